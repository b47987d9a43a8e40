#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/cms.h>

#include "sign/cms.h"
#include "sign/soft_key.h"
#include "sign/verification.h"
#include "support/signing_keys.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kManifest = "sha256:00 record.xml\nBiên bản họp chi bộ\n";
const Instant kMeeting =
    vietnam_instant({.date = *try_parse_date("2026-11-05"), .time = {.hour = 19, .minute = 30}});

std::vector<std::string> ids(const findings::Findings& findings) {
  std::vector<std::string> ids;
  for (const auto& finding : findings) ids.push_back(finding.id);
  return ids;
}

// What an archive wants to hear: nothing at all to remark.
bool clean(const SignatureCheck& check) {
  return check.integrity == Integrity::Intact && check.trusted && check.findings.empty();
}

class VerifyDetachedTest : public ::testing::TestWithParam<TestKey> {
 protected:
  SignatureCheck verify(const std::string& bytes, const std::string& cms) const {
    return verify_detached(bytes, cms, trusted_, kMeeting);
  }

  std::unique_ptr<Signer> signer_ = support::test_signer(GetParam());
  TrustList trusted_{{signer_->certificate()}};
  std::string cms_ = sign_detached(kManifest, *signer_).value();
};

TEST_P(VerifyDetachedTest, FindsItsOwnSignatureIntactAndTrusted) {
  const SignatureCheck check = verify(kManifest, cms_);
  EXPECT_TRUE(clean(check));
  EXPECT_TRUE(check.digest_matches);
  EXPECT_TRUE(check.signature_matches);
  ASSERT_TRUE(check.signer.has_value());
  EXPECT_EQ(*check.signer, signer_->certificate());
}

TEST_P(VerifyDetachedTest, TellsIntegrityFromTrust) {
  const SignatureCheck check = verify_detached(kManifest, cms_, TrustList(), kMeeting);
  EXPECT_EQ(check.integrity, Integrity::Intact);
  EXPECT_FALSE(check.trusted);
  ASSERT_THAT(ids(check.findings), ElementsAre("SIG-20"));
  EXPECT_EQ(check.findings[0].message.vi,
            "chứng thư số của người ký không có trong danh sách tin cậy");
}

TEST_P(VerifyDetachedTest, AnswersAlikeOnTheShortWayAndOnTheLongOne) {
  // Listed first: recognised in our own form. Not listed: taken apart step by step.
  const SignatureCheck shorter = verify(kManifest, cms_);
  SignatureCheck longer = verify_detached(kManifest, cms_, TrustList(), kMeeting);
  ASSERT_THAT(ids(longer.findings), ElementsAre("SIG-20"));
  longer.findings.clear();
  longer.trusted = true;
  EXPECT_EQ(shorter, longer);
}

TEST_P(VerifyDetachedTest, NoticesChangedContent) {
  const SignatureCheck check = verify(kManifest + " ", cms_);
  EXPECT_EQ(check.integrity, Integrity::Altered);
  EXPECT_FALSE(check.digest_matches);
  EXPECT_TRUE(check.signature_matches);
  EXPECT_FALSE(check.trusted);
  EXPECT_THAT(ids(check.findings), ElementsAre("SIG-02"));
}

TEST_P(VerifyDetachedTest, NoticesEveryFlippedByteOfTheSignature) {
  // Every byte with the fast algorithm, every fifth with the slow one.
  const std::size_t step = GetParam() == TestKey::P256 ? 1 : 5;
  for (std::size_t at = 0; at < cms_.size(); at += step) {
    std::string flipped = cms_;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    ASSERT_FALSE(clean(verify(kManifest, flipped))) << "offset " << at;
  }
}

TEST_P(VerifyDetachedTest, TakesNoCutOrLengthenedSignature) {
  for (std::size_t size = 0; size < cms_.size(); ++size) {
    ASSERT_EQ(verify(kManifest, cms_.substr(0, size)).integrity, Integrity::Unprovable) << size;
  }
  EXPECT_THAT(ids(verify(kManifest, cms_ + '\0').findings), ElementsAre("SIG-01"));
}

