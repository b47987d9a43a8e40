#include "base/md5.h"

#include <openssl/evp.h>

#include "base/check.h"

namespace vanthu {

Md5Digest md5(std::string_view bytes) {
  Md5Digest out{};
  unsigned int size = 0;
  const int ok = EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, EVP_md5(), nullptr);
  VANTHU_CHECK(ok == 1 && size == out.size(), "OpenSSL computes MD5 digests");
  return out;
}

}  // namespace vanthu
