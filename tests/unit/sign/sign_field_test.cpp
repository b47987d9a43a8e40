#include "sign/signature_field.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sign/pdf_changes.h"
#include "sign/verification.h"
#include "support/fielded_pdf.h"
#include "support/signing_keys.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kDate = "D:20261106080000+07'00'";

std::vector<std::string> ids(const findings::Findings& findings) {
  std::vector<std::string> all;
  for (const auto& finding : findings) all.push_back(finding.id);
  return all;
}

// Sealed by the office, with empty fields for secretary and chair.
std::string paper() {
  return support::sealed_pdf_with_fields(*support::test_signer(TestKey::P256));
}

std::string signed_by_chair(const std::string& pdf, std::size_t room = 0) {
  auto signed_pdf =
      sign_field(pdf, {.field = "Signature2", .date = kDate, .look = {}, .timestamp_room = room},
                 *support::test_signer(TestKey::Rsa3072));
  EXPECT_TRUE(signed_pdf.ok()) << describe(signed_pdf.error(), Language::En);
  return signed_pdf.value();
}

TrustList both_trusted() {
  return TrustList({support::test_signer(TestKey::P256)->certificate(),
                    support::test_signer(TestKey::Rsa3072)->certificate()});
}

// Another update behind the file, which redefines one object.
std::string with_update(const std::string& pdf, int object, const std::string& value) {
  return support::append_object(pdf, object, value);
}

TEST(SignField, ListsTheFieldsOfAPaper) {
  const auto fields = list_signature_fields(paper());
  ASSERT_TRUE(fields.ok());
  ASSERT_EQ(fields.value().size(), 3U);
  EXPECT_EQ(fields.value()[1].name, "Signature2");
  EXPECT_EQ(fields.value()[1].tool_tip, "Bí thư: Lê Văn Bắc");
  EXPECT_FALSE(fields.value()[1].is_signed);
  EXPECT_DOUBLE_EQ(fields.value()[1].width, 200.5);
  EXPECT_TRUE(fields.value()[2].is_signed);
}

TEST(SignField, LeavesEveryByteThatWasThere) {
  const std::string before = paper();
  const std::string after = signed_by_chair(before);
  EXPECT_EQ(after.substr(0, before.size()), before);
}

TEST(SignField, KeepsBothSignaturesValid) {
  const std::string pdf = signed_by_chair(paper());
  const auto verification = verify_pdf_signatures(pdf, both_trusted());
  ASSERT_TRUE(verification.ok());
  EXPECT_TRUE(verification.value().trusted());
  ASSERT_EQ(verification.value().signatures.size(), 2U);
  EXPECT_EQ(verification.value().signatures[0].field, "Certification");
  EXPECT_EQ(verification.value().signatures[0].later, Later::SignaturesAndProofs);
  EXPECT_EQ(verification.value().signatures[1].field, "Signature2");
  EXPECT_EQ(verification.value().signatures[1].later, Later::Nothing);
  EXPECT_THAT(ids(verification.value().signatures[0].check.findings), IsEmpty());
}

TEST(SignField, IsCalledValidByPopplerForEverySigner) {
  auto both =
      sign_field(signed_by_chair(paper()), {.field = "Signature1", .date = kDate, .look = {}},
                 *support::test_signer(TestKey::P256));
  ASSERT_TRUE(both.ok());
  const support::TempFolder folder;
  folder.write("paper.pdf", both.value());
  const auto judged = support::run_tool({"pdfsig", "-nocert", folder.file("paper.pdf")});
  std::size_t valid = 0;
  for (auto at = judged.output.find("Signature is Valid"); at != std::string::npos;
       at = judged.output.find("Signature is Valid", at + 1)) {
    ++valid;
  }
  EXPECT_EQ(valid, 3U) << judged.output;
  const auto qpdf = support::run_tool({"qpdf", "--check", folder.file("paper.pdf")});
  EXPECT_EQ(qpdf.exit_code, 0) << qpdf.output;
}

TEST(SignField, RefusesAFieldThatIsSignedOrMissing) {
  const std::string pdf = signed_by_chair(paper());
  const auto signer = support::test_signer(TestKey::P256);
  const auto again = sign_field(pdf, {.field = "Signature2", .date = kDate, .look = {}}, *signer);
  ASSERT_FALSE(again.ok());
  EXPECT_THAT(again.error().what.vi, HasSubstr("đã được ký"));
  const auto missing = sign_field(pdf, {.field = "Ký", .date = kDate, .look = {}}, *signer);
  ASSERT_FALSE(missing.ok());
  EXPECT_THAT(missing.error().remedy.vi, HasSubstr("Signature1"));
}

TEST(SignField, RefusesAFileWhoseObjectsCannotBeRead) {
  const auto signer = support::test_signer(TestKey::P256);
  const auto refused =
      sign_field("%PDF-1.7\n", {.field = "Signature1", .date = kDate, .look = {}}, *signer);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::Input);
}

