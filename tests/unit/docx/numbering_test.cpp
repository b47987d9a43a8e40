#include "docx/numbering.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "support/docx_lint.h"
#include "support/sample_papers.h"
#include "unit/docx/writing.h"

namespace vanthu::docx {
namespace {

using document::Block;
using document::List;
using document::Marker;
using document::MarkerStyle;
using support::heading;
using support::item;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kRoman = MarkerStyle::Roman;
constexpr auto kDecimal = MarkerStyle::Decimal;
constexpr auto kLetter = MarkerStyle::Letter;

// "marker|text" of each paragraph but the last, empty one that a document may need.
std::vector<std::string> shown(std::vector<Block> blocks) {
  std::vector<std::string> out;
  for (const auto& paragraph : support::shown_paragraphs(reopened(std::move(blocks)))) {
    out.push_back(paragraph.marker + "|" + paragraph.text);
  }
  return out;
}

TEST(Numbering, CountsHeadingsAsOneOutline) {
  EXPECT_THAT(shown({heading(1, {kRoman, 1}, "A"), heading(2, {kDecimal, 1}, "B"),
                     heading(2, {kDecimal, 2}, "C"), heading(1, {kRoman, 2}, "D"),
                     heading(2, {kDecimal, 1}, "E")}),
              ElementsAre("I.|A", "1.|B", "2.|C", "II.|D", "1.|E"));
}

TEST(Numbering, LeavesOutlineHeadingsToTheirStyles) {
  const auto file = reopened({heading(1, {kRoman, 1}, "A"), heading(2, {kDecimal, 1}, "B")});
  EXPECT_FALSE(file.block(0).child("w:pPr").child("w:numPr"));
  EXPECT_FALSE(file.block(1).child("w:pPr").child("w:numPr"));
}

TEST(Numbering, TakesTheStylesNumberFromAHeadingWithoutMarker) {
  EXPECT_THAT(shown({heading(1, {}, "A"), heading(1, {kRoman, 1}, "B")}),
              ElementsAre("|A", "I.|B"));
}

TEST(Numbering, GoesOnWhereHeadingsCountThroughTheirParts) {
  EXPECT_THAT(shown({heading(1, {kRoman, 1}, "A"), heading(2, {kDecimal, 1}, "B"),
                     heading(1, {kRoman, 2}, "C"), heading(2, {kDecimal, 2}, "D"),
                     heading(2, {kDecimal, 3}, "E"), heading(1, {kRoman, 3}, "F"),
                     heading(2, {kDecimal, 1}, "G")}),
              ElementsAre("I.|A", "1.|B", "II.|C", "2.|D", "3.|E", "III.|F", "1.|G"));
}

TEST(Numbering, StartsEachListAnew) {
  const List list{{item(1, {kDecimal, 1}, "a"), item(1, {kDecimal, 2}, "b")}};
  EXPECT_THAT(shown({list, support::body("giữa"), list}),
              ElementsAre("1.|a", "2.|b", "|giữa", "1.|a", "2.|b"));
}

TEST(Numbering, GoesOnWithAListThatABodyParagraphInterrupts) {
  EXPECT_THAT(shown({List{{item(1, {kDecimal, 1}, "a")}}, support::body("giữa"),
                     List{{item(1, {kDecimal, 2}, "b"), item(1, {kDecimal, 7}, "c")}}}),
              ElementsAre("1.|a", "|giữa", "2.|b", "7.|c"));
}

TEST(Numbering, WritesVietnameseLettersAsText) {
  std::vector<document::ListItem> items;
  for (int i = 1; i <= 6; ++i) items.push_back(item(1, {kLetter, i}, "x"));
  EXPECT_THAT(shown({List{items}}), ElementsAre("|a)\u00A0x", "|b)\u00A0x", "|c)\u00A0x",
                                                "|d)\u00A0x", "|đ)\u00A0x", "|e)\u00A0x"));
}

TEST(Numbering, WritesNumbersThatWordWouldWriteDifferentlyAsText) {
  EXPECT_THAT(shown({heading(1, {kRoman, 400}, "A"), heading(2, {kDecimal, 40000}, "B"),
                     heading(1, {kRoman, 399}, "C")}),
              ElementsAre("|CCCC.\u00A0A", "|40000.\u00A0B", "CCCXCIX.|C"));
}

TEST(Numbering, ShowsDashesAndPlusesAtAnyDepth) {
  EXPECT_THAT(
      shown({List{{item(1, {MarkerStyle::Dash, 1}, "a"), item(9, {MarkerStyle::Plus, 1}, "b"),
                   item(2, {MarkerStyle::Dash, 9}, "c"), item(1, {}, "d")}}}),
      ElementsAre("-|a", "+|b", "-|c", "|d"));
}

TEST(Numbering, CountsArticlesThroughTheChapters) {
  constexpr auto kArticle = MarkerStyle::Article;
  EXPECT_THAT(
      shown({heading(2, {kArticle, 1}, "A"), List{{item(1, {kDecimal, 1}, "a")}},
             document::Division{text::nfc("Chương II"), {}}, heading(2, {kArticle, 2}, "B"),
             List{{item(1, {kDecimal, 1}, "b")}}, heading(2, {kArticle, 3}, "C")}),
      ElementsAre("Điều 1.|A", "1.|a", "|Chương\u00A0II", "Điều 2.|B", "1.|b", "Điều 3.|C"));
}

TEST(Numbering, ShowsBoxesToTick) {
  EXPECT_THAT(shown({List{{item(1, {MarkerStyle::Box, 1}, "Có"),
                           item(2, {MarkerStyle::Box, 1}, "Không")}}}),
              ElementsAre("□|Có", "□|Không"));
}

// As if reopened in Word, from a prototype that counts in the old manner.
std::vector<std::string> shown_with_hyphens(std::vector<Block> blocks) {
  const auto prototype =
      DocxPrototype::make(party_profile(), times_metrics(), document::MarkerEnd::Hyphen);
  document::Document paper = support::empty_paper();
  paper.blocks = std::move(blocks);
  const support::DocxFile file(write_docx(paper, prototype.value()).value());
  EXPECT_THAT(support::docx_faults(file), IsEmpty());
  std::vector<std::string> out;
  for (const auto& paragraph : support::shown_paragraphs(file)) {
    out.push_back(paragraph.marker + "|" + paragraph.text);
  }
  return out;
}

TEST(Numbering, CountsInTheOldMannerWhenAsked) {
  constexpr auto kHyphen = document::MarkerEnd::Hyphen;
  EXPECT_THAT(shown_with_hyphens(
                  {heading(1, {kRoman, 1, kHyphen}, "A"), heading(2, {kDecimal, 1, kHyphen}, "B"),
                   heading(1, {kRoman, 2, kHyphen}, "C"),
                   List{{item(1, {kDecimal, 1, kHyphen}, "a"), item(1, {kRoman, 1, kHyphen}, "b"),
                         item(1, {MarkerStyle::Article, 1, kHyphen}, "c")}}}),
              ElementsAre("I-|A", "1-|B", "II-|C", "1-|a", "I-|b", "Điều 1.|c"));
}

TEST(Numbering, WritesNumbersWithTheOtherEndAsText) {
  constexpr auto kHyphen = document::MarkerEnd::Hyphen;
  EXPECT_THAT(shown({heading(1, {kRoman, 1, kHyphen}, "A"), heading(1, {kRoman, 1}, "B"),
                     List{{item(1, {kDecimal, 1, kHyphen}, "a")}}}),
              ElementsAre("|I-\u00A0A", "I.|B", "|1-\u00A0a"));
}

Marker any_marker(std::mt19937& random) {
  static constexpr MarkerStyle kStyles[] = {
      MarkerStyle::None,   kRoman, kDecimal, kLetter, MarkerStyle::Dash, MarkerStyle::Box,
      MarkerStyle::Article};
  const int ordinal = random() % 3 == 0 ? static_cast<int>(random() % 5) + 1 : 1;
  return {kStyles[random() % std::size(kStyles)], ordinal};
}

// Whatever the order of headings and items, Word shows what the PDF shows. Ordinals grow by one
// often enough for instances to be shared and jump often enough for new ones.
TEST(Numbering, PrintsMarkerTextForAnySequence) {
  constexpr unsigned kSeed = 20261105;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 60; ++round) {
    std::vector<Block> blocks;
    std::vector<std::string> expected;
    Marker last;
    for (int i = 0; i < 25; ++i) {
      const int depth = static_cast<int>(random() % 4) + 1;
      if (random() % 2 == 0) {
        ++last.ordinal;
      } else {
        last = any_marker(random);
      }
      if (random() % 2 == 0) {
        blocks.emplace_back(List{{item(depth, last, "x")}});
      } else {
        blocks.emplace_back(heading(depth % 3 + 1, last, "x"));
      }
      const std::string marker = document::marker_text(last).str();
      expected.push_back(marker.empty() ? "x" : marker + " x");
    }
    const auto file = reopened(blocks);
    std::vector<std::string> printed;
    for (const auto& paragraph : support::shown_paragraphs(file)) {
      std::string line;
      for (const std::string& word :
           support::split_words(paragraph.marker + " " + paragraph.text)) {
        line += (line.empty() ? "" : " ") + word;
      }
      printed.push_back(line);
    }
    ASSERT_EQ(printed, expected) << "seed " << kSeed << " round " << round;
    ASSERT_THAT(support::docx_faults(file), IsEmpty());
  }
}

}  // namespace
}  // namespace vanthu::docx
