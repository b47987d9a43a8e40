// Internal to base/*.cpp, for sha_lanes_*: the compression function of SHA-2 (FIPS 180-4, 6.2 and
// 6.4) on vectors of any width. Nothing of the standard library's code is used here: what the
// compiler made of it for such a source could be taken for all others too, also on processors
// without these instructions.
#pragma once

#ifdef __AVX512F__
#include <immintrin.h>
#endif

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/sha_constants.h"

namespace vanthu {
namespace {

struct Sha512Words {
  using Word = std::uint64_t;
  static constexpr int kBits = 64;
  static constexpr int kRounds = 80;
  static constexpr int kSum0[3] = {28, 34, 39};
  static constexpr int kSum1[3] = {14, 18, 41};
  // The third is a shift.
  static constexpr int kSigma0[3] = {1, 8, 7};
  static constexpr int kSigma1[3] = {19, 61, 6};
  static Word constant(int round) { return kShaConstants[round]; }
};

struct Sha256Words {
  using Word = std::uint32_t;
  static constexpr int kBits = 32;
  static constexpr int kRounds = 64;
  static constexpr int kSum0[3] = {2, 13, 22};
  static constexpr int kSum1[3] = {6, 11, 25};
  static constexpr int kSigma0[3] = {7, 18, 3};
  static constexpr int kSigma1[3] = {17, 19, 10};
  static Word constant(int round) { return static_cast<Word>(kShaConstants[round] >> 32U); }
};

template <typename Sha, std::size_t kLanes>
struct Compression {
  using Word = typename Sha::Word;
  static constexpr std::size_t kVectorBytes = sizeof(Word) * kLanes;
  typedef Word Vector __attribute__((vector_size(kVectorBytes)));
  typedef unsigned char Bytes __attribute__((vector_size(kVectorBytes)));

  static Vector turned(Vector x, int bits) { return (x >> bits) | (x << (Sha::kBits - bits)); }
  static Vector sum(Vector x, const int (&by)[3]) {
    return turned(x, by[0]) ^ turned(x, by[1]) ^ turned(x, by[2]);
  }
  static Vector sigma(Vector x, const int (&by)[3]) {
    return turned(x, by[0]) ^ turned(x, by[1]) ^ (x >> by[2]);
  }

  static Vector majority(Vector a, Vector b, Vector c) {
#ifdef __AVX512F__
    // One instruction, which the compiler does not find by itself.
    if constexpr (kVectorBytes == sizeof(__m512i)) {
      constexpr int kAtLeastTwo = 0xE8;
      __m512i x, y, z;
      std::memcpy(&x, &a, kVectorBytes);
      std::memcpy(&y, &b, kVectorBytes);
      std::memcpy(&z, &c, kVectorBytes);
      x = _mm512_ternarylogic_epi64(x, y, z, kAtLeastTwo);
      std::memcpy(&a, &x, kVectorBytes);
      return a;
    }
#endif
    return (a & b) | (c & (a | b));
  }

  using Places = std::make_index_sequence<kLanes>;
  using BytePlaces = std::make_index_sequence<kVectorBytes>;

  // a0 b0 a1 b1 … of the first halves.
  template <std::size_t... kPlace>
  static Vector zip_first(Vector a, Vector b, std::index_sequence<kPlace...>) {
    return __builtin_shufflevector(a, b, (kPlace / 2 + kPlace % 2 * kLanes)...);
  }
  template <std::size_t... kPlace>
  static Vector zip_second(Vector a, Vector b, std::index_sequence<kPlace...>) {
    return __builtin_shufflevector(a, b, (kLanes / 2 + kPlace / 2 + kPlace % 2 * kLanes)...);
  }

  template <std::size_t... kPlace>
  static void from_big_endian(Vector& words, std::index_sequence<kPlace...>) {
    constexpr std::size_t kLast = sizeof(Word) - 1;
    Bytes bytes;
    std::memcpy(&bytes, &words, kVectorBytes);
    bytes = __builtin_shufflevector(bytes, bytes, (kPlace ^ kLast)...);
    std::memcpy(&words, &bytes, kVectorBytes);
  }

  // Rows become columns: each turn moves every word's place (row, column), written as one number,
  // by one bit, until both have changed sides.
  static void transpose(Vector (&rows)[kLanes]) {
#pragma GCC unroll 16
    for (std::size_t turn = 1; turn < kLanes; turn *= 2) {
      Vector zipped[kLanes];
#pragma GCC unroll 16
      for (std::size_t i = 0; i < kLanes / 2; ++i) {
        zipped[2 * i] = zip_first(rows[i], rows[i + kLanes / 2], Places());
        zipped[2 * i + 1] = zip_second(rows[i], rows[i + kLanes / 2], Places());
      }
      std::memcpy(rows, zipped, sizeof zipped);
    }
  }

  // A lane's vector of bytes that follow each other becomes a word of each vector of w.
  static void load(Vector (&w)[16], const unsigned char* const* blocks, std::size_t offset) {
#pragma GCC unroll 16
    for (std::size_t first = 0; first < 16; first += kLanes) {
      Vector rows[kLanes];
#pragma GCC unroll 16
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        std::memcpy(&rows[lane], blocks[lane] + offset + first * sizeof(Word), kVectorBytes);
      }
      transpose(rows);
#pragma GCC unroll 16
      for (std::size_t i = 0; i < kLanes; ++i) {
        from_big_endian(rows[i], BytePlaces());
        w[first + i] = rows[i];
      }
    }
  }

  static void run(Word* state, const unsigned char* const* blocks, std::size_t count) {
    Vector s[8];
    std::memcpy(s, state, sizeof s);
    for (std::size_t block = 0; block < count; ++block) {
      Vector w[16];
      load(w, blocks, block * sizeof(Word) * 16);
      Vector a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
#pragma GCC unroll 80
      for (int i = 0; i < Sha::kRounds; ++i) {
        if (i >= 16) {
          w[i & 15] += sigma(w[(i + 1) & 15], Sha::kSigma0) + w[(i + 9) & 15] +
                       sigma(w[(i + 14) & 15], Sha::kSigma1);
        }
        const Vector t1 =
            h + sum(e, Sha::kSum1) + (g ^ (e & (f ^ g))) + Sha::constant(i) + w[i & 15];
        const Vector t2 = sum(a, Sha::kSum0) + majority(a, b, c);
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
      }
      s[0] += a;
      s[1] += b;
      s[2] += c;
      s[3] += d;
      s[4] += e;
      s[5] += f;
      s[6] += g;
      s[7] += h;
    }
    std::memcpy(state, s, sizeof s);
  }
};

}  // namespace
}  // namespace vanthu
