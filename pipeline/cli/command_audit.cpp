// vanthu audit: compliance and statistics over cells and periods, every figure with its records.
#include <algorithm>
#include <limits>

#include "audit/audit_writers.h"
#include "cli/session.h"
#include "cli/version.h"
#include "run/audit_office.h"
#include "run/audit_sources.h"
#include "run/data_folder.h"
#include "run/local_profiles.h"
#include "run/print_audit.h"
#include "run/unstored_records.h"

namespace vanthu::cli {
namespace {

using Format = AuditCommandRequest::Format;

struct Tools {
  std::string data;
  rules::Rulebook rulebook;
  run::Office office;
  run::WaiverShelf waivers;
  run::AuditSources sources;
  // Of the period, when the archive is audited.
  std::vector<std::string> unstored;
};

bool from_archive(const AuditCommandRequest& request) {
  return !request.records && request.paths.empty();
}

Error no_such_cell(const std::string& cell) {
  return Error{
      .kind = ErrorKind::Input,
      .what = {"không có hồ sơ nào của chi bộ “" + cell + "” trong nguồn đã chọn",
               "there is no record of cell “" + cell + "” in what was chosen"},
      .where = {},
      .remedy = {"xem mã chi bộ: vanthu audit --by cell", "see the codes: vanthu audit --by cell"}};
}

Result<run::AuditSources> open_sources(const AuditCommandRequest& request,
                                       const std::optional<run::Workspace>& workspace,
                                       Session& session) {
  const run::SourceChoice choice{
      .workers = session.jobs(), .cell = request.cell, .from = request.from, .to = request.to};
  if (!from_archive(request)) {
    auto listed =
        run::list_records(session.files(), workspace ? &*workspace : nullptr, request.paths);
    if (!listed.ok()) return listed.error();
    for (run::RecordFile& file : listed.value()) {
      // A report may go anywhere.
      if (!file.name.empty() && file.name.front() == '/') file.name = file_name(file.name);
    }
    return run::AuditSources::of_files(session.files(), listed.value(), choice);
  }
  const auto named = session.workspace();
  if (!named.ok()) return named.error();
  // Says what to do when there is no archive yet.
  const auto archive = session.open_archive(named.value(), archive::Access::Read);
  if (!archive.ok()) return archive.error();
  return run::AuditSources::of_archive(session.files(), session.clock(), named.value().archive(),
                                       choice);
}

// Names of the period's record files that the archive does not keep.
Result<std::vector<std::string>> unstored_names(const AuditCommandRequest& request,
                                                const std::optional<run::Workspace>& workspace,
                                                Session& session) {
  std::vector<std::string> names;
  if (!from_archive(request) || !workspace) return names;
  const auto archive = session.open_archive(*workspace, archive::Access::Read);
  if (!archive.ok()) return archive.error();
  auto found = run::find_unstored(session.files(), *workspace, archive.value(),
                                  {.cell = request.cell, .from = request.from, .to = request.to});
  if (!found.ok()) return found.error();
  for (run::RecordFile& file : found.value()) names.push_back(std::move(file.name));
  return names;
}

Result<Tools> open_tools(const AuditCommandRequest& request, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return data.error();
  auto rulebook = run::read_rulebook(session.files(), data.value());
  if (!rulebook.ok()) return rulebook.error();
  auto workspace = session.workspace_if_any();
  if (!workspace.ok()) return workspace.error();
  if (!workspace.value() && request.paths.empty()) return session.workspace().error();
  run::WaiverShelf waivers;
  if (workspace.value()) {
    auto shelf = run::WaiverShelf::read(session.files(), *workspace.value(), rulebook.value());
    if (!shelf.ok()) return shelf.error();
    waivers = std::move(shelf).value();
  }
  auto sources = open_sources(request, workspace.value(), session);
  if (!sources.ok()) return sources.error();
  if (!request.cell.empty() && sources.value().cells().empty()) return no_such_cell(request.cell);
  auto unstored = unstored_names(request, workspace.value(), session);
  if (!unstored.ok()) return unstored.error();
  return Tools{.data = std::move(data).value(),
               .rulebook = std::move(rulebook).value(),
               .office = workspace.value() ? workspace.value()->office() : run::Office{},
               .waivers = std::move(waivers),
               .sources = std::move(sources).value(),
               .unstored = std::move(unstored).value()};
}

// "-" is what other programs call the standard output.
bool goes_to_screen(const AuditCommandRequest& request) {
  return request.output.empty() || request.output == "-";
}

// "bao-cao.html" gives "bao-cao-meetings.csv".
std::string beside(const std::string& page, std::string_view what) {
  const std::string name = file_name(page);
  const std::size_t dot = name.rfind('.');
  const std::string stem = page.substr(0, page.size() - name.size()) + name.substr(0, dot);
  return stem + "-" + std::string(what) + ".csv";
}

// The tables of which the report keeps only a part: taken cell by cell.
class FullTables {
 public:
  FullTables(const AuditCommandRequest& request, Session& session, const rules::Rulebook& rulebook)
      : session_(session), rulebook_(rulebook) {
    const bool csv = request.format == Format::Csv;
    const bool page = request.format == Format::Html && !goes_to_screen(request);
    wants_meetings_ = page || (csv && request.rows == audit::Rows::Meeting);
    wants_faults_ = page || (csv && request.rows == audit::Rows::Fault);
    streams_ = csv && goes_to_screen(request) && (wants_meetings_ || wants_faults_);
    if (wants_meetings_) put(meetings, audit::meeting_csv_header());
    if (wants_faults_) put(faults, audit::fault_csv_header());
  }

