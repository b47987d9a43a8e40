#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/small_report.h"

namespace vanthu::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Csv, BeginsWithAByteOrderMarkAndItsHeaderAndEndsLinesAsRfc4180Says) {
  const std::string csv = written(Format::Csv);
  EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBF"
                              "file,record,cell,date,rule,outcome,"));
  for (std::size_t at = csv.find('\n'); at != std::string::npos; at = csv.find('\n', at + 1)) {
    EXPECT_EQ(csv[at - 1], '\r') << at;
  }
  EXPECT_THAT(csv, HasSubstr("records/tháng 5.xml,r1,c1,2026-05-05,INT-03,not_applicable,"));
  EXPECT_THAT(csv, HasSubstr(",c1,2026,SH-01,fail,advice,"));
  EXPECT_THAT(csv, HasSubstr("INT-02,absent,"));
}

TEST(Csv, MakesTextOfWhatASpreadsheetWouldRun) {
  FileReport file = small_file();
  const std::string csv = written(Format::Csv, {}, file);
  EXPECT_THAT(csv, AllOf(HasSubstr(",'=9/20 chưa quá một nửa,"), Not(HasSubstr(",=9/20"))));
  for (const char* start : {"+1", "-1", "@A1"}) {
    file.verdicts[1].message = {start, start};
    EXPECT_THAT(written(Format::Csv, {}, file), HasSubstr(std::string(",'") + start + ","));
  }
}

TEST(Csv, QuotesCommasQuotesAndLines) {
  const std::string csv = written(Format::Csv);
  EXPECT_THAT(csv, HasSubstr("\"2 × 9 = 18, cần lớn hơn 20\""));
  EXPECT_THAT(csv, HasSubstr("\"báo cáo \"\"cấp trên\"\"\""));
}

}  // namespace
}  // namespace vanthu::report
