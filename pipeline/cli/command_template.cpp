// vanthu template: what the papers are written with.
#include "cli/session.h"
#include "ingest/diagnostic.h"
#include "run/template_report.h"

namespace vanthu::cli {
namespace {

ExitCode list(const run::TemplateReport& report, Session& session) {
  const bool vi = session.language() == Language::Vi;
  std::vector<std::vector<std::string>> rows = {
      {vi ? "Mẫu" : "Template", vi ? "Loại" : "Kind", vi ? "Dùng cho kỳ họp" : "For meetings"}};
  for (const run::TemplateLine& line : report.templates) {
    rows.push_back({line.id, line.kind, line.used_for});
  }
  session.console().data(format_table(rows));
  return ExitCode::Clean;
}

ExitCode check(const run::TemplateReport& report, Session& session) {
  const auto paint = session.console().color() ? ingest::Paint::Ansi : ingest::Paint::Plain;
  std::size_t count = 0;
  for (const run::TemplateFile& file : report.files) {
    for (const findings::Finding& problem : file.problems) {
      session.console().line(
          ingest::render_diagnostic(file.source, problem, session.language(), paint));
      ++count;
    }
  }
  const std::string files = std::to_string(report.files.size());
  const std::string problems = std::to_string(count);
  session.console().line(Bilingual{"Đã xem " + files + " tệp mẫu: " + problems + " lỗi.",
                                   files + " template files read: " + problems + " problems."});
  return count == 0 ? ExitCode::Clean : ExitCode::Rendering;
}

}  // namespace

ExitCode run_template(const TemplateRequest& request, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return session.fail(data.error());
  auto workspace = session.workspace_if_any();
  if (!workspace.ok()) return session.fail(workspace.error());
  const std::string root = workspace.value() ? workspace.value()->root() : "";
  auto report = run::examine_templates(session.files(), data.value(), root);
  if (!report.ok()) return session.fail(report.error());
  switch (request.verb) {
    case TemplateRequest::Verb::List:
      return list(report.value(), session);
    case TemplateRequest::Verb::Check:
      return check(report.value(), session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
