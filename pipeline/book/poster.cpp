// Covers and spines: centred lines in a frame.
#include <algorithm>
#include <utility>

#include "book/bound_pages.h"
#include "text/breaking.h"

namespace vanthu::book {

using layout::Face;
using text::NfcString;

struct BoundPages::PosterSpot {
  std::string text;
  Face face = Face::Regular;
  double size = 0;
  double gap = 0;
  // Under the last line of a text.
  bool ruled = false;
  bool at_foot = false;

  double height() const { return gap + size * 1.25; }
};

namespace {

double measure(const TwoLengths& both, Size size) {
  return (size == Size::A4 ? both.a4 : both.a5).pt();
}

}  // namespace

void BoundPages::frame(double x, double y, double width, double height) {
  constexpr double kThick = 1.5;
  constexpr double kThin = 0.5;
  constexpr double kApart = 4;
  for (const auto& [in, thickness] : {std::pair(0.0, kThick), std::pair(kApart, kThin)}) {
    // The corners are closed by half the thickness.
    const double over = thickness / 2;
    rule(x + in - over, y + in, x + width - in + over, y + in, thickness);
    rule(x + in - over, y + height - in, x + width - in + over, y + height - in, thickness);
    rule(x + in, y + in, x + in, y + height - in, thickness);
    rule(x + width - in, y + in, x + width - in, y + height - in, thickness);
  }
}

Result<Done> BoundPages::add_poster(const Section& section, const Facts& facts) {
  const Poster& poster = *section.poster;
  const layout::PageMeasures& page = profile_.page;
  const double wanted = measure(poster.column, size_);
  const double width = wanted > 0 ? wanted : page.text_width().pt();
  // Room between the frame and the words.
  const double inner = width - (poster.framed ? (wanted > 0 ? 12.0 : 36.0) : 0.0);

  std::vector<PosterSpot> spots;
  for (const PosterLine& line : poster.lines) {
    if (!is_shown(facts, line.when, line.unless)) continue;
    auto filled = fill_in(line.text, facts.fields);
    if (!filled.ok()) return filled.error();
    PosterSpot spot{.text = {},
                    .face = layout::face_of(line.bold, line.italic),
                    .size = measure(line.size, size_),
                    .gap = measure(line.gap, size_),
                    .at_foot = line.at_foot};
    const std::string_view text = filled.value().view();
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t next = 0;
    const auto put = [&](std::size_t upto) {
      spot.text = std::string(text.substr(begin, upto - begin));
      spots.push_back(spot);
      spot.gap = 0;
    };
    for (const text::BreakOpportunity& point : text::break_opportunities(text)) {
      if (end > begin &&
          width_of(text.substr(begin, point.line_end - begin), spot.face, spot.size) > inner) {
        put(end);
        begin = next;
      }
      end = point.line_end;
      next = point.next_line;
    }
    if (end > begin && width_of(text.substr(begin), spot.face, spot.size) > inner) {
      put(end);
      begin = next;
    }
    put(text.size());
    spots.back().ruled = line.ruled;
  }

  const bool cover = section.part == Part::Cover;
  begin_page(section.part, ++(cover ? cover_ : front_));
  if (cover) {
    out_.labels.push_back({.first_page = static_cast<std::uint32_t>(out_.pages.size() - 1),
                           .style = layout::LabelStyle::None,
                           .prefix = section.title});
  }
  out_.outline.push_back({.level = 1,
                          .title = section.title,
                          .page = static_cast<std::uint32_t>(out_.pages.size() - 1),
                          .y = page.top.pt()});
  const double x = left() + (right() - left() - width) / 2;
  const double top = page.top.pt();
  const double height = page.text_height().pt();
  double foot = top + height - (poster.framed ? 28 : 0);
  for (const PosterSpot& spot : spots) foot -= spot.at_foot ? spot.height() : 0;
  double y = top;
  for (const PosterSpot& spot : spots) {
    double& at = spot.at_foot ? foot : y;
    const double long_width = width_of(spot.text, spot.face, spot.size);
    const double baseline = at + spot.gap + spot.size;
    draw(spot.text, spot.face, spot.size, x + (width - long_width) / 2, baseline,
         add_node(layout::Tag::P));
    at += spot.height();
    if (!spot.ruled) continue;
    const double third = std::min(long_width, width / 3);
    rule(x + (width - third) / 2, at + 3, x + (width + third) / 2, at + 3, 0.75);
    at += 6;
  }
  if (poster.framed) frame(x, top, width, height);
  end_page(section.part, true);
  if (!cover) return Done{};
  // The back of the sheet.
  begin_page(Part::Cover, ++cover_);
  end_page(Part::Cover, true);
  return Done{};
}

}  // namespace vanthu::book
