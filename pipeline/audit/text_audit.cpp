// The audit for a terminal: what needs work first, then the figures.
#include <algorithm>

#include "audit/audit_writers.h"
#include "audit/words.h"
#include "findings/words.h"
#include "text/display.h"

namespace vanthu::audit {
namespace {

// Lines of a list on the screen; the other forms hold more.
constexpr std::size_t kMostLines = 20;

using Row = std::vector<std::string>;

class TextAudit {
 public:
  TextAudit(const AuditReport& report, Language language) : report_(report), language_(language) {}

  std::string write(Rows rows) {
    line(in(title_words()));
    for (const auto& [name, value] : facts_of(report_)) line("  " + in(name) + ": " + in(value));
    compliance();
    rules();
    due();
    switch (rows) {
      case Rows::Cell:
        slices({"Theo chi bộ", "By cell"}, report_.cells);
        break;
      case Rows::Month:
        slices({"Theo tháng", "By month"}, report_.months);
        break;
      case Rows::Superior:
        slices({"Theo đảng bộ cấp trên", "By superior"}, report_.superiors);
        break;
      case Rows::Figure:
      case Rows::Rule:
      case Rows::Due:
      case Rows::Meeting:
      case Rows::Fault:
        figure_table();
        break;
    }
    left_out();
    return std::move(out_);
  }

 private:
  const std::string& in(const Bilingual& both) const { return both.in(language_); }
  void line(const std::string& text) { out_ += text + "\n"; }
  void heading(const Bilingual& words) { line("\n" + in(words)); }

  // The first column to the left, numbers to the right.
  void table(const std::vector<Row>& rows) {
    std::vector<std::size_t> widths;
    for (const Row& row : rows) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i < row.size(); ++i) {
        widths[i] = std::max(widths[i], text::display_columns(row[i]));
      }
    }
    for (const Row& row : rows) {
      std::string text = "  ";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string space(widths[i] - text::display_columns(row[i]), ' ');
        text += i == 0 ? row[i] + space : "  " + space + row[i];
      }
      while (!text.empty() && text.back() == ' ') text.pop_back();
      line(text);
    }
  }

  void compliance() {
    const Compliance& one = report_.total.compliance;
    heading({"Chấp hành quy định", "Compliance"});
    table({{in({"Kỳ họp có lỗi", "Meetings with a violation"}), std::to_string(one.with_violation)},
           {in({"Kỳ họp chỉ có cảnh báo hoặc lưu ý", "Meetings with lesser points only"}),
            std::to_string(one.with_lesser)},
           {in({"Kỳ họp không có điểm không đạt", "Meetings without a fail"}),
            std::to_string(one.without_fail)},
           {in({"Lỗi", "Violations"}), std::to_string(one.violations)},
           {in({"Cảnh báo", "Warnings"}), std::to_string(one.warnings)},
           {in({"Lưu ý", "Advice"}), std::to_string(one.advice)},
           {in({"Được miễn trừ", "Waived"}), std::to_string(one.outcomes.waived)},
           {in({"Chưa đủ dữ liệu để kết luận", "Indeterminate"}),
            std::to_string(one.outcomes.indeterminate)}});
  }

  void rules() {
    const auto failing = failing_rules(report_);
    if (failing.empty()) return;
    heading({"Quy tắc không đạt nhiều nhất (số lần, số chi bộ)",
             "Rules that failed most (times, cells)"});
    std::vector<Row> rows;
    for (const RuleLine* one : failing) {
      if (rows.size() == kMostLines) break;
      const rules::Rule& rule = report_.rulebook->rules()[one->rule];
      rows.push_back({rule.id + " " + in(rule.name),
                      std::to_string(one->compliance.outcomes.failed), std::to_string(one->cells)});
    }
    table(rows);
    more(rows.size(), failing.size());
  }

  void more(std::size_t shown, std::uint64_t total) {
    if (shown >= total) return;
    const std::string rest = std::to_string(total - shown);
    line(in({"  … và " + rest + " dòng nữa: xem --format html, csv hoặc json",
             "  … and " + rest + " more: see --format html, csv or json"}));
  }

  void due() {
    for (std::size_t i = 0; i < kDueKinds; ++i) {
      const auto& list = report_.due[i];
      if (list.total == 0) continue;
      const Bilingual words = words_of(static_cast<DueKind>(i));
      const std::string total = ": " + std::to_string(list.total);
      heading({words.vi + total, words.en + total});
      std::size_t shown = 0;
      for (const DueLine& one : list.lines) {
        if (shown == kMostLines) break;
        ++shown;
        const std::string where = one.record.empty() ? one.cell_code : one.record;
        line("  " + where + (where.empty() ? "" : ": ") + in(one.subject) + " — " +
             in(one.message));
      }
      more(shown, list.total);
    }
  }

  void figure_table() {
    std::vector<Row> rows;
    Section section = Section::Papers;
    for (const FigureInfo& info : figures()) {
      const std::int64_t value = report_.total.counts[info.figure];
      const bool is_new = info.section != section || rows.empty();
      if (is_new) {
        table(rows);
        rows.clear();
        heading(name_of(info.section));
        section = info.section;
      }
      // Parts that are 0 say nothing on a screen.
      if (value == 0 && info.is_part() && !is_new) continue;
      Row row{(info.is_part() ? "  " : "") + in(info.name()), std::to_string(value)};
      const std::string ratio = in(ratio_of(info, report_.total.counts));
      if (!ratio.empty()) {
        row.push_back("/ " + std::to_string(report_.total.counts[info.base]));
        row.push_back(ratio);
      }
      rows.push_back(std::move(row));
    }
    table(rows);
  }

  void slices(const Bilingual& words, const std::vector<Slice>& slices) {
    heading(words);
    std::vector<Row> rows = {{"", in({"kỳ họp", "meetings"}), in({"có lỗi", "violating"}),
                              in({"lỗi", "violations"}), in({"cảnh báo", "warnings"}),
                              in({"lưu ý", "advice"}), in({"dự họp", "attendance"})}};
    for (const Slice& slice : slices) {
      const Compliance& one = slice.compliance;
      rows.push_back({cell_words(slice), std::to_string(one.meetings()),
                      std::to_string(one.with_violation), std::to_string(one.violations),
                      std::to_string(one.warnings), std::to_string(one.advice),
                      in(ratio_of(info_of(Figure::Came), slice.counts))});
    }
    table(rows);
  }

  void left_out() {
    if (report_.left_out.total == 0) return;
    const std::string total = std::to_string(report_.left_out.total);
    heading({"Không rà soát được: " + total, "Could not be audited: " + total});
    std::size_t shown = 0;
    for (const LeftOutRecord& one : report_.left_out.lines) {
      if (shown++ == kMostLines) break;
      line("  " + one.where + ": " + in(one.why));
    }
    more(std::min(shown, kMostLines), report_.left_out.total);
  }

  const AuditReport& report_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string write_text(const AuditReport& report, Rows rows, Language language) {
  return TextAudit(report, language).write(rows);
}

}  // namespace vanthu::audit
