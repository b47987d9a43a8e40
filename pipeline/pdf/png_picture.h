// A picture of a signature as people scan and cut it out: a PNG (ISO/IEC 15948) of 8 bits a
// channel, not interlaced, grey or colour, with or without transparency. A strict reader of a file
// that may come from anywhere: every chunk's check sum, every length, and no more pixels than a
// signature needs.
//   auto picture = pdf::read_png(bytes, "keys/bi-thu.png");
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace vanthu::pdf {

inline constexpr std::size_t kMaxPngBytes = std::size_t{2} << 20U;
inline constexpr int kMaxPngSide = 2000;
inline constexpr int kMaxPngPixels = 1500000;

struct PngPicture {
  int width = 0;
  int height = 0;
  // zlib streams: red, green, blue a pixel; and how much the pixel covers, 255 all.
  std::string colours;
  std::string cover;
};

Result<PngPicture> read_png(std::string_view bytes, const std::string& where);

}  // namespace vanthu::pdf
