#include "layout/lay_out.h"

#include <gtest/gtest.h>

#include <cmath>

#include "paper.h"
#include "support/golden.h"
#include "support/sample_documents.h"

namespace vanthu::layout {
namespace {

using document::Alignment;
using support::body;
using support::words;
using text::nfc;

constexpr double kMm = 72.0 / 25.4;

document::Document with(std::vector<document::Block> blocks) {
  document::Document out = support::empty_document();
  out.blocks = std::move(blocks);
  return out;
}

Error refusal_of(const document::Document& document) {
  const auto pages = lay_out(document, profile(), fonts().metrics());
  EXPECT_FALSE(pages.ok());
  return pages.ok() ? Error{} : pages.error();
}

// A paragraph of n different words.
std::string long_text(int n) {
  std::string out;
  for (int i = 1; i <= n; ++i) out += "đồng chí phát biểu " + std::to_string(i) + " lần; ";
  return out;
}

// A paragraph that fills exactly `lines` lines.
document::Paragraph paragraph_of(std::size_t lines) {
  int low = 1;
  int high = 400;
  while (low < high) {
    const int middle = (low + high) / 2;
    const bool enough = pages_of(with({body(long_text(middle))})).lines.size() >= lines;
    (enough ? high : low) = enough ? middle : middle + 1;
  }
  return body(long_text(low));
}

TEST(LayOut, KeepsTheTextInsideTheMargins) {
  for (const auto& document : {support::minutes_document(), support::resolution_document()}) {
    for (const SeenLine& line : seen_lines(pages_of(document))) {
      if (line.first_run.node == kPagination) continue;
      EXPECT_GE(line.x, 30 * kMm - 0.01) << line.text;
      EXPECT_LE(line.right, 195 * kMm + 0.01) << line.text;
      EXPECT_LE(line.baseline, 277 * kMm) << line.text;
      EXPECT_GE(line.baseline, 20 * kMm) << line.text;
    }
  }
}

TEST(LayOut, SetsJustifiedLinesToTheRightMarginAndTheLastOneNot) {
  const auto lines = seen_lines(pages_of(with({body(long_text(30))})));
  ASSERT_GT(lines.size(), 5U);
  EXPECT_NEAR(lines[0].x, 40 * kMm, 0.01);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    EXPECT_NEAR(lines[i].right, 195 * kMm, 0.01) << lines[i].text;
    if (i > 0) {
      EXPECT_NEAR(lines[i].x, 30 * kMm, 0.01);
    }
    EXPECT_NEAR(lines[i + 1].baseline - lines[i].baseline, 18, 0.001);
  }
  EXPECT_LT(lines.back().right, 190 * kMm);
  EXPECT_EQ(lines.back().first_run.word_gap, 0);
}

TEST(LayOut, LeavesALineRaggedWhoseGapsWouldPassThreeSpaces) {
  // The address fills a line alone; the three words before it would be stretched over a line.
  const auto lines =
      seen_lines(pages_of(with({body("Tại địa chỉ "
                                     "https://dangbodongtien.example/thu-muc-tai-lieu"
                                     "/nghi-quyet-thang-5-nam-2026 đã đăng.")})));
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "Tại địa chỉ");
  EXPECT_EQ(lines[0].first_run.word_gap, 0);
}

TEST(LayOut, NeverBreaksWhatHoldsTogether) {
  const auto lines = seen_lines(pages_of(with({body(
      "Căn cứ Nghị quyết số 05-NQ/CB ngày 05 tháng 02 năm 2026 của Chi bộ Tổ dân phố số 12 và "
      "Nghị quyết số 06-NQ/CB ngày 07 tháng 3 năm 2026 của Chi bộ Tổ dân phố số 12 về việc lãnh "
      "đạo nhiệm vụ chính trị năm 2026, thực hiện Điều 9 Điều lệ Đảng.")})));
  for (const SeenLine& line : lines) {
    for (const char* tail : {"ngày", "tháng", "năm", "Điều", "05-NQ/", "05-"}) {
      const std::string_view text = line.text;
      const std::string ending = std::string(" ") + tail;
      EXPECT_FALSE(text.size() >= ending.size() &&
                   text.substr(text.size() - ending.size()) == ending)
          << text;
    }
  }
}

TEST(LayOut, EndsALineAtALineFeed) {
  const auto lines = seen_lines(pages_of(with({body("Một.\nHai.")})));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "Một.");
  EXPECT_EQ(lines[1].text, "Hai.");
  EXPECT_EQ(lines[0].first_run.word_gap, 0);
}

TEST(LayOut, KeepsTheFacesOfRunsInsideAWord) {
  document::Paragraph paragraph = body("Đồng chí ");
  paragraph.text.push_back({.text = nfc("An"), .bold = true});
  paragraph.text.push_back({.text = nfc(", Bí thư"), .italic = true});
  const PagedDocument pages = pages_of(with({paragraph}));
  ASSERT_EQ(pages.runs.size(), 3U);
  EXPECT_EQ(pages.text_of(pages.runs[1]), "An");
  EXPECT_EQ(pages.runs[1].face, Face::Bold);
  EXPECT_EQ(pages.runs[2].face, Face::Italic);
  EXPECT_NEAR(pages.runs[1].x, pages.runs[0].x + pages.runs[0].width, 0.001);
}

