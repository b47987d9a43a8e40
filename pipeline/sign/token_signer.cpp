#include <dlfcn.h>
#include <openssl/err.h>
#include <p11-kit/pkcs11.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

#include "sign/der.h"
#include "sign/signature_key.h"
#include "sign/token_key.h"
#include "sign/x509_facts.h"

namespace vanthu::sign {
namespace {

constexpr CK_ULONG kMaxFound = 4;
constexpr CK_ULONG kMaxSlots = 64;

Error token_error(const std::string& where, Bilingual what, Bilingual remedy) {
  ERR_clear_error();
  return {.kind = ErrorKind::Integrity,
          .what = std::move(what),
          .where = where,
          .remedy = std::move(remedy)};
}

Error module_error(const TokenKey& key) {
  return token_error(key.where,
                     {"không nạp được phần mềm của token: " + key.module,
                      "the token's module cannot be loaded: " + key.module},
                     {"cài phần mềm của nhà cung cấp token, ghi đúng đường dẫn tệp .so vào module=",
                      "install the maker's software and name its .so file in module="});
}

Error no_token(const TokenKey& key) {
  return token_error(
      key.where, {"không thấy token “" + key.token + "”", "there is no token “" + key.token + "”"},
      {"cắm token vào máy; kiểm tra tên token ghi ở token=", "plug it in; check token="});
}

Error no_object(const TokenKey& key, Bilingual what) {
  return token_error(key.where, std::move(what),
                     {"kiểm tra tên khóa ghi ở key= bằng phần mềm của token",
                      "check the label in key= with the token's own software"});
}

// The module with one session, logged in; both end with it.
class TokenSession {
 public:
  TokenSession() = default;
  TokenSession(const TokenSession&) = delete;
  TokenSession& operator=(const TokenSession&) = delete;
  ~TokenSession() {
    if (functions_ != nullptr && opened_) functions_->C_CloseSession(session_);
    if (functions_ != nullptr && initialized_) functions_->C_Finalize(nullptr);
    if (library_ != nullptr) ::dlclose(library_);
  }

  Result<Done> open(const TokenKey& key, const Secret& pin) {
    library_ = ::dlopen(key.module.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library_ == nullptr) return module_error(key);
    const auto list =
        reinterpret_cast<CK_C_GetFunctionList>(::dlsym(library_, "C_GetFunctionList"));
    if (list == nullptr || list(&functions_) != CKR_OK) return module_error(key);
    CK_C_INITIALIZE_ARGS arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    const CK_RV started = functions_->C_Initialize(&arguments);
    initialized_ = started == CKR_OK;
    if (!initialized_ && started != CKR_CRYPTOKI_ALREADY_INITIALIZED) return module_error(key);
    const auto slot = find_slot(key.token);
    if (!slot || functions_->C_OpenSession(*slot, CKF_SERIAL_SESSION, nullptr, nullptr,
                                           &session_) != CKR_OK) {
      return no_token(key);
    }
    opened_ = true;
    return log_in(key, pin);
  }

  // Objects of this class and label.
  std::vector<CK_OBJECT_HANDLE> find(CK_OBJECT_CLASS kind, std::string label) const {
    CK_ATTRIBUTE wanted[] = {{CKA_CLASS, &kind, sizeof kind},
                             {CKA_LABEL, label.data(), label.size()}};
    std::vector<CK_OBJECT_HANDLE> found(kMaxFound);
    CK_ULONG count = 0;
    if (functions_->C_FindObjectsInit(session_, wanted, 2) != CKR_OK) return {};
    const CK_RV answer = functions_->C_FindObjects(session_, found.data(), kMaxFound, &count);
    functions_->C_FindObjectsFinal(session_);
    found.resize(answer == CKR_OK ? count : 0);
    return found;
  }

  std::string value_of(CK_OBJECT_HANDLE object) const {
    constexpr CK_ULONG kMaxValue = 65536;
    CK_ATTRIBUTE value{CKA_VALUE, nullptr, 0};
    if (functions_->C_GetAttributeValue(session_, object, &value, 1) != CKR_OK ||
        value.ulValueLen > kMaxValue) {
      return {};
    }
    std::string bytes(value.ulValueLen, '\0');
    value.pValue = bytes.data();
    return functions_->C_GetAttributeValue(session_, object, &value, 1) == CKR_OK ? bytes : "";
  }

