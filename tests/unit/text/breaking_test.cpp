#include "text/breaking.h"

#include <gtest/gtest.h>
#include <unicode/brkiter.h>

#include <memory>
#include <set>

#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

// The text with "|" for every space at which a line may end and "¶" for line feeds.
std::string shown(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (const BreakOpportunity& at : break_opportunities(text)) {
    out.append(text.substr(done, at.line_end - done)).append(at.mandatory ? "¶" : "|");
    done = at.next_line;
  }
  return out.append(text.substr(done));
}

TEST(BreakOpportunities, StandAtSpacesOnly) {
  EXPECT_EQ(shown("Chi bộ họp thường kỳ"), "Chi|bộ|họp|thường|kỳ");
  EXPECT_EQ(shown("chủ nghĩa Mác-Lênin, xã hội chủ nghĩa"),
            "chủ|nghĩa|Mác-Lênin,|xã|hội|chủ|nghĩa");
  EXPECT_EQ(shown("một"), "một");
  EXPECT_EQ(shown(""), "");
}

TEST(BreakOpportunities, LeaveSpacesOutOfTheLines) {
  EXPECT_EQ(break_opportunities("a   b "), (std::vector<BreakOpportunity>{{1, 4, false}}));
  EXPECT_EQ(break_opportunities(" a b"), (std::vector<BreakOpportunity>{{2, 3, false}}));
}

TEST(BreakOpportunities, MustBeTakenAtLineFeeds) {
  EXPECT_EQ(break_opportunities("a \n\n b"),
            (std::vector<BreakOpportunity>{{1, 3, true}, {3, 4, true}}));
  EXPECT_EQ(shown("dòng một\ndòng hai\n"), "dòng|một¶dòng|hai¶");
}

TEST(BreakOpportunities, KeepDocumentNumbersAndAbbreviationsWhole) {
  for (const char* whole : {"05-NQ/CB", "21-KL/TW", "T/M", "Đ/c", "01/01/2026", "92,5%",
                            "1.500.000", "hành./.", "27/6/2025", "42-HD/BTCTW", "399-QĐ/TW"}) {
    EXPECT_EQ(shown(whole), whole);
  }
}

TEST(BreakOpportunities, KeepNumbersWithTheirWords) {
  EXPECT_EQ(shown("Đông Tiến, ngày 05 tháng 02 năm 2026"), "Đông|Tiến,|ngày 05|tháng 02|năm 2026");
  EXPECT_EQ(shown("Số 05-NQ/CB"), "Số 05-NQ/CB");
  EXPECT_EQ(shown("Số      -NQ/CB"), "Số      -NQ/CB");
  EXPECT_EQ(shown("Nghị quyết số 05-NQ/CB của chi bộ"), "Nghị|quyết|số 05-NQ/CB|của|chi|bộ");
  EXPECT_EQ(shown("theo điểm a, khoản 2, Điều 5 và điểm đ khoản 1"),
            "theo|điểm a,|khoản 2,|Điều 5|và|điểm đ|khoản 1");
  EXPECT_EQ(shown("Đại hội lần thứ XIV của Đảng"), "Đại|hội|lần thứ XIV|của|Đảng");
  EXPECT_EQ(shown("Phần I; Chương II; Mục 1; quý III; khóa XIII"),
            "Phần I;|Chương II;|Mục 1;|quý III;|khóa XIII");
  EXPECT_EQ(shown("lần thứ hai, thứ Ba, thứ nhất là"), "lần thứ hai,|thứ Ba,|thứ nhất|là");
  EXPECT_EQ(shown("ngày …… tháng …… năm ……"), "ngày ……|tháng ……|năm ……");
  EXPECT_EQ(shown("trong năm: 05 cuộc; các khoản, 12 mục"),
            "trong|năm:|05|cuộc;|các|khoản,|12|mục");
  EXPECT_EQ(shown("trong năm qua, tháng sau"), "trong|năm|qua,|tháng|sau");
}

TEST(BreakOpportunities, KeepUnitsWithTheirNumbers) {
  EXPECT_EQ(shown("thu 3.500 đồng, chi 1,5 triệu đồng."), "thu|3.500 đồng,|chi|1,5 triệu đồng.");
  EXPECT_EQ(shown("có 05 đồng chí vắng"), "có|05|đồng|chí|vắng");
  EXPECT_EQ(shown("từ 19 giờ 30 phút đến"), "từ|19 giờ|30 phút|đến");
  EXPECT_EQ(shown("đạt 75 % kế hoạch"), "đạt|75 %|kế|hoạch");
  EXPECT_EQ(shown("triệu đồng chí"), "triệu|đồng|chí");
  EXPECT_EQ(shown("thu hai tỷ, đồng bộ"), "thu|hai|tỷ,|đồng|bộ");
}

