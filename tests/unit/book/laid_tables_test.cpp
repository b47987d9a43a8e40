// Tables of a book where they would break badly: attendance of many meetings, votes of two years,
// empty rows to be written in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "book/compose_section.h"
#include "press.h"
#include "support/builders.h"

namespace vanthu::book_tests {
namespace {

using book::AttendanceMatrix;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

AttendanceMatrix matrix(const std::vector<int>& years) {
  AttendanceMatrix out;
  out.rows = {{.name = support::nfc("An"), .signs = {}},
              {.name = support::nfc("Bình"), .signs = {}}};
  for (std::size_t i = 0; i < years.size(); ++i) {
    out.meetings.push_back(support::nfc(std::to_string(i + 1)));
    out.years.push_back(years[i]);
    out.present.push_back(support::nfc("1"));
    out.rows[0].signs.push_back(support::nfc("x"));
    // Left at the end of the first year.
    out.rows[1].signs.push_back(years[i] == years.front() ? support::nfc("P") : text::NfcString());
  }
  return out;
}

std::vector<std::string> meetings_of(const AttendanceMatrix& part) {
  std::vector<std::string> out;
  for (const text::NfcString& one : part.meetings) out.push_back(one.str());
  return out;
}

TEST(AttendanceParts, AreOfOneYearEachAndNameOnlyThoseWhoWereOnARoster) {
  // The last one is of the first year, printed late.
  const auto parts = book::parts_of(matrix({2025, 2025, 2026, 2025}), 10);
  ASSERT_THAT(parts, SizeIs(2));
  EXPECT_THAT(meetings_of(parts[0]), ElementsAre("1", "2", "4"));
  EXPECT_THAT(parts[0].rows, SizeIs(2));
  EXPECT_THAT(parts[0].rows[1].signs, SizeIs(3));
  EXPECT_THAT(meetings_of(parts[1]), ElementsAre("3"));
  ASSERT_THAT(parts[1].rows, SizeIs(1));
  EXPECT_EQ(parts[1].rows[0].name.str(), "An");
}

TEST(AttendanceParts, AreOfNearlyEqualWidthWhenAYearHasMoreMeetingsThanFit) {
  const auto parts = book::parts_of(matrix(std::vector<int>(7, 2026)), 3);
  ASSERT_THAT(parts, SizeIs(3));
  std::set<std::size_t> widths;
  for (const AttendanceMatrix& part : parts) {
    widths.insert(part.meetings.size());
    EXPECT_EQ(part.present.size(), part.meetings.size());
  }
  EXPECT_THAT(widths, ElementsAre(2, 3));
  EXPECT_THAT(book::parts_of(AttendanceMatrix{}, 3), IsEmpty());
}

}  // namespace
}  // namespace vanthu::book_tests
