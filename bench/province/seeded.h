// Numbers that follow from a seed alone, the same on every machine and with every library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vanthu::province {

class Seeded {
 public:
  explicit Seeded(std::uint64_t seed) : state_(seed) {}

  // SplitMix64.
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  // From 0 to count - 1.
  int below(int count) {
    return static_cast<int>(next() % static_cast<std::uint64_t>(count < 1 ? 1 : count));
  }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(double share) { return static_cast<double>(next() >> 11U) * 0x1.0p-53 < share; }
  template <typename T>
  const T& pick(std::span<const T> some) {
    return some[static_cast<std::size_t>(below(static_cast<int>(some.size())))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace vanthu::province