  void add(const audit::CellAudit& cell) {
    if (wants_meetings_) put(meetings, audit::meeting_csv_lines(cell));
    if (wants_faults_) {
      put(faults, audit::fault_csv_lines(cell, rulebook_, session_.language()));
    }
  }

  bool streams() const { return streams_; }

  // Empty when they went to stdout as they came.
  std::string meetings;
  std::string faults;

 private:
  void put(std::string& table, const std::string& lines) {
    if (streams_) {
      session_.console().data(lines);
    } else {
      table += lines;
    }
  }

  Session& session_;
  const rules::Rulebook& rulebook_;
  bool wants_meetings_ = false;
  bool wants_faults_ = false;
  bool streams_ = false;
};

ExitCode write_file(const std::string& path, const std::string& bytes, Session& session) {
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ ghi " + path, "Dry run: would write " + path});
    return ExitCode::Clean;
  }
  const auto written = session.files().replace(path, bytes);
  if (!written.ok()) return session.fail(written.error());
  session.console().note({"Đã ghi: " + path, "Written: " + path});
  return ExitCode::Clean;
}

ExitCode put_out(const std::string& bytes, const AuditCommandRequest& request, Session& session) {
  if (!goes_to_screen(request)) return write_file(request.output, bytes, session);
  session.console().data(bytes);
  return ExitCode::Clean;
}

ExitCode write_page(const audit::AuditReport& report, const FullTables& tables,
                    const AuditCommandRequest& request, Session& session) {
  audit::HtmlOptions options{.language = session.language()};
  if (goes_to_screen(request)) return put_out(audit::write_html(report, options), request, session);
  const std::string meetings = beside(request.output, "meetings");
  const std::string faults = beside(request.output, "faults");
  options.meetings_file = file_name(meetings);
  options.faults_file = file_name(faults);
  for (const auto& [path, table] :
       {std::pair(meetings, &tables.meetings), std::pair(faults, &tables.faults)}) {
    if (const auto code = write_file(path, *table, session); code != ExitCode::Clean) return code;
  }
  return put_out(audit::write_html(report, options), request, session);
}

ExitCode write_pdf(const audit::AuditReport& report, const Tools& tools,
                   const AuditCommandRequest& request, Session& session) {
  auto printed =
      run::print_audit(session.files(), tools.data, report, {.language = session.language()});
  if (!printed.ok()) return session.fail(printed.error());
  if (request.output == "-") return put_out(printed.value().pdf, request, session);
  const std::string path = request.output.empty() ? "ra-soat.pdf" : request.output;
  return write_file(path, printed.value().pdf, session);
}

ExitCode write_report(const audit::AuditReport& report, const Tools& tools,
                      const FullTables& tables, const AuditCommandRequest& request,
                      Session& session) {
  const Language language = session.language();
  switch (request.format) {
    case Format::Text:
      return put_out(audit::write_text(report, request.rows, language), request, session);
    case Format::Json:
      return put_out(audit::write_json(report), request, session);
    case Format::Html:
      return write_page(report, tables, request, session);
    case Format::Pdf:
      return write_pdf(report, tools, request, session);
    case Format::Csv:
      if (tables.streams()) return ExitCode::Clean;
      if (request.rows == audit::Rows::Meeting) return put_out(tables.meetings, request, session);
      if (request.rows == audit::Rows::Fault) return put_out(tables.faults, request, session);
      return put_out(audit::write_csv(report, request.rows, language), request, session);
  }
  return ExitCode::Bug;
}

// Only the text on the screen has the list where everybody sees it.
void tell_left_out(const audit::AuditReport& report, const AuditCommandRequest& request,
                   Session& session) {
  constexpr std::size_t kMostNames = 10;
  const auto& list = report.left_out;
  if (list.total == 0 || (request.format == Format::Text && goes_to_screen(request))) return;
  const Language language = session.language();
  const std::string total = std::to_string(list.total);
  std::string words =
      Bilingual{"Lưu ý: không rà soát được " + total + " hồ sơ, tệp; số liệu không tính đến:",
                "Note: " + total + " records or files could not be audited; no figure counts them:"}
          .in(language);
  for (std::size_t i = 0; i < std::min(list.lines.size(), kMostNames); ++i) {
    words += "\n  " + list.lines[i].where + ": " + list.lines[i].why.in(language);
  }
  const std::string rest = std::to_string(list.total - std::min(list.lines.size(), kMostNames));
  if (list.total > kMostNames) {
    words += "\n  " + Bilingual{"… và " + rest + " nữa", "… and " + rest + " more"}.in(language);
  }
  const std::string command = report.head.from_archive ? "vanthu verify" : "vanthu check";
  words += "\n  " + Bilingual{"gợi ý: xem lỗi và cách sửa: " + command,
                              "hint: to see what is wrong and what to do: " + command}
                        .in(language);
  session.console().complain(words);
}

// What the figures say to a script, as `vanthu check` would.
ExitCode verdict(const audit::AuditReport& report, const AuditCommandRequest& request) {
  if (report.left_out.total > 0) {
    return report.head.from_archive ? ExitCode::Integrity : ExitCode::Input;
  }
  const audit::Compliance& all = report.total.compliance;
  const std::uint64_t from_warnings = all.violations + all.warnings;
  switch (request.fail_level) {
    case findings::Severity::Violation:
      return all.violations > 0 ? ExitCode::RuleFindings : ExitCode::Clean;
    case findings::Severity::Warning:
      return from_warnings > 0 ? ExitCode::RuleFindings : ExitCode::Clean;
    case findings::Severity::Advice:
      return from_warnings + all.advice > 0 ? ExitCode::RuleFindings : ExitCode::Clean;
  }
  return ExitCode::Bug;
}

// A table of what is due has all of it.
audit::AuditLimits limits_for(const AuditCommandRequest& request) {
  audit::AuditLimits limits;
  const bool due = request.format == Format::Csv && request.rows == audit::Rows::Due;
  if (due) limits.due = std::numeric_limits<std::size_t>::max();
  return limits;
}

}  // namespace

