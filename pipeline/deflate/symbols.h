// Internal to deflate/*.cpp: which symbol stands for a match (RFC 1951, 3.2.5).
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace vanthu::deflate {

constexpr std::size_t kLiterals = 256;
constexpr std::size_t kEndOfBlock = 256;
constexpr std::size_t kFirstLength = 257;
constexpr std::size_t kShortestMatch = 3;
constexpr std::size_t kLongestMatch = 258;
constexpr std::size_t kWindow = 32768;

// The first value of each symbol, and how many bits behind it say which one of its values is meant.
constexpr std::array<std::uint16_t, 29> kLengthBase = {3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                       15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                       67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr std::array<std::uint8_t, 29> kLengthExtra = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                       2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr std::array<std::uint16_t, 30> kDistanceBase = {
    1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
    193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
constexpr std::array<std::uint8_t, 30> kDistanceExtra = {0, 0, 0,  0,  1,  1,  2,  2,  3,  3,
                                                         4, 4, 5,  5,  6,  6,  7,  7,  8,  8,
                                                         9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

// length: 3 to 258; what is returned counts from kFirstLength.
constexpr std::size_t length_index(std::size_t length) {
  std::size_t index = kLengthBase.size() - 1;
  while (kLengthBase[index] > length) --index;
  return index;
}

// distance: 1 to 32768. Two symbols for each power of two.
constexpr std::size_t distance_index(std::size_t distance) {
  const std::size_t before = distance - 1;
  if (before < 4) return before;
  const auto highest = static_cast<std::size_t>(std::bit_width(before)) - 1;
  return 2 * highest + ((before >> (highest - 1)) & 1U);
}

}  // namespace vanthu::deflate
