#include "sign/verify_cms.h"

#include <openssl/err.h>
#include <openssl/ess.h>

#include <algorithm>
#include <array>

#include "sign/message_digest.h"
#include "sign/own_form.h"
#include "sign/revocation.h"
#include "sign/signature_key.h"
#include "sign/signature_problem.h"
#include "sign/x509_facts.h"

namespace vanthu::sign {
namespace {

// What no signature needs to exceed, with its certificates and timestamps.
constexpr std::size_t kMaxCms = std::size_t{1} << 20U;
// NIST SP 800-57: RSA of 2048 bit or a curve of 224.
constexpr int kMinSecurityBits = 112;

// One walk over one signature; each step needs what the ones before it found.
class CmsCheck {
 public:
  explicit CmsCheck(const CmsQuestion& question) : question_(question) {}

  SignatureCheck run() {
    if (parse() && find_single_signer() && check_attributes()) {
      compare_digest();
      if (find_certificate() && check_key()) {
        keep_others();
        compare_signature();
        check_named_certificate();
        read_timestamp();
        note_form();
        CmsQuestion question = question_;
        if (check_.timestamp && check_.timestamp->trusted) question.at = check_.timestamp->time;
        check_.trusted = is_trusted(*check_.signer, others_.get(), question, check_.findings);
      }
    }
    ERR_clear_error();
    const bool doubtful = findings::has_violation(check_.findings);
    check_.integrity = changed_   ? Integrity::Altered
                       : doubtful ? Integrity::Unprovable
                                  : Integrity::Intact;
    check_.trusted = check_.trusted && check_.integrity == Integrity::Intact;
    return std::move(check_);
  }

 private:
  void add(SignatureProblem problem, const std::string& detail = {}) {
    changed_ = changed_ || problem == SignatureProblem::ContentChanged ||
               problem == SignatureProblem::SignatureMismatch ||
               problem == SignatureProblem::HiddenInContents;
    check_.findings.push_back(finding_for(problem, detail, question_.place));
  }
  bool refuse(SignatureProblem problem, const std::string& detail = {}) {
    add(problem, detail);
    return false;
  }

  bool parse() {
    if (question_.cms.empty() || question_.cms.size() > kMaxCms) {
      return refuse(SignatureProblem::UnreadableCms);
    }
    const unsigned char* at = as_unsigned(question_.cms);
    cms_.reset(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(question_.cms.size())));
    if (!cms_ || OBJ_obj2nid(CMS_get0_type(cms_.get())) != NID_pkcs7_signed ||
        OBJ_obj2nid(CMS_get0_eContentType(cms_.get())) != NID_pkcs7_data ||
        CMS_is_detached(cms_.get()) != 1) {
      return refuse(SignatureProblem::UnreadableCms);
    }
    const auto used = static_cast<std::size_t>(at - as_unsigned(question_.cms));
    const std::string_view rest = question_.cms.substr(used);
    encoded_ = question_.cms.substr(0, used);
    if (!question_.inside_pdf && !rest.empty()) return refuse(SignatureProblem::UnreadableCms);
    if (rest.find_first_not_of('\0') != std::string_view::npos) {
      add(SignatureProblem::HiddenInContents);
    }
    return true;
  }

  bool find_single_signer() {
    STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(cms_.get());
    const int count = signers == nullptr ? 0 : sk_CMS_SignerInfo_num(signers);
    if (count != 1) {
      return refuse(SignatureProblem::NotOneSigner, std::to_string(std::max(count, 0)));
    }
    signer_ = sk_CMS_SignerInfo_value(signers, 0);
    X509_ALGOR* digest = nullptr;
    CMS_SignerInfo_get0_algs(signer_, nullptr, nullptr, &digest, nullptr);
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, digest);
    const int nid = OBJ_obj2nid(algorithm);
    if (nid != NID_sha256 && nid != NID_sha384 && nid != NID_sha512) {
      const char* name = OBJ_nid2ln(nid);
      return refuse(SignatureProblem::WeakAlgorithm, name == nullptr ? "?" : name);
    }
    digest_name_ = OBJ_nid2sn(nid);
    return true;
  }

  // The value of an attribute that must stand there once and have one value.
  template <typename T>
  const T* single_attribute(int nid, int type) const {
    constexpr int kOnceWithOneValue = -3;
    return static_cast<const T*>(
        CMS_signed_get0_data_by_OBJ(signer_, OBJ_nid2obj(nid), kOnceWithOneValue, type));
  }

