#include "docx/read_back.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sample_papers.h"
#include "support/temp_folder.h"
#include "support/tool.h"
#include "unit/docx/bound_paper.h"
#include "unit/docx/writing.h"
#include "zip/zip_writer.h"

namespace vanthu::docx {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kVenue = "/r:record[1]/r:meeting[1]/@venue";
constexpr const char* kPlan = "/r:record[1]/r:content[1]/r:plan[1]";

// A file with one member changed as an editor would: the first or all occurrences of a text.
class Edited {
 public:
  Edited() : members_(support::read_zip(written_with_record(bound_paper()))) {}

  Edited& all(const std::string& part, const std::string& from, const std::string& to) {
    std::string& bytes = members_.at(part);
    std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    for (; at != std::string::npos; at = bytes.find(from, at + to.size())) {
      bytes.replace(at, from.size(), to);
    }
    return *this;
  }
  Edited& first(const std::string& part, const std::string& from, const std::string& to) {
    std::string& bytes = members_.at(part);
    const std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    bytes.replace(at, from.size(), to);
    return *this;
  }
  Edited& without(const std::string& part) {
    members_.erase(part);
    return *this;
  }
  Edited& with_relationship(const std::string& part) {
    return first("word/_rels/document.xml.rels", "</Relationships>",
                 "<Relationship Id=\"more\" Type=\"http://schemas.openxmlformats.org/"
                 "officeDocument/2006/relationships/customXml\" Target=\"/" +
                     part + "\"/></Relationships>");
  }
  Edited& with_item(const std::string& part, const std::string& bytes) {
    members_[part] = bytes;
    return with_relationship(part);
  }
  Edited& with_copy_of(const std::string& part, const std::string& copy) {
    return with_item(copy, members_.at(part));
  }
  std::string file() const {
    std::vector<zip::ZipMember> packed;
    for (const auto& [name, bytes] : members_) packed.push_back(zip::deflate_member(name, bytes));
    std::vector<const zip::ZipMember*> order;
    for (const zip::ZipMember& member : packed) order.push_back(&member);
    return zip::write_zip(order);
  }

