#include "archive/logged_deeds.h"

#include <algorithm>
#include <span>

#include "archive/archive_note.h"
#include "archive/archive_state.h"
#include "archive/created_time.h"
#include "archive/kept_checkpoints.h"
#include "archive/log_entry.h"
#include "archive/log_shards.h"
#include "tlog/log_reader.h"

namespace vanthu::archive {
namespace {

Error not_to_be_believed(const std::string& where, Bilingual what) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = where,
               .remedy = {"chạy vanthu verify để xem chỗ sai, rồi khôi phục kho từ bản sao lưu",
                          "see what is wrong with vanthu verify, then restore the archive from a "
                          "backup"}};
}

// The archive is the one whose root key is known from elsewhere, and has not lost its log.
Result<Done> check_roots(const ArchiveNote& note, const std::string& where,
                         std::span<const tlog::VerifierKey> known) {
  if (known.empty()) return Done{};
  if (!note.has_log()) {
    return not_to_be_believed(where, {"kho này từng có nhật ký nhưng nay không có",
                                      "this archive had a log and has none"});
  }
  if (std::find(known.begin(), known.end(), note.root) != known.end()) return Done{};
  return not_to_be_believed(where, {"khóa gốc của kho đã bị thay: không phải khóa đã biết",
                                    "the archive's root key was replaced: it is not the known "
                                    "one"});
}

// Where there is no telling what the archive's logs have said.
Error log_is_missing(const std::string& where, Bilingual what) {
  Error error = not_to_be_believed(where, std::move(what));
  error.remedy = {
      "chạy vanthu verify: nếu chỉ báo lần lưu bị ngắt thì vanthu run hoàn tất nó, còn báo thêm "
      "bất "
      "cứ điều gì thì khôi phục kho từ bản sao lưu",
      "run vanthu verify: if it only tells of an interrupted storing, vanthu run finishes that; if "
      "it tells of anything else, restore the archive from a backup"};
  return error;
}

class DeedReader {
 public:
  DeedReader(const FileStore& files, const Layout& layout, const ShardChain& chain)
      : files_(files), layout_(layout), chain_(chain) {}

  Result<std::vector<LoggedDeed>> read() {
    for (std::size_t i = 0; i < chain_.shards.size(); ++i) {
      if (auto added = add(i); !added.ok()) return added.error();
    }
    return std::move(deeds_);
  }

 private:
  bool is_last(std::size_t number) const { return number + 1 == chain_.shards.size(); }

  Result<Done> add(std::size_t number) {
    const Shard& shard = chain_.shards[number];
    const std::string folder = layout_.log(shard.name());
    if (!files_.exists(tlog::checkpoint_path(folder)) &&
        !files_.exists(join_path(folder, "checkpoints"))) {
      return log_is_missing(folder, {"nhật ký " + shard.name() +
                                         " mở dở hoặc đã bị bỏ nên không biết có lệnh tạm giữ nào",
                                     "the log " + shard.name() +
                                         " was opened by half or taken away, so what is held is "
                                         "not known"});
    }
    // A log that another follows counts as far as that one says, whatever its key has signed since.
    auto reader = is_last(number) ? tlog::LogReader::open_newest(files_, folder, shard.opening.key)
                                  : tlog::LogReader::open(files_, folder, shard.opening.key);
    if (!reader.ok()) return reader.error();
    if (auto kept = check_continued(number, folder); !kept.ok()) return kept;
    const std::uint64_t size = reader.value().checkpoint().size;
    const std::uint64_t counted = is_last(number) ? size : chain_.shards[number + 1].opening.size;
    std::optional<std::uint64_t> malformed;
    std::string last_op;
    auto read = reader.value().read_from(0, [&](std::uint64_t index, const std::string& text) {
      const auto entry = try_parse_log_entry(text);
      if (!entry) {
        if (index < counted) malformed = index;
        return;
      }
      last_op = entry->op;
      take(*entry, entry_place(shard.name(), index), index < counted);
    });
    if (!read.ok()) return read;
    if (malformed) {
      return not_to_be_believed(entry_place(folder, *malformed),
                                {"dòng nhật ký không đúng dạng", "the log's entry is malformed"});
    }
    if (!is_last(number) || last_op != kOpShardClose) return Done{};
    return log_is_missing(folder, {"nhật ký " + shard.name() +
                                       " đã đóng mà nhật ký sau chưa mở hoặc đã bị bỏ nên không "
                                       "biết có lệnh tạm giữ nào",
                                   "the log " + shard.name() +
                                       " was closed, and the next one is not open yet or was "
                                       "taken away, so what is held is not known"});
  }

