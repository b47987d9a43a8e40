#include "sign/long_term.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sign/cms.h"
#include "sign/signature_field.h"
#include "sign/soft_key.h"
#include "sign/stamped_pdf.h"
#include "sign/verification.h"
#include "support/fielded_pdf.h"
#include "support/signing_keys.h"
#include "support/test_ca.h"
#include "support/test_tsa.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A chair whose certificate an authority issued, and a stamping authority of its own.
class LongTerm : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    tsa_ = std::make_unique<support::TestTsa>();
    ca_ = std::make_unique<support::TestCa>();
  }
  static void TearDownTestSuite() {
    tsa_.reset();
    ca_.reset();
  }

  static TrustList trusting(std::vector<std::string> crls) {
    return TrustList({support::test_signer(TestKey::P256)->certificate(),
                      parse_certificate(tsa_->certificate_pem(), "tsa").value(),
                      parse_certificate(ca_->certificate_pem(), "ca").value()},
                     std::move(crls));
  }
  static std::string paper() {
    const std::string key = ca_->signer_key_pem();
    const std::string certificate = ca_->signer_certificate_pem();
    const auto chair = load_soft_key({.key_pem = key, .certificate = certificate, .where = "chair"},
                                     support::test_passphrase());
    EXPECT_TRUE(chair.ok());
    return sign_field(support::sealed_pdf_with_fields(*support::test_signer(TestKey::P256)),
                      {.field = "Signature2",
                       .date = ca_->date_in_validity(),
                       .look = {},
                       .timestamp_room = kTimestampRoom},
                      *chair.value())
        .value();
  }
  static std::string stamped(const std::string& pdf, StampTarget target) {
    const std::string query = make_timestamp_query(stamped_digest(pdf, target).value());
    return add_stamp(pdf, target, token_of_response(tsa_->answer(query), query).value()).value();
  }
  static PdfVerification verified(const std::string& pdf, const TrustList& trusted) {
    auto verification = verify_pdf_signatures(pdf, trusted);
    EXPECT_TRUE(verification.ok());
    return std::move(verification).value();
  }
  static std::vector<std::string> ids(const PdfSignature& signature) {
    std::vector<std::string> all;
    for (const auto& finding : signature.check.findings) all.push_back(finding.id);
    return all;
  }

  static std::unique_ptr<support::TestTsa> tsa_;
  static std::unique_ptr<support::TestCa> ca_;
};

std::unique_ptr<support::TestTsa> LongTerm::tsa_;
std::unique_ptr<support::TestCa> LongTerm::ca_;

TEST_F(LongTerm, LevelsRiseFromBasicToArchival) {
  const TrustList trusted = trusting({ca_->empty_crl()});
  const std::string basic = paper();
  EXPECT_EQ(verified(basic, trusted).signatures.at(1).level, SignatureLevel::Basic);
  const std::string with_time = stamped(basic, StampTarget::LastSignature);
  EXPECT_EQ(verified(with_time, trusted).signatures.at(1).level, SignatureLevel::Timestamped);

  const auto proofs = gather_proofs(with_time, trusted);
  ASSERT_TRUE(proofs.ok());
  EXPECT_THAT(proofs.value().unknown, IsEmpty());
  EXPECT_EQ(proofs.value().crls.size(), 1U);
  const std::string kept = add_proofs(with_time, proofs.value()).value();
  EXPECT_EQ(kept.substr(0, with_time.size()), with_time);
  // Checked with what is inside, without the list.
  const PdfVerification long_term = verified(kept, trusting({}));
  EXPECT_TRUE(long_term.sealed());
  EXPECT_EQ(long_term.signatures.at(1).level, SignatureLevel::LongTerm);
  EXPECT_EQ(long_term.signatures.at(1).revocation, Revocation::Good);
  EXPECT_EQ(long_term.signatures.at(1).later, Later::SignaturesAndProofs);

  const PdfVerification archival = verified(stamped(kept, StampTarget::Document), trusting({}));
  EXPECT_TRUE(archival.trusted());
  EXPECT_EQ(archival.signatures.at(1).level, SignatureLevel::Archival);
  // The office's seal has no stamp of its own, but the document's proves it as well.
  EXPECT_EQ(archival.signatures.at(0).level, SignatureLevel::Archival);
}

