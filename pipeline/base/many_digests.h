// The digests of many texts at once: a processor with wide vectors hashes several side by side in
// little more time than one. A single text, or one that outweighs all others, goes through OpenSSL;
// so does everything on other processors. The answers are the same.
//   const std::vector<BothDigests> digests = digests_of(files_of_some_dossiers);
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/sha.h"

namespace vanthu {

struct BothDigests {
  Sha256Digest sha256{};
  Sha512Digest sha512{};

  bool operator==(const BothDigests&) const = default;
};

// The widest vectors that may be used.
enum class Vectors { None, Avx2, Avx512 };

Vectors widest_vectors();

// In the order of the texts. `most` is for tests; more than the processor has is not taken.
std::vector<BothDigests> digests_of(std::span<const std::string_view> texts,
                                    Vectors most = Vectors::Avx512);

}  // namespace vanthu
