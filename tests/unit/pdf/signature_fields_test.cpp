#include <gtest/gtest.h>

#include "papers.h"
#include "sign/pdf_signature.h"
#include "support/pdf_archival.h"
#include "support/pdf_page_text.h"
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

// Texts of a field's appearance, one a line.
std::string shown(const PdfReader& pdf, const support::PdfDictionary& field) {
  const auto& appearance = pdf.entry(pdf.entry(field, "AP").dictionary(), "N");
  std::string out;
  for (const auto& run : support::read_form_text(pdf, appearance).runs) out += run.text + "\n";
  return out;
}

template <typename Box>
void expect_rect(const support::PdfArray& rect, const Box& box, double page_height) {
  EXPECT_NEAR(rect.at(0).number(), box.x, 0.01);
  EXPECT_NEAR(rect.at(1).number(), page_height - box.y - box.height, 0.01);
  EXPECT_NEAR(rect.at(2).number(), box.x + box.width, 0.01);
  EXPECT_NEAR(rect.at(3).number(), page_height - box.y, 0.01);
}

constexpr double kMm = 72.0 / 25.4;

PdfOptions certifying(const std::string& name) {
  PdfOptions options = signing(0);
  options.certification =
      PaperBox{.x = 120 * kMm, .y = 4 * kMm, .width = 75 * kMm, .height = 14 * kMm};
  options.signature->place.reset();
  options.signature->appearance =
      SignatureAppearance{.signer = text::nfc(name), .time = "05/05/2026 21:30:00 +07:00"};
  return options;
}

TEST(SignatureFields, AreAbsentFromAnUnsignedPaper) {
  const PdfFile file = paper_of(support::minutes_document());
  EXPECT_FALSE(file.hole.has_value());
  for (const char* word : {"/AcroForm", "/Sig", "/Widget", "/Annots", "/ByteRange"}) {
    EXPECT_EQ(file.bytes.find(word), std::string::npos) << word;
  }
}

TEST(SignatureFields, StandEmptyInTheRoomOfEachSignatory) {
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
  const auto pages = pages_of(support::minutes_document());
  expect_rect(secretary.at("Rect").array(), pages.signature_places[0], pages.page_height);
  EXPECT_EQ(shown(pdf, secretary), "");
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

TEST(SignatureFields, ShowWhoSignsInTheRoomAboveTheName) {
  PdfOptions options = signing(1);
  options.signature->appearance = SignatureAppearance{.signer = text::nfc("Nguyễn Văn Khải"),
                                                      .time = "05/05/2026 21:30:00 +07:00"};
  const PdfFile file = paper_of(support::minutes_document(), options);
  const PdfReader pdf(file.bytes);
  const auto& fields =
      pdf.entry(pdf.entry(pdf.catalog(), "AcroForm").dictionary(), "Fields").array();
  EXPECT_EQ(shown(pdf, pdf.resolve(fields.at(0)).dictionary()), "");
  const auto& chair = pdf.resolve(fields.at(1)).dictionary();
  EXPECT_EQ(shown(pdf, chair),
            "Đã ký số\nNguyễn Văn Khải\nThời gian ký: 05/05/2026 21:30:00 +07:00\n");
  const auto& appearance = pdf.entry(pdf.entry(chair, "AP").dictionary(), "N");
  const auto& box = pdf.entry(appearance.dictionary(), "BBox").array();
  for (const auto& run : support::read_form_text(pdf, appearance).runs) {
    EXPECT_GE(run.x, 0);
    EXPECT_LE(run.x + run.width, box.at(2).number());
    EXPECT_GE(run.y - 0.22 * run.size, 0);
    EXPECT_LE(run.y + 0.9 * run.size, box.at(3).number());
    // Centred.
    EXPECT_NEAR(run.x + run.width / 2, box.at(2).number() / 2, 0.1);
  }
  EXPECT_EQ(support::archival_faults(pdf), std::vector<std::string>{});
}

TEST(SignatureFields, LetTheOfficeCertifyAtTheTopRightOfPageOne) {
  const PdfOptions options = certifying("Đảng ủy phường Đông Tiến");
  const PdfFile file = paper_of(support::minutes_document(), options);
  ASSERT_TRUE(file.hole.has_value());
  const PdfReader pdf(file.bytes);
  const auto& fields =
      pdf.entry(pdf.entry(pdf.catalog(), "AcroForm").dictionary(), "Fields").array();
  ASSERT_EQ(fields.size(), 3U);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(pdf.resolve(fields[static_cast<std::size_t>(i)]).dictionary().count("V"), 0U);
  }
  const auto& office = pdf.resolve(fields[2]).dictionary();
  EXPECT_EQ(office.at("T").text(), "Certification");
  EXPECT_EQ(office.count("V"), 1U);
  EXPECT_EQ(office.at("P").reference(), pdf.pages().front());
  expect_rect(office.at("Rect").array(), *options.certification, 297 * kMm);
  EXPECT_EQ(shown(pdf, office),
            "Đảng ủy phường Đông Tiến\nThời gian ký: 05/05/2026 21:30:00 +07:00\n");
  const auto& appearance = pdf.entry(pdf.entry(office, "AP").dictionary(), "N");
  for (const auto& run : support::read_form_text(pdf, appearance).runs) {
    EXPECT_EQ(run.size, 10);
    EXPECT_EQ(run.font, "LiberationSerif");
    EXPECT_NEAR(run.x + run.width, 75 * kMm, 0.1);
  }
  EXPECT_EQ(support::archival_faults(pdf), std::vector<std::string>{});
}

