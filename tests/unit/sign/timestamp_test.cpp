#include "sign/timestamp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "sign/cms.h"
#include "sign/pdf_changes.h"
#include "sign/signature_field.h"
#include "sign/stamped_pdf.h"
#include "sign/verification.h"
#include "support/fielded_pdf.h"
#include "support/signing_keys.h"
#include "support/test_tsa.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> ids(const findings::Findings& findings) {
  std::vector<std::string> all;
  for (const auto& finding : findings) all.push_back(finding.id);
  return all;
}

// One authority for all tests: its key takes openssl a moment.
class Stamped : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { tsa_ = std::make_unique<support::TestTsa>(); }
  static void TearDownTestSuite() { tsa_.reset(); }

  static std::string token_over(const Sha256Digest& digest) {
    const std::string query = make_timestamp_query(digest);
    auto token = token_of_response(tsa_->answer(query), query);
    EXPECT_TRUE(token.ok()) << describe(token.error(), Language::En);
    return token.value();
  }
  static Certificate authority() {
    return parse_certificate(tsa_->certificate_pem(), "tsa").value();
  }
  static TrustList all_trusted() {
    return TrustList({support::test_signer(TestKey::P256)->certificate(),
                      support::test_signer(TestKey::Rsa3072)->certificate(), authority()});
  }
  static TrustList signers_trusted() {
    return TrustList({support::test_signer(TestKey::P256)->certificate(),
                      support::test_signer(TestKey::Rsa3072)->certificate()});
  }
  // Signed by the chair, with room for a stamp.
  static std::string paper() {
    return sign_field(support::sealed_pdf_with_fields(*support::test_signer(TestKey::P256)),
                      {.field = "Signature2",
                       .date = "D:20261106080000+07'00'",
                       .look = {},
                       .timestamp_room = kTimestampRoom},
                      *support::test_signer(TestKey::Rsa3072))
        .value();
  }
  static std::string stamped(const std::string& pdf, StampTarget target) {
    auto out = add_stamp(pdf, target, token_over(stamped_digest(pdf, target).value()));
    EXPECT_TRUE(out.ok()) << describe(out.error(), Language::En);
    return out.value();
  }

  static std::unique_ptr<support::TestTsa> tsa_;
};

std::unique_ptr<support::TestTsa> Stamped::tsa_;

TEST_F(Stamped, ATokenProvesItsBytesAndNoOthers) {
  const std::string token = token_over(sha256("văn bản"));
  const std::array<std::string_view, 2> content{"văn ", "bản"};
  const auto good = check_timestamp(token, content, all_trusted(), {});
  ASSERT_TRUE(good.timestamp.has_value());
  EXPECT_TRUE(good.timestamp->trusted);
  EXPECT_EQ(good.timestamp->accuracy, 1000000);
  EXPECT_EQ(good.timestamp->authority.subject().common_name, "Test TSA");
  EXPECT_THAT(good.findings, IsEmpty());
  const std::array<std::string_view, 1> other{"văn bản khác"};
  EXPECT_THAT(ids(check_timestamp(token, other, all_trusted(), {}).findings),
              ElementsAre("SIG-41"));
  EXPECT_THAT(ids(check_timestamp(token, content, signers_trusted(), {}).findings),
              ElementsAre("SIG-42"));
}

TEST_F(Stamped, AnAnswerToAnotherQuestionIsRefused) {
  const std::string asked = make_timestamp_query(sha256("a"));
  // The same digest, another nonce.
  const std::string again = make_timestamp_query(sha256("a"));
  const auto refused = token_of_response(tsa_->answer(asked), again);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().what.vi, HasSubstr("yêu cầu khác"));
}

