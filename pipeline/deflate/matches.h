// Internal to deflate/*.cpp: what of a text is said again. Greedy: the newest place where the same
// four bytes began, taken as far as it goes; what stands inside of a match is not looked for later.
// For whoever writes the text down, and for whoever counts its symbols.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "deflate/symbols.h"

namespace vanthu::deflate {

// The first byte lowest, on every machine.
template <class Word>
Word load(const char* at) {
  Word word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, at, sizeof(word));
  } else {
    for (std::size_t i = 0; i < sizeof(word); ++i) {
      word |= static_cast<Word>(static_cast<unsigned char>(at[i])) << (8 * i);
    }
  }
  return word;
}

// From one place on as from the other; no more than most.
inline std::size_t same_bytes(const char* one, const char* other, std::size_t most) {
  std::size_t same = 0;
  for (; same + sizeof(std::uint64_t) <= most; same += sizeof(std::uint64_t)) {
    const std::uint64_t differ =
        load<std::uint64_t>(one + same) ^ load<std::uint64_t>(other + same);
    if (differ != 0) return same + static_cast<std::size_t>(std::countr_zero(differ)) / 8;
  }
  while (same < most && one[same] == other[same]) ++same;
  return same;
}

// Where the bytes of a slot began last: one more than the place, 0 for nowhere.
class LatestPlaces {
 public:
  std::uint32_t& of(std::uint32_t word) { return places_[(word * kSpread) >> (32 - kSlotBits)]; }

 private:
  // 2^32 over the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
  static constexpr std::uint32_t kSpread = 0x9e3779b1U;
  static constexpr int kSlotBits = 12;
  std::array<std::uint32_t, std::size_t{1} << kSlotBits> places_{};
};

// Symbols: literal(byte) and match(length, distance), called in the order of the text, which is
// shorter than 4 GiB.
template <class Symbols>
void tell_apart(std::string_view text, Symbols& symbols) {
  LatestPlaces places;
  const char* const begin = text.data();
  std::size_t at = 0;
  while (at + sizeof(std::uint32_t) <= text.size()) {
    const auto word = load<std::uint32_t>(begin + at);
    std::uint32_t& slot = places.of(word);
    const std::uint32_t found = slot;
    slot = static_cast<std::uint32_t>(at) + 1;
    const std::size_t distance = at + 1 - found;
    if (found == 0 || distance > kWindow || load<std::uint32_t>(begin + at - distance) != word) {
      symbols.literal(static_cast<unsigned char>(begin[at]));
      ++at;
      continue;
    }
    const std::size_t length =
        same_bytes(begin + at, begin + at - distance, std::min(kLongestMatch, text.size() - at));
    symbols.match(length, distance);
    at += length;
    if (at - 1 + sizeof(word) <= text.size()) {
      places.of(load<std::uint32_t>(begin + at - 1)) = static_cast<std::uint32_t>(at);
    }
  }
  for (; at < text.size(); ++at) symbols.literal(static_cast<unsigned char>(begin[at]));
}

}  // namespace vanthu::deflate
