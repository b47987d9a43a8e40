#include "base/known_beginning.h"

#include <openssl/evp.h>

#include <utility>

#include "base/check.h"
#include "base/hex.h"

namespace vanthu {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

// OpenSSL's context of a SHA-512.
struct KnownBeginning::Sha512 {
  std::unique_ptr<EVP_MD_CTX, FreeContext> context{EVP_MD_CTX_new()};
};

KnownBeginning::KnownBeginning(std::string bytes)
    : bytes_(std::move(bytes)), sha512_(std::make_unique<Sha512>()) {
  sha256_.update(bytes_);
  EVP_MD_CTX* const context = sha512_->context.get();
  VANTHU_CHECK(context != nullptr && EVP_DigestInit_ex(context, EVP_sha512(), nullptr) == 1 &&
                   EVP_DigestUpdate(context, bytes_.data(), bytes_.size()) == 1,
               "OpenSSL computes SHA-2 digests");
}

KnownBeginning::KnownBeginning(KnownBeginning&&) noexcept = default;
KnownBeginning& KnownBeginning::operator=(KnownBeginning&&) noexcept = default;
KnownBeginning::~KnownBeginning() = default;

FileDigests KnownBeginning::digest(std::string_view file) const {
  VANTHU_CHECK(file.starts_with(bytes_), "a file is hashed on behind its own beginning");
  const std::string_view rest = file.substr(bytes_.size());
  Sha256 shorter = sha256_;
  shorter.update(rest);
  const Sha512 longer;
  Sha512Digest sha512{};
  unsigned int size = 0;
  VANTHU_CHECK(longer.context != nullptr &&
                   EVP_MD_CTX_copy_ex(longer.context.get(), sha512_->context.get()) == 1 &&
                   EVP_DigestUpdate(longer.context.get(), rest.data(), rest.size()) == 1 &&
                   EVP_DigestFinal_ex(longer.context.get(), sha512.data(), &size) == 1 &&
                   size == sha512.size(),
               "OpenSSL copies digests in the making");
  return {.sha256 = to_hex(std::move(shorter).finish()), .sha512 = to_hex(sha512)};
}

FileDigests digest_file(std::string_view file, const KnownBeginnings& known) {
  for (const KnownBeginning* beginning : known) {
    if (file.starts_with(beginning->bytes())) return beginning->digest(file);
  }
  return {.sha256 = sha256_hex(file), .sha512 = sha512_hex(file)};
}

}  // namespace vanthu
