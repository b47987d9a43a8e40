// The judge of archival files says no to each clause that it knows, and to nothing else.
#include <gtest/gtest.h>

#include "papers.h"
#include "support/pdf_archival.h"
#include "support/pdf_patch.h"

namespace vanthu::pdf {
namespace {

using support::archival_faults;
using support::PdfPatch;
using Faults = std::vector<std::string>;

const std::string& good() {
  static const std::string bytes = [] {
    PdfOptions options = signing(0);
    options.signature->appearance = SignatureAppearance{.signer = text::nfc("Nguyễn Văn Khải"),
                                                        .time = "05/05/2026 21:30:00 +07:00"};
    return paper_of(support::minutes_document(), options).bytes;
  }();
  return bytes;
}

const std::string& good_with_record() {
  static const std::string bytes =
      paper_of(support::minutes_document(),
               {.record = AttachedRecord{.name = "CB12.xml",
                                         .bytes = "<record/>",
                                         .description = text::nfc("Hồ sơ cuộc họp")}})
          .bytes;
  return bytes;
}

struct Break {
  const char* from;
  const char* to;
  // In the order in which the judge looks, joined by "; ".
  const char* faults;
};

std::string joined(const Faults& faults) {
  std::string out;
  for (const std::string& fault : faults) out += (out.empty() ? "" : "; ") + fault;
  return out;
}

void expect_each(const std::string& bytes, const std::vector<Break>& breaks) {
  ASSERT_EQ(archival_faults(PdfPatch(bytes).bytes()), Faults{});
  for (const Break& one : breaks) {
    EXPECT_EQ(joined(archival_faults(PdfPatch(bytes).swap(one.from, one.to).bytes())), one.faults)
        << one.from << " → " << one.to;
  }
}

TEST(ArchivalClauses, OfTheCatalogAreSeenOneByOne) {
  expect_each(good(),
              {{"/Lang(vi-VN)", "", "A-2 6.7.4 / UA-1 7.2 Lang"},
               {"/Lang(vi-VN)", "/Lang(en-US)", "A-2 6.7.4 / UA-1 7.2 Lang"},
               {"/Marked true", "/Marked false", "A-2 6.7.2.2 MarkInfo"},
               {"/Marked true", "/Marked true/Suspects true", "UA-1 7.1 Suspects"},
               {"/DisplayDocTitle true", "/DisplayDocTitle false", "UA-1 7.1 DisplayDocTitle"},
               {"/PageLabels<<", "/PageLabelz<<", "UA-1 7.17 PageLabels"},
               {"/Lang(vi-VN)", "/Lang(vi-VN)/OCProperties<<>>", "A-2 6.9 layers"},
               {"/Lang(vi-VN)", "/Lang(vi-VN)/Requirements[]", "A-2 6.11 Requirements"},
               {"/Lang(vi-VN)", "/Lang(vi-VN)/Perms<<>>", "A-2 6.1.12 Perms"},
               {"/Lang(vi-VN)", "/Lang(vi-VN)/Version/1.4", "A-2 6.1.2 one version"},
               {"/Lang(vi-VN)", "/Lang(vi-VN)/OpenAction[]", "A-2 6.5.2 catalog OpenAction"},
               {"/Lang(vi-VN)", "/Lang(vi-VN)/Names<<>>", "A-2 6.8 names of attachments in part 2"},
               {"/SigFlags 3", "/SigFlags 3/XFA[]", "A-2 6.4.2 XFA"},
               {"/SigFlags 3", "/SigFlags 3/NeedAppearances true", "A-2 6.4.1 NeedAppearances"}});
}

TEST(ArchivalClauses, OfTheMetadataAreSeenOneByOne) {
  expect_each(
      good(),
      {{"<pdfaid:part>2", "<pdfaid:part>3", "A-2 6.6.4 part"},
       {"<pdfaid:conformance>A", "<pdfaid:conformance>B", "A-2 6.6.4 conformance"},
       {"<pdfuaid:part>1", "<pdfuaid:part>2", "UA-1 5 part"},
       {"<pdfaSchema:namespaceURI>", "<pdfaSchema:namespace>", "A-2 6.6.2.3 extension schema"},
       {"<dc:title>", "<dc:titel>", "UA-1 7.1 title"},
       {"<rdf:li xml:lang=\"x-default\">", "<rdf:li xml:lang=\"x-default\"></rdf:li><rdf:li>",
        "UA-1 7.1 empty title"},
       {"<dc:creator>", "<dc:maker>", "own rule: author"},
       {"<dc:language><rdf:Bag><rdf:li>vi-VN", "<dc:language><rdf:Bag><rdf:li>en",
        "own rule: language"},
       {"<xmp:CreateDate>2026-", "<xmp:CreateDate>26-", "A-2 6.6.2.2 xmp:CreateDate"},
       {"T00:00:00+07:00</xmp:ModifyDate>", "</xmp:ModifyDate>", "A-2 6.6.2.2 xmp:ModifyDate"},
       {"<?xpacket begin=", "<?xpacket bytes=\"9\" begin=", "A-2 6.6.2.1 packet header"},
       {"/Type/Metadata/Subtype/XML", "/Type/Metadata/Subtype/XMP", "A-2 6.6.2.1 Metadata"}});
}

TEST(ArchivalClauses, OfColourAreSeenOneByOne) {
  expect_each(good(), {{"/GTS_PDFA1", "/GTS_PDFX", "A-2 6.2.3 subtype"},
                       {"/N 3", "/N 4", "A-2 6.2.3 N"},
                       {"mntrRGB XYZ ", "mntrGRAYXYZ ", "A-2 6.2.3 ICC header"},
                       {"0 0.2 0.7 rg", "0 0 0 1 k", "A-2 6.2.2 / 6.2.4 operator k"}});
}

TEST(ArchivalClauses, OfFontsAreSeenOneByOne) {
  expect_each(good(),
              {{"/Encoding /Identity-H", "/Encoding /Identity-V", "A-2 6.2.11.3.1 Type0"},
               {"/CIDToGIDMap /Identity", "/CIDToGIDMap /Other", "A-2 6.2.11.3.2 CIDToGIDMap"},
               {"/Ordering (Identity)", "/Ordering (Japan1)", "CIDSystemInfo"},
               {"/FontName /", "/FontName /X", "A-2 6.2.11.2 font names"},
               {"/StemV ", "/StemW ", "font descriptor StemV"},
               {"/FontFile2 ", "/CIDSet 1 0 R /FontFile2 ", "own rule: no CIDSet"},
               {"<0005> <0024>", "<0005> <FEFF>", "A-2 6.2.11.7.2 ToUnicode"},
               {"<0005> <0024>", "<0005> <E024>", "UA-1 7.21.7 private letter"},
               {"<004F> <006E>", "<7FFF> <006E>", "A-2 6.2.11.7.2 glyph that says no letter"},
               {"/W [ 0 [ ", "/W [ 0 [ 500 ",
                "A-2 6.2.11.5 W is complete; A-2 6.2.11.5 widths of the program; own rule: "
                "appearance inside its field"},
               {"777.83203 250 333", "777.83203 252 333", "A-2 6.2.11.5 widths of the program"},
               {"/H1<</MCID 3>>BDC\nBT\n", "/H1<</MCID 3>>BDC\nBT\n/F0 9 Tf <0000> Tj\n",
                "A-2 6.2.11.7.2 glyph that says no letter"}});
}

TEST(ArchivalClauses, OfPagesAndFieldsAreSeenOneByOne) {
  expect_each(good(),
              {{"/Tabs/S", "/Tabs/R", "UA-1 7.18.3 Tabs"},
               {"/F 132", "/F 130", "A-2 6.3.2 flags"},
               {"/TU <FEFF", "/TV <FEFF", "UA-1 7.18.1 TU"},
               {"/AP<</N ", "/AP<</D ", "A-2 6.3.3 appearance"},
               {"/BBox[0 0 ", "/BBox[0 0 1", "own rule: appearance as large as its field"},
               {"/F 132", "/F 132/A<</S/JavaScript>>", "A-2 6.5.1 JavaScript; A-2 6.4.1 actions"},
               {"/Tabs/S", "/Tabs/S/Extra<</JS()>>", "A-2 6.5.1 JavaScript"},
               {"/StructParent ", "/StructParentx ", "UA-1 7.18.4 StructParent; map::at"},
               {"ETSI.CAdES.detached", "adbe.pkcs7.detached", "PAdES SubFilter"},
               {"/ByteRange [0 ", "/ByteRange [1 ", "A-2 6.4.3 ByteRange"},
               {"/Tabs/S", "/Tabs/S/Group<</S/Transparency>>", "A-2 6.2.10 transparency"},
               {"/Tabs/S", "/Tabs/S/PresSteps<<>>", "A-2 6.10 presentations"},
               {"/Tabs/S", "/Tabs/S/AA<<>>", "A-2 6.5.2 AA"},
               {"/Tabs/S", "/Tabs/S/Extra<</S/Launch>>", "A-2 6.5.1 action"},
               {"/Tabs/S", "/Tabs/S/Extra<</Subtype/PS>>", "A-2 6.2.9.3 PostScript"},
               {"/Tabs/S", "/Tabs/S/Extra<</OPI 1>>", "A-2 6.2.9 outside content"},
               {"/Tabs/S", "/Tabs/S/Extra 9999999999", "A-2 6.1.13 number out of range"}});
}

TEST(ArchivalClauses, OfMarkedContentAreSeenOneByOne) {
  expect_each(
      good(),
      {{"/H1<</MCID 3>>BDC\n", "", "A-2 6.7.3 text outside marked content"},
       {"/H1<</MCID 3>>BDC", "/Artifact<</MCID 3>>BDC", "marked content Artifact"},
       {"/H1<</MCID 3>>BDC", "/P<</MCID 3>>BDC", "tag of the content is that of its element"},
       {"/Artifact BMC\n", "", "A-2 6.7.3 text outside marked content"},
       {"EMC\n", "EMC\nBX\n", "A-2 6.2.2 / 6.2.4 operator BX"},
       {"ET\nEMC\n", "ET\n/P<</MCID 99>>BDC\nEMC\n", "A-2 6.7.3 nested marked content"},
       {"<</MCID 1>>BDC", "<</MCID 2>>BDC",
        "marked-content ids of a page; element names content that no page has; tag of the content "
        "is that of its element"}});
}

TEST(ArchivalClauses, OfTheStructureTreeAreSeenOneByOne) {
  expect_each(good(),
              {{"/Type/StructTreeRoot", "/Type/StructTreeRoot/RoleMap<<>>",
                "own rule: standard types only"},
               {"/S/TR/", "/S/Span/", "A-2 6.7.3.4 unknown tag Span; UA-1 7.1 TH in Span"},
               {"/Scope/Column", "/Scope/Row", "UA-1 7.5 TH scope"},
               {"/S/H2", "/S/H4",
                "UA-1 7.4.2 heading levels skip to H4; tag of the content is that of its element"},
               {"/S/LI/", "/S/LBody/",
                "UA-1 7.1 LBody in L; UA-1 7.1 Lbl in LBody; UA-1 7.1 LBody in LBody"},
               {"/S/TD/", "/S/TH/", "UA-1 7.5 TH scope; tag of the content is that of its element"},
               {"/Nums[0[", "/Nums[0[1 0 R ", "parent tree and elements agree"},
               {"/K 3>>", "/K 4>>",
                "tag of the content is that of its element; A-2 6.7.3 content in two elements; "
                "parent tree and elements agree; A-2 6.7.3 marked content that no element has; "
                "UA-1 7.2 reading order is that of the tree"},
               {"/Type/OBJR", "/Type/MCR", "map::at"},
               {"/ListNumbering/Decimal", "/Listnumbering/Decimal", "UA-1 7.6 numbering"},
               {"/ParentTreeNextKey ", "/ParentTreeNextKey -", "ParentTreeNextKey"}});
}

TEST(ArchivalClauses, OfAttachmentsAreSeenOneByOne) {
  expect_each(good_with_record(),
              {{"/AFRelationship/Source", "/AFRelationship/Mine", "A-3 6.8 AFRelationship"},
               {"/F(CB12.xml)", "/F(CB13.xml)", "A-3 6.8 / UA-1 7.11 F and UF"},
               {"/Desc ", "/Descr ", "own rule: Desc of an attachment"},
               {"/Subtype/application#2Fxml", "/Subtype/xml", "A-3 6.8 media type"},
               {"/Params<<", "/Parameters<<", "A-3 6.8 Params"},
               {"/ModDate(D:", "/ModDate(", "A-3 6.8 ModDate"},
               {"/Size 9/", "/Size 8/", "own rule: Size of an attachment"},
               {"/CheckSum<", "/CheckSum<00", "own rule: CheckSum of an attachment"},
               {"/EmbeddedFiles<<", "/EmbeddedFile<<", "A-3 6.8 EmbeddedFiles"},
               {"<pdfaid:part>3", "<pdfaid:part>2", "A-2 6.6.4 part"}});
}

TEST(ArchivalClauses, OfTheFileItselfAreSeenOneByOne) {
  const auto with = [](std::string_view from, std::string_view to) {
    std::string bytes = good();
    const std::size_t at = bytes.rfind(from);
    EXPECT_NE(at, std::string::npos) << from;
    return archival_faults(bytes.replace(at, from.size(), to));
  };
  std::string other = good();
  other[7] = '4';
  EXPECT_EQ(archival_faults(other), Faults{"A-2 6.1.2 header"});
  other = good();
  other[11] = 'x';
  EXPECT_EQ(archival_faults(other), Faults{"A-2 6.1.2 binary comment"});
  EXPECT_EQ(archival_faults(good() + "x"), Faults{"A-2 6.1 bytes behind %%EOF"});
  EXPECT_EQ(with("/Root ", "/Rood "), Faults{"A-2 6.1 map::at"});
  EXPECT_EQ(with("/ID[<", "/ID[<00"), Faults{"A-2 6.1.3 ID"});
  EXPECT_EQ(with("/ID[<", "/Info 1 0 R/ID[<"), Faults{"own rule: no Info"});
  EXPECT_EQ(with("/ID[<", "/Encrypt 1 0 R/ID[<"), Faults{"A-2 6.1.3 Encrypt"});
  EXPECT_EQ(with(" 00000 n \n", " 00000 n\r\n"), Faults{"A-2 6.1 xref entry is not 20 bytes"});
  EXPECT_EQ(with("startxref\n", "startxrex\n"), Faults{"A-2 6.1 no startxref"});
}

TEST(ArchivalClauses, OfObjectsAndStreamsAreSeenOneByOne) {
  PdfPatch orphan(good());
  const int number = orphan.add("<<>>");
  EXPECT_EQ(archival_faults(orphan.bytes()),
            Faults{"own rule: nothing leads to object " + std::to_string(number)});
  PdfPatch size(good());
  size.swap_trailer("/Size ", "/Size 1");
  EXPECT_EQ(archival_faults(size.bytes()), Faults{"A-2 6.1.4 Size"});
  std::string bytes = good();
  const std::size_t end = bytes.find("\nendstream");
  bytes[end] = ' ';
  const Faults framing = archival_faults(bytes);
  ASSERT_EQ(framing.size(), 1U);
  EXPECT_EQ(framing[0].substr(0, 23), "A-2 6.1 Length of strea");
}

}  // namespace
}  // namespace vanthu::pdf