TEST_P(VerifyDetachedTest, HoldsTheTimeAgainstTheCertificatesValidity) {
  const auto early =
      verify_detached(kManifest, cms_, trusted_,
                      Instant{.seconds = signer_->certificate().valid_from().seconds - 1});
  EXPECT_EQ(early.integrity, Integrity::Intact);
  EXPECT_FALSE(early.trusted);
  ASSERT_THAT(ids(early.findings), ElementsAre("SIG-21"));
  EXPECT_EQ(early.findings[0].message.vi,
            "thời điểm ký nằm ngoài thời hạn của chứng thư số (2026-01-02T08:00:00+07:00 – "
            "2046-01-02T08:00:00+07:00)");
  EXPECT_TRUE(
      verify_detached(kManifest, cms_, trusted_, signer_->certificate().valid_from()).trusted);
  EXPECT_TRUE(
      verify_detached(kManifest, cms_, trusted_, signer_->certificate().valid_until()).trusted);

  const auto timeless = verify_detached(kManifest, cms_, trusted_, std::nullopt);
  EXPECT_TRUE(timeless.trusted);
  EXPECT_THAT(ids(timeless.findings), ElementsAre("SIG-23"));
}

TEST_P(VerifyDetachedTest, NoticesASwappedCertificateReference) {
  const auto other =
      support::test_signer(GetParam() == TestKey::P256 ? TestKey::Rsa3072 : TestKey::P256);
  const std::string attributes = signed_attributes(other->certificate(), sha256(kManifest));
  const std::string cms = assemble_cms(signer_->certificate(), signer_->algorithm(), attributes,
                                       signer_->sign(sha256(attributes)).value());
  const SignatureCheck check = verify(kManifest, cms);
  EXPECT_TRUE(check.signature_matches);
  EXPECT_EQ(check.integrity, Integrity::Unprovable);
  EXPECT_THAT(ids(check.findings), ElementsAre("SIG-07", "SIG-12"));
}

TEST_P(VerifyDetachedTest, NoticesASignatureByAnotherKey) {
  const std::string attributes = signed_attributes(signer_->certificate(), sha256(kManifest));
  const std::string cms = assemble_cms(signer_->certificate(), signer_->algorithm(), attributes,
                                       signer_->sign(sha256("something else")).value());
  const SignatureCheck check = verify(kManifest, cms);
  EXPECT_TRUE(check.digest_matches);
  EXPECT_FALSE(check.signature_matches);
  EXPECT_EQ(check.integrity, Integrity::Altered);
  EXPECT_THAT(ids(check.findings), ElementsAre("SIG-03"));
}

TEST_P(VerifyDetachedTest, SaysThatUnsignedAdditionsWereNotChecked) {
  const unsigned char* at = reinterpret_cast<const unsigned char*>(cms_.data());
  CMS_ContentInfo* const parsed = d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(cms_.size()));
  ASSERT_NE(parsed, nullptr);
  CMS_SignerInfo* const signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(parsed), 0);
  ASSERT_EQ(CMS_unsigned_add1_attr_by_NID(signer, NID_id_smime_aa_timeStampToken,
                                          V_ASN1_OCTET_STRING, "15:00", 5),
            1);
  unsigned char* encoded = nullptr;
  const int size = i2d_CMS_ContentInfo(parsed, &encoded);
  const std::string with_addition(encoded, encoded + size);
  OPENSSL_free(encoded);
  CMS_ContentInfo_free(parsed);

  const SignatureCheck check = verify(kManifest, with_addition);
  EXPECT_EQ(check.integrity, Integrity::Intact);
  EXPECT_THAT(ids(check.findings), ElementsAre("SIG-11", "SIG-12"));
}

INSTANTIATE_TEST_SUITE_P(BothAlgorithms, VerifyDetachedTest,
                         ::testing::Values(TestKey::P256, TestKey::Rsa3072),
                         [](const auto& key) { return support::name_of(key.param); });

// Signatures that openssl makes, in the forms that other tools use.
class ForeignCmsTest : public ::testing::Test {
 protected:
  ForeignCmsTest() { folder_.write("manifest", kManifest); }

