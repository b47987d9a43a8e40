#include "report/baseline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/small_report.h"

namespace vanthu::report {
namespace {

using findings::Novelty;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Baseline small_baseline() {
  Baseline baseline{.rulebook = "2026.11", .rulebook_sha256 = "ab", .known = {}};
  add_known(small_file(), baseline);
  add_known(small_series(), baseline);
  return baseline;
}

std::vector<std::string> ids_of(const std::string& bytes) {
  const SourceText source("baseline.xml", bytes);
  std::vector<std::string> ids;
  const auto parsed = parse_baseline(source);
  for (const auto& finding : parsed.findings()) ids.push_back(finding.id);
  return ids;
}

std::string with_known(const std::string& lines) {
  return "<baseline xmlns=\"urn:vanthu:baseline:1\" rulebook=\"1\" rulebook_sha256=\"a\">" + lines +
         "</baseline>";
}

TEST(Baseline, HoldsWhatFailedButNotWhatAWaiverCovers) {
  const Baseline baseline = small_baseline();
  ASSERT_EQ(baseline.known.size(), 2U);
  EXPECT_EQ(baseline.known[0].rule, "DL-09.5a");
  EXPECT_EQ(baseline.known[0].record, "r1");
  EXPECT_EQ(baseline.known[1].cell, "c1");
  EXPECT_EQ(baseline.known[1].year, 2026);
}

TEST(Baseline, ComesBackAsItWasWritten) {
  const Baseline baseline = small_baseline();
  const SourceText source("baseline.xml", write_baseline(baseline));
  const auto parsed = parse_baseline(source);
  ASSERT_TRUE(parsed.ok()) << parsed.findings().front().message.en;
  EXPECT_EQ(parsed.value(), baseline);
}

TEST(Baseline, TellsKnownFailsFromNewOnes) {
  BaselineMatch match(small_baseline());
  FileReport file = small_file();
  file.verdicts.push_back(small_fail());
  match.mark(file);
  EXPECT_EQ(file.verdicts[0].novelty, Novelty::Unknown);
  EXPECT_EQ(file.verdicts[1].novelty, Novelty::Unchanged);
  EXPECT_EQ(file.verdicts[5].novelty, Novelty::New);
  SeriesReport series = small_series();
  match.mark(series);
  EXPECT_EQ(series.verdict.novelty, Novelty::Unchanged);
  EXPECT_THAT(match.absent(""), IsEmpty());
}

TEST(Baseline, SaysWhatIsGoneButOnlyOfWhatWasLookedAt) {
  BaselineMatch nothing_checked(small_baseline());
  EXPECT_THAT(nothing_checked.absent(""), IsEmpty());
  BaselineMatch match(small_baseline());
  FileReport mended = small_file();
  mended.verdicts[1].outcome = findings::Outcome::Pass;
  match.mark(mended);
  const AbsentFinding gone{
      .rule = "DL-09.5a", .home = "r1", .subject = mended.verdicts[1].subject.vi};
  EXPECT_THAT(match.absent(""), ElementsAre(gone));
  EXPECT_THAT(match.absent("SH-01"), IsEmpty());
  SeriesReport series = small_series();
  series.verdict.outcome = findings::Outcome::Pass;
  match.mark(series);
  EXPECT_EQ(match.absent("").size(), 2U);
}

TEST(Baseline, SaysEverythingThatIsWrongWithAFile) {
  EXPECT_THAT(ids_of("<other/>"), ElementsAre("BSL-01"));
  const std::string good = "rule=\"R\" subject=\"s\" fingerprint=\"0123456789abcdef\"";
  EXPECT_THAT(ids_of(with_known("<known record=\"r\" " + good + "/>")), IsEmpty());
  EXPECT_THAT(
      ids_of(with_known("<known record=\"r\" " + good + "/><known record=\"r\" " + good + "/>")),
      ElementsAre("BSL-03"));
  EXPECT_THAT(ids_of(with_known("<known " + good + "/>")), ElementsAre("BSL-04"));
  EXPECT_THAT(ids_of(with_known("<known cell=\"c\" " + good + "/>")), ElementsAre("BSL-04"));
  EXPECT_THAT(ids_of(with_known("<known record=\"r\" cell=\"c\" year=\"2026\" " + good + "/>")),
              ElementsAre("BSL-04"));
  EXPECT_THAT(ids_of(with_known("<known cell=\"c\" year=\"2026\" " + good + "/>")), IsEmpty());
  EXPECT_THAT(ids_of(with_known("<known record=\"r\" rule=\"R\" subject=\"s\" fingerprint=\"12\"/>"
                                "<unknown/>")),
              ElementsAre("BSL-02", "XML-23"));
}

}  // namespace
}  // namespace vanthu::report
