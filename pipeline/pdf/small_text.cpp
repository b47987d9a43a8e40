#include "pdf/small_text.h"

#include "pdf/pdf_text.h"
#include "text/utf8.h"

namespace vanthu::pdf {

Result<Done> SmallText::check(std::string_view text, layout::Face face) const {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint letter = text::code_point_at(text, at);
    if (metrics_.face(face).glyph(letter.value).id == 0) {
      const std::string one(text.substr(at, letter.length));
      return Error{
          .kind = ErrorKind::Rendering,
          .what = {"phông chữ không có chữ “" + one + "” trong “" + std::string(text) + "”",
                   "the font has no letter “" + one + "” of “" + std::string(text) + "”"},
          .where = {},
          .remedy = {"đổi tên trong chứng thư số hoặc mã hồ sơ",
                     "change the name in the certificate or the record's id"}};
    }
    at += letter.length;
  }
  return Done{};
}

double SmallText::width(std::string_view text, layout::Face face, double size) const {
  const layout::FaceMetrics& metrics = metrics_.face(face);
  double units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint letter = text::code_point_at(text, at);
    units += metrics.glyph(letter.value).advance;
    at += letter.length;
  }
  return units * size / metrics.units_per_em;
}

std::vector<std::string_view> SmallText::broken(std::string_view text, layout::Face face,
                                                double size, double width) const {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find(' ', begin);
    while (end != std::string_view::npos) {
      const std::size_t next = text.find(' ', end + 1);
      if (this->width(text.substr(begin, next - begin), face, size) > width) break;
      end = next;
    }
    lines.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) break;
    begin = end + 1;
  }
  return lines;
}

void SmallText::show(std::string& out, std::string_view text, layout::Face face, double size,
                     double x, double y) const {
  out += "BT /F";
  out += static_cast<char>('0' + static_cast<int>(face));
  out += ' ';
  append_hundredths(out, to_hundredths(size));
  out += " Tf ";
  append_hundredths(out, to_hundredths(x));
  out += ' ';
  append_hundredths(out, to_hundredths(y));
  out += " Td <";
  constexpr char kDigits[] = "0123456789ABCDEF";
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint letter = text::code_point_at(text, at);
    const unsigned id = metrics_.face(face).glyph(letter.value).id;
    for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(id >> shift) & 0xFU];
    at += letter.length;
  }
  out += "> Tj ET\n";
}

}  // namespace vanthu::pdf
