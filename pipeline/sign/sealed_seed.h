// The 32 bytes that make an Ed25519 key, kept under a passphrase the way other private keys are:
// PKCS#8, AES-256-CBC, scrypt; openssl reads the same files.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sign/secret.h"

namespace vanthu::sign {

using Seed = std::array<unsigned char, 32>;

// "-----BEGIN ENCRYPTED PRIVATE KEY-----": write it where only its owner can read.
std::string seal_seed(const Seed& seed, const Secret& passphrase);
// where: how the user calls the file. Errors: wrong passphrase; not an encrypted PKCS#8 file;
// another kind of key. Slow on purpose.
Result<Seed> open_seed(std::string_view pem, const Secret& passphrase, const std::string& where);

}  // namespace vanthu::sign
