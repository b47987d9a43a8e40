#include <gtest/gtest.h>

#include <string>

#include "refusal.h"

namespace vanthu::xml {
namespace {

std::string repeated(const std::string& piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    all += piece;
  }
  return all;
}

// What pugixml 1.13 alone accepts without a word (regression tests for each).

TEST(Gate, RefusesARepeatedAttribute) {
  const auto refusal = refusal_of("<a for=\"1\"\n   for=\"2\"/>");
  EXPECT_EQ(refusal.id, "XML-09");
  EXPECT_EQ(refusal.place, "f:2:4");
  EXPECT_EQ(refusal.vi, "thuộc tính “for” bị lặp lại");
  EXPECT_EQ(refusal.excerpt, "for");
}

TEST(Gate, RefusesBytesThatAreNotUtf8) {
  const auto windows1258 = refusal_of("<a>\nc\xFB m</a>");
  EXPECT_EQ(windows1258.id, "XML-02");
  EXPECT_EQ(windows1258.place, "f:2:2");
  EXPECT_EQ(refusal_of("<a>\xC0\xAF</a>").id, "XML-02") << "overlong";
  EXPECT_EQ(refusal_of("<a>\xED\xA0\x80</a>").id, "XML-02") << "surrogate";
  EXPECT_EQ(refusal_of("<a>\xF4\x90\x80\x80</a>").id, "XML-02") << "beyond U+10FFFF";
  EXPECT_EQ(refusal_of("<a>\xE1\xBB").id, "XML-02") << "cut inside a letter";
}

TEST(Gate, CallsAPaperInPlaceOfARecordWhatItIs) {
  const auto word = refusal_of("PK\x03\x04\xE1\xBB");
  EXPECT_EQ(word.id, "XML-02");
  EXPECT_NE(word.vi.find("tệp Word (.docx)"), std::string::npos) << word.vi;
  EXPECT_NE(refusal_of("%PDF-1.7\n\xE2").vi.find("tệp PDF"), std::string::npos);
}

TEST(Gate, RefusesUtf16ByItsName) {
  const std::string marked("\xFF\xFE<\0a\0/\0>\0", 10);
  const auto refusal = refusal_of(marked);
  EXPECT_EQ(refusal.id, "XML-02");
  EXPECT_EQ(refusal.vi, "tệp được lưu bằng bảng mã UTF-16, không phải UTF-8");
  EXPECT_EQ(refusal_of(std::string("<\0a\0/\0>\0", 8)).vi, refusal.vi);
}

TEST(Gate, RefusesControlCharactersWrittenOrReferred) {
  const auto written = refusal_of("<a>x\x01y</a>");
  EXPECT_EQ(written.id, "XML-12");
  EXPECT_EQ(written.place, "f:1:5");
  EXPECT_EQ(refusal_of("<a b=\"\x01\"/>").id, "XML-12");
  EXPECT_EQ(refusal_of("<a>\xEF\xBF\xBF</a>").id, "XML-12");
  const auto zero = refusal_of("<a>x&#0;y</a>");
  EXPECT_EQ(zero.id, "XML-12");
  EXPECT_EQ(zero.excerpt, "&#0;");
  EXPECT_EQ(refusal_of("<a b=\"&#x1F;\"/>").id, "XML-12");
  EXPECT_EQ(refusal_of(std::string("<a>\0</a>", 8)).id, "XML-12");
}

TEST(Gate, RefusesUnknownEntities) {
  const auto refusal = refusal_of("<a>x &nbsp; y</a>");
  EXPECT_EQ(refusal.id, "XML-10");
  EXPECT_EQ(refusal.vi, "ký hiệu &nbsp; không có trong XML");
  EXPECT_EQ(refusal.excerpt, "&nbsp;");
}

TEST(Gate, RefusesTwoRootsAndTextOutside) {
  const auto two = refusal_of("<a/>\n<b/>");
  EXPECT_EQ(two.id, "XML-13");
  EXPECT_EQ(two.place, "f:2:2");
  EXPECT_EQ(two.vi, "tệp có thêm thẻ ngoài cùng thứ hai: <b>");
  EXPECT_EQ(refusal_of("<a/>x").vi, "có chữ nằm ngoài thẻ ngoài cùng");
  EXPECT_EQ(refusal_of("x<a/>").place, "f:1:1");
}

TEST(Gate, RefusesUndeclaredPrefixes) {
  const auto element = refusal_of("<a><p:b/></a>");
  EXPECT_EQ(element.id, "XML-15");
  EXPECT_EQ(element.excerpt, "p:b");
  EXPECT_EQ(element.vi, "tiền tố “p:” trong “p:b” chưa được khai báo");
  EXPECT_EQ(refusal_of("<a x=\"1\" q:b=\"1\"/>").excerpt, "q:b");
}

TEST(Gate, RefusesAMillionLevelsAtTheFirstOneTooMany) {
  Limits limits;
  limits.bytes = 64U << 20U;
  const auto refusal = refusal_of(repeated("<a>", 1000000), limits);
  EXPECT_EQ(refusal.id, "XML-05");
  EXPECT_EQ(refusal.place, "f:1:194");
  EXPECT_EQ(refusal.vi, "các thẻ lồng nhau quá 64 tầng");
  EXPECT_EQ(refusal_of(repeated("<a>", 64) + repeated("</a>", 64)).id, "accepted");
}

// What other parsers fall for.

TEST(Gate, RefusesEveryDoctypeBeforeReadingIt) {
  const auto entity =
      refusal_of("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");
  EXPECT_EQ(entity.id, "XML-04");
  EXPECT_EQ(entity.excerpt, "<!DOCTYPE");
  EXPECT_EQ(refusal_of("<!DOCTYPE a SYSTEM \"http://x/y.dtd\"><a/>").place, "f:1:1");
  EXPECT_EQ(refusal_of("<!DOCTYPE a PUBLIC \"p\" \"http://x/y.dtd\"><a/>").id, "XML-04");
  EXPECT_EQ(refusal_of("<!-- <!DOCTYPE b> -->\n<!DOCTYPE a><a/>").place, "f:2:1");
  EXPECT_EQ(refusal_of("<!-- <!DOCTYPE b> --><a/>").id, "accepted");
}

TEST(Gate, RefusesABillionLaughsWithoutExpandingOne) {
  std::string bomb = "<!DOCTYPE lolz [<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    const std::string before = "&l" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY l" + std::to_string(i) + " \"" + repeated(before, 10) + "\">";
  }
  EXPECT_EQ(refusal_of(bomb + "]><lolz>&l9;</lolz>").id, "XML-04");
}

