#include "base/sha.h"

#include <openssl/evp.h>

#include <tuple>

#include "base/check.h"
#include "base/hex.h"

namespace vanthu {
namespace {

// Fetched once: EVP_sha256() makes OpenSSL look the algorithm up again for every digest. Never
// freed, as digests are made until the program ends.
template <typename Digest>
const EVP_MD* algorithm() {
  constexpr const char* kName = std::tuple_size_v<Digest> == 32 ? "SHA2-256" : "SHA2-512";
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, kName, nullptr);
  VANTHU_CHECK(fetched != nullptr, "OpenSSL computes SHA-2 digests");
  return fetched;
}

template <typename Digest>
Digest digest(std::string_view bytes) {
  Digest out{};
  unsigned int size = 0;
  const int ok =
      EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm<Digest>(), nullptr);
  VANTHU_CHECK(ok == 1 && size == out.size(), "OpenSSL computes SHA-2 digests");
  return out;
}

}  // namespace

Sha256Digest sha256(std::string_view bytes) {
  return digest<Sha256Digest>(bytes);
}

Sha512Digest sha512(std::string_view bytes) {
  return digest<Sha512Digest>(bytes);
}

template <typename Digest>
struct DigestInTheMaking<Digest>::State {
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

template <typename Digest>
DigestInTheMaking<Digest>::DigestInTheMaking() : state_(std::make_unique<State>()) {
  VANTHU_CHECK(state_->context != nullptr &&
                   EVP_DigestInit_ex(state_->context.get(), algorithm<Digest>(), nullptr) == 1,
               "OpenSSL computes SHA-2 digests");
}

template <typename Digest>
DigestInTheMaking<Digest>::DigestInTheMaking(const DigestInTheMaking& other)
    : state_(std::make_unique<State>()), size_(other.size_) {
  VANTHU_CHECK(state_->context != nullptr &&
                   EVP_MD_CTX_copy_ex(state_->context.get(), other.state_->context.get()) == 1,
               "OpenSSL copies digests in the making");
}

template <typename Digest>
DigestInTheMaking<Digest>& DigestInTheMaking<Digest>::operator=(const DigestInTheMaking& other) {
  if (this != &other) *this = DigestInTheMaking(other);
  return *this;
}

template <typename Digest>
DigestInTheMaking<Digest>::DigestInTheMaking(DigestInTheMaking&&) noexcept = default;
template <typename Digest>
DigestInTheMaking<Digest>& DigestInTheMaking<Digest>::operator=(DigestInTheMaking&&) noexcept =
    default;
template <typename Digest>
DigestInTheMaking<Digest>::~DigestInTheMaking() = default;

template <typename Digest>
DigestInTheMaking<Digest>& DigestInTheMaking<Digest>::update(std::string_view bytes) {
  VANTHU_CHECK(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1,
               "OpenSSL computes SHA-2 digests");
  size_ += bytes.size();
  return *this;
}

template <typename Digest>
Digest DigestInTheMaking<Digest>::finish() && {
  Digest out{};
  unsigned int size = 0;
  VANTHU_CHECK(
      EVP_DigestFinal_ex(state_->context.get(), out.data(), &size) == 1 && size == out.size(),
      "OpenSSL computes SHA-2 digests");
  return out;
}

template class DigestInTheMaking<Sha256Digest>;
template class DigestInTheMaking<Sha512Digest>;

std::string sha256_hex(std::string_view bytes) {
  return to_hex(sha256(bytes));
}

std::string sha512_hex(std::string_view bytes) {
  return to_hex(sha512(bytes));
}

}  // namespace vanthu
