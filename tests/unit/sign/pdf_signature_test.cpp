#include "sign/pdf_signature.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "support/minimal_signed_pdf.h"
#include "support/signing_keys.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// A token that has been pulled out.
class RefusingSigner final : public Signer {
 public:
  explicit RefusingSigner(const Signer& like) : like_(like) {}
  const Certificate& certificate() const override { return like_.certificate(); }
  SignatureAlgorithm algorithm() const override { return like_.algorithm(); }
  std::size_t max_signature_size() const override { return like_.max_signature_size(); }
  Result<std::string> sign(const Sha256Digest&) const override {
    return Error{.kind = ErrorKind::Integrity,
                 .what = {"đã rút thẻ", "the token was removed"},
                 .where = {},
                 .remedy = {}};
  }

 private:
  const Signer& like_;
};

class SealPdfTest : public ::testing::TestWithParam<TestKey> {
 protected:
  std::string pdfsig(const std::string& pdf) const {
    return support::run_tool({"pdfsig", "-nocert", folder_.write("signed.pdf", pdf)}).output;
  }

  std::unique_ptr<Signer> signer_ = support::test_signer(GetParam());
  support::TempFolder folder_;
};

TEST_P(SealPdfTest, IsAcceptedByPdfsigAndCoversTheWholeFile) {
  const std::string verdict = pdfsig(support::minimal_signed_pdf(*signer_));
  EXPECT_NE(verdict.find("Signature is Valid."), std::string::npos) << verdict;
  EXPECT_NE(verdict.find("Total document signed"), std::string::npos) << verdict;
  EXPECT_NE(verdict.find("Signature Type: ETSI.CAdES.detached"), std::string::npos) << verdict;
  EXPECT_NE(verdict.find("Common Name: Nguyễn Thị Ánh Nguyệt"), std::string::npos) << verdict;
  EXPECT_NE(verdict.find("Nov 05 2026"), std::string::npos) << verdict;
}

TEST_P(SealPdfTest, LeavesAFileThatQpdfFindsSound) {
  const auto checked = support::run_tool(
      {"qpdf", "--check", folder_.write("signed.pdf", support::minimal_signed_pdf(*signer_))});
  EXPECT_EQ(checked.exit_code, 0) << checked.output;
  EXPECT_EQ(checked.output.find("WARNING"), std::string::npos) << checked.output;
}

TEST_P(SealPdfTest, IsRefusedByPdfsigAfterOneFlippedBit) {
  std::string pdf = support::minimal_signed_pdf(*signer_);
  pdf[pdf.find("595 842")] ^= 1;
  EXPECT_NE(pdfsig(pdf).find("Digest Mismatch"), std::string::npos) << pdfsig(pdf);
}

TEST_P(SealPdfTest, SealsTheSameFromAHashThatHasSeenTheFilesBeginning) {
  auto [pdf, hole] = support::minimal_pdf_with_hole({.contents_digits = contents_digits(*signer_)});
  Sha256 start;
  start.update(std::string_view(pdf).substr(0, 40));
  ASSERT_TRUE(seal_pdf(pdf, hole, *signer_, &start).ok());
  EXPECT_NE(pdfsig(pdf).find("Signature is Valid"), std::string::npos) << pdfsig(pdf);
}

TEST_P(SealPdfTest, ChangesNothingOutsideItsHole) {
  const auto before =
      support::minimal_pdf_with_hole({.contents_digits = contents_digits(*signer_) + 64});
  std::string after = before.bytes;
  ASSERT_TRUE(seal_pdf(after, before.hole, *signer_).ok());
  ASSERT_EQ(after.size(), before.bytes.size());
  for (std::size_t at = 0; at < after.size(); ++at) {
    const bool inside = (at > before.hole.contents_begin && at + 1 < before.hole.contents_end) ||
                        (at > before.hole.byte_range_begin && at + 1 < before.hole.byte_range_end);
    ASSERT_TRUE(inside || after[at] == before.bytes[at]) << "offset " << at;
  }
  EXPECT_EQ(after.substr(before.hole.contents_end - 65, 64), std::string(64, '0'));
}

