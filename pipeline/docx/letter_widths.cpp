#include "docx/letter_widths.h"

#include <algorithm>
#include <utility>

#include "layout/lay_out.h"
#include "text/utf8.h"

namespace vanthu::docx {
namespace {

using layout::Length;
using layout::Role;

// Word and LibreOffice place letters on grids of their own: a line that fits to the hair may wrap.
constexpr double kSlack = 3;
// Between the lines of the two columns when the left one has grown.
constexpr double kBetweenBlocks = 10;

Error too_wide(const text::NfcString& line) {
  return {
      .kind = ErrorKind::Rendering,
      .what = {"Phần đầu văn bản: dòng “" + line.str() +
                   "” dài hơn ô dành cho nó và không được ngắt.",
               "Letterhead: the line “" + line.str() +
                   "” is wider than its column and must not wrap."},
      .where = "",
      .remedy = {
          "Rút gọn dòng này, hoặc nới cột trong mẫu thể thức (letterhead right-max).",
          "Shorten the line, or widen the column in the format profile (letterhead right-max)."}};
}

// Widths in points of what stands in the letterhead.
struct Ruler {
  const layout::FormatProfile& profile;
  const layout::FontMetrics& metrics;

  double width(const text::NfcString& text, Role role) const {
    return text_width(text, profile.style(role), metrics).pt();
  }
};

}  // namespace

Length text_width(const text::NfcString& text, const layout::Style& style,
                  const layout::FontMetrics& metrics) {
  const layout::FaceMetrics& face = metrics.face(layout::face_of(style.bold, style.italic));
  long units = 0;
  const std::string_view letters = text.view();
  for (std::size_t at = 0; at < letters.size();) {
    const text::CodePoint letter = text::code_point_at(letters, at);
    units += face.glyph(letter.value).advance;
    at += letter.length;
  }
  return Length::from_pt(static_cast<double>(units) * style.size.pt() / face.units_per_em);
}

Result<LetterheadFit> fit_letterhead(const document::Letterhead& block,
                                     const layout::FormatProfile& profile,
                                     const layout::FontMetrics& metrics) {
  const layout::LetterheadMeasures& measures = profile.letterhead;
  const Ruler ruler{profile, metrics};
  const text::NfcString none;
  const text::NfcString& date = block.place_date ? *block.place_date : none;
  const text::NfcString& number = block.number ? *block.number : none;
  const double total = measures.left.pt() + measures.right.pt();
  const double heading = ruler.width(block.heading, Role::PartyHeading);
  const double right_needs = std::max(heading, ruler.width(date, Role::PlaceDate)) + kSlack;
  const double left_needs = std::max(ruler.width(block.superior, Role::Superior),
                                     ruler.width(block.issuer, Role::Issuer)) +
                            kSlack;
  double right = std::clamp(right_needs, measures.right.pt(), measures.right_max.pt() + kSlack);
  const bool left_may_grow = right_needs <= measures.right.pt() && left_needs > measures.left.pt();
  if (left_may_grow &&
      left_needs <= std::min(measures.left_max.pt(), total - right_needs - kBetweenBlocks)) {
    right = total - left_needs;
  }
  const double left = total - right;
  for (const auto& [line, width] :
       {std::pair(&block.heading, heading), std::pair(&date, ruler.width(date, Role::PlaceDate))}) {
    if (width > measures.right_max.pt()) return too_wide(*line);
  }
  if (ruler.width(number, Role::Number) > left) return too_wide(number);
  auto names = layout::letterhead_names(block, profile, metrics);
  if (!names.ok()) return names.error();
  return LetterheadFit{.left = Length::from_pt(left),
                       .right = Length::from_pt(right),
                       .heading = Length::from_pt(heading),
                       .superior = std::move(names.value().superior),
                       .issuer = std::move(names.value().issuer)};
}

}  // namespace vanthu::docx
