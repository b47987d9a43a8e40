// What the rules on papers and elections say in words, and which paper is which.
#include "rules/papers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/check.h"
#include "rules/situation.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using ::testing::ElementsAre;
using ::testing::StartsWith;

// "outcome: message" of each subject of one rule.
std::vector<std::string> verdicts_of(const Settings& settings, std::string_view rule) {
  const auto record = make_situation(settings).value();
  const Rule* only = shipped_rulebook().find(rule);
  std::vector<std::string> all;
  for (const auto& verdict : check_record(record, shipped_rulebook(), {.only = only})) {
    const bool passed = verdict.outcome == Outcome::Pass;
    all.push_back(passed ? "pass" : verdict.message.vi);
  }
  return all;
}

std::vector<std::string> series_verdicts_of(const Settings& settings, std::string_view rule) {
  const auto records = make_series(settings).value();
  const Rule* only = shipped_rulebook().find(rule);
  std::vector<std::string> all;
  for (const auto& one : check_series(records, shipped_rulebook(), {.only = only})) {
    all.push_back(one.record + " " + std::string(one.verdict.message.vi));
  }
  return all;
}

TEST(Papers, TellCountingMinutesFromThoseOfTheMeeting) {
  const auto record = make_situation({{"kind", "congress"},
                                      {"elections", "committee 3: 8* 7* 6* 5;secretary 1: 9*"}})
                          .value();
  const RecordView view(record);
  EXPECT_EQ(meeting_minutes(view)->id, "bien-ban");
  EXPECT_EQ(counting_minutes(view, record.elections[0])->id, "kiem-phieu-bau-1");
  EXPECT_EQ(counting_minutes(view, record.elections[1])->id, "kiem-phieu-bau-2");
  EXPECT_FALSE(is_counting_minutes(view, record.papers[0]));
  EXPECT_TRUE(is_counting_minutes(view, record.papers[1]));
  EXPECT_FALSE(is_counting_minutes(view, record.papers.back()));
}

TEST(Papers, CountMinutesOnlyWhenThereAreAsManyAsElections) {
  auto record = make_situation({{"kind", "congress"},
                                {"elections", "committee 3: 8* 7* 6* 5;secretary 1: 9*"}})
                    .value();
  record.papers.erase(record.papers.begin() + 2);
  const RecordView view(record);
  EXPECT_EQ(counting_minutes(view, record.elections[0]), nullptr);
  EXPECT_FALSE(is_counting_minutes(view, record.papers[1]));
}

TEST(Papers, AskTheMeetingsMinutesAloneForItsTwoSignatures) {
  EXPECT_THAT(verdicts_of({{"kind", "congress"}, {"elections", "secretary 1: 9*"}}, "VB-05"),
              ElementsAre("pass", "biên bản kiểm phiếu do ban kiểm phiếu ký", "văn bản loại khác"));
}

TEST(Papers, ShowTheNumberAsItShouldBe) {
  EXPECT_THAT(verdicts_of({{"symbol", "QĐ/CB"}, {"minutes", "none"}}, "VB-02"),
              ElementsAre("Số, ký hiệu “Số 05-QĐ/CB” chưa đúng dạng, nên là “Số 05-NQ/CB”."));
  EXPECT_THAT(verdicts_of({{"symbol", "NQ"}, {"number", "10"}, {"minutes", "none"}}, "VB-02"),
              ElementsAre("Số, ký hiệu “Số 10-NQ” chưa đúng dạng, nên là “Số 10-NQ/CB”."));
}

TEST(Papers, NameTheNumbersThatAreMissingOrRepeated) {
  EXPECT_THAT(series_verdicts_of({{"months", "5"}, {"numbers", "5 6 6 8 11"}}, "VB-01"),
              ElementsAre("2026-03-regular Số của nghị quyết nhiệm kỳ 2025 - 2030: thiếu số: 07; "
                          "09–10; trùng số: 06."));
  EXPECT_THAT(series_verdicts_of({{"months", "5"}, {"numbers", "5 6 6 6 6"}}, "VB-01"),
              ElementsAre("2026-03-regular Số của nghị quyết nhiệm kỳ 2025 - 2030: thiếu số: không "
                          "có; trùng số: 06."));
  EXPECT_THAT(
      series_verdicts_of({{"months", "4"}, {"congress", "3"}, {"numbers", "8 9 3 4"}}, "VB-01"),
      ElementsAre("2026-02-regular ",
                  StartsWith("2026-03-regular Số của nghị quyết nhiệm kỳ 2026 - "
                             "2031: thiếu số: 01–02; trùng số: không có.")));
  EXPECT_THAT(series_verdicts_of({{"months", "4"}, {"numbers", "1 3 2 4"}}, "VB-01"),
              ElementsAre("2026-02-regular Số 3 của nghị quyết nhiệm kỳ 2025 - 2030 ghi ngày "
                          "05/02/2026, trước ngày của số liền trước."));
}

TEST(Elections, SayHowManyShareTheLastSeatAndHowManyPapersThereWere) {
  EXPECT_THAT(verdicts_of({{"kind", "congress"}, {"elections", "committee 2: 8* 6 6 6"}}, "BC-05"),
              ElementsAre("Có 3 người bằng phiếu ở vị trí cuối (bầu 2); cần ghi kết quả bầu lại."));
  EXPECT_THAT(
      verdicts_of({{"kind", "congress"},
                   {"elections",
                    "committee 3 seq=1: 8* 7* 6* 5;secretary 1 seq=1: "
                    "9*;deputy_secretary 1 seq=2: m2=9*"}},
                  "BC-09"),
      ElementsAre(
          "Chi ủy, bí thư, phó bí thư phải bầu bằng các phiếu riêng; biên bản chỉ ghi 2 lần "
          "phát phiếu."));
}

TEST(Elections, NameTheFaultOfAResult) {
  const auto fault = [](const char* election) {
    return verdicts_of({{"kind", "congress"}, {"elections", election}}, "BC-04").front();
  };
  EXPECT_THAT(fault("committee 3 invalid=2: 8* 7* 6* 5"),
              StartsWith("Đồng chí m1 được 8 phiếu, nhiều hơn"));
  EXPECT_THAT(fault("committee 3: 8* 7* 6 4"),
              StartsWith("Đồng chí m3 được 6/9 phiếu, quá một nửa"));
  EXPECT_THAT(fault("committee 2: 8* 7 6*"), StartsWith("Đồng chí m2 được 7/9 phiếu, quá một nửa"));
  EXPECT_THAT(fault("committee 2: 7 7 6*"), StartsWith("Đồng chí m1 được 7/9"));
  EXPECT_THAT(fault("committee 3: 8* 7* 7* 6*"),
              StartsWith("Đồng chí m4 được 6 phiếu và ghi trúng cử"));
  EXPECT_THAT(fault("committee 3: 8* 7* 6* 6*"), StartsWith("Ghi 4 người trúng cử"));
}

}  // namespace
}  // namespace vanthu::rules
