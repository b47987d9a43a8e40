// Keys on a token (USB token, smart card, HSM) through the maker's PKCS#11 module, a shared library
// that is loaded when asked for. The private key never leaves the token; digests go in, signatures
// come out.
//   auto signer = open_token({.module = "/usr/lib/x.so", .token = "CA Party", .key = "bi-thu"},
//   pin);
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sign/secret.h"
#include "sign/signer.h"

namespace vanthu::sign {

struct TokenKey {
  // Path of the module.
  std::string module;
  // Labels of the token and of the key on it.
  std::string token;
  std::string key;
  // PEM or DER; empty: the token's certificate with the same label as the key.
  std::string_view certificate{};
  // How the user calls the key, for messages.
  std::string where{};
};

// P-256 and RSA from 2048 bit. The signer logs in once and serves all threads one after another.
// Errors: a module that cannot be loaded, no such token, key or certificate, a wrong PIN (after a
// few the token locks itself), another kind of key, a certificate of another key.
Result<std::unique_ptr<Signer>> open_token(const TokenKey& key, const Secret& pin);

}  // namespace vanthu::sign
