#include "rules/waiver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string waiver_xml(const std::string& attributes, const std::string& children = {}) {
  const std::string inside =
      children.empty() ? "<reason>Bão số 3</reason>"
                         "<document number=\"12-QĐ/ĐU\" date=\"2026-10-06\" issuer=\"Đảng ủy xã\"/>"
                         "<approved_by name=\"Trần Thị B\" position=\"Phó Bí thư\"/>"
                       : children;
  return "<waiver xmlns=\"urn:vanthu:waiver:1\" " + attributes + ">" + inside + "</waiver>";
}

findings::Checked<Waiver> parsed(const std::string& bytes) {
  const SourceText source("waivers/w.xml", bytes);
  return parse_waiver(source, shipped_rulebook());
}

std::vector<std::string> ids(const findings::Checked<Waiver>& checked) {
  std::vector<std::string> all;
  for (const auto& finding : checked.findings()) all.push_back(finding.id);
  return all;
}

Date day(const char* iso) {
  return try_parse_date(iso).value();
}

TEST(Waiver, IsReadWithItsDocumentAndTheRulesOwnId) {
  const auto waiver = parsed(waiver_xml("rule=\"sh-01\" record=\"r1\" expires=\"2026-10-31\""));
  ASSERT_TRUE(waiver.ok());
  EXPECT_EQ(waiver.value().rule, "SH-01");
  EXPECT_EQ(waiver.value().record, "r1");
  EXPECT_EQ(waiver.value().approved_by.str(), "Trần Thị B, Phó Bí thư");
  const auto note = note_of(waiver.value(), "waivers/w.xml", "CN=X");
  EXPECT_EQ(note.document.vi, "văn bản số 12-QĐ/ĐU ngày 2026-10-06 của Đảng ủy xã");
  EXPECT_EQ(note.reason, "Bão số 3");
  EXPECT_EQ(note.expires, "2026-10-31");
}

TEST(Waiver, NamesOneRecordAndOneRule) {
  const Waiver waiver =
      parsed(waiver_xml("rule=\"SH-01\" record=\"r1\" expires=\"2026-10-31\"")).value();
  EXPECT_TRUE(waiver.names("SH-01", {.record = "r1", .cell = "c", .on = day("2026-10-05")}));
  EXPECT_FALSE(waiver.names("SH-02", {.record = "r1", .cell = "c", .on = day("2026-10-05")}));
  EXPECT_FALSE(waiver.names("SH-01", {.record = "r2", .cell = "c", .on = day("2026-10-05")}));
}

TEST(Waiver, OfACellReachesFromItsFirstToItsLastDay) {
  const Waiver waiver = parsed(waiver_xml("rule=\"SH-01\" cell=\"c\" from=\"2026-02-01\" "
                                          "to=\"2026-03-31\" expires=\"2026-12-31\""))
                            .value();
  for (const auto& [on, named] : {std::pair("2026-01-31", false), std::pair("2026-02-01", true),
                                  std::pair("2026-03-31", true), std::pair("2026-04-01", false)}) {
    EXPECT_EQ(waiver.names("SH-01", {.record = "r", .cell = "c", .on = day(on)}), named) << on;
  }
  EXPECT_FALSE(waiver.names("SH-01", {.record = "r", .cell = "d", .on = day("2026-02-01")}));
}

TEST(Waiver, CoversActsUpToItsLastDayWhateverDayItIsToday) {
  const Waiver waiver =
      parsed(waiver_xml("rule=\"SH-01\" record=\"r1\" expires=\"2016-10-05\"")).value();
  EXPECT_TRUE(waiver.is_in_time({.record = "r1", .cell = "c", .on = day("2016-10-05")}));
  EXPECT_FALSE(waiver.is_in_time({.record = "r1", .cell = "c", .on = day("2016-10-06")}));
}

TEST(Waiver, CannotBeGivenForNumbersThatDoNotAgree) {
  for (const Rule& rule : shipped_rulebook().rules()) {
    const auto waiver =
        parsed(waiver_xml("rule=\"" + rule.id + "\" record=\"r1\" expires=\"2026-10-31\""));
    const bool arithmetic = rule.id.compare(0, 4, "INT-") == 0;
    EXPECT_EQ(waiver.ok(), !arithmetic) << rule.id;
    if (arithmetic) {
      EXPECT_THAT(ids(waiver), ElementsAre("WVR-03"));
    }
  }
}

TEST(Waiver, SaysEverythingThatIsWrongAtOnceWithPlaceAndRemedy) {
  const auto waiver = parsed(
      waiver_xml("rule=\"SH-1\" record=\"r\" cell=\"c\" from=\"2026-02-01\" to=\"2026-01-01\" "
                 "expires=\"soon\"",
                 "<reason> </reason><document number=\"1\" date=\"2026-02-30\" issuer=\"x\"/>"));
  EXPECT_FALSE(waiver.ok());
  EXPECT_THAT(ids(waiver), ::testing::IsSupersetOf(
                               {"WVR-02", "WVR-04", "WVR-05", "XML-28", "XML-32", "XML-22"}));
  for (const auto& finding : waiver.findings()) {
    if (finding.id != "WVR-02") continue;
    EXPECT_THAT(finding.hint.vi, HasSubstr("SH-01"));
    EXPECT_GT(finding.at.begin, 0U);
  }
}

TEST(Waiver, NeedsARecordOrACellWithBothDays) {
  EXPECT_THAT(ids(parsed(waiver_xml("rule=\"SH-01\" expires=\"2026-10-31\""))),
              ElementsAre("WVR-04"));
  EXPECT_THAT(ids(parsed(waiver_xml(
                  "rule=\"SH-01\" cell=\"c\" from=\"2026-01-01\" expires=\"2026-10-31\""))),
              ElementsAre("WVR-05"));
  EXPECT_THAT(ids(parsed(waiver_xml(
                  "rule=\"SH-01\" record=\"r\" to=\"2026-01-01\" expires=\"2026-10-31\""))),
              ElementsAre("WVR-05"));
}

TEST(Waiver, IsRefusedWhenItIsAnotherKindOfFile) {
  EXPECT_THAT(ids(parsed("<record/>")), ElementsAre("WVR-01"));
  EXPECT_THAT(ids(parsed("<waiver rule=\"SH-01\"/>")), ElementsAre("WVR-01"));
}

}  // namespace
}  // namespace vanthu::rules