  // The log still has what the next one was opened on.
  Result<Done> check_continued(std::size_t number, const std::string& folder) const {
    if (is_last(number)) return Done{};
    const Shard& shard = chain_.shards[number];
    const std::string& checkpoint = chain_.shards[number + 1].opening.checkpoint;
    const Continuity how = continuity_of(files_, folder, shard.opening.key, checkpoint);
    if (how.kind == Continuity::Kind::Continues) return Done{};
    return not_to_be_believed(
        folder, {"nhật ký " + shard.name() + " ngắn hơn hoặc khác với lúc nhật ký sau được mở",
                 "the log " + shard.name() +
                     " is shorter than, or other than, when the next one "
                     "was opened"});
  }

  void take(const LogEntry& entry, std::string place, bool counts) {
    if (entry.object.empty() || entry.detail_sha256.empty() || says_stored(entry.op)) return;
    deeds_.push_back({.op = entry.op,
                      .object_id = entry.object,
                      .statement_sha256 = entry.detail_sha256,
                      .place = std::move(place),
                      .time = Instant{try_parse_created(entry.time).value_or(0) / kMicroseconds},
                      .counts = counts});
  }

  const FileStore& files_;
  const Layout& layout_;
  const ShardChain& chain_;
  std::vector<LoggedDeed> deeds_;
};

Error some_log_is_missing(const std::string& where) {
  return log_is_missing(
      where, {"thiếu nhật ký hoặc phiếu khóa của nó nên không biết có lệnh tạm giữ nào",
              "a log or the statement of its key is missing, so what is held is not known"});
}

// A stranger among the logs, a log that no statement in keys/ opens, or dossiers and no log at all:
// something was taken away.
Result<Done> check_nothing_is_gone(const FileStore& files, const Layout& layout,
                                   const std::vector<DirectoryEntry>& logs,
                                   const ShardChain& chain) {
  for (const DirectoryEntry& entry : logs) {
    if (!entry.is_directory || !try_parse_shard_name(entry.name)) {
      Error foreign = not_to_be_believed(
          join_path(layout.log(), entry.name),
          {"tệp lạ trong thư mục nhật ký", "a stranger in the folder of the logs"});
      foreign.remedy = {"xem nó là gì rồi chuyển ra khỏi kho; vanthu không tạo ra nó",
                        "see what it is and take it out of the archive; vanthu did not make it"};
      return foreign;
    }
    const bool is_known =
        std::any_of(chain.shards.begin(), chain.shards.end(),
                    [&](const Shard& shard) { return shard.name() == entry.name; });
    if (!is_known) return some_log_is_missing(join_path(layout.log(), entry.name));
  }
  if (!chain.shards.empty()) return Done{};
  auto folders = list_object_folders(files, layout);
  if (!folders.ok()) return folders.error();
  return folders.value().empty() ? Result<Done>(Done{}) : some_log_is_missing(layout.log());
}

}  // namespace

Result<std::optional<std::vector<LoggedDeed>>> read_deeds(const FileStore& files,
                                                          const std::string& root,
                                                          const LogTrust& trust) {
  const Layout layout(root);
  auto note = read_note(files, layout);
  if (!note.ok()) return note.error();
  if (auto known = check_roots(note.value(), layout.note(), trust.roots); !known.ok())
    return known.error();
  if (!note.value().has_log()) return std::optional<std::vector<LoggedDeed>>();
  // Before the statements: a writer makes a log's folder after its statement.
  if (!files.exists(layout.log())) return some_log_is_missing(layout.log());
  auto logs = files.list(layout.log());
  if (!logs.ok()) return logs.error();
  auto chain = read_shards(files, layout, note.value());
  if (!chain.ok()) return chain.error();
  const ShardChain& shards = chain.value();
  if (!shards.problems.empty()) {
    const ShardProblem& first = shards.problems.front();
    return not_to_be_believed(first.path, first.what);
  }
  if (auto whole = check_nothing_is_gone(files, layout, logs.value(), shards); !whole.ok())
    return whole.error();
  for (const auto* known : {&trust.checkpoints, &trust.own_checkpoints}) {
    auto kept = check_kept_checkpoints(files, layout, note.value(), shards.shards, *known);
    if (!kept.ok()) return kept.error();
  }
  auto deeds = DeedReader(files, layout, shards).read();
  if (!deeds.ok()) return deeds.error();
  return std::optional(std::move(deeds).value());
}

}  // namespace vanthu::archive
