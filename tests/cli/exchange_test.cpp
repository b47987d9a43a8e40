// Handing dossiers over, from the archive to packages that somebody else can check.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

// A workspace with one stored dossier.
class Exchange : public ::testing::Test {
 protected:
  Exchange() {
    EXPECT_EQ(vanthu({"init", root_}).code, 0);
    EXPECT_EQ(run({"run"}).code, 0);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--workspace", root_});
    return vanthu(arguments);
  }
  void name_fonds() const {
    std::ifstream in(root_ + "/office.xml");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.insert(text.rfind("</office>"), "<fonds code=\"P01\" name=\"Phông Đảng bộ xã\"/>");
    std::ofstream(root_ + "/office.xml") << text;
  }

  support::TempFolder folder_;
  std::string root_ = folder_.file("văn phòng");
  std::string out_ = folder_.file("nộp lưu");
};

TEST_F(Exchange, PackagesAreValidAndBrokenOnesAreNamed) {
  const Answer valid = run({"archive", "validate"});
  EXPECT_EQ(valid.code, 0) << valid.out;
  EXPECT_THAT(valid.out, AllOf(HasSubstr("kho OCFL"), HasSubstr("hợp lệ")));
  const Answer bags = run({"archive", "export", "--all", "--to", "bagit", "-o", out_, "--list"});
  EXPECT_EQ(bags.code, 0) << bags.err;
  EXPECT_TRUE(std::filesystem::exists(out_ + "/muc-luc-ho-so.csv"));
  EXPECT_EQ(vanthu({"archive", "validate", out_}).code, 0);
  // Again: the same bytes, so nothing is in the way.
  EXPECT_EQ(run({"archive", "export", "--all", "--to", "bagit", "-o", out_, "--list"}).out,
            bags.out);
  const std::string bag = bags.out.substr(0, bags.out.find('\n'));
  std::ofstream(bag + "/data/extra.txt") << "x";
  const Answer broken = vanthu({"archive", "validate", bag});
  EXPECT_EQ(broken.code, 5);
  EXPECT_THAT(broken.out,
              AllOf(HasSubstr("BAG-UNLISTED"), HasSubstr("data/extra.txt"), HasSubstr("gợi ý:")));
  const auto json = nlohmann::json::parse(vanthu({"archive", "validate", bag, "--json"}).out);
  EXPECT_EQ(json["valid"], false);
  EXPECT_EQ(json["kinds"][0], "bagit");
}

TEST_F(Exchange, PackagesOfTheCircularNeedTheFonds) {
  const Answer unknown = run({"archive", "export", "--all", "--to", "sip", "-o", out_});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, AllOf(HasSubstr("phông lưu trữ"), HasSubstr("<fonds code=\"P01\"")));
  name_fonds();
  for (const std::string kind : {"sip", "aip"}) {
    const Answer made =
        run({"archive", "export", "--all", "--to", kind, "-o", out_ + kind, "--zip"});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr(".zip\n"));
    const Answer checked = vanthu({"archive", "validate", out_ + kind});
    EXPECT_EQ(checked.code, 0) << checked.out << checked.err;
  }
}

TEST_F(Exchange, AsksWhichDossiersAreMeant) {
  const Answer none = run({"archive", "export", "--to", "bagit", "-o", out_});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("--all"));
  EXPECT_EQ(run({"archive", "export", "--cell", "khác", "-o", out_}).code, 2);
  EXPECT_EQ(vanthu({"archive", "validate", root_ + "/records"}).code, 2);
  const Answer trying = run({"archive", "export", "--all", "--to", "bagit", "-o", out_, "-n"});
  EXPECT_EQ(trying.code, 0);
  EXPECT_FALSE(std::filesystem::exists(out_));
}

}  // namespace
}  // namespace vanthu::cli_tests
