#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include "sign/sealed_key.h"
#include "sign/soft_key.h"
#include "sign/x509_facts.h"
#include "text/utf8.h"

namespace vanthu::sign {
namespace {

// RFC 5280, appendix A: ub-common-name, ub-organization-name, ub-organizational-unit-name.
constexpr std::size_t kMaxNameLetters = 64;
constexpr int kMaxValidityYears = 20;

// scrypt cost: 16 MiB and five passes, the largest memory that OpenSSL 3.0 opens again by itself.
constexpr std::uint64_t kScryptN = 1U << 14U;
constexpr std::uint64_t kScryptBlock = 8;
constexpr std::uint64_t kScryptPasses = 5;

Error usage_error(Bilingual what, Bilingual remedy) {
  return {
      .kind = ErrorKind::Usage, .what = std::move(what), .where = {}, .remedy = std::move(remedy)};
}

Result<Done> check_name(const text::NfcString& name, const Bilingual& label) {
  const std::size_t letters = text::count_code_points(name.view());
  if (letters > kMaxNameLetters) {
    const std::string count = std::to_string(letters);
    const std::string most = std::to_string(kMaxNameLetters);
    return usage_error({label.vi + " dài " + count + " ký tự; chứng thư số chỉ ghi được " + most,
                        label.en + " has " + count + " characters; a certificate holds " + most},
                       {"hãy viết gọn lại", "shorten it"});
  }
  if (name.view().find('\n') != std::string_view::npos) {
    return usage_error({label.vi + " có nhiều dòng", label.en + " has several lines"},
                       {"hãy viết trên một dòng", "write it on one line"});
  }
  return Done{};
}

Result<Done> check_request(const KeyRequest& request, const Secret& passphrase) {
  if (request.common_name.empty()) {
    return usage_error({"chưa có tên người ký", "the signer's name is missing"},
                       {"hãy ghi họ tên hoặc tên chi bộ", "give a person's or a cell's name"});
  }
  if (auto ok = check_name(request.common_name, {"tên người ký", "the signer's name"}); !ok.ok()) {
    return ok;
  }
  if (auto ok = check_name(request.organisation, {"tên tổ chức", "the organisation's name"});
      !ok.ok()) {
    return ok;
  }
  if (auto ok = check_name(request.unit, {"tên đơn vị", "the unit's name"}); !ok.ok()) return ok;
  if (request.validity_years < 1 || request.validity_years > kMaxValidityYears) {
    const std::string most = std::to_string(kMaxValidityYears);
    return usage_error({"thời hạn của chứng thư số phải từ 1 đến " + most + " năm",
                        "a certificate's validity is 1 to " + most + " years"},
                       {"hãy chọn số năm khác", "choose another number of years"});
  }
  if (text::count_code_points(passphrase.reveal()) < kMinPassphraseLetters) {
    const std::string least = std::to_string(kMinPassphraseLetters);
    return usage_error(
        {"mật khẩu của khóa quá ngắn: cần ít nhất " + least + " ký tự",
         "the key's passphrase is too short: at least " + least + " characters are needed"},
        {"hãy đặt một cụm từ dễ nhớ, khó đoán",
         "use a phrase that is easy to keep, hard to guess"});
  }
  return Done{};
}

OpensslPtr<EVP_PKEY> generate_key(KeyAlgorithm algorithm) {
  switch (algorithm) {
    case KeyAlgorithm::P256:
      return must_own(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    case KeyAlgorithm::Rsa3072:
      return must_own(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{3072}));
  }
  VANTHU_CHECK(false, "every key algorithm can be generated");
}

void set_random_serial(X509* certificate) {
  const auto number = must_own(BN_new());
  do {
    VANTHU_CHECK(BN_rand(number.get(), 128, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1,
                 "the system gives random numbers");
  } while (BN_is_zero(number.get()));
  VANTHU_CHECK(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr,
               "a serial number fits");
}

void add_name_part(X509_NAME* name, int nid, const text::NfcString& text) {
  if (text.empty()) return;
  // The type is named: left to itself the library turns plain ASCII into PrintableString.
  VANTHU_CHECK(X509_NAME_add_entry_by_NID(name, nid, V_ASN1_UTF8STRING, as_unsigned(text.view()),
                                          static_cast<int>(text.view().size()), -1, 0) == 1,
               "a checked name fits into the certificate");
}

void add_extension(X509* certificate, int nid, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const auto extension = must_own(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
  VANTHU_CHECK(X509_add_ext(certificate, extension.get(), -1) == 1, "an extension can be added");
}

Instant years_later(Instant from, int years) {
  const std::chrono::sys_seconds moment{std::chrono::seconds(from.seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::sys_days last(add_months(Date(day), years * 12));
  return {.seconds = (last + (moment - day)).time_since_epoch().count()};
}

OpensslPtr<X509> certify(EVP_PKEY* key, const KeyRequest& request, Instant now) {
  auto certificate = must_own(X509_new());
  X509* const x509 = certificate.get();
  const Instant end = years_later(now, request.validity_years);
  VANTHU_CHECK(X509_set_version(x509, X509_VERSION_3) == 1 &&
                   ASN1_TIME_set(X509_getm_notBefore(x509), now.seconds) != nullptr &&
                   ASN1_TIME_set(X509_getm_notAfter(x509), end.seconds) != nullptr &&
                   X509_set_pubkey(x509, key) == 1,
               "a certificate takes its fields");
  set_random_serial(x509);
  X509_NAME* const name = X509_get_subject_name(x509);
  add_name_part(name, NID_organizationName, request.organisation);
  add_name_part(name, NID_organizationalUnitName, request.unit);
  add_name_part(name, NID_commonName, request.common_name);
  VANTHU_CHECK(X509_set_issuer_name(x509, name) == 1, "self-signed: issuer and subject are one");
  add_extension(x509, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(x509, NID_key_usage, "critical,digitalSignature,nonRepudiation");
  add_extension(x509, NID_subject_key_identifier, "hash");
  VANTHU_CHECK(X509_sign(x509, key, EVP_sha256()) > 0, "a fresh key signs its certificate");
  return certificate;
}

}  // namespace

std::string encrypt_key(const EVP_PKEY* key, const Secret& passphrase) {
  unsigned char salt[16];
  VANTHU_CHECK(RAND_bytes(salt, sizeof salt) == 1, "the system gives random numbers");
  auto scheme = must_own(PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), salt, sizeof salt, nullptr,
                                               kScryptN, kScryptBlock, kScryptPasses));
  const auto plain = must_own(EVP_PKEY2PKCS8(key));
  const auto sealed = must_own(PKCS8_set0_pbe(passphrase.reveal().data(),
                                              static_cast<int>(passphrase.reveal().size()),
                                              plain.get(), scheme.get()));
  // PKCS8_set0_pbe owns the scheme from here on.
  static_cast<void>(scheme.release());
  const auto writer = memory_writer();
  VANTHU_CHECK(PEM_write_bio_PKCS8(writer.get(), sealed.get()) == 1, "an encrypted key is written");
  return written_bytes(writer.get());
}

Result<NewKey> create_key(const KeyRequest& request, const Secret& passphrase, const Clock& clock) {
  if (auto ok = check_request(request, passphrase); !ok.ok()) return ok.error();
  const auto key = generate_key(request.algorithm);
  const auto x509 = certify(key.get(), request, clock.now());
  auto certificate = read_facts(to_der<X509>(x509.get(), &i2d_X509), {});
  VANTHU_CHECK(certificate.ok(), "our own certificate can be read back");
  return NewKey{.private_key_pem = encrypt_key(key.get(), passphrase),
                .certificate_pem = to_pem(certificate.value()),
                .certificate = certificate.value()};
}

}  // namespace vanthu::sign
