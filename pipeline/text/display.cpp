#include "text/display.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace vanthu::text {
namespace {

std::size_t columns_of(char32_t code) {
  if (code == kIllFormed || code == '\t') return 1;
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return 0;
  if (code < 0x300) return code == 0xAD ? 0 : 1;
  const auto point = static_cast<UChar32>(code);
  const auto category = u_charType(point);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
    return 0;
  }
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t display_columns(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    columns += columns_of(c.value);
    at += c.length;
  }
  return columns;
}

}  // namespace vanthu::text
