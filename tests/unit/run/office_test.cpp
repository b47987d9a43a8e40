#include "run/office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu::run {
namespace {

SourceText office(const std::string& content) {
  return SourceText("office.xml",
                    "<office xmlns=\"urn:vanthu:office:1\" name=\"Đảng ủy xã An Lạc\">\n" +
                        content + "\n</office>\n");
}

// "OFF-01 office.xml:2:7" of each finding.
std::vector<std::string> places(const SourceText& source) {
  std::vector<std::string> all;
  const auto parsed = parse_office(source);
  for (const auto& finding : parsed.findings()) {
    all.push_back(finding.id + " " + source.locate(finding.at));
  }
  return all;
}

TEST(Office, HasItsCellsAndTheUsualKeyPaths) {
  const auto parsed =
      parse_office(office(R"(<cell code="a" folder="thon-a" name="Chi bộ thôn A"/>)"));
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed.value().name.str(), "Đảng ủy xã An Lạc");
  ASSERT_EQ(parsed.value().cells.size(), 1U);
  EXPECT_EQ(parsed.value().cells.front(), (OfficeCell{.code = "a",
                                                      .folder = "thon-a",
                                                      .name = text::nfc("Chi bộ thôn A"),
                                                      .local_profile = {}}));
  EXPECT_EQ(parsed.value().signing, SigningFiles{});
  EXPECT_FALSE(parsed.value().fictional);
}

TEST(Office, TakesKeyPathsFromSigning) {
  const auto parsed = parse_office(office(R"(<signing key="k/a.key" certificate="k/a.crt"/>)"));
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed.value().signing, (SigningFiles{.key = "k/a.key", .certificate = "k/a.crt"}));
}

TEST(Office, LeavesTracesOfTheRecordInPapersOnlyWhenItAsks) {
  EXPECT_EQ(parse_office(office("")).value().traces, RecordTraces{});
  const auto asked = parse_office(office(R"(<papers attach_record="true" record_code="true"/>)"));
  ASSERT_TRUE(asked.ok());
  EXPECT_EQ(asked.value().traces, (RecordTraces{.attached = true, .code = true}));
  EXPECT_FALSE(parse_office(office(R"(<papers attach_record="maybe"/>)")).ok());
}

TEST(Office, NamesARepeatedCodeAndFolderAtTheSecondCell) {
  EXPECT_THAT(places(office("<cell code=\"a\" folder=\"x\" name=\"A\"/>\n"
                            "<cell code=\"a\" folder=\"x\" name=\"B\"/>")),
              ::testing::UnorderedElementsAre(::testing::StartsWith("OFF-01 office.xml:3:"),
                                              ::testing::StartsWith("OFF-02 office.xml:3:")));
}

TEST(Office, RefusesPathsThatLeaveTheWorkspace) {
  for (const char* path : {"/etc/key", "../key", "keys/../../key"}) {
    EXPECT_THAT(places(office("<signing key=\"" + std::string(path) + "\"/>")),
                ::testing::ElementsAre(::testing::StartsWith("OFF-03 office.xml:2:")))
        << path;
  }
}

}  // namespace
}  // namespace vanthu::run
