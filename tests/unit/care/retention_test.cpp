#include "care/retention.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "support/dossiers.h"
#include "support/source_folder.h"

namespace vanthu::care {
namespace {

SourceText shipped() {
  std::ifstream in(support::source_folder() + "/templates/archive/retention.xml", std::ios::binary);
  return SourceText("retention.xml", std::string(std::istreambuf_iterator<char>(in), {}));
}

archive::Description described(const std::string& kind) {
  archive::Description description = support::dossier().held_on("2026-11-05").build().description;
  description.documents.resize(1);
  description.documents.front().kind = kind;
  return description;
}

TEST(Retention, KeepsMinutesAndResolutionsForEver) {
  const auto schedule = parse_schedule(shipped());
  ASSERT_TRUE(schedule.ok());
  for (const char* kind : {"minutes", "resolution"}) {
    const auto paper = papers_of(schedule.value(), "id", described(kind)).front();
    EXPECT_EQ(paper.retention.code, "01");
    EXPECT_FALSE(paper.due);
  }
}

TEST(Retention, CountsFromTheEndOfTheYear) {
  const auto schedule = parse_schedule(shipped());
  const auto paper = papers_of(schedule.value(), "id", described("notice")).front();
  EXPECT_EQ(paper.retention.code, "06");
  EXPECT_EQ(to_iso(*paper.due), "2037-01-01");
}

TEST(Retention, KeepsAPaperAsLongAsItsMeeting) {
  const auto schedule = parse_schedule(shipped());
  archive::Description congress = described("notice");
  congress.meeting_kind = "congress";
  EXPECT_EQ(papers_of(schedule.value(), "id", congress).front().retention.code, "01");
}

TEST(Retention, IsLongerWhereTheRecordAsks) {
  const auto schedule = parse_schedule(shipped());
  ASSERT_TRUE(schedule.ok());
  const auto kept = [&](const std::string& kind, int years) {
    RetainedPaper paper = papers_of(schedule.value(), "id", described(kind)).front();
    lengthen(paper, schedule.value().at_least(years));
    return paper.retention.code + (paper.due ? " " + to_iso(*paper.due) : "") +
           (paper.is_by_record ? " by record" : "");
  };
  EXPECT_EQ(kept("notice", 0), "01 by record");
  EXPECT_EQ(kept("notice", 20), "05 2047-01-01 by record");
  // There is no class of 25 years: the next one.
  EXPECT_EQ(kept("notice", 25), "04 2057-01-01 by record");
  EXPECT_EQ(kept("notice", 100), "01 by record");
  EXPECT_EQ(kept("notice", 10), "06 2037-01-01");
  // Never shorter.
  EXPECT_EQ(kept("minutes", 10), "01");
  EXPECT_EQ(kept("decision", 20), "02 2097-01-01");
}

TEST(Retention, KeepsForEverWhatNobodyHasThoughtOf) {
  const auto schedule = parse_schedule(shipped());
  EXPECT_EQ(papers_of(schedule.value(), "id", described("poem")).front().retention.code, "01");
}

TEST(Retention, LetsTheOfficeChooseAmongTheClasses) {
  RetentionSchedule schedule = parse_schedule(shipped()).value();
  EXPECT_TRUE(schedule.choose("minutes", "05"));
  EXPECT_EQ(to_iso(*papers_of(schedule, "id", described("minutes")).front().due), "2047-01-01");
  EXPECT_FALSE(schedule.choose("minutes", "99"));
}

TEST(Retention, RefusesATableWithoutForEverOrWithUnknownClasses) {
  const auto ids = [](const std::string& xml) {
    std::string found;
    const auto parsed = parse_schedule(SourceText("retention.xml", xml));
    for (const auto& finding : parsed.findings()) found += finding.id + " ";
    return found;
  };
  EXPECT_EQ(ids("<retention><class code=\"06\" years=\"10\" name=\"10 năm\"/></retention>"),
            "RET-01 ");
  EXPECT_EQ(ids("<retention><class code=\"01\" name=\"vĩnh viễn\"/>"
                "<keep kind=\"notice\" class=\"77\"/></retention>"),
            "RET-02 ");
}

}  // namespace
}  // namespace vanthu::care
