#include "support/page_picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "support/golden.h"
#include "support/source_folder.h"

namespace vanthu::support {
namespace {

// Of ink, 0 to 1.
double ink_at(const GreyPicture& picture, int column, int row) {
  const auto at = static_cast<std::size_t>(row * picture.width + column);
  return 1 - static_cast<unsigned char>(picture.pixels[at]) / 255.0;
}

// Sums of grey from the upper left, for the mean of any rectangle in four steps.
class GreySums {
 public:
  explicit GreySums(const GreyPicture& page)
      : width_(page.width), height_(page.height), sums_(at(0, page.height + 1)) {
    for (int y = 0; y < height_; ++y) {
      std::uint32_t row = 0;
      for (int x = 0; x < width_; ++x) {
        row += 255U -
               static_cast<unsigned char>(page.pixels[static_cast<std::size_t>(y * width_ + x)]);
        sums_[at(x + 1, y + 1)] = sums_[at(x + 1, y)] + row;
      }
    }
  }

  // The page's cells when it is moved by so many pixels.
  GreyPicture cells(int right, int down) const {
    GreyPicture out{.width = (width_ + kCellPixels - 1) / kCellPixels,
                    .height = (height_ + kCellPixels - 1) / kCellPixels,
                    .pixels = {}};
    for (int row = 0; row < out.height; ++row) {
      for (int column = 0; column < out.width; ++column) {
        constexpr std::uint32_t kArea = kCellPixels * kCellPixels;
        const std::uint32_t ink = ink_of(column * kCellPixels - right, row * kCellPixels - down);
        out.pixels.push_back(static_cast<char>(255U - (ink + kArea / 2) / kArea));
      }
    }
    return out;
  }

 private:
  std::size_t at(int x, int y) const { return static_cast<std::size_t>(y * (width_ + 1) + x); }

  std::uint32_t ink_of(int x, int y) const {
    const int left = std::clamp(x, 0, width_);
    const int right = std::clamp(x + kCellPixels, 0, width_);
    const int top = std::clamp(y, 0, height_);
    const int bottom = std::clamp(y + kCellPixels, 0, height_);
    return sums_[at(right, bottom)] - sums_[at(left, bottom)] - sums_[at(right, top)] +
           sums_[at(left, top)];
  }

