// With real signatures, and judged by tools that are not ours.
#include <gtest/gtest.h>

#include <memory>

#include "archive/archive.h"
#include "sign/cms.h"
#include "sign/verification.h"
#include "support/dossiers.h"
#include "support/minimal_signed_pdf.h"
#include "support/signing_keys.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::archive {
namespace {

using support::dossier;
using support::run_tool;
using support::test_signer;
using support::TestKey;

const FixedClock kClock{Instant{1'793'800'000}};

sign::TrustList trusting(TestKey key) {
  return sign::TrustList(
      sign::parse_certificates(support::test_certificate_pem(key), "test").value());
}

// The plainest judge: valid when whole and trusted.
SignatureChecks checks_against(const sign::TrustList& trusted) {
  const auto verdict = [](bool valid) {
    return SignatureVerdict{
        .outcome = valid ? SignatureVerdict::Outcome::Valid : SignatureVerdict::Outcome::Wrong,
        .detail = {"chữ ký", "signature"}};
  };
  return {.manifest =
              [&trusted, verdict](std::string_view manifest, std::string_view p7s, Instant stored) {
                return verdict(sign::verify_detached(manifest, p7s, trusted, stored).trusted);
              },
          .pdf =
              [&trusted, verdict](std::string_view pdf) {
                return verdict(sign::verify_pdf_signatures(pdf, trusted).value().trusted());
              }};
}

class SignedArchiveTest : public ::testing::Test {
 protected:
  SignedArchiveTest() {
    const auto signer = test_signer(TestKey::P256);
    Submission meeting = prepare(dossier()
                                     .file("minutes.pdf", support::minimal_signed_pdf(*signer))
                                     .file("resolution.pdf", support::minimal_signed_pdf(*signer))
                                     .build())
                             .value();
    meeting.attach_signature(sign::sign_detached(meeting.manifest(), *signer).value());
    EXPECT_TRUE(Archive::create(disk_, kClock, root_, {}).ok());
    archive_ = std::make_unique<Archive>(
        std::move(Archive::open(disk_, kClock, root_, Access::Write)).value());
    EXPECT_TRUE(archive_->store({&meeting, 1}).front().ok());
    const DossierView view = archive_->show(meeting.object_id()).value();
    content_ = parent_path(view.files.front().path);
  }

  VerifyReport verify(const sign::TrustList& trusted) const {
    return archive_->verify({.signatures = checks_against(trusted)}).value();
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  std::string content_;
  DiskFileStore disk_;
  std::unique_ptr<Archive> archive_;
};

TEST_F(SignedArchiveTest, HandsEverySignatureToTheJudge) {
  const sign::TrustList trusted = trusting(TestKey::P256);
  const VerifyReport report = verify(trusted);
  for (const VerifyProblem& problem : report.problems)
    ADD_FAILURE() << problem.code << " " << problem.what.en;
  for (const VerifyProblem& problem : report.unchecked)
    ADD_FAILURE() << problem.code << " " << problem.what.en;
  EXPECT_EQ(report.valid_signatures, 3U);
  const VerifyReport stranger = verify(sign::TrustList());
  EXPECT_EQ(stranger.problems.size(), 3U);
  EXPECT_EQ(stranger.valid_signatures, 0U);
}

// The two commands of the archive's README.
TEST_F(SignedArchiveTest, CanBeCheckedWithStockTools) {
  const auto sums =
      run_tool({"env", "-C", content_, "sha256sum", "--strict", "-c", "manifest.txt"});
  EXPECT_EQ(sums.exit_code, 0) << sums.output;
  const auto cms =
      run_tool({"openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in",
                content_ + "/manifest.p7s", "-content", content_ + "/manifest.txt", "-CAfile",
                support::test_certificate_path(TestKey::P256), "-out", "/dev/null"});
  EXPECT_EQ(cms.exit_code, 0) << cms.output;
  const std::string object = parent_path(parent_path(content_));
  const auto digest = run_tool({"sha512sum", object + "/inventory.json"});
  EXPECT_EQ(digest.output.substr(0, 128),
            disk_.read(object + "/inventory.json.sha512").value().substr(0, 128));
}

}  // namespace
}  // namespace vanthu::archive
