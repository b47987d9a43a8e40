#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/check.h"
#include "rules/fee_ledger.h"
#include "rules/situation.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using std::chrono::year_month;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> messages(const std::vector<model::MeetingRecord>& records,
                                  std::string_view rule) {
  std::vector<std::string> all;
  for (const SeriesVerdict& one :
       check_series(records, shipped_rulebook(), {.only = shipped_rulebook().find(rule)})) {
    if (one.verdict.outcome == Outcome::Pass) continue;
    all.push_back(one.record + " " + one.verdict.message.vi);
  }
  return all;
}

constexpr year_month kFebruary = std::chrono::year(2026) / 2;

TEST(FeeLedger, KeepsWhatWasRecordedLast) {
  auto records = make_series({{"months", "3"}, {"r2.unpaid", "1"}}).value();
  records[2].fees.push_back(records[1].fees.back());
  records[2].fees.back().state = model::FeeState::Paid;
  const std::vector<RecordView> views(records.begin(), records.end());
  const FeeLedger ledger = fee_ledger(views);
  const auto february = entries_of(ledger, kFebruary);
  ASSERT_EQ(february.size(), 9U);
  const FeeEntry* entry = entry_of(february, "m9");
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->fee->state, model::FeeState::Paid);
  EXPECT_EQ(entry->view, &views[2]);
  EXPECT_EQ(entry_of(february, "m10"), nullptr);
  EXPECT_EQ(entry_of(february, "x"), nullptr);
  EXPECT_TRUE(entries_of(ledger, std::chrono::year(2027) / 2).empty());
}

TEST(Fees, ForgetAMissingFeeOncePaid) {
  auto records = make_series({{"months", "3"}, {"r2.unpaid", "1"}}).value();
  EXPECT_THAT(messages(records, "DP-01"),
              ElementsAre("2026-02-regular Đồng chí m9 chưa đóng đảng phí tháng 02/2026."));
  records[2].fees.push_back(records[1].fees.back());
  records[2].fees.back().state = model::FeeState::Paid;
  EXPECT_THAT(messages(records, "DP-01"), IsEmpty());
}

TEST(Fees, NameEachMemberMissingFromTheBook) {
  auto records = make_series({{"months", "2"}}).value();
  auto& fees = records[1].fees;
  fees.erase(fees.begin() + 2, fees.begin() + 4);
  EXPECT_THAT(messages(records, "DP-01"),
              ElementsAre("2026-02-regular Sổ thu đảng phí tháng 02/2026 không có Đồng chí m3.",
                          "2026-02-regular Sổ thu đảng phí tháng 02/2026 không có Đồng chí m4."));
}

TEST(Fees, AskForTheBookOfAMonthWithoutOne) {
  auto records = make_series({{"months", "2"}}).value();
  records[1].fees.clear();
  EXPECT_THAT(messages(records, "DP-01"),
              ElementsAre("2026-02-regular chưa đủ dữ liệu để xét: thiếu sổ thu đảng phí tháng "
                          "02/2026"));
}

TEST(Fees, ShowBothSharesOfTheLastGroup) {
  const auto records = make_series({{"start", "2026-03"},
                                    {"months", "1"},
                                    {"fee", "other"},
                                    {"fee_basis", "3700050"},
                                    {"fee_amount", "9000"}})
                           .value();
  EXPECT_THAT(messages(records, "DP-02"),
              ElementsAre("2026-03-regular Mức đóng của Đồng chí m9 tháng 3/2026 là 9000 đ, khác "
                          "cả hai mức của nhóm đối tượng khác (11100 đ hoặc 7400 đ)."));
}

TEST(Fees, CallForTheNearestDong) {
  const auto expected = [](const char* basis) {
    return messages(make_series({{"start", "2026-03"},
                                 {"months", "1"},
                                 {"fee_basis", basis},
                                 {"fee_amount", "90000"}})
                        .value(),
                    "DP-02")
        .at(0);
  };
  EXPECT_THAT(expected("6000099"), ::testing::HasSubstr("(30000 đ)"));
  EXPECT_THAT(expected("6000100"), ::testing::HasSubstr("(30001 đ)"));
}

TEST(Fees, ListEveryReliefThatIsNotInOrder) {
  auto record = make_situation({{"fee_state", "exempt"}, {"relief", "40"}}).value();
  record.fees[2].state = model::FeeState::Exempt;
  const auto verdicts =
      check_record(record, shipped_rulebook(), {.only = shipped_rulebook().find("DP-03")});
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_EQ(verdicts[0].message.vi,
            "Việc miễn, giảm đảng phí chưa đúng quy định: Đồng chí m3 (chưa có quyết định); Đồng "
            "chí m9 (mức không đúng quy định).");
}

}  // namespace
}  // namespace vanthu::rules
