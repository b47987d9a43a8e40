#include "zip/zip_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "support/temp_folder.h"
#include "support/tool.h"
#include "unit/docx/bound_paper.h"
#include "zip/zip_writer.h"

namespace vanthu::docx {
namespace {

using testing::HasSubstr;

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<zip::ZipMember> members;
  for (const auto& [name, bytes] : files) members.push_back(zip::deflate_member(name, bytes));
  std::vector<const zip::ZipMember*> order;
  for (const zip::ZipMember& member : members) order.push_back(&member);
  return zip::write_zip(order);
}

// Both headers' copies of a text replaced by one of the same length.
std::string patched(std::string file, const std::string& from, const std::string& to) {
  EXPECT_EQ(from.size(), to.size());
  std::size_t at = file.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  for (; at != std::string::npos; at = file.find(from, at + 1)) file.replace(at, to.size(), to);
  return file;
}

std::string put(std::string file, std::size_t at, std::initializer_list<unsigned char> bytes) {
  for (const unsigned char byte : bytes) file[at++] = static_cast<char>(byte);
  return file;
}

std::string why_not(const std::string& file) {
  const auto zip = zip::ZipReader::open(file);
  return zip.ok() ? "" : zip.error().what.en;
}

const std::string kText = "một hai ba một hai ba một hai ba";

TEST(ZipReader, ReadsWhatTheWriterWrote) {
  const std::string file = zip_of({{"a/b.xml", kText}, {"empty", ""}, {"c", "x"}});
  auto zip = zip::ZipReader::open(file);
  ASSERT_TRUE(zip.ok());
  EXPECT_EQ(zip.value().read("a/b.xml").value(), kText);
  EXPECT_EQ(zip.value().read("empty").value(), "");
  EXPECT_EQ(zip.value().read("c").value(), "x");
  EXPECT_FALSE(zip.value().has("d"));
  EXPECT_FALSE(zip.value().read("d").ok());
}

// Info-ZIP writing to a pipe leaves sizes to data descriptors, and adds extra fields.
TEST(ZipReader, ReadsWhatOthersWrite) {
  const support::TempFolder folder;
  folder.write("text.xml", kText);
  const support::ToolRun made =
      support::run_tool({"sh", "-c",
                         "cd " + folder.path() +
                             " && cat text.xml | zip -q -fz- - - > piped.zip && "
                             "zip -q -z plain.zip text.xml < text.xml"});
  ASSERT_EQ(made.exit_code, 0) << made.output;
  const std::string piped = folder.read("piped.zip");
  auto zip = zip::ZipReader::open(piped);
  ASSERT_TRUE(zip.ok()) << zip.error().what.en;
  EXPECT_EQ(zip.value().read("-").value(), kText);
  const std::string plain = folder.read("plain.zip");
  auto commented = zip::ZipReader::open(plain);
  ASSERT_TRUE(commented.ok()) << commented.error().what.en;
  EXPECT_EQ(commented.value().read("text.xml").value(), kText);
}

TEST(ZipReader, RefusesNamesThatLeadOutOfTheFile) {
  const std::string file = zip_of({{"aa/bb/cc", kText}});
  for (const char* name : {"../bb/cc", "/aa/bb/c", "aa/../cc", "aa\\bb\\cc", "C:/bb/cc", "aa//bb/c",
                           "./aa/b/c", "aa/bb/\xc3\xa1",
                           "aa/bb/\x07"
                           "c"}) {
    const std::string hostile = std::string(name).substr(0, 8);
    if (hostile.size() != 8) continue;
    EXPECT_THAT(why_not(patched(file, "aa/bb/cc", hostile)), HasSubstr("not allowed")) << name;
  }
}

TEST(ZipReader, RefusesTwoMembersOfOneName) {
  EXPECT_THAT(why_not(patched(zip_of({{"word/a.xml", "x"}, {"word/b.xml", "y"}}), "word/b.xml",
                              "Word/A.xml")),
              HasSubstr("two parts are called “Word/A.xml”"));
}

TEST(ZipReader, RefusesWhatIsNoCompleteFile) {
  const std::string file = zip_of({{"a.xml", kText}});
  EXPECT_THAT(why_not(""), HasSubstr("no complete ZIP file"));
  EXPECT_THAT(why_not("PK\x05\x06"), HasSubstr("no complete ZIP file"));
  EXPECT_THAT(why_not(file.substr(0, file.size() / 2)), HasSubstr("no complete ZIP file"));
  EXPECT_THAT(why_not("junk" + file), HasSubstr("damaged"));
  EXPECT_THAT(why_not(file + "junk"), HasSubstr("no complete ZIP file"));
}

TEST(ZipReader, RefusesADirectoryThatContradictsTheMembers) {
  const std::string file = zip_of({{"a.xml", kText}, {"b.xml", "y"}});
  const std::size_t directory = file.find("PK\x01\x02");
  // Name, size, and place of the first member; number of members.
  EXPECT_THAT(why_not(put(file, directory + 46, {'z'})), HasSubstr("damaged"));
  EXPECT_THAT(why_not(put(file, directory + 24, {1, 0, 0, 0})), HasSubstr("damaged"));
  EXPECT_THAT(why_not(put(file, directory + 42, {9, 0, 0, 0})), HasSubstr("damaged"));
  const std::size_t end = file.find("PK\x05\x06");
  EXPECT_THAT(why_not(put(file, end + 8, {1, 0, 1, 0})), HasSubstr("damaged"));
  EXPECT_THAT(why_not(put(file, end + 8, {3, 0, 3, 0})), HasSubstr("damaged"));
}

// A program that goes by the local headers would read something else.
TEST(ZipReader, RefusesLocalHeadersThatContradictTheDirectory) {
  const std::string file = zip_of({{"a.xml", kText}});
  const std::size_t directory = file.find("PK\x01\x02");
  EXPECT_THAT(why_not(put(file, 6, {8, 8})), HasSubstr("damaged"));
  EXPECT_THAT(why_not(put(file, 6, {1, 8})), HasSubstr("damaged"));
  const auto flags = {static_cast<unsigned char>(file[6] | 8), static_cast<unsigned char>(file[7])};
  const std::string described = put(put(file, 6, flags), directory + 8, flags);
  EXPECT_EQ(why_not(described), "");
  EXPECT_EQ(why_not(put(described, 14, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})), "");
  for (const std::size_t field : {14U, 18U, 22U}) {
    EXPECT_THAT(why_not(put(described, field, {1, 0, 0, 1})), HasSubstr("damaged")) << field;
  }
}

