// Pages with everything in its place: what lay_out() promises and the PDF writer draws.
// Points; x from the left and y from the top edge of the paper. Flat arrays with index ranges,
// because a page has hundreds of pieces and the writer walks them once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "layout/font_metrics.h"
#include "text/nfc_string.h"

namespace vanthu::layout {

// The structure of the text for readers by ear (PDF 32000-1, 14.8.4).
enum class Tag : std::uint8_t { Document, H1, H2, H3, H4, P, L, LI, Lbl, LBody, Table, TR, TH, TD };
std::string_view name_of(Tag tag);

struct Node {
  Tag tag = Tag::P;
  // Index into PagedDocument::nodes; smaller than the node's own. The root is its own parent.
  std::uint32_t parent = 0;
  // L: the PDF name of its numbering ("Decimal"). Table: the summary. Empty otherwise.
  std::string detail = {};

  bool operator==(const Node&) const = default;
};

// Not part of the text: rules, repeated table headers, the asterisk, page numbers.
inline constexpr std::uint32_t kArtifact = 0xFFFFFFFFU;
// An artifact that belongs to the page rather than to the text: the page number, the copy mark.
inline constexpr std::uint32_t kPagination = 0xFFFFFFFEU;
// The same at the foot of a page: the contact line.
inline constexpr std::uint32_t kPaginationFoot = 0xFFFFFFFDU;
// Is this a number of PagedDocument::nodes?
inline constexpr bool is_text_node(std::uint32_t node) {
  return node < kPaginationFoot;
}

// Letters of one face and size. A run that a line break ends still carries its space, so that text
// taken out of the file has its word boundaries; width does not count it.
struct PlacedRun {
  double x = 0;
  double width = 0;
  double size = 0;
  // Added to each space (U+0020, U+00A0) of the run but the trailing one; 0 where not justified.
  double word_gap = 0;
  // Bytes of PagedDocument::text.
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
  std::uint32_t node = kArtifact;
  Face face = Face::Regular;
};

struct PlacedLine {
  double baseline = 0;
  std::uint32_t first_run = 0;
  std::uint32_t run_count = 0;
};

enum class Stroke : std::uint8_t { Solid, Dotted };

// A straight stroke: horizontal, vertical, or across a part of a page that stays empty.
struct PlacedRule {
  double x1 = 0;
  double y1 = 0;
  double x2 = 0;
  double y2 = 0;
  double thickness = 0;
  Stroke stroke = Stroke::Solid;
};

struct Page {
  // From 1, and from 1 again in each appendix; shown or not.
  int number = 1;
  std::uint32_t first_line = 0;
  std::uint32_t line_count = 0;
  std::uint32_t first_rule = 0;
  std::uint32_t rule_count = 0;
};

// For the panel beside the pages: title and headings.
struct OutlineEntry {
  // From 1, never more than one deeper than the entry before.
  int level = 1;
  text::NfcString title = {};
  std::uint32_t page = 0;
  double y = 0;
};

// How readers call the pages from one on, where their numbers do not say it: "Bìa", "iv", "12".
enum class LabelStyle : std::uint8_t { None, Decimal, LowerRoman };

struct PageLabels {
  // Index into PagedDocument::pages.
  std::uint32_t first_page = 0;
  LabelStyle style = LabelStyle::Decimal;
  // In front of the number, or alone.
  text::NfcString prefix = {};
  // Of the first page.
  int start = 1;

  bool operator==(const PageLabels&) const = default;
};

// Where a signatory signs, in the order of the document.
struct SignaturePlace {
  text::NfcString authority = {};
  text::NfcString name = {};
  std::uint32_t page = 0;
  // The room left free for the signature.
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct PagedDocument {
  std::string kind;
  text::NfcString title = {};
  text::NfcString author;
  std::string record_id;
  std::string template_id;
  std::string profile_id;
  Date date{};
  double page_width = 0;
  double page_height = 0;

  std::string text;
  // In reading order within each page.
  std::vector<PlacedRun> runs;
  std::vector<PlacedLine> lines;
  std::vector<PlacedRule> rules;
  std::vector<Page> pages;
  // Parents before children; [0] is the Document.
  std::vector<Node> nodes;
  std::vector<OutlineEntry> outline;
  std::vector<SignaturePlace> signature_places;
  // Ascending, the first at page 0; none: the pages are called by their numbers.
  std::vector<PageLabels> labels = {};

  std::string_view text_of(const PlacedRun& run) const {
    return std::string_view(text).substr(run.text_begin, run.text_end - run.text_begin);
  }
};

// Stable, line-based, coordinates with two decimals: for --stop-after layout and goldens.
std::string dump(const PagedDocument& document);

}  // namespace vanthu::layout
