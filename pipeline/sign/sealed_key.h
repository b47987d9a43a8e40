// Internal to sign/*.cpp: private keys as PKCS#8 under a passphrase.
#pragma once

#include <string>

#include "sign/openssl_ptr.h"
#include "sign/secret.h"
#include "sign/soft_key.h"

namespace vanthu::sign {

std::string encrypt_key(const EVP_PKEY* key, const Secret& passphrase);
Result<OpensslPtr<EVP_PKEY>> decrypt_key(const KeyFiles& files, const Secret& passphrase);

}  // namespace vanthu::sign
