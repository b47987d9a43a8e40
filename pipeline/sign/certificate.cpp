#include "sign/certificate.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <optional>

#include "base/hex.h"
#include "sign/x509_facts.h"
#include "text/nfc_string.h"

namespace vanthu::sign {
namespace {

Error no_certificate(const std::string& where) {
  return {
      .kind = ErrorKind::Integrity,
      .what = {"không đọc được chứng thư số trong tệp này",
               "no certificate can be read from this file"},
      .where = where,
      .remedy = {"cần tệp chứng thư X.509 dạng PEM (có dòng BEGIN CERTIFICATE) hoặc DER; hãy "
                 "kiểm tra lại tệp hoặc xuất lại chứng thư",
                 "an X.509 certificate in PEM (with a BEGIN CERTIFICATE line) or DER is needed; "
                 "check the file or export the certificate again"}};
}

// Certificates come from strangers: their names are text only after the gate says so.
std::string printable_or_hex(const std::string& text, const std::string& der) {
  const auto clean = text::normalize(text);
  const bool one_line = clean.ok() && clean.value().view().find('\n') == std::string_view::npos;
  return one_line ? clean.value().str() : "#" + to_hex({as_unsigned(der), der.size()});
}

std::string name_part(const X509_NAME* name, int nid) {
  const int at = X509_NAME_get_index_by_NID(name, nid, -1);
  if (at < 0) return {};
  const ASN1_STRING* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
  const std::string der(ASN1_STRING_get0_data(value),
                        ASN1_STRING_get0_data(value) + ASN1_STRING_length(value));
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, value);
  if (size < 0) return "#" + to_hex({as_unsigned(der), der.size()});
  const std::string text(utf8, utf8 + size);
  OPENSSL_free(utf8);
  return printable_or_hex(text, der);
}

DistinguishedName read_name(const X509_NAME* name) {
  // RFC 4514 as people read it: most specific part first, UTF-8 kept, specials escaped.
  constexpr unsigned long kFlags = ASN1_STRFLGS_ESC_2253 | ASN1_STRFLGS_ESC_CTRL |
                                   ASN1_STRFLGS_UTF8_CONVERT | ASN1_STRFLGS_DUMP_UNKNOWN |
                                   ASN1_STRFLGS_DUMP_DER | XN_FLAG_SEP_CPLUS_SPC | XN_FLAG_DN_REV |
                                   XN_FLAG_FN_SN;
  const auto writer = memory_writer();
  const int printed = X509_NAME_print_ex(writer.get(), name, 0, kFlags);
  const std::string der = to_der(name, &i2d_X509_NAME);
  return {.common_name = name_part(name, NID_commonName),
          .organisation = name_part(name, NID_organizationName),
          .unit = name_part(name, NID_organizationalUnitName),
          .full = printed < 0 ? "#" + to_hex({as_unsigned(der), der.size()})
                              : printable_or_hex(written_bytes(writer.get()), der)};
}

std::optional<Instant> read_time(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return Instant{.seconds = ::timegm(&parts)};
}

bool is_made_for_signing(X509* certificate) {
  constexpr std::uint32_t kNoKeyUsageExtension = UINT32_MAX;
  const std::uint32_t usage = X509_get_key_usage(certificate);
  return usage == kNoKeyUsageExtension ||
         (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

bool looks_like_der(std::string_view bytes) {
  return !bytes.empty() && bytes[0] == '\x30';
}

}  // namespace

std::string describe_key(const EVP_PKEY* key) {
  if (key == nullptr) return "?";
  if (EVP_PKEY_is_a(key, "RSA") == 1) return "RSA " + std::to_string(EVP_PKEY_get_bits(key));
  char group[64] = "";
  std::size_t size = 0;
  if (EVP_PKEY_get_group_name(key, group, sizeof group, &size) == 1) {
    const std::string name(group, size);
    return name == "prime256v1" ? "P-256" : name;
  }
  const char* type = EVP_PKEY_get0_type_name(key);
  return type == nullptr ? "?" : type;
}

Result<Certificate> read_facts(std::string_view der, const std::string& where) {
  const auto x509 = try_parse_x509(der);
  const auto from = x509 ? read_time(X509_get0_notBefore(x509.get())) : std::nullopt;
  const auto until = x509 ? read_time(X509_get0_notAfter(x509.get())) : std::nullopt;
  ERR_clear_error();
  if (!from || !until) return no_certificate(where);

  Certificate certificate;
  certificate.der_ = std::string(der);
  certificate.subject_ = read_name(X509_get_subject_name(x509.get()));
  certificate.issuer_ = read_name(X509_get_issuer_name(x509.get()));
  certificate.valid_from_ = *from;
  certificate.valid_until_ = *until;
  certificate.key_description_ = describe_key(X509_get0_pubkey(x509.get()));
  certificate.fingerprint_ = sha256(der);
  const ASN1_INTEGER* serial = X509_get0_serialNumber(x509.get());
  certificate.serial_hex_ =
      to_hex({ASN1_STRING_get0_data(serial), static_cast<std::size_t>(ASN1_STRING_length(serial))});
  certificate.may_sign_ = is_made_for_signing(x509.get());
  certificate.issuer_der_ = to_der<X509_NAME>(X509_get_issuer_name(x509.get()), &i2d_X509_NAME);
  certificate.serial_der_ = to_der(serial, &i2d_ASN1_INTEGER);
  ERR_clear_error();
  return certificate;
}

Result<std::vector<Certificate>> parse_certificates(std::string_view pem_or_der,
                                                    const std::string& where) {
  std::vector<Certificate> certificates;
  if (looks_like_der(pem_or_der)) {
    auto one = read_facts(pem_or_der, where);
    if (!one.ok()) return one.error();
    certificates.push_back(std::move(one).value());
    return certificates;
  }
  const auto reader = memory_reader(pem_or_der);
  while (true) {
    const OpensslPtr<X509> x509(
        PEM_read_bio_X509(reader.get(), nullptr, &offer_no_passphrase, nullptr));
    if (!x509) break;
    auto one = read_facts(to_der<X509>(x509.get(), &i2d_X509), where);
    if (!one.ok()) return one.error();
    certificates.push_back(std::move(one).value());
  }
  const bool reached_the_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (certificates.empty() || !reached_the_end) return no_certificate(where);
  return certificates;
}

Result<Certificate> parse_certificate(std::string_view pem_or_der, const std::string& where) {
  auto certificates = parse_certificates(pem_or_der, where);
  if (!certificates.ok()) return certificates.error();
  if (certificates.value().size() != 1) {
    return Error{.kind = ErrorKind::Integrity,
                 .what = {"tệp chứa nhiều chứng thư số, cần đúng một",
                          "the file holds several certificates, exactly one is needed"},
                 .where = where,
                 .remedy = {"hãy để riêng chứng thư của người ký vào một tệp",
                            "keep the signer's certificate in a file of its own"}};
  }
  return std::move(certificates.value().front());
}

std::string to_pem(const Certificate& certificate) {
  const auto x509 = try_parse_x509(certificate.der());
  const auto writer = memory_writer();
  VANTHU_CHECK(x509 && PEM_write_bio_X509(writer.get(), x509.get()) == 1,
               "a certificate that was read can be written");
  return written_bytes(writer.get());
}

std::string fingerprint_text(const Certificate& certificate) {
  std::string text;
  for (const char digit : to_hex(certificate.fingerprint())) {
    if (text.size() % 3 == 2) text += ':';
    text += digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
  }
  return text;
}

}  // namespace vanthu::sign
