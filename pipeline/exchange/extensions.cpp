#include "exchange/extensions.h"

#include <algorithm>

namespace vanthu::exchange {
namespace {

constexpr std::size_t kDigits = 4;

}  // namespace

// The registry goes on growing, so every name of its form counts: "0003-…"; and "initial", which
// OCFL sets aside. "0000" is its example.
bool is_registered_extension(std::string_view name) {
  if (name == "initial") return true;
  const bool numbered = name.size() > kDigits + 1 && name[kDigits] == '-' &&
                        std::all_of(name.begin(), name.begin() + kDigits,
                                    [](char c) { return c >= '0' && c <= '9'; });
  return numbered && name.substr(0, kDigits) != "0000";
}

void check_extensions(const FileTree& tree, const std::string& folder, const ExtensionCodes& codes,
                      Problems& problems) {
  auto entries = tree.list(folder);
  if (!entries.ok()) return problems.add("VT-READ", folder);
  for (const TreeEntry& entry : entries.value()) {
    const std::string path = below(folder, entry.name);
    if (entry.kind == EntryKind::Link) {
      problems.add("E090", path);
    } else if (entry.kind != EntryKind::Folder) {
      problems.add(codes.not_folder, path);
    } else if (!is_registered_extension(entry.name)) {
      problems.add(codes.not_registered, path);
    }
  }
}

}  // namespace vanthu::exchange
