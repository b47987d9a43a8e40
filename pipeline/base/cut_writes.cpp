#include "base/cut_writes.h"

#include "base/temporary_name.h"

namespace vanthu {

Result<Done> remove_cut_writes(FileStore& files, const std::string& folder,
                               const std::function<bool(std::string_view)>& is_ours) {
  if (!files.exists(folder)) return Done{};
  const auto entries = files.list(folder);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const auto written = try_written_name(entry.name);
    if (entry.is_directory || !written || !is_ours(*written)) continue;
    if (auto gone = files.remove_tree(join_path(folder, entry.name)); !gone.ok()) return gone;
  }
  return Done{};
}

}  // namespace vanthu
