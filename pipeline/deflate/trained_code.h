// A Huffman code that was made once, from many texts of one kind (scripts/train-deflate), and
// serves all of that kind (RFC 1951, 3.2.7). A code of its own for a page of 5 kB takes a packing
// library longer to work out than the page takes to pack; texts from one mould hardly differ in
// what is frequent. Made once per kind; read-only, so threads share it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu::deflate {

inline constexpr std::size_t kLiteralSymbols = 286;
inline constexpr std::size_t kDistanceSymbols = 30;
inline constexpr int kLongestCode = 15;

// Up to 24 bits in the order in which they are written, the first one lowest.
class BitString {
 public:
  BitString() = default;
  BitString(std::uint32_t bits, unsigned count) : packed_(bits | count << 24U) {}

  std::uint32_t bits() const { return packed_ & 0xffffffU; }
  unsigned count() const { return packed_ >> 24U; }

 private:
  std::uint32_t packed_ = 0;
};

class TrainedCode {
 public:
  // The length of each symbol's code in bits, as one hexadecimal digit: 286 for literals and
  // lengths, 30 for distances. Every symbol has one, since any byte may come, and together they
  // use the code up (their 2^-length add up to 1). Anything else is a bug of the caller.
  TrainedCode(std::string_view literal_lengths, std::string_view distance_lengths);

  // What a last block begins with: its type and this code. The bits behind the whole bytes.
  const std::string& header() const { return header_; }
  BitString header_end() const { return header_end_; }

  BitString literal(unsigned char byte) const { return literals_[byte]; }
  BitString end_of_block() const { return end_of_block_; }
  // length: 3 to 258; its symbol and what is behind it.
  BitString length(std::size_t length) const { return lengths_[length]; }
  // index: as distance_index says; what is behind it is for the caller.
  BitString distance(std::size_t index) const { return distances_[index]; }

 private:
  std::string header_;
  BitString header_end_;
  BitString end_of_block_;
  std::array<BitString, 256> literals_;
  std::array<BitString, 259> lengths_;
  std::array<BitString, kDistanceSymbols> distances_;
};

}  // namespace vanthu::deflate