TEST(BreakOpportunities, KeepPeopleAndBodiesWithTheirTitles) {
  EXPECT_EQ(shown("các đồng chí Nguyễn Văn An và Đ/c Bình"),
            "các|đồng|chí Nguyễn|Văn|An|và|Đ/c Bình");
  EXPECT_EQ(shown("đồng chí bí thư"), "đồng|chí|bí|thư");
  EXPECT_EQ(shown("gồm các đồng chí: Nguyễn An"), "gồm|các|đồng|chí:|Nguyễn|An");
  EXPECT_EQ(shown("ý chí Việt Nam"), "ý|chí|Việt|Nam");
  EXPECT_EQ(shown("TS. Nguyễn An ở TP. Hồ Chí Minh"), "TS. Nguyễn|An|ở|TP. Hồ|Chí|Minh");
  EXPECT_EQ(shown("T/M CHI BỘ"), "T/M CHI BỘ");
  EXPECT_EQ(shown("T/M BAN CHI ỦY"), "T/M BAN CHI|ỦY");
}

TEST(BreakOpportunities, KeepPunctuationOffTheStartOfALine) {
  EXPECT_EQ(shown("họp ; bàn : xong ! \" ) . x"), "họp ;|bàn :|xong !|\" ) .|x");
  EXPECT_EQ(shown("( một ) “ hai ”"), "( một )|“ hai ”");
}

TEST(BreakOpportunities, KeepDashesWhereTheyBelong) {
  EXPECT_EQ(shown("nhiệm kỳ 2025 - 2030"), "nhiệm|kỳ 2025 - 2030");
  EXPECT_EQ(shown("Đoàn kết - kỷ luật"), "Đoàn|kết -|kỷ|luật");
  EXPECT_EQ(shown("gồm: - Chủ trì; - Thư ký"), "gồm:|- Chủ|trì;|- Thư|ký");
}

TEST(BreakOpportunities, KeepListMarkersWithTheirFirstWord) {
  EXPECT_EQ(shown("- Lưu Chi bộ."), "- Lưu|Chi|bộ.");
  EXPECT_EQ(shown("1. Nội dung thứ nhất"), "1. Nội|dung|thứ nhất");
  EXPECT_EQ(shown("1.2. Kết quả"), "1.2. Kết|quả");
  EXPECT_EQ(shown("đ) Thông qua\na) Bàn"), "đ) Thông|qua¶a) Bàn");
  EXPECT_EQ(shown("IV. Kết luận"), "IV. Kết|luận");
  EXPECT_EQ(shown("05 phiếu"), "05|phiếu");
}

TEST(BreakOpportunities, NeverComeAtNoBreakSpaces) {
  EXPECT_EQ(shown("Lê\u00A0An về"), "Lê\u00A0An|về");
}

TEST(HeldSpaces, AreThoseOfTheSamePairs) {
  const std::string text = "ngày 05 tháng 02 năm 2026, Số   05-NQ/CB\nĐiều 5";
  std::string shown = text;
  for (const std::uint32_t at : held_spaces(text)) shown[at] = '~';
  EXPECT_EQ(shown, "ngày~05 tháng~02 năm~2026, Số~~~05-NQ/CB\nĐiều~5");
  EXPECT_TRUE(held_spaces("Chi bộ họp").empty());
}

std::set<std::size_t> icu_boundaries(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> lines(
      icu::BreakIterator::createLineInstance(icu::Locale("vi"), status));
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
  lines->setText(&text, status);
  EXPECT_TRUE(U_SUCCESS(status));
  std::set<std::size_t> out;
  for (int32_t at = lines->first(); at != icu::BreakIterator::DONE; at = lines->next()) {
    out.insert(static_cast<std::size_t>(at));
  }
  utext_close(&text);
  return out;
}

TEST(BreakOpportunities, AreAllAllowedByIcuWhichAllowsFarTooMany) {
  const std::string text =
      "Thực hiện Nghị quyết số 05-NQ/CB ngày 05 tháng 02 năm 2026 của Chi bộ tổ dân phố số 12 “về "
      "xây dựng đời sống văn hóa”, (nhiệm kỳ 2025 - 2030), đồng chí Nguyễn Văn An, Bí thư Chi bộ, "
      "trình bày: có 21/23 đồng chí dự họp, đạt 91,3%; thu đảng phí 1.250.000 đồng. Đ/c Lê Thị "
      "Bình phát biểu…\nT/M CHI BỘ";
  const std::set<std::size_t> icu = icu_boundaries(text);
  std::set<std::size_t> ours;
  for (const BreakOpportunity& at : break_opportunities(text)) {
    EXPECT_TRUE(icu.contains(at.next_line)) << text.substr(at.line_end, 12);
    ours.insert(at.next_line);
  }
  const std::size_t number = text.find("05-NQ/CB");
  EXPECT_TRUE(icu.contains(number + 3)) << "ICU no longer splits 05-|NQ/CB";
  EXPECT_TRUE(icu.contains(number + 6)) << "ICU no longer splits 05-NQ/|CB";
  for (const std::size_t inside : {number, number + 3, number + 6, text.find("2026")}) {
    EXPECT_FALSE(ours.contains(inside));
  }
}

}  // namespace
}  // namespace vanthu::text
