// The rulebook in templates/rulebook/, loaded once for tests.
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "rules/rulebook.h"
#include "support/source_folder.h"

namespace vanthu::rules {

inline std::vector<SourceText> shipped_rulebook_sources() {
  const DiskFileStore files;
  const std::string folder = support::source_folder() + "/templates/rulebook";
  std::vector<SourceText> sources;
  for (const DirectoryEntry& entry : files.list(folder).value()) {
    sources.emplace_back(entry.name, files.read(join_path(folder, entry.name)).value());
  }
  return sources;
}

inline const Rulebook& shipped_rulebook() {
  static const Rulebook kBook = load_rulebook(shipped_rulebook_sources()).rulebook.value();
  return kBook;
}

}  // namespace vanthu::rules
