#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "rules/check.h"
#include "rules/situation.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> failures(const std::vector<model::MeetingRecord>& records,
                                  std::string_view rule, const CheckOptions& options = {}) {
  std::vector<std::string> messages;
  for (const SeriesVerdict& one : check_series(records, shipped_rulebook(), options)) {
    const bool wanted = rule.empty() || one.verdict.rule == rule;
    if (wanted && one.verdict.outcome == Outcome::Fail) {
      messages.push_back(one.verdict.message.vi);
    }
  }
  return messages;
}

TEST(CheckSeries, FindsNothingToSayAboutAYearInOrder) {
  EXPECT_THAT(failures(make_series({}).value(), ""), IsEmpty());
  EXPECT_THAT(failures(make_series({{"committee", "true"}}).value(), ""), IsEmpty());
}

TEST(CheckSeries, NamesTheMonthWithoutARegularMeeting) {
  EXPECT_THAT(failures(make_series({{"missing", "3"}}).value(), "DL-24.2"),
              ElementsAre("Tháng 03/2026 chưa có biên bản sinh hoạt chi bộ thường kỳ."));
}

TEST(CheckSeries, LooksFurtherWhenReadLater) {
  const auto half_a_year = make_series({{"months", "6"}}).value();
  EXPECT_THAT(failures(half_a_year, "DL-24.2"), IsEmpty());
  EXPECT_THAT(failures(half_a_year, "DL-24.2", {.as_of = try_parse_date("2026-08-20")}),
              ElementsAre("Tháng 07/2026 chưa có biên bản sinh hoạt chi bộ thường kỳ."));
}

TEST(CheckSeries, KeepsCellsApartAndSaysWhichYear) {
  auto records = make_series({{"missing", "3"}}).value();
  for (auto& other : make_series({{"start", "2025-01"}, {"missing", "5"}}).value()) {
    other.cell.code = "00.001";
    records.push_back(std::move(other));
  }
  std::vector<std::string> found;
  for (const SeriesVerdict& one : check_series(records, shipped_rulebook(), {})) {
    if (one.verdict.rule != "DL-24.2" || one.verdict.outcome != Outcome::Fail) continue;
    found.push_back(one.cell_code + " " + std::to_string(one.year));
  }
  EXPECT_THAT(found, ElementsAre("00.000 2026", "00.001 2025"));
}

TEST(CheckSeries, DoesNotCareInWhichOrderRecordsCome) {
  auto records = make_series({{"missing", "3"}, {"committee", "true"}}).value();
  const auto before = check_series(records, shipped_rulebook(), {});
  std::reverse(records.begin(), records.end());
  const auto behind = check_series(records, shipped_rulebook(), {});
  ASSERT_EQ(before.size(), behind.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].verdict, behind[i].verdict) << before[i].verdict.rule;
  }
}

}  // namespace
}  // namespace vanthu::rules
