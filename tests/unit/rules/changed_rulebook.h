// The shipped rulebook with one place changed, to see what the loader says.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {

inline std::vector<std::string> ids_of(const RulebookLoad& load) {
  std::vector<std::string> ids;
  for (const auto& entry : load.findings) ids.push_back(entry.finding.id);
  return ids;
}

// Changes the first place that has these words and loads all files again.
inline RulebookLoad load_changed(const std::string& from, const std::string& to) {
  std::vector<SourceText> sources;
  bool changed = false;
  for (const SourceText& source : shipped_rulebook_sources()) {
    std::string bytes = source.bytes();
    if (const auto at = bytes.find(from); at != std::string::npos && !changed) {
      bytes.replace(at, from.size(), to);
      changed = true;
    }
    sources.emplace_back(source.name(), bytes);
  }
  EXPECT_TRUE(changed) << from;
  return load_rulebook(sources);
}

}  // namespace vanthu::rules
