#include "run/data_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::run {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(ReadRulebook, TellsEveryProblemWithFileLineAndRemedy) {
  const support::TempFolder data;
  const std::filesystem::path rulebook =
      std::filesystem::path(data.path()) / "templates" / "rulebook";
  std::filesystem::create_directories(rulebook);
  std::filesystem::copy(support::source_folder() + "/templates/rulebook", rulebook);
  std::ofstream(rulebook / "91-local.xml")
      << "<rulebook xmlns=\"urn:vanthu:rulebook:1\">\n"
         "<profile id=\"LOC-98\" vi=\"thử\" en=\"trial\" grade=\"C\">\n"
         "<set rule=\"DL-09.5a\" name=\"share\" numerator=\"1\" denominator=\"3\"/>\n"
         "<set rule=\"SH-01\" name=\"minutos\" numerator=\"60\"/>\n"
         "</profile>\n</rulebook>\n";
  const auto read = read_rulebook(DiskFileStore(), data.path());
  ASSERT_FALSE(read.ok());
  EXPECT_THAT(read.error().what.vi,
              AllOf(HasSubstr("2 chỗ phải sửa"), HasSubstr("91-local.xml:3:2: [RUL-14]"),
                    HasSubstr("mức của Điều lệ Đảng áp dụng như nhau ở mọi nơi"),
                    HasSubstr("91-local.xml:4:2: [RUL-14]"),
                    HasSubstr("đặt một trong các mức để ngỏ: minutes, minutes_large, large_cell")));
  EXPECT_THAT(read.error().where, HasSubstr("91-local.xml:3:2"));
}

}  // namespace
}  // namespace vanthu::run
