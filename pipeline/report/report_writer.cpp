#include "report/report_writer.h"

#include "report/writers.h"

namespace vanthu::report {

using findings::Novelty;
using findings::Outcome;

void Tally::count(const findings::Verdict& verdict, findings::Severity fail_level) {
  const bool counts = verdict.severity >= fail_level;
  switch (verdict.outcome) {
    case Outcome::Pass:
      ++passed;
      break;
    case Outcome::Fail:
      ++failed;
      if (verdict.novelty == Novelty::Unchanged) {
        ++unchanged;
      } else if (counts) {
        has_failed = true;
      }
      break;
    case Outcome::NotApplicable:
      ++not_applicable;
      break;
    case Outcome::Indeterminate:
      ++indeterminate;
      if (counts) has_unjudged = true;
      break;
    case Outcome::Waived:
      ++waived;
      break;
  }
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
