#include "xml/reader.h"

#include <gtest/gtest.h>

namespace vanthu::xml {
namespace {

enum class Kind { Regular, Thematic };
constexpr EnumName<Kind> kKinds[] = {{"regular", Kind::Regular}, {"thematic", Kind::Thematic}};

class ReaderTest : public ::testing::Test {
 protected:
  Reader read(std::string bytes) {
    source_ = SourceText("f", std::move(bytes));
    auto tree = parse_strict(source_);
    tree_.emplace(std::move(tree).value());
    return {tree_->root(), findings_};
  }
  findings::Findings& findings() { return findings_; }
  // "ID line:column message" of each finding, by place.
  std::string said() {
    findings::sort_by_place(findings_);
    std::string all;
    for (const auto& finding : findings_) {
      all += finding.id + " " + source_.locate(finding.at).substr(2) + " " + finding.message.vi +
             (finding.hint.empty() ? "" : " | " + finding.hint.vi) + "\n";
      EXPECT_FALSE(finding.message.en.empty());
      EXPECT_EQ(finding.hint.vi.empty(), finding.hint.en.empty());
    }
    return all;
  }

 private:
  SourceText source_;
  std::optional<Tree> tree_;
  findings::Findings findings_;
};

TEST_F(ReaderTest, ReadsGoodValuesWithoutAWord) {
  Reader reader = read(
      "<vote id=\"v.1\" for=\" 9 \" subject=\"  Thông qua   nghị quyết \" kind=\"thematic\" "
      "on=\"2026-11-05\" start=\"2026-11-05T19:30\" to=\"20:00\" secret=\"1\" xml:lang=\"vi\">"
      "<base/><note>a</note><note>b</note></vote>");
  EXPECT_EQ(reader.token("id"), "v.1");
  EXPECT_EQ(reader.integer("for"), 9);
  EXPECT_EQ(reader.integer_or("round", 1), 1);
  EXPECT_EQ(reader.text("subject").str(), "Thông qua nghị quyết");
  EXPECT_EQ(reader.optional_text("none"), std::nullopt);
  EXPECT_EQ(reader.one_of("kind", kKinds), Kind::Thematic);
  EXPECT_EQ(reader.optional_one_of("other", kKinds), std::nullopt);
  EXPECT_EQ(to_iso(reader.date("on")), "2026-11-05");
  EXPECT_EQ(to_iso(reader.date_time("start")), "2026-11-05T19:30");
  EXPECT_EQ(reader.optional_time("to"), (CivilTime{.hour = 20, .minute = 0}));
  EXPECT_TRUE(reader.boolean_or("secret", false));
  EXPECT_TRUE(reader.boolean_or("open", true));
  EXPECT_TRUE(reader.required_child("base").has_value());
  EXPECT_EQ(reader.children("note").size(), 2U);
  reader.finish();
  EXPECT_EQ(said(), "");
}

TEST_F(ReaderTest, ReportsEveryProblemOfAnElementInOneGo) {
  Reader reader = read("<vote forr=\"9\" kind=\"regulr\">lời<voet/></vote>");
  EXPECT_EQ(reader.integer("for"), 0);
  EXPECT_EQ(reader.one_of("kind", kKinds), Kind::Regular);
  EXPECT_EQ(reader.required_child("base"), std::nullopt);
  EXPECT_TRUE(reader.children("vote").empty());
  reader.finish();
  EXPECT_EQ(said(),
            "XML-20 1:2 thẻ <vote> thiếu thuộc tính bắt buộc “for” | thêm for=\"…\" vào thẻ\n"
            "XML-22 1:2 thẻ <vote> thiếu thẻ con bắt buộc <base> | thêm thẻ <base> vào bên trong\n"
            "XML-21 1:7 thẻ <vote> không có thuộc tính “forr” | có phải là “for”?\n"
            "XML-30 1:22 thuộc tính “kind” không nhận giá trị “regulr” | có phải là "
            "“regular”?\n"
            "XML-25 1:30 thẻ <vote> không chứa chữ: “lời” | đưa đoạn chữ này vào đúng thẻ của nó, "
            "hoặc xóa\n"
            "XML-23 1:34 trong thẻ <vote> không có thẻ con <voet> | có phải là “vote”?\n");
}

TEST_F(ReaderTest, TellsHowNumbersAreWritten) {
  Reader reader = read(
      "<fee a=\"1.200.000\" b=\"chín\" c=\"99999999999999999999\" d=\"+5\" e=\"-3\" f=\"+-1\"/>");
  EXPECT_EQ(reader.integer("a"), 0);
  EXPECT_EQ(reader.integer("b"), 0);
  EXPECT_EQ(reader.integer("c"), 0);
  EXPECT_EQ(reader.integer("d"), 5);
  EXPECT_EQ(reader.integer("e"), -3);
  EXPECT_EQ(reader.optional_integer("f"), std::nullopt);
  EXPECT_EQ(
      said(),
      "XML-26 1:9 thuộc tính “a” phải là số nguyên, nhưng ghi “1.200.000” | viết liền các chữ "
      "số, không có dấu ngăn cách: 1200000\n"
      "XML-26 1:23 thuộc tính “b” phải là số nguyên, nhưng ghi “chín”\n"
      "XML-26 1:32 thuộc tính “c” là số quá lớn: “99999999999999999999”\n"
      "XML-26 1:71 thuộc tính “f” phải là số nguyên, nhưng ghi “+-1”\n");
}

TEST_F(ReaderTest, TellsHowDatesAndTimesAreWritten) {
  Reader reader = read(
      "<m a=\"5/11/2026\" b=\"2026-02-30\" c=\"tháng 5\" d=\"19h30\" e=\"2026-11-05 19:30\"/>");
  EXPECT_EQ(reader.date("a"), Date{});
  EXPECT_EQ(reader.optional_date("b"), std::nullopt);
  EXPECT_EQ(reader.optional_date("c"), std::nullopt);
  EXPECT_EQ(reader.optional_time("d"), std::nullopt);
  EXPECT_EQ(reader.date_time("e"), CivilDateTime{});
  EXPECT_EQ(
      said(),
      "XML-28 1:7 thuộc tính “a” phải ghi ngày theo dạng năm-tháng-ngày, nhưng ghi “5/11/2026” | "
      "viết là 2026-11-05\n"
      "XML-28 1:21 ngày 2026-02-30 không có trong lịch từ năm 1900 đến năm 2199 | kiểm tra lại "
      "ngày, tháng và năm\n"
      "XML-28 1:36 thuộc tính “c” phải ghi ngày theo dạng năm-tháng-ngày, nhưng ghi “tháng 5” | ví "
      "dụ ngày 5 tháng 11 năm 2026 viết là 2026-11-05\n"
      "XML-29 1:48 thuộc tính “d” phải ghi giờ theo dạng giờ:phút, nhưng ghi “19h30” | ví dụ 7 giờ "
      "30 tối viết là 19:30\n"
      "XML-29 1:58 thuộc tính “e” phải ghi ngày giờ theo dạng năm-tháng-ngàyTgiờ:phút, nhưng ghi "
      "“2026-11-05 19:30” | ví dụ 19 giờ 30 ngày 5 tháng 11 năm 2026 viết là 2026-11-05T19:30\n");
}

TEST_F(ReaderTest, FindsTheMissingDayInsideADateAndTime) {
  Reader reader = read("<m a=\"2026-02-29T19:30\" b=\"2026-02-28T24:00\"/>");
  EXPECT_EQ(reader.optional_date_time("a"), std::nullopt);
  EXPECT_EQ(reader.optional_date_time("b"), std::nullopt);
  EXPECT_EQ(said(),
            "XML-28 1:7 ngày 2026-02-29 không có trong lịch từ năm 1900 đến năm 2199 | kiểm tra "
            "lại ngày, tháng và năm\n"
            "XML-29 1:28 thuộc tính “b” phải ghi ngày giờ theo dạng năm-tháng-ngàyTgiờ:phút, nhưng "
            "ghi “2026-02-28T24:00” | ví dụ 19 giờ 30 ngày 5 tháng 11 năm 2026 viết là "
            "2026-11-05T19:30\n");
}

TEST_F(ReaderTest, FindsWrongLettersWhereTheyStand) {
  Reader reader = read("<c t=\"&amp; Ðảng\">\n  Đồng chí\n <!-- Ð -->  L\u0430n</c>");
  EXPECT_TRUE(reader.text("t").empty());
  EXPECT_TRUE(reader.optional_content().empty());
  EXPECT_EQ(said(),
            "TXT-06 1:13 “Ð” (U+00D0) trông giống “Đ” nhưng không phải chữ đê tiếng Việt | hãy "
            "thay bằng “Đ” (U+0110)\n"
            "TXT-07 3:15 “\u0430” (U+0430) là chữ của hệ chữ khác nằm lẫn trong từ tiếng Việt | "
            "hãy thay bằng “a”\n");
}

TEST_F(ReaderTest, FindsWrongLettersBehindCharacterReferences) {
  Reader reader = read("<c t=\"&#xD0;ảng\"/>");
  EXPECT_TRUE(reader.text("t").empty());
  EXPECT_EQ(said(),
            "TXT-06 1:7 “Ð” (U+00D0) trông giống “Đ” nhưng không phải chữ đê tiếng Việt | hãy thay "
            "bằng “Đ” (U+0110)\n");
}

TEST_F(ReaderTest, LetsUnusualSignsPassWithAWarning) {
  Reader reader = read("<c>Việc \u2713 xong</c>");
  EXPECT_EQ(reader.content().str(), "Việc \u2713 xong");
  EXPECT_EQ(said().substr(0, 11), "TXT-08 1:9 ");
}

TEST_F(ReaderTest, WantsChildrenInTheOrderOfTheFormatWhereItSaysSo) {
  const std::string bytes = "<m><b/><a/><b/><c/><a/></m>";
  for (const ChildOrder order : {ChildOrder::Free, ChildOrder::AsRead}) {
    Reader reader = read(bytes);
    EXPECT_EQ(reader.children("a").size(), 2U);
    EXPECT_EQ(reader.children("b").size(), 2U);
    EXPECT_EQ(reader.children("c").size(), 1U);
    reader.finish(order);
  }
  EXPECT_EQ(said(),
            "XML-34 1:9 thẻ <a> phải đứng trước thẻ <b> | chuyển thẻ này lên trên\n"
            "XML-34 1:21 thẻ <a> phải đứng trước thẻ <b> | chuyển thẻ này lên trên\n");
}

TEST_F(ReaderTest, StopsListingAfterAThousandFindings) {
  std::string letters;
  for (int i = 0; i < 1500; ++i) {
    letters += "Ð ";
  }
  Reader reader = read("<m a=\"x\"><p>" + letters + "</p></m>");
  Reader paragraph = {reader.children("p").front(), findings()};
  EXPECT_TRUE(paragraph.content().empty());
  EXPECT_EQ(reader.integer("a"), 0);
  EXPECT_EQ(findings().size(), 1001U);
  EXPECT_EQ(findings().back().id, "XML-35");
  // Whoever shows one only shows what is wrong.
  findings::sort_by_place(findings());
  EXPECT_EQ(findings().front().id, "TXT-06");
  EXPECT_EQ(findings().back().id, "XML-35");
}

TEST_F(ReaderTest, RefusesAParagraphThatIsABook) {
  Reader reader = read("<p>" + std::string(65537, 'a') + "</p>");
  EXPECT_TRUE(reader.content().empty());
  EXPECT_EQ(said(), "XML-33 1:4 đoạn chữ dài hơn 64 KB | tách thành nhiều đoạn\n");
}

TEST_F(ReaderTest, RefusesCodesWithSpacesOrMarksAndOtherBooleans) {
  Reader reader = read("<m a=\"đv 01\" b=\"có\"/>");
  EXPECT_EQ(reader.token("a"), "");
  EXPECT_FALSE(reader.boolean_or("b", false));
  EXPECT_EQ(said(),
            "XML-31 1:7 thuộc tính “a” phải là mã viết liền không dấu, nhưng ghi “đv 01” | mã chỉ "
            "gồm chữ cái không dấu, chữ số và dấu . - _\n"
            "XML-27 1:17 thuộc tính “b” chỉ nhận true (có) hoặc false (không), nhưng ghi “có”\n");
}

TEST_F(ReaderTest, NormalisesTextAndKeepsParagraphsOfContent) {
  Reader reader =
      read("<c t=\"Nghi\xCC\xA3 quyết\">\n  Đoạn một\n  tiếp theo.\n \n\n  Đoạn hai.\n</c>");
  EXPECT_EQ(reader.text("t").str(), "Nghị quyết");
  EXPECT_EQ(reader.content().str(), "Đoạn một tiếp theo.\nĐoạn hai.");
  reader.finish();
  EXPECT_EQ(said(), "");
}

TEST_F(ReaderTest, ReportsEmptyText) {
  Reader reader = read("<c t=\"  \"> <!-- chưa ghi --> </c>");
  EXPECT_TRUE(reader.text("t").empty());
  EXPECT_TRUE(reader.content().empty());
  EXPECT_TRUE(reader.optional_content().empty());
  EXPECT_EQ(said(),
            "XML-32 1:2 thẻ <c> để trống nội dung | ghi nội dung vào giữa thẻ mở và thẻ đóng\n"
            "XML-32 1:4 thuộc tính “t” để trống | ghi nội dung vào giữa hai dấu nháy\n");
}

TEST_F(ReaderTest, AllowsOneChildWhereOneIsMeant) {
  Reader reader = read("<m><chair/><chair/><q:x xmlns:q=\"urn:q\"/></m>");
  EXPECT_TRUE(reader.required_child("chair").has_value());
  reader.finish();
  EXPECT_EQ(
      said(),
      "XML-24 1:13 thẻ <chair> chỉ được có một lần trong <m> | gộp vào thẻ đã có ở trên, hoặc "
      "xóa thẻ thừa\n"
      "XML-23 1:21 thẻ <x> thuộc không gian tên khác | bỏ tiền tố và khai báo xmlns ở thẻ "
      "này\n");
}

TEST_F(ReaderTest, ReadsMixedContentInOrder) {
  Reader reader = read("<p>Căn cứ <b>Điều lệ</b>;<i/></p>");
  const auto items = reader.mixed({"b"});
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].text, "Căn cứ ");
  EXPECT_EQ(items[1].element->text(), "Điều lệ");
  reader.finish();
  EXPECT_EQ(said(), "XML-23 1:27 trong thẻ <p> không có thẻ con <i> | dùng được: “b”\n");
}

TEST_F(ReaderTest, TakesFindingsOfItsCaller) {
  Reader reader = read("<m a=\"1\"/>");
  reader.report("REC-99", "a", {"vi", "en"});
  reader.report("REC-98", "", {"vi", "en"}, {"h", "h"});
  EXPECT_EQ(said(), "REC-98 1:2 vi | h\nREC-99 1:7 vi\n");
}

}  // namespace
}  // namespace vanthu::xml
