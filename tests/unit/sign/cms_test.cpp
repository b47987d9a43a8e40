#include "sign/cms.h"

#include <gtest/gtest.h>

#include "support/signing_keys.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;

constexpr char kManifest[] = "sha256:00 record.xml\nBiên bản họp chi bộ\n";

class CmsTest : public ::testing::TestWithParam<TestKey> {
 protected:
  // What openssl says to a detached CMS over the manifest.
  support::ToolRun judge(const std::string& cms, const std::string& content) const {
    return support::run_tool({"openssl", "cms", "-verify", "-cades", "-no_check_time", "-binary",
                              "-inform", "DER", "-in", folder_.write("manifest.p7s", cms),
                              "-content", folder_.write("manifest", content), "-CAfile",
                              support::test_certificate_path(GetParam()), "-out", "/dev/null"});
  }

  std::unique_ptr<Signer> signer_ = support::test_signer(GetParam());
  support::TempFolder folder_;
};

TEST_P(CmsTest, IsAcceptedByOpensslAsCades) {
  const auto cms = sign_detached(kManifest, *signer_);
  ASSERT_TRUE(cms.ok());
  const auto verdict = judge(cms.value(), kManifest);
  EXPECT_EQ(verdict.exit_code, 0) << verdict.output;
  EXPECT_NE(verdict.output.find("CAdES Verification successful"), std::string::npos);
}

TEST_P(CmsTest, IsRefusedByOpensslOverOtherBytes) {
  const auto cms = sign_detached(kManifest, *signer_);
  ASSERT_TRUE(cms.ok());
  EXPECT_NE(judge(cms.value(), std::string(kManifest) + " ").exit_code, 0);
}

TEST_P(CmsTest, CarriesExactlyTheThreeBaselineAttributes) {
  const auto cms = sign_detached(kManifest, *signer_);
  ASSERT_TRUE(cms.ok());
  const auto printed =
      support::run_tool({"openssl", "cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in",
                         folder_.write("manifest.p7s", cms.value())});
  ASSERT_EQ(printed.exit_code, 0) << printed.output;
  const auto begin = printed.output.find("signedAttrs:");
  const auto end = printed.output.find("signatureAlgorithm:", begin);
  const std::string attributes = printed.output.substr(begin, end - begin);
  std::size_t count = 0;
  for (auto at = attributes.find("object:"); at != std::string::npos;
       at = attributes.find("object:", at + 1)) {
    ++count;
  }
  // The content type's value is an object too.
  EXPECT_NE(attributes.find("object: contentType"), std::string::npos);
  EXPECT_NE(attributes.find("object: messageDigest"), std::string::npos);
  EXPECT_NE(attributes.find("object: id-smime-aa-signingCertificateV2"), std::string::npos);
  EXPECT_EQ(attributes.find("signingTime"), std::string::npos);
  EXPECT_EQ(count, 3U) << attributes;
}

TEST_P(CmsTest, NeverExceedsItsAnnouncedSize) {
  const std::size_t most = max_cms_size(*signer_);
  for (int round = 0; round < 20; ++round) {
    const auto cms = sign_detached("vòng " + std::to_string(round), *signer_);
    ASSERT_TRUE(cms.ok());
    EXPECT_LE(cms.value().size(), most);
    EXPECT_GE(cms.value().size() + 16, most);
  }
}

TEST_P(CmsTest, CanBeSignedInTwoHalves) {
  const std::string attributes = signed_attributes(signer_->certificate(), sha256(kManifest));
  const auto signature = signer_->sign(sha256(attributes));
  ASSERT_TRUE(signature.ok());
  const std::string cms =
      assemble_cms(signer_->certificate(), signer_->algorithm(), attributes, signature.value());
  EXPECT_EQ(judge(cms, kManifest).exit_code, 0);
}

INSTANTIATE_TEST_SUITE_P(BothAlgorithms, CmsTest,
                         ::testing::Values(TestKey::P256, TestKey::Rsa3072),
                         [](const auto& key) { return support::name_of(key.param); });

TEST(Cms, GivesTheSameBytesTwiceWithRsa) {
  const auto signer = support::test_signer(TestKey::Rsa3072);
  const auto again = support::test_signer(TestKey::Rsa3072);
  EXPECT_EQ(sign_detached(kManifest, *signer).value(), sign_detached(kManifest, *again).value());
}

}  // namespace
}  // namespace vanthu::sign
