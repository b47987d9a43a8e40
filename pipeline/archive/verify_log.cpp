#include "archive/verify_log.h"

#include <algorithm>
#include <limits>

#include "archive/created_time.h"
#include "archive/verify_codes.h"
#include "base/sha.h"
#include "tlog/log_audit.h"
#include "tlog/log_reader.h"
#include "tlog/note.h"

namespace vanthu::archive {
namespace {

// Entries of a log that count: all, unless the log after it was opened at an earlier one.
std::uint64_t counted_size(const ShardChain& chain, std::size_t number) {
  if (number + 1 >= chain.shards.size()) return std::numeric_limits<std::uint64_t>::max();
  return chain.shards[number + 1].opening.size;
}

}  // namespace

void LogVerifier::problem(std::string_view code, const std::string& path, Bilingual what) {
  report_.problems.push_back(make_problem(code, path, std::move(what)));
}

void LogVerifier::unchecked(std::string_view code, const std::string& path, Bilingual what) {
  report_.unchecked.push_back(make_problem(code, path, std::move(what)));
}

void LogVerifier::check_logs() {
  const LogTrust& trust = options_.log;
  if (!state_.note.has_log()) {
    if (!trust.roots.empty()) {
      problem(
          kNoLog, state_.layout.note(),
          {"kho này từng có nhật ký nhưng nay không có", "this archive had a log and has none"});
    } else if (trust.needs_log) {
      unchecked(kNoLog, state_.layout.note(),
                {"kho chưa có nhật ký nên không biết có hồ sơ nào bị bớt hay thay không",
                 "the archive has no log, so nothing tells whether a dossier was removed or "
                 "replaced"});
    }
    return;
  }
  check_root();
  // Before the logs: what is written while they are read is not missed.
  list_care();
  auto chain = read_shards(files_, state_.layout, state_.note);
  if (!chain.ok()) return unchecked(kUnreadable, state_.layout.keys(), chain.error().what);
  for (const ShardProblem& broken : chain.value().problems)
    problem(kLogChain, broken.path, broken.what);
  for (std::size_t i = 0; i < chain.value().shards.size(); ++i) check_shard(chain.value(), i);
  check_files(chain.value());
  check_care();
  check_policies();
  for (const std::string& kept : trust.checkpoints) check_kept(kept, chain.value());
  for (const std::string& own : trust.own_checkpoints) check_own(own, chain.value());
  if (options_.level >= VerifyLevel::Log && options_.with_index && state_.index) compare_index();
}

void LogVerifier::check_root() {
  const auto& roots = options_.log.roots;
  if (std::find(roots.begin(), roots.end(), state_.note.root) != roots.end()) return;
  if (!roots.empty()) {
    problem(kLogKey, state_.layout.note(),
            {"khóa gốc của kho đã bị thay: không phải khóa đã biết",
             "the archive's root key was replaced: it is not the known one"});
  } else if (options_.log.needs_log) {
    unchecked(kLogKey, state_.layout.note(),
              {"không có khóa gốc để đối chiếu với khóa ghi trong kho",
               "there is no root key to compare the archive's own with"});
  }
}

void LogVerifier::check_shard(const ShardChain& chain, std::size_t number) {
  const Shard& shard = chain.shards[number];
  const std::string folder = state_.layout.log(shard.name());
  const std::uint64_t counted = counted_size(chain, number);
  first_entry_ = {};
  end_entry_ = {};
  const auto observe = [&](std::uint64_t index, const std::string& text) {
    take(shard, counted, index, text);
  };
  if (!files_.exists(tlog::checkpoint_path(folder)) && number + 1 == chain.shards.size() &&
      !files_.exists(join_path(folder, "checkpoints"))) {
    is_between_logs_ = true;
    return unchecked(
        kPending, folder,
        {"nhật ký mới mở dở, hoặc đã bị bỏ", "a new log was opened by half, or was taken away"});
  }
  auto audit = tlog::audit_log(files_, folder, shard.opening.key, observe);
  if (audit.ok()) take_unfinished(folder, number + 1 == chain.shards.size(), audit.value());
  has_all_logs_ = has_all_logs_ && audit.ok() && audit.value().is_clean();
  if (!audit.ok()) {
    const std::string& where = audit.error().where;
    return problem(kLogAltered, where.empty() ? folder : where, audit.error().what);
  }
  report_.log_entries += audit.value().entries;
  report_.bytes += audit.value().bytes;
  for (const tlog::LogProblem& found : audit.value().problems)
    problem(kLogAltered, join_path(folder, found.path), found.what);
  for (const std::string& left : audit.value().leftovers) {
    // A writer at work has given it its name since.
    if (files_.exists(join_path(folder, left))) interrupted(join_path(folder, left));
  }
  last_shard_ = shard;
  last_size_ = audit.value().checkpoint.size;
  note_given_up(chain, number);
  if (audit.value().is_clean()) check_ends(chain, number);
}

// Only the last log grows; beyond the end of another nothing was ever to come.
void LogVerifier::take_unfinished(const std::string& folder, bool is_last, tlog::LogAudit& audit) {
  if (audit.unfinished.empty()) return;
  if (!is_last) {
    for (const std::string& path : audit.unfinished) {
      audit.problems.push_back({path,
                                {"tệp nằm ngoài điểm chốt của nhật ký đã đóng",
                                 "the file is beyond the end of a log that was closed"}});
    }
    return;
  }
  is_unfinished_ = true;
  const std::string count = std::to_string(audit.unfinished.size());
  unchecked(kPending, join_path(folder, audit.unfinished.front()),
            {"một lần ghi nhật ký chưa xong hoặc bị ngắt: " + count +
                 " tệp nằm ngoài điểm chốt, từ tệp này",
             "an append to the log is under way or was interrupted: " + count +
                 " files beyond the checkpoint, from this one"});
}

void LogVerifier::note_given_up(const ShardChain& chain, std::size_t number) {
  if (number + 1 == chain.shards.size()) return;
  const ShardStatement& next = chain.shards[number + 1].opening;
  if (is_by_key_before(next.reason)) return;
  report_.given_up.push_back({.name = chain.shards[number].name(),
                              .was_stolen = next.reason == ShardReason::Stolen,
                              .counted = next.size,
                              .size = last_size_});
}

// The first entry binds the statement that opened the log, the last one the statement that closed
// it, and the next log's statement holds the final checkpoint.
void LogVerifier::check_ends(const ShardChain& chain, std::size_t number) {
  const Shard& shard = chain.shards[number];
  const std::string path = state_.layout.shard_statement(shard.name());
  if (first_entry_.op != kOpKey || first_entry_.detail_sha256 != shard.statement_sha256) {
    problem(kLogChain, path,
            {"dòng đầu của nhật ký không ghi phiếu khóa này",
             "the first entry of the log does not bind this key statement"});
  }
  if (number + 1 == chain.shards.size()) {
    if (end_entry_.op != kOpShardClose) return;
    is_between_logs_ = true;
    return unchecked(kPending, path,
                     {"nhật ký " + shard.name() + " đã đóng nhưng không có nhật ký tiếp theo",
                      "the log " + shard.name() + " was closed, and the next one is not here"});
  }
  const ShardStatement& next = chain.shards[number + 1].opening;
  const std::string next_path = state_.layout.shard_statement(to_text(next.shard));
  check_continues(shard, next.checkpoint, next_path);
  check_frozen(next, next_path);
  if (!is_by_key_before(next.reason)) return;
  const std::string close = to_text(CloseStatement{.archive = next.archive,
                                                   .closed = shard.opening.shard,
                                                   .next = next.shard,
                                                   .next_key = next.key});
  const std::string close_path = state_.layout.close_statement(shard.name());
  const auto kept_close = files_.read(close_path);
  if (!kept_close.ok() || kept_close.value() != close) {
    problem(kLogChain, close_path,
            {"phiếu đóng nhật ký " + shard.name() + " bị thiếu hoặc đã bị sửa",
             "the statement that closed the log " + shard.name() + " is missing or was altered"});
  }
  if (last_size_ == next.size && end_entry_.op == kOpShardClose &&
      end_entry_.detail_sha256 == sha256_hex(close))
    return;
  problem(kLogChain, next_path,
          {"nhật ký " + shard.name() + " không được đóng bằng khóa mở nhật ký này",
           "the log " + shard.name() + " was not closed in favour of this log's key"});
}

void LogVerifier::take(const Shard& shard, std::uint64_t counted, std::uint64_t index,
                       const std::string& text) {
  const std::string place = entry_place(shard.name(), index);
  const auto entry = try_parse_log_entry(text);
  positions_.push_back(position_of(entry.value_or(LogEntry{}), shard.name(), index));
  if (!entry) {
    return problem(kLogEntry, place,
                   {"dòng nhật ký không đúng dạng", "the log's entry is malformed"});
  }
  if (index == 0) first_entry_ = *entry;
  end_entry_ = *entry;
  if (!entry->detail_sha256.empty()) bind(*entry, index < counted ? std::string() : place);
  // Written with a key that was lost or stolen, after the last entry that is known to be good.
  if (index >= counted) {
    if (!entry->object.empty()) objects_[entry->object].last_beyond = place;
    return;
  }
  if (entry->time <= last_time_) {
    problem(kLogBackDated, place,
            {"dòng nhật ký ghi lùi thời gian: " + entry->time + ", sau dòng ghi " + last_time_,
             "the entry is back-dated: " + entry->time + ", after one of " + last_time_});
  }
  last_time_ = entry->time;
  if (entry->op == kOpPolicy) logged_policies_.push_back(entry->detail_sha256);
  if (entry->object.empty()) return;
  LoggedObject& object = objects_[entry->object];
  const bool follows = entry->prev == object.last_place ||
                       (!entry->prev.empty() && entry->prev == object.last_beyond);
  if (!follows && entry->op != kOpAdopt) {
    problem(kLogReordered, place,
            {"dòng nhật ký không nối tiếp dòng trước của cùng hồ sơ " + entry->object,
             "the entry does not follow the one before of the same dossier " + entry->object});
  }
  object.last_place = place;
  object.last_beyond.clear();
  if (says_stored(entry->op)) {
    take_stored(*entry, place);
  } else if (!entry->detail_sha256.empty()) {
    check_statement(*entry, place);
  }
}

// An entry that counts goes before one that does not.
void LogVerifier::bind(const LogEntry& entry, const std::string& beyond) {
  bound_.insert(entry.detail_sha256);
  if (entry.object.empty()) return;
  const auto [known, is_new] = deeds_.emplace(entry.detail_sha256, beyond);
  if (!is_new && beyond.empty()) known->second.clear();
}

void LogVerifier::take_stored(const LogEntry& entry, const std::string& place) {
  auto& versions = objects_[entry.object].versions;
  if (const auto known = versions.find(entry.version); known != versions.end()) {
    return problem(kLogTwice, place,
                   {"phiên bản v" + std::to_string(entry.version) + " của hồ sơ " + entry.object +
                        " đã được ghi ở dòng " + known->second.place,
                    "version v" + std::to_string(entry.version) + " of the dossier " +
                        entry.object + " was logged at " + known->second.place});
  }
  const int newest = versions.empty() ? 0 : versions.rbegin()->first;
  const bool is_next = entry.version == newest + 1 && (entry.version == 1) == (newest == 0);
  if (!is_next && entry.op != kOpAdopt) {
    problem(kLogReordered, place,
            {"phiên bản của hồ sơ " + entry.object + " không theo thứ tự",
             "the versions of the dossier " + entry.object + " are out of order"});
  }
  versions.emplace(entry.version,
                   Logged{.inventory_sha512 = entry.inventory_sha512, .place = place});
}

void LogVerifier::expect(const Intent& intent) {
  for (const IntendedVersion& version : intent.versions)
    expected_.emplace(version.object_id, version.version);
}

void LogVerifier::compare(const StoredObject& object) {
  if (!state_.note.has_log() || options_.level < VerifyLevel::Log) return;
  const std::string& id = object.inventory.id;
  const auto logged = objects_.find(id);
  for (int version = 1; version <= object.inventory.head(); ++version) {
    Logged* known = nullptr;
    if (logged != objects_.end()) {
      const auto found = logged->second.versions.find(version);
      if (found != logged->second.versions.end()) known = &found->second;
    }
    if (known == nullptr) {
      if (!expected_.contains({id, version}))
        unlogged_.push_back({.object = id, .version = version, .folder = object.folder});
      continue;
    }
    known->is_stored = true;
    const auto receipt = receipt_of(files_, object, version);
    // An older inventory that is damaged was reported with the object.
    if (!receipt.ok() || receipt.value().inventory_sha512 == known->inventory_sha512) continue;
    problem(kRewritten, join_path(object.folder, version_name(version)),
            {"hồ sơ đã bị viết lại sau khi lưu: inventory khác với dòng nhật ký " + known->place,
             "the dossier was rewritten after it was stored: its inventory differs from entry " +
                 known->place});
  }
}

// That a writer has appended since the logs were read.
void LogVerifier::each_newer_entry(const std::function<void(const LogEntry&)>& observe) {
  if (!last_shard_) return;
  auto reader = tlog::LogReader::open(files_, state_.layout.log(last_shard_->name()),
                                      last_shard_->opening.key);
  if (!reader.ok() || reader.value().checkpoint().size <= last_size_) return;
  const auto read =
      reader.value().read_from(last_size_, [&](std::uint64_t, const std::string& text) {
        if (const auto entry = try_parse_log_entry(text)) observe(*entry);
      });
  if (!read.ok()) problem(kLogAltered, read.error().where, read.error().what);
}

// A writer may have stored while the objects were being read.
void LogVerifier::read_again() {
  if (unlogged_.empty()) return;
  each_newer_entry([&](const LogEntry& entry) {
    if (!says_stored(entry.op)) return;
    std::erase_if(unlogged_, [&](const Unlogged& one) {
      return one.object == entry.object && one.version == entry.version;
    });
  });
}

void LogVerifier::finish(bool complete) {
  if (!state_.note.has_log() || options_.level < VerifyLevel::Log) return;
  read_again();
  for (const Unlogged& one : unlogged_) {
    problem(kUnlogged, join_path(one.folder, version_name(one.version)),
            {"phiên bản này có trong kho nhưng không có dòng nhật ký nào ghi nó",
             "this version is in the archive, but no entry of the log speaks of it"});
  }
  if (!complete) return;
  for (const auto& [id, object] : objects_) {
    for (const auto& [version, logged] : object.versions) {
      if (logged.is_stored) continue;
      problem(kLost, join_path(state_.layout.object(id), version_name(version)),
              {"phiên bản này đã được lưu (dòng nhật ký " + logged.place +
                   ") nhưng không còn trong kho",
               "this version was stored (entry " + logged.place +
                   ") and is not in the archive any more"});
    }
  }
}

// What the index had before the last entries came, whatever the order of the logs' names.
bool LogVerifier::is_beginning(const std::vector<LogPosition>& indexed) const {
  if (indexed.size() > positions_.size()) return false;
  const auto end = positions_.begin() + static_cast<std::ptrdiff_t>(indexed.size());
  std::vector<LogPosition> before(positions_.begin(), end);
  std::stable_sort(before.begin(), before.end(),
                   [](const auto& a, const auto& b) { return a.shard < b.shard; });
  return before == indexed;
}

void LogVerifier::compare_index() {
  std::vector<LogPosition> indexed;
  auto read = each_position(*state_.index,
                            [&](const LogPosition& position) { indexed.push_back(position); });
  // As text sorts, both.
  std::vector<LogPosition> logged = positions_;
  std::stable_sort(logged.begin(), logged.end(),
                   [](const auto& a, const auto& b) { return a.shard < b.shard; });
  if (!expected_.empty() || (read.ok() && indexed == logged)) return;
  std::map<std::string, std::uint64_t> gone;
  for (const LogPosition& one : indexed) ++gone[one.shard];
  // A writer may have opened one since.
  std::erase_if(gone, [&](const auto& one) {
    return files_.exists(tlog::checkpoint_path(state_.layout.log(one.first)));
  });
  for (const auto& [shard, entries] : gone) {
    const std::string known = std::to_string(entries);
    problem(kRolledBack, state_.layout.log(shard),
            {"nhật ký này từng có " + known + " dòng theo chỉ mục, nay không còn dòng nào",
             "by the index this log had " + known + " entries, and it has none now"});
  }
  if (!gone.empty()) return;
  if (read.ok() && is_beginning(indexed)) {
    return unchecked(kPending, state_.index_path,
                     {"chỉ mục chưa có các dòng cuối của nhật ký: lần ghi chưa xong hoặc bị ngắt",
                      "the index lacks the last entries of the log: a storing is under way or was "
                      "interrupted"});
  }
  problem(kIndexDiffers, state_.index_path,
          {"chỉ mục ghi vị trí trong nhật ký khác với nhật ký",
           "the index says otherwise than the log where entries are"});
}

}  // namespace vanthu::archive
