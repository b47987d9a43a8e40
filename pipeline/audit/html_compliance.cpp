// The first half of the page: what keeps to the rules, what fails, what is due.
#include <algorithm>

#include "audit/html_parts.h"
#include "findings/words.h"
#include "report/html_page.h"

namespace vanthu::audit {

HtmlParts::HtmlParts(xml::MarkupWriter& out, const AuditReport& report, const HtmlOptions& options)
    : out_(out),
      report_(report),
      options_(options),
      heat_cells_(failing_cells(report)),
      heat_rules_(failing_rules(report)) {
  heat_cells_.resize(std::min(heat_cells_.size(), kHeatCells));
  heat_rules_.resize(std::min(heat_rules_.size(), kHeatRules));
  for (const Fault& fault : report.faults.lines) {
    if (is_shown(fault)) shown_faults_.emplace(fault.rule, fault.cell_code);
  }
}

bool HtmlParts::is_shown(const Fault& fault) const {
  // Of rules and cells of the heat map all that the report keeps.
  return std::any_of(heat_cells_.begin(), heat_cells_.end(),
                     [&](const Slice* cell) { return cell->key == fault.cell_code; });
}

void HtmlParts::open_section(const std::string& id, const Bilingual& heading) {
  out_.open("section", {{"id", id}}).line();
  out_.element("h2", in(heading)).line();
}

void HtmlParts::begin_table(const Bilingual& caption, const std::vector<Bilingual>& columns,
                            Numbers numbers) {
  if (numbers == Numbers::All) {
    out_.open("table", {{"class", "by"}});
  } else {
    out_.open("table");
  }
  out_.element("caption", in(caption)).line();
  out_.open("thead").open("tr");
  for (const Bilingual& column : columns) out_.element("th", {{"scope", "col"}}, in(column));
  out_.close().close().line().open("tbody").line();
}

void HtmlParts::number(std::int64_t value) {
  out_.element("td", {{"class", "n"}}, std::to_string(value));
}

void HtmlParts::row_head(const std::string& words) {
  out_.element("th", {{"scope", "row"}}, words);
}

void HtmlParts::link(const std::string& target, const std::string& words) {
  out_.element("a", {{"href", "#" + target}}, words);
}

void HtmlParts::home_cell(const RecordHome& home) {
  out_.element("td", {{"class", "small"}}, home.object.empty() ? home.file : home.object);
}

void HtmlParts::more(std::uint64_t shown, std::uint64_t total, const std::string& file) {
  if (shown >= total) return;
  const std::string rest = std::to_string(total - shown);
  const std::string where = file.empty() ? "vanthu audit --format csv" : file;
  out_.element("p", in({"Còn " + rest + " dòng nữa, có đủ trong " + where + ".",
                        rest + " more, all of them in " + where + "."}));
  out_.line();
}

void HtmlParts::facts() {
  out_.open("dl").line();
  for (const auto& [name, value] : facts_of(report_)) {
    out_.element("dt", in(name)).element("dd", in(value)).line();
  }
  out_.close().line();
}

void HtmlParts::compliance() {
  open_section("compliance", {"Chấp hành quy định", "Compliance"});
  const Compliance& one = report_.total.compliance;
  begin_table({"Kỳ họp theo mức không đạt nặng nhất của hồ sơ", "Meetings by their worst fail"},
              {{"✗ Có lỗi", "✗ With a violation"},
               {"▲ Chỉ có cảnh báo hoặc lưu ý", "▲ With lesser points only"},
               {"✓ Không có điểm không đạt", "✓ Without a fail"},
               {"Tổng số kỳ họp", "All meetings"}});
  out_.open("tr");
  number(one.with_violation);
  number(one.with_lesser);
  number(one.without_fail);
  number(one.meetings());
  out_.close();
  end_table();
  begin_table({"Kết luận của mọi quy tắc", "Verdicts of all rules"},
              {{"✗ Lỗi", "✗ Violations"},
               {"▲ Cảnh báo", "▲ Warnings"},
               {"● Lưu ý", "● Advice"},
               {"◇ Được miễn trừ", "◇ Waived"},
               {"? Chưa đủ dữ liệu", "? Indeterminate"},
               {"✓ Đạt", "✓ Pass"},
               {"– Không áp dụng", "– Not applicable"}});
  out_.open("tr");
  for (const std::uint64_t value :
       {one.violations, one.warnings, one.advice, one.outcomes.waived, one.outcomes.indeterminate,
        one.outcomes.passed, one.outcomes.not_applicable}) {
    number(value);
  }
  out_.close();
  end_table();
  close_section();
}

void HtmlParts::month_chart() {
  Chart chart{.id = "chart-months",
              .title = in({"Kỳ họp mỗi tháng theo mức không đạt nặng nhất",
                           "Meetings of each month by their worst fail"}),
              .series = {in({"có lỗi", "with a violation"}),
                         in({"chỉ có cảnh báo, lưu ý", "lesser points only"}),
                         in({"không có điểm không đạt", "without a fail"})},
              .rows = {}};
  const auto& months = report_.months;
  const std::size_t skip = months.size() > kChartMonths ? months.size() - kChartMonths : 0;
  for (std::size_t i = skip; i < months.size(); ++i) {
    const Compliance& one = months[i].compliance;
    chart.rows.push_back({.label = months[i].key,
                          .values = {static_cast<std::int64_t>(one.with_violation),
                                     static_cast<std::int64_t>(one.with_lesser),
                                     static_cast<std::int64_t>(one.without_fail)}});
  }
  if (chart.rows.empty()) return;
  write_chart(out_, chart);
}

void HtmlParts::rule_chart() {
  Chart chart{
      .id = "chart-rules",
      .title = in({"Số lần không đạt của các quy tắc không đạt nhiều nhất",
                   "Fails of the rules that failed most"}),
      .series = {in({"lỗi", "violations"}), in({"cảnh báo", "warnings"}), in({"lưu ý", "advice"})},
      .rows = {}};
  for (const RuleLine* line : heat_rules_) {
    const Compliance& one = line->compliance;
    chart.rows.push_back({.label = report_.rulebook->rules()[line->rule].id,
                          .values = {static_cast<std::int64_t>(one.violations),
                                     static_cast<std::int64_t>(one.warnings),
                                     static_cast<std::int64_t>(one.advice)}});
  }
  write_chart(out_, chart);
}

void HtmlParts::rules() {
  open_section("rules", {"Quy tắc không đạt nhiều nhất", "Rules that failed most"});
  const auto failing = failing_rules(report_);
  if (failing.empty()) {
    out_.element("p", in({"Không có quy tắc nào không đạt.", "No rule failed."})).line();
    return close_section();
  }
  rule_chart();
  begin_table({"Số lần không đạt của mỗi quy tắc", "Fails of each rule"},
              {{"Mã", "Id"},
               {"Quy tắc", "Rule"},
               {"✗ Lỗi", "✗ Violations"},
               {"▲ Cảnh báo", "▲ Warnings"},
               {"● Lưu ý", "● Advice"},
               {"◇ Được miễn trừ", "◇ Waived"},
               {"Số chi bộ không đạt", "Cells failing"}});
  for (const RuleLine* line : failing) {
    const rules::Rule& rule = report_.rulebook->rules()[line->rule];
    const Compliance& one = line->compliance;
    out_.open("tr").open("th", {{"scope", "row"}});
    link(report::anchor_of("rule", rule.id), rule.id);
    out_.close();
    cell(in(rule.name));
    for (const std::uint64_t value :
         {one.violations, one.warnings, one.advice, one.outcomes.waived, line->cells}) {
      number(value);
    }
    out_.close().line();
  }
  end_table();
  close_section();
}

void HtmlParts::heat_map() {
  open_section("heat", {"Bản đồ nhiệt: quy tắc và chi bộ", "Heat map: rules and cells"});
  out_.element("p", in({"Mỗi ô là số lần một quy tắc không đạt ở một chi bộ; ô trống là không có. "
                        "Nhiều nhất " +
                            std::to_string(kHeatCells) + " chi bộ nhiều lỗi nhất và " +
                            std::to_string(kHeatRules) + " quy tắc không đạt nhiều nhất.",
                        "Each square is how often a rule failed in a cell; empty means never. At "
                        "most the " +
                            std::to_string(kHeatCells) + " worst cells and the " +
                            std::to_string(kHeatRules) + " worst rules."}));
  out_.line().open("div", {{"class", "wide"},
                           {"tabindex", "0"},
                           {"role", "region"},
                           {"aria-label", in({"Bản đồ nhiệt", "Heat map"})}});
  out_.open("table", {{"class", "heat"}});
  out_.element("caption", in({"Số lần không đạt", "Fails"})).line().open("thead").open("tr");
  out_.element("th", {{"scope", "col"}}, in({"Chi bộ", "Cell"}));
  for (const RuleLine* line : heat_rules_) {
    out_.element("th", {{"scope", "col"}}, report_.rulebook->rules()[line->rule].id);
  }
  out_.close().close().line().open("tbody").line();
  for (const Slice* one : heat_cells_) {
    out_.open("tr").open("th", {{"scope", "row"}});
    link(report::anchor_of("c", one->key), cell_words(*one));
    out_.close();
    for (const RuleLine* line : heat_rules_) {
      const auto found = one->fails_by_rule.find(line->rule);
      if (found == one->fails_by_rule.end()) {
        out_.element("td", {{"class", "n"}}, "");
        continue;
      }
      const std::uint64_t fails = found->second;
      out_.open("td", {{"class", fails >= 5 ? "n h3" : fails >= 2 ? "n h2" : "n h1"}});
      const bool has_fault = shown_faults_.contains({line->rule, one->key});
      const std::string rule = report_.rulebook->rules()[line->rule].id;
      link(has_fault ? report::anchor_of("v", rule + "." + one->key)
                     : report::anchor_of("rule", rule),
           std::to_string(fails));
      out_.close();
    }
    out_.close().line();
  }
  out_.close().close().close().line();
  close_section();
}

void HtmlParts::due() {
  open_section("due", {"Việc đến hạn, quá hạn", "Due and overdue"});
  for (std::size_t i = 0; i < kDueKinds; ++i) {
    const auto& list = report_.due[i];
    const Bilingual words = words_of(static_cast<DueKind>(i));
    const std::string total = ": " + std::to_string(list.total);
    out_.open("details", {{"id", report::anchor_of("due", name_of(static_cast<DueKind>(i)))}});
    out_.element("summary", in({words.vi + total, words.en + total})).line();
    if (list.total > 0) {
      begin_table(words, {{"Chi bộ", "Cell"},
                          {"Hồ sơ", "Record"},
                          {"Nội dung", "What"},
                          {"Tình trạng", "How it stands"},
                          {"Kho lưu hoặc tệp", "Archive or file"}});
      const std::size_t shown = std::min(list.lines.size(), kDueLines);
      for (std::size_t k = 0; k < shown; ++k) {
        const DueLine& line = list.lines[k];
        out_.open("tr");
        row_head(line.cell_code);
        cell(line.record);
        cell(in(line.subject));
        cell(in(line.message));
        home_cell(line.home);
        out_.close().line();
      }
      end_table();
      more(shown, list.total, "vanthu audit --format csv --by due");
    }
    out_.close().line();
  }
  close_section();
}

void HtmlParts::fault_table(std::size_t rule, const std::vector<const Fault*>& faults) {
  const rules::Rule& law = report_.rulebook->rules()[rule];
  begin_table({law.id + " — " + law.name.vi, law.id + " — " + law.name.en},
              {{"Chi bộ", "Cell"},
               {"Hồ sơ", "Record"},
               {"Mức", "Severity"},
               {"Việc", "Subject"},
               {"Kết luận", "Message"},
               {"Kho lưu hoặc tệp", "Archive or file"}});
  std::set<std::string> anchored;
  for (const Fault* fault : faults) {
    const bool is_first = anchored.insert(fault->cell_code).second;
    if (is_first) {
      out_.open("tr", {{"id", report::anchor_of("v", law.id + "." + fault->cell_code)}});
    } else {
      out_.open("tr");
    }
    row_head(fault->cell_code);
    cell(fault->record.empty() ? in({"cả chuỗi kỳ họp", "the whole series"}) : fault->record);
    cell(fault->outcome == findings::Outcome::Waived ? "◇ " + in({"được miễn trừ", "waived"})
                                                     : in(findings::words_of(fault->severity)));
    cell(in(fault->subject));
    cell(in(fault->message) + (fault->waiver.empty() ? "" : " — " + in(fault->waiver)));
    home_cell(fault->home);
    out_.close().line();
  }
  end_table();
}

void HtmlParts::faults() {
  open_section("faults", {"Các điểm không đạt", "What failed"});
  std::map<std::size_t, std::vector<const Fault*>> by_rule;
  for (const Fault& fault : report_.faults.lines) {
    auto& some = by_rule[fault.rule];
    if (some.size() < kFaultsOfRule || is_shown(fault)) some.push_back(&fault);
  }
  for (const auto& [rule, some] : by_rule) {
    const rules::Rule& law = report_.rulebook->rules()[rule];
    const report::OutcomeCounts& all = report_.rules[rule].compliance.outcomes;
    const std::uint64_t total = all.failed + all.waived;
    out_.open("details", {{"id", report::anchor_of("rule", law.id)}});
    out_.element("summary", law.id + " — " + in(law.name) + ": " + std::to_string(total)).line();
    fault_table(rule, some);
    more(some.size(), total, options_.faults_file);
    out_.close().line();
  }
  close_section();
}

void HtmlParts::left_out() {
  if (report_.left_out.total == 0) return;
  open_section("left-out", {"Không rà soát được", "Could not be audited"});
  begin_table({"Hồ sơ, tệp và lý do", "Records, files and why"},
              {{"Hồ sơ hoặc tệp", "Record or file"}, {"Lý do", "Why"}});
  for (const LeftOutRecord& one : report_.left_out.lines) {
    out_.open("tr");
    row_head(one.where);
    cell(in(one.why));
    out_.close().line();
  }
  end_table();
  more(report_.left_out.lines.size(), report_.left_out.total,
       report_.head.from_archive ? "vanthu verify" : "vanthu check");
  close_section();
}

}  // namespace vanthu::audit
