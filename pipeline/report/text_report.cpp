// Text for people: each fail as a screen with the excerpt of their own file, other outcomes as one
// line each, a summary at the end.
#include "ingest/diagnostic.h"
#include "report/words.h"
#include "report/writers.h"

namespace vanthu::report {
namespace {

using findings::Novelty;
using findings::Outcome;
using findings::Verdict;

std::string n(std::uint64_t number) {
  return std::to_string(number);
}

class TextWriter final : public ReportWriter {
 public:
  TextWriter(const ReportHead& head, const WriterOptions& options, Sink sink)
      : head_(head),
        options_(options),
        paint_(options.color ? ingest::Paint::Ansi : ingest::Paint::Plain),
        sink_(std::move(sink)) {}

  void begin() override {}

  void add(const FileReport& file) override {
    // What could not be read at all is told on stderr.
    for (const auto& finding : file.problems) {
      line(ingest::render_diagnostic(file.source, finding, options_.language, paint_));
    }
    for (const Verdict& verdict : file.verdicts) add(file, verdict);
  }

  void add(const SeriesReport& series) override {
    const Outcome outcome = series.verdict.outcome;
    if (outcome == Outcome::Fail && series.verdict.novelty != Novelty::Unchanged) {
      Verdict verdict = series.verdict;
      // The record is not at hand: its place is told in words.
      verdict.at = {};
      verdict.attribute.clear();
      const SourceText place(place_words(series), "");
      line(ingest::render_diagnostic(place, verdict, options_.language, paint_));
      return;
    }
    const bool loud = outcome != Outcome::Pass && outcome != Outcome::NotApplicable;
    if (loud || options_.all) print_line(series.cell_code, series.verdict);
  }

  void finish(const Closing& closing) override {
    for (const AbsentFinding& absent : closing.absent) {
      line(in({"mốc: không còn ", "baseline: gone: "}) + absent.rule + " — " + absent.home + ", " +
           absent.subject);
    }
    line(in(summary(closing.tally)));
  }

 private:
  const std::string& in(const Bilingual& text) const { return text.in(options_.language); }

  // "chi bộ 38.168.053.001, năm 2026, đồng chí Vũ Đức Anh (records/…/2026-12-thuong-ky.xml:40:7)"
  std::string place_words(const SeriesReport& series) const {
    std::string words = in({"chi bộ ", "cell "}) + series.cell_code + in({", năm ", ", "}) +
                        std::to_string(series.year) + ", " + in(series.verdict.subject);
    if (series.file.empty()) return words;
    return words + " (" + series.file + ":" + n(series.at.line) + ":" + n(series.at.column) + ")";
  }

  void line(const std::string& text) { sink_(text + "\n"); }

  void add(const FileReport& file, const Verdict& verdict) {
    const bool known = verdict.novelty == Novelty::Unchanged;
    if (verdict.outcome == Outcome::Fail && !known) {
      line(ingest::render_diagnostic(file.source, verdict, options_.language, paint_));
      return;
    }
    const bool quiet =
        verdict.outcome == Outcome::Pass || verdict.outcome == Outcome::NotApplicable;
    if (!quiet || options_.all) print_line(file.file, verdict);
  }

  void print_line(const std::string& where, const Verdict& verdict) {
    const Bilingual& detail = detail_of(verdict);
    std::string text = where + ": " + verdict.rule + " " + in(words_of(verdict.outcome)) + " — " +
                       in(verdict.subject);
    if (!detail.empty()) text += ": " + in(detail);
    if (verdict.waiver) text += " [" + in(waiver_words(*verdict.waiver)) + "]";
    if (verdict.novelty == Novelty::Unchanged) text += in({" [đã có trong mốc]", " [in baseline]"});
    line(text);
  }

  static Bilingual unreadable_words(const Tally& tally) {
    return {n(tally.unreadable) + " tệp không đọc được",
            n(tally.unreadable) + " files not readable as records"};
  }

  Bilingual summary(const Tally& tally) const {
    const OutcomeCounts& counts = tally.outcomes;
    if (tally.records == 0 && tally.unreadable > 0) {
      const Bilingual files = unreadable_words(tally);
      return {"Chưa xét được hồ sơ nào; " + files.vi, "No record was checked; " + files.en};
    }
    const std::string book =
        head_.rulebook.version() + " (" + head_.rulebook.digest().substr(0, 12) + ")";
    Bilingual text{"Đã xét " + n(tally.records) + " hồ sơ theo bộ quy tắc " + book,
                   n(tally.records) + " records checked with rulebook " + book};
    if (head_.as_of) {
      text.vi += ", theo quy định của ngày " + to_iso(*head_.as_of);
      text.en += ", as of " + to_iso(*head_.as_of);
    }
    text.vi += ": đạt " + n(counts.passed) + ", không đạt " + n(counts.failed) +
               ", được miễn trừ " + n(counts.waived) + ", không áp dụng " +
               n(counts.not_applicable) + ", chưa đủ dữ liệu " + n(counts.indeterminate);
    text.en += ": " + n(counts.passed) + " pass, " + n(counts.failed) + " fail, " +
               n(counts.waived) + " waived, " + n(counts.not_applicable) + " not applicable, " +
               n(counts.indeterminate) + " indeterminate";
    if (tally.unchanged > 0) {
      text.vi += "; " + n(tally.unchanged) + " điểm không đạt đã có trong mốc";
      text.en += "; " + n(tally.unchanged) + " of the fails are in the baseline";
    }
    if (tally.unreadable > 0) {
      const Bilingual files = unreadable_words(tally);
      text.vi += "; " + files.vi;
      text.en += "; " + files.en;
    }
    return text;
  }

  ReportHead head_;
  WriterOptions options_;
  ingest::Paint paint_;
  Sink sink_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_text_writer(const ReportHead& head, const WriterOptions& options,
                                               Sink sink) {
  return std::make_unique<TextWriter>(head, options, std::move(sink));
}

}  // namespace vanthu::report
