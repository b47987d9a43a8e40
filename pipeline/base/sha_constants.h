// Internal to base: the constants of SHA-512 (FIPS 180-4, 4.2.3 and 5.3.5). The upper halves of the
// first 64 and of all initial words are those of SHA-256.
#pragma once

#include <cstdint>

namespace vanthu {

// The first 64 bits behind the point of the cube roots of the first 80 primes. Defined elsewhere:
// the compiler would make each of them in a register anew where it can be read in one step.
extern const std::uint64_t kShaConstants[80];

// Of the square roots of the first 8.
inline constexpr std::uint64_t kShaInitialWords[8] = {
    0x6a09e667f3bcc908U, 0xbb67ae8584caa73bU, 0x3c6ef372fe94f82bU, 0xa54ff53a5f1d36f1U,
    0x510e527fade682d1U, 0x9b05688c2b3e6c1fU, 0x1f83d9abfb41bd6bU, 0x5be0cd19137e2179U,
};

}  // namespace vanthu