  // One at a time: a session has one operation.
  std::optional<std::string> sign(CK_OBJECT_HANDLE key, CK_MECHANISM_TYPE type, std::string input,
                                  std::size_t max_size) const {
    const std::lock_guard lock(mutex_);
    CK_MECHANISM mechanism{type, nullptr, 0};
    std::string out(max_size, '\0');
    CK_ULONG size = out.size();
    if (functions_->C_SignInit(session_, &mechanism, key) != CKR_OK ||
        functions_->C_Sign(session_, reinterpret_cast<CK_BYTE*>(input.data()), input.size(),
                           reinterpret_cast<CK_BYTE*>(out.data()), &size) != CKR_OK ||
        size > out.size()) {
      return std::nullopt;
    }
    out.resize(size);
    return out;
  }

 private:
  std::optional<CK_SLOT_ID> find_slot(const std::string& label) const {
    std::vector<CK_SLOT_ID> slots(kMaxSlots);
    CK_ULONG count = kMaxSlots;
    if (functions_->C_GetSlotList(CK_TRUE, slots.data(), &count) != CKR_OK) return std::nullopt;
    for (CK_ULONG i = 0; i < count; ++i) {
      CK_TOKEN_INFO info{};
      if (functions_->C_GetTokenInfo(slots[i], &info) != CKR_OK) continue;
      // Padded with spaces, not ended by a zero.
      std::string name(reinterpret_cast<const char*>(info.label), sizeof info.label);
      name.resize(name.find_last_not_of(' ') + 1);
      if (name == label) return slots[i];
    }
    return std::nullopt;
  }

  Result<Done> log_in(const TokenKey& key, const Secret& pin) {
    std::vector<CK_BYTE> digits(pin.reveal().begin(), pin.reveal().end());
    const CK_RV answer = functions_->C_Login(session_, CKU_USER, digits.data(), digits.size());
    std::fill(digits.begin(), digits.end(), CK_BYTE{0});
    if (answer == CKR_OK || answer == CKR_USER_ALREADY_LOGGED_IN) return Done{};
    if (answer == CKR_PIN_LOCKED) {
      return token_error(key.where,
                         {"token đã bị khóa vì nhập sai mã PIN nhiều lần",
                          "the token is locked after too many wrong PINs"},
                         {"liên hệ nơi cấp token để mở khóa", "ask its issuer to unlock it"});
    }
    return token_error(key.where, {"mã PIN của token không đúng", "the token's PIN is wrong"},
                       {"nhập lại cẩn thận: sai nhiều lần token sẽ tự khóa",
                        "type it with care: after a few wrong ones the token locks itself"});
  }

  void* library_ = nullptr;
  CK_FUNCTION_LIST* functions_ = nullptr;
  CK_SESSION_HANDLE session_ = 0;
  bool initialized_ = false;
  bool opened_ = false;
  mutable std::mutex mutex_;
};

// r and s of 32 bytes each as DER (RFC 3279, 2.2.3).
std::string ecdsa_der(std::string_view raw) {
  const auto integer = [](std::string_view bytes) {
    while (bytes.size() > 1 && bytes[0] == '\0') bytes.remove_prefix(1);
    const bool high = (static_cast<unsigned char>(bytes[0]) & 0x80U) != 0;
    return der::element(der::kInteger, (high ? std::string(1, '\0') : "") + std::string(bytes));
  };
  return der::element(der::kSequence, integer(raw.substr(0, 32)) + integer(raw.substr(32)));
}

class TokenSigner final : public Signer {
 public:
  TokenSigner(std::unique_ptr<TokenSession> session, CK_OBJECT_HANDLE key, OpensslPtr<X509> x509,
              SignatureAlgorithm algorithm, Certificate certificate)
      : session_(std::move(session)),
        key_(key),
        x509_(std::move(x509)),
        algorithm_(algorithm),
        certificate_(std::move(certificate)) {}

  const Certificate& certificate() const override { return certificate_; }
  SignatureAlgorithm algorithm() const override { return algorithm_; }
  std::size_t max_signature_size() const override {
    return static_cast<std::size_t>(EVP_PKEY_get_size(X509_get0_pubkey(x509_.get())));
  }

