#include "report/report_writer.h"

#include "report/writers.h"

namespace vanthu::report {

using findings::Novelty;
using findings::Outcome;

void OutcomeCounts::count(const findings::Verdict& verdict) {
  switch (verdict.outcome) {
    case Outcome::Pass:
      ++passed;
      break;
    case Outcome::Fail:
      ++failed;
      break;
    case Outcome::Waived:
      ++waived;
      break;
    case Outcome::NotApplicable:
      ++not_applicable;
      break;
    case Outcome::Indeterminate:
      ++indeterminate;
      break;
  }
}

void Tally::count(const findings::Verdict& verdict, findings::Severity fail_level) {
  outcomes.count(verdict);
  const bool failed = verdict.outcome == Outcome::Fail;
  const bool known = failed && verdict.novelty == Novelty::Unchanged;
  if (known) ++unchanged;
  if (verdict.severity < fail_level) return;
  if (failed && !known) has_failed = true;
  if (verdict.outcome == Outcome::Indeterminate) has_unjudged = true;
}

std::unique_ptr<ReportWriter> make_writer(Format format, const ReportHead& head,
                                          const WriterOptions& options, Sink sink) {
  switch (format) {
    case Format::Text:
      return make_text_writer(head, options, std::move(sink));
    case Format::Json:
      return make_json_writer(head, std::move(sink));
    case Format::Sarif:
      return make_sarif_writer(head, options, std::move(sink));
    case Format::Junit:
      return make_junit_writer(head, options, std::move(sink));
    case Format::Html:
      return make_html_writer(head, options, std::move(sink));
    case Format::Csv:
      return make_csv_writer(head, options, std::move(sink));
  }
  return nullptr;
}

}  // namespace vanthu::report