ExitCode run_audit(const AuditCommandRequest& request, Session& session) {
  auto opened = open_tools(request, session);
  if (!opened.ok()) return session.fail(opened.error());
  const Tools& tools = opened.value();
  const auto local = run::choose_local_profiles(tools.office, tools.rulebook);
  if (!local.ok()) return session.fail(local.error());
  const run::AuditRequest task{.head = {.program = kVersion,
                                        .office = tools.office.name.str(),
                                        .from_archive = from_archive(request),
                                        .period = {.from = request.from, .to = request.to},
                                        .cell = request.cell,
                                        .unstored = tools.unstored},
                               .limits = limits_for(request),
                               .today = vietnam_date(session.clock().now()),
                               .workers = session.jobs(),
                               .name_silent_cells = request.paths.empty()};
  FullTables tables(request, session, tools.rulebook);
  const std::size_t records = tools.sources.records();
  const run::AuditObserver observer{.cell = [&](const audit::CellAudit& cell) { tables.add(cell); },
                                    .progress =
                                        [&](std::size_t done, const std::string& cell) {
                                          session.console().progress(done, records, cell);
                                          return !session.interrupted();
                                        }};
  auto report = run::audit_office(
      tools.sources, {.rulebook = tools.rulebook, .local = local.value(), .waivers = tools.waivers},
      tools.office, task, observer);
  session.console().end_progress();
  if (!report.ok()) return session.fail(report.error());
  tell_left_out(report.value(), request, session);
  const ExitCode written = write_report(report.value(), tools, tables, request, session);
  return written == ExitCode::Clean ? verdict(report.value(), request) : written;
}

}  // namespace vanthu::cli
