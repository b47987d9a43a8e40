#include "audit/audit_document.h"

#include <algorithm>

#include "audit/words.h"

namespace vanthu::audit {
namespace {

using document::Alignment;
using document::Heading;
using document::Inlines;
using document::MarkerStyle;
using document::Paragraph;
using document::ParagraphRole;
using document::Table;
using document::TableColumn;
using document::Title;

using Row = std::vector<std::string>;

// A cell of a table breaks at spaces only: a longer name of a file or object gets some.
constexpr std::size_t kLongestWord = 34;

bool may_end_line(char c) {
  return c == '/' || c == '-' || c == '_' || c == '.' || c == ':';
}

bool is_inside_letter(const std::string& words, std::size_t at) {
  return at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0U) == 0x80U;
}

std::string with_breaks(const std::string& words) {
  std::string out;
  std::size_t line = 0;
  // In out, behind the last letter of this word that may end a line; 0: none.
  std::size_t border = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (line >= kLongestWord && words[i] != ' ' && !is_inside_letter(words, i)) {
      const std::size_t at = border > 0 ? border : out.size();
      out.insert(at, " ");
      line = out.size() - at - 1;
      border = 0;
    }
    out += words[i];
    line = words[i] == ' ' ? 0 : line + 1;
    if (words[i] == ' ') border = 0;
    if (may_end_line(words[i])) border = out.size();
  }
  return out;
}

Inlines plain(const std::string& words) {
  // Only the name of a file can be what no text is.
  auto normal = text::normalize(words);
  return {{.text = normal.ok() ? std::move(normal).value() : text::nfc("…")}};
}

class AuditComposer {
 public:
  AuditComposer(const AuditReport& report, const DocumentOptions& options)
      : report_(report), options_(options) {}

  document::Document compose() {
    document_.kind = "audit";
    document_.title = text::nfc(in(title_words()));
    document_.author = text::nfc(report_.head.office.empty() ? "vanthu" : report_.head.office);
    document_.record_id = "audit";
    document_.date = report_.head.day;
    document_.template_id = "audit " + report_.rulebook->digest();
    front();
    compliance();
    rules();
    months();
    cells();
    figure_tables();
    due();
    left_out();
    return std::move(document_);
  }

 private:
  const std::string& in(const Bilingual& both) const { return both.in(options_.language); }
  void add(document::Block block) { document_.blocks.push_back(std::move(block)); }

  void heading(const Bilingual& words) {
    add(Heading{.level = 1,
                .marker = {.style = MarkerStyle::Decimal, .ordinal = ++headings_},
                .text = plain(in(words))});
  }

  void note(const std::string& words) {
    add(Paragraph{.role = ParagraphRole::Note, .text = plain(words)});
  }

  // The first `texts` columns hold words, the others numbers.
  void table(const Bilingual& summary, const std::vector<Bilingual>& header,
             const std::vector<int>& shares, std::size_t texts, const std::vector<Row>& rows,
             std::uint64_t total, const std::string& full = "vanthu audit --format csv") {
    Table made{.summary = text::nfc(in(summary)), .columns = {}, .header = {}, .rows = {}};
    for (std::size_t i = 0; i < header.size(); ++i) {
      made.columns.push_back(TableColumn{
          .share = shares[i], .alignment = i < texts ? Alignment::Left : Alignment::Right});
      made.header.push_back(plain(in(header[i])));
    }
    for (const Row& row : rows) {
      std::vector<Inlines> cells;
      for (const std::string& one : row) cells.push_back(plain(with_breaks(one)));
      made.rows.push_back(std::move(cells));
    }
    add(std::move(made));
    more(rows.size(), total, full);
  }

  void more(std::size_t shown, std::uint64_t total, const std::string& command) {
    if (shown >= total) return;
    const std::string rest = std::to_string(total - shown);
    note(in({"Còn " + rest + " dòng nữa; bảng đầy đủ ở " + command + ".",
             rest + " more rows; the full table: " + command + "."}));
  }

