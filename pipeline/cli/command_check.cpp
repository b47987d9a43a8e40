// vanthu check: verdicts for records, or for each cell's year, in the report that was asked for.
#include <algorithm>
#include <map>

#include "cli/session.h"
#include "cli/version.h"
#include "report/report_writer.h"
#include "run/check_record_file.h"
#include "run/data_folder.h"
#include "run/local_profiles.h"
#include "run/ordered_workers.h"

namespace vanthu::cli {
namespace {

// Takes results in order and gives them to the report, which goes to stdout or, at the end, whole
// into a file.
class Reporter {
 public:
  Reporter(const CheckRequest& request, Session& session, const rules::Rulebook& rulebook)
      : request_(request), session_(session) {
    const report::ReportHead head{.program = kVersion,
                                  .rulebook = rulebook,
                                  .as_of = request.as_of,
                                  .fail_level = request.fail_level};
    const bool to_file = !request.output.empty();
    writer_ = report::make_writer(request.format, head,
                                  {.language = session.language(),
                                   .color = session.console().color() && !to_file,
                                   .all = request.all},
                                  [this, to_file](std::string_view bytes) {
                                    if (to_file) {
                                      file_ += bytes;
                                    } else {
                                      session_.console().data(bytes);
                                    }
                                  });
    writer_->begin();
  }

  void add(run::CheckedFile& checked) {
    report::FileReport file{.file = checked.file.name,
                            .source = checked.source,
                            .unreadable = checked.unreadable,
                            .problems = std::move(checked.problems),
                            .verdicts = std::move(checked.verdicts)};
    if (checked.record) {
      file.record_id = checked.record->id;
      file.cell_code = checked.record->cell.code;
      file.cell_name = checked.record->cell.name.str();
      file.held_on = checked.record->meeting.start.date;
    }
    ++tally_.records;
    if (!checked.record) ++tally_.unreadable;
    if (checked.unreadable) session_.console().error(*checked.unreadable);
    for (const auto& verdict : file.verdicts) tally_.count(verdict, request_.fail_level);
    writer_->add(file);
    if (request_.series && checked.record) {
      sources_.emplace(file.record_id, std::move(checked.source));
    }
  }

  void add(rules::SeriesVerdict judged) {
    report::SeriesReport series{.cell_code = std::move(judged.cell_code),
                                .year = judged.year,
                                .record_id = std::move(judged.record),
                                .verdict = std::move(judged.verdict)};
    const auto source = sources_.find(series.record_id);
    if (source != sources_.end() && series.verdict.at.end > 0) {
      series.file = source->second.name();
      series.at = source->second.position(series.verdict.at.begin);
    }
    tally_.count(series.verdict, request_.fail_level);
    writer_->add(series);
  }

  ExitCode finish() {
    writer_->finish({.tally = tally_});
    if (const auto code = write_file(); code != ExitCode::Clean) return code;
    if (tally_.unreadable > 0) return ExitCode::Input;
    if (tally_.has_failed) return ExitCode::RuleFindings;
    return tally_.has_unjudged ? ExitCode::Unchecked : ExitCode::Clean;
  }

 private:
  ExitCode write_file() {
    if (request_.output.empty()) return ExitCode::Clean;
    if (session_.common().dry_run) {
      session_.console().note({"Làm thử: sẽ ghi báo cáo " + request_.output,
                               "Dry run: would write the report " + request_.output});
      return ExitCode::Clean;
    }
    auto written = session_.files().replace(request_.output, file_);
    if (!written.ok()) return session_.fail(written.error());
    session_.console().note(
        {"Đã ghi báo cáo: " + request_.output, "Report written: " + request_.output});
    return ExitCode::Clean;
  }

  const CheckRequest& request_;
  Session& session_;
  std::string file_;
  std::unique_ptr<report::ReportWriter> writer_;
  report::Tally tally_;
  // By record id, for the places of what is judged over time.
  std::map<std::string, SourceText> sources_;
};

Error unknown_rule(const std::string& rule) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có quy tắc “" + rule + "”", "there is no rule “" + rule + "”"},
               .where = {},
               .remedy = {"xem danh sách: vanthu rules list", "see: vanthu rules list"}};
}

// What a check works on.
struct Task {
  rules::Rulebook rulebook;
  run::Office office;
  std::vector<run::RecordFile> files;
};

Result<Task> open_task(const CheckRequest& request, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return data.error();
  auto rulebook = run::read_rulebook(session.files(), data.value());
  if (!rulebook.ok()) return rulebook.error();
  if (!request.rule.empty() && rulebook.value().find(request.rule) == nullptr) {
    return unknown_rule(request.rule);
  }
  auto workspace = session.workspace_if_any();
  if (!workspace.ok()) return workspace.error();
  if (!workspace.value() && request.paths.empty()) return session.workspace().error();
  auto listed = run::list_records(session.files(),
                                  workspace.value() ? &*workspace.value() : nullptr, request.paths);
  if (!listed.ok()) return listed.error();
  Task task{.rulebook = std::move(rulebook).value(),
            .office = workspace.value() ? workspace.value()->office() : run::Office{},
            .files = std::move(listed).value()};
  for (run::RecordFile& file : task.files) {
    // A report is the same on every machine; on a terminal the path is what was typed.
    const bool absolute = !file.name.empty() && file.name.front() == '/';
    if (request.format != report::Format::Text && absolute) file.name = file_name(file.name);
  }
  return task;
}

}  // namespace

ExitCode run_check(const CheckRequest& request, Session& session) {
  auto opened = open_task(request, session);
  if (!opened.ok()) return session.fail(opened.error());
  const Task task = std::move(opened).value();
  const auto& files = task.files;
  const auto local = run::choose_local_profiles(task.office, task.rulebook);
  if (!local.ok()) return session.fail(local.error());
  const rules::CheckOptions options{
      .as_of = request.as_of,
      .local = &local.value(),
      .only = request.rule.empty() ? nullptr : task.rulebook.find(request.rule)};
  Reporter reporter(request, session, task.rulebook);
  std::vector<model::MeetingRecord> series;
  run::work_in_order<run::CheckedFile>(
      files.size(), {.workers = session.jobs()},
      [&](std::size_t i) {
        return run::check_record_file(session.files(), files[i], task.rulebook, options);
      },
      [&](std::size_t i, run::CheckedFile checked) {
        session.console().progress(i + 1, files.size(), checked.file.name);
        reporter.add(checked);
        if (request.series && checked.record) series.push_back(std::move(*checked.record));
        return !session.interrupted();
      });
  session.console().end_progress();
  if (session.interrupted()) {
    reporter.finish();
    session.console().note({"Đã dừng theo yêu cầu; các hồ sơ sau chưa được xét.",
                            "Stopped as asked; the records after these were not checked."});
    return ExitCode::Interrupted;
  }
  if (request.series) {
    for (auto& judged : rules::check_series(series, task.rulebook, options)) {
      reporter.add(std::move(judged));
    }
  }
  return reporter.finish();
}

}  // namespace vanthu::cli
