#include "run/asked_retention.h"

#include <gtest/gtest.h>

namespace vanthu::run {
namespace {

std::string record(const std::string& keeping) {
  return "<record xmlns=\"urn:vanthu:record:1\" id=\"a\">" + keeping + "</record>";
}

TEST(AskedRetention, IsWhatTheRecordSays) {
  EXPECT_EQ(asked_retention(record("<keeping retention=\"permanent\"/>")), 0);
  EXPECT_EQ(asked_retention(record("<keeping retention=\"years_70\"/>")), 70);
  EXPECT_EQ(asked_retention(record("<keeping retention=\"years_20\"/>")), 20);
  EXPECT_EQ(asked_retention(record("<keeping retention=\"years_10\"/>")), 10);
}

TEST(AskedRetention, IsNothingWhereNothingIsSaid) {
  for (const std::string& keeping : {std::string(), std::string("<keeping/>"),
                                     std::string("<keeping classification=\"internal\"/>"),
                                     std::string("<keeping retention=\"for_ever\"/>")}) {
    EXPECT_EQ(asked_retention(record(keeping)), std::nullopt) << keeping;
  }
  EXPECT_EQ(asked_retention("<record"), std::nullopt);
  EXPECT_EQ(asked_retention(""), std::nullopt);
}

}  // namespace
}  // namespace vanthu::run
