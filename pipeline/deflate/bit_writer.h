// Internal to deflate/*.cpp: bits into bytes, the first bit lowest (RFC 1951, 3.1.1).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "deflate/trained_code.h"

namespace vanthu::deflate {

// Writes where its caller has made room, and up to eight bytes beyond what it has written.
class BitWriter {
 public:
  explicit BitWriter(char* out) : out_(out) {}

  // No more than 56 bits between two calls of settle.
  void put(BitString bits) { put(bits.bits(), bits.count()); }
  void put(std::uint64_t bits, unsigned count) {
    waiting_ |= bits << count_;
    count_ += count;
  }

  // Whole bytes go out; fewer than eight bits keep waiting.
  void settle() {
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(out_, &waiting_, sizeof(waiting_));
    } else {
      for (unsigned i = 0; i < 8; ++i) out_[i] = static_cast<char>(waiting_ >> (8 * i));
    }
    out_ += count_ / 8;
    waiting_ >>= count_ & ~7U;
    count_ &= 7U;
  }

  unsigned waiting() const { return count_; }

  // Behind the last byte, which zeros fill up.
  char* finish() {
    settle();
    if (count_ > 0) *out_++ = static_cast<char>(waiting_);
    count_ = 0;
    waiting_ = 0;
    return out_;
  }

 private:
  char* out_;
  std::uint64_t waiting_ = 0;
  unsigned count_ = 0;
};

}  // namespace vanthu::deflate
