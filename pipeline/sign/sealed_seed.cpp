#include "sign/sealed_seed.h"

#include "sign/sealed_key.h"

namespace vanthu::sign {

std::string seal_seed(const Seed& seed, const Secret& passphrase) {
  const auto key =
      must_own(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
  return encrypt_key(key.get(), passphrase);
}

Result<Seed> open_seed(std::string_view pem, const Secret& passphrase, const std::string& where) {
  auto key = decrypt_key({.key_pem = pem, .certificate = {}, .where = where}, passphrase);
  if (!key.ok()) return key.error();
  Seed seed{};
  std::size_t size = seed.size();
  const bool is_seed = EVP_PKEY_is_a(key.value().get(), "ED25519") == 1 &&
                       EVP_PKEY_get_raw_private_key(key.value().get(), seed.data(), &size) == 1;
  if (is_seed && size == seed.size()) return seed;
  return Error{.kind = ErrorKind::Integrity,
               .what = {"tệp này không phải khóa nhật ký (Ed25519)",
                        "this file is not a key of a log (Ed25519)"},
               .where = where,
               .remedy = {"khôi phục thư mục keys/log từ bản sao lưu",
                          "restore the folder keys/log from a backup"}};
}

}  // namespace vanthu::sign
