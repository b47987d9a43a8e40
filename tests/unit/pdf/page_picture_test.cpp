// What a page looks like: five pages as poppler draws them, beside their golden pictures. The
// comparison has to see what a reader would see, and to bear with another way of smoothing.
#include "support/page_picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <set>

#include "papers.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::pdf {
namespace {

using support::GreyPicture;
using support::PageDifference;

struct Sight {
  std::string name;
  std::function<document::Document()> paper;
  // From 0.
  std::size_t page = 0;
};

constexpr const char* kFolder = "tests/unit/pdf/pages/";

std::vector<Sight> sights() {
  return {{"resolution", support::resolution_document, 0},
          {"minutes-with-table", support::minutes_document, 0},
          {"letter-with-stamps", support::letter_document, 0},
          {"appendix", support::letter_document, 1},
          {"blank-form", support::letter_document, 3}};
}

// "pdftoppm version 22.12.0"
const std::string& program() {
  static const std::string name = [] {
    const std::string said = support::run_tool({"pdftoppm", "-v"}).output;
    return said.substr(0, said.find('\n'));
  }();
  return name;
}

GreyPicture drawn(const layout::PagedDocument& pages, std::size_t page,
                  int dpi = support::kPageDpi) {
  const support::TempFolder folder;
  folder.write("paper.pdf", write_pdf(pages, engine()).value().bytes);
  const std::string number = std::to_string(page + 1);
  const auto run =
      support::run_tool({"pdftoppm", "-gray", "-r", std::to_string(dpi), "-f", number, "-l", number,
                         "-singlefile", folder.file("paper.pdf"), folder.file("page")});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.output, "");
  GreyPicture out = support::read_pgm(folder.read("page.pgm"));
  out.drawn_by = program();
  return out;
}

// As a golden page would have it.
GreyPicture kept(const GreyPicture& page) {
  return support::read_png(support::write_png(support::ink_cells(page)));
}

// Drawn at twice the resolution and made small again: the same page with other smoothing, its
// letters at other parts of a pixel.
GreyPicture smoothed_otherwise(const layout::PagedDocument& pages, std::size_t page) {
  const GreyPicture large = drawn(pages, page, 2 * support::kPageDpi);
  GreyPicture out{.width = large.width / 2, .height = large.height / 2, .pixels = {}};
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      int sum = 2;
      for (const int at : {0, 1, large.width, large.width + 1}) {
        sum += static_cast<unsigned char>(
            large.pixels[static_cast<std::size_t>(2 * y * large.width + 2 * x + at)]);
      }
      out.pixels.push_back(static_cast<char>(sum / 4));
    }
  }
  return out;
}

// The minutes, whose second page one thing is done to.
struct Changed {
  layout::PagedDocument pages = pages_of(support::minutes_document());
  static constexpr std::size_t kPage = 1;

  const layout::Page& page() const { return pages.pages.at(kPage); }
  void say(layout::PlacedRun& run, const std::string& text) {
    run.text_begin = static_cast<std::uint32_t>(pages.text.size());
    pages.text += text;
    run.text_end = static_cast<std::uint32_t>(pages.text.size());
  }
  // version: of the program that draws it now.
  PageDifference difference(const std::string& version = program()) const {
    static const GreyPicture before = kept(drawn(pages_of(support::minutes_document()), kPage));
    GreyPicture after = drawn(pages, kPage);
    after.drawn_by = version;
    return compare_pages(before, after);
  }
};

int row_at(double points) {
  return static_cast<int>(points / 72 * 25.4 / support::kCellMm);
}

// Is there a spot between the tops and the feet of the line's letters?
bool seen_in_line(const PageDifference& difference, const layout::PlacedLine& line, double size) {
  const auto& spots = difference.spots;
  return std::any_of(spots.begin(), spots.end(), [&](const support::InkSpot& spot) {
    return spot.row >= row_at(line.baseline - size) && spot.row <= row_at(line.baseline);
  });
}

using Letters = std::vector<std::array<const char*, 2>>;

// With a dấu sắc and without; the width is the same.
const Letters& one_mark() {
  static const Letters letters{{"á", "a"}, {"é", "e"}, {"ó", "o"}, {"ớ", "ơ"},
                               {"ú", "u"}, {"ứ", "ư"}, {"ý", "y"}};
  return letters;
}
const Letters& two_marks() {
  static const Letters letters{{"ấ", "â"}, {"ắ", "ă"}, {"ế", "ê"}, {"ố", "ô"}};
  return letters;
}
// The first of the letters loses its dấu sắc.
bool drop_mark(std::string& text, const Letters& letters) {
  for (const auto& [marked, bare] : letters) {
    const std::size_t at = text.find(marked);
    if (at == std::string::npos) continue;
    text.replace(at, std::string_view(marked).size(), bare);
    return true;
  }
  return false;
}

TEST(PagePicture, FivePagesLookAsTheyDid) {
  for (const Sight& sight : sights()) {
    support::expect_golden_page(kFolder + sight.name + ".png",
                                drawn(pages_of(sight.paper()), sight.page), VANTHU_DIFF_PAGES);
  }
}

