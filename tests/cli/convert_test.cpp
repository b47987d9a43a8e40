// vanthu convert as a clerk with a drawer of old floppies has it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Convert : public ::testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_.file(name), std::ios::binary) << bytes;
    return folder_.file(name);
  }
  std::string read(const std::string& name) {
    std::ifstream in(folder_.file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const std::string tcvn3_ = "Ng\xAD\xEAi lao \xAE\xE9ng\r\nC\xE9NG HO\xB5 X\xB7 H\xE9I\r\n";
  const std::string vni_ = "Xin chaøo caùc baïn\n";
  support::TempFolder folder_;
};

TEST_F(Convert, PrintsTheTextAndSaysOnTheSideWhatItFound) {
  const Answer answer = vanthu({"convert", write("cũ.txt", tcvn3_)});
  EXPECT_EQ(answer.code, 0);
  EXPECT_EQ(answer.out, "Người lao động\r\nCỘNG HOÀ XÃ HỘI\r\n");
  EXPECT_THAT(answer.err, AllOf(HasSubstr("cũ.txt: TCVN3 (nhận ra theo các từ; 6/6 từ có dấu"),
                                HasSubstr("kế đó là VPS 2/6"), HasSubstr("viết hoa lại 4 từ")));
  EXPECT_EQ(read("cũ.txt"), tcvn3_) << "the original stays";
  EXPECT_THAT(vanthu({"convert", folder_.file("cũ.txt"), "-q"}).err, IsEmpty());
}

TEST_F(Convert, WritesAFileAndNeverOverOne) {
  const std::string old = write("cu.txt", vni_);
  const std::string target = folder_.file("moi.txt");
  EXPECT_EQ(vanthu({"convert", old, "-o", target, "-n"}).code, 0);
  EXPECT_FALSE(std::filesystem::exists(target)) << "only tried";
  EXPECT_EQ(vanthu({"convert", old, "-o", target}).code, 0);
  EXPECT_EQ(read("moi.txt"), "Xin chào các bạn\n");
  const Answer again = vanthu({"convert", old, "-o", target});
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.err, HasSubstr("không tệp nào bị ghi đè"));
  EXPECT_EQ(vanthu({"convert", old, "-o", old}).code, 2);
  EXPECT_EQ(read("cu.txt"), vni_);
}

TEST_F(Convert, PutsSeveralFilesIntoAFolder) {
  const std::string first = write("a.txt", vni_);
  const std::string second = write("b.txt", tcvn3_);
  EXPECT_EQ(vanthu({"convert", first, second}).code, 2) << "without a folder";
  EXPECT_EQ(vanthu({"convert", first, second, "-o", folder_.file("utf8")}).code, 0);
  EXPECT_EQ(read("utf8/a.txt"), "Xin chào các bạn\n");
  EXPECT_EQ(read("utf8/b.txt"), "Người lao động\r\nCỘNG HOÀ XÃ HỘI\r\n");
  // A new folder for one file says so with its slash.
  EXPECT_EQ(vanthu({"convert", first, "-o", folder_.file("moi/")}).code, 0);
  EXPECT_EQ(read("moi/a.txt"), "Xin chào các bạn\n");
}

TEST_F(Convert, ReadsStandardInput) {
  const std::string old = write("cu.txt", vni_);
  EXPECT_EQ(vanthu({"convert"}, {.in = old}).out, "Xin chào các bạn\n");
  EXPECT_EQ(vanthu({"convert", "-"}, {.in = old}).out, "Xin chào các bạn\n");
}

TEST_F(Convert, TakesCapitalsFromTheNameOfTheFont) {
  const std::string old = write("cu.txt", "ngh\xDE quy\xD5t");
  EXPECT_EQ(vanthu({"convert", old, "--font", ".VnTimeH"}).out, "NGHỊ QUYẾT");
  EXPECT_EQ(vanthu({"convert", old, "--font", ".VnTime"}).out, "nghị quyết");
  EXPECT_THAT(vanthu({"convert", old, "--font", "Arial", "--from", "tcvn3"}).err,
              HasSubstr("không cho biết bảng mã"));
}

TEST_F(Convert, DoesNotGuess) {
  const Answer answer = vanthu({"convert", write("thư.txt", "caf\xE9 M\xFCller\n")});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.out, IsEmpty());
  EXPECT_THAT(answer.err,
              AllOf(HasSubstr("bảng mã"), HasSubstr("thư.txt"), HasSubstr("--from tcvn3")));
  const Answer doubtful =
      vanthu({"convert", write("b.txt", vni_), "--from", "tcvn3", "--lang", "en"});
  EXPECT_EQ(doubtful.code, 0);
  EXPECT_THAT(doubtful.err, HasSubstr("look more like VNI (3/3 against 0/3)"));
}

