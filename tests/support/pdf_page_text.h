// What a page of a PDF shows, read back from its content stream: runs of text with their places,
// faces and letters, strokes and filled rectangles. Strict: only the operators that vanthu writes,
// everything inside marked content.
#pragma once

#include <string>
#include <vector>

#include "support/pdf_reader.h"

namespace vanthu::support {

struct PdfRun {
  // Points from the left and from the bottom edge of the page.
  double x = 0;
  double y = 0;
  // Advance of the visible letters, word gaps included, without spaces at the end.
  double width = 0;
  double size = 0;
  // Without the subset's tag: "LiberationSerif-Bold".
  std::string font;
  // By the font's ToUnicode map.
  std::string text;
  // Codes as drawn.
  std::vector<int> glyphs;
  std::string font_resource;
  // -1 in an artifact.
  int marked_id = -1;
  std::string tag;
};

struct PdfStroke {
  double x1 = 0;
  double y1 = 0;
  double x2 = 0;
  double y2 = 0;
  double width = 0;
  // Round dots instead of a line.
  bool dotted = false;
};

// A filled rectangle.
struct PdfFill {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct PdfMark {
  std::string tag;
  int id = -1;
  // Of a pagination artifact: "Header", "Footer".
  std::string subtype = {};
};

struct PdfPageText {
  std::vector<PdfRun> runs;
  std::vector<PdfStroke> strokes;
  std::vector<PdfFill> fills;
  // Marked content in order, artifacts with id -1.
  std::vector<PdfMark> marks;
};

PdfPageText read_page_text(const PdfReader& pdf, PdfReference page);
// The same of a form XObject, whose content needs no marks: an appearance of an annotation.
PdfPageText read_form_text(const PdfReader& pdf, const PdfValue& form);

// code -> letter from a ToUnicode CMap that has bfchar entries only.
std::map<int, std::string> read_to_unicode(const std::string& cmap);
// CID -> width in thousandths of the em.
std::map<int, double> read_widths(const PdfReader& pdf, const PdfDictionary& cid_font);

// "page 1\n  85.04 771.47 LiberationSerif 14 |ĐẢNG BỘ …|\n …", for goldens.
std::string dump_text(const PdfReader& pdf);

}  // namespace vanthu::support
