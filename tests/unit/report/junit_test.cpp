#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/small_report.h"
#include "xml/element.h"

namespace vanthu::report {
namespace {

using ::testing::HasSubstr;

// The element's attribute; empty when it has none.
std::string value(const xml::Element& element, std::string_view name) {
  const auto attribute = element.attribute(name);
  return attribute ? std::string(attribute->value) : "";
}

TEST(Junit, IsWellFormedWithOneSuiteForTheRecordAndOneForTheCell) {
  const SourceText source("r.xml", written(Format::Junit));
  const auto tree = xml::parse_strict(source);
  ASSERT_TRUE(tree.ok());
  EXPECT_EQ(tree.value().root().name(), "testsuites");
  const auto suites = tree.value().root().children("testsuite");
  ASSERT_EQ(suites.size(), 2U);
  EXPECT_EQ(value(suites[0], "name"), "r1");
  EXPECT_EQ(value(suites[0], "tests"), "5");
  EXPECT_EQ(value(suites[0], "failures"), "1");
  EXPECT_EQ(value(suites[0], "skipped"), "3");
  EXPECT_EQ(value(suites[0], "timestamp"), "");
  EXPECT_EQ(value(suites[1], "name"), "c1");
}

TEST(Junit, HasACaseForEachVerdictWithItsReason) {
  const SourceText source("r.xml", written(Format::Junit));
  const auto tree = xml::parse_strict(source);
  ASSERT_TRUE(tree.ok());
  const auto cases = tree.value().root().children("testsuite")[0].children("testcase");
  ASSERT_EQ(cases.size(), 5U);
  EXPECT_TRUE(cases[0].children().empty());
  const auto failure = cases[1].child("failure").value();
  EXPECT_EQ(value(failure, "message"), "=9/20 chưa quá một nửa");
  EXPECT_EQ(value(failure, "type"), "violation");
  EXPECT_THAT(failure.text(), HasSubstr("records/tháng 5.xml:2:22"));
  EXPECT_THAT(value(cases[2].child("skipped").value(), "message"),
              HasSubstr("không áp dụng: không bỏ phiếu kín"));
  EXPECT_THAT(value(cases[3].child("skipped").value(), "message"),
              HasSubstr("chưa đủ dữ liệu: thiếu điểm danh"));
  EXPECT_THAT(value(cases[4].child("skipped").value(), "message"), HasSubstr("bão số 3"));
}

TEST(Junit, DoesNotFailForWhatTheBaselineKnows) {
  FileReport file = small_file();
  file.verdicts[1].novelty = findings::Novelty::Unchanged;
  const SourceText source("r.xml", written(Format::Junit, {}, file));
  const auto tree = xml::parse_strict(source);
  const auto suite = tree.value().root().children("testsuite")[0];
  EXPECT_EQ(value(suite, "failures"), "0");
  EXPECT_THAT(value(suite.children("testcase")[1].child("skipped").value(), "message"),
              HasSubstr("đã có trong mốc"));
}

}  // namespace
}  // namespace vanthu::report
