// The digests of many texts at once: a processor with wide vectors hashes several side by side in
// little more time than one. A single text, or one that outweighs all others, goes through OpenSSL;
// so does everything on other processors. The answers are the same.
//   const std::vector<BothDigests> digests = digests_of(files_of_some_dossiers);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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

// SHA-512 behind the beginning that several texts have in common.
class Sha512Beginning {
 public:
  explicit Sha512Beginning(std::string_view bytes);

  const Sha512& digest() const { return digest_; }
  // Behind the whole blocks of the beginning; of no use on a processor without vectors.
  const std::array<std::uint64_t, 8>& words() const { return words_; }
  std::size_t bytes_in_words() const { return bytes_in_words_; }

 private:
  Sha512 digest_;
  std::array<std::uint64_t, 8> words_{};
  std::size_t bytes_in_words_ = 0;
};

struct BegunText {
  // With its beginning.
  std::string_view bytes;
  // Null: it is hashed as a whole.
  const Sha512Beginning* beginning = nullptr;
};

// In the order of the texts. `most` is for tests; more than the processor has is not taken.
std::vector<Sha512Digest> sha512_of(std::span<const BegunText> texts,
                                    Vectors most = Vectors::Avx512);
std::vector<BothDigests> digests_of(std::span<const std::string_view> texts,
                                    Vectors most = Vectors::Avx512);

}  // namespace vanthu
