#include "base/sha.h"

#include <openssl/evp.h>

#include "base/check.h"
#include "base/hex.h"

namespace vanthu {
namespace {

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
  return digest<Sha256Digest>(bytes, EVP_sha256());
}

Sha512Digest sha512(std::string_view bytes) {
  return digest<Sha512Digest>(bytes, EVP_sha512());
}

std::string sha256_hex(std::string_view bytes) {
  return to_hex(sha256(bytes));
}

std::string sha512_hex(std::string_view bytes) {
  return to_hex(sha512(bytes));
}

}  // namespace vanthu
