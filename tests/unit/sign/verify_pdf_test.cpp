#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hex.h"
#include "sign/pdf_signature.h"
#include "sign/verification.h"
#include "support/minimal_signed_pdf.h"
#include "support/signing_keys.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> ids(const findings::Findings& findings) {
  std::vector<std::string> ids;
  for (const auto& finding : findings) ids.push_back(finding.id);
  return ids;
}

bool clean(const PdfVerification& verification) {
  if (!verification.trusted() || !verification.findings.empty()) return false;
  for (const auto& signature : verification.signatures) {
    if (!signature.check.findings.empty()) return false;
  }
  return true;
}

class VerifyPdfTest : public ::testing::TestWithParam<TestKey> {
 protected:
  PdfVerification verify(const std::string& pdf) const {
    auto verification = verify_pdf_signatures(pdf, trusted_);
    EXPECT_TRUE(verification.ok());
    return std::move(verification).value();
  }
  // The one signature's findings.
  std::vector<std::string> ids_of(const std::string& pdf) const {
    const auto verification = verify(pdf);
    EXPECT_EQ(verification.signatures.size(), 1U);
    EXPECT_FALSE(verification.sealed());
    return ids(verification.signatures.at(0).check.findings);
  }

  std::unique_ptr<Signer> signer_ = support::test_signer(GetParam());
  TrustList trusted_{{support::test_signer(TestKey::P256)->certificate(),
                      support::test_signer(TestKey::Rsa3072)->certificate()}};
  std::string pdf_ = support::minimal_signed_pdf(*signer_);
};

TEST_P(VerifyPdfTest, FindsASealedFileIntactTrustedAndWhole) {
  const auto verification = verify(pdf_);
  EXPECT_TRUE(clean(verification));
  ASSERT_EQ(verification.signatures.size(), 1U);
  const PdfSignature& signature = verification.signatures[0];
  EXPECT_TRUE(signature.covers_whole_file);
  EXPECT_EQ(signature.covered_end, pdf_.size());
  EXPECT_EQ(signature.sub_filter, "ETSI.CAdES.detached");
  EXPECT_EQ(to_iso_vietnam(signature.claimed_time.value()), "2026-11-05T19:30:00+07:00");
  EXPECT_EQ(signature.check.signer->subject().common_name, "Nguyễn Thị Ánh Nguyệt");
}

TEST_P(VerifyPdfTest, KeepsTrustApartFromIntegrity) {
  const auto verification = verify_pdf_signatures(pdf_, TrustList());
  ASSERT_TRUE(verification.ok());
  EXPECT_TRUE(verification.value().sealed());
  EXPECT_FALSE(verification.value().trusted());
}

TEST_P(VerifyPdfTest, NoticesEveryFlippedByteOfTheFile) {
  // Every byte with the fast algorithm, every fifth with the slow one.
  const std::size_t step = GetParam() == TestKey::P256 ? 1 : 5;
  for (std::size_t at = 0; at < pdf_.size(); at += step) {
    std::string flipped = pdf_;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    const auto verification = verify_pdf_signatures(flipped, trusted_);
    ASSERT_TRUE(!verification.ok() || !clean(verification.value())) << "offset " << at;
  }
}

TEST_P(VerifyPdfTest, NeverFindsACutFileSealed) {
  for (std::size_t size = 0; size < pdf_.size(); size += size < 200 ? 1 : 7) {
    const auto verification = verify_pdf_signatures(pdf_.substr(0, size), trusted_);
    ASSERT_TRUE(!verification.ok() || !verification.value().sealed()) << size;
  }
}