  void run(const std::vector<std::string>& command) const {
    const auto done = support::run_tool(command);
    ASSERT_EQ(done.exit_code, 0) << done.output;
  }
  // Detached and binary, by the P-256 test key, with further options.
  std::string sign_with_openssl(const std::vector<std::string>& options) const {
    const std::string key = support::source_folder() + "/tests/support/keys/p256.key";
    std::vector<std::string> command{
        "openssl",  "cms",
        "-sign",    "-binary",
        "-in",      folder_.file("manifest"),
        "-outform", "DER",
        "-out",     folder_.file("cms"),
        "-signer",  support::test_certificate_path(TestKey::P256),
        "-inkey",   key,
        "-passin",  "pass:" + std::string(support::test_passphrase().reveal())};
    command.insert(command.end(), options.begin(), options.end());
    run(command);
    return folder_.read("cms");
  }

  support::TempFolder folder_;
  TrustList trusted_{
      parse_certificates(support::test_certificate_pem(TestKey::P256), "test").value()};
};

TEST_F(ForeignCmsTest, IsIntactWhateverItsForm) {
  const auto cades = verify_detached(kManifest, sign_with_openssl({"-cades"}), trusted_, kMeeting);
  EXPECT_TRUE(cades.trusted);
  EXPECT_THAT(ids(cades.findings), ElementsAre("SIG-12"));

  const auto sha512 = verify_detached(kManifest, sign_with_openssl({"-cades", "-md", "sha512"}),
                                      trusted_, kMeeting);
  EXPECT_TRUE(sha512.trusted);
  EXPECT_THAT(ids(sha512.findings), ElementsAre("SIG-12"));

  const auto plain = verify_detached(kManifest, sign_with_openssl({}), trusted_, kMeeting);
  EXPECT_TRUE(plain.trusted);
  EXPECT_THAT(ids(plain.findings), ElementsAre("SIG-09", "SIG-12"));
}

TEST_F(ForeignCmsTest, IsAlteredWhenTheContentIs) {
  const auto check =
      verify_detached(kManifest + "x", sign_with_openssl({"-cades"}), trusted_, kMeeting);
  EXPECT_EQ(check.integrity, Integrity::Altered);
}

TEST_F(ForeignCmsTest, FindsTheCertificateOnTheTrustListWhenItIsNotInside) {
  const std::string cms = sign_with_openssl({"-cades", "-nocerts"});
  EXPECT_TRUE(verify_detached(kManifest, cms, trusted_, kMeeting).trusted);
  const auto without = verify_detached(kManifest, cms, TrustList(), kMeeting);
  EXPECT_EQ(without.integrity, Integrity::Unprovable);
  EXPECT_TRUE(without.digest_matches);
  EXPECT_THAT(ids(without.findings), ElementsAre("SIG-06"));
}

TEST_F(ForeignCmsTest, IsRefusedInUnsafeForms) {
  const auto ids_of = [&](const std::vector<std::string>& options) {
    const auto check = verify_detached(kManifest, sign_with_openssl(options), trusted_, kMeeting);
    EXPECT_EQ(check.integrity, Integrity::Unprovable);
    EXPECT_FALSE(check.trusted);
    return ids(check.findings);
  };
  EXPECT_THAT(ids_of({"-noattr"}), ElementsAre("SIG-05"));
  EXPECT_THAT(ids_of({"-nodetach"}), ElementsAre("SIG-01"));
  EXPECT_THAT(ids_of({"-md", "sha1"}), ElementsAre("SIG-08"));
  EXPECT_THAT(ids_of({"-econtent_type", "id-smime-ct-TSTInfo"}), ElementsAre("SIG-01"));
}

TEST_F(ForeignCmsTest, IsRefusedWithTwoSigners) {
  const std::string first = sign_with_openssl({"-cades"});
  folder_.write("first", first);
  run({"openssl", "cms", "-resign", "-binary", "-inform", "DER", "-in", folder_.file("first"),
       "-outform", "DER", "-out", folder_.file("both"), "-signer",
       support::test_certificate_path(TestKey::Rsa3072), "-inkey",
       support::source_folder() + "/tests/support/keys/rsa3072.key", "-passin",
       "pass:" + std::string(support::test_passphrase().reveal())});
  const auto check = verify_detached(kManifest, folder_.read("both"), trusted_, kMeeting);
  EXPECT_EQ(check.integrity, Integrity::Unprovable);
  ASSERT_THAT(ids(check.findings), ElementsAre("SIG-04"));
  EXPECT_EQ(check.findings[0].message.vi, "mỗi chữ ký phải có đúng một người ký, ở đây có 2");
}

