#include "sign/secret.h"

#include <openssl/crypto.h>

#include <utility>

namespace vanthu::sign {

Secret Secret::take(std::string& source) {
  Secret secret{std::string_view(source)};
  OPENSSL_cleanse(source.data(), source.size());
  source.clear();
  return secret;
}

Secret& Secret::operator=(Secret&& other) noexcept {
  // The old bytes leave with `other` and are overwritten by its destructor.
  Secret old(std::move(other));
  std::swap(bytes_, old.bytes_);
  return *this;
}

Secret::~Secret() {
  OPENSSL_cleanse(bytes_.data(), bytes_.size());
}

bool Secret::operator==(const Secret& other) const {
  return bytes_.size() == other.bytes_.size() &&
         CRYPTO_memcmp(bytes_.data(), other.bytes_.data(), bytes_.size()) == 0;
}

}  // namespace vanthu::sign
