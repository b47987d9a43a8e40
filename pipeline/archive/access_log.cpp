#include "archive/access_log.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "archive/verify_codes.h"
#include "base/hex.h"
#include "base/temporary_name.h"
#include "tlog/log_audit.h"
#include "tlog/log_writer.h"
#include "tlog/note.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kFolder = "access";
constexpr std::string_view kLockName = "lock";
constexpr std::string_view kNoteEnding = ".note";
constexpr std::string_view kFirstLine = "vanthu-archive/access/v1\n";
constexpr std::string_view kFirstKeyLine = "vanthu-archive/access-key/v1\n";
constexpr std::string_view kNothing = "-";
constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kNonceDigits = 64;
constexpr std::size_t kInventoryDigits = 128;

std::string folder_of(const std::string& root) {
  return join_path(root, kFolder);
}

bool is_year(std::string_view text) {
  return text.size() == kYearDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What a cut has left of "2026.note".
bool is_cut_note(const DirectoryEntry& entry) {
  const auto written = try_written_name(entry.name);
  return written && !entry.is_directory && !entry.is_link &&
         is_year(written->substr(0, kYearDigits)) && written->substr(kYearDigits) == kNoteEnding;
}

// Of all years, from writers that were killed.
Result<Done> clear_cut_access(FileStore& files, const std::string& folder) {
  auto entries = files.list(folder);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const std::string path = join_path(folder, entry.name);
    auto cleared = Result<Done>(Done{});
    if (is_cut_note(entry)) cleared = files.remove_tree(path);
    if (entry.is_directory && !entry.is_link && is_year(entry.name))
      cleared = tlog::clear_cut_writes(files, path);
    if (!cleared.ok()) return cleared;
  }
  return Done{};
}

bool is_form(std::string_view text) {
  return !text.empty() && text.size() <= 32 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "<archive id>/access/2026"
std::string origin_of(const ArchiveNote& note, std::string_view year) {
  return log_origin(note, std::string(kFolder) + "/" + std::string(year));
}

std::string key_statement(const ArchiveNote& note, std::string_view year,
                          const tlog::VerifierKey& key) {
  return std::string(kFirstKeyLine) + "archive " + note.id + "\nyear " + std::string(year) +
         "\nkey " + tlog::to_text(key) + "\n";
}

Error not_one_line() {
  return Error{.kind = ErrorKind::Usage,
               .what = {"người nhận và lý do phải là một dòng chữ",
                        "who takes it and why must be one line of text each"},
               .where = {},
               .remedy = {"viết lại --by và --reason, không xuống dòng",
                          "write --by and --reason again without line breaks"}};
}

Error no_log(const std::string& root) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"kho thuộc định dạng cũ, chưa có nhật ký nào",
                        "the archive is of an older format without any log"},
               .where = root,
               .remedy = {"chạy vanthu run một lần để kho có nhật ký",
                          "run vanthu run once, which gives it a log"}};
}

Result<ArchiveNote> note_with_log(const FileStore& files, const std::string& root) {
  auto note = read_note(files, Layout(root));
  if (note.ok() && !note.value().has_log()) return no_log(root);
  return note;
}

// The key of the year's log, vouched for before anything is signed with it.
Result<const tlog::NoteSigner*> signer_of(FileStore& files, const std::string& root,
                                          const ArchiveNote& note, std::string_view year,
                                          LogKeys& keys) {
  auto signer = keys.create(origin_of(note, year));
  if (!signer.ok()) return signer;
  const std::string path = join_path(folder_of(root), std::string(year) + std::string(kNoteEnding));
  if (files.exists(path)) return signer;
  auto root_key = keys.open(log_origin(note, kRootKey));
  if (!root_key.ok()) return root_key.error();
  std::string text = key_statement(note, year, signer.value()->verifier());
  const tlog::NoteSignature signature = root_key.value()->sign(text, Instant{});
  auto written =
      files.replace(path, tlog::write_note({.text = std::move(text), .signatures = {signature}}));
  if (!written.ok()) return written.error();
  return signer;
}

