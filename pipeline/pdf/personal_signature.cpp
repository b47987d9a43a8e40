#include "pdf/personal_signature.h"

#include <algorithm>

#include "pdf/pdf_text.h"
#include "pdf/signature_appearance.h"

namespace vanthu::pdf {
namespace {

bool begins_with(const PdfPrototype& prototype, std::string_view paper) {
  return paper.substr(0, prototype.bytes().size()) == prototype.bytes();
}

}  // namespace

bool has_fonts_of(const PdfEngine& engine, std::string_view paper) {
  const FaceSet upright = face_bit(layout::Face::Regular) | face_bit(layout::Face::Bold);
  const FaceSet italic = face_bit(layout::Face::Italic);
  const FaceSet bold_italic = face_bit(layout::Face::BoldItalic);
  return begins_with(engine.prototype(upright), paper) ||
         begins_with(engine.prototype(upright | italic), paper) ||
         begins_with(engine.prototype(upright | bold_italic), paper) ||
         begins_with(engine.prototype(upright | italic | bold_italic), paper);
}

Result<std::string> draw_personal_signature(const SignatureAppearance& appearance, double width,
                                            double height, const PdfEngine& engine) {
  return draw_signature(appearance, SignatureLook::Personal,
                        {.x = 0, .y = 0, .width = width, .height = height}, engine.metrics());
}

std::string draw_signature_picture(int picture_width, int picture_height, double width,
                                   double height) {
  const double scale = std::min(width / picture_width, height / picture_height);
  const double shown_width = picture_width * scale;
  const double shown_height = picture_height * scale;
  std::string out = "q ";
  append_hundredths(out, to_hundredths(shown_width));
  out += " 0 0 ";
  append_hundredths(out, to_hundredths(shown_height));
  out += ' ';
  append_hundredths(out, to_hundredths((width - shown_width) / 2));
  out += ' ';
  append_hundredths(out, to_hundredths((height - shown_height) / 2));
  out += " cm /Picture Do Q\n";
  return out;
}

}  // namespace vanthu::pdf
