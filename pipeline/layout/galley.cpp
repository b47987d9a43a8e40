#include "layout/galley.h"

#include <utility>

namespace vanthu::layout {

std::uint32_t Galley::add_node(Tag tag, std::uint32_t parent, std::string detail) {
  nodes.push_back({.tag = tag, .parent = parent, .detail = std::move(detail)});
  return static_cast<std::uint32_t>(nodes.size() - 1);
}

void Galley::begin_box(BoxKind kind, double before) {
  boxes.push_back({.kind = kind,
                   .before = before + std::exchange(pending_space_, 0),
                   .first_line = static_cast<std::uint32_t>(lines.size()),
                   .first_rule = static_cast<std::uint32_t>(rules.size())});
}

void Galley::end_box(double height) {
  end_aside(boxes.back(), height);
}

Box Galley::begin_aside() const {
  return {.first_line = static_cast<std::uint32_t>(lines.size()),
          .first_rule = static_cast<std::uint32_t>(rules.size())};
}

void Galley::end_aside(Box& box, double height) const {
  box.height = height;
  box.line_count = static_cast<std::uint32_t>(lines.size()) - box.first_line;
  box.rule_count = static_cast<std::uint32_t>(rules.size()) - box.first_rule;
}

void Galley::underline(const PlacedRun& run, double baseline, const FaceMetrics& face) {
  const double scale = run.size / face.units_per_em;
  const double y = baseline - face.underline_position * scale;
  rules.push_back({.x1 = run.x,
                   .y1 = y,
                   .x2 = run.x + run.width,
                   .y2 = y,
                   .thickness = face.underline_thickness * scale});
}

void Galley::place_line(const MeasuredText& measured, std::size_t first, std::size_t last, double x,
                        double baseline, double gap, const FontMetrics& metrics) {
  PlacedLine line{.baseline = baseline, .first_run = static_cast<std::uint32_t>(runs.size())};
  for (std::size_t i = first; i < last;) {
    const Ink& ink = measured.inks[measured.pieces[i].ink];
    PlacedRun run{.x = x,
                  .size = ink.size,
                  .word_gap = ink.fixed_spaces ? 0 : gap,
                  .text_begin = measured.pieces[i].begin,
                  .node = ink.node,
                  .face = ink.face};
    const std::uint32_t same = measured.pieces[i].ink;
    for (; i < last && measured.pieces[i].ink == same; ++i) {
      const Piece& piece = measured.pieces[i];
      x += piece.width + piece.inner_spaces * gap;
      run.width = x - run.x;
      x += piece.trailing + piece.trailing_spaces * gap;
      run.text_end = piece.end;
    }
    if (i < last) run.width = x - run.x;
    if (ink.underline) underline(run, baseline, metrics.face(ink.face));
    runs.push_back(run);
  }
  line.run_count = static_cast<std::uint32_t>(runs.size()) - line.first_run;
  lines.push_back(line);
}

}  // namespace vanthu::layout