TEST_P(VerifyPdfTest, ShowsBothSignersAndWhatEachCovers) {
  const auto second_signer =
      support::test_signer(GetParam() == TestKey::P256 ? TestKey::Rsa3072 : TestKey::P256);
  auto second = support::add_second_hole(pdf_, contents_digits(*second_signer));
  ASSERT_TRUE(seal_pdf(second.bytes, second.hole, *second_signer).ok());
  const auto verification = verify(second.bytes);
  EXPECT_TRUE(clean(verification));
  ASSERT_EQ(verification.signatures.size(), 2U);
  EXPECT_EQ(verification.signatures[0].covered_end, pdf_.size());
  EXPECT_FALSE(verification.signatures[0].covers_whole_file);
  EXPECT_EQ(*verification.signatures[0].check.signer, signer_->certificate());
  EXPECT_TRUE(verification.signatures[1].covers_whole_file);
  EXPECT_EQ(*verification.signatures[1].check.signer, second_signer->certificate());
  EXPECT_EQ(to_iso_vietnam(verification.signatures[1].claimed_time.value()),
            "2026-11-06T08:00:00+07:00");

  // The first signer's bytes changed, the second's are right about the changed file.
  std::string altered = second.bytes;
  altered[altered.find("595 842")] = '6';
  ASSERT_TRUE(seal_pdf(altered, second.hole, *second_signer).ok());
  const auto check = verify(altered);
  EXPECT_FALSE(check.sealed());
  EXPECT_EQ(check.signatures.at(0).check.integrity, Integrity::Altered);
  EXPECT_EQ(check.signatures.at(1).check.integrity, Integrity::Intact);
}

TEST_P(VerifyPdfTest, NoticesBytesAfterTheLastSignature) {
  const auto verification = verify(pdf_ + "% thêm\n");
  EXPECT_EQ(verification.signatures.at(0).check.integrity, Integrity::Intact);
  EXPECT_FALSE(verification.signatures.at(0).covers_whole_file);
  EXPECT_FALSE(verification.sealed());
  ASSERT_THAT(ids(verification.findings), ElementsAre("SIG-31"));
  EXPECT_EQ(verification.findings[0].message.vi, "tệp có thêm 8 byte sau chữ ký cuối cùng");
  EXPECT_EQ(verification.findings[0].at.begin, pdf_.size());
}

TEST_P(VerifyPdfTest, NoticesAnUpdateWithAnEmptySecondPlace) {
  const auto second = support::add_second_hole(pdf_, 2000);
  const auto verification = verify(second.bytes);
  EXPECT_FALSE(verification.sealed());
  ASSERT_EQ(verification.signatures.size(), 2U);
  EXPECT_THAT(ids(verification.signatures[0].check.findings), ElementsAre("SIG-36"));
  EXPECT_EQ(verification.signatures[1].check.integrity, Integrity::Intact);
  EXPECT_THAT(ids(verification.findings), ElementsAre("SIG-31"));
}

TEST_P(VerifyPdfTest, NoticesWhatIsHiddenBehindTheSignature) {
  auto roomy = support::minimal_pdf_with_hole({.contents_digits = contents_digits(*signer_) + 64});
  ASSERT_TRUE(seal_pdf(roomy.bytes, roomy.hole, *signer_).ok());
  EXPECT_TRUE(clean(verify(roomy.bytes)));
  roomy.bytes[roomy.hole.contents_end - 2] = '7';
  EXPECT_THAT(ids_of(roomy.bytes), ElementsAre("SIG-32"));
  EXPECT_EQ(verify(roomy.bytes).signatures[0].check.integrity, Integrity::Altered);
}

TEST_P(VerifyPdfTest, WarnsOfMixedLettersInTheSignature) {
  const auto begin = pdf_.find("/Contents <");
  const auto letter = pdf_.find_first_of("abcdef", begin + 11);
  pdf_[letter] = static_cast<char>(pdf_[letter] - 'a' + 'A');
  const auto verification = verify(pdf_);
  EXPECT_TRUE(verification.sealed());
  EXPECT_THAT(ids(verification.signatures.at(0).check.findings), ElementsAre("SIG-33"));
}

