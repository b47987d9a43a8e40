#include "archive/verify.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iostream>

#include "archive/archive.h"
#include "archive/inventory.h"
#include "archive/layout.h"
#include "archive/stored_object.h"
#include "base/sha.h"
#include "support/dossiers.h"
#include "support/model_file_store.h"

namespace vanthu::archive {
namespace {

using support::correction;
using support::dossier;
using support::ModelFileStore;
using support::submission;
using support::Tree;

const FixedClock kClock{Instant{1'793'800'000}};

// An archive of two meetings, one of them corrected, as its files.
class VerifyTest : public ::testing::Test {
 protected:
  VerifyTest() {
    ModelFileStore disk(ModelFileStore::Recording::Nothing);
    EXPECT_TRUE(Archive::create(disk, kClock, "archive", {.office = "Đảng ủy xã"}).ok());
    auto archive =
        Archive::open(disk, kClock, "archive", Access::Write, {.index_path = ":memory:"});
    const Submission first = submission(dossier());
    const Submission other = submission(dossier().meeting("2026-12-regular").held_on("2026-12-05"));
    const Submission corrected =
        correction(dossier().file("record.xml", "<corrected/>"), first.content_key());
    for (const Submission& each : {first, other, corrected})
      EXPECT_TRUE(archive.value().store({&each, 1}).front().ok());
    tree_ = disk.tree();
    object_ = Layout("archive").object(first.object_id());
  }

  // Without the index, which is not part of what is proven here.
  static VerifyReport verify(const Tree& tree) {
    ModelFileStore disk(tree);
    auto archive = Archive::open(disk, kClock, "archive", Access::Read,
                                 {.index_path = "nowhere/index.sqlite"});
    if (!archive.ok()) {
      VerifyReport report;
      report.problems.push_back({"open", archive.error().where, archive.error().what, {}});
      return report;
    }
    return archive.value()
        .verify({.signatures = support::toy_checks(), .with_index = false})
        .value();
  }

  static bool names(const VerifyReport& report, const std::string& path) {
    return std::any_of(report.problems.begin(), report.problems.end(),
                       [&](const VerifyProblem& problem) { return problem.path == path; });
  }

  static std::string codes(const VerifyReport& report) {
    std::string text;
    for (const VerifyProblem& problem : report.problems)
      text += problem.code + " " + problem.path + "\n";
    return text;
  }

  std::vector<std::string> files() const {
    std::vector<std::string> paths;
    for (const auto& [path, node] : tree_) {
      if (!node.is_folder && !node.bytes.empty()) paths.push_back(path);
    }
    return paths;
  }

  Tree tree_;
  // Folder of the corrected dossier.
  std::string object_;
};

TEST_F(VerifyTest, FindsNothingWrongWhereNothingIs) {
  EXPECT_EQ(codes(verify(tree_)), "");
}

// Short files at every byte, long ones at every place of a grid, first and last byte included.
TEST_F(VerifyTest, NamesEveryFileOfWhichABitWasFlipped) {
  constexpr std::size_t kPlaces = 25;
  std::size_t flips = 0;
  for (const std::string& path : files()) {
    const std::size_t size = tree_.at(path).bytes.size();
    const std::size_t step = std::max<std::size_t>(1, size / kPlaces);
    for (std::size_t at = 0; at < size + step; at += step) {
      Tree damaged = tree_;
      const std::size_t place = std::min(at, size - 1);
      char& byte = damaged[path].bytes[place];
      byte = static_cast<char>(byte ^ (1 << (place % 8)));
      const VerifyReport report = verify(damaged);
      ASSERT_TRUE(names(report, path)) << path << " at " << place << "\n" << codes(report);
      ++flips;
    }
  }
  std::cout << "[ counts   ] " << files().size() << " files, " << flips << " flips\n";
}

TEST_F(VerifyTest, NamesEveryMissingFile) {
  for (const std::string& path : files()) {
    Tree damaged = tree_;
    damaged.erase(path);
    const VerifyReport report = verify(damaged);
    // Without its note the folder is no archive at all.
    const bool named = names(report, path) ||
                       (path == "archive/ARCHIVE.note" && codes(report) == "open archive\n");
    EXPECT_TRUE(named) << path << "\n" << codes(report);
  }
}

TEST_F(VerifyTest, NamesEveryTruncatedFile) {
  for (const std::string& path : files()) {
    Tree damaged = tree_;
    damaged[path].bytes.resize(damaged[path].bytes.size() / 2);
    EXPECT_TRUE(names(verify(damaged), path)) << path;
  }
}

TEST_F(VerifyTest, NamesAForeignFileInEveryFolder) {
  for (const auto& [path, node] : tree_) {
    // Staging is a working place: what lies there belongs to nobody and is cleared by itself.
    if (!node.is_folder || path == "archive/staging") continue;
    Tree damaged = tree_;
    damaged[path + "/ghi chú.txt"] = {false, "?"};
    EXPECT_TRUE(names(verify(damaged), path + "/ghi chú.txt")) << path;
  }
}

TEST_F(VerifyTest, NamesAForeignFolderInEveryFolderOfTheStore) {
  for (const auto& [path, node] : tree_) {
    if (!node.is_folder || path.rfind("archive/ocfl", 0) != 0) continue;
    Tree damaged = tree_;
    damaged[path + "/mới"] = {true, ""};
    EXPECT_TRUE(names(verify(damaged), path + "/mới")) << path;
  }
}

TEST_F(VerifyTest, NamesBothOfTwoSwappedFiles) {
  Tree damaged = tree_;
  const std::string pdf = object_ + "/v1/content/minutes.pdf";
  const std::string docx = object_ + "/v1/content/minutes.docx";
  std::swap(damaged[pdf].bytes, damaged[docx].bytes);
  const VerifyReport report = verify(damaged);
  EXPECT_TRUE(names(report, pdf));
  EXPECT_TRUE(names(report, docx));
}

TEST_F(VerifyTest, FindsADossierInTheWrongPlace) {
  Tree damaged;
  for (const auto& [path, node] : tree_) {
    const bool moved = path.rfind(object_, 0) == 0;
    std::string place = path;
    if (moved) place.replace(place.size() - path.substr(object_.size()).size() - 1, 1, "0");
    damaged[place] = node;
  }
  EXPECT_NE(codes(verify(damaged)).find("E083"), std::string::npos);
}

TEST_F(VerifyTest, FindsACorrectionThatWasTakenBack) {
  // The root of before with the folder of v2 left, and with the folder removed: history shortened.
  Tree rolled_back = tree_;
  for (const char* name : {"/inventory.json", "/inventory.json.sha512"}) {
    rolled_back[object_ + name] = rolled_back[object_ + "/v1" + name];
  }
  EXPECT_EQ(codes(verify(rolled_back)), "E046 " + object_ + "/v2\n");
}

// Whoever rewrites a file and every digest over it cannot sign the new list.
TEST_F(VerifyTest, FindsAForgeryThatIsConsistentInItself) {
  Tree forged = tree_;
  const auto put = [&](const std::string& path, const std::string& bytes) {
    forged[path].bytes = bytes;
  };
  const std::string content = object_ + "/v2/content/";
  auto inventory = *parse_inventory(forged[object_ + "/inventory.json"].bytes).inventory;
  const auto replace = [&](const std::string& name, const std::string& bytes) {
    const std::string before = sha512_hex(forged[content + name].bytes);
    put(content + name, bytes);
    for (StoredContent& stored : inventory.contents) {
      if (stored.path == "v2/content/" + name)
        stored = {stored.path, sha512_hex(bytes), sha256_hex(bytes)};
    }
    for (LogicalFile& file : inventory.versions[1].state) {
      if (file.sha512 == before) file.sha512 = sha512_hex(bytes);
    }
  };
  std::string description = forged[content + "dossier.json"].bytes;
  std::string manifest = forged[content + "manifest.txt"].bytes;
  const auto exchange = [](std::string& text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, from.size(), to);
  };
  exchange(description, sha256_hex("<corrected/>"), sha256_hex("<forged/>"));
  exchange(manifest, sha256_hex("<corrected/>"), sha256_hex("<forged/>"));
  exchange(manifest, sha256_hex(forged[content + "dossier.json"].bytes), sha256_hex(description));
  replace("record.xml", "<forged/>");
  replace("dossier.json", description);
  replace("manifest.txt", manifest);
  const std::string json = write_inventory(inventory);
  for (const std::string& folder : {object_, object_ + "/v2"}) {
    put(folder + "/inventory.json", json);
    put(folder + "/inventory.json.sha512", write_sidecar(sha512_hex(json)));
  }
  EXPECT_EQ(codes(verify(forged)), "VT-SIGNATURE " + content + "manifest.p7s\n");
}

// What is taken for a book is asked for no record.
TEST_F(VerifyTest, NamesABookThatLiesBesideARecord) {
  Tree forged = tree_;
  const std::string book = "<book/>";
  auto inventory = *parse_inventory(forged[object_ + "/inventory.json"].bytes).inventory;
  forged[object_ + "/v2/content/book.xml"] = {false, book};
  inventory.contents.push_back({"v2/content/book.xml", sha512_hex(book), sha256_hex(book)});
  inventory.versions[1].state.push_back({"book.xml", sha512_hex(book)});
  const std::string json = write_inventory(inventory);
  for (const std::string& folder : {object_, object_ + "/v2"}) {
    forged[folder + "/inventory.json"].bytes = json;
    forged[folder + "/inventory.json.sha512"].bytes = write_sidecar(sha512_hex(json));
  }
  const VerifyReport report = verify(forged);
  EXPECT_NE(codes(report).find("VT-FOREIGN " + object_ + "/v2/content/book.xml\n"),
            std::string::npos)
      << codes(report);
}

TEST_F(VerifyTest, IsNeverCleanWhenSignaturesWereNotChecked) {
  ModelFileStore disk(tree_);
  auto archive = Archive::open(disk, kClock, "archive", Access::Write, {.index_path = ":memory:"});
  const VerifyReport with_keys =
      archive.value().verify({.signatures = support::toy_checks()}).value();
  EXPECT_TRUE(with_keys.is_clean());
  // Three manifests and the PDFs: two of each meeting, shared by the correction.
  EXPECT_EQ(with_keys.valid_signatures, 3U + 4U);
  const VerifyReport without = archive.value().verify({}).value();
  EXPECT_TRUE(without.problems.empty());
  EXPECT_EQ(without.unchecked.size(), 7U);
  EXPECT_FALSE(without.is_clean());
}

TEST_F(VerifyTest, IsNeverCleanWhenStoppedHalfway) {
  ModelFileStore disk(tree_);
  auto archive = Archive::open(disk, kClock, "archive", Access::Write, {.index_path = ":memory:"});
  std::vector<std::uint64_t> seen;
  const VerifyReport report = archive.value()
                                  .verify({.signatures = support::toy_checks(),
                                           .progress =
                                               [&](const VerifyProgress& progress) {
                                                 seen.push_back(progress.objects_done);
                                                 EXPECT_EQ(progress.objects_total, 2U);
                                                 return false;
                                               }})
                                  .value();
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{1}));
  ASSERT_EQ(report.unchecked.size(), 1U);
  EXPECT_EQ(report.unchecked.front().code, "VT-STOPPED");
}

TEST_F(VerifyTest, SaysTheSameInWhateverOrderObjectsAreRead) {
  ModelFileStore disk(tree_);
  auto archive = Archive::open(disk, kClock, "archive", Access::Write, {.index_path = ":memory:"});
  for (const std::string& path : files()) {
    if (!path.ends_with("record.xml")) continue;
    EXPECT_TRUE(disk.replace(path, "changed").ok());
  }
  const VerifyReport one_by_one =
      archive.value().verify({.signatures = support::toy_checks()}).value();
  const auto last_first = [](std::size_t count, const std::function<void(std::size_t)>& make,
                             const std::function<bool(std::size_t)>& take) {
    for (std::size_t i = count; i > 0; --i) make(i - 1);
    for (std::size_t i = 0; i < count && take(i);) ++i;
  };
  const VerifyReport backwards =
      archive.value().verify({.signatures = support::toy_checks(), .in_order = last_first}).value();
  EXPECT_FALSE(one_by_one.problems.empty());
  EXPECT_EQ(codes(backwards), codes(one_by_one));
  EXPECT_EQ(backwards.unchecked, one_by_one.unchecked);
  EXPECT_EQ(backwards.bytes, one_by_one.bytes);
}

TEST_F(VerifyTest, ReportsABatchThatIsNotFinished) {
  Tree pending = tree_;
  pending["archive/queue/00000000000000000001.intent"] = {false, "vanthu-intent 1\n"};
  const VerifyReport report = verify(pending);
  EXPECT_EQ(codes(report), "");
  EXPECT_EQ(report.unchecked.front().code, "VT-PENDING");
}

TEST_F(VerifyTest, ChecksOneDossierAlone) {
  Tree damaged = tree_;
  damaged["archive/README.vi.md"].bytes = "khác";
  ModelFileStore disk(damaged);
  auto archive = Archive::open(disk, kClock, "archive", Access::Write, {.index_path = ":memory:"});
  const auto report = archive.value().verify(
      {.signatures = support::toy_checks(), .object_id = object_id("CB-AP3", "2026-11-regular")});
  EXPECT_TRUE(report.value().is_clean());
  EXPECT_EQ(report.value().objects, 1U);
  EXPECT_FALSE(archive.value().verify({.object_id = "urn:uuid:none"}).ok());
}

TEST_F(VerifyTest, TellsInBothLanguagesWhatToDo) {
  Tree damaged = tree_;
  damaged[object_ + "/v1/content/minutes.pdf"].bytes += " ";
  for (const VerifyProblem& problem : verify(damaged).problems) {
    EXPECT_FALSE(problem.what.vi.empty() || problem.what.en.empty());
    EXPECT_NE(problem.remedy.vi.find("sao lưu"), std::string::npos);
    EXPECT_NE(problem.remedy.en.find("backup"), std::string::npos);
  }
}

}  // namespace
}  // namespace vanthu::archive
