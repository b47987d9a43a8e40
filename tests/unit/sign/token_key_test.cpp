#include "sign/token_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "sign/cms.h"
#include "sign/verification.h"
#include "support/signing_keys.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;
using ::testing::HasSubstr;

// SoftHSM with one token ("Văn thư thử") that holds one of the test keys ("bi-thu").
class TokenTest : public ::testing::TestWithParam<TestKey> {
 protected:
  TokenTest() {
    folder_.write("softhsm2.conf", "directories.tokendir = " + folder_.path() + "\n");
    ::setenv("SOFTHSM2_CONF", folder_.file("softhsm2.conf").c_str(), 1);
    must_run({"softhsm2-util", "--init-token", "--free", "--label", "Van thu thu", "--pin",
              "123456", "--so-pin", "12345678"});
    const std::string name = GetParam() == TestKey::P256 ? "p256" : "rsa3072";
    must_run({"openssl", "pkcs8", "-topk8", "-nocrypt", "-in",
              support::source_folder() + "/tests/support/keys/" + name + ".key", "-passin",
              "pass:" + std::string(support::test_passphrase().reveal()), "-out",
              folder_.file("plain.pem")});
    must_run({"softhsm2-util", "--import", folder_.file("plain.pem"), "--token", "Van thu thu",
              "--label", "bi-thu", "--id", "A1", "--pin", "123456"});
    certificate_ = support::test_certificate_pem(GetParam());
  }

  static void must_run(const std::vector<std::string>& command) {
    const auto done = support::run_tool(command);
    ASSERT_EQ(done.exit_code, 0) << done.output;
  }
  TokenKey key() const {
    return {.module = "/usr/lib/softhsm/libsofthsm2.so",
            .token = "Van thu thu",
            .key = "bi-thu",
            .certificate = certificate_,
            .where = "keys/bi-thu.xml"};
  }

  support::TempFolder folder_;
  std::string certificate_;
};

TEST_P(TokenTest, SignsWhatEveryoneCanVerify) {
  const auto signer = open_token(key(), Secret("123456"));
  ASSERT_TRUE(signer.ok()) << describe(signer.error(), Language::En);
  const auto cms = sign_detached("văn bản", *signer.value());
  ASSERT_TRUE(cms.ok()) << describe(cms.error(), Language::En);
  const TrustList trusted({signer.value()->certificate()});
  const auto check =
      verify_detached("văn bản", cms.value(), trusted, Instant{.seconds = 1800000000});
  EXPECT_EQ(check.integrity, Integrity::Intact);
  EXPECT_TRUE(check.trusted);
}

TEST_P(TokenTest, SaysWhatIsWrong) {
  const auto refused = [](const TokenKey& key, const char* pin) {
    const auto signer = open_token(key, Secret(pin));
    return signer.ok() ? std::string() : signer.error().what.vi;
  };
  EXPECT_THAT(refused(key(), "654321"), HasSubstr("PIN"));
  TokenKey wrong = key();
  wrong.token = "khác";
  EXPECT_THAT(refused(wrong, "123456"), HasSubstr("không thấy token"));
  wrong = key();
  wrong.key = "thu-ky";
  EXPECT_THAT(refused(wrong, "123456"), HasSubstr("không có đúng một khóa"));
  wrong = key();
  wrong.module = "/không/có.so";
  EXPECT_THAT(refused(wrong, "123456"), HasSubstr("không nạp được"));
  wrong = key();
  wrong.certificate = {};
  EXPECT_THAT(refused(wrong, "123456"), HasSubstr("chứng thư"));
}

TEST_P(TokenTest, NeverLetsASignatureOutThatTheCertificateDoesNotFit) {
  const std::string other =
      support::test_certificate_pem(GetParam() == TestKey::P256 ? TestKey::Rsa3072 : TestKey::P256);
  TokenKey mixed = key();
  mixed.certificate = other;
  const auto signer = open_token(mixed, Secret("123456"));
  ASSERT_TRUE(signer.ok());
  EXPECT_FALSE(sign_detached("văn bản", *signer.value()).ok());
}

INSTANTIATE_TEST_SUITE_P(BothAlgorithms, TokenTest,
                         ::testing::Values(TestKey::P256, TestKey::Rsa3072),
                         [](const auto& key) { return support::name_of(key.param); });

}  // namespace
}  // namespace vanthu::sign