TEST(PagePicture, EveryGoldenPageIsSmallAndOfUse) {
  std::set<std::string> names;
  for (const Sight& sight : sights()) names.insert(sight.name + ".png");
  for (const auto& entry :
       std::filesystem::directory_iterator(support::source_folder() + "/" + kFolder)) {
    EXPECT_EQ(names.count(entry.path().filename().string()), 1U) << entry.path();
    EXPECT_LT(entry.file_size(), 24'000U) << entry.path();
  }
}

TEST(PagePicture, BearsWithTheSmoothingOfAnotherVersion) {
  const auto all = sights();
  for (const Sight& sight : {all.front(), all.back()}) {
    const auto pages = pages_of(sight.paper());
    const PageDifference difference =
        compare_pages(kept(drawn(pages, sight.page)), smoothed_otherwise(pages, sight.page));
    EXPECT_TRUE(difference.tolerable()) << sight.name << ": " << difference.worst.gap << " in row "
                                        << difference.worst.row << ", " << difference.balance;
  }
}

// Every line of 14 points that has such a letter loses one mark.
void expect_seen(const Letters& letters, const std::string& version) {
  Changed changed;
  std::vector<layout::PlacedLine> lines;
  for (std::uint32_t l = 0; l < changed.page().line_count; ++l) {
    const layout::PlacedLine& line = changed.pages.lines[changed.page().first_line + l];
    for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
      layout::PlacedRun& run = changed.pages.runs[r];
      std::string text(changed.pages.text_of(run));
      if (run.size < 14 || !drop_mark(text, letters)) continue;
      changed.say(run, text);
      lines.push_back(line);
      break;
    }
  }
  ASSERT_GT(lines.size(), 10U);
  const PageDifference difference = changed.difference(version);
  for (const layout::PlacedLine& line : lines) {
    EXPECT_TRUE(seen_in_line(difference, line, 14)) << "baseline at " << line.baseline << " points";
  }
}

TEST(PagePicture, NoticesAMissingToneMarkInEveryLineOf14Points) {
  expect_seen(one_mark(), program());
  expect_seen(two_marks(), program());
}

TEST(PagePicture, NoticesAMissingToneMarkWithAnotherVersionToo) {
  expect_seen(one_mark(), "pdftoppm version 99");
}

TEST(PagePicture, NoticesALineThatMovedByAMillimetre) {
  Changed changed;
  layout::PlacedLine& line = changed.pages.lines[changed.page().first_line + 10];
  line.baseline += 72 / 25.4;
  EXPECT_TRUE(seen_in_line(changed.difference(), line, 14));
}

TEST(PagePicture, NoticesWordsThatAreNoLongerBold) {
  Changed changed;
  int bold = 0;
  for (std::uint32_t l = 0; l < changed.page().line_count; ++l) {
    const layout::PlacedLine& line = changed.pages.lines[changed.page().first_line + l];
    layout::PlacedRun& run = changed.pages.runs[line.first_run];
    if (run.face != layout::Face::Bold) continue;
    run.face = layout::Face::Regular;
    EXPECT_TRUE(seen_in_line(changed.difference(), line, 14)) << changed.pages.text_of(run);
    run.face = layout::Face::Bold;
    if (++bold == 2) break;
  }
  EXPECT_EQ(bold, 2);
}

TEST(PagePicture, WritesADiffPageAndSaysWhereItIs) {
  const support::TempFolder folder;
  const std::string diff = folder.file("new/page.png");
  GreyPicture page{.width = 400, .height = 400, .pixels = std::string(160'000, '\xFF')};
  const GreyPicture before = kept(page);
  EXPECT_EQ(complaint_about_page(before, page, diff), "");
  EXPECT_FALSE(std::filesystem::exists(diff));

  // 8 × 8 pixels, 25.4 mm from the left and 12.7 mm from the top.
  for (std::size_t y = 100; y < 108; ++y) page.pixels.replace(y * 400 + 200, 8, 8, '\0');
  const std::string complaint = complaint_about_page(before, page, diff);
  EXPECT_NE(complaint.find("25.9 mm from the left and 13.2 mm from the top (ink is new)"),
            std::string::npos)
      << complaint;
  EXPECT_NE(complaint.find(diff), std::string::npos) << complaint;
  // Readable for others, three pixels a cell.
  const auto run = support::run_tool(
      {"mutool", "draw", "-q", "-N", "-r", "96", "-c", "rgb", "-o", folder.file("x.ppm"), diff});
  EXPECT_EQ(run.output, "");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(folder.read("x.ppm").substr(0, 15), "P6\n300 300\n255\n");

  page.height = 300;
  page.pixels.resize(120'000);
  EXPECT_NE(complaint_about_page(before, page, diff).find("another size"), std::string::npos);
}

TEST(PagePicture, ReadsOnlyWhatItWrote) {
  GreyPicture page{.width = 3, .height = 2, .pixels = std::string("\0\x11\x22\x33\xEE\xFF", 6)};
  const std::string png = support::write_png(page);
  EXPECT_EQ(support::read_png(png).pixels, page.pixels);
  for (std::size_t at = 0; at < png.size(); ++at) {
    std::string flipped = png;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    EXPECT_ANY_THROW(support::read_png(flipped)) << at;
    EXPECT_ANY_THROW(support::read_png(png.substr(0, at))) << at;
  }
  EXPECT_ANY_THROW(support::read_pgm("P5 4 4 255\nabc"));
}

}  // namespace
}  // namespace vanthu::pdf
