#include "sign/message_digest.h"

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

}  // namespace vanthu::sign
