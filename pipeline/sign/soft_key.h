// Keys in files: creating one with its self-signed certificate, and signing with it.
//
// The key file is PKCS#8 encrypted with AES-256-CBC under scrypt (PBES2, RFC 7914). Opening it is
// slow on purpose, so open it once per process. openssl reads the same files.
//   auto made = create_key({.common_name = cell_name}, passphrase, clock);
//   auto signer = load_soft_key({.key_pem = …, .certificate = …, .where = "keys/office"},
//   passphrase);
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "sign/certificate.h"
#include "sign/secret.h"
#include "sign/signer.h"
#include "text/nfc_string.h"

namespace vanthu::sign {

enum class KeyAlgorithm { P256, Rsa3072 };

struct KeyRequest {
  KeyAlgorithm algorithm = KeyAlgorithm::P256;
  // Who signs: person or cell. Required; the certificate holds up to 64 letters a name, one line.
  text::NfcString common_name{};
  // Left out of the certificate when empty.
  text::NfcString organisation{};
  text::NfcString unit{};
  // 1 to 20, counted from the clock's now.
  int validity_years = 5;
};

struct NewKey {
  // "-----BEGIN ENCRYPTED PRIVATE KEY-----": write it where only its owner can read.
  std::string private_key_pem;
  std::string certificate_pem;
  Certificate certificate;
};

// Letters (code points), so that a Vietnamese passphrase is not counted by bytes.
inline constexpr std::size_t kMinPassphraseLetters = 8;

// Errors: a name that is empty, too long or of several lines; years out of range; a passphrase
// shorter than kMinPassphraseLetters. The serial number is random, 128 bit, positive.
Result<NewKey> create_key(const KeyRequest& request, const Secret& passphrase, const Clock& clock);

struct KeyFiles {
  std::string_view key_pem;
  // PEM or DER.
  std::string_view certificate;
  // How the user calls the key, for messages; and its certificate, when that is a file of its own.
  std::string where{};
  std::string certificate_where = where;
};

// P-256 and RSA from 2048 to 8192 bit. Errors: wrong passphrase; not an encrypted PKCS#8 file;
// another kind of key; a certificate that belongs to another key or is not made for signing.
// An expired certificate still loads (verification compares times).
Result<std::unique_ptr<Signer>> load_soft_key(const KeyFiles& files, const Secret& passphrase);

}  // namespace vanthu::sign
