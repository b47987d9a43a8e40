// What an auditor does who trusts nobody: all papers made again from their records.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/small_office.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

class AuditedOffice : public StoredOffice {};

TEST_F(AuditedOffice, ItsPapersComeOutAgainByteForByteAlsoFromACopy) {
  const Answer answer = run({"verify", "--level", "4"});
  EXPECT_EQ(answer.code, 0) << answer.out << answer.err;
  EXPECT_THAT(answer.out, AllOf(HasSubstr("kho nguyên vẹn."), HasSubstr("1/1 phiên bản"),
                                HasSubstr("không cho biết hồ sơ gốc có ghi đúng")));
  const std::string copy = folder_.file("copy");
  fs::copy(root_ + "/archive", copy, fs::copy_options::recursive);
  const Answer json = run({"verify", "--level", "4", "--archive", copy, "--json"});
  EXPECT_EQ(json.code, 0) << json.out;
  const auto remade = nlohmann::json::parse(json.out).at("remade");
  EXPECT_EQ(remade.at("reproduced"), 1);
  EXPECT_GE(remade.at("papers").get<int>(), 2);
}

TEST_F(AuditedOffice, ItsPapersAreNotCalledDamagedAfterTheOfficeChoseAnotherLook) {
  std::ifstream in(root_ + "/office.xml");
  std::string office{std::istreambuf_iterator<char>(in), {}};
  const auto end = office.rfind("</office>");
  ASSERT_NE(end, std::string::npos);
  office.insert(end, "<papers end_mark=\"./.\" minutes_hyphens=\"true\"/>\n");
  std::ofstream(root_ + "/office.xml") << office;
  const Answer answer = run({"verify", "--level", "4"});
  EXPECT_EQ(answer.code, 6) << answer.out << answer.err;
  EXPECT_THAT(answer.out, AllOf(HasSubstr("chưa kiểm tra được[VT-MAKER]"), HasSubstr("minutes.pdf"),
                                HasSubstr("0/1 phiên bản"), Not(HasSubstr("lỗi["))));
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(AuditedOffice, ItsPapersAreFoundAndCountedByHowLongTheyAreKept) {
  const auto found = [&](const std::string& query) {
    return nlohmann::json::parse(run({"search", query, "--json"}).out).at("total").get<int>();
  };
  EXPECT_GE(found("retention:01"), 1);
  EXPECT_EQ(found("retention:01"), found("baoquan:\"vinh vien\""));
  const Answer facets = run({"search", "chi bo", "--facets"});
  EXPECT_THAT(facets.out, AllOf(HasSubstr("Thời hạn bảo quản"), HasSubstr("vĩnh viễn")));
  const Answer unknown = run({"search", "retention:99"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("01 (vĩnh viễn), 02 (70 năm)"));
}

}  // namespace
}  // namespace vanthu::cli_tests
