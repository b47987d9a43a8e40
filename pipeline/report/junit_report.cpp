// JUnit XML for build servers: one suite a record, one case a rule and subject. Neither time nor
// host, as those would differ on the next run. Fails are failures; what the baseline knows, what
// was waived, what does not apply and what could not be judged is skipped with its reason.
#include "ingest/diagnostic.h"
#include "report/fingerprint.h"
#include "report/words.h"
#include "report/writers.h"
#include "xml/markup.h"

namespace vanthu::report {
namespace {

using findings::Novelty;
using findings::Outcome;
using findings::Verdict;

struct Counts {
  std::uint64_t tests = 0;
  std::uint64_t failures = 0;
  std::uint64_t errors = 0;
  std::uint64_t skipped = 0;

  void count(const Verdict& verdict) {
    ++tests;
    if (verdict.outcome == Outcome::Fail && verdict.novelty != Novelty::Unchanged) {
      ++failures;
    } else if (verdict.outcome != Outcome::Pass) {
      ++skipped;
    }
  }
};

class JunitWriter final : public ReportWriter {
 public:
  JunitWriter(const ReportHead& head, const WriterOptions& options, Sink sink)
      : head_(head), language_(options.language), sink_(std::move(sink)) {}

  void begin() override {
    out_.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out_.open("testsuites", {{"name", "vanthu"}}).line();
    flush();
  }

  void add(const FileReport& file) override {
    close_cell();
    Counts counts;
    for (const Verdict& verdict : file.verdicts) counts.count(verdict);
    counts.errors = file.problems.size() + (file.unreadable ? 1 : 0);
    counts.tests += counts.errors;
    const std::string& name = file.record_id.empty() ? file.file : file.record_id;
    open_suite(name, file.file, counts);
    if (file.unreadable) {
      problem(name, file.file, file.unreadable->what.in(language_),
              file.unreadable->remedy.in(language_));
    }
    for (const findings::Finding& finding : file.problems) {
      problem(name, finding.id, finding.message.in(language_),
              ingest::render_diagnostic(file.source, finding, language_, ingest::Paint::Plain));
    }
    for (const Verdict& verdict : file.verdicts) {
      add_case(name, verdict, [&] {
        return ingest::render_diagnostic(file.source, verdict, language_, ingest::Paint::Plain);
      });
    }
    out_.close().line();
    flush();
  }

  void add(const SeriesReport& series) override {
    if (series.cell_code != cell_) {
      close_cell();
      cell_ = series.cell_code;
      out_.open("testsuite", {{"name", cell_}}).line();
      properties();
    }
    add_case(home_of(series), series.verdict,
             [&] { return detail_of(series.verdict).in(language_); });
    flush();
  }

  void finish(const Closing&) override {
    close_cell();
    out_.close().line();
    flush();
  }

 private:
  void flush() { sink_(out_.take()); }

  void close_cell() {
    if (!cell_.empty()) out_.close().line();
    cell_.clear();
  }

  void open_suite(const std::string& name, const std::string& file, const Counts& counts) {
    out_.open("testsuite", {{"name", name},
                            {"file", file},
                            {"tests", std::to_string(counts.tests)},
                            {"failures", std::to_string(counts.failures)},
                            {"errors", std::to_string(counts.errors)},
                            {"skipped", std::to_string(counts.skipped)}});
    out_.line();
    properties();
  }

  void properties() {
    out_.open("properties");
    const auto property = [&](std::string_view name, std::string_view value) {
      out_.empty("property", {{"name", name}, {"value", value}});
    };
    property("vanthu", head_.program);
    property("rulebook", head_.rulebook.version());
    property("rulebook.sha256", head_.rulebook.digest());
    if (head_.as_of) property("as_of", to_iso(*head_.as_of));
    out_.close().line();
  }

  void problem(const std::string& suite, const std::string& id, const std::string& message,
               const std::string& screen) {
    out_.open("testcase", {{"classname", suite}, {"name", id}});
    out_.element("error", {{"message", message}, {"type", id}}, screen);
    out_.close().line();
  }

  // Why a case is skipped; empty for the others.
  std::string reason_to_skip(const Verdict& verdict) const {
    if (verdict.outcome == Outcome::Pass) return {};
    if (verdict.outcome == Outcome::Fail) {
      if (verdict.novelty != Novelty::Unchanged) return {};
      return Bilingual{"đã có trong mốc: ", "in the baseline: "}.in(language_) +
             verdict.message.in(language_);
    }
    const std::string why = verdict.waiver ? waiver_words(*verdict.waiver).in(language_)
                                           : verdict.message.in(language_);
    return words_of(verdict.outcome).in(language_) + (why.empty() ? "" : ": " + why);
  }

  template <typename Screen>
  void add_case(const std::string& suite, const Verdict& verdict, const Screen& screen) {
    const std::string name = verdict.rule + " — " + verdict.subject.in(language_);
    const std::string skipped = reason_to_skip(verdict);
    if (verdict.outcome == Outcome::Pass) {
      out_.empty("testcase", {{"classname", suite}, {"name", name}}).line();
      return;
    }
    out_.open("testcase", {{"classname", suite}, {"name", name}});
    if (skipped.empty()) {
      out_.element(
          "failure",
          {{"message", verdict.message.in(language_)}, {"type", name_of(verdict.severity)}},
          screen());
    } else {
      out_.empty("skipped", {{"message", skipped}});
    }
    out_.close().line();
  }

  ReportHead head_;
  Language language_;
  Sink sink_;
  xml::MarkupWriter out_;
  // Whose suite is open.
  std::string cell_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_junit_writer(const ReportHead& head,
                                                const WriterOptions& options, Sink sink) {
  return std::make_unique<JunitWriter>(head, options, std::move(sink));
}

}  // namespace vanthu::report
