#include "archive/layout.h"

#include <gtest/gtest.h>

#include <string>

#include "model/vocabulary.h"

namespace vanthu::archive {
namespace {

// Examples of the extension's own text.
TEST(ObjectPath, FollowsLayoutExtension0003) {
  const Tuples defaults = kTuplesOfFormat1;
  EXPECT_EQ(object_path("object-01", defaults), "3c0/ff4/240/object-01");
  EXPECT_EQ(object_path("..hor/rib:le-$id", defaults), "487/326/d8c/%2e%2ehor%2frib%3ale-%24id");
  EXPECT_EQ(object_path("..Hor/rib:lè-$id", defaults),
            "373/529/21a/%2e%2eHor%2frib%3al%c3%a8-%24id");
}

TEST(ObjectPath, SpreadsDossiersOver256FoldersInArchivesMadeNow) {
  EXPECT_EQ(object_path("object-01"), "3c/object-01");
  EXPECT_EQ(Layout("archive").object("object-01"), "archive/ocfl/3c/object-01");
  EXPECT_EQ(Layout("archive", kTuplesOfFormat1).object("object-01"),
            "archive/ocfl/3c0/ff4/240/object-01");
}

TEST(ObjectPath, CutsLongNamesAndAddsTheDigest) {
  std::string id;
  for (int i = 0; i < 10; ++i) id += "abcdefghij";
  EXPECT_EQ(
      object_path(id + "a", kTuplesOfFormat1),
      "5cc/73e/648/" + id + "-5cc73e648fbcff136510e330871180922ddacf193b68fdeff855683a01464220");
}

// Values made with Python's uuid.uuid5.
TEST(ObjectId, IsTheUuidOfCellAndMeeting) {
  EXPECT_EQ(object_id("CB-AP3", "2026-11-regular"),
            "urn:uuid:1492e37d-9552-5aa0-92bd-b9566a6b2167");
  EXPECT_EQ(object_id("chi bộ Ấp 3", "01/2026"), "urn:uuid:5bdfb4f0-79ac-5abb-92c5-9c31769adecc");
}

TEST(ObjectId, KeepsPairsApartThatReadTheSameTogether) {
  EXPECT_NE(object_id("CB-1", "12026-11"), object_id("CB-11", "2026-11"));
}

TEST(ObjectId, NoNameBecomesAPath) {
  const std::string path = Layout("archive").object(object_id("../../etc", "passwd\\..\\CON"));
  EXPECT_EQ(path.find(".."), std::string::npos);
  EXPECT_EQ(path.substr(0, 13), "archive/ocfl/");
}

TEST(ObjectId, IsRecognisedExactly) {
  EXPECT_TRUE(is_object_id("urn:uuid:1492e37d-9552-5aa0-92bd-b9566a6b2167"));
  EXPECT_FALSE(is_object_id("urn:uuid:1492E37D-9552-5aa0-92bd-b9566a6b2167"));
  EXPECT_FALSE(is_object_id("urn:uuid:1492e37d-9552-5aa0-92bd-b9566a6b216"));
  EXPECT_FALSE(is_object_id("urn:uuid:1492e37d-9552-5aa0-92bd_b9566a6b2167"));
  EXPECT_FALSE(is_object_id(""));
}

TEST(VersionName, GoesBothWays) {
  EXPECT_EQ(version_name(12), "v12");
  EXPECT_EQ(try_parse_version_name("v12"), 12);
  for (const char* other : {"v0", "v01", "v", "12", "V1", "v1x", "v-1", "v99999999999"}) {
    EXPECT_EQ(try_parse_version_name(other), std::nullopt) << other;
  }
}

TEST(ContentName, ComesFromTheClosedList) {
  for (const char* good : {"record.xml", "findings.json", "minutes.pdf", "minutes.docx",
                           "resolution-2.pdf", "resolution-99.docx", "manifest.txt", "manifest.p7s",
                           "dossier.json", "waiver.xml", "waiver-2.p7s"}) {
    EXPECT_TRUE(is_content_name(good)) << good;
  }
  for (const char* bad : {"", "minutes", ".pdf", "minutes.exe", "Minutes.pdf", "minutes.pdf.exe",
                          "../minutes.pdf", "minutes-1.pdf", "minutes-02.pdf", "minutes-100.pdf",
                          "record-2.xml", "record.pdf", "waiver.pdf", "nguyen-van-a.pdf",
                          "biên bản.pdf", "minutes. pdf", "minutes.pdf\n", "con.txt"}) {
    EXPECT_FALSE(is_content_name(bad)) << bad;
  }
}

TEST(ContentName, MayBeAnyTypeOfPaperThatARecordLists) {
  for (const auto& type : model::kPaperTypeNames) {
    EXPECT_TRUE(is_content_name(std::string(type.name) + ".pdf")) << type.name;
    EXPECT_TRUE(is_content_name(std::string(type.name) + "-2.docx")) << type.name;
  }
  // Papers for use are made from the record whenever they are wanted.
  EXPECT_FALSE(is_content_name("attendance_sheet.pdf"));
}

TEST(MediaType, FollowsTheExtension) {
  EXPECT_EQ(media_type("minutes.pdf"), "application/pdf");
  EXPECT_EQ(media_type("record.xml"), "application/xml");
  EXPECT_EQ(media_type("manifest.p7s"), "application/pkcs7-signature");
}

}  // namespace
}  // namespace vanthu::archive
