// What there is to say about the templates: which there are, and everything wrong with them.
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/source_text.h"
#include "findings/finding.h"

namespace vanthu::run {

struct TemplateLine {
  std::string id;
  std::string kind;
  // Kinds of meetings, "regular, combined"; empty: all.
  std::string used_for;
  // Made only by `render --kind`.
  bool on_request = false;
};

// All that is wrong with one file.
struct TemplateFile {
  SourceText source;
  findings::Findings problems;
};

struct TemplateReport {
  std::vector<TemplateFile> files;
  // Only when no file has a problem.
  std::vector<TemplateLine> templates;
};

Result<TemplateReport> examine_templates(const FileStore& files, const std::string& data,
                                         const std::string& workspace);

}  // namespace vanthu::run
