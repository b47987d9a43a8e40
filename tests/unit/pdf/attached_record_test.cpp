#include "pdf/attached_record.h"

#include <gtest/gtest.h>

#include "papers.h"
#include "support/pdf_archival.h"
#include "support/pdf_reader.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::pdf {
namespace {

using support::PdfReader;
using text::nfc;

std::string record_bytes() {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<record id=\"CB12\">\n";
  for (int i = 0; i < 200; ++i) out += "  <row>Đồng chí thứ " + std::to_string(i) + "</row>\n";
  return out + "</record>\n";
}

std::string paper_with(const std::string& record) {
  return paper_of(support::minutes_document(),
                  {.record = AttachedRecord{.name = "CB12-2026-05.xml",
                                            .bytes = record,
                                            .description = nfc("Hồ sơ cuộc họp")}})
      .bytes;
}

TEST(AttachedRecord, ComesOutOfThePaperAsItWentIn) {
  const std::string record = record_bytes();
  const auto back = read_attached_record(paper_with(record));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back.value(), record);
}

TEST(AttachedRecord, MakesTheSamePaperOnEveryRunAndAnotherOneOfAnotherRecord) {
  EXPECT_EQ(paper_with("<a/>"), paper_with("<a/>"));
  const auto identity = [](const std::string& bytes) {
    return PdfReader(bytes).trailer().at("ID").array().at(0).bytes();
  };
  EXPECT_NE(identity(paper_with("<a/>")), identity(paper_with("<b/>")));
  EXPECT_NE(identity(paper_with("<a/>")), identity(paper_of(support::minutes_document()).bytes));
}

TEST(AttachedRecord, StandsInTheCatalogAsTheSourceOfTheWholePaper) {
  const PdfReader pdf(paper_with(record_bytes()));
  const auto& specification =
      pdf.resolve(pdf.entry(pdf.catalog(), "AF").array().at(0)).dictionary();
  EXPECT_TRUE(specification.at("AFRelationship").is_name("Source"));
  EXPECT_EQ(specification.at("UF").text(), "CB12-2026-05.xml");
  EXPECT_EQ(specification.at("Desc").text(), "Hồ sơ cuộc họp");
  const auto& file = pdf.entry(pdf.entry(specification, "EF").dictionary(), "F").dictionary();
  EXPECT_TRUE(file.at("Subtype").is_name("application/xml"));
  const auto& parameters = pdf.entry(file, "Params").dictionary();
  // The day of the paper, never a clock's.
  EXPECT_EQ(parameters.at("ModDate").text(), "D:20260505000000+07'00'");
}

TEST(AttachedRecord, IsFoundByOtherReaders) {
  const support::TempFolder folder;
  const std::string record = record_bytes();
  folder.write("paper.pdf", paper_with(record));
  const auto list = support::run_tool({"pdfdetach", "-list", folder.file("paper.pdf")});
  EXPECT_EQ(list.output, "1 embedded files\n1: CB12-2026-05.xml\n");
  const auto saved = support::run_tool(
      {"pdfdetach", "-save", "1", "-o", folder.file("out.xml"), folder.file("paper.pdf")});
  EXPECT_EQ(saved.exit_code, 0) << saved.output;
  EXPECT_EQ(DiskFileStore().read(folder.file("out.xml")).value(), record);
  const auto shown =
      support::run_tool({"qpdf", "--show-attachment=CB12-2026-05.xml", folder.file("paper.pdf")});
  EXPECT_EQ(shown.output, record);
  const auto check = support::run_tool({"qpdf", "--check", folder.file("paper.pdf")});
  EXPECT_EQ(check.exit_code, 0) << check.output;
}

TEST(AttachedRecord, IsStillReadBehindWhatWasAppended) {
  const std::string record = record_bytes();
  const auto back = read_attached_record(paper_with(record) + "9 0 obj\n<</Type/Sig>>\nendobj\n");
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back.value(), record);
}

TEST(AttachedRecord, IsRefusedWhereThereIsNoneOrMoreThanOne) {
  const auto none = read_attached_record(paper_of(support::minutes_document()).bytes);
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().what.vi, "tệp PDF này không mang theo hồ sơ");
  const std::string paper = paper_with(record_bytes());
  const auto two = read_attached_record(paper + paper);
  ASSERT_FALSE(two.ok());
  EXPECT_EQ(two.error().what.en.substr(0, 38), "this PDF carries more than one record;");
}

TEST(AttachedRecord, IsRefusedWhenAnyByteOfItChanged) {
  const std::string good = paper_with(record_bytes());
  const std::size_t begin = good.find(kAttachedRecordStart);
  const std::size_t end = good.find("endstream", begin);
  const std::size_t date = good.find("/ModDate(", begin) + 9;
  ASSERT_NE(begin, std::string::npos);
  for (std::size_t at = begin; at < end; ++at) {
    // The date says nothing of the bytes.
    if (at >= date && at < date + 23) continue;
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x11);
    EXPECT_FALSE(read_attached_record(bad).ok()) << "byte " << at - begin;
  }
}

TEST(AttachedRecord, IsRefusedWhereTheFileEndsEarly) {
  const std::string good = paper_with(record_bytes());
  const std::size_t begin = good.find(kAttachedRecordStart);
  const std::size_t end = good.find("endstream", begin);
  for (std::size_t at = begin; at < end; ++at) {
    EXPECT_FALSE(read_attached_record(std::string_view(good).substr(0, at)).ok());
  }
}

TEST(AttachedRecord, OfAnAbsurdSizeCostsNoMemory) {
  std::string bad = paper_with("<a/>");
  const std::size_t at = bad.find(kAttachedRecordStart) + kAttachedRecordStart.size();
  bad.insert(at, "99999999999");
  EXPECT_FALSE(read_attached_record(bad).ok());
}

TEST(AttachedRecord, KeepsThePaperArchival) {
  const std::string bytes = paper_with(record_bytes());
  EXPECT_EQ(support::archival_faults(PdfReader(bytes)), std::vector<std::string>{});
  const PdfReader pdf(bytes);
  const std::string xmp = pdf.stream_bytes(pdf.catalog().at("Metadata"));
  EXPECT_NE(xmp.find("<pdfaid:part>3</pdfaid:part>"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::pdf
