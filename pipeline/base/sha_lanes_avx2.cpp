#include "base/sha_compression.h"
#include "base/sha_lanes.h"

namespace vanthu {

void sha512_in_4_lanes(std::uint64_t* state, const unsigned char* const* blocks,
                       std::size_t count) {
  Compression<Sha512Words, 4>::run(state, blocks, count);
}

}  // namespace vanthu
