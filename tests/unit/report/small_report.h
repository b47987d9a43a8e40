// A small check with one verdict of each outcome, and what each writer makes of it.
#pragma once

#include <string>

#include "report/report_writer.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::report {

inline const std::string kRecordXml =
    "<record id=\"r1\">\n"
    "  <vote id=\"v1\" for=\"9\" base=\"17\"/>\n"
    "</record>\n";

inline findings::Verdict small_verdict(const std::string& rule, findings::Outcome outcome) {
  findings::Verdict verdict;
  verdict.rule = rule;
  verdict.outcome = outcome;
  verdict.subject = {"biểu quyết v1: Kế hoạch “A & B” <nháp>", "vote v1"};
  return verdict;
}

// A fail on the vote's attribute "for", with a card that shows its arithmetic.
inline findings::Verdict small_fail() {
  findings::Verdict verdict = small_verdict("DL-09.5a", findings::Outcome::Fail);
  verdict.message = {"=9/20 chưa quá một nửa", "9/20 is not more than half"};
  verdict.arithmetic = {"2 × 9 = 18, cần lớn hơn 20", "2 × 9 = 18, must exceed 20"};
  verdict.hint = {"báo cáo \"cấp trên\"", "report"};
  const auto at = kRecordXml.find("vote");
  verdict.at = {at, at + 4};
  verdict.attribute = "for";
  verdict.label = {"cần ít nhất 11", "at least 11"};
  verdict.citations = {{{"Điều lệ Đảng, Điều 9", "Charter, article 9"}, {"từ 2011", "from 2011"}}};
  verdict.card = findings::BaseCard{.kind = findings::BaseKind::Cell,
                                    .whole = 21,
                                    .left_out = {{"m09", "Lê Văn A", {"được miễn", "exempt"}}},
                                    .base = 20,
                                    .numerator = 1,
                                    .denominator = 2,
                                    .strict = true,
                                    .needed = 11,
                                    .got = 9,
                                    .reached = false};
  return verdict;
}

inline findings::Verdict small_waived() {
  findings::Verdict verdict = small_verdict("SH-01", findings::Outcome::Waived);
  verdict.severity = findings::Severity::Warning;
  verdict.message = {"họp 45 phút", "45 minutes"};
  verdict.waiver = findings::WaiverNote{.file = "waivers/w1.xml",
                                        .reason = "bão số 3",
                                        .document = {"Quyết định 12-QĐ/ĐU", "Decision 12-QĐ/ĐU"},
                                        .approved_by = "Trần B",
                                        .expires = "2026-12-31",
                                        .signer = "CN=Đảng ủy"};
  return verdict;
}

inline FileReport small_file() {
  FileReport file{.file = "records/tháng 5.xml",
                  .source = SourceText("records/tháng 5.xml", kRecordXml),
                  .record_id = "r1",
                  .cell_code = "c1",
                  .cell_name = "Chi bộ Một",
                  .held_on = try_parse_date("2026-05-05").value()};
  file.verdicts = {small_verdict("INT-01", findings::Outcome::Pass), small_fail(),
                   small_verdict("INT-03", findings::Outcome::NotApplicable),
                   small_verdict("SH-02", findings::Outcome::Indeterminate), small_waived()};
  file.verdicts[2].message = {"không bỏ phiếu kín", "no secret ballot"};
  file.verdicts[3].message = {"thiếu điểm danh", "the roll call is missing"};
  return file;
}

inline SeriesReport small_series() {
  SeriesReport series{.cell_code = "c1", .year = 2026};
  series.verdict = small_verdict("SH-01", findings::Outcome::Fail);
  series.verdict.severity = findings::Severity::Advice;
  series.verdict.message = {"tháng 03/2026 không họp", "no meeting in March"};
  return series;
}

struct Wanted {
  Language language = Language::Vi;
  bool all = false;
  std::optional<Date> as_of{};
};

// The small file, or this one, then the small series.
inline std::string written(Format format, const Wanted& wanted = {},
                           const FileReport& file = small_file()) {
  std::string out;
  const ReportHead head{
      .program = "9.9.9", .rulebook = rules::shipped_rulebook(), .as_of = wanted.as_of};
  const auto writer = make_writer(format, head, {.language = wanted.language, .all = wanted.all},
                                  [&](std::string_view bytes) { out += bytes; });
  Closing closing;
  for (const auto& verdict : file.verdicts) closing.tally.count(verdict, head.fail_level);
  closing.tally.records = 1;
  writer->begin();
  writer->add(file);
  writer->add(small_series());
  closing.tally.count(small_series().verdict, head.fail_level);
  closing.absent = {{.rule = "INT-02", .home = "r0", .subject = "kỳ họp"}};
  writer->finish(closing);
  return out;
}

}  // namespace vanthu::report