  void front() {
    add(Title{.type_name = text::nfc(in({"BÁO CÁO", "REPORT"})),
              .subject = text::nfc(in(
                  {"rà soát và thống kê sinh hoạt chi bộ", "audit and statistics of Party cells"})),
              .hyphens = true});
    std::vector<Row> rows;
    for (const auto& [name, value] : facts_of(report_)) {
      rows.push_back({in(name), in(value)});
    }
    table(title_words(), {{"Thông tin", "Fact"}, {"Nội dung", "Value"}}, {2, 3}, 2, rows,
          rows.size());
  }

  void compliance() {
    heading({"Chấp hành quy định", "Compliance"});
    const Compliance& one = report_.total.compliance;
    const std::string meetings = std::to_string(one.meetings());
    const auto share = [&](std::uint64_t part) {
      const auto ratio =
          try_ratio(static_cast<std::int64_t>(part), static_cast<std::int64_t>(one.meetings()));
      return ratio ? in(ratio_words(*ratio)) : std::string();
    };
    const auto row = [&](const Bilingual& name, std::uint64_t part) {
      return Row{in(name), std::to_string(part), meetings, share(part)};
    };
    table({"Kỳ họp theo mức không đạt nặng nhất", "Meetings by their worst fail"},
          {{"Kỳ họp", "Meetings"}, {"Số", "Number"}, {"Trên", "Of"}, {"Tỷ lệ", "Share"}},
          {6, 2, 2, 2}, 1,
          {row({"Có lỗi", "With a violation"}, one.with_violation),
           row({"Chỉ có cảnh báo hoặc lưu ý", "With lesser points only"}, one.with_lesser),
           row({"Không có điểm không đạt", "Without a fail"}, one.without_fail)},
          3);
    table(
        {"Kết luận theo mức", "Verdicts by severity"},
        {{"Lỗi", "Violations"},
         {"Cảnh báo", "Warnings"},
         {"Lưu ý", "Advice"},
         {"Được miễn trừ", "Waived"},
         {"Chưa đủ dữ liệu", "Indeterminate"}},
        {1, 1, 1, 1, 1}, 0,
        {{std::to_string(one.violations), std::to_string(one.warnings), std::to_string(one.advice),
          std::to_string(one.outcomes.waived), std::to_string(one.outcomes.indeterminate)}},
        1);
  }

  void rules() {
    const auto failing = failing_rules(report_);
    if (failing.empty()) return;
    heading({"Quy tắc không đạt nhiều nhất", "Rules that failed most"});
    std::vector<Row> rows;
    for (const RuleLine* one : failing) {
      if (rows.size() == options_.rows) break;
      const rules::Rule& rule = report_.rulebook->rules()[one->rule];
      rows.push_back({rule.id, in(rule.name), std::to_string(one->compliance.outcomes.failed),
                      std::to_string(one->cells)});
    }
    table({"Số lần không đạt của mỗi quy tắc", "Fails of each rule"},
          {{"Mã", "Id"}, {"Quy tắc", "Rule"}, {"Số lần", "Times"}, {"Số chi bộ", "Cells"}},
          {3, 8, 2, 2}, 2, rows, failing.size());
  }

  Row slice_row(const std::string& name, const Slice& slice) const {
    const Compliance& one = slice.compliance;
    return {name,
            std::to_string(one.meetings()),
            std::to_string(one.with_violation),
            std::to_string(one.violations),
            std::to_string(one.warnings),
            in(ratio_of(info_of(Figure::Came), slice.counts))};
  }

  void slice_table(const Bilingual& summary, const Bilingual& first, const std::vector<Row>& rows,
                   std::uint64_t total) {
    table(summary,
          {first,
           {"Kỳ họp", "Meetings"},
           {"Kỳ có lỗi", "Violating"},
           {"Lỗi", "Violations"},
           {"Cảnh báo", "Warnings"},
           {"Dự họp", "Attendance"}},
          {6, 2, 2, 2, 2, 3}, 1, rows, total);
  }

  void months() {
    if (report_.months.empty()) return;
    heading({"Theo tháng", "By month"});
    std::vector<Row> rows;
    for (const Slice& month : report_.months) {
      if (rows.size() == options_.rows) break;
      rows.push_back(slice_row(month.key.substr(5) + "/" + month.key.substr(0, 4), month));
    }
    slice_table({"Kỳ họp, lỗi và tỷ lệ dự họp mỗi tháng", "Each month"}, {"Tháng", "Month"}, rows,
                report_.months.size());
  }

