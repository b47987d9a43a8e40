// The files of keys/ and care/: what an entry binds is there and unaltered, and nothing else lies
// beside it.
#include "archive/created_time.h"
#include "archive/verify_codes.h"
#include "archive/verify_log.h"
#include "base/sha.h"

namespace vanthu::archive {

void LogVerifier::check_signature(const std::string& statement, const LogEntry& entry) {
  if (options_.level < VerifyLevel::Signatures) return;
  const std::string path = join_path(state_.layout.care(), entry.detail_sha256 + ".p7s");
  const auto signature = files_.read(path);
  std::optional<SignatureVerdict> verdict;
  if (options_.signatures.manifest && signature.ok()) {
    const Instant made{try_parse_created(entry.time).value_or(0) / kMicroseconds};
    verdict = options_.signatures.manifest(statement, signature.value(), made);
  }
  using Outcome = SignatureVerdict::Outcome;
  if (!signature.ok() || (verdict && verdict->outcome == Outcome::Wrong)) {
    problem(kSignatureWrong, path,
            {"văn bản này không có chữ ký đúng", "this statement is not rightly signed"});
  } else if (!verdict || verdict->outcome == Outcome::Unchecked) {
    unchecked(kSignatureUnchecked, path,
              verdict ? verdict->detail
                      : Bilingual{"chưa có khóa để kiểm tra chữ ký",
                                  "there are no keys to check the signature with"});
  } else {
    ++report_.valid_signatures;
  }
}

// Of a hold or its release: a file that disappears is a deed undone.
void LogVerifier::check_statement(const LogEntry& entry, const std::string& place) {
  const std::string path = join_path(state_.layout.care(), entry.detail_sha256 + ".txt");
  const auto statement = files_.read(path);
  if (statement.ok()) ++report_.files;
  if (statement.ok() && sha256_hex(statement.value()) == entry.detail_sha256)
    return check_signature(statement.value(), entry);
  problem(kStatement, path,
          {"văn bản “" + entry.op + "” về hồ sơ " + entry.object + " (dòng nhật ký " + place +
               ") bị thiếu hoặc đã bị sửa",
           "the statement “" + entry.op + "” about the dossier " + entry.object + " (entry " +
               place + ") is missing or was altered"});
}

// Nothing else lies beside the logs and the statements.
void LogVerifier::check_files(const ShardChain& chain) {
  std::set<std::string> logs;
  std::set<std::string> statements;
  for (const Shard& shard : chain.shards) {
    logs.insert(shard.name());
    statements.insert(file_name(state_.layout.shard_statement(shard.name())));
  }
  for (int number = 1; files_.exists(state_.layout.policy(number)); ++number)
    statements.insert(file_name(state_.layout.policy(number)));
  for (std::size_t i = 0; i < chain.shards.size(); ++i) {
    if (expects_closing(chain, i))
      statements.insert(file_name(state_.layout.close_statement(chain.shards[i].name())));
  }
  check_only(state_.layout.log(), logs);
  check_only(state_.layout.keys(), statements);
}

void LogVerifier::check_only(const std::string& folder, const std::set<std::string>& names) {
  const auto entries = files_.list(folder);
  if (!entries.ok()) return problem(kChangedFrame, folder, entries.error().what);
  for (const DirectoryEntry& entry : entries.value()) {
    if (names.contains(entry.name) && !entry.is_link) continue;
    const std::string path = join_path(folder, entry.name);
    if (folder == state_.layout.keys() && is_interrupted_write(entry)) {
      interrupted(path);
    } else {
      problem(kForeign, path, {"không phải của vanthu", "it is not vanthu's"});
    }
  }
}

// What a cut has left of a write under a temporary name of vanthu's is harmless.
void LogVerifier::interrupted(const std::string& path) {
  unchecked(kPending, path,
            {"một lần ghi bị ngắt để lại tệp này", "an interrupted write has left this file"});
}

// Whether close-<shard>.txt belongs here: an entry binds it, or the closing was begun by half.
bool LogVerifier::expects_closing(const ShardChain& chain, std::size_t number) {
  const std::string path = state_.layout.close_statement(chain.shards[number].name());
  const bool is_last = number + 1 == chain.shards.size();
  // Compared with the next log's statement already.
  if (!is_last && is_by_key_before(chain.shards[number + 1].opening.reason)) return true;
  if (!files_.exists(path)) return false;
  const auto text = files_.read(path);
  if (!text.ok()) return false;
  const auto close = parse_close_statement(text.value());
  const bool fits = close.ok() && close.value().archive == state_.note.id &&
                    close.value().closed == chain.shards[number].opening.shard;
  if (fits && bound_.contains(sha256_hex(text.value()))) return true;
  if (!fits || !is_last) return false;
  unchecked(kPending, path,
            {"phiếu đóng nhật ký này chưa được ghi vào nhật ký: việc đóng bị ngắt giữa chừng, hoặc "
             "tệp không phải của vanthu",
             "the log has no entry of this closing statement: the closing was interrupted, or the "
             "file is not vanthu's"});
  return true;
}

void LogVerifier::list_care() {
  if (!files_.exists(state_.layout.care())) return;
  const auto entries = files_.list(state_.layout.care());
  if (!entries.ok()) return unchecked(kUnreadable, state_.layout.care(), entries.error().what);
  for (const DirectoryEntry& entry : entries.value())
    care_.emplace(entry.name, !entry.is_directory && !entry.is_link);
}

// Both files of a statement that no entry names, rightly signed as far as that can be judged: its
// writer was killed before the entry, or is about to make it.
bool LogVerifier::is_signed_pair(const std::string& digest) const {
  const std::string path = join_path(state_.layout.care(), digest);
  const auto statement = files_.read(path + ".txt");
  const auto signature = files_.read(path + ".p7s");
  if (!statement.ok() || !signature.ok() || sha256_hex(statement.value()) != digest) return false;
  const std::string& text = statement.value();
  if (!text.starts_with("vanthu-archive/hold/v1\n") &&
      !text.starts_with("vanthu-archive/release/v1\n"))
    return false;
  if (options_.level < VerifyLevel::Signatures || !options_.signatures.manifest) return true;
  constexpr std::string_view kTime = "\ntime ";
  const auto at = text.find(kTime);
  if (at == std::string::npos) return false;
  const auto from = at + kTime.size();
  const auto made = try_parse_stated(text.substr(from, text.find('\n', from) - from));
  if (!made) return false;
  const SignatureVerdict verdict = options_.signatures.manifest(text, signature.value(), *made);
  return verdict.outcome != SignatureVerdict::Outcome::Wrong;
}

// A file in care/ says something about a dossier only when an entry of the log has its digest:
// anybody can put one there, and the signature of another statement beside it.
void LogVerifier::check_care() {
  // The log's own damage has been told, and it cannot tell what belongs here.
  if (!has_all_logs_) return;
  bool was_read_again = false;
  for (const auto& [name, is_plain] : care_) {
    const std::string path = join_path(state_.layout.care(), name);
    const bool has_ending = name.ends_with(".txt") || name.ends_with(".p7s");
    const std::string digest = has_ending ? name.substr(0, name.size() - 4) : std::string();
    if (!deeds_.contains(digest) && !was_read_again) {
      // A writer may have logged it since.
      each_newer_entry([&](const LogEntry& entry) { bind(entry, {}); });
      was_read_again = true;
    }
    const auto binding = digest.empty() ? deeds_.end() : deeds_.find(digest);
    if (is_plain && binding == deeds_.end() && is_between_logs_) {
      problem(kLogAltered, path,
              {"không dòng nhật ký nào ghi tệp này, nhưng nhật ký cuối mở dở hoặc đã bị bỏ: có thể "
               "chính nhật ký đó đã ghi",
               "no entry of the log speaks of this file, but the last log was opened by half or "
               "taken away and may have"});
    } else if (is_plain && binding == deeds_.end() && is_unfinished_ && digest.size() == 64) {
      unchecked(kPending, path,
                {"chưa dòng nhật ký nào ghi tệp này: việc ghi chưa xong hoặc bị ngắt",
                 "no entry of the log speaks of this file yet: its writing is under way or was "
                 "interrupted"});
    } else if (is_plain && binding == deeds_.end() && is_signed_pair(digest)) {
      unchecked(kPending, path,
                {"văn bản có chữ ký này chưa có dòng nhật ký: việc ghi còn dở hoặc đã bị ngắt; nó "
                 "chưa có hiệu lực",
                 "no entry of the log speaks of this signed statement yet: its writing is under "
                 "way or was interrupted; it has no effect yet"});
    } else if (!is_plain || binding == deeds_.end()) {
      problem(kForeign, path,
              {"không dòng nhật ký nào ghi tệp này: nó không qua vanthu, hoặc việc ghi bị ngắt; nó "
               "không có hiệu lực",
               "no entry of the log speaks of this file: it did not come through vanthu, or its "
               "writing was interrupted; it has no effect"});
    } else if (!binding->second.empty()) {
      problem(kStatement, path,
              {"chỉ có dòng nhật ký " + binding->second +
                   " ghi văn bản này, và dòng đó ghi bằng khóa đã mất hoặc bị đánh cắp nên không "
                   "tính; lập lại bằng vanthu hold rồi chuyển tệp này ra ngoài",
               "only the entry " + binding->second +
                   " speaks of this statement, written with a key that was lost or stolen, and "
                   "does not count; make it again with vanthu hold, then take this file out"});
    }
  }
}

}  // namespace vanthu::archive