TEST(LayOut, NumbersPagesFromTheSecondTenMillimetresFromTheTop) {
  const PagedDocument pages = pages_of(support::minutes_document());
  ASSERT_GE(pages.pages.size(), 2U);
  std::vector<SeenLine> numbers;
  for (const SeenLine& line : seen_lines(pages)) {
    if (line.first_run.node == kPagination) numbers.push_back(line);
  }
  ASSERT_EQ(numbers.size(), pages.pages.size() - 1);
  for (const SeenLine& number : numbers) {
    EXPECT_EQ(number.text, std::to_string(number.page));
    // The line box of 18 pt starts at 10 mm; the digits stand in its lower half.
    EXPECT_GT(number.baseline, 10 * kMm + 9);
    EXPECT_LT(number.baseline, 10 * kMm + 18);
    EXPECT_NEAR((number.x + number.right) / 2, (30 + 195) / 2.0 * kMm, 0.01);
  }
}

TEST(LayOut, MirrorsTheMarginsOfTheBackOfASheet) {
  const PagedDocument pages = pages_of(support::minutes_document(), {.duplex = true});
  ASSERT_GE(pages.pages.size(), 3U);
  for (const SeenLine& line : seen_lines(pages)) {
    if (line.first_run.word_gap == 0) continue;
    const double right = line.page % 2 == 0 ? 180 * kMm : 195 * kMm;
    EXPECT_NEAR(line.right, right, 0.01) << line.page << " " << line.text;
  }
}

TEST(LayOut, LeavesNoSingleLineAtTheFootOrHeadOfAPage) {
  // Whatever the length of the first paragraph, the second is cut two lines from its ends or not.
  for (std::size_t first = 34; first <= 40; ++first) {
    const PagedDocument pages = pages_of(with({paragraph_of(first), paragraph_of(6)}));
    int on_first_page = 0;
    int all = 0;
    for (const SeenLine& line : seen_lines(pages)) {
      if (line.first_run.node != 2) continue;
      ++all;
      on_first_page += line.page == 1 ? 1 : 0;
    }
    ASSERT_EQ(all, 6);
    EXPECT_NE(on_first_page, 1) << first;
    EXPECT_NE(on_first_page, 5) << first;
  }
}

TEST(LayOut, KeepsAHeadingWithTwoLinesOfText) {
  document::Heading heading{
      .level = 1, .marker = {document::MarkerStyle::Roman, 2}, .text = words("NỘI DUNG")};
  for (std::size_t first = 32; first <= 40; ++first) {
    // The text after the heading is one line, then another paragraph.
    const PagedDocument pages =
        pages_of(with({paragraph_of(first), heading, body("Một dòng."), body("Hai dòng.")}));
    EXPECT_EQ(line_with(pages, "NỘI DUNG").page, line_with(pages, "Hai dòng.").page) << first;
  }
}

TEST(LayOut, KeepsASignatureBlockWithTwoLinesOfText) {
  const document::SignatureBlock signatures{
      .recipients = {},
      .signatories = {{nfc("T/M CHI BỘ"), nfc("BÍ THƯ"), nfc("Nguyễn Văn Khải")}}};
  bool moved = false;
  for (std::size_t first = 26; first <= 38; ++first) {
    const PagedDocument pages =
        pages_of(with({paragraph_of(first), body("Áp chót."), body("Chót."), signatures}));
    EXPECT_EQ(line_with(pages, "Áp chót.").page, line_with(pages, "T/M CHI BỘ").page) << first;
    EXPECT_EQ(line_with(pages, "T/M CHI BỘ").page, line_with(pages, "Nguyễn Văn Khải").page);
    moved = moved || line_with(pages, "Áp chót.").page == 2;
  }
  EXPECT_TRUE(moved);
}

TEST(LayOut, LeavesThirtyMillimetresForTheSignature) {
  const PagedDocument pages = pages_of(support::resolution_document());
  ASSERT_EQ(pages.signature_places.size(), 1U);
  const SignaturePlace& place = pages.signature_places[0];
  EXPECT_NEAR(place.height, 30 * kMm, 0.01);
  const SeenLine position = line_with(pages, "BÍ THƯ");
  const SeenLine name = seen_lines(pages).back();
  EXPECT_EQ(name.text, "Nguyễn Văn Khải");
  EXPECT_GT(place.y, position.baseline);
  EXPECT_LT(place.y + place.height, name.baseline);
  EXPECT_EQ(position.first_run.face, Face::Regular);
  EXPECT_EQ(name.first_run.face, Face::Bold);
  EXPECT_EQ(line_with(pages, "T/M CHI BỘ").first_run.face, Face::Bold);
}