// A small authority and a certificate it issued, as an office's token would hold.
class IssuedCertificateTest : public ForeignCmsTest {
 protected:
  void issue(const std::string& extensions) const {
    make_authority_and_key();
    certify(extensions);
  }
  void make_authority_and_key() const {
    run({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-noenc", "-keyout", folder_.file("ca.key"), "-out", folder_.file("ca.crt"), "-days",
         "7000", "-utf8", "-subj", "/CN=Nơi cấp chứng thư thử"});
    run({"openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-keyout",
         folder_.file("key"), "-passout", "pass:matkhaudethu", "-out", folder_.file("csr"), "-utf8",
         "-subj", "/CN=Lê Văn Được"});
  }
  void certify(const std::string& extensions) const {
    folder_.write("extensions", extensions);
    run({"openssl", "x509", "-req", "-in", folder_.file("csr"), "-CA", folder_.file("ca.crt"),
         "-CAkey", folder_.file("ca.key"), "-set_serial", "4242", "-days", "7000", "-extfile",
         folder_.file("extensions"), "-out", folder_.file("crt")});
  }
  Result<std::unique_ptr<Signer>> load() const {
    const std::string key = folder_.read("key");
    const std::string certificate = folder_.read("crt");
    return load_soft_key({.key_pem = key, .certificate = certificate, .where = "thẻ"},
                         Secret("matkhaudethu"));
  }
  TrustList authority() const {
    return TrustList(parse_certificates(folder_.read("ca.crt"), "ca").value());
  }
};

TEST_F(IssuedCertificateTest, IsTrustedThroughItsAuthority) {
  issue("keyUsage=critical,digitalSignature");
  const auto signer = load();
  ASSERT_TRUE(signer.ok()) << describe(signer.error(), Language::En);
  const std::string cms = sign_detached(kManifest, *signer.value()).value();
  const Instant now = signer.value()->certificate().valid_from();
  const auto check = verify_detached(kManifest, cms, authority(), now);
  EXPECT_TRUE(check.trusted);
  EXPECT_THAT(check.findings, IsEmpty());
  EXPECT_EQ(check.signer->issuer().common_name, "Nơi cấp chứng thư thử");

  EXPECT_TRUE(verify_detached(kManifest, cms, authority(), std::nullopt).trusted);
  EXPECT_THAT(ids(verify_detached(kManifest, cms, trusted_, now).findings), ElementsAre("SIG-20"));
  const Instant late{.seconds = signer.value()->certificate().valid_until().seconds + 1};
  EXPECT_THAT(ids(verify_detached(kManifest, cms, authority(), late).findings),
              ElementsAre("SIG-21"));
}

TEST_F(IssuedCertificateTest, IsRefusedForAnotherPurpose) {
  issue("keyUsage=critical,keyEncipherment,keyAgreement");
  const auto refused = load();
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().what.vi, "chứng thư số này không được cấp để ký văn bản");
}

TEST_F(IssuedCertificateTest, IsNotTrustedForAnotherPurposeEvenWhenListed) {
  issue("keyUsage=critical,keyEncipherment,keyAgreement");
  // The same key under a certificate for signing, to make the signature with.
  const Certificate other_purpose = parse_certificate(folder_.read("crt"), "crt").value();
  certify("keyUsage=critical,digitalSignature");
  const auto signer = load();
  ASSERT_TRUE(signer.ok());
  const std::string attributes = signed_attributes(other_purpose, sha256(kManifest));
  const std::string cms =
      assemble_cms(other_purpose, SignatureAlgorithm::EcdsaP256Sha256, attributes,
                   signer.value()->sign(sha256(attributes)).value());
  const TrustList listed({other_purpose});
  const auto check = verify_detached(kManifest, cms, listed, std::nullopt);
  EXPECT_EQ(check.integrity, Integrity::Intact);
  EXPECT_FALSE(check.trusted);
  EXPECT_THAT(ids(check.findings), ElementsAre("SIG-22", "SIG-23"));
}

}  // namespace
}  // namespace vanthu::sign
