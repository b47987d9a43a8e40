#include "sign/message_digest.h"

#include <algorithm>

#include "base/check.h"
#include "sign/openssl_ptr.h"

namespace vanthu::sign {

std::string digest_of_parts(const char* digest, std::span<const std::string_view> parts) {
  const auto context = must_own(EVP_MD_CTX_new());
  bool ok = EVP_DigestInit_ex(context.get(), EVP_get_digestbyname(digest), nullptr) == 1;
  for (const auto part : parts) {
    ok = ok && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
  }
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  ok = ok && EVP_DigestFinal_ex(context.get(), out, &size) == 1;
  VANTHU_CHECK(ok, "OpenSSL computes the digests it knows by name");
  return std::string(out, out + size);
}

Sha256Digest sha256_of_parts(std::span<const std::string_view> parts) {
  const std::string bytes = digest_of_parts("SHA256", parts);
  Sha256Digest digest{};
  VANTHU_CHECK(bytes.size() == digest.size(), "SHA-256 has 32 bytes");
  std::transform(bytes.begin(), bytes.end(), digest.begin(),
                 [](char byte) { return static_cast<unsigned char>(byte); });
  return digest;
}

}  // namespace vanthu::sign
