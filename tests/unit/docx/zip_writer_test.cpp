#include "zip/zip_writer.h"

#include <Poco/Zip/ZipArchive.h>
#include <gtest/gtest.h>

#include <sstream>

#include "base/check.h"
#include "support/zip_reader.h"

namespace vanthu::docx {
namespace {

std::string zip_of(const std::vector<zip::ZipMember>& members) {
  std::vector<const zip::ZipMember*> order;
  for (const zip::ZipMember& member : members) order.push_back(&member);
  return zip::write_zip(order);
}

TEST(ZipWriter, IsReadBackByAnIndependentReader) {
  const std::string text(5000, 'a');
  const std::string file =
      zip_of({zip::deflate_member("word/a.xml", text), zip::deflate_member("b", "xy"),
              zip::deflate_member("empty", "")});
  const support::ZipMembers read = support::read_zip(file);
  ASSERT_EQ(read.size(), 3U);
  EXPECT_EQ(read.at("word/a.xml"), text);
  EXPECT_EQ(read.at("b"), "xy");
  EXPECT_EQ(read.at("empty"), "");
}

TEST(ZipWriter, StoresWhatDeflatingWouldLengthen) {
  EXPECT_FALSE(zip::deflate_member("b", "xy").deflated);
  const zip::ZipMember member = zip::deflate_member("a", std::string(2000, 'a'));
  EXPECT_TRUE(member.deflated);
  EXPECT_LT(member.packed.size(), 30U);
}

TEST(ZipWriter, DeflatesShortMembersOnlyWhenTheyGoIntoManyFiles) {
  const std::string bytes(200, 'a');
  EXPECT_EQ(zip::deflate_member("a", bytes).packed, bytes);
  EXPECT_LT(zip::deflate_member("a", bytes, zip::Packing::Small).packed.size(), 20U);
}

TEST(ZipWriter, PacksMarkupAndStoresWhatTheMarkupCodeWouldLengthen) {
  std::string markup;
  std::string noise;
  for (unsigned i = 0; i < 3000; ++i) {
    markup += "<w:p><w:r><w:t>Đoạn " + std::to_string(i) + "</w:t></w:r></w:p>";
    noise += static_cast<char>((i * i * 2654435761U) >> 23U);
  }
  const zip::ZipMember packed = zip::deflate_member("a", markup, zip::Packing::Markup);
  EXPECT_LT(packed.packed.size(), markup.size() / 4);
  const zip::ZipMember stored = zip::deflate_member("b", noise, zip::Packing::Markup);
  EXPECT_FALSE(stored.deflated);
  EXPECT_EQ(stored.packed, noise);
  const support::ZipMembers read = support::read_zip(zip_of({packed, stored}));
  EXPECT_EQ(read.at("a"), markup);
  EXPECT_EQ(read.at("b"), noise);
}

TEST(ZipWriter, DatesEveryMemberOnTheFirstDayAndAddsNoDirectories) {
  std::istringstream in(zip_of({zip::deflate_member("word/_rels/a.rels", "text")}));
  const Poco::Zip::ZipArchive archive(in);
  ASSERT_EQ(archive.headerEnd() == archive.headerBegin(), false);
  EXPECT_EQ(archive.headerBegin()->second.lastModifiedAt(), Poco::DateTime(1980, 1, 1));
  EXPECT_EQ(std::next(archive.headerBegin()), archive.headerEnd());
}

TEST(ZipWriter, RefusesNamesThatLeaveTheFolderOrRepeat) {
  EXPECT_THROW(zip_of({zip::deflate_member("/etc/passwd", "")}), Bug);
  EXPECT_THROW(zip_of({zip::deflate_member("a\\b", "")}), Bug);
  EXPECT_THROW(zip_of({zip::deflate_member("", "")}), Bug);
  EXPECT_THROW(zip_of({zip::deflate_member("a", ""), zip::deflate_member("a", "")}), Bug);
}

}  // namespace
}  // namespace vanthu::docx
