#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "measures.h"
#include "paper.h"
#include "random_document.h"
#include "sheet.h"
#include "support/pdf_archival.h"
#include "support/pdf_structure.h"
#include "support/sample_documents.h"

namespace vanthu::layout {
namespace {

// Every word of the pages that is not an artifact, in order.
std::vector<std::string> words_on(const PagedDocument& pages) {
  std::string text;
  std::uint32_t node = kArtifact;
  for (const PlacedRun& run : pages.runs) {
    if (!is_text_node(run.node)) continue;
    if (run.node != node) text += ' ';
    node = run.node;
    text += pages.text_of(run);
  }
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::vector<std::string> words_of(const document::Document& document) {
  std::istringstream in(document::plain_text(document).str());
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

// Documents of all kinds of blocks, under each profile, printed on one side or both.
struct RandomPaper {
  document::Document document;
  FormatProfile profile;
  LayoutOptions options;
};

RandomPaper random_paper(unsigned seed) {
  static const FormatProfile profiles[] = {read_profile("hd05_2026"), read_profile("hd36_2018"),
                                           read_profile("hd11_2004")};
  return {.document = RandomDocument(seed).make(),
          .profile = profiles[seed % 3],
          .options = {.duplex = seed % 2 == 0}};
}

constexpr unsigned kSeeds = 120;

TEST(EveryWord, StandsOnAPageOnceAndInOrder) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomPaper paper = random_paper(seed);
    const PagedDocument pages = pages_of(paper.document, paper.options, paper.profile);
    std::string expected;
    std::string found;
    for (const std::string& word : words_of(paper.document)) expected += word;
    for (const std::string& word : words_on(pages)) found += word;
    ASSERT_EQ(found, expected);
  }
}

TEST(EveryWord, StandsInsideTheMargins) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomPaper paper = random_paper(seed);
    const PageMeasures& page = paper.profile.page;
    const Sheets sheets = sheets_of(pages_of(paper.document, paper.options, paper.profile));
    const double foot = page.height.pt() - page.bottom.pt();
    const auto left = [&](int number) {
      return (paper.options.duplex && number % 2 == 0 ? page.outside : page.inside).pt();
    };
    for (const SheetLine& line : sheets.lines) {
      const bool header = line.artifact && line.baseline < page.top.pt();
      ASSERT_TRUE(header || line.baseline > page.top.pt() + line.size / 2) << line.text;
      ASSERT_LE(line.baseline + line.size * 0.2, foot) << line.text;
      ASSERT_GE(line.x, left(line.page) - 0.01) << line.text;
      ASSERT_LE(line.right, left(line.page) + page.text_width().pt() + 0.01) << line.text;
    }
    for (const SheetStroke& stroke : sheets.strokes) {
      ASSERT_GE(stroke.y1, page.top.pt() - 0.01);
      ASSERT_LE(stroke.y2, foot + 0.01);
      ASSERT_GE(stroke.x1, left(stroke.page) - 0.5);
      ASSERT_LE(stroke.x2, left(stroke.page) + page.text_width().pt() + 0.5);
    }
  }
}

// Lines of a paragraph or an item by page: node -> page -> lines.
std::map<std::uint32_t, std::map<std::size_t, int>> lines_by_node(const PagedDocument& pages) {
  std::map<std::uint32_t, std::map<std::size_t, int>> out;
  for (std::size_t p = 0; p < pages.pages.size(); ++p) {
    const Page& page = pages.pages[p];
    for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
      // The last run: a list item's first is its marker, with a node of its own.
      const PlacedLine& line = pages.lines[i];
      if (line.run_count == 0) continue;
      ++out[pages.runs[line.first_run + line.run_count - 1].node][p];
    }
  }
  return out;
}

TEST(EveryWord, StandsOnNoLoneLineOfItsParagraph) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomPaper paper = random_paper(seed);
    const PagedDocument pages = pages_of(paper.document, paper.options, paper.profile);
    for (const auto& [node, by_page] : lines_by_node(pages)) {
      if (!is_text_node(node) || by_page.size() < 2) continue;
      const Tag tag = pages.nodes[node].tag;
      ASSERT_TRUE(tag == Tag::P || tag == Tag::LBody || tag == Tag::LI) << name_of(tag);
      for (const auto& [page, lines] : by_page) ASSERT_GE(lines, 2) << "page " << page + 1;
    }
  }
}

TEST(EveryWord, StandsBelowItsHeadingOnTheSamePage) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomPaper paper = random_paper(seed);
    const PagedDocument pages = pages_of(paper.document, paper.options, paper.profile);
    for (std::size_t p = 0; p + 1 < pages.pages.size(); ++p) {
      if (pages.pages[p + 1].number == 1)
        continue;  // an appendix: the page before may end anywhere
      const Page& page = pages.pages[p];
      std::uint32_t last = kArtifact;
      for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
        const PlacedLine& line = pages.lines[i];
        if (line.run_count > 0 && is_text_node(pages.runs[line.first_run].node)) {
          last = pages.runs[line.first_run].node;
        }
      }
      if (last == kArtifact || page.rule_count > 0) continue;
      const Tag tag = pages.nodes[last].tag;
      ASSERT_FALSE(tag == Tag::H1 || tag == Tag::H2 || tag == Tag::H3 || tag == Tag::H4)
          << "page " << p + 1;
    }
  }
}

// The tree that is read aloud and the words between its tags, from the bytes of the file.
TEST(EveryWord, IsInTheTreeOfThePdf) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomPaper paper = random_paper(seed);
    const PagedDocument pages = pages_of(paper.document, paper.options, paper.profile);
    const support::PdfReader pdf(pdf::write_pdf(pages, engine(), {}).value().bytes);
    EXPECT_EQ(support::archival_faults(pdf), std::vector<std::string>{});
    const std::string tree = support::dump_structure(pdf);
    std::string said;
    for (std::size_t at = 0; (at = tree.find('|', at)) != std::string::npos;) {
      const std::size_t end = tree.find("|\n", at + 1);
      said += tree.substr(at + 1, end - at - 1);
      at = end + 1;
    }
    std::string expected = document::plain_text(paper.document).str();
    for (std::string* text : {&said, &expected}) {
      std::erase_if(*text, [](char c) { return c == ' ' || c == '\n'; });
    }
    EXPECT_EQ(said, expected);
  }
}

TEST(EveryWord, OfTheSamplesIsThere) {
  for (const auto& document :
       {support::minutes_document(), support::resolution_document(), support::letter_document()}) {
    EXPECT_EQ(words_on(pages_of(document)), words_of(document));
  }
}

}  // namespace
}  // namespace vanthu::layout
