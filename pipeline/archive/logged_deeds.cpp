#include "archive/logged_deeds.h"

#include <algorithm>

#include "archive/archive_note.h"
#include "archive/created_time.h"
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

Result<Done> add_deeds(const FileStore& files, const Layout& layout, const ShardChain& chain,
                       std::size_t number, std::vector<LoggedDeed>& deeds) {
  const Shard& shard = chain.shards[number];
  const bool is_last = number + 1 == chain.shards.size();
  const std::string folder = layout.log(shard.name());
  // Opened by half: it has no entries yet.
  if (is_last && !files.exists(tlog::checkpoint_path(folder)) &&
      !files.exists(join_path(folder, "checkpoints")))
    return Done{};
  auto reader = tlog::LogReader::open(files, folder, shard.opening.key);
  if (!reader.ok()) return reader.error();
  const std::uint64_t size = reader.value().checkpoint().size;
  const std::uint64_t counted = is_last ? size : chain.shards[number + 1].opening.size;
  if (size < counted) {
    return not_to_be_believed(folder, {"nhật ký " + shard.name() + " ngắn hơn lúc nó được đóng",
                                       "the log " + shard.name() +
                                           " is shorter than when it was "
                                           "closed"});
  }
  return reader.value().read_from(0, [&](std::uint64_t index, const std::string& text) {
    const auto entry = try_parse_log_entry(text);
    if (!entry || entry->object.empty() || entry->detail_sha256.empty() || says_stored(entry->op))
      return;
    deeds.push_back({.op = entry->op,
                     .object_id = entry->object,
                     .statement_sha256 = entry->detail_sha256,
                     .place = entry_place(shard.name(), index),
                     .time = Instant{try_parse_created(entry->time).value_or(0) / kMicroseconds},
                     .counts = index < counted});
  });
}

}  // namespace

Result<std::optional<std::vector<LoggedDeed>>> read_deeds(
    const FileStore& files, const std::string& root,
    std::span<const tlog::VerifierKey> known_roots) {
  const Layout layout(root);
  auto text = files.read(layout.note());
  if (!text.ok()) return text.error();
  auto note = parse_note(text.value());
  if (!note.ok()) {
    Error error = note.error();
    error.where = layout.note();
    return error;
  }
  if (auto known = check_roots(note.value(), layout.note(), known_roots); !known.ok())
    return known.error();
  if (!note.value().has_log()) return std::optional<std::vector<LoggedDeed>>();
  auto chain = read_shards(files, layout, note.value());
  if (!chain.ok()) return chain.error();
  if (!chain.value().problems.empty()) {
    const ShardProblem& first = chain.value().problems.front();
    return not_to_be_believed(first.path, first.what);
  }
  std::vector<LoggedDeed> deeds;
  for (std::size_t i = 0; i < chain.value().shards.size(); ++i) {
    if (auto added = add_deeds(files, layout, chain.value(), i, deeds); !added.ok())
      return added.error();
  }
  return std::optional(std::move(deeds));
}

}  // namespace vanthu::archive
