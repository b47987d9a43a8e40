#include "report/json_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "unit/report/small_report.h"

namespace vanthu::report {
namespace {

using Json = nlohmann::json;

TEST(JsonReport, IsAnArrayOfRecordsThenCellsThenWhatIsGone) {
  const Json all = Json::parse(written(Format::Json, {.as_of = try_parse_date("2016-05-05")}));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].at("program"), "9.9.9");
  EXPECT_EQ(all[0].at("as_of"), "2016-05-05");
  EXPECT_EQ(all[0].at("record"), "r1");
  EXPECT_EQ(all[0].at("verdicts").size(), 5U);
  EXPECT_EQ(all[1].at("cell"), "c1");
  EXPECT_EQ(all[1].at("year"), 2026);
  EXPECT_EQ(all[2].at("absent").at(0).at("rule"), "INT-02");
}

TEST(JsonReport, HoldsTheCardAndTheWaiver) {
  const Json all = Json::parse(written(Format::Json));
  const Json& card = all[0].at("verdicts").at(1).at("card");
  EXPECT_EQ(card.at("whole"), 21);
  EXPECT_EQ(card.at("left_out").at(0).at("name"), "Lê Văn A");
  EXPECT_EQ(card.at("base"), 20);
  EXPECT_EQ(card.at("share").at("strict"), true);
  EXPECT_EQ(card.at("needed"), 11);
  EXPECT_EQ(card.at("reached"), false);
  EXPECT_EQ(all[0].at("verdicts").at(4).at("waiver").at("reason"), "bão số 3");
}

TEST(JsonReport, LeavesOutProgramAndFileForTheArchive) {
  FileReport file = small_file();
  file.file.clear();
  const Json one =
      Json::parse(to_json(file, {.program = {}, .rulebook = rules::shipped_rulebook()}));
  EXPECT_FALSE(one.contains("program"));
  EXPECT_FALSE(one.contains("file"));
  EXPECT_EQ(one.at("rulebook").at("sha256"), rules::shipped_rulebook().digest());
}

TEST(JsonReport, SurvivesANameThatIsNoUtf8) {
  FileReport file = small_file();
  file.file = "tệp \xFF.xml";
  EXPECT_EQ(Json::parse(written(Format::Json, {}, file)).size(), 3U);
  EXPECT_FALSE(Json::parse(written(Format::Sarif, {}, file)).empty());
}

}  // namespace
}  // namespace vanthu::report