TEST_F(Stamped, ADamagedAnswerIsNeverAToken) {
  const std::string query = make_timestamp_query(sha256("a"));
  const std::string good = tsa_->answer(query);
  for (std::size_t at = 0; at < good.size(); at += 7) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    const auto token = token_of_response(bad, query);
    // Some bytes are outside everything signed: the names of attached certificates' wrappers.
    if (!token.ok()) continue;
    const std::array<std::string_view, 1> content{"a"};
    EXPECT_TRUE(check_timestamp(token.value(), content, all_trusted(), {}).timestamp) << at;
  }
  EXPECT_FALSE(token_of_response("", query).ok());
  EXPECT_FALSE(token_of_response(good.substr(0, good.size() / 2), query).ok());
}

TEST_F(Stamped, TheOpensslToolAgreesWithOurQuery) {
  const support::TempFolder folder;
  folder.write("q.tsq", make_timestamp_query(sha256("văn bản")));
  const auto shown =
      support::run_tool({"openssl", "ts", "-query", "-in", folder.file("q.tsq"), "-text"});
  EXPECT_THAT(shown.output, HasSubstr("Hash Algorithm: sha256"));
  EXPECT_THAT(shown.output, HasSubstr("Certificate required: yes"));
}

TEST_F(Stamped, ASignatureWithAStampIsProvenToItsTime) {
  const std::string before = paper();
  const std::string after = stamped(before, StampTarget::LastSignature);
  EXPECT_EQ(after.size(), before.size());
  const auto verification = verify_pdf_signatures(after, all_trusted());
  ASSERT_TRUE(verification.ok());
  EXPECT_TRUE(verification.value().sealed());
  const SignatureCheck& chair = verification.value().signatures.at(1).check;
  EXPECT_EQ(chair.integrity, Integrity::Intact);
  ASSERT_TRUE(chair.timestamp.has_value());
  EXPECT_TRUE(chair.timestamp->trusted);
  EXPECT_TRUE(chair.trusted);
  EXPECT_THAT(ids(chair.findings), IsEmpty());
}

TEST_F(Stamped, AStampDoesNotFitTwiceNorIntoASignatureWithoutRoom) {
  const std::string once = stamped(paper(), StampTarget::LastSignature);
  const auto twice = add_stamp(once, StampTarget::LastSignature, token_over(sha256("a")));
  ASSERT_FALSE(twice.ok());
  const std::string tight = support::sealed_pdf_with_fields(*support::test_signer(TestKey::P256));
  const auto refused = add_stamp(tight, StampTarget::LastSignature, token_over(sha256("a")));
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().remedy.vi, HasSubstr("--document"));
}

TEST_F(Stamped, AStampOverTheWholePaperIsAnUpdateThatOnlyProves) {
  const std::string before = paper();
  const std::string after = stamped(before, StampTarget::Document);
  EXPECT_EQ(after.substr(0, before.size()), before);
  EXPECT_TRUE(changes_behind(after, before.size()).only_signatures_and_proofs());
  const auto verification = verify_pdf_signatures(after, all_trusted());
  ASSERT_TRUE(verification.ok());
  EXPECT_TRUE(verification.value().trusted());
  ASSERT_EQ(verification.value().signatures.size(), 3U);
  EXPECT_TRUE(verification.value().signatures[2].is_timestamp);
  EXPECT_EQ(verification.value().signatures[1].later, Later::SignaturesAndProofs);
}

TEST_F(Stamped, PopplerAndQpdfStillCallThePaperGood) {
  const support::TempFolder folder;
  folder.write("paper.pdf",
               stamped(stamped(paper(), StampTarget::LastSignature), StampTarget::Document));
  const auto judged = support::run_tool({"pdfsig", "-nocert", folder.file("paper.pdf")});
  std::size_t valid = 0;
  for (auto at = judged.output.find("Signature is Valid"); at != std::string::npos;
       at = judged.output.find("Signature is Valid", at + 1)) {
    ++valid;
  }
  // Poppler 22.12 does not check document time stamps.
  EXPECT_EQ(valid, 2U) << judged.output;
  EXPECT_EQ(support::run_tool({"qpdf", "--check", folder.file("paper.pdf")}).exit_code, 0);
}

}  // namespace
}  // namespace vanthu::sign
