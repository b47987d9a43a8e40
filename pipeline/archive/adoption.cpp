#include <algorithm>
#include <map>
#include <tuple>

#include "archive/archive_state.h"
#include "archive/created_time.h"
#include "archive/log_errors.h"
#include "base/sha.h"

namespace vanthu::archive {
namespace {

// Entries that are appended at once while adopting.
constexpr std::size_t kBatch = 1000;

struct UnloggedVersion {
  std::string created;
  std::string object;
  int version = 0;
  std::string inventory_sha512;
};

Result<std::vector<UnloggedVersion>> find_unlogged(const ArchiveState& state) {
  auto folders = list_object_folders(*state.files, state.layout);
  if (!folders.ok()) return folders.error();
  std::vector<UnloggedVersion> found;
  for (const std::string& folder : folders.value()) {
    auto object = load_object(*state.files, folder);
    // Too damaged to be vouched for; verify says so.
    if (!object.ok()) continue;
    const Inventory& inventory = object.value().inventory;
    for (int version = 1; version <= inventory.head(); ++version) {
      auto position = find_position(*state.index, inventory.id, version);
      if (!position.ok()) return position.error();
      if (position.value() && state.log->counts(*position.value())) continue;
      auto receipt = receipt_of(*state.files, object.value(), version);
      if (!receipt.ok()) continue;
      found.push_back({.created = receipt.value().created,
                       .object = inventory.id,
                       .version = version,
                       .inventory_sha512 = receipt.value().inventory_sha512});
    }
  }
  std::sort(found.begin(), found.end(), [](const UnloggedVersion& a, const UnloggedVersion& b) {
    return std::tie(a.created, a.object, a.version) < std::tie(b.created, b.object, b.version);
  });
  return found;
}

// The note that an archive of an older format gets with its log.
Result<ArchiveNote> note_with_log(const ArchiveState& state) {
  auto old = state.files->read(state.layout.note());
  if (!old.ok()) return old.error();
  ArchiveNote note = state.note;
  note.format = kFormatWithLog;
  // From what stays the same until the end, so that an interrupted adoption is taken up again.
  note.id = sha256_hex(old.value()).substr(0, 32);
  return note;
}

}  // namespace

std::string ArchiveState::next_time() {
  last_created = std::max(last_created + 1, clock->now().seconds * kMicroseconds);
  return format_created(last_created);
}

Result<Done> open_log(ArchiveState& state, const ArchiveNote& with_log) {
  auto log = ArchiveLog::open({.files = state.files,
                               .clock = state.clock,
                               .layout = state.layout,
                               .keys = state.options.log_keys,
                               .sync_point = state.sync_point.get(),
                               .kept = state.options.kept_checkpoints,
                               .next_time = [&state] { return state.next_time(); }},
                              with_log);
  if (!log.ok()) return log.error();
  state.log.emplace(std::move(log).value());
  return Done{};
}

Result<Done> check_no_log_is_gone(const ArchiveState& state) {
  const std::vector<Shard>& shards = state.log->shards();
  for (std::size_t i = 0; i + 1 < shards.size(); ++i) {
    auto reader = state.log->read(shards[i]);
    if (!reader.ok()) return reader.error();
    if (!reader.value()) return lost_log(state.layout.log(shards[i].name()));
  }
  if (shards.size() > 1) return Done{};
  if (!shards.empty()) {
    auto reader = state.log->read(shards.front());
    if (!reader.ok()) return reader.error();
    if (reader.value()) return Done{};
  }
  auto folders = list_object_folders(*state.files, state.layout);
  if (!folders.ok()) return folders.error();
  if (folders.value().empty()) return Done{};
  return lost_log(shards.empty() ? state.layout.log() : state.layout.log(shards.front().name()));
}

Result<Done> catch_up_positions(ArchiveState& state, bool whole) {
  IndexDatabase& index = *state.index;
  if (!whole && state.log->is_ready()) {
    // What was published here is in the table, unless that failed.
    auto known = count_positions(index, state.log->shard());
    if (known.ok() && known.value() == state.log->size()) return Done{};
  }
  if (auto created = create_positions(index); !created.ok()) return created;
  if (whole) {
    if (auto cleared = clear_positions(index); !cleared.ok()) return cleared;
  }
  for (const Shard& shard : state.log->shards()) {
    auto reader = state.log->read(shard);
    if (!reader.ok()) return reader.error();
    auto known = count_positions(index, shard.name());
    if (!known.ok()) return known.error();
    const std::uint64_t size = reader.value() ? reader.value()->checkpoint().size : 0;
    // Making it anew would be a second history.
    if (!reader.value() && known.value() > 0)
      return gone_log(state.layout.log(shard.name()), known.value());
    if (known.value() > size) return whole ? Done{} : catch_up_positions(state, true);
    if (known.value() == size) continue;
    std::vector<LogPosition> positions;
    auto read = reader.value()->read_from(
        known.value(), [&](std::uint64_t number, const std::string& text) {
          const auto entry = try_parse_log_entry(text);
          positions.push_back(position_of(entry.value_or(LogEntry{}), shard.name(), number));
        });
    if (!read.ok()) return read;
    if (auto put = put_positions(index, positions); !put.ok()) return put;
  }
  return Done{};
}

Result<std::uint64_t> adopt_unlogged(ArchiveState& state) {
  auto found = find_unlogged(state);
  if (!found.ok()) return found.error();
  ArchiveLog& log = *state.log;
  if (auto ready = log.make_ready(); !ready.ok()) return ready.error();
  std::map<std::string, std::string> last;
  std::vector<std::string> entries;
  for (std::size_t i = 0; i < found.value().size(); ++i) {
    const UnloggedVersion& one = found.value()[i];
    LogEntry entry{.op = std::string(kOpAdopt),
                   .object = one.object,
                   .version = one.version,
                   .inventory_sha512 = one.inventory_sha512};
    auto& prev = last[one.object];
    if (prev.empty()) {
      auto before = last_position(*state.index, one.object);
      if (!before.ok()) return before.error();
      if (before.value()) prev = entry_place(before.value()->shard, before.value()->index);
    }
    entry.prev = prev;
    log.complete(entry);
    prev = entry_place(log.shard(), log.size() + entries.size());
    entries.push_back(to_text(entry));
    if (entries.size() < kBatch && i + 1 < found.value().size()) continue;
    if (auto appended = log.append(entries); !appended.ok()) return appended.error();
    entries.clear();
  }
  if (auto put = put_positions(*state.index, log.take_new_positions()); !put.ok())
    return put.error();
  return found.value().size();
}

Result<bool> is_between_adoptions(const ArchiveState& state) {
  const std::vector<Shard>& shards = state.log->shards();
  bool has_beyond = false;
  for (std::size_t i = 1; i < shards.size(); ++i) {
    auto known = count_positions(*state.index, shards[i - 1].name());
    if (!known.ok()) return known.error();
    has_beyond = has_beyond || known.value() > shards[i].opening.size;
  }
  if (!shards.empty() && (shards.back().opening.reason == ShardReason::Lost ||
                          shards.back().opening.reason == ShardReason::Stolen)) {
    // Only its own opening: perhaps the crash came before anything else.
    auto entries = count_positions(*state.index, shards.back().name());
    if (!entries.ok()) return entries.error();
    if (entries.value() <= 1) return true;
  }
  if (!has_beyond) return false;
  std::vector<LogPosition> beyond;
  auto read = each_position(*state.index, [&](const LogPosition& one) {
    if (one.version > 0 && !state.log->counts(one)) beyond.push_back(one);
  });
  if (!read.ok()) return read.error();
  for (const LogPosition& one : beyond) {
    auto newest = find_position(*state.index, one.object, one.version);
    if (!newest.ok()) return newest.error();
    if (newest.value() && !state.log->counts(*newest.value())) return true;
  }
  return false;
}

Result<Done> check_never_had_log(const ArchiveState& state) {
  const auto& roots = state.options.known_roots;
  if (state.note.has_log() || roots.empty()) return Done{};
  auto note = note_with_log(state);
  if (!note.ok()) return note.error();
  const std::string own = log_origin(note.value(), kRootKey);
  const bool was_begun = std::any_of(roots.begin(), roots.end(),
                                     [&](const tlog::VerifierKey& key) { return key.name == own; });
  if (was_begun) return Done{};
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"kho này từng có nhật ký nhưng nay không có: có người đã bỏ nhật ký, hoặc đây là "
               "bản rất cũ",
               "this archive had a log and has none: somebody removed it, or this is a very old "
               "copy"},
      .where = state.layout.note(),
      .remedy = {"không ghi gì thêm; chạy vanthu verify, rồi khôi phục kho từ bản sao lưu (vanthu "
                 "archive repair)",
                 "nothing was written; run vanthu verify, then restore the archive from a backup "
                 "(vanthu archive repair)"}};
}