// The attacks that made viewers say "valid" over pages nobody had signed: the hole is moved or
// widened, so that other bytes than the signature stand in it.
TEST_P(VerifyPdfTest, TakesOnlyAHoleThatIsExactlyTheSignature) {
  const auto begin = pdf_.find("/ByteRange [") + std::string("/ByteRange [").size();
  const auto end = pdf_.find(']', begin);
  const auto contents = pdf_.find('<', pdf_.find("/Contents"));
  const auto contents_end = pdf_.find('>', contents) + 1;
  const auto with_range = [&](const std::string& range) {
    std::string changed = pdf_;
    std::string padded = range;
    padded.resize(end - begin, ' ');
    return changed.replace(begin, end - begin, padded);
  };
  const std::string before = std::to_string(contents);
  const std::string behind = std::to_string(contents_end);
  const std::string rest = std::to_string(pdf_.size() - contents_end);
  ASSERT_TRUE(clean(verify(with_range("0 " + before + " " + behind + " " + rest))));
  for (const std::string& range :
       {"1 " + before + " " + behind + " " + rest,
        "0 " + std::to_string(contents - 1) + " " + behind + " " + rest,
        "0 " + std::to_string(contents + 1) + " " + behind + " " + rest,
        "0 " + before + " " + std::to_string(contents_end + 1) + " " + rest,
        "0 " + before + " " + behind + " " + rest + "0", "0 " + before + " " + behind + " 0",
        "0 " + before + " " + behind, "0 " + before + " " + behind + " " + rest + " 0",
        "0 " + before + " " + behind + " -1",
        "0 " + before + " " + behind + " 18446744073709551615", std::string("0 0 0 0"),
        "0 " + before + "." + behind + " " + rest}) {
    EXPECT_THAT(ids_of(with_range(range)), ElementsAre("SIG-30")) << range;
  }
}

TEST_P(VerifyPdfTest, DoesNotGuessBetweenTwoContents) {
  const std::string twice = "/Contents <00>/Contents ";
  std::string doubled = pdf_;
  doubled.replace(doubled.find("/Contents "), std::string("/Contents ").size(), twice);
  EXPECT_THAT(ids_of(doubled), ElementsAre("SIG-30"));
}

TEST_P(VerifyPdfTest, NamesKindsOfSignaturesThatItCannotCheck) {
  auto pdf = support::minimal_pdf_with_hole(
      {.contents_digits = contents_digits(*signer_), .sub_filter = "adbe.x509.rsa_sha1"});
  ASSERT_TRUE(seal_pdf(pdf.bytes, pdf.hole, *signer_).ok());
  const auto verification = verify(pdf.bytes);
  ASSERT_THAT(ids(verification.signatures.at(0).check.findings), ElementsAre("SIG-34"));
  EXPECT_EQ(verification.signatures[0].check.findings[0].message.vi,
            "chưa kiểm tra được loại chữ ký này: adbe.x509.rsa_sha1");
  EXPECT_FALSE(verification.sealed());
}

INSTANTIATE_TEST_SUITE_P(BothAlgorithms, VerifyPdfTest,
                         ::testing::Values(TestKey::P256, TestKey::Rsa3072),
                         [](const auto& key) { return support::name_of(key.param); });

TEST(VerifyPdf, SaysThatAFileIsNoPdf) {
  const auto verification = verify_pdf_signatures("PK\x03\x04 docx", TrustList());
  ASSERT_FALSE(verification.ok());
  EXPECT_EQ(verification.error().what.vi, "tệp này không phải PDF");
}

TEST(VerifyPdf, ListsNothingForAPdfWithoutSignatures) {
  // The letters stand in a page's content, where they are text.
  const auto verification = verify_pdf_signatures(
      "%PDF-1.7\n1 0 obj\n<</Length 30>>stream\n(/ByteRange [0 1 2 3]) Tj\nendstream\nendobj\n",
      TrustList());
  ASSERT_TRUE(verification.ok());
  EXPECT_THAT(verification.value().signatures, IsEmpty());
  EXPECT_FALSE(verification.value().sealed());
}

TEST(VerifyPdf, SaysThatAPreparedPaperIsNotSignedYet) {
  const auto pdf = support::minimal_pdf_with_hole({.contents_digits = 3000});
  const auto verification = verify_pdf_signatures(pdf.bytes, TrustList());
  ASSERT_TRUE(verification.ok());
  ASSERT_EQ(verification.value().signatures.size(), 1U);
  const auto& findings = verification.value().signatures[0].check.findings;
  ASSERT_THAT(ids(findings), ElementsAre("SIG-36"));
  EXPECT_EQ(findings[0].message.vi, "ô chữ ký còn trống: văn bản chưa được ký");
}

