// vanthu check: verdicts for records, or for each cell's year, in the report that was asked for.
#include "cli/check_walk.h"
#include "cli/version.h"
#include "ingest/diagnostic.h"
#include "report/baseline.h"
#include "report/report_writer.h"

namespace vanthu::cli {
namespace {

// Takes results in order and gives them to the report, which goes to stdout or, at the end, whole
// into a file.
class Reporter {
 public:
  Reporter(const CheckRequest& request, Session& session, const rules::Rulebook& rulebook,
           std::optional<report::Baseline> baseline)
      : request_(request), session_(session) {
    if (baseline) match_.emplace(std::move(*baseline));
    const rules::Rule* rule = rulebook.find(request.rule);
    if (rule != nullptr) rule_ = rule->id;
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

  void add(report::FileReport& file) {
    ++(file.record_id.empty() ? tally_.unreadable : tally_.records);
    if (file.unreadable) session_.console().error(*file.unreadable);
    if (match_) match_->mark(file);
    for (const auto& verdict : file.verdicts) tally_.count(verdict, request_.fail_level);
    writer_->add(file);
  }

  void add(report::SeriesReport& series) {
    if (match_) match_->mark(series);
    tally_.count(series.verdict, request_.fail_level);
    writer_->add(series);
  }

  void add_waiver(const report::FileReport& waiver) {
    for (const findings::Finding& finding : waiver.problems) {
      const bool signature =
          finding.id == "WVR-06" || finding.id == "WVR-07" || finding.id == "WVR-08";
      const bool violation = finding.severity == findings::Severity::Violation;
      if (signature) {
        wrongly_signed_ = true;
      } else if (violation) {
        broken_waiver_ = true;
      } else if (finding.severity >= request_.fail_level) {
        tally_.has_failed = true;
      }
    }
    writer_->add(waiver);
  }

  ExitCode finish() {
    report::Closing closing{.tally = tally_};
    if (match_) closing.absent = match_->absent(rule_);
    writer_->finish(closing);
    if (const auto code = write_file(); code != ExitCode::Clean) return code;
    if (tally_.unreadable > 0 || broken_waiver_) return ExitCode::Input;
    if (wrongly_signed_) return ExitCode::Integrity;
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
  std::optional<report::BaselineMatch> match_;
  // Its own id, when only one was asked for.
  std::string rule_;
  std::string file_;
  std::unique_ptr<report::ReportWriter> writer_;
  report::Tally tally_;
  bool broken_waiver_ = false;
  bool wrongly_signed_ = false;
};

// Nothing when there is something wrong with the file, which has been said then.
std::optional<report::Baseline> read_baseline(const std::string& path, Session& session) {
  auto bytes = session.files().read(path);
  if (!bytes.ok()) {
    session.console().error(bytes.error());
    return std::nullopt;
  }
  const SourceText source(path, std::move(bytes).value());
  auto baseline = report::parse_baseline(source);
  const auto paint = session.console().color() ? ingest::Paint::Ansi : ingest::Paint::Plain;
  for (const auto& finding : baseline.findings()) {
    session.console().complain(
        ingest::render_diagnostic(source, finding, session.language(), paint));
  }
  if (!baseline.ok()) return std::nullopt;
  return std::move(baseline).value();
}

}  // namespace

ExitCode run_check(const CheckRequest& request, Session& session) {
  const CheckChoice choice{.paths = request.paths,
                           .rule = request.rule,
                           .series = request.series,
                           .as_of = request.as_of,
                           .portable_names = request.format != report::Format::Text};
  auto opened = open_check(choice, session);
  if (!opened.ok()) return session.fail(opened.error());
  const CheckTask task = std::move(opened).value();
  std::optional<report::Baseline> baseline;
  if (!request.baseline.empty()) {
    baseline = read_baseline(request.baseline, session);
    if (!baseline) return ExitCode::Input;
  }
  Reporter reporter(request, session, task.rulebook, std::move(baseline));
  const CheckObserver observer{
      .file = [&](report::FileReport& file) { reporter.add(file); },
      .series = [&](report::SeriesReport& series) { reporter.add(series); },
      .waiver = [&](report::FileReport& file) { reporter.add_waiver(file); }};
  const ExitCode walked = walk_check(task, choice, session, observer);
  if (walked != ExitCode::Clean && walked != ExitCode::Interrupted) return walked;
  const ExitCode code = reporter.finish();
  return walked == ExitCode::Clean ? code : walked;
}

}  // namespace vanthu::cli
