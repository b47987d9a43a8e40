#include "report/html_sections.h"

#include "report/words.h"

namespace vanthu::report {
namespace {

using findings::Outcome;

// The columns of every table of counts, in the order of what needs work first.
const std::vector<Bilingual>& outcome_columns() {
  static const std::vector<Bilingual> kColumns = {{"✗ Không đạt", "✗ Fail"},
                                                  {"◇ Được miễn trừ", "◇ Waived"},
                                                  {"? Chưa đủ dữ liệu", "? Indeterminate"},
                                                  {"✓ Đạt", "✓ Pass"},
                                                  {"– Không áp dụng", "– Not applicable"}};
  return kColumns;
}

std::vector<Bilingual> with_outcomes(std::vector<Bilingual> columns) {
  columns.insert(columns.end(), outcome_columns().begin(), outcome_columns().end());
  return columns;
}

std::string n(std::uint64_t number) {
  return std::to_string(number);
}

}  // namespace

// Black on white, nothing from elsewhere; a signed difference in shape as well as in colour.
const char kHtmlStyle[] = R"(
:root { color: #1a1a1a; background: #fff; }
body { font: 1rem/1.5 "Liberation Serif", "Times New Roman", serif; max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.3rem; border-bottom: 2px solid #1a1a1a; margin-top: 2.5rem; }
h3 { font-size: 1.1rem; } h4 { font-size: 1rem; margin: 0 0 .4rem; }
a { color: #0b3d91; } a:focus { outline: 3px solid #0b3d91; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { border: 1px solid #8a8a8a; padding: .2rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #eee; } td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody th { font-weight: normal; white-space: nowrap; }
.quiet { font-size: .875rem; } .base { width: auto; font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .5rem 0; }
dt { font-weight: bold; } dd { margin: 0; }
pre { background: #f5f5f5; border: 1px solid #bbb; padding: .5rem; overflow-x: auto; font: .8rem/1.35 "Liberation Mono", "DejaVu Sans Mono", monospace; }
.card { border: 1px solid #8a8a8a; border-left: .5rem solid #555; padding: .6rem .8rem; margin: .8rem 0; }
.violation { border-left-color: #a40000; } .warning { border-left: .5rem dashed #8a5a00; }
.advice { border-left: .5rem dotted #0b3d91; } .waived, .indeterminate { border-left: .5rem double #555; }
.sign { display: inline-block; min-width: 1.2em; text-align: center; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; } a { color: inherit; text-decoration: none; }
  nav { display: none; } .record { break-before: page; } .card, tr { break-inside: avoid; } thead { display: table-header-group; }
  h2, h3, h4, caption { break-after: avoid; } pre { white-space: pre-wrap; overflow: visible; }
}
)";

void HtmlPieces::header_row(const std::vector<Bilingual>& names) {
  out_.open("thead").open("tr");
  for (const Bilingual& name : names) out_.element("th", {{"scope", "col"}}, in(name));
  out_.close().close().line();
}

void HtmlPieces::outcome_cells(const OutcomeCounts& counts) {
  for (const std::uint64_t count :
       {counts.failed, counts.waived, counts.indeterminate, counts.passed, counts.not_applicable}) {
    out_.element("td", {{"class", "n"}}, n(count));
  }
}

void HtmlPieces::identity(const ReportHead& head, const Tally& tally) {
  out_.open("dl", {{"class", "facts"}}).line();
  fact({"Chương trình", "Program"}, "vanthu " + head.program);
  fact({"Bộ quy tắc", "Rulebook"}, head.rulebook.version());
  fact({"SHA-256 của bộ quy tắc", "SHA-256 of the rulebook"}, head.rulebook.digest());
  fact({"Theo quy định của", "Law of"},
       head.as_of ? in({"ngày ", "the day "}) + to_iso(*head.as_of)
                  : in({"ngày diễn ra từng việc", "the day of each act"}));
  fact({"Số hồ sơ", "Records"}, n(tally.records));
  out_.close().line();
}

void HtmlPieces::totals(const Tally& tally) {
  out_.open("table");
  out_.element("caption", in({"Tổng số kết luận", "All verdicts"}));
  header_row(outcome_columns());
  out_.open("tbody").open("tr");
  outcome_cells(tally.outcomes);
  out_.close().close().close().line();
  if (tally.unchanged > 0) {
    out_.element("p", in({"Trong các điểm không đạt, số đã có trong mốc: ",
                          "Of the fails, in the baseline: "}) +
                          n(tally.unchanged));
  }
  if (tally.unreadable > 0) {
    out_.element("p", in({"Số tệp không đọc được: ", "Files not readable as records: "}) +
                          n(tally.unreadable));
  }
}

void HtmlPieces::rule_table(const rules::Rulebook& rulebook,
                            const std::map<std::string, OutcomeCounts>& by_rule) {
  out_.open("table", {{"id", "by-rule"}});
  out_.element("caption", in({"Theo quy tắc", "By rule"})).line();
  header_row(with_outcomes({{"Mã", "Id"}, {"Quy tắc", "Rule"}}));
  out_.open("tbody").line();
  for (const rules::Rule& rule : rulebook.rules()) {
    const auto counted = by_rule.find(rule.id);
    out_.open("tr").open("th", {{"scope", "row"}});
    rule_link(rule.id);
    out_.close().element("td", in(rule.name));
    outcome_cells(counted == by_rule.end() ? OutcomeCounts{} : counted->second);
    out_.close().line();
  }
  out_.close().close().line();
}

void HtmlPieces::record_table(const std::vector<RecordLine>& records) {
  out_.open("table", {{"id", "by-record"}});
  out_.element("caption", in({"Theo hồ sơ", "By record"})).line();
  header_row(with_outcomes({{"Hồ sơ", "Record"}, {"Ngày họp", "Held on"}}));
  out_.open("tbody").line();
  for (const RecordLine& record : records) {
    out_.open("tr").open("th", {{"scope", "row"}});
    out_.element("a", {{"href", "#" + record.anchor}}, record.name).close();
    out_.element("td", record.problems > 0 ? in({"✗ tệp có lỗi", "✗ problems in the file"})
                                           : record.held_on);
    outcome_cells(record.counts);
    out_.close().line();
  }
  out_.close().close().line();
}

void HtmlPieces::absent(const std::vector<AbsentFinding>& absent) {
  if (absent.empty()) return;
  out_.open("section", {{"id", "absent"}}).line();
  out_.element("h2", in({"Có trong mốc, nay không còn", "In the baseline, gone now"})).line();
  out_.open("ul").line();
  for (const AbsentFinding& one : absent) {
    out_.open("li");
    rule_link(one.rule);
    out_.text(" — " + one.home + ", " + one.subject).close().line();
  }
  out_.close().close().line();
}

void HtmlPieces::rule_pages(const rules::Rulebook& rulebook) {
  out_.open("section", {{"id", "rules"}, {"class", "record"}}).line();
  out_.element("h2", in({"Các quy tắc", "The rules"})).line();
  for (const rules::Rule& rule : rulebook.rules()) {
    out_.open("article", {{"id", anchor_of("rule", rule.id)}});
    out_.element("h3", rule.id + " — " + in(rule.name)).element("p", in(rule.sentence)).line();
    out_.open("dl");
    fact({"Mức", "Severity"}, in(words_of(rule.severity)));
    fact({"Phạm vi", "Scope"}, in(words_of(rule.scope)));
    fact({"Áp dụng", "In force"}, in(words_of(rule.window)));
    for (const rules::RuleCitation& citation : rule.citations) {
      const rules::LegalDocument* document = rulebook.document(citation.document);
      const std::string window = in(words_of(citation.window));
      fact({"Căn cứ", "Basis"}, (document != nullptr ? in(document->title) : citation.document) +
                                    ", " + in(citation.point) +
                                    (window.empty() ? "" : " (" + window + ")") + " [" +
                                    std::string(name_of(citation.grade)) + "]");
    }
    out_.close().close().line();
  }
  out_.close().line();
}

}  // namespace vanthu::report
