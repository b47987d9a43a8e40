#include "tlog/log_files.h"

#include <optional>

#include "base/temporary_name.h"
#include "tlog/log_reader.h"
#include "tlog/note.h"
#include "tlog/plain_text.h"

namespace vanthu::tlog {
namespace {

constexpr int kDeepest = 16;

Result<Done> walk(const FileStore& files, const std::string& folder, const std::string& below,
                  int depth, std::vector<FoundTile>& found) {
  auto entries = files.list(join_path(folder, below));
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const std::string path = join_path(below, entry.name);
    if (entry.is_directory && !entry.is_link && depth < kDeepest) {
      if (auto deeper = walk(files, folder, path, depth + 1, found); !deeper.ok()) return deeper;
      continue;
    }
    const bool is_file = !entry.is_directory && !entry.is_link;
    found.push_back({.path = path, .tile = is_file ? try_parse_tile_path(path) : std::nullopt});
  }
  return Done{};
}

}  // namespace

Result<std::vector<FoundTile>> list_tiles(const FileStore& files, const std::string& folder) {
  std::vector<FoundTile> found;
  if (!files.exists(join_path(folder, "tile"))) return found;
  if (auto walked = walk(files, folder, "tile", 0, found); !walked.ok()) return walked.error();
  return found;
}

bool is_leftover(std::string_view below, const DirectoryEntry& entry) {
  const auto written = try_written_name(entry.name);
  if (!written || entry.is_directory || entry.is_link) return false;
  return below.empty() ? *written == "checkpoint" : try_parse_decimal(*written).has_value();
}

std::uint64_t longest_tile(const TileId& tile) {
  constexpr std::uint64_t kLengthSize = 2;
  const auto width = static_cast<std::uint64_t>(tile.width);
  return width * (tile.level == kEntries ? kLengthSize + kLongestEntry : std::tuple_size_v<Hash>);
}

Result<std::string> read_bounded(const FileStore& files, const std::string& path,
                                 std::uint64_t most) {
  const auto size = files.size(path);
  if (!size.ok()) return size.error();
  if (size.value() <= most) return files.read(path);
  Error error = untrue({"tệp dài " + std::to_string(size.value()) + " byte, không quá " +
                            std::to_string(most) + " byte mới đúng",
                        "the file is " + std::to_string(size.value()) +
                            " bytes long and should be at most " + std::to_string(most)},
                       {"nhật ký đã hỏng hoặc bị sửa; hãy đối chiếu rồi khôi phục từ bản sao lưu",
                        "the log is damaged or was edited; compare, then restore from a backup"});
  error.where = path;
  return error;
}

Result<std::vector<DirectoryEntry>> list_copies(const FileStore& files, const std::string& folder) {
  const std::string copies = parent_path(checkpoint_path(folder, 0));
  if (!files.exists(copies)) return std::vector<DirectoryEntry>();
  return files.list(copies);
}

Result<Done> compare_copies(const FileStore& files, const std::string& folder,
                            const VerifierKey& key, const std::vector<DirectoryEntry>& copies,
                            const Checkpoint& published) {
  std::optional<std::uint64_t> longest;
  std::string found;
  for (const DirectoryEntry& entry : copies) {
    const auto named = try_parse_decimal(entry.name);
    // What is no copy, or of an earlier log, is the audit's business.
    if (!named || *named < published.size || entry.is_directory) continue;
    const std::string path = checkpoint_path(folder, *named);
    const auto bytes = read_bounded(files, path, kLongestNote);
    if (!bytes.ok()) return bytes.error();
    const auto note = parse_note(bytes.value());
    if (!note.ok() || !verify_note(note.value(), {&key, 1}).ok()) continue;
    const auto copy = parse_checkpoint(note.value().text);
    if (!copy.ok() || copy.value().origin != published.origin ||
        copy.value().size < published.size || copy.value() == published) {
      continue;
    }
    if (longest && copy.value().size <= *longest) continue;
    longest = copy.value().size;
    found = path;
  }
  if (!longest) return Done{};
  const std::string size = std::to_string(*longest);
  Error error =
      untrue({"nhật ký từng được công bố với " + size +
                  " dòng và điểm chốt này, nhưng tệp checkpoint bị mất, bị cũ hoặc khác đi",
              "the log was published with " + size +
                  " entries and this checkpoint, but its file “checkpoint” is missing, old or "
                  "other"},
             {"không xóa gì; khôi phục tệp checkpoint từ bản sao lưu rồi kiểm tra nhật ký",
              "remove nothing; restore the file “checkpoint” from a backup, then audit the log"});
  error.where = found;
  return error;
}

}  // namespace vanthu::tlog
