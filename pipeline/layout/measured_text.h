// Internal to layout/*.cpp: text with its widths, cut where lines may break.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "layout/font_metrics.h"
#include "layout/format_profile.h"
#include "layout/line_breaker.h"

namespace vanthu::layout {

// How a stretch of text is drawn.
struct Ink {
  Face face = Face::Regular;
  double size = 0;
  bool underline = false;
  std::uint32_t node = 0;
  // A list marker: its space keeps its width in a justified line.
  bool fixed_spaces = false;

  bool operator==(const Ink&) const = default;
};

// No line break and no change of ink inside.
struct Piece {
  // Bytes of the text pool, spaces at the end included.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t ink = 0;
  // Of the visible part, and of the spaces that end the piece.
  double width = 0;
  double trailing = 0;
  // Spaces that stretch, inside and at the end.
  int inner_spaces = 0;
  int trailing_spaces = 0;
  bool may_break = false;
  // A line feed of the record.
  bool must_break = false;
};

struct MeasuredText {
  std::vector<Piece> pieces;
  std::vector<Ink> inks;
};

// Puts one text behind another that was measured just before it, as if they were one.
void append(MeasuredText& to, MeasuredText text);

// Appends texts to a pool and measures them.
class TextMeasurer {
 public:
  // Both must outlive the measurer.
  TextMeasurer(const FontMetrics& metrics, std::string& pool) : metrics_(metrics), pool_(pool) {}

  // A marker ("1.") stands first, a space after it, and never ends a line. Error: a letter that
  // its face lacks.
  Result<MeasuredText> measure(const document::Inlines& inlines, const Style& style,
                               std::uint32_t node) const;
  Result<MeasuredText> measure_marked(const text::NfcString& marker, std::uint32_t marker_node,
                                      const document::Inlines& inlines, const Style& style,
                                      std::uint32_t node) const;
  Result<MeasuredText> measure(const text::NfcString& text, const Style& style,
                               std::uint32_t node) const;

 private:
  Result<Done> append(MeasuredText& out, std::span<const document::Run> inlines, const Style& style,
                      std::uint32_t node) const;
  Result<Done> append_marker(MeasuredText& out, const text::NfcString& marker, const Style& style,
                             std::uint32_t node) const;
  Result<Piece> measure_piece(std::uint32_t begin, std::uint32_t end, const Ink& ink) const;

  const FontMetrics& metrics_;
  std::string& pool_;
};

// "… at most forty letters …" of a text for messages.
std::string excerpt(std::string_view text);

}  // namespace vanthu::layout
