#include "ingest/diagnostic.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu::ingest {
namespace {

findings::Finding finding_at(std::size_t begin, std::size_t end) {
  return {.id = "XML-26",
          .severity = findings::Severity::Violation,
          .message = {"phải là số", "has to be a number"},
          .at = {.begin = begin, .end = end},
          .label = {"sửa ở đây", "mend this"},
          .hint = {"viết 9", "write 9"}};
}

std::string shown(const std::string& bytes, const findings::Finding& finding,
                  Language language = Language::Vi) {
  return render_diagnostic(SourceText("r.xml", bytes), finding, language, Paint::Plain);
}

// The excerpt and the carets only.
std::string lines_three_and_four(const std::string& screen) {
  std::size_t begin = 0;
  for (int i = 0; i < 3; ++i) begin = screen.find('\n', begin) + 1;
  const std::size_t end = screen.find('\n', screen.find('\n', begin) + 1);
  return screen.substr(begin, end - begin);
}

TEST(Diagnostic, IsOneScreenInEitherLanguage) {
  const std::string bytes = "<a>\n<vote for=\"ba\"/>\n</a>";
  EXPECT_EQ(shown(bytes, finding_at(15, 17)),
            "lỗi[XML-26]: phải là số\n"
            "  ┌─ r.xml:2:12\n"
            "  │\n"
            "2 │ <vote for=\"ba\"/>\n"
            "  │            ^^ sửa ở đây\n"
            "  = gợi ý: viết 9\n"
            "  = xem thêm: vanthu explain XML-26\n");
  EXPECT_EQ(shown(bytes, finding_at(15, 17), Language::En),
            "error[XML-26]: has to be a number\n"
            "  ┌─ r.xml:2:12\n"
            "  │\n"
            "2 │ <vote for=\"ba\"/>\n"
            "  │            ^^ mend this\n"
            "  = remedy: write 9\n"
            "  = see also: vanthu explain XML-26\n");
}

TEST(Diagnostic, NamesItsSeverity) {
  auto finding = finding_at(0, 1);
  finding.severity = findings::Severity::Warning;
  EXPECT_TRUE(shown("<a/>", finding).starts_with("cảnh báo[XML-26]: "));
  finding.severity = findings::Severity::Advice;
  EXPECT_TRUE(shown("<a/>", finding, Language::En).starts_with("advice[XML-26]: "));
}

TEST(Diagnostic, CountsCaretsInTerminalColumns) {
  // Decomposed marks take no column, wide letters two, a tab is shown as one space.
  const std::string bytes = "\tVie\u0323\u0302t 日 x";
  const std::size_t x = bytes.find('x');
  EXPECT_EQ(lines_three_and_four(shown(bytes, finding_at(x, x + 1))),
            "1 │  Vie\u0323\u0302t 日 x\n  │          ^ sửa ở đây");
  const std::size_t wide = bytes.find("日");
  EXPECT_EQ(lines_three_and_four(shown(bytes, finding_at(wide, wide + 3))),
            "1 │  Vie\u0323\u0302t 日 x\n  │       ^^ sửa ở đây");
}

TEST(Diagnostic, CutsLongLinesAroundTheFault) {
  const std::string bytes = std::string(300, 'a') + "Ð" + std::string(300, 'b');
  EXPECT_EQ(lines_three_and_four(shown(bytes, finding_at(300, 302))),
            "1 │ …" + std::string(40, 'a') + "Ð" + std::string(59, 'b') + "…\n  │ " +
                std::string(41, ' ') + "^ sửa ở đây");
  const std::string huge = std::string(1000000, 'a') + "Ð" + std::string(1000000, 'b');
  EXPECT_EQ(lines_three_and_four(shown(huge, finding_at(1000000, 1000002))),
            lines_three_and_four(shown(bytes, finding_at(300, 302))));
}

TEST(Diagnostic, KeepsCaretsInsideTheLine) {
  EXPECT_EQ(lines_three_and_four(shown("ab\ncd", finding_at(1, 5))), "1 │ ab\n  │  ^ sửa ở đây");
  EXPECT_EQ(lines_three_and_four(shown("ab", finding_at(2, 9))), "1 │ ab\n  │   ^ sửa ở đây");
  EXPECT_EQ(lines_three_and_four(shown("ab", finding_at(1, 1))), "1 │ ab\n  │  ^ sửa ở đây");
}

TEST(Diagnostic, ShowsTheFileAloneWhenThereIsNoPlace) {
  EXPECT_EQ(shown("", finding_at(0, 0)),
            "lỗi[XML-26]: phải là số\n"
            "  ┌─ r.xml\n"
            "  = gợi ý: viết 9\n"
            "  = xem thêm: vanthu explain XML-26\n");
}

TEST(Diagnostic, LetsNothingOfTheFileCommandTheTerminal) {
  auto finding = finding_at(4, 5);
  finding.message.vi = "ghi “\x1b[2J\u202e\u0085”";
  const std::string screen = shown("<a>\x1b]0;x\x07\u202e\xFF</a>", finding);
  EXPECT_EQ(screen.find('\x1b'), std::string::npos);
  EXPECT_EQ(screen.find('\x07'), std::string::npos);
  EXPECT_EQ(screen.find("\u202e"), std::string::npos);
  EXPECT_EQ(lines_three_and_four(screen),
            "1 │ <a>\uFFFD]0;x\uFFFD\uFFFD\uFFFD</a>\n  │     ^ sửa ở đây");
}

TEST(Diagnostic, PaintsOnlyWhenAsked) {
  const SourceText source("r.xml", "<a/>");
  const std::string plain = render_diagnostic(source, finding_at(1, 2), Language::Vi, Paint::Plain);
  std::string painted = render_diagnostic(source, finding_at(1, 2), Language::Vi, Paint::Ansi);
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_EQ(painted.find("\x1b[1;31mlỗi[XML-26]\x1b[0m"), 0U);
  for (std::size_t at = painted.find('\x1b'); at != std::string::npos; at = painted.find('\x1b')) {
    painted.erase(at, painted.find('m', at) - at + 1);
  }
  EXPECT_EQ(painted, plain);
}

TEST(Diagnostic, ShowsAVerdictWithArithmeticBasisAndTheAttributeAtFault) {
  const std::string bytes = "<record>\n  <vote for=\"9\" base=\"17\"/>\n</record>";
  const std::size_t vote = bytes.find("vote");
  const findings::Verdict verdict{
      .rule = "DL-09.5a",
      .outcome = findings::Outcome::Fail,
      .severity = findings::Severity::Violation,
      .grade = findings::Grade::A,
      .subject = {"biểu quyết 1", "vote 1"},
      .message = {"nghị quyết được 9/20 đảng viên chính thức tán thành, chưa quá một nửa",
                  "the resolution has 9 of 20 official members, not more than half"},
      .arithmetic = {"2 × 9 = 18, cần lớn hơn 20", "2 × 9 = 18, has to be above 20"},
      .card = {},
      .hint = {"biểu quyết lại", "vote again"},
      .caution = {},
      .at = {.begin = vote, .end = vote + 4},
      .attribute = "base",
      .label = {"mẫu số phải là 20", "the base has to be 20"},
      .citations = {{.text = {"Điều lệ Đảng (19/01/2011), Điều 9 khoản 5", "Charter, Article 9.5"},
                     .window = {}},
                    {.text = {"Quy định 208-QĐ/TW, mục 9.3", "Regulation 208, item 9.3"},
                     .window = {"hiệu lực từ 26/07/2026", "in force from 26/07/2026"}}}};
  EXPECT_EQ(render_diagnostic(SourceText("r.xml", bytes), verdict, Language::Vi, Paint::Plain),
            "lỗi[DL-09.5a]: nghị quyết được 9/20 đảng viên chính thức tán thành, chưa quá một nửa\n"
            "  ┌─ r.xml:2:23\n"
            "  │\n"
            "2 │   <vote for=\"9\" base=\"17\"/>\n"
            "  │                       ^^ mẫu số phải là 20\n"
            "  = phép tính: 2 × 9 = 18, cần lớn hơn 20\n"
            "  = căn cứ: Điều lệ Đảng (19/01/2011), Điều 9 khoản 5\n"
            "  = căn cứ: Quy định 208-QĐ/TW, mục 9.3 (hiệu lực từ 26/07/2026)\n"
            "  = gợi ý: biểu quyết lại\n"
            "  = xem thêm: vanthu explain DL-09.5a\n");
}

TEST(Diagnostic, HeadsAVerdictByItsOutcome) {
  const SourceText source("r.xml", "<record/>");
  findings::Verdict verdict;
  verdict.rule = "SH-01";
  verdict.subject = {"kỳ họp", "the meeting"};
  const auto first_line = [&](findings::Outcome outcome, Language language) {
    verdict.outcome = outcome;
    const std::string screen = render_diagnostic(source, verdict, language, Paint::Plain);
    return screen.substr(0, screen.find('\n'));
  };
  EXPECT_EQ(first_line(findings::Outcome::Pass, Language::Vi), "đạt[SH-01]: kỳ họp");
  EXPECT_EQ(first_line(findings::Outcome::Fail, Language::Vi), "lỗi[SH-01]: kỳ họp");
  EXPECT_EQ(first_line(findings::Outcome::NotApplicable, Language::Vi),
            "không áp dụng[SH-01]: kỳ họp");
  EXPECT_EQ(first_line(findings::Outcome::Indeterminate, Language::En),
            "indeterminate[SH-01]: the meeting");
  EXPECT_EQ(first_line(findings::Outcome::Waived, Language::Vi), "được miễn trừ[SH-01]: kỳ họp");
}

}  // namespace
}  // namespace vanthu::ingest
