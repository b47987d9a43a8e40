#include <gtest/gtest.h>

#include <string>

#include "refusal.h"

namespace vanthu::xml {
namespace {

void expect(const std::string& bytes, const std::string& id, const std::string& place,
            const std::string& vi) {
  const auto refusal = refusal_of(bytes);
  EXPECT_EQ(refusal.id, id) << bytes;
  EXPECT_EQ(refusal.place, place) << bytes;
  EXPECT_EQ(refusal.vi, vi) << bytes;
}

TEST(Malformed, NamesTheElementThatWasLeftOpen) {
  expect("<votes>\n  <vote>\n</votes>", "XML-07", "f:2:4", "thẻ <vote> mở ở dòng 2 chưa được đóng");
  expect("<votes>\n  <vote id=\"1\">\n  <vote id=\"2\">\n</votes>", "XML-07", "f:2:4",
         "thẻ <vote> mở ở dòng 2 chưa được đóng");
  expect("<record>\n<votes/>\n", "XML-07", "f:1:2", "thẻ <record> mở ở dòng 1 chưa được đóng");
  expect("<a><![CDATA[x</a>", "XML-07", "f:1:2", "thẻ <a> mở ở dòng 1 chưa được đóng");
}

TEST(Malformed, NamesTheClosingTagThatDiffers) {
  expect("<vote>\n</voet>", "XML-08", "f:2:3",
         "thẻ đóng </voet> không khớp với thẻ <vote> mở ở dòng 1");
  expect("</a>", "XML-08", "f:1:3", "có thẻ đóng mà không có thẻ mở");
}

TEST(Malformed, TellsHowToWriteTheMarkupCharacters) {
  expect("<a>Công ty A & B</a>", "XML-10", "f:1:14", "ký tự & phải viết là &amp;");
  expect("<a b=\"A &B\"/>", "XML-10", "f:1:9", "ký tự & phải viết là &amp;");
  expect("<a>5 < 6</a>", "XML-10", "f:1:6", "dấu < trong lời văn phải viết là &lt;");
  expect("<a b=\"5 < 6\"/>", "XML-10", "f:1:9",
         "dấu < trong giá trị của thuộc tính “b” phải viết là &lt;");
  expect("<a>x]]>y</a>", "XML-10", "f:1:5", "chuỗi ]]> trong lời văn phải viết là ]]&gt;");
}

TEST(Malformed, ExplainsABadStartTag) {
  expect("<a b=1/>", "XML-11", "f:1:6", "giá trị của thuộc tính “b” phải đặt trong dấu nháy");
  expect("<a b=“1”/>", "XML-11", "f:1:6", "giá trị của thuộc tính “b” đặt trong dấu nháy cong “ ”");
  expect("<a b/>", "XML-11", "f:1:4", "thuộc tính “b” thiếu giá trị");
  expect("<a b=\"1\"c=\"2\"/>", "XML-11", "f:1:9", "thiếu dấu cách giữa hai thuộc tính");
  expect("<a b=\"1 c=\"2\"/>", "XML-11", "f:1:6",
         "giá trị của thuộc tính “b” mở dấu nháy ở dòng 1 mà chưa đóng");
  expect("<a b=\"1\"\n<c/></a>", "XML-11", "f:1:2", "thẻ <a thiếu dấu > ở cuối");
  expect("<a><b c=\"1>\n<d e=\"2\"/></b></a>", "XML-11", "f:1:9",
         "giá trị của thuộc tính “c” mở dấu nháy ở dòng 1 mà chưa đóng");
  expect("<a b=\"1", "XML-11", "f:1:6",
         "giá trị của thuộc tính “b” mở dấu nháy ở dòng 1 mà chưa đóng");
  expect("<a", "XML-11", "f:1:2", "thẻ <a thiếu dấu > ở cuối");
  expect("<a></a", "XML-11", "f:1:5", "thẻ </a thiếu dấu > ở cuối");
  expect("<a , b=\"1\"/>", "XML-11", "f:1:4", "ký tự không được phép trong thẻ");
}

TEST(Malformed, ExplainsBadComments) {
  expect("<a><!-- x -- y --></a>", "XML-11", "f:1:11",
         "trong ghi chú <!-- … --> không được có hai dấu gạch nối liền nhau");
  expect("<a><!-- x ", "XML-11", "f:1:4", "ghi chú <!-- … chưa được đóng bằng -->");
}

TEST(Malformed, SaysThatAFileIsEmpty) {
  expect("", "XML-14", "f:1:1", "tệp rỗng, không có thẻ nào");
  expect(" \n ", "XML-14", "f:1:1", "tệp rỗng, không có thẻ nào");
}

TEST(Malformed, WantsTheDeclarationFirst) {
  expect("\n<?xml version=\"1.0\"?><a/>", "XML-16", "f:2:1",
         "dòng khai báo <?xml …?> phải đứng ở ngay đầu tệp");
}

TEST(Malformed, GivesARemedyInBothLanguages) {
  const SourceText source("f", "<votes>\n  <vote>\n</votes>");
  const auto tree = parse_strict(source);
  ASSERT_FALSE(tree.ok());
  const auto& finding = tree.findings().front();
  EXPECT_EQ(finding.hint.vi,
            "thêm </vote> trước </votes> ở dòng 3; thẻ không có nội dung thì kết thúc bằng />");
  EXPECT_EQ(finding.message.en, "the element <vote> opened on line 2 is never closed");
  EXPECT_EQ(finding.hint.en,
            "add </vote> before </votes> on line 3; an element without content ends with />");
  EXPECT_EQ(finding.label.in(Language::Vi), "mở ở đây");
}

// No prefix of a good file crashes the explanation or escapes it.
TEST(Malformed, ExplainsEveryTruncationInsideTheFile) {
  const std::string whole =
      "<?xml version=\"1.0\"?>\n<a b=\"1\"><!-- c --><d>&amp; x</d><![CDATA[e]]><?f g?></a>";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const SourceText source("f", whole.substr(0, length));
    const auto tree = parse_strict(source);
    ASSERT_FALSE(tree.ok()) << length;
    ASSERT_EQ(tree.findings().size(), 1U);
    EXPECT_FALSE(tree.findings().front().message.en.empty());
    EXPECT_LE(tree.findings().front().at.begin, length);
  }
}

}  // namespace
}  // namespace vanthu::xml