  void cells() {
    if (report_.cells.empty()) return;
    heading({"Theo chi bộ", "By cell"});
    std::vector<const Slice*> order = failing_cells(report_);
    for (const Slice& cell : report_.cells) {
      if (cell.compliance.outcomes.failed == 0) order.push_back(&cell);
    }
    std::vector<Row> rows;
    for (const Slice* cell : order) {
      if (rows.size() == options_.rows) break;
      rows.push_back(slice_row(cell_words(*cell), *cell));
    }
    slice_table({"Kỳ họp, lỗi và tỷ lệ dự họp mỗi chi bộ, nhiều lỗi đứng trước", "Each cell"},
                {"Chi bộ", "Cell"}, rows, order.size());
  }

  void figure_tables() {
    heading({"Số liệu thống kê", "Statistics"});
    for (std::size_t s = 0; s < kSections; ++s) {
      const auto section = static_cast<Section>(s);
      std::vector<Row> rows;
      for (const FigureInfo& info : figures()) {
        if (info.section != section) continue;
        const std::int64_t value = report_.total.counts[info.figure];
        if (value == 0 && info.is_part()) continue;
        const std::string base =
            info.has_base() ? std::to_string(report_.total.counts[info.base]) : "";
        rows.push_back({(info.is_part() ? "– " : "") + in(info.name()), std::to_string(value), base,
                        in(ratio_of(info, report_.total.counts))});
      }
      add(Heading{.level = 2, .marker = {}, .text = plain(in(name_of(section)))});
      table(name_of(section),
            {{"Chỉ tiêu", "Figure"}, {"Số", "Number"}, {"Trên", "Of"}, {"Tỷ lệ", "Share"}},
            {7, 2, 2, 2}, 1, rows, rows.size());
    }
    note(
        in({"Các phần bằng 0 không in. Tổng các phần đã được đối chiếu với tổng chung theo chi "
            "bộ, theo tháng và theo đảng bộ cấp trên.",
            "Parts that are 0 are not printed. The parts have been added up against the totals "
            "by cell, by month and by superior."}));
  }

  void due() {
    bool begun = false;
    for (std::size_t i = 0; i < kDueKinds; ++i) {
      const auto& list = report_.due[i];
      if (list.total == 0) continue;
      if (!begun) heading({"Việc cần làm", "What is due"});
      begun = true;
      const Bilingual words = words_of(static_cast<DueKind>(i));
      std::vector<Row> rows;
      for (const DueLine& one : list.lines) {
        if (rows.size() == options_.rows) break;
        rows.push_back({one.record.empty() ? one.cell_code : one.record,
                        in(one.subject) + " — " + in(one.message)});
      }
      add(Heading{.level = 2, .marker = {}, .text = plain(in(words))});
      table(words, {{"Hồ sơ hoặc chi bộ", "Record or cell"}, {"Nội dung", "What"}}, {2, 5}, 2, rows,
            list.total, "vanthu audit --format csv --by due");
    }
  }

  void left_out() {
    const auto& list = report_.left_out;
    if (list.total == 0) return;
    const std::string total = ": " + std::to_string(list.total);
    heading({"Không rà soát được" + total, "Could not be audited" + total});
    std::vector<Row> rows;
    for (const LeftOutRecord& one : list.lines) {
      if (rows.size() == options_.rows) break;
      rows.push_back({one.where, in(one.why)});
    }
    table({"Hồ sơ, tệp không rà soát được và lý do", "Records and files left out, and why"},
          {{"Hồ sơ hoặc tệp", "Record or file"}, {"Lý do", "Why"}}, {2, 3}, 2, rows, rows.size());
    more(rows.size(), list.total, "vanthu audit --format json");
  }

  const AuditReport& report_;
  const DocumentOptions& options_;
  document::Document document_;
  int headings_ = 0;
};

}  // namespace

document::Document compose_audit(const AuditReport& report, const DocumentOptions& options) {
  return AuditComposer(report, options).compose();
}

}  // namespace vanthu::audit
