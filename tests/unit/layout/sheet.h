// What stands on the pages of a paper, seen alike on the placed pages and in the bytes of the PDF,
// so that one test measures both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/paged_document.h"

namespace vanthu::layout {

// Points; y from the top edge of the paper.
struct SheetLine {
  int page = 1;
  double x = 0;
  double right = 0;
  double baseline = 0;
  std::string text;
  // Of the first letters of the line.
  double size = 0;
  bool bold = false;
  bool italic = false;
  bool artifact = false;

  double middle() const { return (x + right) / 2; }
  double width() const { return right - x; }
};

struct SheetStroke {
  int page = 1;
  double x1 = 0;
  double y1 = 0;
  double x2 = 0;
  double y2 = 0;
  double thickness = 0;
  bool dotted = false;

  bool level() const { return y1 == y2; }
};

struct Sheets {
  double width = 0;
  double height = 0;
  int pages = 0;
  std::vector<SheetLine> lines;
  std::vector<SheetStroke> strokes;

  // The first line whose text contains this one; a line without text when there is none.
  SheetLine line(std::string_view text) const;
  std::vector<SheetLine> lines_of(int page) const;
  // Is the line underlined over its whole length?
  bool underlined(const SheetLine& line) const;
};

Sheets sheets_of(const PagedDocument& pages);
// Reads with the tests' own reader.
Sheets sheets_of_pdf(const std::string& bytes);

}  // namespace vanthu::layout
