#include "sign/trust_list.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include "sign/signature_key.h"
#include "sign/trust_handles.h"

namespace vanthu::sign {
namespace {

OpensslPtr<EVP_PKEY_CTX> try_prepare_verifier(const X509* certificate) {
  EVP_PKEY* const key = X509_get0_pubkey(certificate);
  const auto algorithm = try_algorithm_for(key);
  if (!algorithm) return nullptr;
  auto context = must_own(EVP_PKEY_CTX_new(key, nullptr));
  VANTHU_CHECK(EVP_PKEY_verify_init(context.get()) == 1, "OpenSSL verifies with the keys it reads");
  set_scheme(context.get(), *algorithm);
  return context;
}

}  // namespace

TrustList::TrustList() : TrustList(std::vector<Certificate>{}) {}

TrustList::TrustList(std::vector<Certificate> certificates)
    : TrustList(std::move(certificates), {}) {}

TrustList::TrustList(std::vector<Certificate> certificates, std::vector<std::string> crls)
    : certificates_(std::move(certificates)), crls_(std::move(crls)) {
  auto handles = std::make_unique<Handles>();
  handles->store = must_own(X509_STORE_new());
  for (const auto& certificate : certificates_) {
    const auto x509 = try_parse_x509(certificate.der());
    VANTHU_CHECK(x509 && X509_STORE_add_cert(handles->store.get(), x509.get()) == 1,
                 "certificates that were read can be listed");
    handles->verifiers.push_back(try_prepare_verifier(x509.get()));
  }
  ERR_clear_error();
  handles_ = std::move(handles);
}

TrustList::TrustList(TrustList&& other) noexcept = default;
TrustList& TrustList::operator=(TrustList&& other) noexcept = default;
TrustList::~TrustList() = default;

Result<std::string> parse_revocation_list(std::string_view pem_or_der, const std::string& where) {
  constexpr std::size_t kMaxList = std::size_t{8} << 20U;
  OpensslPtr<X509_CRL> list;
  if (pem_or_der.size() <= kMaxList) {
    const auto reader = memory_reader(pem_or_der);
    list.reset(pem_or_der.substr(0, 1) == "\x30"
                   ? d2i_X509_CRL_bio(reader.get(), nullptr)
                   : PEM_read_bio_X509_CRL(reader.get(), nullptr, &offer_no_passphrase, nullptr));
  }
  ERR_clear_error();
  if (!list) {
    return Error{
        .kind = ErrorKind::Integrity,
        .what = {"không đọc được danh sách thu hồi trong tệp này",
                 "no revocation list can be read from this file"},
        .where = where,
        .remedy = {"cần tệp CRL của cơ quan cấp chứng thư, dạng DER hoặc PEM; hãy tải lại",
                   "the certificate authority's CRL in DER or PEM is needed; get it again"}};
  }
  return to_der<X509_CRL>(list.get(), &i2d_X509_CRL);
}

}  // namespace vanthu::sign
