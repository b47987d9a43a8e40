#include "text/listing.h"

#include <array>
#include <string>

namespace vanthu::text {

NfcString join_list(std::span<const NfcString> items, std::string_view last_word) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    if (i > 0 && last) out.append(" ").append(last_word).append(" ");
    if (i > 0 && !last) out += ", ";
    out += items[i].view();
  }
  return nfc(out);
}

std::string join_names(std::span<const std::string> names, std::string_view between) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += between;
    out += name;
  }
  return out;
}

NfcString point_letter(std::size_t index) {
  constexpr std::array<const char*, 23> kLetters = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                                    "i", "k", "l", "m", "n", "o", "p", "q",
                                                    "r", "s", "t", "u", "v", "x", "y"};
  std::string out = kLetters[index % kLetters.size()];
  for (index /= kLetters.size(); index > 0; index = (index - 1) / kLetters.size()) {
    out.insert(0, kLetters[(index - 1) % kLetters.size()]);
  }
  return nfc(out);
}

}  // namespace vanthu::text
