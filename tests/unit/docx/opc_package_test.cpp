#include "docx/opc_package.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "support/cxml.h"
#include "support/zip_reader.h"

namespace vanthu::docx {
namespace {

std::string cxml_of(const std::string& xml) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(xml.c_str())) << xml;
  return support::children_to_cxml(document.document_element());
}

OpcPackage letter() {
  OpcPackage package;
  package.add_slot("word/document.xml", "type/main");
  package.add_fixed_part("word/styles.xml", "type/styles", "<styles/>");
  package.relate("", "rel/main", "word/document.xml");
  package.relate("word/document.xml", "rel/styles", "word/styles.xml");
  return package;
}

TEST(OpcPackage, ListsPartsAndRelationshipsBesideTheBytes) {
  const std::string file = letter().pack().with_slots({{"word/document.xml", "<main/>"}});
  const support::ZipMembers parts = support::read_zip(file);
  EXPECT_EQ(parts.at("word/document.xml"), "<main/>");
  EXPECT_EQ(parts.at("word/styles.xml"), "<styles/>");
  EXPECT_EQ(cxml_of(parts.at("[Content_Types].xml")),
            "Default{Extension=rels,ContentType="
            "application/vnd.openxmlformats-package.relationships+xml},"
            "Override{PartName=/word/document.xml,ContentType=type/main},"
            "Override{PartName=/word/styles.xml,ContentType=type/styles}");
  EXPECT_EQ(cxml_of(parts.at("_rels/.rels")),
            "Relationship{Id=rId1,Type=rel/main,Target=word/document.xml}");
  EXPECT_EQ(cxml_of(parts.at("word/_rels/document.xml.rels")),
            "Relationship{Id=rId1,Type=rel/styles,Target=styles.xml}");
}

TEST(OpcPackage, GivesTheSameBytesWhateverTheOrderOfTheCalls) {
  OpcPackage other;
  other.add_fixed_part("word/styles.xml", "type/styles", "<styles/>");
  other.relate("word/document.xml", "rel/styles", "word/styles.xml");
  other.relate("", "rel/main", "word/document.xml");
  other.add_slot("word/document.xml", "type/main");
  const std::vector<SlotContent> slots = {{"word/document.xml", "<main/>"}};
  EXPECT_EQ(other.pack().with_slots(slots), letter().pack().with_slots(slots));
}

TEST(OpcPackage, StartsWithItsContentTypes) {
  const std::string file = letter().pack().with_slots({{"word/document.xml", "<main/>"}});
  EXPECT_EQ(file.substr(30, 19), "[Content_Types].xml");
}

TEST(OpcPackage, RefusesSlotsLeftOpenFilledTwiceOrUnknown) {
  const PackedPackage packed = letter().pack();
  EXPECT_THROW(packed.with_slots({}), Bug);
  EXPECT_THROW(packed.with_slots({{"word/other.xml", ""}}), Bug);
  OpcPackage two = letter();
  two.add_slot("word/numbering.xml", "type/numbering");
  EXPECT_THROW(two.pack().with_slots({{"word/document.xml", ""}, {"word/document.xml", ""}}), Bug);
}

TEST(OpcPackage, RefusesDanglingRelationshipsAndRepeatedParts) {
  OpcPackage dangling = letter();
  dangling.relate("word/document.xml", "rel/header", "word/header1.xml");
  EXPECT_THROW(dangling.pack(), Bug);
  OpcPackage twice = letter();
  EXPECT_THROW(twice.add_slot("word/styles.xml", "type/styles"), Bug);
}

}  // namespace
}  // namespace vanthu::docx