  bool check_attributes() {
    const auto* type = single_attribute<ASN1_OBJECT>(NID_pkcs9_contentType, V_ASN1_OBJECT);
    const auto* digest =
        single_attribute<ASN1_OCTET_STRING>(NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    if (type == nullptr || digest == nullptr || OBJ_obj2nid(type) != NID_pkcs7_data) {
      return refuse(SignatureProblem::WrongAttributes);
    }
    claimed_digest_.assign(ASN1_STRING_get0_data(digest),
                           ASN1_STRING_get0_data(digest) + ASN1_STRING_length(digest));
    return true;
  }

  void compare_digest() {
    check_.digest_matches = digest_of_parts(digest_name_, question_.content) == claimed_digest_;
    if (!check_.digest_matches) add(SignatureProblem::ContentChanged);
  }

  bool find_certificate() {
    others_.reset(CMS_get1_certs(cms_.get()));
    for (int i = 0; others_ && i < sk_X509_num(others_.get()); ++i) {
      X509* const candidate = sk_X509_value(others_.get(), i);
      if (CMS_SignerInfo_cert_cmp(signer_, candidate) == 0) return take_certificate(candidate);
    }
    for (const auto& listed : question_.trusted.certificates()) {
      const auto candidate = try_parse_x509(listed.der());
      if (CMS_SignerInfo_cert_cmp(signer_, candidate.get()) == 0) {
        return take_certificate(candidate.get());
      }
    }
    return refuse(SignatureProblem::CertificateMissing);
  }

  void keep_others() {
    constexpr int kMost = 16;
    const int count = others_ ? std::min(sk_X509_num(others_.get()), kMost) : 0;
    for (int i = 0; i < count; ++i) {
      auto facts = read_facts(to_der<X509>(sk_X509_value(others_.get(), i), &i2d_X509), {});
      if (facts.ok() && !(facts.value() == *check_.signer)) {
        check_.certificates.push_back(std::move(facts).value());
      }
    }
  }

  bool take_certificate(X509* certificate) {
    auto facts = read_facts(to_der<X509>(certificate, &i2d_X509), {});
    if (!facts.ok()) return refuse(SignatureProblem::CertificateMissing);
    check_.signer = std::move(facts).value();
    CMS_SignerInfo_set1_signer_cert(signer_, certificate);
    X509_up_ref(certificate);
    certificate_.reset(certificate);
    return true;
  }

  bool check_key() {
    const EVP_PKEY* key = X509_get0_pubkey(certificate_.get());
    const bool known =
        key != nullptr && (EVP_PKEY_is_a(key, "RSA") == 1 || EVP_PKEY_is_a(key, "RSA-PSS") == 1 ||
                           EVP_PKEY_is_a(key, "EC") == 1);
    if (!known || EVP_PKEY_get_security_bits(key) < kMinSecurityBits) {
      return refuse(SignatureProblem::WeakAlgorithm, check_.signer->key_description());
    }
    return true;
  }

  void compare_signature() {
    check_.signature_matches = CMS_SignerInfo_verify(signer_) == 1;
    if (!check_.signature_matches) add(SignatureProblem::SignatureMismatch);
  }

  void check_named_certificate() {
    const auto* v2 =
        single_attribute<ASN1_STRING>(NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
    const bool any =
        CMS_signed_get_attr_by_NID(signer_, NID_id_smime_aa_signingCertificateV2, -1) >= 0;
    if (!any) return add(SignatureProblem::CertificateNotNamed);
    if (v2 == nullptr) return add(SignatureProblem::WrongAttributes);
    const unsigned char* at = ASN1_STRING_get0_data(v2);
    ESS_SIGNING_CERT_V2* const named =
        d2i_ESS_SIGNING_CERT_V2(nullptr, &at, ASN1_STRING_length(v2));
    const OpensslPtr<STACK_OF(X509)> signer_only(sk_X509_new_null());
    X509_up_ref(certificate_.get());
    sk_X509_push(signer_only.get(), certificate_.get());
    if (named == nullptr ||
        OSSL_ESS_check_signing_certs(nullptr, named, signer_only.get(), 1) <= 0) {
      add(SignatureProblem::OtherCertificate);
    }
    ESS_SIGNING_CERT_V2_free(named);
  }

  std::string_view signature_value() const {
    const ASN1_OCTET_STRING* const value = CMS_SignerInfo_get0_signature(signer_);
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
            static_cast<std::size_t>(ASN1_STRING_length(value))};
  }

  // The one that is there; of several none, which then are additions nobody checked.
  void read_timestamp() {
    constexpr int kOnceWithOneValue = -3;
    const auto* const token = static_cast<const ASN1_STRING*>(CMS_unsigned_get0_data_by_OBJ(
        signer_, OBJ_nid2obj(NID_id_smime_aa_timeStampToken), kOnceWithOneValue, V_ASN1_SEQUENCE));
    if (token == nullptr) return;
    token_ = {reinterpret_cast<const char*>(ASN1_STRING_get0_data(token)),
              static_cast<std::size_t>(ASN1_STRING_length(token))};
    const std::array<std::string_view, 1> stamped{signature_value()};
    TimestampCheck stamp = check_timestamp(token_, stamped, question_.trusted, question_.place);
    check_.timestamp = std::move(stamp.timestamp);
    for (findings::Finding& one : stamp.findings) check_.findings.push_back(std::move(one));
  }

  void note_form() {
    if (question_.inside_pdf &&
        CMS_signed_get_attr_by_NID(signer_, NID_pkcs9_signingTime, -1) >= 0) {
      add(SignatureProblem::SigningTimeAttribute);
    }
    const int known = token_.empty() ? 0 : 1;
    if (CMS_unsigned_get_attr_count(signer_) > known) add(SignatureProblem::UnsignedAdditions);
    if (!is_our_form()) add(SignatureProblem::FormOfAnotherTool);
  }

  bool is_our_form() const {
    const auto algorithm = try_algorithm_for(X509_get0_pubkey(certificate_.get()));
    Sha256Digest digest{};
    if (!algorithm || claimed_digest_.size() != digest.size()) return false;
    std::transform(claimed_digest_.begin(), claimed_digest_.end(), digest.begin(),
                   [](char byte) { return static_cast<unsigned char>(byte); });
    return is_own_form(encoded_, *check_.signer, *algorithm, digest, signature_value(), token_);
  }

  const CmsQuestion& question_;
  SignatureCheck check_;
  // Whether a finding shows that something differs, not only that it cannot be proven.
  bool changed_ = false;
  OpensslPtr<CMS_ContentInfo> cms_;
  // The CMS without the zeros that follow it.
  std::string_view encoded_;
  // Lives in cms_.
  CMS_SignerInfo* signer_ = nullptr;
  const char* digest_name_ = nullptr;
  std::string claimed_digest_;
  // The time stamp's bytes; empty when there is none.
  std::string_view token_;
  OpensslPtr<STACK_OF(X509)> others_;
  OpensslPtr<X509> certificate_;
};

// A revoked certificate proves nothing by itself, unless a trusted stamp is older than that.
void hold_against_revocation(const CmsQuestion& question, SignatureCheck& check) {
  const TrustList& trusted = question.trusted;
  if (trusted.crls().empty() || check.integrity != Integrity::Intact || !check.signer) return;
  std::vector<Certificate> issuers = trusted.certificates();
  issuers.insert(issuers.end(), check.certificates.begin(), check.certificates.end());
  const RevocationAnswer answer = revocation_of(*check.signer, issuers, trusted.crls());
  if (answer.state != Revocation::Revoked) return;
  const bool was_before = answer.at && check.timestamp && check.timestamp->trusted &&
                          check.timestamp->time < *answer.at;
  check.findings.push_back(finding_for(
      SignatureProblem::Revoked, answer.at ? to_iso_vietnam(*answer.at) : "?", question.place));
  check.trusted = check.trusted && was_before;
}

}  // namespace

SignatureCheck verify_cms(const CmsQuestion& question) {
  auto recognised = try_verify_own_form(question);
  SignatureCheck check = recognised ? std::move(*recognised) : CmsCheck(question).run();
  // In a PDF, the lists it holds and the stamps over it count as well (signature_level.h).
  if (!question.inside_pdf) hold_against_revocation(question, check);
  return check;
}

SignatureCheck verify_detached(std::string_view bytes, std::string_view cms,
                               const TrustList& trusted, std::optional<Instant> at) {
  const std::array<std::string_view, 1> content{bytes};
  return verify_cms({.content = content, .cms = cms, .trusted = trusted, .at = at, .place = {}});
}

}  // namespace vanthu::sign
