// DEFLATE (RFC 1951) for the short texts that a bulk run packs by the thousand: one pass with a
// code made beforehand, about a third of the time of a library's fastest level. The same text and
// code give the same bytes on every machine, whatever libraries it has, so that a paper made again
// years later can be held against the one that was signed.
//   append_deflated(out, page_operators, page_code());
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "deflate/trained_code.h"

namespace vanthu::deflate {

// Goes up when the same text gets other bytes, also by another trained code, so that papers of
// before are not taken for changed ones (run/maker.h).
inline constexpr int kRevision = 1;

// One deflated stream, never longer than the text stored as it is: 5 bytes more for each 65,535, or
// for none. text: shorter than 1 GiB.
void append_deflated(std::string& out, std::string_view text, const TrainedCode& code);

// How often each symbol is used: what a code is trained on.
struct SymbolCounts {
  std::array<std::uint64_t, kLiteralSymbols> literals{};
  std::array<std::uint64_t, kDistanceSymbols> distances{};
};

void count_symbols(std::string_view text, SymbolCounts& counts);

}  // namespace vanthu::deflate
