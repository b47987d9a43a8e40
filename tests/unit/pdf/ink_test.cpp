// Extracted text does not prove the ink: a face that composes its letters in the wrong way prints
// QUYÊT for QUYẾT and still extracts QUYẾT. So every letter is drawn and looked at.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "papers.h"
#include "support/temp_folder.h"
#include "support/tool.h"
#include "text/alphabet.h"
#include "text/utf8.h"

namespace vanthu::pdf {
namespace {

constexpr int kColumns = 16;
// Points, and pixels a point.
constexpr int kCell = 34;
constexpr int kFirst = 40;
constexpr int kScale = 2;
constexpr double kSize = 22;

std::u32string drawn_letters() {
  std::u32string letters(text::marked_letters());
  for (char32_t code = U'!'; code <= U'~'; ++code) letters += code;
  return letters;
}

// One page a face, a letter in each cell of a grid.
layout::PagedDocument specimen() {
  layout::PagedDocument out = pages_of(support::empty_document());
  out.pages.clear();
  for (std::size_t f = 0; f < layout::kFaceCount; ++f) {
    layout::Page page{.number = static_cast<int>(f) + 1,
                      .first_line = static_cast<std::uint32_t>(out.lines.size())};
    int cell = 0;
    for (const char32_t letter : drawn_letters()) {
      const auto begin = static_cast<std::uint32_t>(out.text.size());
      out.text += text::to_utf8(letter);
      out.lines.push_back({.baseline = kFirst + cell / kColumns * kCell + 24.0,
                           .first_run = static_cast<std::uint32_t>(out.runs.size()),
                           .run_count = 1});
      out.runs.push_back({.x = kFirst + cell % kColumns * kCell + 5.0,
                          .size = kSize,
                          .text_begin = begin,
                          .text_end = static_cast<std::uint32_t>(out.text.size()),
                          .node = layout::kArtifact,
                          .face = static_cast<layout::Face>(f)});
      ++cell;
    }
    page.line_count = static_cast<std::uint32_t>(out.lines.size()) - page.first_line;
    out.pages.push_back(page);
  }
  return out;
}

struct Picture {
  int width = 0;
  int height = 0;
  std::string pixels;
};

// Binary PGM, 8 bits.
Picture picture_of(const std::string& pgm) {
  Picture out;
  int depth = 0;
  int used = 0;
  if (std::sscanf(pgm.c_str(), "P5 %d %d %d%n", &out.width, &out.height, &depth, &used) != 3) {
    ADD_FAILURE() << "no PGM";
    return out;
  }
  EXPECT_EQ(depth, 255);
  out.pixels = pgm.substr(static_cast<std::size_t>(used) + 1);
  return out;
}

std::string cell_of(const Picture& picture, int cell) {
  std::string out;
  const int top = (kFirst + cell / kColumns * kCell) * kScale;
  const int left = (kFirst + cell % kColumns * kCell) * kScale;
  for (int y = top; y < top + kCell * kScale; ++y) {
    out +=
        picture.pixels.substr(static_cast<std::size_t>(y * picture.width + left), kCell * kScale);
  }
  return out;
}

// More than a few pixels that one has and the other has not.
bool differ(const std::string& a, const std::string& b) {
  constexpr int kPixels = 5;
  constexpr std::size_t kRow = kCell * kScale;
  int dark = 0;
  for (std::size_t row = 0; row < a.size() && dark <= kPixels; row += kRow) {
    if (std::memcmp(a.data() + row, b.data() + row, kRow) == 0) continue;
    for (std::size_t i = row; i < row + kRow; ++i) {
      const int gap = static_cast<unsigned char>(a[i]) - static_cast<unsigned char>(b[i]);
      dark += std::abs(gap) > 100 ? 1 : 0;
    }
  }
  return dark > kPixels;
}

void judge(const Picture& picture) {
  const std::u32string letters = drawn_letters();
  ASSERT_GT(picture.width, (kFirst + kColumns * kCell) * kScale);
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    cells.push_back(cell_of(picture, static_cast<int>(i)));
  }
  const std::string blank(static_cast<std::size_t>(kCell * kCell * kScale * kScale), '\xFF');
  for (std::size_t i = 0; i < letters.size(); ++i) {
    EXPECT_TRUE(differ(cells[i], blank)) << text::to_utf8(letters[i]);
    // The Vietnamese letters differ from their bare letters and from each other.
    for (std::size_t j = i + 1; i < 134 && j < letters.size(); ++j) {
      EXPECT_TRUE(differ(cells[i], cells[j]))
          << text::to_utf8(letters[i]) << " and " << text::to_utf8(letters[j]);
    }
  }
}

TEST(Ink, ShowsEveryLetterInEveryFaceByPoppler) {
  const support::TempFolder folder;
  folder.write("specimen.pdf", write_pdf(specimen(), engine()).value().bytes);
  const auto run = support::run_tool(
      {"pdftoppm", "-r", "144", "-gray", folder.file("specimen.pdf"), folder.file("page")});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.output, "");
  for (const char* page : {"page-1.pgm", "page-2.pgm", "page-3.pgm", "page-4.pgm"}) {
    SCOPED_TRACE(page);
    judge(picture_of(folder.read(page)));
  }
}

TEST(Ink, ShowsEveryLetterInEveryFaceByMupdf) {
  const support::TempFolder folder;
  folder.write("specimen.pdf", write_pdf(specimen(), engine()).value().bytes);
  // -N: Debian's mutool has no colour management and says so for every file.
  const auto run = support::run_tool({"mutool", "draw", "-q", "-N", "-r", "144", "-c", "gray", "-o",
                                      folder.file("page-%d.pgm"), folder.file("specimen.pdf")});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.output, "");
  for (const char* page : {"page-1.pgm", "page-2.pgm", "page-3.pgm", "page-4.pgm"}) {
    SCOPED_TRACE(page);
    judge(picture_of(folder.read(page)));
  }
}

}  // namespace
}  // namespace vanthu::pdf