class AccessVerifier {
 public:
  AccessVerifier(const FileStore& files, const std::string& root, const ArchiveNote& note,
                 const AccessObserver& observe)
      : files_(files), folder_(folder_of(root)), note_(note), observe_(observe) {}

  AccessReport check() {
    auto entries = files_.list(folder_);
    if (!entries.ok()) {
      problem(folder_, entries.error().what);
      return std::move(report_);
    }
    for (const DirectoryEntry& entry : entries.value()) {
      const std::string path = join_path(folder_, entry.name);
      const std::string_view year = std::string_view(entry.name).substr(0, kYearDigits);
      const bool known = !entry.is_link && is_year(year) &&
                         entry.name.substr(kYearDigits) == (entry.is_directory ? "" : kNoteEnding);
      if (known && entry.is_directory) {
        check_log(path, year);
      } else if (is_cut_note(entry)) {
        interrupted(path);
      } else if (!known && entry.name != kLockName) {
        report_.problems.push_back(
            make_problem(kForeign, path, {"không phải của vanthu", "it is not vanthu's"}));
      }
    }
    return std::move(report_);
  }

 private:
  void problem(const std::string& path, Bilingual what) {
    report_.problems.push_back(make_problem(kAccessLog, path, std::move(what)));
  }
  void interrupted(const std::string& path) {
    report_.unchecked.push_back(make_problem(
        kPending, path,
        {"một lần ghi bị ngắt để lại tệp này", "an interrupted write has left this file"}));
  }

  std::optional<tlog::VerifierKey> key_of(const std::string& path, std::string_view year) const {
    const auto bytes = files_.read(path);
    const auto note = bytes.ok() ? tlog::parse_note(bytes.value()) : bytes.error();
    if (!note.ok()) return std::nullopt;
    const std::array roots{note_.root};
    const auto signers = tlog::verify_note(note.value(), roots);
    if (!signers.ok() || signers.value().empty()) return std::nullopt;
    const std::string& text = note.value().text;
    const std::size_t at = text.find("\nkey ");
    if (at == std::string::npos) return std::nullopt;
    auto key =
        tlog::parse_verifier_key(std::string_view(text).substr(at + 5, text.size() - at - 6));
    if (!key.ok() || text != key_statement(note_, year, key.value())) return std::nullopt;
    return std::move(key).value();
  }

  void check_log(const std::string& path, std::string_view year) {
    const std::string note = path + std::string(kNoteEnding);
    const auto key = key_of(note, year);
    if (!key) {
      return problem(note, {"khóa của nhật ký truy cập không do khóa gốc của kho chứng nhận",
                            "the archive's root key does not vouch for the access log's key"});
    }
    // The making of it was interrupted, or nothing was taken out yet.
    if (!files_.exists(tlog::checkpoint_path(path)) &&
        !files_.exists(join_path(path, "checkpoints"))) {
      return;
    }
    // Times are the office's word, and its clock may be set back; the order is the log's.
    const auto audit =
        tlog::audit_log(files_, path, *key, [&](std::uint64_t index, const std::string& entry) {
          const auto event = try_parse_access_event(entry);
          if (!event || !event->time.starts_with(year)) {
            const std::string line = std::to_string(index + 1);
            return problem(path, {"dòng " + line + " của nhật ký truy cập sai dạng",
                                  "line " + line + " of the access log is malformed"});
          }
          if (observe_) observe_(*event);
        });
    if (!audit.ok()) return problem(path, audit.error().what);
    for (const tlog::LogProblem& one : audit.value().problems) {
      problem(join_path(path, one.path), one.what);
    }
    for (const std::string& left : audit.value().leftovers) interrupted(join_path(path, left));
  }

  const FileStore& files_;
  const std::string folder_;
  const ArchiveNote& note_;
  const AccessObserver& observe_;
  AccessReport report_;
};

}  // namespace

