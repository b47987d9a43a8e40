#include "pdf/to_unicode_map.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace vanthu::pdf {
namespace {

std::string hex4(std::uint32_t value) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(value >> shift) & 0xFU];
  return out;
}

}  // namespace

std::string to_unicode_map(std::u32string_view letters) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n"
      "12 dict begin\n"
      "begincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n"
      "/CMapType 2 def\n"
      "1 begincodespacerange\n"
      "<0000> <FFFF>\n"
      "endcodespacerange\n";
  // A section holds at most 100 entries.
  for (std::size_t begin = 0; begin < letters.size(); begin += 100) {
    const std::size_t end = std::min(begin + 100, letters.size());
    out += std::to_string(end - begin) + " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) {
      out += "<" + hex4(static_cast<std::uint32_t>(i + 1)) + "> <" +
             hex4(static_cast<std::uint32_t>(letters[i])) + ">\n";
    }
    out += "endbfchar\n";
  }
  return out +
         "endcmap\n"
         "CMapName currentdict /CMap defineresource pop\n"
         "end\n"
         "end\n";
}

}  // namespace vanthu::pdf