 private:
  support::ZipMembers members_;
};

constexpr const char* kText = "word/document.xml";
constexpr const char* kItem = "customXml/item1.xml";
constexpr const char* kWritten = "customXml/item2.xml";

TEST(ReadBack, GivesTheRecordOfAnUntouchedFile) {
  const auto back = read_back(written_with_record(bound_paper()));
  ASSERT_TRUE(back.ok());
  EXPECT_THAT(back.value().changes, IsEmpty());
  EXPECT_EQ(back.value().fields, 3U);
  EXPECT_THAT(back.value().record_xml, HasSubstr("<plan>Kế hoạch số 21-KH/ĐU</plan>"));
  EXPECT_THAT(back.value().record_xml, HasSubstr("venue=\"Nhà văn hóa số 12\""));
}

// Word writes what is typed into the part, and shows it in every control of the place.
TEST(ReadBack, SeesWhatWordWrote) {
  const auto back = read_back(Edited()
                                  .all(kItem, "Nhà văn hóa số 12", "Trụ sở &amp; hội trường")
                                  .all(kText, "Nhà văn hóa số 12", "Trụ sở &amp; hội trường")
                                  .file());
  ASSERT_TRUE(back.ok());
  EXPECT_THAT(back.value().changes,
              ElementsAre(FieldChange{kVenue, "Nhà văn hóa số 12", "Trụ sở & hội trường"}));
  EXPECT_THAT(back.value().record_xml, HasSubstr("venue=\"Trụ sở &amp; hội trường\""));
}

// LibreOffice leaves the part as it is.
TEST(ReadBack, SeesWhatIsOnlyInTheText) {
  const auto back = read_back(
      Edited().first(kText, "Nhà văn hóa số 12", "Trường\u00A0tiểu học &lt;cũ&gt;").file());
  ASSERT_TRUE(back.ok());
  EXPECT_THAT(back.value().changes,
              ElementsAre(FieldChange{kVenue, "Nhà văn hóa số 12", "Trường tiểu học <cũ>"}));
  EXPECT_THAT(back.value().record_xml, HasSubstr("venue=\"Trường tiểu học &lt;cũ"));
}

TEST(ReadBack, ChangesTheTextOfElementsToo) {
  const auto back = read_back(Edited().first(kText, "Kế hoạch số 21-KH/ĐU", "Kế hoạch 22").file());
  ASSERT_TRUE(back.ok());
  EXPECT_THAT(back.value().changes,
              ElementsAre(FieldChange{kPlan, "Kế hoạch số 21-KH/ĐU", "Kế hoạch 22"}));
  EXPECT_THAT(back.value().record_xml, HasSubstr("<plan>Kế hoạch 22</plan>"));
}

TEST(ReadBack, TakesAControlInPiecesForItsWords) {
  const auto back =
      read_back(Edited()
                    .first(kText, "Kế hoạch số 21-KH/ĐU</w:t>",
                           "Kế hoạch số 21</w:t><w:noBreakHyphen/><w:t>KH/ĐU</w:t></w:r><w:r>"
                           "<w:t></w:t></w:r><w:del><w:r><w:delText>x</w:delText><w:t>y</w:t>"
                           "</w:r></w:del><w:r><w:t> mới</w:t>")
                    .file());
  ASSERT_TRUE(back.ok()) << back.error().what.en;
  EXPECT_THAT(back.value().changes,
              ElementsAre(FieldChange{kPlan, "Kế hoạch số 21-KH/ĐU", "Kế hoạch số 21-KH/ĐU mới"}));
}

TEST(ReadBack, TakesWordsRequestForTextForNone) {
  const auto back =
      read_back(Edited()
                    .first(kText, "<w:dataBinding", "<w:showingPlcHdr/><w:dataBinding")
                    .all(kText, "Nhà văn hóa số 12", "Nhấn vào đây để nhập")
                    .file());
  // The second control of the place still shows words, so the two disagree.
  ASSERT_FALSE(back.ok());
  EXPECT_THAT(back.error().what.en, HasSubstr("“” and “Nhấn vào đây để nhập”"));
}

TEST(ReadBack, RefusesTwoAnswersForOnePlace) {
  const auto back = read_back(Edited()
                                  .first(kText, "Nhà văn hóa số 12", "Trụ sở xã")
                                  .first(kText, "Nhà văn hóa số 12", "Trường học")
                                  .file());
  ASSERT_FALSE(back.ok());
  EXPECT_EQ(back.error().where, kVenue);
  EXPECT_THAT(back.error().what.en, HasSubstr("“Trường học” and “Trụ sở xã”"));
}

// Edited in Word and then in LibreOffice: neither edit may be lost without a word.
TEST(ReadBack, RefusesAControlThatContradictsAnEditedPart) {
  const auto back = read_back(Edited()
                                  .all(kItem, "Nhà văn hóa số 12", "Trụ sở xã")
                                  .first(kText, "Nhà văn hóa số 12", "Trường học")
                                  .file());
  ASSERT_FALSE(back.ok());
  EXPECT_EQ(back.error().where, kVenue);
  EXPECT_THAT(back.error().what.en, HasSubstr("“Trường học” and “Trụ sở xã”"));
}

TEST(ReadBack, TakesAnEditedPartWhenControlsStillShowTheOldWords) {
  const auto back = read_back(Edited().all(kItem, "Nhà văn hóa số 12", "Trụ sở xã").file());
  ASSERT_TRUE(back.ok()) << back.error().what.en;
  EXPECT_THAT(back.value().changes,
              ElementsAre(FieldChange{kVenue, "Nhà văn hóa số 12", "Trụ sở xã"}));
}

// A control inside another one answers for its own place only.
TEST(ReadBack, ReadsControlsWithinControls) {
  const auto back = read_back(
      Edited()
          .first(kText, "Kế hoạch số 21-KH/ĐU</w:t></w:r>",
                 "Kế hoạch số 21-KH/ĐU</w:t></w:r><w:sdt><w:sdtPr><w:dataBinding w:xpath=\"" +
                     std::string(kVenue) +
                     "\"/></w:sdtPr><w:sdtContent><w:r><w:t>Trường học</w:t></w:r>"
                     "</w:sdtContent></w:sdt>")
          .file());
  ASSERT_TRUE(back.ok()) << back.error().what.en;
  EXPECT_THAT(back.value().changes,
              ElementsAre(FieldChange{kVenue, "Nhà văn hóa số 12", "Trường học"}));
}

TEST(ReadBack, ReadsAMegabyteOfNoBreakSpaces) {
  constexpr std::size_t kSpaces = 500'000;
  std::string spaces;
  for (std::size_t i = 0; i < kSpaces; ++i) spaces += " ";
  const auto back = read_back(Edited().first(kText, "Kế hoạch số 21-KH/ĐU", "a" + spaces).file());
  ASSERT_TRUE(back.ok()) << back.error().what.en;
  EXPECT_THAT(back.value().changes, ElementsAre(FieldChange{kPlan, "Kế hoạch số 21-KH/ĐU",
                                                            "a" + std::string(kSpaces, ' ')}));
}

TEST(ReadBack, LeavesAloneWhatIsNoControl) {
  const auto back = read_back(Edited().first(kText, "Họp tại ", "Tổ chức tại ").file());
  ASSERT_TRUE(back.ok());
  EXPECT_THAT(back.value().changes, IsEmpty());
}

TEST(ReadBack, DoesNotMissADeletedControl) {
  Edited edited;
  edited.first(kText, "w:xpath=\"/r:record[1]/r:content[1]/r:plan[1]\"", "w:xpath=\"/x\"");
  const auto back = read_back(edited.file());
  ASSERT_TRUE(back.ok());
  EXPECT_THAT(back.value().changes, IsEmpty());
}

TEST(ReadBack, RefusesAFileWithoutARecord) {
  for (const std::string& file : {written(support::monthly_minutes()),
                                  Edited().without("word/_rels/document.xml.rels").file(),
                                  Edited().all(kItem, "urn:vanthu:record:1", "urn:other").file()}) {
    const auto back = read_back(file);
    ASSERT_FALSE(back.ok());
    EXPECT_EQ(back.error().what.en, "this DOCX file does not carry a record");
  }
}

TEST(ReadBack, SaysWhatIsWrongWithARecordThatItCannotRead) {
  const auto back = read_back(Edited().first(kItem, "<record", "<!DOCTYPE record><record").file());
  ASSERT_FALSE(back.ok());
  EXPECT_THAT(back.error().where, HasSubstr(kItem));
  EXPECT_THAT(back.error().what.en, HasSubstr("DOCTYPE"));
  const auto written = read_back(Edited().first(kWritten, "</written>", "").file());
  ASSERT_FALSE(written.ok());
  EXPECT_THAT(written.error().where, HasSubstr(kWritten));
}

TEST(ReadBack, LeavesAloneWhatOtherProgramsKeepInTheFile) {
  const auto back = read_back(Edited().with_item("customXml/item0.xml", "<unfinished").file());
  ASSERT_TRUE(back.ok()) << back.error().what.en;
  EXPECT_EQ(back.value().fields, 3U);
}

TEST(ReadBack, RefusesASecondRecord) {
  for (const char* part : {kItem, kWritten}) {
    const auto back = read_back(Edited().with_copy_of(part, "customXml/item9.xml").file());
    ASSERT_FALSE(back.ok()) << part;
    EXPECT_EQ(back.error().what.en, "this DOCX file carries more than one record");
    EXPECT_EQ(back.error().where, "customXml/item9.xml");
  }
}

TEST(ReadBack, TakesAPartThatIsNamedTwiceForOne) {
  EXPECT_TRUE(read_back(Edited().with_relationship(kItem).file()).ok());
}

TEST(ReadBack, RefusesATextThatIsNoXml) {
  const auto back = read_back(Edited().first(kText, "</w:body>", "").file());
  ASSERT_FALSE(back.ok());
  EXPECT_THAT(back.error().where, HasSubstr("word/document.xml"));
}

// A program that shares no code with ours opens the file and saves it.
TEST(ReadBack, SurvivesLibreOffice) {
  const support::TempFolder folder;
  folder.write("a.docx", written_with_record(bound_paper()));
  const std::string venue_edited = Edited()
                                       .all(kText, "Nhà văn hóa số 12", "Trường học")
                                       .all(kItem, "Nhà văn hóa số 12", "Trường học")
                                       .file();
  folder.write("b.docx", venue_edited);
  const support::ToolRun conversion =
      support::run_tool({"soffice", "-env:UserInstallation=file://" + folder.file("profile"),
                         "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir",
                         folder.file("out"), folder.file("a.docx"), folder.file("b.docx")});
  ASSERT_EQ(conversion.exit_code, 0) << conversion.output;
  const auto same = read_back(folder.read("out/a.docx"));
  ASSERT_TRUE(same.ok()) << same.error().what.en;
  EXPECT_THAT(same.value().changes, IsEmpty());
  EXPECT_THAT(same.value().record_xml, HasSubstr("venue=\"Nhà văn hóa số 12\""));
  // It drops the attributes of elements whose text is bound, in the bound part.
  EXPECT_EQ(same.value().record_xml, read_back(folder.read("a.docx")).value().record_xml);
  const auto edited = read_back(folder.read("out/b.docx"));
  ASSERT_TRUE(edited.ok()) << edited.error().what.en;
  EXPECT_THAT(edited.value().changes,
              ElementsAre(FieldChange{kVenue, "Nhà văn hóa số 12", "Trường học"}));
}

}  // namespace
}  // namespace vanthu::docx