  Result<std::string> sign(const Sha256Digest& digest) const override {
    auto signature =
        algorithm_ == SignatureAlgorithm::EcdsaP256Sha256 ? sign_ecdsa(digest) : sign_rsa(digest);
    // The token may hold another key than the certificate's: then nothing goes out.
    if (!signature || !fits(*signature, digest)) {
      return token_error(certificate_.subject().full,
                         {"token không ký được, hoặc khóa không thuộc chứng thư này",
                          "the token does not sign, or its key is not the certificate's"},
                         {"cắm lại token rồi chạy lại; kiểm tra tên khóa và chứng thư",
                          "plug it in again; check the labels of key and certificate"});
    }
    return std::move(*signature);
  }

 private:
  std::optional<std::string> sign_ecdsa(const Sha256Digest& digest) const {
    constexpr std::size_t kRaw = 64;
    auto raw = session_->sign(key_, CKM_ECDSA, std::string(digest.begin(), digest.end()), kRaw);
    if (!raw || raw->size() != kRaw) return std::nullopt;
    return ecdsa_der(*raw);
  }

  std::optional<std::string> sign_rsa(const Sha256Digest& digest) const {
    // DigestInfo of SHA-256 (RFC 8017, 9.2).
    constexpr std::string_view kPrefix(
        "\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20", 19);
    return session_->sign(key_, CKM_RSA_PKCS,
                          std::string(kPrefix) + std::string(digest.begin(), digest.end()),
                          max_signature_size());
  }

  bool fits(const std::string& signature, const Sha256Digest& digest) const {
    const auto context = must_own(EVP_PKEY_CTX_new(X509_get0_pubkey(x509_.get()), nullptr));
    VANTHU_CHECK(EVP_PKEY_verify_init(context.get()) == 1, "OpenSSL verifies with known keys");
    set_scheme(context.get(), algorithm_);
    const bool ok = EVP_PKEY_verify(context.get(), as_unsigned(signature), signature.size(),
                                    digest.data(), digest.size()) == 1;
    ERR_clear_error();
    return ok;
  }

  std::unique_ptr<TokenSession> session_;
  CK_OBJECT_HANDLE key_;
  OpensslPtr<X509> x509_;
  SignatureAlgorithm algorithm_;
  Certificate certificate_;
};

Result<Certificate> certificate_of(const TokenKey& key, const TokenSession& session) {
  if (!key.certificate.empty()) return parse_certificate(key.certificate, key.where);
  const auto found = session.find(CKO_CERTIFICATE, key.key);
  if (found.size() != 1) {
    return no_object(key, {"token không có đúng một chứng thư tên “" + key.key + "”",
                           "the token has not exactly one certificate “" + key.key + "”"});
  }
  return parse_certificate(session.value_of(found.front()), key.where);
}

}  // namespace

Result<std::unique_ptr<Signer>> open_token(const TokenKey& key, const Secret& pin) {
  auto session = std::make_unique<TokenSession>();
  if (auto opened = session->open(key, pin); !opened.ok()) return opened.error();
  auto certificate = certificate_of(key, *session);
  if (!certificate.ok()) return certificate.error();
  const auto keys = session->find(CKO_PRIVATE_KEY, key.key);
  if (keys.size() != 1) {
    return no_object(key, {"token không có đúng một khóa tên “" + key.key + "”",
                           "the token has not exactly one key “" + key.key + "”"});
  }
  auto x509 = try_parse_x509(certificate.value().der());
  const auto algorithm = x509 ? try_algorithm_for(X509_get0_pubkey(x509.get())) : std::nullopt;
  if (!algorithm || !certificate.value().may_sign()) {
    return token_error(key.where,
                       {"khóa hoặc chứng thư trên token không dùng để ký văn bản được",
                        "the token's key or certificate does not serve for signing"},
                       {"cần khóa P-256 hoặc RSA từ 2048 bit, chứng thư cấp để ký",
                        "a P-256 key or RSA from 2048 bit, and a certificate for signing"});
  }
  return std::unique_ptr<Signer>(std::make_unique<TokenSigner>(std::move(session), keys.front(),
                                                               std::move(x509), *algorithm,
                                                               std::move(certificate).value()));
}

}  // namespace vanthu::sign
