// vanthu record from: minutes give their record back, from DOCX with its edits and from PDF.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

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
  const std::string cut = folder_.write("đứt.docx", "PK\x03\x04");
  const Answer no_zip = vanthu({"record", "from", cut, "--lang", "en"});
  EXPECT_EQ(no_zip.code, 3);
  EXPECT_THAT(no_zip.err, HasSubstr("no complete ZIP file"));
  EXPECT_THAT(no_zip.out, IsEmpty());
  EXPECT_EQ(vanthu({"record", "from"}).code, 2);
}

TEST_F(RecordFrom, TellsFilesOfAnotherKindApart) {
  const std::string old = folder_.write("cũ.docx", "\xD0\xCF\x11\xE0 chữ");
  const std::string text = folder_.write("ghi chép.pdf", "Chi bộ họp lúc 19 giờ 30");
  const std::string nothing = folder_.write("rỗng.pdf", "");
  for (const auto& [file, what] :
       {std::pair(kRecord, "tệp này là XML"), std::pair(old, "kiểu Word cũ (.doc)"),
        std::pair(text, "không phải văn bản DOCX hay PDF"),
        std::pair(nothing, "không phải văn bản DOCX hay PDF")}) {
    const Answer answer = vanthu({"record", "from", file});
    EXPECT_EQ(answer.code, 3);
    EXPECT_THAT(answer.err, AllOf(HasSubstr(what), HasSubstr(file)));
    EXPECT_THAT(answer.out, IsEmpty());
  }
}

// Minutes as PDF, named as if they were something else.
class RecordFromPdf : public ::testing::Test {
 protected:
  std::string minutes(const std::vector<std::string>& options) {
    std::vector<std::string> command{"render", kRecord, "--to", "pdf", "-o", folder_.path()};
    command.insert(command.end(), options.begin(), options.end());
    EXPECT_EQ(vanthu(command).code, 0);
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      const std::string name = entry.path().filename();
      if (name.find("minutes") == std::string::npos) continue;
      const std::string renamed = folder_.file("biên bản.docx");
      fs::rename(entry.path(), renamed);
      return renamed;
    }
    return {};
  }

  support::TempFolder folder_;
};

TEST_F(RecordFromPdf, GivesTheVeryBytesBack) {
  const std::string path = folder_.file("lại.xml");
  const Answer answer =
      vanthu({"record", "from", minutes({"--attach-record"}), "-o", path, "--lang", "en"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("as it was when the paper was made"));
  std::ifstream in(kRecord, std::ios::binary);
  EXPECT_EQ(folder_.read("lại.xml"), std::string(std::istreambuf_iterator<char>(in), {}));
}

TEST_F(RecordFromPdf, SaysThatThePaperCarriesNone) {
  const Answer answer = vanthu({"record", "from", minutes({}), "--lang", "en"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.err, HasSubstr("this PDF carries no record"));
  EXPECT_THAT(answer.out, IsEmpty());
}

TEST_F(RecordFromPdf, RefusesARecordThatWasTamperedWith) {
  const std::string path = minutes({"--attach-record"});
  std::string bytes = folder_.read("biên bản.docx");
  const std::size_t sum = bytes.find("/CheckSum<") + 10;
  bytes[sum] = bytes[sum] == '0' ? '1' : '0';
  folder_.write("biên bản.docx", bytes);
  const Answer answer = vanthu({"record", "from", path, "--lang", "en"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.err, HasSubstr("the record inside the PDF is damaged"));
}

}  // namespace
}  // namespace vanthu::cli_tests
