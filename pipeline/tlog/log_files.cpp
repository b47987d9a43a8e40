#include "tlog/log_files.h"

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

}  // namespace vanthu::tlog