Result<Done> give_log(ArchiveState& state) {
  FileStore& files = *state.files;
  auto with_log = note_with_log(state);
  if (!with_log.ok()) return with_log.error();
  ArchiveNote note = std::move(with_log).value();
  auto root = state.options.log_keys->create(log_origin(note, kRootKey));
  if (!root.ok()) return root.error();
  note.root = root.value()->verifier();
  for (const std::string& folder : {state.layout.log(), state.layout.keys()}) {
    if (auto made = files.make_directories(folder); !made.ok()) return made;
  }
  if (auto opened = open_log(state, note); !opened.ok()) return opened;
  if (auto caught_up = catch_up_positions(state, false); !caught_up.ok()) return caught_up;
  auto adopted = adopt_unlogged(state);
  if (!adopted.ok()) return adopted.error();
  for (const FixedFile& file : fixed_files(state.layout, true)) {
    if (file.path != state.layout.readme()) continue;
    if (auto written = files.replace(file.path, file.bytes); !written.ok()) return written;
  }
  auto written = files.replace(state.layout.note(), write_signed_note(note, *root.value()));
  if (!written.ok()) return written;
  state.note = std::move(note);
  state.adopted = adopted.value();
  state.has_new_log = true;
  return Done{};
}

Result<Done> place_in_log(const ArchiveState& state, Receipt& receipt) {
  if (!state.log || !state.index) return Done{};
  auto position = find_position(*state.index, receipt.object_id, receipt.version);
  if (!position.ok()) return position.error();
  if (position.value()) {
    receipt.log = position.value()->shard;
    receipt.log_index = position.value()->index;
  }
  return Done{};
}

Result<Receipt> logged_receipt(const ArchiveState& state, const StoredObject& object, int version) {
  auto receipt = receipt_of(*state.files, object, version);
  if (!receipt.ok()) return receipt;
  if (auto placed = place_in_log(state, receipt.value()); !placed.ok()) return placed.error();
  return receipt;
}

}  // namespace vanthu::archive