TEST(VerifyPdf, LooksAtABoundedNumberOfSignatures) {
  std::string pdf = "%PDF-1.7\n";
  for (int object = 0; object < 200; ++object) pdf += "1 0 obj<</ByteRange [0 1 2 3]>>endobj\n";
  for (int depth = 0; depth < 100000; ++depth) pdf += "2 0 obj <<[ /ByteRange [";
  const auto verification = verify_pdf_signatures(pdf, TrustList());
  ASSERT_TRUE(verification.ok());
  EXPECT_EQ(verification.value().signatures.size(), 64U);
  EXPECT_THAT(ids(verification.value().findings), ElementsAre("SIG-35"));
}

support::ToolRun must_run(const std::vector<std::string>& command) {
  auto done = support::run_tool(command);
  EXPECT_EQ(done.exit_code, 0) << done.output;
  return done;
}

const std::string kRsaKeyPath = support::source_folder() + "/tests/support/keys/rsa3072.key";
const std::string kPassphraseOption = "pass:" + std::string(support::test_passphrase().reveal());

TEST(VerifyPdf, RemarksOnASigningTimeThatPadesForbids) {
  // Sealed by us for its ByteRange, then given a signature that openssl makes.
  auto pdf = support::minimal_pdf_with_hole({.contents_digits = 6000});
  const auto signer = support::test_signer(TestKey::Rsa3072);
  ASSERT_TRUE(seal_pdf(pdf.bytes, pdf.hole, *signer).ok());
  const support::TempFolder folder;
  folder.write("signed-part", pdf.bytes.substr(0, pdf.hole.contents_begin) +
                                  pdf.bytes.substr(pdf.hole.contents_end));
  must_run({"openssl", "cms", "-sign", "-cades", "-binary", "-in", folder.file("signed-part"),
            "-outform", "DER", "-out", folder.file("cms"), "-signer",
            support::test_certificate_path(TestKey::Rsa3072), "-inkey", kRsaKeyPath, "-passin",
            kPassphraseOption});
  const std::string cms = folder.read("cms");
  std::string digits = to_hex({reinterpret_cast<const unsigned char*>(cms.data()), cms.size()});
  digits.resize(6000, '0');
  pdf.bytes.replace(pdf.hole.contents_begin + 1, digits.size(), digits);

  const TrustList trusted({signer->certificate()});
  const auto verification = verify_pdf_signatures(pdf.bytes, trusted);
  ASSERT_TRUE(verification.ok());
  EXPECT_TRUE(verification.value().trusted());
  EXPECT_THAT(ids(verification.value().signatures.at(0).check.findings),
              ElementsAre("SIG-10", "SIG-12"));
}

TEST(VerifyPdf, ReadsAFileThatPopplerSigned) {
  const support::TempFolder folder;
  const std::string database = "sql:" + folder.path();
  must_run({"openssl", "pkcs12", "-export", "-in", support::test_certificate_path(TestKey::Rsa3072),
            "-inkey", kRsaKeyPath, "-passin", kPassphraseOption, "-passout", "pass:thu", "-name",
            "nguoi-ky", "-out", folder.file("key.p12")});
  must_run({"certutil", "-N", "-d", database, "--empty-password"});
  must_run({"pk12util", "-i", folder.file("key.p12"), "-d", database, "-W", "thu", "-K", ""});
  folder.write("first.pdf", support::minimal_signed_pdf(*support::test_signer(TestKey::P256)));
  must_run({"pdfsig", "-nssdir", database, "-add-signature", "-nick", "nguoi-ky", "-nss-pwd", "",
            folder.file("first.pdf"), folder.file("second.pdf")});

  const TrustList trusted({support::test_signer(TestKey::P256)->certificate(),
                           support::test_signer(TestKey::Rsa3072)->certificate()});
  const auto verification = verify_pdf_signatures(folder.read("second.pdf"), trusted);
  ASSERT_TRUE(verification.ok());
  ASSERT_EQ(verification.value().signatures.size(), 2U);
  // Trust would depend on today's date, which poppler writes into the file.
  EXPECT_TRUE(verification.value().sealed());
  EXPECT_TRUE(verification.value().signatures[1].claimed_time.has_value());
  EXPECT_EQ(verification.value().signatures[1].sub_filter, "adbe.pkcs7.detached");
  EXPECT_THAT(ids(verification.value().signatures[0].check.findings), IsEmpty());
  EXPECT_THAT(ids(verification.value().signatures[1].check.findings), ElementsAre("SIG-12"));
}

}  // namespace
}  // namespace vanthu::sign
