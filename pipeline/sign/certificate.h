// An X.509 certificate (chứng thư số) as plain facts beside its DER bytes. Parsing says what the
// certificate claims; whether to believe it is verification.h's question of trust.
//   Result<Certificate> one = parse_certificate(pem_or_der, "keys/office.crt");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/sha.h"

namespace vanthu::sign {

// All parts are printable NFC text, whatever the certificate holds; a part that is not text is
// shown as '#' and the hexadecimal digits of its DER (RFC 4514, 2.4).
struct DistinguishedName {
  std::string common_name;
  std::string organisation;
  std::string unit;
  // Most specific part first: "CN=Nguyễn Văn A, OU=Chi bộ 7, O=Đảng bộ phường X".
  std::string full;

  bool operator==(const DistinguishedName&) const = default;
};

class Certificate {
 public:
  const std::string& der() const { return der_; }
  const DistinguishedName& subject() const { return subject_; }
  const DistinguishedName& issuer() const { return issuer_; }
  // Both inclusive.
  Instant valid_from() const { return valid_from_; }
  Instant valid_until() const { return valid_until_; }
  // "P-256", "RSA 3072"; the library's name for other kinds.
  const std::string& key_description() const { return key_description_; }
  // SHA-256 of der().
  const Sha256Digest& fingerprint() const { return fingerprint_; }
  // Lower-case hexadecimal, without leading zeros beyond whole bytes.
  const std::string& serial_hex() const { return serial_hex_; }
  // For signing documents: key usage names digitalSignature or nonRepudiation, or nothing at all.
  bool may_sign() const { return may_sign_; }
  // The issuer's name and the serial number as they stand in the certificate, in DER.
  const std::string& issuer_der() const { return issuer_der_; }
  const std::string& serial_der() const { return serial_der_; }

  bool operator==(const Certificate& other) const { return der_ == other.der_; }

 private:
  Certificate() = default;
  // Reads the facts out of DER bytes; the only maker.
  friend Result<Certificate> read_facts(std::string_view der, const std::string& where);

  std::string der_;
  DistinguishedName subject_;
  DistinguishedName issuer_;
  Instant valid_from_;
  Instant valid_until_;
  std::string key_description_;
  Sha256Digest fingerprint_{};
  std::string serial_hex_;
  bool may_sign_ = false;
  std::string issuer_der_;
  std::string serial_der_;
};

// One certificate, PEM or DER. where (file name) goes into the Error's text.
Result<Certificate> parse_certificate(std::string_view pem_or_der, const std::string& where);
// A trust list: any number of PEM certificates one after another, or a single DER one.
// An input without any certificate is an Error.
Result<std::vector<Certificate>> parse_certificates(std::string_view pem_or_der,
                                                    const std::string& where);
std::string to_pem(const Certificate& certificate);
// "AB:12:…" upper-case pairs, as openssl, browsers and certificate dialogs print it.
std::string fingerprint_text(const Certificate& certificate);

}  // namespace vanthu::sign
