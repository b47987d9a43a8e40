#include "pdf/qr_code.h"

#include <qrencode.h>

#include <memory>

#include "base/check.h"

namespace vanthu::pdf {
namespace {

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

QrCode make_qr_code(const std::string& text) {
  VANTHU_CHECK(text.size() <= kLongestQrText, "a record code is short");
  constexpr int kSmallest = 0;
  constexpr int kCaseMatters = 1;
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeString(text.c_str(), kSmallest, QR_ECLEVEL_M, QR_MODE_8, kCaseMatters));
  VANTHU_CHECK(code != nullptr, "libqrencode encodes short ASCII text");
  QrCode out{.side = static_cast<std::size_t>(code->width), .dark = {}};
  for (std::size_t i = 0; i < out.side * out.side; ++i) {
    out.dark.push_back((code->data[i] & 1U) != 0);
  }
  return out;
}

}  // namespace vanthu::pdf
