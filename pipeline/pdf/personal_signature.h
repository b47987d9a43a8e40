// What a signatory's own signature shows in its field on a finished paper: the words "Đã ký số"
// with name and time in the paper's fonts, or a picture of the signature as written by hand.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "pdf/pdf_engine.h"
#include "pdf/write_pdf.h"

namespace vanthu::pdf {

// The paper carries this engine's fonts, so that words drawn now can be shown with them.
bool has_fonts_of(const PdfEngine& engine, std::string_view paper);

// Operators of a form XObject as large as the field, for a paper with the engine's fonts. Error: a
// letter that the faces lack, or a name too long to be read in the field.
Result<std::string> draw_personal_signature(const SignatureAppearance& appearance, double width,
                                            double height, const PdfEngine& engine);

// Operators that show the form's /Picture as large as the field allows, in its middle.
std::string draw_signature_picture(int picture_width, int picture_height, double width,
                                   double height);

}  // namespace vanthu::pdf
