#include "run/rule_handbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/source_folder.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::run {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const rules::Rulebook& book() {
  return rules::shipped_rulebook();
}

std::vector<std::string> headings(const document::Document& document) {
  std::vector<std::string> all;
  for (const auto& block : document.blocks) {
    const auto* heading = std::get_if<document::Heading>(&block);
    if (heading != nullptr) all.push_back(heading->text.front().text.str());
  }
  return all;
}

TEST(RuleHandbook, HasASectionForEachRuleInTheBooksOrder) {
  const auto all = headings(compose_handbook(book(), {}));
  ASSERT_EQ(all.size(), book().rules().size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i], book().rules()[i].id + " – " + book().rules()[i].name.vi);
  }
}

TEST(RuleHandbook, SaysSentenceCitationsThresholdsMessagesAndCases) {
  const std::string words = document::plain_text(compose_handbook(book(), {})).str();
  const rules::Rule& rule = *book().find("DL-09.5a");
  EXPECT_THAT(words,
              AllOf(HasSubstr(rule.sentence.vi), HasSubstr("Nghị quyết được …/… … tán thành"),
                    HasSubstr(rule.citations.front().point.vi), HasSubstr("Ví dụ đạt: "),
                    HasSubstr("Ví dụ không đạt: "), HasSubstr("lớn hơn 1/2")));
  EXPECT_THAT(words, HasSubstr(book().version()));
}

TEST(RuleHandbook, ShowsNoNamesOfFactsAndWritesDaysAsThePapersDo) {
  for (const Language language : {Language::Vi, Language::En}) {
    const std::string words =
        document::plain_text(compose_handbook(book(), {.language = language})).str();
    EXPECT_THAT(words, Not(HasSubstr("{")));
    EXPECT_THAT(words, Not(HasSubstr("06/07/2018")));
    EXPECT_THAT(words, HasSubstr("06/7/2018"));
  }
}

TEST(RuleHandbook, HoldsOnlyTheLawOfADay) {
  const Date day = std::chrono::year(2012) / 1 / 1;
  const auto all = headings(compose_handbook(book(), {.on = day}));
  std::size_t in_force = 0;
  for (const rules::Rule& rule : book().rules()) in_force += rule.window.covers(day);
  EXPECT_EQ(all.size(), in_force);
  EXPECT_LT(in_force, book().rules().size());
  const std::string words = document::plain_text(compose_handbook(book(), {.on = day})).str();
  EXPECT_THAT(words,
              AllOf(HasSubstr("có hiệu lực ngày 01/01/2012"), Not(HasSubstr("42-HD/BTCTW"))));
}

TEST(RuleHandbook, SpeaksEnglishAndIsTheSameTwice) {
  const HandbookOptions english{.language = Language::En};
  const std::string words = document::plain_text(compose_handbook(book(), english)).str();
  EXPECT_THAT(words, AllOf(HasSubstr("HANDBOOK OF RULES"),
                           HasSubstr(book().find("DL-09.5a")->sentence.en)));
  EXPECT_EQ(compose_handbook(book(), english), compose_handbook(book(), english));
}

TEST(RuleHandbook, IsPrintedByTheEngineOfThePapers) {
  const DiskFileStore files;
  const auto first = print_handbook(files, support::source_folder(), book(), {});
  ASSERT_TRUE(first.ok()) << first.error().what.en << " " << first.error().where;
  EXPECT_EQ(first.value().rules, static_cast<int>(book().rules().size()));
  EXPECT_GT(first.value().pages, 10);
  EXPECT_EQ(first.value().pdf.compare(0, 5, "%PDF-"), 0);
  EXPECT_EQ(print_handbook(files, support::source_folder(), book(), {}).value().pdf,
            first.value().pdf);
}

}  // namespace
}  // namespace vanthu::run