TEST(LaterChanges, NamesThePageThatAnUpdateBetweenTwoSignaturesRedefined) {
  const std::string altered =
      with_update(paper(), 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 842]>>");
  const auto verification = verify_pdf_signatures(signed_by_chair(altered), both_trusted());
  ASSERT_TRUE(verification.ok());
  EXPECT_FALSE(verification.value().sealed());
  const PdfSignature& office = verification.value().signatures.at(0);
  EXPECT_EQ(office.later, Later::Changes);
  EXPECT_EQ(office.check.integrity, Integrity::Altered);
  EXPECT_THAT(ids(office.check.findings), ElementsAre("SIG-37"));
  EXPECT_THAT(office.check.findings[0].message.vi, HasSubstr(": 3)"));
}

TEST(LaterChanges, RefusesWhatIsNoSignature) {
  const std::string pdf = paper();
  const auto others = [&](int object, const std::string& value) {
    const PdfChanges changes = changes_behind(with_update(pdf, object, value), pdf.size());
    EXPECT_TRUE(changes.readable);
    return !changes.only_signatures_and_proofs();
  };
  // The page's content, the form with a field less, the catalog with an action, a field's place.
  EXPECT_TRUE(others(10, "<</Length 3>>stream\nq Q\nendstream"));
  EXPECT_TRUE(others(4, "<</Fields[5 0 R 6 0 R]/SigFlags 3>>"));
  EXPECT_TRUE(others(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R/OpenAction 3 0 R>>"));
  EXPECT_TRUE(others(
      5, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/F 132/Rect[0 0 500 800]/P 3 0 R>>"));
  // The same form again is no change.
  EXPECT_FALSE(others(4, "<< /SigFlags 3 /Fields [ 5 0 R 6 0 R 7 0 R ] >>"));
}

TEST(LaterChanges, NamesThePageWhoseNumberTheFormTook) {
  const std::string pdf = paper();
  const std::string proofs = "/DSS<</Type/DSS/Certs[]>>";
  // The page becomes the form, or the form's list of fields; nobody signs.
  const std::string as_form =
      with_update(with_update(pdf, 3, "<</Fields[5 0 R 6 0 R 7 0 R]/SigFlags 3>>"), 1,
                  "<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R" + proofs + ">>");
  EXPECT_THAT(changes_behind(as_form, pdf.size()).others, ElementsAre(3));
  const std::string as_fields = with_update(
      with_update(with_update(pdf, 3, "[5 0 R 6 0 R 7 0 R]"), 4, "<</Fields 3 0 R/SigFlags 3>>"), 1,
      "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R" + proofs + ">>");
  EXPECT_THAT(changes_behind(as_fields, pdf.size()).others, ElementsAre(3));
  const auto verification = verify_pdf_signatures(as_form, both_trusted());
  ASSERT_TRUE(verification.ok());
  EXPECT_FALSE(verification.value().sealed());
}

TEST(LaterChanges, TakesANewFieldThatIsAStreamForAChange) {
  const std::string pdf = paper();
  const std::string field =
      "<</Type/Annot/Subtype/Widget/FT/Sig/T(Moi)/Rect[0 0 0 0]/Length 3>>stream\nq Q\nendstream";
  const std::string grown = with_update(with_update(pdf, 95, field), 4,
                                        "<</Fields[5 0 R 6 0 R 7 0 R 95 0 R]/SigFlags 3>>");
  EXPECT_FALSE(changes_behind(grown, pdf.size()).only_signatures_and_proofs());
}

TEST(LaterChanges, NamesANewFieldThatShowsSomethingOnAPage) {
  const std::string pdf = paper();
  const auto grown = [&](const std::string& kind, const std::string& box) {
    const std::string field =
        "<</Type/Annot/Subtype/" + kind + "/FT/Sig/T(Moi)/Rect[" + box + "]>>";
    const std::string whole = with_update(with_update(pdf, 95, field), 4,
                                          "<</Fields[5 0 R 6 0 R 7 0 R 95 0 R]/SigFlags 3>>");
    return changes_behind(whole, pdf.size());
  };
  EXPECT_THAT(grown("Widget", "0 0 0 0").new_visible_fields, IsEmpty());
  EXPECT_THAT(grown("Widget", "0 0 500 500").new_visible_fields, ElementsAre("Moi"));
  EXPECT_TRUE(grown("Widget", "0 0 500 500").only_signatures_and_proofs());
  // Drawn where its QuadPoints say, whatever its rectangle.
  EXPECT_FALSE(grown("Highlight", "0 0 0 0").only_signatures_and_proofs());
}

TEST(LaterChanges, TakesAnObjectThatThePageWasWaitingForAsAChange) {
  // The page names object 90, which nobody has defined yet.
  const std::string waiting = with_update(
      paper(), 3,
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents[10 0 R 90 0 R]"
      "/Annots[5 0 R 6 0 R 7 0 R]>>");
  const std::string filled = with_update(waiting, 90, "<</Length 3>>stream\nq Q\nendstream");
  EXPECT_THAT(changes_behind(filled, waiting.size()).others, ElementsAre(90));
}

TEST(LaterChanges, KnowsNothingOfTablesItCannotRead) {
  const std::string pdf = paper();
  EXPECT_FALSE(changes_behind(pdf + "12 0 obj<<>>endobj\n", pdf.size()).readable);
  EXPECT_FALSE(changes_behind(pdf + "startxref\n99999999\n%%EOF\n", pdf.size()).readable);
}

}  // namespace
}  // namespace vanthu::sign
