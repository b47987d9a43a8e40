#include "base/sha_compression.h"
#include "base/sha_lanes.h"

namespace vanthu {

void sha512_in_8_lanes(std::uint64_t* state, const unsigned char* const* blocks,
                       std::size_t count) {
  Compression<Sha512Words, 8>::run(state, blocks, count);
}

void sha256_in_16_lanes(std::uint32_t* state, const unsigned char* const* blocks,
                        std::size_t count) {
  Compression<Sha256Words, 16>::run(state, blocks, count);
}

}  // namespace vanthu