TEST_F(LongTerm, SaysWhenNoListIsAtHand) {
  const PdfVerification verification = verified(paper(), trusting({}));
  EXPECT_EQ(verification.signatures.at(1).revocation, Revocation::Unknown);
  EXPECT_THAT(ids(verification.signatures.at(1)), Contains("SIG-44"));
  const auto proofs = gather_proofs(paper(), trusting({}));
  ASSERT_TRUE(proofs.ok());
  EXPECT_THAT(proofs.value().unknown, Contains(HasSubstr("Chair")));
}

TEST_F(LongTerm, DoesNotTrustARevokedCertificateUnlessAnEarlierTimeIsProven) {
  const TrustList trusted = trusting({ca_->crl_that_revokes_the_signer()});
  const PdfVerification claimed = verified(paper(), trusted);
  EXPECT_EQ(claimed.signatures.at(1).revocation, Revocation::Revoked);
  EXPECT_THAT(ids(claimed.signatures.at(1)), Contains("SIG-43"));
  EXPECT_FALSE(claimed.signatures.at(1).check.trusted);
}

TEST_F(LongTerm, DoesNotTrustARevokedCertificateUnderADetachedSignature) {
  const std::string key = ca_->signer_key_pem();
  const std::string certificate = ca_->signer_certificate_pem();
  const auto chair = load_soft_key({.key_pem = key, .certificate = certificate, .where = "chair"},
                                   support::test_passphrase());
  ASSERT_TRUE(chair.ok());
  const std::string cms = sign_detached("manifest", *chair.value()).value();
  const Instant at = chair.value()->certificate().valid_from();
  const auto check = [&](const TrustList& trusted) {
    return verify_detached("manifest", cms, trusted, at);
  };
  EXPECT_TRUE(check(trusting({})).trusted);
  EXPECT_TRUE(check(trusting({ca_->empty_crl()})).trusted);
  const SignatureCheck revoked = check(trusting({ca_->crl_that_revokes_the_signer()}));
  EXPECT_EQ(revoked.integrity, Integrity::Intact);
  EXPECT_FALSE(revoked.trusted);
  ASSERT_EQ(revoked.findings.size(), 1U);
  EXPECT_EQ(revoked.findings[0].id, "SIG-43");
  // On the list itself, where the short way recognises it.
  const TrustList listed(
      {chair.value()->certificate(), parse_certificate(ca_->certificate_pem(), "ca").value()},
      {ca_->crl_that_revokes_the_signer()});
  EXPECT_FALSE(check(listed).trusted);
}

TEST_F(LongTerm, ABelievableListMustBeSignedByTheIssuer) {
  std::string forged = ca_->empty_crl();
  forged.back() = static_cast<char>(forged.back() ^ 1);
  EXPECT_EQ(verified(paper(), trusting({forged})).signatures.at(1).revocation, Revocation::Unknown);
}

TEST_F(LongTerm, AddsNothingTwice) {
  const TrustList trusted = trusting({ca_->empty_crl()});
  const std::string pdf = paper();
  const Proofs proofs = gather_proofs(pdf, trusted).value();
  const std::string once = add_proofs(pdf, proofs).value();
  EXPECT_EQ(add_proofs(once, proofs).value(), once);
}

TEST_F(LongTerm, PopplerAndQpdfStillCallThePaperGood) {
  const TrustList trusted = trusting({ca_->empty_crl()});
  const std::string signed_pdf = stamped(paper(), StampTarget::LastSignature);
  const std::string kept =
      add_proofs(signed_pdf, gather_proofs(signed_pdf, trusted).value()).value();
  const support::TempFolder folder;
  folder.write("paper.pdf", stamped(kept, StampTarget::Document));
  const auto judged = support::run_tool({"pdfsig", "-nocert", folder.file("paper.pdf")});
  EXPECT_THAT(judged.output, HasSubstr("Signature is Valid"));
  EXPECT_THAT(judged.output, ::testing::Not(HasSubstr("Digest Mismatch")));
  EXPECT_EQ(support::run_tool({"qpdf", "--check", folder.file("paper.pdf")}).exit_code, 0);
}

}  // namespace
}  // namespace vanthu::sign