TEST(Gate, KeepsToItsLimits) {
  const std::string three = "<a><b/><b c=\"1\"/></a>";
  EXPECT_EQ(refusal_of(three, {.bytes = three.size(), .depth = 2, .nodes = 4}).id, "accepted");
  EXPECT_EQ(refusal_of(three, {.bytes = three.size() - 1, .depth = 2, .nodes = 4}).id, "XML-01");
  EXPECT_EQ(refusal_of(three, {.bytes = three.size(), .depth = 1, .nodes = 4}).id, "XML-05");
  EXPECT_EQ(refusal_of(three, {.bytes = three.size(), .depth = 2, .nodes = 3}).id, "XML-06");
}

TEST(Gate, AcceptsOnlyUtf8AndVersionOneAsDeclared) {
  EXPECT_EQ(refusal_of("<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>").id, "accepted");
  const auto encoding = refusal_of("<?xml version=\"1.0\" encoding=\"windows-1258\"?><a/>");
  EXPECT_EQ(encoding.id, "XML-03");
  EXPECT_EQ(encoding.excerpt, "windows-1258");
  const auto version = refusal_of("<?xml version=\"1.1\"?><a/>");
  EXPECT_EQ(version.id, "XML-03");
  EXPECT_EQ(version.excerpt, "1.1");
}

TEST(Gate, CountsAByteOrderMarkInPositionsButAcceptsIt) {
  EXPECT_EQ(refusal_of("\xEF\xBB\xBF<a/>").id, "accepted");
  EXPECT_EQ(refusal_of("\xEF\xBB\xBF<a b=\"\" b=\"\"/>").excerpt, "b");
}

}  // namespace
}  // namespace vanthu::xml
