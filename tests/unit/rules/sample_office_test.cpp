// The sample office is right except where it says so: what the rules find there is what
// samples/office/expected-findings.txt lists, no more and no less.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "rules/check.h"
#include "unit/rules/sample_records.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;

// "dong-loi-2026-07-thuong-ky SH-02"; for a series the cell's code stands for the record.
std::set<std::string> expected_findings() {
  std::istringstream lines(DiskFileStore().read(kOffice + "/expected-findings.txt").value());
  std::set<std::string> expected;
  for (std::string line; std::getline(lines, line);) expected.insert(line);
  return expected;
}

TEST(SampleOffice, HasTheFaultsItListsAndNoOthers) {
  std::set<std::string> found;
  for (const auto& record : sample_records()) {
    for (const auto& verdict : check_record(record, shipped_rulebook(), {})) {
      if (verdict.outcome == Outcome::Fail) found.insert(record.id + " " + verdict.rule);
    }
  }
  for (const auto& one : check_series(sample_records(), shipped_rulebook(), {})) {
    if (one.verdict.outcome == Outcome::Fail) {
      found.insert(one.cell_code + " " + one.verdict.rule);
    }
  }
  EXPECT_EQ(found, expected_findings());
}

TEST(SampleOffice, LeavesNoRuleWithoutTheDataItNeeds) {
  for (const auto& record : sample_records()) {
    for (const auto& verdict : check_record(record, shipped_rulebook(), {})) {
      EXPECT_NE(verdict.outcome, Outcome::Indeterminate)
          << record.id << " " << verdict.rule << ": " << verdict.message.vi;
    }
  }
  for (const auto& one : check_series(sample_records(), shipped_rulebook(), {})) {
    EXPECT_NE(one.verdict.outcome, Outcome::Indeterminate)
        << one.cell_code << " " << one.verdict.rule << ": " << one.verdict.message.vi;
  }
}

}  // namespace
}  // namespace vanthu::rules
