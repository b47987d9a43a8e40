// vanthu record from: minutes that were edited give their record back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/program.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

const std::string kRecord =
    support::source_folder() + "/samples/office/records/dong-loi/2026/2026-08-thuong-ky.xml";

class RecordFrom : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(vanthu({"render", kRecord, "--to", "docx", "-o", folder_.path()}).code, 0);
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      const std::string name = entry.path().filename();
      if (name.find("minutes") != std::string::npos) minutes_ = entry.path();
      if (name.find("resolution") != std::string::npos) resolution_ = entry.path();
    }
    ASSERT_FALSE(minutes_.empty());
  }

  static std::string ingested(const std::string& record) {
    return vanthu({"render", record, "--stop-after", "ingest"}).out;
  }

  support::TempFolder folder_;
  std::string minutes_;
  std::string resolution_;
};

TEST_F(RecordFrom, GivesTheVeryRecordBack) {
  const std::string path = folder_.file("lai.xml");
  const Answer answer = vanthu({"record", "from", minutes_, "-o", path, "--lang", "en"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("0 of "));
  EXPECT_EQ(ingested(path), ingested(kRecord));
}

TEST_F(RecordFrom, PrintsTheRecordWhereNoFileIsNamed) {
  const Answer answer = vanthu({"record", "from", minutes_});
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("<record xmlns=\"urn:vanthu:record:1\""),
                                HasSubstr("Nhà văn hóa thôn Đồng Lợi")));
}

TEST_F(RecordFrom, OverwritesNothingAndWritesNothingWhenOnlyTried) {
  const std::string path = folder_.write("có sẵn.xml", "x");
  const Answer answer = vanthu({"record", "from", minutes_, "-o", path});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.err, HasSubstr(path));
  EXPECT_EQ(folder_.read("có sẵn.xml"), "x");
  EXPECT_EQ(vanthu({"record", "from", minutes_, "-o", folder_.file("mới.xml"), "-n"}).code, 0);
  EXPECT_FALSE(fs::exists(folder_.file("mới.xml")));
}

TEST_F(RecordFrom, SaysWhatIsMissing) {
  const Answer other = vanthu({"record", "from", resolution_, "--lang", "en"});
  EXPECT_EQ(other.code, 3);
  EXPECT_THAT(other.err, HasSubstr("does not carry a record"));
  const Answer no_zip = vanthu({"record", "from", kRecord, "--lang", "en"});
  EXPECT_EQ(no_zip.code, 3);
  EXPECT_THAT(no_zip.err, HasSubstr("no complete ZIP file"));
  EXPECT_THAT(no_zip.out, IsEmpty());
  EXPECT_EQ(vanthu({"record", "from"}).code, 2);
}

}  // namespace
}  // namespace vanthu::cli_tests
