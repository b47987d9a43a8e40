#include "deflate/trained_code.h"

#include <vector>

#include "base/check.h"
#include "deflate/bit_writer.h"
#include "deflate/symbols.h"

namespace vanthu::deflate {
namespace {

using Lengths = std::vector<unsigned>;

unsigned digit(char c) {
  if (c >= '1' && c <= '9') return static_cast<unsigned>(c - '0');
  VANTHU_CHECK(c >= 'a' && c <= 'f', "a code's length is a hexadecimal digit but 0");
  return static_cast<unsigned>(c - 'a') + 10;
}

Lengths parse_lengths(std::string_view digits, std::size_t symbols) {
  VANTHU_CHECK(digits.size() == symbols, "a trained code has a length for each symbol");
  Lengths lengths;
  std::size_t used = 0;
  for (const char c : digits) {
    lengths.push_back(digit(c));
    used += std::size_t{1} << (kLongestCode - static_cast<int>(lengths.back()));
  }
  VANTHU_CHECK(used == std::size_t{1} << kLongestCode, "a trained code is used up");
  return lengths;
}

std::uint32_t reversed(std::uint32_t bits, unsigned count) {
  std::uint32_t out = 0;
  for (unsigned i = 0; i < count; ++i) out |= ((bits >> i) & 1U) << (count - 1 - i);
  return out;
}

// RFC 1951, 3.2.2: shorter codes first, among those of one length in the order of symbols. A code
// is read from its highest bit on.
std::vector<BitString> canonical(const Lengths& lengths) {
  std::vector<BitString> codes(lengths.size());
  std::uint32_t next = 0;
  for (unsigned length = 1; length <= kLongestCode; ++length) {
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
      if (lengths[symbol] == length) codes[symbol] = {reversed(next++, length), length};
    }
    next <<= 1U;
  }
  return codes;
}

// The lengths of a code, in four bits each: what stands for 1 to 15, and for "the one before, three
// to six times more" (16 in the RFC, and the last of our sixteen codes).
void put_lengths(BitWriter& out, const Lengths& lengths) {
  constexpr std::uint32_t kAgain = 15;
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kMost = 6;
  std::size_t at = 0;
  while (at < lengths.size()) {
    out.put(reversed(lengths[at] - 1, 4), 4);
    std::size_t more = 0;
    while (at + 1 + more < lengths.size() && lengths[at + 1 + more] == lengths[at]) ++more;
    at += 1;
    while (more >= kFewest) {
      const std::size_t taken = more < kMost ? more : kMost;
      out.put(reversed(kAgain, 4), 4);
      out.put(taken - kFewest, 2);
      out.settle();
      more -= taken;
      at += taken;
    }
    out.settle();
  }
}

// RFC 1951, 3.2.7. The code of the lengths gives 1 to 16 four bits each and has none for 0, 17, 18.
void put_header(BitWriter& out, const Lengths& lengths) {
  constexpr std::uint64_t kLastBlock = 1;
  constexpr std::uint64_t kDynamic = 2;
  constexpr unsigned kCodes = 19;
  out.put(kLastBlock | kDynamic << 1U, 3);
  out.put(kLiteralSymbols - 257, 5);
  out.put(kDistanceSymbols - 1, 5);
  out.put(kCodes - 4, 4);
  out.settle();
  constexpr std::array<unsigned, kCodes> kOrder = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                   11, 4,  12, 3, 13, 2, 14, 1, 15};
  for (const unsigned symbol : kOrder) {
    out.put(symbol == 0 || symbol > 16 ? 0 : 4, 3);
    out.settle();
  }
  put_lengths(out, lengths);
}

}  // namespace

TrainedCode::TrainedCode(std::string_view literal_lengths, std::string_view distance_lengths) {
  Lengths lengths = parse_lengths(literal_lengths, kLiteralSymbols);
  const Lengths distances = parse_lengths(distance_lengths, kDistanceSymbols);

  const std::vector<BitString> literal_codes = canonical(lengths);
  for (std::size_t byte = 0; byte < kLiterals; ++byte) literals_[byte] = literal_codes[byte];
  end_of_block_ = literal_codes[kEndOfBlock];
  for (std::size_t length = kShortestMatch; length <= kLongestMatch; ++length) {
    const std::size_t index = length_index(length);
    const BitString code = literal_codes[kFirstLength + index];
    const auto which = static_cast<std::uint32_t>(length - kLengthBase[index]);
    lengths_[length] = {code.bits() | which << code.count(), code.count() + kLengthExtra[index]};
  }
  const std::vector<BitString> distance_codes = canonical(distances);
  for (std::size_t i = 0; i < kDistanceSymbols; ++i) distances_[i] = distance_codes[i];

  lengths.insert(lengths.end(), distances.begin(), distances.end());
  std::array<char, 256> room{};
  BitWriter writer(room.data());
  put_header(writer, lengths);
  const unsigned waiting = writer.waiting();
  const char* const end = writer.finish();
  header_.assign(room.data(), static_cast<std::size_t>(end - room.data()));
  if (waiting > 0) {
    header_end_ = {static_cast<unsigned char>(header_.back()), waiting};
    header_.pop_back();
  }
}

}  // namespace vanthu::deflate
