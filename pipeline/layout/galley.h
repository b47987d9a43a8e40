// Internal to layout/*.cpp: everything placed one below the other in a column without end, before
// it is cut into pages. A box is what no page break may divide: a line, a table row, a
// signature block. Positions inside a box are relative to its top left corner, boxes to the left
// edge of the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/measured_text.h"
#include "layout/paged_document.h"

namespace vanthu::layout {

enum class BoxKind { Text, BlankLine, Heading, Front, TableHeader, TableRow, Signature };

struct Box {
  BoxKind kind = BoxKind::Text;
  // Empty space above, dropped at the top of a page.
  double before = 0;
  double height = 0;
  std::uint32_t first_line = 0;
  std::uint32_t line_count = 0;
  std::uint32_t first_rule = 0;
  std::uint32_t rule_count = 0;
  // No page break between this box and the next.
  bool keep_with_next = false;
  // TableRow: the header box to repeat when a page starts with this row.
  std::optional<std::uint32_t> header = std::nullopt;
  // Letterhead: what stands at the foot of its page; index into Galley::feet.
  std::optional<std::uint32_t> foot = std::nullopt;
  // Starts a page whose number is 1.
  bool starts_numbering = false;
};

// Positions to be found on a page once the boxes are.
struct Landmark {
  std::uint32_t box = 0;
  double y = 0;
};

class Galley {
 public:
  std::uint32_t add_node(Tag tag, std::uint32_t parent, std::string detail = {});

  // Space that the next box keeps to the one before, besides its own.
  void add_space(double points) { pending_space_ += points; }
  void begin_box(BoxKind kind, double before);
  void end_box(double height);
  // A box that is not part of the column; its lines and rules are those placed from here to
  // end_aside().
  Box begin_aside() const;
  void end_aside(Box& box, double height) const;
  std::uint32_t box_count() const { return static_cast<std::uint32_t>(boxes.size()); }

  // One line of pieces [first, last) with its left end at x. gap is added to each space that
  // stretches.
  void place_line(const MeasuredText& text, std::size_t first, std::size_t last, double x,
                  double baseline, double gap, const FontMetrics& metrics);
  void place_rule(const PlacedRule& rule) { rules.push_back(rule); }

  std::string text;
  std::vector<PlacedRun> runs;
  std::vector<PlacedLine> lines;
  std::vector<PlacedRule> rules;
  std::vector<Node> nodes;
  std::vector<Box> boxes;
  // Not part of the column: placed at the foot of a page.
  std::vector<Box> feet;
  std::vector<OutlineEntry> outline;
  std::vector<Landmark> outline_places;
  std::vector<SignaturePlace> signature_places;
  std::vector<Landmark> signature_landmarks;

 private:
  void underline(const PlacedRun& run, double baseline, const FaceMetrics& face);

  double pending_space_ = 0;
};

}  // namespace vanthu::layout
