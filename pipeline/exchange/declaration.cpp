#include "exchange/declaration.h"

#include <algorithm>

#include "exchange/ocfl_check.h"

namespace vanthu::exchange {
namespace {

constexpr std::string_view kObjectLabel = "ocfl_object_";
constexpr std::string_view kRootLabel = "ocfl_";
constexpr std::size_t kMostDeclaration = 4096;

// Behind a tag of one or more characters and "=".
std::string_view labelled(std::string_view name) {
  const auto equals = name.find('=');
  return equals == std::string_view::npos || equals == 0 ? std::string_view{}
                                                         : name.substr(equals + 1);
}

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// "1.2", "2.0": what may come after 1.1.
bool is_later_version(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == text.size() || text.size() > 7) {
    return false;
  }
  const bool digits = std::all_of(text.begin(), text.end(),
                                  [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
  const bool one_dot = text.find('.', dot + 1) == std::string_view::npos;
  return digits && one_dot && text.front() != '0' && text != "1.0" && text != "1.1";
}

}  // namespace

bool is_object_declaration(const std::string& name) {
  return starts_with(labelled(name), kObjectLabel);
}

bool is_root_declaration(const std::string& name) {
  return starts_with(labelled(name), kRootLabel) && !is_object_declaration(name);
}

Declared check_declaration(const FileTree& tree, const std::string& folder,
                           const std::vector<TreeEntry>& entries, const DeclarationCodes& codes,
                           Problems& problems) {
  Declared declared;
  int found = 0;
  for (const TreeEntry& entry : entries) {
    if (entry.kind != EntryKind::File) continue;
    const std::string path = below(folder, entry.name);
    const std::string_view value = labelled(entry.name);
    if (!starts_with(entry.name, "0=")) {
      if (starts_with(value, codes.label)) problems.add(codes.tag, path);
      continue;
    }
    const bool is_other_kind = codes.label == kRootLabel && starts_with(value, kObjectLabel);
    if (!starts_with(value, codes.label) || is_other_kind) {
      problems.add(codes.name, path);
      continue;
    }
    if (++found > 1) problems.add(codes.several, path);
    const std::string version(value.substr(codes.label.size()));
    if (version == "1.0" || version == "1.1") {
      declared.spec = std::max(declared.spec, version);
    } else if (is_later_version(version)) {
      declared.later = true;
      problems.add("VT-VERSION", path);
    } else {
      problems.add(codes.version, path);
    }
    auto text = tree.read(path, kMostDeclaration);
    if (!text.ok()) {
      problems.add("VT-READ", path);
    } else if (text.value() != std::string(value) + "\n") {
      problems.add(codes.content, path);
    }
  }
  if (found == 0) problems.add(codes.missing, folder);
  return declared;
}

}  // namespace vanthu::exchange