TEST_F(Convert, ListsEveryPlaceThatIsLost) {
  const std::string old = write("a.txt",
                                "\xAE\xE5ng ch\xDD b\xDD th\xAD khai m\xB9"
                                "c\n\xAE\xE5ng ch\xDD\x81\x8D x\n");
  const Answer answer = vanthu({"convert", old});
  EXPECT_EQ(answer.code, 3);
  EXPECT_EQ(answer.out, "đồng chí bí thư khai mạc\nđồng chí\uFFFD\uFFFD x\n");
  EXPECT_THAT(answer.err,
              AllOf(HasSubstr("1 chỗ không có nghĩa trong TCVN3"), HasSubstr("a.txt:2:9  81 8D")));
}

TEST_F(Convert, GivesOneJsonDocument) {
  const std::string old = write("a.txt", vni_ + "\x81");
  const Answer answer =
      vanthu({"convert", old, write("b.txt", "x"), "--json", "--from", "vni", "-q"});
  EXPECT_EQ(answer.code, 3);
  const auto document = nlohmann::json::parse(answer.out);
  ASSERT_EQ(document.size(), 2U);
  EXPECT_EQ(document[0]["encoding"], "VNI");
  EXPECT_EQ(document[0]["chosen_by"], "user");
  EXPECT_EQ(document[0]["lost_places"], document[0]["lost"].size());
  EXPECT_EQ(document[1]["text"], "x");
  const Answer silent = vanthu({"convert", write("c.txt", "caf\xE9"), "--json"});
  EXPECT_EQ(silent.code, 3);
  EXPECT_TRUE(nlohmann::json::parse(silent.out)[0]["encoding"].is_null());
}

TEST_F(Convert, SaysWhatToDoWithFilesThatAreNoPlainText) {
  const std::pair<std::string, const char*> files[] = {
      {"<?xml version=\"1.0\" encoding=\"x-viet-tcvn\"?><a/>", "XML"},
      {"\xEF\xBB\xBF<?xml version=\"1.0\"?><a/>", "XML"},
      {std::string("PK\x03\x04") + "...", ".docx"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".doc"},
      {"{\\rtf1\\ansi", "RTF"},
      {"\xFF\xFEx", "UTF-16"},
      {"%PDF-1.7", "PDF"}};
  for (const auto& [bytes, named] : files) {
    const Answer answer = vanthu({"convert", write("a", bytes), "--from", "tcvn3"});
    EXPECT_EQ(answer.code, 3) << named;
    EXPECT_THAT(answer.out, IsEmpty());
    EXPECT_THAT(answer.err, AllOf(HasSubstr(named), HasSubstr("gợi ý: hãy")));
  }
}

TEST_F(Convert, RefusesFilesThatAreTooLargeOrNotThere) {
  write("to.txt", "x");
  std::filesystem::resize_file(folder_.file("to.txt"), 17 * 1024 * 1024);
  const Answer large = vanthu({"convert", folder_.file("to.txt")});
  EXPECT_EQ(large.code, 3);
  EXPECT_THAT(large.err, HasSubstr("16 MiB"));
  EXPECT_EQ(vanthu({"convert"}, {.in = folder_.file("to.txt")}).code, 3);
  EXPECT_EQ(vanthu({"convert", folder_.file("không có")}).code, 3);
  EXPECT_EQ(vanthu({"convert", folder_.path()}).code, 3);
}

TEST_F(Convert, SurvivesAnyBytesInEveryEncoding) {
  std::string bytes;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; second += 5) {
      bytes += static_cast<char>(first);
      bytes += static_cast<char>(second);
    }
  }
  const std::string old = write("a", "x" + bytes);
  for (const char* encoding : {"tcvn3", "vni", "viscii", "vps", "cp1258", "utf8"}) {
    const Answer answer = vanthu({"convert", old, "--from", encoding});
    EXPECT_EQ(answer.code, 3) << encoding;
    EXPECT_THAT(answer.err,
                AllOf(HasSubstr(" chỗ nữa (xem bằng --json)"), Not(HasSubstr("\x1b["))));
  }
  EXPECT_EQ(vanthu({"convert", old}).code, 3);
}

TEST_F(Convert, HasHelpInBothLanguages) {
  EXPECT_THAT(vanthu({"convert", "--help"}).out,
              AllOf(HasSubstr("Cách dùng: vanthu convert"), HasSubstr("phông chữ"),
                    Not(HasSubstr("Options"))));
  EXPECT_THAT(vanthu({"convert", "--help", "--lang", "en"}).out,
              AllOf(HasSubstr("Usage: vanthu convert"), HasSubstr("font of the original")));
}

}  // namespace
}  // namespace vanthu::cli_tests
