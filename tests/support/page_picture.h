// Pages as pictures, compared the way an eye compares prints: by the ink in cells of half a
// millimetre, not by pixels, and with every place moved by a pixel where that fits better. Another
// version of the drawing program may then smooth edges as it likes, but a line that moved, a tone
// mark that is gone or a word no longer bold is seen. What is kept of a page is a grey PNG with one
// pixel a cell.
//   expect_golden_page("tests/unit/pdf/pages/letter-1.png", read_pgm(bytes), VANTHU_DIFF_PAGES);
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::support {

// Row by row from the top; 0 is ink and 255 paper.
struct GreyPicture {
  int width = 0;
  int height = 0;
  std::string pixels;
  // The program and its version, "pdftoppm version 22.12.0"; empty: not known. Latin letters only.
  std::string drawn_by = {};
};

// Resolution at which pages are drawn to be compared, and the pixels of a cell's side: 0.508 mm.
inline constexpr int kPageDpi = 200;
inline constexpr int kCellPixels = 4;
inline constexpr double kCellMm = 25.4 * kCellPixels / kPageDpi;

// Binary PGM, 8 bits (pdftoppm -gray); anything else throws.
GreyPicture read_pgm(std::string_view bytes);

// One pixel a cell: its mean. Beyond the edge of the page is paper.
GreyPicture ink_cells(const GreyPicture& page);

// PNG of 8 bits, in 16 steps of grey so that a page of text takes about 20 kB, and
// with the name of the program.
std::string write_png(const GreyPicture& picture);
// Only what write_png() makes; anything else throws.
GreyPicture read_png(std::string_view bytes);

// A place that looks different: a window of 2 × 2 cells, by its upper left one.
struct InkSpot {
  int column = 0;
  int row = 0;
  // Cells full of ink that are elsewhere than expected, and how much of that is new (below 0:
  // missing), both with the page moved so that the first is least.
  double gap = 0;
  double ink = 0;
};

struct PageDifference {
  bool same_size = true;
  // Every window whose gap is more than the tolerance.
  std::vector<InkSpot> spots;
  // The window that differs most, whether or not that is too much.
  InkSpot worst;
  // All the ink of the page, as a share of what it should be: 0.01 is one part in a hundred more.
  double balance = 0;

  bool tolerable() const;
};

// For pages of the same program in the same version: the loss of the smallest mark of a 14 point
// letter, the dấu sắc of ế, is more. One change is less: í is not told from i, as the mark takes
// the place of the dot.
inline constexpr double kGapTolerance = 0.3;
// For pages of another version: smoothing alone makes less. A mark on a letter without another (á,
// ó, ứ) is more, a second mark (ấ, ế, ố) is not.
inline constexpr double kGapToleranceOtherVersion = 0.7;
inline constexpr double kBalanceTolerance = 0.03;

// expected: as ink_cells() made it. actual: the page as drawn.
PageDifference compare_pages(const GreyPicture& expected, const GreyPicture& actual);

// Both pages on one, as PNG in colour: black where both have ink, red where it is missing, green
// where it is new, on yellow paper where they differ too much. Both are cells of one size.
std::string diff_page(const GreyPicture& expected, const GreyPicture& actual,
                      const std::vector<InkSpot>& spots);

// Empty when the page is as it should be. Otherwise writes the diff page to the path, making its
// folder, and says where the pages differ and where to look.
std::string complaint_about_page(const GreyPicture& expected, const GreyPicture& actual,
                                 const std::string& diff_path);

// As expect_golden() (support/golden.h), with a PNG; a diff page has the golden file's name and
// stands in the folder. An update leaves a golden page alone that the comparison
// accepts and that is of the same program.
void expect_golden_page(const std::string& path, const GreyPicture& actual,
                        const std::string& diff_folder);

}  // namespace vanthu::support
