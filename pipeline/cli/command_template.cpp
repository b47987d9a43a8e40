// vanthu template: what the papers are written with.
#include "cli/session.h"
#include "cli/shell_word.h"
#include "compose/variables.h"
#include "ingest/diagnostic.h"
#include "run/gallery.h"
#include "run/paper_press.h"
#include "run/template_report.h"

namespace vanthu::cli {
namespace {

ExitCode list(const run::TemplateReport& report, Session& session) {
  const bool vi = session.language() == Language::Vi;
  std::vector<std::vector<std::string>> rows = {{vi ? "Mẫu" : "Template", vi ? "Loại" : "Kind",
                                                 vi ? "Khi nào in" : "Made",
                                                 vi ? "Dùng cho kỳ họp" : "For meetings"}};
  for (const run::TemplateLine& line : report.templates) {
    const char* when = line.on_request ? (vi ? "khi yêu cầu" : "on request") : "run";
    rows.push_back({line.id, line.kind, when, line.used_for});
  }
  session.console().data(format_table(rows));
  return ExitCode::Clean;
}

ExitCode check(const run::TemplateReport& report, Session& session) {
  const auto paint = session.console().color() ? ingest::Paint::Ansi : ingest::Paint::Plain;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  for (const run::TemplateFile& file : report.files) {
    for (const findings::Finding& problem : file.problems) {
      session.console().line(
          ingest::render_diagnostic(file.source, problem, session.language(), paint));
      ++(problem.severity == findings::Severity::Violation ? errors : warnings);
    }
  }
  const std::string files = std::to_string(report.files.size());
  Bilingual sum{"Đã xem " + files + " tệp mẫu: " + std::to_string(errors) + " lỗi",
                files + " template files read: " + std::to_string(errors) + " problems"};
  if (warnings > 0) {
    sum.vi += ", " + std::to_string(warnings) + " cảnh báo";
    sum.en += ", " + std::to_string(warnings) + " warnings";
  }
  session.console().line(Bilingual{sum.vi + ".", sum.en + "."});
  return errors == 0 ? ExitCode::Clean : ExitCode::Rendering;
}

ExitCode vars(Session& session) {
  const bool vi = session.language() == Language::Vi;
  Console& console = session.console();
  for (const compose::ObjectInfo& object : compose::describe_fields()) {
    console.line(object.name);
    std::vector<std::vector<std::string>> rows;
    for (const compose::FieldInfo& field : object.fields) {
      rows.push_back({"  " + field.name, field.type.in(session.language()),
                      field.may_be_absent ? (vi ? "có thể không có" : "may be absent") : ""});
    }
    console.data(format_table(rows));
  }
  console.line(vi ? "Cách viết, sau dấu |" : "Formatters, behind a bar");
  std::vector<std::vector<std::string>> rows;
  for (const compose::FormatterInfo& one : compose::describe_formatters()) {
    rows.push_back({"  " + one.vi, one.ascii, one.accepts.in(session.language())});
  }
  console.data(format_table(rows));
  return ExitCode::Clean;
}

Result<std::vector<model::MeetingRecord>> sample_records(const TemplateRequest& request,
                                                         const std::string& data,
                                                         Session& session) {
  if (request.record.empty()) return run::read_template_samples(session.files(), data);
  auto bytes = session.files().read(request.record);
  if (!bytes.ok()) return bytes.error();
  const SourceText source(request.record, std::move(bytes).value());
  auto record = run::read_sample(
      source, {"xem mọi lỗi bằng: vanthu check " + as_shell_word(request.record),
               "see all problems with: vanthu check " + as_shell_word(request.record)});
  if (!record.ok()) return record.error();
  return std::vector{std::move(record).value()};
}

// Writes the papers; says which templates no record fits.
Result<Done> write_previews(const std::vector<run::Preview>& previews, const std::string& folder,
                            Session& session) {
  if (auto made = session.files().make_directories(folder); !made.ok()) return made;
  for (const run::Preview& preview : previews) {
    if (!preview.paper) {
      session.console().note({"Không có hồ sơ nào hợp với mẫu " + preview.template_id,
                              "No record fits the template " + preview.template_id});
      continue;
    }
    const std::string stem = join_path(folder, preview.template_id);
    for (const auto& [extension, bytes] :
         {std::pair(".pdf", &preview.paper->pdf), std::pair(".docx", &preview.paper->docx)}) {
      if (auto written = session.files().replace(stem + extension, *bytes); !written.ok()) {
        return written;
      }
      session.console().line(stem + extension);
    }
  }
  return Done{};
}

ExitCode preview(const TemplateRequest& request, const std::string& data,
                 const run::Workspace* workspace, Session& session) {
  auto samples = sample_records(request, data, session);
  if (!samples.ok()) return session.fail(samples.error());
  auto press = workspace != nullptr
                   ? run::PaperPress::open(session.files(), data, workspace->root(),
                                           workspace->office().papers)
                   : run::PaperPress::open(session.files(), data, "");
  if (!press.ok()) return session.fail(press.error());
  auto previews = press.value().preview(samples.value(), request.ids, {});
  if (!previews.ok()) return session.fail(previews.error());
  const std::string folder = request.output.empty() ? "." : request.output;
  if (session.common().dry_run) {
    for (const run::Preview& one : previews.value()) {
      if (!one.paper) continue;
      const std::string stem = join_path(folder, one.template_id);
      session.console().note({"Làm thử: sẽ ghi " + stem + ".pdf và " + stem + ".docx",
                              "Dry run: would write " + stem + ".pdf and " + stem + ".docx"});
    }
    return ExitCode::Clean;
  }
  if (auto done = write_previews(previews.value(), folder, session); !done.ok()) {
    return session.fail(done.error());
  }
  if (request.verb != TemplateRequest::Verb::Gallery) return ExitCode::Clean;
  const std::string index = join_path(folder, "index.html");
  const auto written = session.files().replace(index, run::gallery_index(previews.value()));
  if (!written.ok()) return session.fail(written.error());
  session.console().line(index);
  return ExitCode::Clean;
}

}  // namespace

ExitCode run_template(const TemplateRequest& request, Session& session) {
  using Verb = TemplateRequest::Verb;
  if (request.verb == Verb::Vars) return vars(session);
  auto data = session.data_folder();
  if (!data.ok()) return session.fail(data.error());
  auto workspace = session.workspace_if_any();
  if (!workspace.ok()) return session.fail(workspace.error());
  const std::string root = workspace.value() ? workspace.value()->root() : "";
  if (request.verb == Verb::Preview || request.verb == Verb::Gallery) {
    return preview(request, data.value(), workspace.value() ? &*workspace.value() : nullptr,
                   session);
  }
  auto report = run::examine_templates(session.files(), data.value(), root);
  if (!report.ok()) return session.fail(report.error());
  return request.verb == Verb::List ? list(report.value(), session)
                                    : check(report.value(), session);
}

}  // namespace vanthu::cli