TEST(LayOut, SetsRecipientsBesideTheSignatureAndUnderlinesTheirLabel) {
  const PagedDocument pages = pages_of(support::resolution_document());
  const SeenLine label = line_with(pages, "Nơi nhận:");
  const SeenLine authority = line_with(pages, "T/M CHI BỘ");
  EXPECT_NEAR(label.x, 30 * kMm, 0.01);
  EXPECT_NEAR(label.baseline, authority.baseline, 0.01);
  EXPECT_NEAR(line_with(pages, "Lưu Chi bộ.").first_run.size, 12, 0.01);
  bool underlined = false;
  for (const PlacedRule& rule : pages.rules) {
    underlined = underlined ||
                 (std::abs(rule.x1 - label.x) < 0.01 && std::abs(rule.x2 - label.right) < 0.01 &&
                  rule.y1 > label.baseline && rule.y1 < label.baseline + 3);
  }
  EXPECT_TRUE(underlined);
}

TEST(LayOut, SetsTwoSignatoriesSideBySide) {
  const PagedDocument pages = pages_of(support::minutes_document());
  const SeenLine left = line_with(pages, "NGƯỜI GHI BIÊN BẢN");
  const SeenLine right = line_with(pages, "CHỦ TRÌ HỘI NGHỊ");
  EXPECT_EQ(left.page, right.page);
  EXPECT_NEAR(left.baseline, right.baseline, 0.01);
  EXPECT_NEAR((left.x + left.right) / 2, (30 + 40) * kMm, 0.01);
  EXPECT_NEAR((right.x + right.right) / 2, (195 - 42.5) * kMm, 0.01);
}

TEST(LayOut, NamesALetterThatTheFontLacks) {
  const Error error = refusal_of(with({body("Phiếu bầu: ☐ đồng ý")}));
  EXPECT_EQ(error.kind, ErrorKind::Rendering);
  EXPECT_EQ(error.what.vi, "phông chữ không có chữ ☐ (U+2610) trong “☐ ”");
  EXPECT_EQ(error.where, "to-dan-pho-12/2026-05-05-thuong-ky");
}

TEST(LayOut, SaysUnderWhichHeadingAndInWhichRowItCannotGoOn) {
  const document::Heading heading{
      .level = 1, .marker = {document::MarkerStyle::Roman, 2}, .text = words("NỘI DUNG")};
  const std::string record = "to-dan-pho-12/2026-05-05-thuong-ky";
  EXPECT_EQ(refusal_of(with({heading, body("\u2610")})).where, record + " › II. NỘI DUNG");
  document::Table table{.summary = nfc("Bảng thử"),
                        .columns = {{1, Alignment::Left}, {1, Alignment::Left}},
                        .header = {words("Việc"), words("Kết quả")},
                        .rows = {{words("một"), words("x")}, {words("hai"), words("\u2610")}}};
  EXPECT_EQ(refusal_of(with({heading, table})).where, record + " › II. NỘI DUNG › Bảng thử › 2");
  table.rows[1] = {words(long_text(150)), words("x")};
  const Error high = refusal_of(with({body("Trước."), heading, table}));
  EXPECT_EQ(high.where, record + " › II. NỘI DUNG › Bảng thử › 2");
  EXPECT_NE(high.what.vi.find("cao hơn một trang"), std::string::npos);
}

TEST(LayOut, NamesAWordWiderThanItsColumn) {
  const std::string word(60, 'w');
  const Error error = refusal_of(with({body("Xem " + word + ".")}));
  EXPECT_EQ(error.what.vi, "“" + word.substr(0, 40) + "…” rộng hơn cột chữ (165 mm)");
}

TEST(LayOut, NamesATableWhoseWordsNeedMoreThanThePage) {
  const std::string word(60, 'w');
  document::Table table{.summary = nfc("Bảng thử"),
                        .columns = {{1, Alignment::Left}, {1, Alignment::Left}},
                        .header = {words("Một"), words("Hai")},
                        .rows = {{words(word), words("x")}}};
  const Error error = refusal_of(with({table}));
  EXPECT_EQ(error.what.vi, "bảng “Bảng thử” cần rộng 196 mm để không cắt từ, trang chỉ có 165 mm");
}

TEST(LayOut, NamesARowHigherThanAPage) {
  document::Table table{.summary = nfc("Bảng thử"),
                        .columns = {{1, Alignment::Left}, {1, Alignment::Left}},
                        .header = {words("Việc"), words("Kết quả")},
                        .rows = {{words("Bản tự kiểm điểm " + long_text(150)), words("x")}}};
  const Error error = refusal_of(with({table}));
  EXPECT_NE(error.what.vi.find("“Bản tự kiểm điểm đồng chí phát biểu 1 lầ…” cao hơn một trang"),
            std::string::npos)
      << error.what.vi;
}

TEST(LayOut, PlacesEachKindOfBlock) {
  support::expect_golden("tests/unit/layout/short_document.txt",
                         dump(pages_of(support::short_document())));
}

TEST(LayOut, GivesTheSameDumpTwice) {
  EXPECT_EQ(dump(pages_of(support::minutes_document())),
            dump(pages_of(support::minutes_document())));
}

}  // namespace
}  // namespace vanthu::layout
