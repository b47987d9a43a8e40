#include "report/fingerprint.h"

#include <gtest/gtest.h>

#include "unit/report/small_report.h"

namespace vanthu::report {
namespace {

std::string of_fail(const FileReport& file) {
  return fingerprints(file)[1];
}

TEST(Fingerprint, IsOnlyForWhatFailed) {
  const auto all = fingerprints(small_file());
  EXPECT_EQ(all[0], "");
  EXPECT_EQ(all[1].size(), 16U);
  EXPECT_EQ(all[2], "");
  EXPECT_EQ(all[3], "");
  EXPECT_EQ(all[4].size(), 16U);
}

TEST(Fingerprint, SurvivesEditsElsewhereAndOtherWords) {
  const FileReport before = small_file();
  FileReport after = small_file();
  after.source = SourceText("moved.xml", "<!-- a new line -->\n\n" + kRecordXml);
  after.file = "moved.xml";
  after.verdicts[1].at.begin += 21;
  after.verdicts[1].at.end += 21;
  after.verdicts[1].message = {"nói cách khác", "in other words"};
  EXPECT_EQ(of_fail(before), of_fail(after));
}

TEST(Fingerprint, ChangesWithTheValueAtFaultTheSubjectTheRecordAndTheRule) {
  const std::string same = of_fail(small_file());
  FileReport changed = small_file();
  std::string bytes = kRecordXml;
  bytes.replace(bytes.find("\"9\""), 3, "\"8\"");
  changed.source = SourceText("records/tháng 5.xml", bytes);
  EXPECT_NE(of_fail(changed), same);
  changed = small_file();
  changed.record_id = "r2";
  EXPECT_NE(of_fail(changed), same);
  changed = small_file();
  changed.verdicts[1].subject.vi += "!";
  EXPECT_NE(of_fail(changed), same);
  changed = small_file();
  changed.verdicts[1].rule = "DL-09.5b";
  EXPECT_NE(of_fail(changed), same);
}

TEST(Fingerprint, TellsEqualOnesInAFileApart) {
  FileReport file = small_file();
  file.verdicts.push_back(small_fail());
  const auto all = fingerprints(file);
  EXPECT_NE(all[1], all[5]);
}

TEST(Fingerprint, OfASeriesNamesCellYearAndSubject) {
  SeriesReport series = small_series();
  const std::string same = fingerprint(series);
  EXPECT_EQ(home_of(series), "c1 2026");
  series.year = 2025;
  EXPECT_NE(fingerprint(series), same);
}

}  // namespace
}  // namespace vanthu::report
