// vanthu record from: minutes give their record back, from DOCX with its edits and from PDF.
// vanthu record next: the next month's record begins with what the last one knows.
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

class RecordNext : public ::testing::Test {
 protected:
  void SetUp() override {
    const fs::path samples = support::source_folder() + "/samples/office";
    fs::copy(samples / "office.xml", folder_.file("office.xml"));
    const fs::path year = fs::path("records") / "dong-loi" / "2026";
    const fs::path root = folder_.path();
    fs::create_directories(root / year);
    for (const char* name : {"2026-11-thuong-ky.xml", "2026-12-chi-uy.xml"})
      fs::copy(samples / year / name, root / year / name);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--workspace", folder_.path()});
    return vanthu(arguments);
  }

  support::TempFolder folder_;
};

TEST_F(RecordNext, LiesBesideTheOneBeforeAndSaysWhatIsMissing) {
  const Answer answer = run({"record", "next", "--cell", "dong-loi"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, AllOf(HasSubstr("hồ sơ kỳ 2026-12"), HasSubstr("vanthu check")));
  const std::string path = folder_.file("records/dong-loi/2026/2026-12-thuong-ky.xml");
  ASSERT_TRUE(fs::exists(path));
  const Answer checked = run({"check", path});
  EXPECT_EQ(checked.code, 3);
  EXPECT_THAT(checked.out, AllOf(HasSubstr("2026-12-thuong-ky.xml:"), HasSubstr("còn trống")));
}

TEST_F(RecordNext, NeverWritesOverARecord) {
  EXPECT_EQ(run({"record", "next", "--cell", "dong-loi"}).code, 0);
  const std::string path = folder_.file("records/dong-loi/2026/2026-12-thuong-ky.xml");
  std::ofstream(path, std::ios::app) << "<!-- của tôi -->";
  const auto before = fs::file_size(path);
  const Answer again = run({"record", "next", "--cell", "dong-loi"});
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.err, HasSubstr("vanthu check"));
  EXPECT_EQ(fs::file_size(path), before);
}

TEST_F(RecordNext, WritesNothingInADryRun) {
  const Answer answer = run({"record", "next", "--cell", "38.168.053.001", "-n"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.err, HasSubstr("Làm thử"));
  EXPECT_FALSE(fs::exists(folder_.file("records/dong-loi/2026/2026-12-thuong-ky.xml")));
}

TEST_F(RecordNext, SaysWhatOfficeXmlLacksWhereItHasNoCell) {
  folder_.write("office.xml", "<office xmlns=\"urn:vanthu:office:1\" name=\"A\"/>");
  EXPECT_THAT(run({"record", "next"}).err, HasSubstr("thêm mỗi chi bộ một <cell"));
  EXPECT_THAT(run({"record", "next", "--cell", "x"}).err, HasSubstr("thêm mỗi chi bộ một <cell"));
}

TEST_F(RecordNext, AsksForTheCellWhereThereAreSeveral) {
  const Answer answer = run({"record", "next"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, AllOf(HasSubstr("--cell"), HasSubstr("dong-loi")));
  EXPECT_THAT(run({"record", "next", "--cell", "x"}).err, HasSubstr("office.xml"));
}

TEST_F(RecordNext, RefusesACellThatHasEnded) {
  const auto close_on = [&](const std::string& day) {
    std::string office = folder_.read("office.xml");
    const auto from = office.find("<cell ");
    const auto name = office.find(" name=", from);
    office.replace(from + 5, name - from - 5,
                   " closed=\"" + day + "\" code=\"38.168.053.001\" folder=\"dong-loi\"");
    folder_.write("office.xml", office);
  };
  close_on("2026-11-30");
  const Answer answer = run({"record", "next", "--cell", "dong-loi"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("đã kết thúc hoạt động ngày 30/11/2026"));
  const std::string december = folder_.file("records/dong-loi/2026/2026-12-chi-uy.xml");
  EXPECT_THAT(run({"check", december}).err,
              HasSubstr("chi bộ “38.168.053.001” kết thúc hoạt động ngày 30/11/2026"));
  close_on("2026-12-31");
  EXPECT_EQ(run({"record", "next", "--cell", "dong-loi", "-n"}).code, 0);
  EXPECT_THAT(run({"check", december}).err, Not(HasSubstr("kết thúc hoạt động")));
}

TEST_F(RecordNext, DoesNotGoOnFromARecordThatCannotBeRead) {
  std::ofstream(folder_.file("records/dong-loi/2026/2026-10-thuong-ky.xml")) << "<record";
  const Answer answer = run({"record", "next", "--cell", "dong-loi"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.err, HasSubstr("2026-10-thuong-ky.xml"));
}

}  // namespace
}  // namespace vanthu::cli_tests
