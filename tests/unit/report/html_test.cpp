#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "unit/report/small_report.h"
#include "xml/element.h"

namespace vanthu::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::string_view kDoctype = "<!DOCTYPE html>\n";
constexpr xml::Limits kRoom{.bytes = 64U << 20U, .depth = 64, .nodes = 1000000};

void collect(const xml::Element& element, std::multiset<std::string>& ids,
             std::set<std::string>& links, std::set<std::string>& names) {
  names.insert(std::string(element.name()));
  if (const auto id = element.attribute("id")) ids.emplace(id->value);
  if (const auto link = element.attribute("href")) links.emplace(link->value);
  for (const xml::Element& child : element.children()) collect(child, ids, links, names);
}

TEST(HtmlReport, IsWellFormedSaysItsLanguageAndLinksOnlyToItself) {
  const std::string page = written(Format::Html);
  ASSERT_THAT(page, StartsWith(std::string(kDoctype)));
  // The strict reader takes no DOCTYPE.
  const SourceText source("r.html", page.substr(kDoctype.size()));
  const auto tree = xml::parse_strict(source, kRoom);
  ASSERT_TRUE(tree.ok()) << tree.findings().front().message.en;
  EXPECT_EQ(tree.value().root().attribute("lang")->value, "vi");
  std::multiset<std::string> ids;
  std::set<std::string> links;
  std::set<std::string> names;
  collect(tree.value().root(), ids, links, names);
  for (const std::string& id : ids) EXPECT_EQ(ids.count(id), 1U) << id;
  for (const std::string& link : links) {
    ASSERT_EQ(link.front(), '#') << link;
    EXPECT_EQ(ids.count(link.substr(1)), 1U) << link;
  }
  for (const char* foreign : {"script", "img", "link", "iframe", "object"}) {
    EXPECT_FALSE(names.contains(foreign)) << foreign;
  }
  EXPECT_THAT(page, Not(HasSubstr("url(")));
}

TEST(HtmlReport, GivesEveryTableACaptionAndScopedHeaders) {
  const std::string page = written(Format::Html);
  std::size_t tables = 0;
  for (std::size_t at = page.find("<table"); at != std::string::npos;
       at = page.find("<table", at + 1)) {
    ++tables;
    EXPECT_EQ(page.compare(page.find('>', at) + 1, 9, "<caption>"), 0) << page.substr(at, 80);
  }
  EXPECT_GE(tables, 6U);
  EXPECT_THAT(page, Not(HasSubstr("<th>")));
}

TEST(HtmlReport, TellsEachOutcomeBySignAndWordWithItsReason) {
  const std::string page = written(Format::Html);
  EXPECT_THAT(page, AllOf(HasSubstr("<span class=\"sign\">✗</span> lỗi ["),
                          HasSubstr("<span class=\"sign\">◇</span> được miễn trừ ["),
                          HasSubstr("<span class=\"sign\">?</span> chưa đủ dữ liệu ["),
                          HasSubstr("✓ Đạt (1)"), HasSubstr("– Không áp dụng (1)")));
  EXPECT_THAT(page, AllOf(HasSubstr("không bỏ phiếu kín"), HasSubstr("thiếu điểm danh"),
                          HasSubstr("bão số 3"), HasSubstr("tháng 03/2026 không họp"),
                          HasSubstr("Có trong mốc, nay không còn")));
}

TEST(HtmlReport, ShowsTheDenominatorCardAndTheExcerpt) {
  const std::string page = written(Format::Html);
  EXPECT_THAT(
      page,
      AllOf(HasSubstr("Thẻ mẫu số"), HasSubstr("<td>21 đảng viên chính thức của chi bộ</td>"),
            HasSubstr("<td>Lê Văn A — được miễn</td>"),
            HasSubstr("<td>hơn 1/2 của 20: từ 11 trở lên</td>"), HasSubstr("<td>✗ không đủ</td>")));
  EXPECT_THAT(page, AllOf(HasSubstr("records/tháng 5.xml:2:22"),
                          HasSubstr("&lt;vote id=&quot;v1&quot; for=&quot;9&quot;"),
                          HasSubstr("^ cần ít nhất 11")));
}

TEST(HtmlReport, NamesRulebookAndProgramAndNoTime) {
  const std::string page = written(Format::Html, {.as_of = try_parse_date("2016-05-05")});
  EXPECT_THAT(page, AllOf(HasSubstr("vanthu 9.9.9"), HasSubstr(rules::shipped_rulebook().digest()),
                          HasSubstr("ngày 2016-05-05")));
  EXPECT_EQ(page, written(Format::Html, {.as_of = try_parse_date("2016-05-05")}));
}

}  // namespace
}  // namespace vanthu::report