  int width_;
  int height_;
  std::vector<std::uint32_t> sums_;
};

InkSpot window_at(const GreyPicture& expected, const GreyPicture& actual, int column, int row) {
  InkSpot out{.column = column, .row = row};
  for (const int y : {row, row + 1}) {
    for (const int x : {column, column + 1}) {
      const double ink = ink_at(actual, x, y) - ink_at(expected, x, y);
      out.ink += ink;
      out.gap += std::abs(ink);
    }
  }
  return out;
}

// Each window as it is with the page moved for the best.
std::vector<InkSpot> windows_of(const GreyPicture& expected, const GreySums& actual) {
  std::vector<InkSpot> out;
  for (const int down : {0, -1, 1}) {
    for (const int right : {0, -1, 1}) {
      const GreyPicture moved = actual.cells(right, down);
      std::size_t next = 0;
      for (int row = 0; row + 1 < expected.height; ++row) {
        for (int column = 0; column + 1 < expected.width; ++column, ++next) {
          const InkSpot window = window_at(expected, moved, column, row);
          if (next == out.size()) out.push_back(window);
          if (window.gap < out[next].gap) out[next] = window;
        }
      }
    }
  }
  return out;
}

double all_ink(const GreyPicture& picture) {
  double ink = 0;
  for (int row = 0; row < picture.height; ++row) {
    for (int column = 0; column < picture.width; ++column) ink += ink_at(picture, column, row);
  }
  return ink;
}

// "25.9 mm" after so many cells.
std::string in_mm(int cells) {
  const long tenths = std::lround(cells * kCellMm * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " mm";
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace

GreyPicture read_pgm(std::string_view bytes) {
  GreyPicture out;
  int depth = 0;
  int used = 0;
  const std::string head(bytes.substr(0, 64));
  if (std::sscanf(head.c_str(), "P5 %d %d %d%n", &out.width, &out.height, &depth, &used) != 3 ||
      depth != 255 || out.width <= 0 || out.height <= 0) {
    throw std::runtime_error("no PGM of 8 bits");
  }
  out.pixels = bytes.substr(std::min(bytes.size(), static_cast<std::size_t>(used) + 1));
  if (out.pixels.size() != static_cast<std::size_t>(out.width * out.height)) {
    throw std::runtime_error("a PGM that is cut off");
  }
  return out;
}

GreyPicture ink_cells(const GreyPicture& page) {
  GreyPicture out = GreySums(page).cells(0, 0);
  out.drawn_by = page.drawn_by;
  return out;
}

bool PageDifference::tolerable() const {
  return same_size && spots.empty() && std::abs(balance) <= kBalanceTolerance;
}

PageDifference compare_pages(const GreyPicture& expected, const GreyPicture& actual) {
  PageDifference out;
  const GreySums sums(actual);
  const GreyPicture cells = sums.cells(0, 0);
  out.same_size = expected.width == cells.width && expected.height == cells.height;
  if (!out.same_size) return out;
  const bool same_program = !actual.drawn_by.empty() && actual.drawn_by == expected.drawn_by;
  const double tolerance = same_program ? kGapTolerance : kGapToleranceOtherVersion;
  for (const InkSpot& window : windows_of(expected, sums)) {
    if (window.gap > out.worst.gap) out.worst = window;
    if (window.gap > tolerance) out.spots.push_back(window);
  }
  const double ink = all_ink(expected);
  // An empty page has no share; every spot on it is above all bounds.
  out.balance = ink > 0 ? all_ink(cells) / ink - 1 : 0;
  return out;
}

std::string complaint_about_page(const GreyPicture& expected, const GreyPicture& actual,
                                 const std::string& diff_path) {
  const PageDifference difference = compare_pages(expected, actual);
  if (difference.tolerable()) return {};
  if (!difference.same_size) {
    const GreyPicture cells = ink_cells(actual);
    return "the page has another size: " + in_mm(cells.width) + " × " + in_mm(cells.height) +
           " instead of " + in_mm(expected.width) + " × " + in_mm(expected.height);
  }
  std::filesystem::create_directories(std::filesystem::path(diff_path).parent_path());
  write_file(diff_path, diff_page(expected, ink_cells(actual), difference.spots));
  const InkSpot& worst = difference.worst;
  return std::to_string(difference.spots.size()) + " places differ, most of all " +
         in_mm(worst.column + 1) + " from the left and " + in_mm(worst.row + 1) +
         " from the top (" + (worst.ink < 0 ? "ink is missing" : "ink is new") + "); all ink " +
         std::to_string(difference.balance * 100) + "%; see " + diff_path +
         " (red: missing, green: new)";
}

void expect_golden_page(const std::string& path, const GreyPicture& actual,
                        const std::string& diff_folder) {
  const std::string whole = source_folder() + "/" + path;
  const std::string diff = diff_folder + "/" + std::filesystem::path(path).filename().string();
  const bool exists = std::filesystem::exists(whole);
  if (std::getenv("VANTHU_UPDATE_GOLDEN") != nullptr) {
    const GreyPicture before = exists ? read_png(source_file(path)) : GreyPicture();
    if (before.drawn_by != actual.drawn_by || !compare_pages(before, actual).tolerable()) {
      write_file(whole, write_png(ink_cells(actual)));
    }
    return;
  }
  ASSERT_TRUE(exists) << path << " is missing; run scripts/update-golden";
  EXPECT_EQ(complaint_about_page(read_png(source_file(path)), actual, diff), "")
      << path << ": if the change is meant, run scripts/update-golden and look at the page";
}

}  // namespace vanthu::support
