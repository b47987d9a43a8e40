// A QR code (ISO/IEC 18004) through libqrencode.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vanthu::pdf {

struct QrCode {
  // Modules along one side, without the quiet zone of four on each.
  std::size_t side = 0;
  // By rows from the top.
  std::vector<bool> dark;

  bool at(std::size_t row, std::size_t column) const { return dark[row * side + column]; }
};

// The smallest one that still reads with 15 % of it damaged (level M). Printable ASCII, at most
// kLongestQrText letters. The same text gives the same code.
inline constexpr std::size_t kLongestQrText = 300;
QrCode make_qr_code(const std::string& text);

}  // namespace vanthu::pdf