std::string to_text(const AccessEvent& event, std::string_view nonce) {
  const std::string& reason = event.reason.str();
  return std::string(kFirstLine) + "time " + event.time + "\nform " + event.form + "\nobject " +
         event.object_id + "\nversion " + std::to_string(event.version) +
         "\ninventory sha512:" + event.inventory_sha512 + "\nby " + event.by.str() + "\nreason " +
         (reason.empty() ? std::string(kNothing) : reason) + "\nnonce " + std::string(nonce) + "\n";
}

std::optional<AccessEvent> try_parse_access_event(std::string_view text) {
  if (!text.starts_with(kFirstLine)) return std::nullopt;
  std::string_view rest = text.substr(kFirstLine.size());
  constexpr std::array<std::string_view, 8> kLabels{
      "time ", "form ", "object ", "version ", "inventory sha512:", "by ", "reason ", "nonce "};
  std::array<std::string, kLabels.size()> values;
  for (std::size_t i = 0; i < kLabels.size(); ++i) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos || !rest.starts_with(kLabels[i])) return std::nullopt;
    values[i] = rest.substr(kLabels[i].size(), end - kLabels[i].size());
    rest.remove_prefix(end + 1);
  }
  AccessEvent event{.time = values[0],
                    .form = values[1],
                    .object_id = values[2],
                    .version = 0,
                    .inventory_sha512 = values[4],
                    .by = {},
                    .reason = {}};
  const std::string& number = values[3];
  const auto [stop, error] =
      std::from_chars(number.data(), number.data() + number.size(), event.version);
  auto by = text::normalize(values[5]);
  auto reason = text::normalize(values[6] == kNothing ? std::string() : values[6]);
  if (error != std::errc{} || stop != number.data() + number.size() || event.version < 1 ||
      !by.ok() || !reason.ok() || !is_object_id(event.object_id) || !is_form(event.form) ||
      !is_hex(event.inventory_sha512, kInventoryDigits) || !is_hex(values[7], kNonceDigits)) {
    return std::nullopt;
  }
  event.by = std::move(by).value();
  event.reason = std::move(reason).value();
  if (to_text(event, values[7]) != text) return std::nullopt;
  return event;
}

Result<Done> log_access(FileStore& files, const Clock& clock, const std::string& root,
                        LogKeys& keys, std::span<const AccessEvent> events) {
  const auto note = note_with_log(files, root);
  if (!note.ok()) return note.error();
  const std::string folder = folder_of(root);
  if (auto made = files.make_directories(folder); !made.ok()) return made;
  auto lock = files.try_lock(join_path(folder, kLockName));
  if (!lock.ok()) return lock.error();
  if (auto cleared = clear_cut_access(files, folder); !cleared.ok()) return cleared;
  const Instant now = clock.now();
  const std::string time = to_iso_utc(now);
  const std::string year = time.substr(0, kYearDigits);
  auto signer = signer_of(files, root, note.value(), year, keys);
  if (!signer.ok()) return signer.error();
  auto log = tlog::LogWriter::open(files, join_path(folder, year), *signer.value());
  if (!log.ok()) return log.error();
  std::vector<std::string> entries;
  for (AccessEvent event : events) {
    event.time = time;
    entries.push_back(to_text(event, keys.nonce()));
    if (!try_parse_access_event(entries.back())) return not_one_line();
  }
  auto point = files.open_sync_point(folder);
  if (!point.ok()) return point.error();
  if (auto staged = log.value().stage(entries); !staged.ok()) return staged;
  if (auto synced = point.value()->sync(); !synced.ok()) return synced;
  return log.value().publish(now);
}

AccessReport check_access_logs(const FileStore& files, const std::string& root,
                               const AccessObserver& observe) {
  if (!files.exists(folder_of(root))) return {};
  const auto note = note_with_log(files, root);
  // A note that cannot be read is named by itself.
  if (!note.ok()) return {};
  return AccessVerifier(files, root, note.value(), observe).check();
}

}  // namespace vanthu::archive
