#include "support/docx_lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sample_papers.h"
#include "unit/docx/bound_paper.h"
#include "unit/docx/writing.h"
#include "zip/zip_writer.h"

// Each fault that the lint promises to find, put into a good file.
namespace vanthu::docx {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

support::ZipMembers good_members() {
  return support::read_zip(written(support::monthly_minutes()));
}

std::vector<std::string> faults_of(const support::ZipMembers& members) {
  std::vector<zip::ZipMember> packed;
  for (const auto& [name, bytes] : members) packed.push_back(zip::deflate_member(name, bytes));
  std::vector<const zip::ZipMember*> order;
  for (const zip::ZipMember& member : packed) order.push_back(&member);
  return support::docx_faults(support::DocxFile(zip::write_zip(order)));
}

// A good file with the first occurrence of a text replaced.
std::vector<std::string> faults_after(const std::string& part, const std::string& from,
                                      const std::string& to) {
  support::ZipMembers members = good_members();
  std::string& bytes = members.at(part);
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  bytes.replace(at, from.size(), to);
  return faults_of(members);
}

constexpr const char* kDocument = "word/document.xml";

TEST(DocxLint, HasNothingToSayOfAGoodFile) {
  EXPECT_THAT(faults_of(good_members()), IsEmpty());
}

TEST(DocxLint, FindsAnUndefinedStyle) {
  EXPECT_THAT(faults_after(kDocument, "w:val=\"BodyText\"", "w:val=\"Khac\""),
              ElementsAre("word/document.xml: undefined style Khac"));
}

TEST(DocxLint, FindsAnUndefinedList) {
  EXPECT_THAT(faults_after(kDocument, "<w:numId w:val=\"2\"", "<w:numId w:val=\"77\""),
              ElementsAre("word/document.xml: undefined numId 77"));
}

TEST(DocxLint, FindsACellWithoutParagraph) {
  EXPECT_THAT(faults_after(kDocument, "</w:tcPr>", "</w:tcPr></w:tc><w:tc><w:tcPr></w:tcPr>"),
              testing::Contains("word/document.xml: a cell does not end with a paragraph"));
}

TEST(DocxLint, FindsAFieldLeftOpen) {
  EXPECT_THAT(
      faults_after("word/header2.xml", "w:fldCharType=\"end\"", "w:fldCharType=\"separate\""),
      ElementsAre("word/header2.xml: a field is left open"));
}

TEST(DocxLint, FindsAnOrphanPart) {
  support::ZipMembers members = good_members();
  members["word/header9.xml"] = "<w:hdr><w:p/></w:hdr>";
  EXPECT_THAT(faults_of(members), ElementsAre("package: nothing leads to the part word/header9.xml",
                                              "package: no content type for word/header9.xml"));
}

TEST(DocxLint, FindsARelationshipThatLeadsNowhere) {
  EXPECT_THAT(faults_after("word/_rels/document.xml.rels", "header2.xml", "header3.xml"),
              ElementsAre("package: relationship to a missing part word/header3.xml",
                          "package: nothing leads to the part word/header2.xml"));
  EXPECT_THAT(faults_after(kDocument, "r:id=\"rId5\"", "r:id=\"rId99\""),
              ElementsAre("word/document.xml: undefined relationship rId99"));
}

TEST(DocxLint, FindsABadCoreDate) {
  EXPECT_THAT(faults_after("docProps/core.xml", "2026-11-05T00:00:00Z", "2026-11-31T00:00:00Z"),
              ElementsAre("docProps/core.xml: dcterms:created is no moment: 2026-11-31T00:00:00Z"));
}

TEST(DocxLint, FindsElementsOutOfOrder) {
  EXPECT_THAT(faults_after("word/styles.xml", "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
                           "<w:szCs w:val=\"28\"/><w:sz w:val=\"28\"/>"),
              ElementsAre("word/styles.xml: w:sz is out of order in w:rPr"));
}

// The same in a paper that carries its record, of several sections.
std::vector<std::string> faults_after_in_bound(const std::string& from, const std::string& to) {
  document::Document paper = bound_paper();
  paper.copy_mark = text::nfc("BẢN SAO");
  support::ZipMembers members = support::read_zip(written_with_record(paper));
  std::string& bytes = members.at(kDocument);
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  bytes.replace(at, from.size(), to);
  return faults_of(members);
}

TEST(DocxLint, FindsControlsWrittenBadly) {
  EXPECT_THAT(faults_after_in_bound("w:storeItemID=\"{", "w:storeItemID=\"{0"),
              ElementsAre(testing::HasSubstr("a control is bound to a missing part {0")));
  EXPECT_THAT(faults_after_in_bound("<w:id w:val=\"2\"/>", "<w:id w:val=\"1\"/>"),
              ElementsAre("word/document.xml: a control's id is not its own: 1"));
  EXPECT_THAT(faults_after_in_bound("<w:text/></w:sdtPr>", "<w:text/><w:lock/></w:sdtPr>"),
              ElementsAre("word/document.xml: w:lock is out of order in w:sdtPr"));
}

TEST(DocxLint, FindsSectionsWrittenBadly) {
  EXPECT_THAT(faults_after(kDocument, "<w:titlePg/>", "<w:titlePg/><w:pgNumType w:start=\"1\"/>"),
              ElementsAre("word/document.xml: w:pgNumType is out of order in w:sectPr"));
  EXPECT_THAT(faults_after(kDocument, "w:headerReference w:type=\"first\"",
                           "w:headerReference w:type=\"default\""),
              ElementsAre("word/document.xml: two w:headerReference of a section are for default"));
  EXPECT_THAT(faults_after(kDocument, "w:headerReference w:type=\"first\" r:id=\"rId5\"",
                           "w:headerReference w:type=\"first\" r:id=\"rId1\""),
              ElementsAre("word/document.xml: w:headerReference leads to word/styles.xml"));
}

TEST(DocxLint, FindsPropertiesBehindTheText) {
  EXPECT_THAT(faults_after(kDocument, "<w:p><w:pPr>", "<w:p><w:r/><w:pPr>"),
              ElementsAre("word/document.xml: w:p does not begin with its properties"));
}

TEST(DocxLint, FindsTablesThatTouch) {
  EXPECT_THAT(faults_after(kDocument, "</w:tbl>", "</w:tbl><w:tbl/>"),
              ElementsAre("word/document.xml: two tables touch"));
}

TEST(DocxLint, FindsSpacesThatXmlWouldLose) {
  EXPECT_THAT(
      faults_after(kDocument, "<w:t xml:space=\"preserve\">Thành phần: ", "<w:t>Thành phần: "),
      ElementsAre("word/document.xml: spaces at the edge of \"Thành phần: \" would be "
                  "lost"));
}

}  // namespace
}  // namespace vanthu::docx
