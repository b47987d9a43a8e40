// Verdicts on the HTML page: a card for each one that people must look at, a table for the rest.
#include "findings/card_words.h"
#include "ingest/diagnostic.h"
#include "report/html_sections.h"
#include "report/words.h"

namespace vanthu::report {
namespace {

using findings::Novelty;
using findings::Outcome;
using findings::Verdict;

std::string class_of(const Verdict& verdict) {
  if (verdict.outcome != Outcome::Fail) return "card " + std::string(name_of(verdict.outcome));
  return "card " + std::string(name_of(verdict.severity));
}

bool is_loud(const Verdict& verdict) {
  return verdict.outcome != Outcome::Pass && verdict.outcome != Outcome::NotApplicable;
}

std::vector<const Verdict*> of_outcome(const findings::Verdicts& verdicts, Outcome outcome) {
  std::vector<const Verdict*> found;
  for (const Verdict& verdict : verdicts) {
    if (verdict.outcome == outcome) found.push_back(&verdict);
  }
  return found;
}

// Line by line, so that the source of the page stays readable.
void preformatted(xml::MarkupWriter& out, std::string_view text) {
  out.open("pre");
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out.text(text.substr(0, end)).line();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  out.close();
}

}  // namespace

void HtmlPieces::fact(const Bilingual& name, const std::string& value) {
  if (value.empty()) return;
  out_.element("dt", in(name)).element("dd", value).line();
}

void HtmlPieces::rule_link(const std::string& rule) {
  out_.element("a", {{"href", "#" + anchor_of("rule", rule)}}, rule);
}

// Thẻ mẫu số.
void HtmlPieces::base_card(const findings::BaseCard& card) {
  out_.open("table", {{"class", "base"}});
  out_.element("caption", in({"Thẻ mẫu số", "Denominator card"}));
  const auto row = [&](const Bilingual& name, const std::string& value) {
    out_.open("tr").element("th", {{"scope", "row"}}, in(name)).element("td", value).close().line();
  };
  row({"Tổng số", "Whole"}, in(findings::whole_words(card)));
  for (const findings::LeftOutMember& member : card.left_out) {
    row({"Không tính", "Left out"}, member.name + " — " + in(member.reason));
  }
  row({"Mẫu số", "Base"}, std::to_string(card.base));
  row({"Cần", "Needed"}, in(findings::needed_words(card)));
  row({"Được", "Got"}, std::to_string(card.got));
  row({"Kết luận", "Verdict"},
      card.reached ? in({"✓ đủ", "✓ enough"}) : in({"✗ không đủ", "✗ not enough"}));
  out_.close().line();
}

void HtmlPieces::verdict_card(const Verdict& verdict, const std::string& excerpt) {
  out_.open("article", {{"class", class_of(verdict)}});
  out_.open("h4").element("span", {{"class", "sign"}}, sign_of(verdict));
  out_.text(" " + in(heading_of(verdict)) + " [");
  rule_link(verdict.rule);
  out_.text("] " + in(verdict.subject)).close().line();
  if (verdict.novelty == Novelty::Unchanged) {
    out_.element("p", in({"Đã có trong mốc, không tính là mới.", "In the baseline, not new."}));
  }
  if (!verdict.message.empty()) out_.element("p", in(verdict.message)).line();
  if (!excerpt.empty()) preformatted(out_, excerpt);
  if (verdict.card) base_card(*verdict.card);
  out_.open("dl");
  fact({"Phép tính", "Arithmetic"}, in(verdict.arithmetic));
  for (const findings::Citation& citation : verdict.citations) {
    const std::string& window = in(citation.window);
    fact({"Căn cứ", "Basis"}, in(citation.text) + (window.empty() ? "" : " (" + window + ")"));
  }
  fact({"Lưu ý", "Note"}, in(verdict.caution));
  if (verdict.waiver) fact({"Miễn trừ", "Waiver"}, in(waiver_words(*verdict.waiver)));
  if (verdict.outcome == Outcome::Fail) fact({"Gợi ý", "Remedy"}, in(verdict.hint));
  fact({"Độ tin cậy của căn cứ", "Grade of the evidence"}, std::string(name_of(verdict.grade)));
  out_.close().close().line();
}

void HtmlPieces::problem_card(const FileReport& file, const findings::Finding& finding) {
  const auto severity = std::string(name_of(finding.severity));
  out_.open("article", {{"class", "card " + severity}});
  out_.element("h4", "✗ " + in(words_of(finding.severity)) + " [" + finding.id + "]").line();
  out_.element("p", in(finding.message)).line();
  preformatted(out_, ingest::render_excerpt(file.source, finding.at, finding.label, language_));
  out_.open("dl");
  fact({"Gợi ý", "Remedy"}, in(finding.hint));
  fact({"Xem thêm", "See also"}, "vanthu explain " + finding.id);
  out_.close().close().line();
}

void HtmlPieces::quiet_table(const std::vector<const Verdict*>& verdicts, const Bilingual& caption,
                             const Bilingual& last_column) {
  if (verdicts.empty()) return;
  out_.open("table", {{"class", "quiet"}});
  out_.element("caption", in(caption) + " (" + std::to_string(verdicts.size()) + ")").line();
  header_row({{"Quy tắc", "Rule"}, {"Xét về", "Subject"}, last_column});
  out_.open("tbody").line();
  for (const Verdict* verdict : verdicts) {
    out_.open("tr").open("th", {{"scope", "row"}});
    rule_link(verdict->rule);
    out_.close().element("td", in(verdict->subject));
    out_.open("td").text(in(detail_of(*verdict)));
    if (verdict->card) out_.text(" [" + in(findings::card_words(*verdict->card)) + "]");
    out_.close().close().line();
  }
  out_.close().close().line();
}

void HtmlPieces::record(const FileReport& file, const RecordLine& line) {
  out_.open("section", {{"id", line.anchor}, {"class", "record"}}).line();
  out_.element("h2", line.name).line();
  out_.open("dl", {{"class", "facts"}});
  fact({"Tệp", "File"}, file.file);
  fact({"Chi bộ", "Cell"}, line.cell);
  fact({"Ngày họp", "Held on"}, line.held_on);
  out_.close().line();
  if (file.unreadable) {
    out_.element("p", in(file.unreadable->what) + " " + in(file.unreadable->remedy)).line();
  }
  for (const findings::Finding& finding : file.problems) problem_card(file, finding);
  for (const Outcome outcome : {Outcome::Fail, Outcome::Waived, Outcome::Indeterminate}) {
    for (const Verdict* verdict : of_outcome(file.verdicts, outcome)) {
      const bool placed = verdict->at.end > 0 && outcome != Outcome::Indeterminate;
      verdict_card(*verdict, placed ? ingest::render_excerpt(
                                          file.source, ingest::place_of(file.source, *verdict),
                                          verdict->label, language_)
                                    : "");
    }
  }
  quiet_table(of_outcome(file.verdicts, Outcome::Pass), {"✓ Đạt", "✓ Pass"},
              {"Phép tính", "Arithmetic"});
  quiet_table(of_outcome(file.verdicts, Outcome::NotApplicable),
              {"– Không áp dụng", "– Not applicable"}, {"Vì sao", "Why"});
  out_.close().line();
}

void HtmlPieces::series(const std::vector<SeriesReport>& all) {
  const std::string& cell = all.front().cell_code;
  out_.open("section", {{"id", anchor_of("cell", cell)}, {"class", "record"}}).line();
  out_.element("h2", in({"Chuỗi kỳ họp của chi bộ ", "The series of cell "}) + cell).line();
  std::vector<const Verdict*> passed;
  std::vector<const Verdict*> not_applicable;
  for (const SeriesReport& one : all) {
    if (one.verdict.outcome == Outcome::Pass) passed.push_back(&one.verdict);
    if (one.verdict.outcome == Outcome::NotApplicable) not_applicable.push_back(&one.verdict);
    if (!is_loud(one.verdict)) continue;
    const std::string place = one.file.empty()
                                  ? ""
                                  : " ┌─ " + one.file + ":" + std::to_string(one.at.line) + ":" +
                                        std::to_string(one.at.column) + "\n";
    verdict_card(one.verdict, place);
  }
  quiet_table(passed, {"✓ Đạt", "✓ Pass"}, {"Phép tính", "Arithmetic"});
  quiet_table(not_applicable, {"– Không áp dụng", "– Not applicable"}, {"Vì sao", "Why"});
  out_.close().line();
}

}  // namespace vanthu::report
