// A ZIP file that is not plainly what it should be is refused as a whole, with a reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_archive.h"
#include "zip/zip_writer.h"

namespace vanthu::exchange {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<zip::ZipMember> members;
  for (const auto& [name, bytes] : files) members.push_back(zip::deflate_member(name, bytes));
  std::vector<const zip::ZipMember*> order;
  for (const zip::ZipMember& member : members) order.push_back(&member);
  return zip::write_zip(order);
}

std::string answer(const std::string& zip) {
  const support::TempFolder folder(support::memory_folder());
  return codes_at(folder.write("package.zip", zip));
}

std::string patched(std::string file, const std::string& from, const std::string& to) {
  for (std::size_t at = file.find(from); at != std::string::npos; at = file.find(from, at + 1)) {
    file.replace(at, to.size(), to);
  }
  return file;
}

const std::string kBagit = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

TEST(HostileZip, NamesThatLeadOutAreRefused) {
  const std::string file = zip_of({{"aa/bb/cc", "x"}});
  for (const char* name : {"../bb/cc", "/aa/bb/c", "aa/../cc", "aa\\bb\\cc"}) {
    EXPECT_THAT(answer(patched(file, "aa/bb/cc", name)), HasSubstr("name that is not allowed"));
  }
}

TEST(HostileZip, LinksAreRefused) {
  std::string file = zip_of({{"bag/bagit.txt", kBagit}});
  const std::size_t central = file.find("PK\1\2");
  ASSERT_NE(central, std::string::npos);
  // Made by Unix; a symbolic link.
  file[central + 5] = 3;
  file[central + 41] = static_cast<char>(0xA0);
  EXPECT_THAT(answer(file), HasSubstr("link"));
}

TEST(HostileZip, BombsAndLiesAreRefused) {
  const std::string bomb =
      zip_of({{"bag/bagit.txt", kBagit}, {"bag/data/x", std::string(20U << 20U, '\0')}});
  EXPECT_THAT(answer(bomb), HasSubstr("too large"));
  std::string lying = zip_of({{"bag/bagit.txt", kBagit}});
  const std::size_t central = lying.find("PK\1\2");
  lying[central + 24] = static_cast<char>(lying[central + 24] + 1);
  EXPECT_THAT(answer(lying), HasSubstr("damaged"));
}

TEST(HostileZip, HalfAZipAndNoZipAreRefused) {
  const std::string whole = zip_of({{"bag/bagit.txt", kBagit}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THAT(answer(whole.substr(0, size)), StartsWith("refused")) << size;
  }
  EXPECT_THAT(answer(zip_of({{"readme.txt", "x"}})), HasSubstr("recognised neither"));
}

TEST(HostileZip, AnyByteChangedInAPackageIsSeen) {
  const SmallArchive archive;
  const auto sip = make_tt05_package(archive.copy(), PackageKind::Sip, sample_origin());
  ASSERT_TRUE(sip.ok());
  const std::string whole = zip_package(sip.value());
  // Times of day are not content: bytes 10 to 13 of a local header, 12 to 15 of a central one. Nor
  // are the attributes and version fields that our writer leaves empty.
  std::size_t seen = 0;
  std::size_t tried = 0;
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    ++tried;
    seen += answer(changed).empty() ? 0U : 1U;
  }
  EXPECT_GT(seen * 100, tried * 95) << seen << " of " << tried;
}

}  // namespace
}  // namespace vanthu::exchange
