// CSV for tables: one line a verdict or problem, in UTF-8.
#include "base/csv.h"
#include "ingest/diagnostic.h"
#include "report/words.h"
#include "report/writers.h"

namespace vanthu::report {
namespace {

using findings::Verdict;

// Read by programs too, therefore in one language.
constexpr std::string_view kHeader =
    "file,record,cell,date,rule,outcome,severity,grade,subject,message,arithmetic,basis,hint,line,"
    "column,waiver,baseline,as_of,rulebook\r\n";

struct Place {
  std::string file{};
  std::string record{};
  std::string cell{};
  std::string date{};
  LineColumn at{0, 0};
};

class CsvWriter final : public ReportWriter {
 public:
  CsvWriter(const ReportHead& head, const WriterOptions& options, Sink sink)
      : language_(options.language), sink_(std::move(sink)) {
    law_ = "," + (head.as_of ? to_iso(*head.as_of) : "") + "," +
           csv_field(head.rulebook.version() + " " + head.rulebook.digest()) + "\r\n";
  }

  void begin() override {
    sink_(kCsvByteOrderMark);
    sink_(kHeader);
  }

  void add(const FileReport& file) override {
    Place place{.file = file.file,
                .record = file.record_id,
                .cell = file.cell_code,
                .date = file.record_id.empty() ? "" : to_iso(file.held_on)};
    if (file.unreadable) {
      write(place, {"", "unreadable", "violation", "", "", file.unreadable->what.in(language_), "",
                    "", file.unreadable->remedy.in(language_)});
    }
    for (const findings::Finding& problem : file.problems) {
      place.at = file.source.position(problem.at.begin);
      write(place, {problem.id, "problem", std::string(name_of(problem.severity)), "", "",
                    problem.message.in(language_), "", "", problem.hint.in(language_)});
    }
    for (const Verdict& verdict : file.verdicts) {
      place.at = verdict.at.end == 0
                     ? LineColumn{0, 0}
                     : file.source.position(ingest::place_of(file.source, verdict).begin);
      write(place, verdict);
    }
  }

  void add(const SeriesReport& series) override {
    const bool placed = !series.file.empty();
    write({.file = series.file,
           .record = series.record_id,
           .cell = series.cell_code,
           .date = std::to_string(series.year),
           .at = placed ? series.at : LineColumn{0, 0}},
          series.verdict);
  }

  void finish(const Closing& closing) override {
    for (const AbsentFinding& absent : closing.absent) {
      write({.record = absent.home},
            {absent.rule, "absent", "", "", absent.subject, "", "", "", ""}, "", "absent");
    }
  }

 private:
  void write(const Place& place, const Verdict& verdict) {
    std::string basis;
    for (const findings::Citation& citation : verdict.citations) {
      basis += (basis.empty() ? "" : "; ") + citation.text.in(language_);
    }
    write(place,
          {verdict.rule, std::string(name_of(verdict.outcome)),
           std::string(name_of(verdict.severity)), std::string(name_of(verdict.grade)),
           verdict.subject.in(language_), verdict.message.in(language_),
           verdict.arithmetic.in(language_), basis, verdict.hint.in(language_)},
          verdict.waiver ? waiver_words(*verdict.waiver).in(language_) : "",
          name_of(verdict.novelty));
  }

  void write(const Place& place, const std::vector<std::string>& middle,
             std::string_view waiver = {}, std::string_view baseline = {}) {
    const auto number = [](std::size_t n) { return n == 0 ? "" : std::to_string(n); };
    std::string line = csv_field(place.file);
    for (const std::string* one : {&place.record, &place.cell, &place.date}) {
      line += "," + csv_field(*one);
    }
    for (const std::string& one : middle) line += "," + csv_field(one);
    line += "," + number(place.at.line) + "," + number(place.at.column);
    line += "," + csv_field(waiver) + "," + csv_field(baseline) + law_;
    sink_(line);
  }

  Language language_;
  Sink sink_;
  // The end of every line: under which law by which rulebook.
  std::string law_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_csv_writer(const ReportHead& head, const WriterOptions& options,
                                              Sink sink) {
  return std::make_unique<CsvWriter>(head, options, std::move(sink));
}

}  // namespace vanthu::report