TEST(SignatureFields, BreakAndShrinkALongNameUntilItFits) {
  const std::string name =
      "Đảng ủy xã Tân Lập Thượng thuộc Đảng bộ tỉnh Quảng Ninh, Chi bộ khu dân cư số mười hai "
      "phía Đông sông Đáy, Văn phòng Đảng ủy";
  const PdfReader pdf(paper_of(support::minutes_document(), certifying(name)).bytes);
  const auto& fields =
      pdf.entry(pdf.entry(pdf.catalog(), "AcroForm").dictionary(), "Fields").array();
  const auto& office = pdf.resolve(fields.at(2)).dictionary();
  const auto runs =
      support::read_form_text(pdf, pdf.entry(pdf.entry(office, "AP").dictionary(), "N")).runs;
  ASSERT_GT(runs.size(), 2U);
  std::string said;
  for (const auto& run : runs) {
    EXPECT_LT(run.size, 10);
    EXPECT_GE(run.size, 6);
    EXPECT_GE(run.y - 0.22 * run.size, 0);
    EXPECT_GE(run.x, 0);
    said += run.text + " ";
  }
  EXPECT_EQ(said.substr(0, name.size()), name);
}

TEST(SignatureFields, RefuseANameThatThePageCannotShow) {
  const auto pages = pages_of(support::minutes_document());
  const auto strange = write_pdf(pages, engine(), certifying("Văn phòng 漢"));
  ASSERT_FALSE(strange.ok());
  EXPECT_EQ(strange.error().what.en, "the font has no letter “漢” of “Văn phòng 漢”");
  const auto endless = write_pdf(pages, engine(), certifying(std::string(200, 'M')));
  ASSERT_FALSE(endless.ok());
  EXPECT_EQ(endless.error().what.vi, "tên người ký quá dài so với chỗ ký trên trang");
}

TEST(SignatureFields, OfTheOfficeNeedItsPlaceOnThePage) {
  PdfOptions options = certifying("Đảng ủy");
  options.certification.reset();
  EXPECT_FALSE(write_pdf(pages_of(support::minutes_document()), engine(), options).ok());
}

// The office has certified; now the chair signs with another program and another key.
TEST(SignatureFields, AreFilledByAnotherProgramAsAnIncrement) {
  const auto signer = support::test_signer(support::TestKey::P256);
  PdfOptions options = certifying("Đảng ủy phường Đông Tiến");
  options.signature->contents_digits = sign::contents_digits(*signer);
  PdfFile file = paper_of(support::minutes_document(), options);
  ASSERT_TRUE(sign::seal_pdf(file.bytes, hole_of(*file.hole), *signer).ok());
  const support::TempFolder folder;
  folder.write("certified.pdf", file.bytes);
  const auto do_all = [&](const std::vector<std::vector<std::string>>& commands) {
    for (const auto& command : commands) {
      const auto run = support::run_tool(command);
      ASSERT_EQ(run.exit_code, 0) << command[0] << ": " << run.output;
    }
  };
  const std::string keys = "sql:" + folder.file("");
  do_all({{"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout",
           folder.file("key"), "-out", folder.file("crt"), "-subj", "/CN=Nguyen Van Khai"},
          {"openssl", "pkcs12", "-export", "-inkey", folder.file("key"), "-in", folder.file("crt"),
           "-out", folder.file("p12"), "-name", "khai", "-passout", "pass:x"},
          {"certutil", "-N", "-d", keys, "--empty-password"},
          {"pk12util", "-i", folder.file("p12"), "-d", keys, "-W", "x", "-K", ""},
          {"certutil", "-M", "-d", keys, "-n", "khai", "-t", "CTu,Cu,Cu"},
          {"pdfsig", "-nssdir", keys, "-sign", "2", "-nick", "khai", "-nss-pwd", "",
           folder.file("certified.pdf"), folder.file("signed.pdf")}});
  EXPECT_EQ(folder.read("signed.pdf").substr(0, file.bytes.size()), file.bytes);
  const std::string seen =
      support::run_tool({"pdfsig", "-nocert", folder.file("signed.pdf")}).output;
  std::size_t valid = 0;
  for (std::size_t at = 0; (at = seen.find("Signature is Valid", at)) != std::string::npos; ++at) {
    ++valid;
  }
  EXPECT_EQ(valid, 2U) << seen;
  EXPECT_NE(seen.find("Signature Field Name: Signature2\n"), std::string::npos) << seen;
}

}  // namespace
}  // namespace vanthu::pdf
