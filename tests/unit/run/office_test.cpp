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

TEST(Office, SaysWhenACellEnded) {
  const auto parsed = parse_office(
      office(R"(<cell code="a" folder="thon-a" name="Chi bộ thôn A" closed="2026-06-30"/>)"));
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed.value().cells.front().closed, try_parse_date("2026-06-30"));
  EXPECT_EQ(places(office(R"(<cell code="a" folder="a" name="A" closed="30/6/2026"/>)")).size(),
            1U);
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

TEST(Office, NamesItsFondsForPackages) {
  EXPECT_FALSE(parse_office(office("")).value().fonds.has_value());
  const auto parsed =
      parse_office(office(R"(<fonds code="P01" name="Phông Đảng bộ xã" archive_code="A38"/>)"));
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed.value().fonds,
            (exchange::Fonds{
                .code = "P01", .name = text::nfc("Phông Đảng bộ xã"), .archive_code = "A38"}));
  EXPECT_THAT(places(office(R"(<fonds code="P/01" name="Phông"/>)")),
              testing::ElementsAre("OFF-04 office.xml:2:14"));
}

TEST(Office, ChoosesHowItsPapersLook) {
  EXPECT_EQ(parse_office(office("")).value().papers, PaperSettings{});
  EXPECT_EQ(parse_office(office("<papers/>")).value().papers, PaperSettings{});
  const auto chosen = parse_office(
      office(R"(<papers end_mark="./." recipient_separator="," minutes_place_date="true")"
             R"( minutes_hyphens="true" body_size="15" markers="I-"/>)"));
  ASSERT_TRUE(chosen.ok());
  const PaperSettings& papers = chosen.value().papers;
  EXPECT_EQ(papers.wording, (compose::OfficeSettings{.end_mark = text::nfc("./."),
                                                     .recipient_separator = text::nfc(","),
                                                     .minutes_place_date = true,
                                                     .minutes_hyphens = true,
                                                     .marker_end = document::MarkerEnd::Hyphen}));
  EXPECT_EQ(papers.body_size, layout::Length::from_pt(15));
  EXPECT_EQ(chosen.value().traces, RecordTraces{});
}

TEST(Office, ChoosesAmongWhatTheRulesOfFormAllow) {
  const auto plain =
      parse_office(office(R"(<papers end_mark="." recipient_separator=";" markers="I."/>)"));
  ASSERT_TRUE(plain.ok());
  EXPECT_EQ(plain.value().papers, PaperSettings{});
  for (const char* other : {"end_mark=\"!\"", "recipient_separator=\"/\"", "body_size=\"13\"",
                            "markers=\"A.\"", "minutes_hyphens=\"maybe\"", "font=\"Arial\""}) {
    EXPECT_EQ(places(office("<papers " + std::string(other) + "/>")).size(), 1U) << other;
  }
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
