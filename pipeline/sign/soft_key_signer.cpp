#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include "sign/sealed_key.h"
#include "sign/signature_key.h"
#include "sign/x509_facts.h"

namespace vanthu::sign {
namespace {

class SoftKeySigner final : public Signer {
 public:
  // prepared is ready to sign digests; it is copied for each signature and never used itself, which
  // is what makes one signer safe for many threads.
  SoftKeySigner(OpensslPtr<EVP_PKEY> key, OpensslPtr<EVP_PKEY_CTX> prepared,
                SignatureAlgorithm algorithm, Certificate certificate)
      : key_(std::move(key)),
        prepared_(std::move(prepared)),
        algorithm_(algorithm),
        certificate_(std::move(certificate)),
        max_signature_size_(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get()))) {}

  const Certificate& certificate() const override { return certificate_; }
  SignatureAlgorithm algorithm() const override { return algorithm_; }
  std::size_t max_signature_size() const override { return max_signature_size_; }

  Result<std::string> sign(const Sha256Digest& digest) const override {
    const OpensslPtr<EVP_PKEY_CTX> context(EVP_PKEY_CTX_dup(prepared_.get()));
    std::string signature(max_signature_size_, '\0');
    std::size_t size = signature.size();
    if (!context || EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char*>(signature.data()),
                                  &size, digest.data(), digest.size()) != 1) {
      ERR_clear_error();
      return Error{.kind = ErrorKind::Integrity,
                   .what = {"khóa không ký được", "the key does not sign"},
                   .where = certificate_.subject().full,
                   .remedy = {"hãy chạy vanthu doctor; nếu vẫn lỗi, khôi phục tệp khóa từ bản sao",
                              "run vanthu doctor; if that does not help, restore the key file from "
                              "its copy"}};
    }
    signature.resize(size);
    return signature;
  }

 private:
  OpensslPtr<EVP_PKEY> key_;
  OpensslPtr<EVP_PKEY_CTX> prepared_;
  SignatureAlgorithm algorithm_;
  Certificate certificate_;
  std::size_t max_signature_size_;
};

Error key_error(const std::string& where, Bilingual what, Bilingual remedy) {
  ERR_clear_error();
  return {.kind = ErrorKind::Integrity,
          .what = std::move(what),
          .where = where,
          .remedy = std::move(remedy)};
}

}  // namespace

Result<OpensslPtr<EVP_PKEY>> decrypt_key(const KeyFiles& files, const Secret& passphrase) {
  const auto reader = memory_reader(files.key_pem);
  const OpensslPtr<X509_SIG> sealed(
      PEM_read_bio_PKCS8(reader.get(), nullptr, &offer_no_passphrase, nullptr));
  if (!sealed) {
    return key_error(
        files.where,
        {"tệp khóa không phải khóa PKCS#8 có mật khẩu",
         "the key file is not a PKCS#8 key with a passphrase"},
        {"cần tệp có dòng BEGIN ENCRYPTED PRIVATE KEY; tạo khóa mới bằng vanthu key "
         "create, hoặc đặt mật khẩu cho khóa sẵn có bằng openssl pkcs8 -topk8",
         "a file with a BEGIN ENCRYPTED PRIVATE KEY line is needed; make a new key with "
         "vanthu key create, or encrypt the present one with openssl pkcs8 -topk8"});
  }
  const OpensslPtr<PKCS8_PRIV_KEY_INFO> plain(PKCS8_decrypt(
      sealed.get(), passphrase.reveal().data(), static_cast<int>(passphrase.reveal().size())));
  if (!plain) {
    return key_error(
        files.where, {"mật khẩu của khóa không đúng", "the key's passphrase is wrong"},
        {"hãy nhập lại; kiểm tra phím Caps Lock và bộ gõ tiếng Việt (chữ có dấu gõ "
         "khác bảng mã sẽ không khớp)",
         "type it again; check Caps Lock and the Vietnamese input method (letters with "
         "marks in another encoding do not match)"});
  }
  OpensslPtr<EVP_PKEY> key(EVP_PKCS82PKEY(plain.get()));
  if (!key) {
    return key_error(files.where,
                     {"mở được tệp khóa nhưng không hiểu khóa bên trong",
                      "the key file opens, but the key inside is not understood"},
                     {"hãy dùng khóa P-256 hoặc RSA", "use a P-256 or an RSA key"});
  }
  return key;
}

namespace {

OpensslPtr<EVP_PKEY_CTX> prepare(EVP_PKEY* key, SignatureAlgorithm algorithm) {
  auto context = must_own(EVP_PKEY_CTX_new(key, nullptr));
  VANTHU_CHECK(EVP_PKEY_sign_init(context.get()) == 1, "OpenSSL signs with the keys it reads");
  set_scheme(context.get(), algorithm);
  return context;
}

}  // namespace

Result<std::unique_ptr<Signer>> load_soft_key(const KeyFiles& files, const Secret& passphrase) {
  auto certificate = parse_certificate(files.certificate, files.certificate_where);
  if (!certificate.ok()) return certificate.error();
  auto opened = decrypt_key(files, passphrase);
  if (!opened.ok()) return opened.error();
  auto key = std::move(opened).value();

  const auto algorithm = try_algorithm_for(key.get());
  if (!algorithm) {
    const std::string kind = describe_key(key.get());
    return key_error(
        files.where,
        {"không ký được bằng loại khóa " + kind, "keys of the kind " + kind + " do not sign here"},
        {"hãy dùng khóa P-256, hoặc RSA từ 2048 đến 8192 bit",
         "use a P-256 key, or RSA with 2048 to 8192 bit"});
  }
  const auto x509 = try_parse_x509(certificate.value().der());
  if (X509_check_private_key(x509.get(), key.get()) != 1) {
    return key_error(files.certificate_where,
                     {"chứng thư số và khóa không cùng một cặp",
                      "the certificate and the key do not belong together"},
                     {"hãy dùng đúng tệp chứng thư được tạo cùng với khóa này",
                      "use the certificate that was made with this key"});
  }
  if (!certificate.value().may_sign()) {
    return key_error(
        files.certificate_where,
        {"chứng thư số này không được cấp để ký văn bản",
         "this certificate was not issued for signing documents"},
        {"hãy dùng chứng thư có mục đích chữ ký số (digitalSignature hoặc nonRepudiation)",
         "use one whose key usage has digitalSignature or nonRepudiation"});
  }
  auto prepared = prepare(key.get(), *algorithm);
  return std::unique_ptr<Signer>(std::make_unique<SoftKeySigner>(
      std::move(key), std::move(prepared), *algorithm, std::move(certificate).value()));
}

}  // namespace vanthu::sign