TEST_P(SealPdfTest, AddsASecondSignatureBehindTheFirst) {
  const std::string first = support::minimal_signed_pdf(*signer_);
  const auto second_signer =
      support::test_signer(GetParam() == TestKey::P256 ? TestKey::Rsa3072 : TestKey::P256);
  auto second = support::add_second_hole(first, contents_digits(*second_signer));
  ASSERT_TRUE(seal_pdf(second.bytes, second.hole, *second_signer).ok());
  EXPECT_EQ(second.bytes.substr(0, first.size()), first);
  const std::string verdict = pdfsig(second.bytes);
  EXPECT_EQ(count(verdict, "Signature is Valid."), 2U) << verdict;
  EXPECT_EQ(count(verdict, "Total document signed"), 1U) << verdict;
}

TEST_P(SealPdfTest, LeavesTheBytesAsTheyWereWhenTheSignerRefuses) {
  auto pdf = support::minimal_pdf_with_hole({.contents_digits = contents_digits(*signer_)});
  const std::string before = pdf.bytes;
  const auto refused = seal_pdf(pdf.bytes, pdf.hole, RefusingSigner(*signer_));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().what.vi, "đã rút thẻ");
  EXPECT_EQ(pdf.bytes, before);
}

TEST_P(SealPdfTest, TakesAWrongHoleForABug) {
  const auto pdf = support::minimal_pdf_with_hole({.contents_digits = contents_digits(*signer_)});
  const auto seal_with = [&](auto change) {
    std::string bytes = pdf.bytes;
    SignatureHole hole = pdf.hole;
    change(hole);
    return seal_pdf(bytes, hole, *signer_);
  };
  EXPECT_THROW(static_cast<void>(seal_with([](SignatureHole& h) { ++h.contents_begin; })), Bug);
  EXPECT_THROW(static_cast<void>(seal_with([](SignatureHole& h) { h.contents_end += 100000; })),
               Bug);
  EXPECT_THROW(static_cast<void>(seal_with([](SignatureHole& h) { --h.byte_range_end; })), Bug);
  EXPECT_THROW(static_cast<void>(seal_with([](SignatureHole& h) { h = {}; })), Bug);
  auto narrow = support::minimal_pdf_with_hole({.contents_digits = contents_digits(*signer_) - 2});
  EXPECT_THROW(static_cast<void>(seal_pdf(narrow.bytes, narrow.hole, *signer_)), Bug);
}

INSTANTIATE_TEST_SUITE_P(BothAlgorithms, SealPdfTest,
                         ::testing::Values(TestKey::P256, TestKey::Rsa3072),
                         [](const auto& key) { return support::name_of(key.param); });

TEST(SealPdf, GivesTheSameBytesTwiceWithRsa) {
  const auto signer = support::test_signer(TestKey::Rsa3072);
  EXPECT_EQ(support::minimal_signed_pdf(*signer), support::minimal_signed_pdf(*signer));
}

TEST(SealPdf, FillsTheReservedRoomToTheLastDigitWithRsa) {
  const auto signer = support::test_signer(TestKey::Rsa3072);
  const std::string pdf = support::minimal_signed_pdf(*signer);
  const auto begin = pdf.find("/Contents <") + std::string("/Contents <").size();
  const std::string digits = pdf.substr(begin, pdf.find('>', begin) - begin);
  EXPECT_EQ(digits.size(), contents_digits(*signer));
  // ContentInfo: SEQUENCE with a two-byte length that counts all the rest.
  EXPECT_EQ(digits.substr(0, 4), "3082");
  EXPECT_EQ(std::stoul(digits.substr(4, 4), nullptr, 16) + 4, digits.size() / 2);
}

}  // namespace
}  // namespace vanthu::sign
