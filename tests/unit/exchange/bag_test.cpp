// Bags (RFC 8493): what is exported is accepted by our check and by sha512sum, the same dossier
// gives the same bytes, and every way to break a bag is told.
#include "exchange/bagit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "exchange/validate.h"
#include "small_archive.h"
#include "support/tool.h"

namespace vanthu::exchange {
namespace {

using testing::HasSubstr;

Package sample_bag() {
  static const SmallArchive kArchive;
  return make_bag(kArchive.copy(), {.organization = "Đảng ủy xã", .fonds_code = "P01"});
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

TEST(Bag, IsAcceptedAsFolderAndAsZip) {
  EXPECT_EQ(codes_of(sample_bag()), "");
  EXPECT_EQ(codes_of(sample_bag(), true), "");
}

TEST(Bag, OfTheSameDossierHasTheSameBytes) {
  const SmallArchive one;
  const SmallArchive other;
  const Package bag = make_bag(one.copy(), {});
  EXPECT_EQ(make_bag(other.copy(), {}), bag);
  EXPECT_EQ(zip_package(bag), zip_package(make_bag(other.copy(), {})));
}

TEST(Bag, IsCalledByCodesAndDaysAndNeverByNames) {
  const Package bag = sample_bag();
  EXPECT_THAT(bag.name, testing::MatchesRegex("cb-ap3_2026-11-05_regular_[0-9a-f]{8}"));
  for (const PackageFile& file : bag.files) {
    EXPECT_THAT(file.path, testing::Not(HasSubstr("Hòa")));
    EXPECT_TRUE(std::all_of(file.path.begin(), file.path.end(),
                            [](char c) { return c > ' ' && c <= '~'; }));
  }
}

TEST(Bag, IsWhatSha512sumAndSha256sumSayItIs) {
  const support::TempFolder folder(support::memory_folder());
  DiskFileStore files;
  const auto root = write_package(files, folder.path(), sample_bag(), false);
  ASSERT_TRUE(root.ok());
  for (const std::string tool : {"sha512", "sha256"}) {
    for (const std::string stem : {"manifest", "tagmanifest"}) {
      const support::ToolRun run =
          support::run_tool({"env", "-C", root.value(), tool + "sum", "--strict", "--quiet", "-c",
                             stem + "-" + tool + ".txt"});
      EXPECT_EQ(run.exit_code, 0) << run.output;
    }
  }
}

TEST(Bag, HoldsTheWholeObjectSoThatItIsOneItself) {
  const support::TempFolder folder(support::memory_folder());
  DiskFileStore files;
  const auto root = write_package(files, folder.path(), sample_bag(), false);
  ASSERT_TRUE(root.ok());
  const auto object = validate(root.value() + "/data", {});
  ASSERT_TRUE(object.ok());
  EXPECT_EQ(object.value().kinds, std::vector<TargetKind>{TargetKind::OcflObject});
  EXPECT_EQ(codes_of(object.value()), "");
}

TEST(Bag, IsWholeWhenItsWriterWasKilledBeforeAndItIsWrittenAgain) {
  const support::TempFolder folder(support::memory_folder());
  DiskFileStore files;
  const Package bag = sample_bag();
  const std::string half =
      folder.path() + "/" + bag.name + "/" + bag.files.front().path + ".4711.tmp";
  ASSERT_TRUE(files.make_directories(parent_path(half)).ok());
  ASSERT_TRUE(files.create_new(half, "hal").ok());
  const auto root = write_package(files, folder.path(), bag, false);
  ASSERT_TRUE(root.ok());
  EXPECT_FALSE(files.exists(half));
  const auto object = validate(root.value(), {});
  ASSERT_TRUE(object.ok());
  EXPECT_EQ(codes_of(object.value()), "");

  const std::string half_zip = folder.path() + "/" + bag.name + ".zip.4711.tmp";
  ASSERT_TRUE(files.create_new(half_zip, "hal").ok());
  ASSERT_TRUE(write_package(files, folder.path(), bag, true).ok());
  EXPECT_FALSE(files.exists(half_zip));
}

TEST(Bag, WritesItsSizeAndWhoseItIs) {
  Package bag = sample_bag();
  const std::string& info = file_of(bag, "bag-info.txt").bytes;
  EXPECT_THAT(info, HasSubstr("Source-Organization: Đảng ủy xã\n"));
  EXPECT_THAT(info, HasSubstr("Bagging-Date: 2026-11-04\n"));
  EXPECT_THAT(info, testing::ContainsRegex("Payload-Oxum: [0-9]+\\.[0-9]+\n"));
}

TEST(Bag, NamesEveryWayItCanBeBroken) {
  struct Case {
    std::string codes;
    std::function<void(Package&)> change;
  };
  const std::string minutes = "data/v1/content/minutes.pdf";
  const std::vector<Case> cases = {
      {"BAG-DIGEST LOG-FILE", [&](Package& bag) { file_of(bag, minutes).bytes[3] ^= 1; }},
      {"BAG-DIGEST BAG-OXUM LOG-FILE", [&](Package& bag) { file_of(bag, minutes).bytes += "x"; }},
      {"BAG-MISSING BAG-OXUM LOG-ABSENT",
       [&](Package& bag) {
         std::erase_if(bag.files, [&](const PackageFile& file) { return file.path == minutes; });
       }},
      {"BAG-OXUM BAG-UNLISTED",
       [](Package& bag) { bag.files.push_back({.path = "data/extra.txt", .bytes = "x"}); }},
      {"BAG-TAG", [](Package& bag) { bag.files.push_back({.path = "extra.txt", .bytes = "x"}); }},
      {"BAG-DIGEST BAG-OXUM",
       [](Package& bag) { replace(file_of(bag, "bag-info.txt").bytes, "Oxum: ", "Oxum: 1"); }},
      {"BAG-DIGEST BAG-INFO",
       [](Package& bag) { file_of(bag, "bag-info.txt").bytes += "no label\n"; }},
      {"BAG-DECLARATION", [](Package& bag) { file_of(bag, "bagit.txt").bytes += "More: x\n"; }},
      {"BAG-VERSION", [](Package& bag) { replace(file_of(bag, "bagit.txt").bytes, "1.0", "2.0"); }},
      {"BAG-DIGEST BAG-LINE",
       [](Package& bag) { file_of(bag, "manifest-sha256.txt").bytes += "12  data/x\n"; }},
      {"BAG-DIGEST BAG-LINE",
       [](Package& bag) {
         file_of(bag, "manifest-sha256.txt").bytes += std::string(64, 'a') + "  data/../../x\n";
       }},
      {"BAG-DIGEST BAG-TWICE",
       [](Package& bag) {
         std::string& lines = file_of(bag, "manifest-sha256.txt").bytes;
         lines += lines.substr(0, lines.find('\n') + 1);
       }},
      {"BAG-FETCH BAG-TAG",
       [](Package& bag) { bag.files.push_back({.path = "fetch.txt", .bytes = ""}); }},
      {"BAG-ALGORITHM BAG-UNLISTED",
       [](Package& bag) { bag.files.push_back({.path = "manifest-crc32.txt", .bytes = ""}); }},
      {"BAG-MANIFEST",
       [](Package& bag) {
         std::erase_if(bag.files, [](const PackageFile& file) {
           return file.path.rfind("manifest-", 0) == 0;
         });
       }},
      {"BAG-MISSING BAG-OXUM BAG-PAYLOAD LOG-ABSENT",
       [](Package& bag) {
         std::erase_if(bag.files,
                       [](const PackageFile& file) { return file.path.rfind("data/", 0) == 0; });
       }},
  };
  for (const Case& one : cases) {
    Package bag = sample_bag();
    one.change(bag);
    EXPECT_EQ(codes_of(bag), one.codes);
  }
}

TEST(Bag, WithALinkIsNotAccepted) {
  const support::TempFolder folder(support::memory_folder());
  DiskFileStore files;
  const auto root = write_package(files, folder.path(), sample_bag(), false);
  ASSERT_TRUE(root.ok());
  std::filesystem::create_symlink("/etc/hostname", root.value() + "/data/link");
  EXPECT_EQ(codes_at(root.value()), "BAG-LINK");
}

TEST(Bag, EncodesOnlyPercentAndLineEndsInPaths) {
  EXPECT_EQ(encode_bag_path("a%3a b\nc\rđ"), "a%253a b%0Ac%0Dđ");
  EXPECT_EQ(decode_bag_path("a%253a b%0ac%0Dđ%2"), "a%3a b\nc\rđ%2");
}

TEST(Bag, IsNotMadeFromADamagedDossier) {
  const SmallArchive archive;
  const DiskFileStore files;
  std::filesystem::permissions(archive.object_folder(), std::filesystem::perms::all);
  std::ofstream(archive.object_folder() + "/v1/content/minutes.pdf") << "%PDF-1.7 other";
  const auto copy = copy_dossier(files, archive.object_folder());
  ASSERT_FALSE(copy.ok());
  EXPECT_EQ(copy.error().kind, ErrorKind::Integrity);
  EXPECT_THAT(copy.error().where, HasSubstr("minutes.pdf"));
}

TEST(Slug, IsSafeAsANameEverywhere) {
  EXPECT_EQ(slug("38.168.053.001"), "38-168-053-001");
  EXPECT_EQ(slug("../Đông Tiến"), "ng-ti-n");
  EXPECT_EQ(slug("con"), "ho-so-con");
  EXPECT_EQ(slug("lpt1"), "ho-so-lpt1");
  EXPECT_EQ(slug("…").empty(), false);
  EXPECT_EQ(slug(std::string(300, 'a')).size(), 80U);
}

}  // namespace
}  // namespace vanthu::exchange