TEST(ZipReader, RefusesMembersThatShareBytes) {
  // The second entry points at the first member's bytes.
  std::string file = zip_of({{"a.xml", kText}, {"b.xml", kText}});
  const std::size_t first = file.find("PK\x01\x02");
  const std::size_t second = file.find("PK\x01\x02", first + 4);
  file[second + 46] = 'c';
  file = put(file, second + 42, {0, 0, 0, 0});
  EXPECT_THAT(why_not(file), HasSubstr("damaged"));
}

TEST(ZipReader, RefusesPasswordsAndForeignCompression) {
  const std::string file = zip_of({{"a.xml", kText}});
  const std::size_t directory = file.find("PK\x01\x02");
  EXPECT_THAT(why_not(put(file, directory + 8, {1, 0})), HasSubstr("password"));
  EXPECT_THAT(why_not(put(file, directory + 10, {14, 0})), HasSubstr("compression"));
}

TEST(ZipReader, RefusesBytesThatAreNotThoseOfTheDirectory) {
  std::string file = zip_of({{"a.xml", "x"}});
  file[file.find("a.xml") + 5] = 'y';
  auto zip = zip::ZipReader::open(file);
  ASSERT_TRUE(zip.ok());
  EXPECT_FALSE(zip.value().read("a.xml").ok());
}

TEST(ZipReader, RefusesABomb) {
  const std::string file = zip_of({{"bomb", std::string(8U << 20U, 'x')}, {"a", kText}});
  auto zip = zip::ZipReader::open(file);
  ASSERT_TRUE(zip.ok());
  EXPECT_THAT(zip.value().read("bomb").error().what.en, HasSubstr("too large"));
  EXPECT_TRUE(zip.value().read("a").ok());
}

TEST(ZipReader, KeepsToItsLimits) {
  const std::string file = zip_of({{"a", kText}, {"b", kText}, {"c", kText}});
  EXPECT_FALSE(zip::ZipReader::open(file, {.members = 2}).ok());
  EXPECT_FALSE(zip::ZipReader::open(file, {.member_bytes = 10}).value().read("a").ok());
  auto zip = zip::ZipReader::open(file, {.total_bytes = 2 * kText.size()});
  ASSERT_TRUE(zip.ok());
  EXPECT_TRUE(zip.value().read("a").ok());
  EXPECT_TRUE(zip.value().read("b").ok());
  EXPECT_FALSE(zip.value().read("c").ok());
}

// Whatever single bytes change: refused, or read with the bytes that the CRC promises.
TEST(ZipReader, SurvivesAnyDamage) {
  const std::string file = zip_of({{"word/a.xml", kText}, {"b", "yy"}});
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (const int flip : {1, 0x80, 0xff}) {
      std::string damaged = file;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      auto zip = zip::ZipReader::open(damaged);
      if (!zip.ok()) continue;
      const auto text = zip.value().read("word/a.xml");
      if (text.ok()) {
        EXPECT_EQ(text.value(), kText) << at;
      }
    }
  }
}

}  // namespace
}  // namespace vanthu::docx
