#include <gtest/gtest.h>

#include "papers.h"
#include "sign/pdf_signature.h"
#include "support/pdf_archival.h"
#include "support/pdf_reader.h"
#include "support/signing_keys.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::pdf {
namespace {

using support::PdfReader;

sign::SignatureHole hole_of(const PdfHole& hole) {
  return {.contents_begin = hole.contents_begin,
          .contents_end = hole.contents_end,
          .byte_range_begin = hole.byte_range_begin,
          .byte_range_end = hole.byte_range_end};
}

TEST(SignatureFields, AreAbsentFromAnUnsignedPaper) {
  const PdfFile file = paper_of(support::minutes_document());
  EXPECT_FALSE(file.hole.has_value());
  for (const char* word : {"/AcroForm", "/Sig", "/Widget", "/Annots", "/ByteRange"}) {
    EXPECT_EQ(file.bytes.find(word), std::string::npos) << word;
  }
}

TEST(SignatureFields, StandInvisiblyOnTheirPageForEachSignatory) {
  const PdfFile file = paper_of(support::minutes_document(), {.fields = true});
  EXPECT_FALSE(file.hole.has_value());
  const PdfReader pdf(file.bytes);
  const auto& form = pdf.entry(pdf.catalog(), "AcroForm").dictionary();
  EXPECT_EQ(form.count("SigFlags"), 0U);
  const auto& fields = form.at("Fields").array();
  ASSERT_EQ(fields.size(), 2U);
  const auto& secretary = pdf.resolve(fields[0]).dictionary();
  EXPECT_EQ(secretary.at("TU").text(), "NGƯỜI GHI BIÊN BẢN: Trần Thị Hương");
  EXPECT_EQ(secretary.at("T").text(), "Signature1");
  EXPECT_EQ(secretary.at("P").reference(), pdf.pages().back());
  EXPECT_EQ(secretary.count("V"), 0U);
  for (const auto& edge : secretary.at("Rect").array()) EXPECT_EQ(edge.number(), 0);
  EXPECT_EQ(pdf.resolve(fields[1]).dictionary().at("TU").text(),
            "CHỦ TRÌ HỘI NGHỊ: Nguyễn Văn Khải");
}

TEST(SignatureFields, TellWhereTheHoleIs) {
  const PdfFile file = paper_of(support::minutes_document(), signing(1));
  ASSERT_TRUE(file.hole.has_value());
  const PdfHole& hole = *file.hole;
  const std::string contents =
      file.bytes.substr(hole.contents_begin, hole.contents_end - hole.contents_begin);
  EXPECT_EQ(contents, "<" + std::string(2048, '0') + ">");
  const std::string range =
      file.bytes.substr(hole.byte_range_begin, hole.byte_range_end - hole.byte_range_begin);
  EXPECT_EQ(range, "[0 0000000000 0000000000 0000000000]");
  EXPECT_EQ(range.size(), sign::kByteRangeWidth);
  const PdfReader pdf(file.bytes);
  const auto& form = pdf.entry(pdf.catalog(), "AcroForm").dictionary();
  EXPECT_EQ(form.at("SigFlags").integer(), 3);
  EXPECT_EQ(pdf.resolve(form.at("Fields").array().at(0)).dictionary().count("V"), 0U);
  const auto& chair = pdf.resolve(form.at("Fields").array().at(1)).dictionary();
  const auto& signature = pdf.entry(chair, "V").dictionary();
  EXPECT_TRUE(signature.at("SubFilter").is_name("ETSI.CAdES.detached"));
  EXPECT_EQ(signature.at("M").text(), "D:20260505213000+07'00'");
}

TEST(SignatureFields, LetTheSignerSealTheWholeFile) {
  const auto signer = support::test_signer(support::TestKey::P256);
  PdfOptions options = signing(0);
  options.signature->contents_digits = sign::contents_digits(*signer);
  PdfFile file = paper_of(support::resolution_document(), options);
  ASSERT_TRUE(sign::seal_pdf(file.bytes, hole_of(*file.hole), *signer).ok());
  EXPECT_TRUE(support::archival_faults(PdfReader(file.bytes)).empty());
  const support::TempFolder folder;
  folder.write("sealed.pdf", file.bytes);
  const auto run = support::run_tool({"pdfsig", folder.file("sealed.pdf")});
  EXPECT_NE(run.output.find("Signature is Valid"), std::string::npos) << run.output;
  EXPECT_NE(run.output.find("Total document signed"), std::string::npos) << run.output;
  const auto check = support::run_tool({"qpdf", "--check", folder.file("sealed.pdf")});
  EXPECT_EQ(check.exit_code, 0) << check.output;
  const auto drawn =
      support::run_tool({"pdftotext", folder.file("sealed.pdf"), folder.file("sealed.txt")});
  EXPECT_EQ(drawn.output, "");
}

}  // namespace
}  // namespace vanthu::pdf
