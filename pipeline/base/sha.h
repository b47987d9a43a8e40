// SHA-256 and SHA-512 digests (FIPS 180-4) through OpenSSL 3.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace vanthu {

using Sha256Digest = std::array<unsigned char, 32>;
using Sha512Digest = std::array<unsigned char, 64>;

Sha256Digest sha256(std::string_view bytes);
Sha512Digest sha512(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);
std::string sha512_hex(std::string_view bytes);

// A digest in the making. Files that begin alike share the work: keep the state behind what they
// have in common and go on with a copy for each.
template <typename Digest>
class DigestInTheMaking {
 public:
  DigestInTheMaking();
  // Copies are independent. Here and below only because OpenSSL's types stay in the .cpp.
  DigestInTheMaking(const DigestInTheMaking& other);
  DigestInTheMaking& operator=(const DigestInTheMaking& other);
  DigestInTheMaking(DigestInTheMaking&&) noexcept;
  DigestInTheMaking& operator=(DigestInTheMaking&&) noexcept;
  ~DigestInTheMaking();

  DigestInTheMaking& update(std::string_view bytes);
  // How many bytes it has seen.
  std::size_t size() const { return size_; }
  // Ends it: only destruction may follow.
  Digest finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::size_t size_ = 0;
};

using Sha256 = DigestInTheMaking<Sha256Digest>;
using Sha512 = DigestInTheMaking<Sha512Digest>;

}  // namespace vanthu
