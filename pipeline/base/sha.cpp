#include "base/sha.h"

#include <openssl/evp.h>

#include "base/check.h"
#include "base/hex.h"

namespace vanthu {
namespace {

// Fetched once: EVP_sha256() makes OpenSSL look the algorithm up again for every digest. Never
// freed, as digests are made until the program ends.
const EVP_MD* sha256_algorithm() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
  VANTHU_CHECK(algorithm != nullptr, "OpenSSL computes SHA-2 digests");
  return algorithm;
}

const EVP_MD* sha512_algorithm() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA2-512", nullptr);
  VANTHU_CHECK(algorithm != nullptr, "OpenSSL computes SHA-2 digests");
  return algorithm;
}

template <typename Digest>
Digest digest(std::string_view bytes, const EVP_MD* algorithm) {
  Digest out{};
  unsigned int size = 0;
  const int ok = EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm, nullptr);
  VANTHU_CHECK(ok == 1 && size == out.size(), "OpenSSL computes SHA-2 digests");
  return out;
}

}  // namespace

Sha256Digest sha256(std::string_view bytes) {
  return digest<Sha256Digest>(bytes, sha256_algorithm());
}

Sha512Digest sha512(std::string_view bytes) {
  return digest<Sha512Digest>(bytes, sha512_algorithm());
}

struct Sha256::State {
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  VANTHU_CHECK(state_->context != nullptr &&
                   EVP_DigestInit_ex(state_->context.get(), sha256_algorithm(), nullptr) == 1,
               "OpenSSL computes SHA-2 digests");
}

Sha256::Sha256(const Sha256& other) : state_(std::make_unique<State>()), size_(other.size_) {
  VANTHU_CHECK(state_->context != nullptr &&
                   EVP_MD_CTX_copy_ex(state_->context.get(), other.state_->context.get()) == 1,
               "OpenSSL copies digests in the making");
}

Sha256& Sha256::operator=(const Sha256& other) {
  if (this != &other) *this = Sha256(other);
  return *this;
}

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

Sha256& Sha256::update(std::string_view bytes) {
  VANTHU_CHECK(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1,
               "OpenSSL computes SHA-2 digests");
  size_ += bytes.size();
  return *this;
}

Sha256Digest Sha256::finish() && {
  Sha256Digest out{};
  unsigned int size = 0;
  VANTHU_CHECK(
      EVP_DigestFinal_ex(state_->context.get(), out.data(), &size) == 1 && size == out.size(),
      "OpenSSL computes SHA-2 digests");
  return out;
}

std::string sha256_hex(std::string_view bytes) {
  return to_hex(sha256(bytes));
}

std::string sha512_hex(std::string_view bytes) {
  return to_hex(sha512(bytes));
}

}  // namespace vanthu
