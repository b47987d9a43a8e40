#include "compose/vocabulary.h"

#include <gtest/gtest.h>

#include "compose/word_lists.h"
#include "small_template.h"
#include "support/golden.h"

namespace vanthu::compose {
namespace {

std::vector<std::string> problems_of(const std::string& bytes) {
  const SourceText source("vocabulary.xml", bytes);
  return lines(source, parse_vocabulary(source).findings());
}

// Complete apart from one change, so that nothing else is reported.
std::string shipped_with(const std::string& old_text, const std::string& new_text) {
  std::string bytes = support::source_file("templates/vocabulary.xml");
  const std::size_t at = bytes.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  return bytes.replace(at, old_text.size(), new_text);
}

TEST(Vocabulary, OfTheTemplatesHasATermForEveryWordOfEveryList) {
  const SourceText source("vocabulary.xml", support::source_file("templates/vocabulary.xml"));
  const auto parsed = parse_vocabulary(source);
  ASSERT_EQ(lines(source, parsed.findings()), std::vector<std::string>{});
  for (const WordListRef list : word_lists()) {
    const auto terms = parsed.value().find(list, {});
    ASSERT_TRUE(terms.has_value()) << list().name;
    for (std::size_t word = 0; word < list().words.size(); ++word) {
      EXPECT_FALSE(parsed.value().label(*terms, word).empty())
          << list().name << " " << list().words[word];
    }
  }
}

TEST(Vocabulary, SaysWhatIsMissing) {
  EXPECT_EQ(problems_of(shipped_with("<term word=\"exempt\">được miễn công tác và sinh hoạt "
                                     "đảng</term>\n",
                                     "\n"))
                .at(0)
                .substr(5),
            "TPL-32 danh mục “attendance_state” còn thiếu thuật ngữ cho: exempt");
  const auto empty = problems_of("<vocabulary xmlns=\"urn:vanthu:template:1\"/>");
  EXPECT_EQ(empty.size(), word_lists().size());
  EXPECT_EQ(empty.at(0),
            "1:2 TPL-32 danh mục “attendance_state” còn thiếu thuật ngữ cho: present, "
            "absent_excused, absent_unexcused, exempt, temporary_elsewhere, suspended");
}

TEST(Vocabulary, NamesTheNearestListAndWord) {
  EXPECT_EQ(
      problems_of(shipped_with("<terms for=\"band\">", "<terms for=\"bnad\">")).at(1).substr(7),
      "TPL-30 không có danh mục “bnad” (có phải là “band”?)");
  EXPECT_EQ(problems_of(shipped_with("word=\"good\"", "word=\"goood\"")).at(1).substr(7),
            "TPL-22 danh mục “band” không có từ “goood” (có phải là “good”?)");
}

TEST(Vocabulary, RefusesListsAndWordsSaidTwice) {
  EXPECT_EQ(problems_of(shipped_with("word=\"fair\"", "word=\"good\"")).at(1).substr(7),
            "TPL-31 từ “good” đã có thuật ngữ ở trên");
  EXPECT_EQ(problems_of(shipped_with("<terms for=\"opinion\">", "<terms for=\"dossier_kind\">"))
                .at(1)
                .substr(7),
            "TPL-33 danh mục “dossier_kind” đã có ở trên");
}

TEST(Vocabulary, ReportsLettersThatDoNotBelong) {
  const auto found = problems_of(shipped_with(">giơ tay<", ">giơ ta\u0443<"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("TPL-09"), std::string::npos);
  EXPECT_NE(found[0].find("U+0443"), std::string::npos);
}

TEST(Vocabulary, MustBeAVocabulary) {
  EXPECT_EQ(problems_of("<terms/>"),
            std::vector<std::string>{"1:2 TPL-01 tệp bắt đầu bằng thẻ “terms”, không phải "
                                     "“vocabulary” (thẻ đầu tiên phải là <vocabulary "
                                     "xmlns=\"urn:vanthu:template:1\">)"});
}

}  // namespace
}  // namespace vanthu::compose
