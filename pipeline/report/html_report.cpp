// One HTML page, complete in itself: no script, no picture, nothing from the network. Well-formed
// as XML too, so that other programs can read it. Meaning is in words and signs, never in colour
// alone.
#include "report/html_sections.h"
#include "report/writers.h"

namespace vanthu::report {
namespace {

class HtmlWriter final : public ReportWriter {
 public:
  HtmlWriter(const ReportHead& head, const WriterOptions& options, Sink sink)
      : head_(head), language_(options.language), sink_(std::move(sink)) {}

  void begin() override {}

  void add(const FileReport& file) override {
    close_cell();
    RecordLine line{.anchor = anchor_of("record-" + std::to_string(records_.size() + 1),
                                        file.record_id.empty() ? file.file : file.record_id),
                    .name = file.record_id.empty() ? file.file : file.record_id,
                    .held_on = file.record_id.empty() ? "" : to_iso(file.held_on),
                    .cell = file.cell_name.empty() ? file.cell_code
                                                   : file.cell_name + " (" + file.cell_code + ")",
                    .counts = {},
                    .problems = file.problems.size() + (file.unreadable ? 1 : 0)};
    for (const findings::Verdict& verdict : file.verdicts) {
      line.counts.count(verdict);
      by_rule_[verdict.rule].count(verdict);
    }
    HtmlPieces(body_, language_).record(file, line);
    records_.push_back(std::move(line));
  }

  void add(const SeriesReport& series) override {
    if (!cell_.empty() && cell_.front().cell_code != series.cell_code) close_cell();
    by_rule_[series.verdict.rule].count(series.verdict);
    cell_.push_back(series);
  }

  void finish(const Closing& closing) override {
    close_cell();
    xml::MarkupWriter out;
    const bool vi = language_ == Language::Vi;
    const std::string title =
        vi ? "Kết quả kiểm tra hồ sơ sinh hoạt chi bộ" : "Check of the records of Party cells";
    open_page(out, language_, title, kHtmlStyle);
    out.open("body").line();
    out.open("header").element("h1", title).line();
    HtmlPieces pieces(out, language_);
    pieces.identity(head_, closing.tally);
    out.close().line();
    navigation(out);
    out.open("main").line().open("section", {{"id", "summary"}}).line();
    out.element("h2", vi ? "Tổng hợp" : "Summary").line();
    pieces.totals(closing.tally);
    pieces.record_table(records_);
    pieces.rule_table(head_.rulebook, by_rule_);
    out.close().line();
    out.raw(body_.take());
    pieces.absent(closing.absent);
    pieces.rule_pages(head_.rulebook);
    out.close().line().close().line().close().line();
    sink_(out.take());
  }

 private:
  void navigation(xml::MarkupWriter& out) const {
    const bool vi = language_ == Language::Vi;
    out.open("nav", {{"aria-label", vi ? "Mục lục" : "Contents"}}).open("ul").line();
    const auto link = [&](const std::string& anchor, const std::string& words) {
      out.open("li").element("a", {{"href", "#" + anchor}}, words).close().line();
    };
    link("summary", vi ? "Tổng hợp" : "Summary");
    link("by-record", vi ? "Theo hồ sơ" : "By record");
    link("by-rule", vi ? "Theo quy tắc" : "By rule");
    for (const std::string& cell : cells_) {
      link(anchor_of("cell", cell),
           (vi ? "Chuỗi kỳ họp của chi bộ " : "The series of cell ") + cell);
    }
    link("rules", vi ? "Các quy tắc" : "The rules");
    out.close().close().line();
  }

  void close_cell() {
    if (cell_.empty()) return;
    cells_.push_back(cell_.front().cell_code);
    HtmlPieces(body_, language_).series(cell_);
    cell_.clear();
  }

  ReportHead head_;
  Language language_;
  Sink sink_;
  xml::MarkupWriter body_;
  std::vector<RecordLine> records_;
  std::map<std::string, OutcomeCounts> by_rule_;
  // Verdicts of the cell that is being collected, and the cells before it.
  std::vector<SeriesReport> cell_;
  std::vector<std::string> cells_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_html_writer(const ReportHead& head, const WriterOptions& options,
                                               Sink sink) {
  return std::make_unique<HtmlWriter>(head, options, std::move(sink));
}

}  // namespace vanthu::report
