// What belongs to which superior, and which lines of a list are kept.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/situation.h"
#include "unit/audit/small_office.h"

namespace vanthu::audit {
namespace {

using support::meeting;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

model::MeetingRecord under(const char* superior, unsigned month) {
  return meeting()
      .in_month(2026, month)
      .change([&](model::MeetingRecord& record) { record.cell.superior = support::nfc(superior); })
      .build();
}

TEST(AuditSuperiors, KeepTheMonthsOfACellThatChangedToAnother) {
  const auto report = report_of(
      {cell_of({under("Đảng bộ xã A", 1), under("Đảng bộ xã A", 3), under("Đảng bộ xã B", 5)})},
      {.from = support::date("2026-01-01"), .to = support::date("2026-05-31")});
  ASSERT_TRUE(report.ok()) << report.error().what.en;
  const std::vector<Slice>& superiors = report.value().superiors;
  ASSERT_EQ(superiors.size(), 2U);
  EXPECT_EQ(superiors[0].key, "Đảng bộ xã A");
  EXPECT_EQ(superiors[0].counts[Figure::Meetings], 2);
  EXPECT_EQ(superiors[1].counts[Figure::Meetings], 1);
  EXPECT_EQ(superiors[0].counts[Figure::MembersAtEnd], 0);
  EXPECT_GT(superiors[1].counts[Figure::MembersAtEnd], 0);
  // February and April passed without a meeting, under the superior of their time.
  EXPECT_GT(superiors[0].compliance.violations, 0U);
  EXPECT_EQ(report.value().cells[0].superior, "Đảng bộ xã B");
}

TEST(AuditDue, KeepsTheLinesThatAreDueFirst) {
  const auto task = [](const char* cell, const char* day) {
    DueLine line;
    line.cell_code = cell;
    line.since = try_parse_date(day);
    return line;
  };
  Audit audit({}, rules::shipped_rulebook(), {.due = 2});
  for (const auto& [code, day] :
       {std::pair("a", "2026-05-01"), std::pair("b", "2026-03-01"), std::pair("c", ""),
        std::pair("d", "2026-04-01"), std::pair("e", "2026-02-01"), std::pair("f", "2026-02-01")}) {
    audit.add(task(code, day));
  }
  const auto report = std::move(audit).finish();
  ASSERT_TRUE(report.ok());
  const auto& list = report.value().list(DueKind::Task);
  std::vector<std::string> kept;
  for (const DueLine& line : list.lines) kept.push_back(line.cell_code);
  EXPECT_THAT(kept, ElementsAre("e", "f"));
  EXPECT_EQ(list.total, 6U);
}

TEST(AuditFees, CountAFeeOfDecemberThatIsToldInJanuaryInTheNewYear) {
  auto records = rules::make_series({{"start", "2025-10"},
                                     {"months", "4"},
                                     {"thematic", "0"},
                                     {"r1.unpaid", "1"},
                                     {"r2.unpaid", "1"},
                                     {"r3.unpaid", "1"}})
                     .value();
  records[3].fees = std::move(records[2].fees);
  records[2].fees.clear();
  const AuditScope scope =
      scope_of({.from = support::date("2026-01-01"), .to = support::date("2026-01-31")});
  const CellAudit audit = audit_cell(cell_of(std::move(records)), scope);
  std::vector<std::string> told;
  for (const Fault& fault : audit.faults) {
    if (scope.rulebook.rules()[fault.rule].id == "DL-08.1") told.push_back(fault.message.en);
  }
  EXPECT_THAT(told, ElementsAre(HasSubstr("3 months of 2025")));
}

}  // namespace
}  // namespace vanthu::audit
