// Who took what out of the archive: entered, read back, and no line of it lost or changed unseen.
#include "archive/access_log.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "archive/archive.h"
#include "archive/layout.h"
#include "support/dossiers.h"
#include "support/failing_file_store.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"

namespace vanthu::archive {
namespace {

namespace fs = std::filesystem;
using support::ToyLogKeys;

const FixedClock kClock{Instant{1'793'800'000}};

AccessEvent event(const std::string& meeting) {
  return {.form = "files",
          .object_id = object_id("CB-AP3", meeting),
          .version = 1,
          .inventory_sha512 = std::string(128, 'a'),
          .by = text::nfc("Trần Văn Khôi"),
          .reason = text::nfc("Giấy giới thiệu số 12")};
}

class AccessLogTest : public ::testing::Test {
 protected:
  AccessLogTest() {
    EXPECT_TRUE(Archive::create(files_, kClock, root_, {.office = "x", .log_keys = &keys_}).ok());
  }

  Result<Done> log(const std::vector<AccessEvent>& events) {
    return log_access(files_, kClock, root_, keys_, events);
  }
  std::vector<AccessEvent> logged() {
    std::vector<AccessEvent> all;
    EXPECT_TRUE(check_access_logs(files_, root_, [&](const AccessEvent& one) {
                  all.push_back(one);
                }).is_clean());
    return all;
  }
  std::string first_problem() {
    const auto problems = check_access_logs(files_, root_).problems;
    return problems.empty() ? "" : problems.front().code;
  }
  // As a whole verification names it.
  bool verified_with(const std::string& code) {
    auto archive = Archive::open(files_, kClock, root_, Access::Read);
    const auto report = archive.value().verify({.level = VerifyLevel::Notes}).value();
    for (const VerifyProblem& one : report.problems) {
      if (one.code == code) return true;
    }
    return false;
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  DiskFileStore files_;
  ToyLogKeys keys_;
};

TEST_F(AccessLogTest, TellsWhoWasGivenWhatWhenAndWhy) {
  EXPECT_TRUE(logged().empty());
  ASSERT_TRUE(log({event("a"), event("b")}).ok());
  ASSERT_TRUE(log({event("a")}).ok());
  const auto all = logged();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].object_id, object_id("CB-AP3", "b"));
  EXPECT_EQ(all[2].by.str(), "Trần Văn Khôi");
  EXPECT_EQ(all[2].reason.str(), "Giấy giới thiệu số 12");
  EXPECT_EQ(all[2].time, to_iso_utc(kClock.now()));
  EXPECT_FALSE(verified_with("VT-ACCESS"));
  EXPECT_FALSE(verified_with("VT-FOREIGN"));
}

TEST_F(AccessLogTest, AChangedLineIsFoundAndNamed) {
  ASSERT_TRUE(log({event("a"), event("b")}).ok());
  std::string entries;
  for (const auto& file : fs::recursive_directory_iterator(root_ + "/access")) {
    if (file.path().string().find("entries") != std::string::npos && file.is_regular_file()) {
      entries = file.path();
    }
  }
  std::string bytes = files_.read(entries).value();
  const auto at = bytes.find("Khôi");
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, 1, "N");
  ASSERT_TRUE(files_.replace(entries, bytes).ok());
  EXPECT_EQ(first_problem(), "VT-ACCESS");
  EXPECT_TRUE(verified_with("VT-ACCESS"));
}

TEST_F(AccessLogTest, ALogOfAnotherKeyIsNotBelieved) {
  ASSERT_TRUE(log({event("a")}).ok());
  const std::string other = folder_.file("other");
  ToyLogKeys thief("thief");
  ASSERT_TRUE(Archive::create(files_, kClock, other, {.office = "x", .log_keys = &thief}).ok());
  ASSERT_TRUE(log_access(files_, kClock, other, thief, std::vector{event("b")}).ok());
  fs::remove_all(root_ + "/access");
  fs::copy(other + "/access", root_ + "/access", fs::copy_options::recursive);
  EXPECT_EQ(first_problem(), "VT-ACCESS");
}

TEST_F(AccessLogTest, AMissingCheckpointIsNamed) {
  ASSERT_TRUE(log({event("a")}).ok());
  fs::remove(root_ + "/access/2026/checkpoint");
  EXPECT_EQ(first_problem(), "VT-ACCESS");
}

TEST_F(AccessLogTest, AForeignFileIsNamed) {
  ASSERT_TRUE(log({event("a")}).ok());
  ASSERT_TRUE(files_.replace(root_ + "/access/ghi-chu.txt", "x").ok());
  EXPECT_EQ(first_problem(), "VT-FOREIGN");
}

TEST_F(AccessLogTest, WhatAKilledWriterLeftIsUncheckedAndGoesWithTheNextEntry) {
  ASSERT_TRUE(log({event("a")}).ok());
  for (const char* name : {"2025.note.4711.tmp", "2026/checkpoint.4711.tmp"}) {
    std::ofstream(root_ + "/access/" + name) << "?";
  }
  const AccessReport left = check_access_logs(files_, root_);
  EXPECT_TRUE(left.problems.empty());
  ASSERT_EQ(left.unchecked.size(), 2U);
  EXPECT_EQ(left.unchecked.front().code, "VT-PENDING");
  ASSERT_TRUE(log({event("b")}).ok());
  EXPECT_EQ(logged().size(), 2U);
  std::ofstream(root_ + "/access/2026.note.tmp") << "?";
  EXPECT_EQ(first_problem(), "VT-FOREIGN");
}

TEST_F(AccessLogTest, NobodyWritesWhileSomebodyElseDoes) {
  ASSERT_TRUE(log({event("a")}).ok());
  const auto held = files_.try_lock(root_ + "/access/lock");
  EXPECT_EQ(log({event("b")}).error().kind, ErrorKind::Usage);
  EXPECT_EQ(logged().size(), 1U);
}

TEST_F(AccessLogTest, WordsThatAreNoLineAreRefused) {
  AccessEvent broken = event("a");
  broken.reason = text::nfc("một\nhai");
  EXPECT_FALSE(log({broken}).ok());
  EXPECT_TRUE(logged().empty());
}

TEST_F(AccessLogTest, AFailureAtAnyCallLosesNothingAndTheNextEntryStands) {
  const auto count = [&] {
    std::size_t entries = 0;
    check_access_logs(files_, root_, [&](const AccessEvent&) { ++entries; });
    return entries;
  };
  ASSERT_TRUE(log({event("a")}).ok());
  std::size_t entered = 1;
  int failures = 0;
  for (const auto kind : {support::FaultKind::Nothing, support::FaultKind::Done}) {
    for (std::size_t at = 1;; ++at) {
      support::FailingFileStore failing(files_, {.at_call = at, .kind = kind});
      const auto done = log_access(failing, kClock, root_, keys_, std::vector{event("b")});
      const std::size_t now = count();
      // It is there, or it is not: never half.
      ASSERT_GE(now, entered + (done.ok() ? 1 : 0)) << at;
      ASSERT_LE(now, entered + 1) << at;
      entered = now;
      failures += done.ok() ? 0 : 1;
      if (failing.calls() < at) break;
    }
  }
  EXPECT_GT(failures, 8);
  ASSERT_TRUE(log({event("c")}).ok());
  EXPECT_EQ(logged().size(), entered + 1);
}

}  // namespace
}  // namespace vanthu::archive
