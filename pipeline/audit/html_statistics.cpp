// The second half of the page: figures, their parts, and the records behind them.
#include <algorithm>

#include "audit/html_parts.h"
#include "report/html_page.h"

namespace vanthu::audit {

void HtmlParts::kind_chart() {
  Chart chart{.id = "chart-kinds",
              .title = in({"Kỳ họp theo loại", "Meetings by kind"}),
              .series = {in({"kỳ họp", "meetings"})},
              .rows = {}};
  for (const FigureInfo& info : figures()) {
    const std::int64_t value = report_.total.counts[info.figure];
    if (info.whole != Figure::Meetings || info.axis != "kind" || value == 0) continue;
    chart.rows.push_back({.label = in(info.name()), .values = {value}});
  }
  write_chart(out_, chart);
}

void HtmlParts::attendance_chart() {
  Chart chart{.id = "chart-attendance",
              .title = in({"Tỷ lệ dự sinh hoạt mỗi tháng", "Attendance of each month"}),
              .series = {in({"tỷ lệ", "share"})},
              .rows = {}};
  const auto& months = report_.months;
  const std::size_t skip = months.size() > kChartMonths ? months.size() - kChartMonths : 0;
  for (std::size_t i = skip; i < months.size(); ++i) {
    const Counts& counts = months[i].counts;
    const auto ratio = try_ratio(counts[Figure::Came], counts[Figure::Expected]);
    if (!ratio) continue;
    chart.rows.push_back({.label = months[i].key,
                          .values = {*ratio},
                          .words = in(ratio_words(*ratio)) + " (" +
                                   std::to_string(counts[Figure::Came]) + "/" +
                                   std::to_string(counts[Figure::Expected]) + ")"});
  }
  write_chart(out_, chart);
  if (chart.rows.empty()) return;
  begin_table({"Dự sinh hoạt mỗi tháng", "Attendance of each month"},
              {{"Tháng", "Month"}, {"Lượt dự", "Attendances"}, {"Trên", "Of"}, {"Tỷ lệ", "Share"}});
  for (const Slice& month : months) {
    out_.open("tr");
    row_head(month.key);
    number(month.counts[Figure::Came]);
    number(month.counts[Figure::Expected]);
    out_.element("td", {{"class", "n"}}, in(ratio_of(info_of(Figure::Came), month.counts)));
    out_.close().line();
  }
  end_table();
}

void HtmlParts::quarter_chart() {
  std::map<std::string, Counts> quarters;
  for (const Slice& month : report_.months) {
    const int number = std::stoi(month.key.substr(5));
    const std::string quarter =
        month.key.substr(0, 4) + "-Q" + std::to_string((number - 1) / 3 + 1);
    quarters[quarter].add(month.counts);
  }
  Chart chart{.id = "chart-quarters",
              .title = in({"Lượt chi bộ có và không có sinh hoạt chuyên đề mỗi quý",
                           "Cells with and without a thematic meeting in each quarter"}),
              .series = {in({"có chuyên đề", "with"}), in({"không có", "without"})},
              .rows = {}};
  for (const auto& [quarter, counts] : quarters) {
    if (counts[Figure::Quarters] == 0) continue;
    chart.rows.push_back(
        {.label = quarter,
         .values = {counts[Figure::QuartersWithThematic], counts[Figure::QuartersWithout]},
         .words = std::to_string(counts[Figure::QuartersWithThematic]) + "/" +
                  std::to_string(counts[Figure::Quarters])});
  }
  write_chart(out_, chart);
  if (chart.rows.empty()) return;
  begin_table({"Chuyên đề theo quý", "Thematic meetings by quarter"},
              {{"Quý", "Quarter"},
               {"Chi bộ được tính", "Cells counted"},
               {"Có chuyên đề", "With a thematic meeting"},
               {"Không có", "Without"},
               {"Kỳ họp có nội dung chuyên đề", "Meetings with a thematic part"}});
  for (const auto& [quarter, counts] : quarters) {
    out_.open("tr");
    row_head(quarter);
    for (const Figure figure : {Figure::Quarters, Figure::QuartersWithThematic,
                                Figure::QuartersWithout, Figure::ThematicMeetings}) {
      number(counts[figure]);
    }
    out_.close().line();
  }
  end_table();
}

void HtmlParts::section_table(Section section) {
  begin_table(name_of(section), {{"Chỉ tiêu", "Figure"},
                                 {"Số", "Number"},
                                 {"Trên (mẫu số)", "Of (denominator)"},
                                 {"Tỷ lệ", "Share"}});
  for (const FigureInfo& info : figures()) {
    if (info.section != section) continue;
    const std::int64_t value = report_.total.counts[info.figure];
    out_.open("tr");
    out_.element("th", {{"scope", "row"}, {"class", info.is_part() ? "part" : "whole"}},
                 in(info.name()));
    out_.open("td", {{"class", "n"}});
    if (report_.links[index_of(info.figure)].total > 0) {
      link(report::anchor_of("f", info.id), std::to_string(value));
    } else {
      out_.text(std::to_string(value));
    }
    out_.close();
    out_.element("td", {{"class", "n"}},
                 info.has_base() ? std::to_string(report_.total.counts[info.base]) : "");
    out_.element("td", {{"class", "n"}}, in(ratio_of(info, report_.total.counts)));
    out_.close().line();
  }
  end_table();
}

void HtmlParts::statistics() {
  open_section("statistics", {"Số liệu thống kê", "Statistics"});
  out_.element("p",
               in({"Mỗi số dẫn đến các hồ sơ làm nên nó. Tổng các phần đã được đối chiếu với tổng "
                   "chung, theo chi bộ, theo tháng và theo đảng bộ cấp trên.",
                   "Each number leads to the records that make it up. The parts have been added "
                   "up against the totals, by cell, by month and by superior."}));
  out_.line();
  for (std::size_t i = 0; i < kSections; ++i) {
    const auto section = static_cast<Section>(i);
    out_.element("h3", in(name_of(section))).line();
    if (section == Section::Meetings) kind_chart();
    if (section == Section::Attendance) attendance_chart();
    section_table(section);
    if (section == Section::Thematic) quarter_chart();
  }
  close_section();
}

// Thousands of such rows: their table says once what all numbers look like.
void HtmlParts::slice_row(const Slice& slice) {
  const Compliance& one = slice.compliance;
  const auto counts = {one.meetings(), one.with_violation, one.with_lesser,
                       one.violations, one.warnings,       one.advice};
  for (const std::uint64_t value : counts) cell(std::to_string(value));
  cell(std::to_string(slice.counts[Figure::Came]));
  cell(std::to_string(slice.counts[Figure::Expected]));
  cell(in(ratio_of(info_of(Figure::Came), slice.counts)));
}

namespace {

std::vector<Bilingual> slice_columns(const Bilingual& first) {
  return {first,
          {"Kỳ họp", "Meetings"},
          {"Kỳ có lỗi", "With a violation"},
          {"Kỳ chỉ có cảnh báo, lưu ý", "With lesser points"},
          {"✗ Lỗi", "✗ Violations"},
          {"▲ Cảnh báo", "▲ Warnings"},
          {"● Lưu ý", "● Advice"},
          {"Lượt dự", "Attendances"},
          {"Trên", "Of"},
          {"Tỷ lệ dự", "Share"}};
}

}  // namespace

void HtmlParts::months() {
  open_section("months", {"Diễn biến theo tháng", "Trend by month"});
  month_chart();
  begin_table({"Kỳ họp, điểm không đạt và dự họp mỗi tháng",
               "Meetings, fails and attendance of each month"},
              slice_columns({"Tháng", "Month"}), Numbers::All);
  for (const Slice& month : report_.months) {
    out_.open("tr");
    row_head(month.key);
    slice_row(month);
    out_.close().line();
  }
  end_table();
  close_section();
}

void HtmlParts::superiors() {
  open_section("superiors", {"Theo đảng bộ cấp trên", "By superior"});
  begin_table({"Đảng bộ cấp trên trực tiếp", "Direct superiors"},
              slice_columns({"Đảng bộ", "Superior"}), Numbers::All);
  const std::size_t shown = std::min(report_.superiors.size(), kDueLines);
  for (std::size_t i = 0; i < shown; ++i) {
    out_.open("tr");
    row_head(report_.superiors[i].key);
    slice_row(report_.superiors[i]);
    out_.close().line();
  }
  end_table();
  out_.element("p", in({"Chi bộ chuyển sang cấp trên khác: mỗi kỳ họp tính cho cấp trên ghi trong "
                        "hồ sơ kỳ đó.",
                        "A cell that came under another superior: each meeting counts for the one "
                        "that its record names."}));
  out_.line();
  more(shown, report_.superiors.size(), "vanthu audit --format csv --by superior");
  close_section();
}

void HtmlParts::cell_rows(std::size_t begin, std::size_t end) {
  begin_table({"Chi bộ theo mã", "Cells by code"}, slice_columns({"Chi bộ", "Cell"}), Numbers::All);
  for (std::size_t i = begin; i < end; ++i) {
    const Slice& one = report_.cells[i];
    // Of the heat map, which leads here.
    const bool is_target =
        std::find(heat_cells_.begin(), heat_cells_.end(), &one) != heat_cells_.end();
    if (is_target) {
      out_.open("tr", {{"id", report::anchor_of("c", one.key)}});
    } else {
      out_.open("tr");
    }
    row_head(cell_words(one));
    slice_row(one);
    out_.close().line();
  }
  end_table();
}

void HtmlParts::cells() {
  open_section("cells", {"Theo chi bộ", "By cell"});
  const std::string table = options_.meetings_file;
  out_.element(
      "p", in({"Trang riêng của một chi bộ, mỗi số dẫn đến hồ sơ: vanthu audit --cell MÃ --format "
               "html." +
                   (table.empty() ? "" : " Từng kỳ họp của mọi chi bộ: " + table + "."),
               "A page of one cell, every number with its records: vanthu audit --cell CODE "
               "--format html." +
                   (table.empty() ? "" : " Every meeting of all cells: " + table + ".")}));
  out_.line();
  const std::size_t all = report_.cells.size();
  for (std::size_t begin = 0; begin < all; begin += kCellsInGroup) {
    const std::size_t end = std::min(begin + kCellsInGroup, all);
    // One group needs no folding.
    if (all > kCellsInGroup) {
      out_.open("details").element("summary",
                                   report_.cells[begin].key + " – " + report_.cells[end - 1].key);
      out_.line();
    }
    cell_rows(begin, end);
    if (all > kCellsInGroup) out_.close().line();
  }
  close_section();
}

void HtmlParts::links() {
  open_section("links", {"Hồ sơ của từng chỉ tiêu", "Records behind each figure"});
  for (const FigureInfo& info : figures()) {
    const FigureLinks& behind = report_.links[index_of(info.figure)];
    if (behind.total == 0) continue;
    out_.open("details", {{"id", report::anchor_of("f", info.id)}});
    const std::string value = std::to_string(report_.total.counts[info.figure]);
    const std::string records = std::to_string(behind.total);
    out_.element("summary",
                 in(name_of(info.section)) + " — " + in(info.name()) + ": " + value +
                     in({" (từ " + records + " hồ sơ)", " (from " + records + " records)"}));
    out_.line().open("ul", {{"class", "small"}}).line();
    for (const Link& one : behind.links) {
      out_.open("li");
      link("r-" + std::to_string(one.ref), report_.refs[one.ref].record);
      if (one.amount != 1) out_.text(": " + std::to_string(one.amount));
      out_.close().line();
    }
    out_.close().line();
    more(behind.links.size(), behind.total, options_.meetings_file);
    out_.close().line();
  }
  close_section();
}

void HtmlParts::records() {
  open_section("records", {"Hồ sơ được dẫn chiếu", "Records named"});
  if (report_.head.from_archive) {
    out_.element("p", in({"Xem một hồ sơ trong kho: vanthu archive show rồi đến mã ở cột cuối.",
                          "To see one: vanthu archive show, then the id in the last column."}));
    out_.line();
  }
  begin_table({"Hồ sơ theo chi bộ và ngày họp", "Records by cell and day"},
              {{"Hồ sơ", "Record"},
               {"Chi bộ", "Cell"},
               {"Ngày họp", "Held on"},
               {"Loại kỳ họp", "Kind"},
               {"Kho lưu hoặc tệp", "Archive or file"}});
  for (std::size_t i = 0; i < report_.refs.size(); ++i) {
    const RecordRef& ref = report_.refs[i];
    out_.open("tr", {{"id", "r-" + std::to_string(i)}});
    row_head(ref.record);
    cell(ref.cell_code);
    cell(to_iso(ref.held_on));
    cell(in(words_of(ref.kind)));
    home_cell(ref.home);
    out_.close().line();
  }
  end_table();
  close_section();
}

}  // namespace vanthu::audit
