// Internal to base/many_digests.cpp: SHA-2 of several texts side by side, each in its lane of the
// processor's vectors. The sources behind these functions are compiled for instructions that not
// every processor has; who calls one has asked it first.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vanthu {

// Takes `count` blocks of each lane into the states: word w of lane i stands at state[w * lanes +
// i].
void sha512_in_4_lanes(std::uint64_t* state, const unsigned char* const* blocks, std::size_t count);
void sha512_in_8_lanes(std::uint64_t* state, const unsigned char* const* blocks, std::size_t count);
void sha256_in_16_lanes(std::uint32_t* state, const unsigned char* const* blocks,
                        std::size_t count);

}  // namespace vanthu
