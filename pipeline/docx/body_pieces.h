// Internal to docx/*.cpp: The body of a paper as a flat run of paragraphs and tables with
// everything that depends on the neighbours settled: what stays with the next paragraph, the room
// around tables, the empty paragraphs that Word needs. Writing the pieces is then a plain loop.
#pragma once

#include <variant>
#include <vector>

#include "document/document.h"
#include "docx/numbering.h"
#include "docx/paragraph.h"
#include "layout/font_metrics.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

struct ParagraphPiece {
  layout::Role role = layout::Role::Body;
  ParagraphProperties properties;
  // Begins with the marker where Word cannot count it.
  document::Inlines text = {};
  // A tab that draws a line to write on, instead of text.
  bool blank_line = false;
  // The next piece opens an appendix.
  bool ends_section = false;
};

struct TablePiece {
  // Points into the document, which must outlive the pieces.
  std::variant<const document::Letterhead*, const document::Table*, const document::SignatureBlock*>
      block;
  // The last row stays with what follows.
  bool keep_next = false;
};

using Piece = std::variant<ParagraphPiece, TablePiece>;

std::vector<Piece> body_pieces(const document::Document& document,
                               const layout::FormatProfile& profile,
                               const layout::FontMetrics& metrics, Numbering& numbering);

}  // namespace vanthu::docx
