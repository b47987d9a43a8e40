#include "run/template_report.h"

#include "base/enum_name.h"
#include "compose/template_set.h"
#include "model/vocabulary.h"

namespace vanthu::run {
namespace {

std::string meetings_of(const compose::Template& form) {
  std::string words;
  for (const model::MeetingKind kind : form.selection.meetings) {
    words += (words.empty() ? "" : ", ") + std::string(name_of(kind, model::kMeetingKindNames));
  }
  return words;
}

}  // namespace

Result<TemplateReport> examine_templates(const FileStore& files, const std::string& data,
                                         const std::string& workspace) {
  std::vector<std::string> folders = {join_path(data, "templates")};
  const std::string own = join_path(workspace, "templates");
  if (!workspace.empty() && files.exists(own)) folders.push_back(own);
  auto sources = compose::read_templates(files, folders);
  if (!sources.ok()) return sources.error();
  const auto parsed = compose::parse_templates(sources.value());
  TemplateReport report;
  for (const auto& file : parsed.files) {
    report.files.push_back({.source = *file.source, .problems = file.findings});
  }
  if (!parsed.set) return report;
  for (const compose::Template& form : parsed.set->templates()) {
    report.templates.push_back({.id = form.id,
                                .kind = form.kind,
                                .used_for = meetings_of(form),
                                .on_request = form.selection.asked});
  }
  return report;
}

}  // namespace vanthu::run
