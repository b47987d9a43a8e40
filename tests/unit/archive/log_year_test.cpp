// The log over the years: passing from one log to the next, whatever interrupts it, an archive that
// was taken back to before it, and a clock that was set back.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "archive/archive.h"
#include "archive/layout.h"
#include "support/dossiers.h"
#include "support/failing_file_store.h"
#include "support/model_file_store.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"

namespace vanthu::archive {
namespace {

using support::dossier;
using support::FailingFileStore;
using support::FaultKind;
using support::ModelFileStore;
using support::submission;
using support::ToyLogKeys;

const std::string kRoot = "archive";
// November 2026, January 2027.
constexpr std::int64_t kAutumn = 1'793'800'000;
constexpr std::int64_t kNewYear = 1'798'984'000;
constexpr std::int64_t kMinute = 60;

class LogYearTest : public ::testing::Test {
 protected:
  LogYearTest() {
    EXPECT_TRUE(Archive::create(disk_, FixedClock{Instant{kAutumn}}, kRoot,
                                {.office = "Văn phòng", .log_keys = &keys_})
                    .ok());
    EXPECT_TRUE(store(disk_, "a", kAutumn).ok());
  }

  Result<Receipt> store(FileStore& files, const std::string& meeting, std::int64_t now,
                        const std::vector<std::string>& kept = {}) {
    const FixedClock clock{Instant{now}};
    auto archive = open(files, clock, kept);
    if (!archive.ok()) return archive.error();
    const Submission one = submission(dossier().meeting(meeting));
    return archive.value().store({&one, 1}).front();
  }

  Result<Archive> open(FileStore& files, const Clock& clock,
                       const std::vector<std::string>& kept = {}) {
    return Archive::open(files, clock, kRoot, Access::Write,
                         {.index_path = ":memory:", .log_keys = &keys_, .kept_checkpoints = kept});
  }

  // "code path", each once; without the index, as it was made anew.
  std::set<std::string> wrong(const FileStore& files, const std::vector<std::string>& kept = {}) {
    auto& disk = const_cast<FileStore&>(files);
    const FixedClock clock{Instant{kNewYear}};
    auto archive =
        Archive::open(disk, clock, kRoot, Access::Read, {.index_path = "nowhere/index.sqlite"});
    if (!archive.ok()) return {"not opened"};
    const auto report = archive.value()
                            .verify({.log = {.checkpoints = kept},
                                     .signatures = support::toy_checks(),
                                     .with_index = false})
                            .value();
    std::set<std::string> all;
    for (const auto* list : {&report.problems, &report.unchecked}) {
      for (const VerifyProblem& one : *list) {
        if (one.code != "VT-NO-INDEX" && one.code != "VT-LOG-KEY")
          all.insert(one.code + " " + one.path);
      }
    }
    return all;
  }

  // Interrupts what happens at every change of the disk, in every way; the next one finishes it.
  void interrupt_everywhere(const std::function<void(Archive&)>& happens, std::int64_t now) {
    const FixedClock clock{Instant{now}};
    const support::Tree before = disk_.tree();
    // In a copy of the disk, with one fault; how many calls there were.
    const auto run = [&](ModelFileStore& disk, const support::Fault& fault) {
      FailingFileStore failing(disk, fault);
      auto archive = open(failing, clock);
      if (archive.ok()) happens(archive.value());
      return failing.calls();
    };
    ModelFileStore whole(before);
    const std::size_t calls = run(whole, {});
    ASSERT_GT(calls, 10U);
    // Most faults end in the same few disks.
    std::set<support::Tree> seen;
    for (const FaultKind kind : {FaultKind::Nothing, FaultKind::Done}) {
      for (std::size_t call = 1; call <= calls; ++call) {
        ModelFileStore disk(before);
        run(disk, {.at_call = call, .kind = kind, .stays = true});
        if (!seen.insert(disk.tree()).second) continue;
        const std::string where = "call " + std::to_string(call);
        ModelFileStore after(disk.tree());
        ASSERT_TRUE(store(after, "later", now).ok()) << where;
        ASSERT_EQ(wrong(after), std::set<std::string>{}) << where;
      }
    }
    EXPECT_GT(seen.size(), 5U);
  }

  ToyLogKeys keys_;
  ModelFileStore disk_{ModelFileStore::Recording::Nothing};
};

TEST_F(LogYearTest, AYearBeginsWithALogOfItsOwnWhereverTheFirstStoringIsInterrupted) {
  interrupt_everywhere(
      [](Archive& archive) {
        const Submission one = submission(dossier().meeting("new-year"));
        EXPECT_LE(archive.store({&one, 1}).size(), 1U);
      },
      kNewYear);
}

TEST_F(LogYearTest, ARotationIsFinishedWhereverItIsInterrupted) {
  interrupt_everywhere([](Archive& archive) { archive.rotate_log_key().ok(); }, kAutumn);
}

TEST_F(LogYearTest, AnArchiveOfBeforeNewYearIsRefusedWhenWitnessesHaveSeenTheNextLog) {
  ModelFileStore old(disk_.tree());
  const Receipt receipt = store(disk_, "b", kNewYear).value();
  ASSERT_EQ(receipt.log, "2027");
  const std::vector<std::string> kept{disk_.read("archive/log/2027/checkpoint").value()};
  EXPECT_TRUE(store(disk_, "c", kNewYear, kept).ok());
  const auto refused = store(old, "c", kNewYear, kept);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::Integrity);
  EXPECT_NE(refused.error().what.en.find("has no such log"), std::string::npos);
  EXPECT_EQ(wrong(old, kept), std::set<std::string>{"VT-ROLLBACK archive/log"});
  EXPECT_EQ(wrong(old), std::set<std::string>{});
}

TEST_F(LogYearTest, ALastLogThatWasTakenAwayWholeIsMissed) {
  ASSERT_TRUE(store(disk_, "b", kNewYear).ok());
  const std::string kept = disk_.read("archive/log/2027/checkpoint").value();
  ASSERT_TRUE(disk_.remove_tree("archive/log/2027").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/keys/shard-2027.note").ok());
  const std::string object = Layout(kRoot).object(object_id("CB-AP3", "b"));
  const std::set<std::string> found = wrong(disk_);
  EXPECT_TRUE(found.contains("VT-UNLOGGED " + object + "/v1"));
  EXPECT_TRUE(found.contains("VT-PENDING archive/keys/shard-2026.note"));
  EXPECT_TRUE(wrong(disk_, {kept}).contains("VT-ROLLBACK archive/log"));
}

// With the index of an archive that is used: made anew from the files, it knows nothing.
TEST_F(LogYearTest, ALastLogThatTheIndexKnowsIsNotBegunAgain) {
  const support::TempFolder folder;
  const FixedClock clock{Instant{kNewYear}};
  const auto open_here = [&] {
    return Archive::open(disk_, clock, kRoot, Access::Write,
                         {.index_path = folder.file("index.sqlite"), .log_keys = &keys_});
  };
  {
    Archive archive = open_here().value();
    const Submission one = submission(dossier().meeting("b"));
    ASSERT_TRUE(archive.store({&one, 1}).front().ok());
  }
  ASSERT_TRUE(open_here().ok());
  ASSERT_TRUE(disk_.remove_tree("archive/log/2027").ok());
  const auto refused = open_here();
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::Integrity);
  EXPECT_EQ(refused.error().where, "archive/log/2027");
  EXPECT_FALSE(disk_.exists("archive/log/2027"));
  const auto read =
      Archive::open(disk_, clock, kRoot, Access::Read, {.index_path = folder.file("index.sqlite")});
  std::set<std::string> found;
  for (const auto& one :
       read.value().verify({.signatures = support::toy_checks()}).value().problems)
    found.insert(one.code + " " + one.path);
  // Not that the index is wrong, which would be mended by making it again.
  EXPECT_TRUE(found.contains("VT-ROLLBACK archive/log/2027"));
  EXPECT_FALSE(found.contains("VT-INDEX " + folder.file("index.sqlite")));
}

// Killed between the checkpoint and the index.
TEST_F(LogYearTest, AnIndexThatIsBehindTheLogIsUnfinishedAndNotWrong) {
  const support::TempFolder folder;
  const FixedClock clock{Instant{kAutumn}};
  const auto open_with = [&](const std::string& index, Access access) {
    return Archive::open(disk_, clock, kRoot, access,
                         {.index_path = folder.file(index), .log_keys = &keys_})
        .value();
  };
  const auto found = [&] {
    const Archive archive = open_with("before.sqlite", Access::Read);
    const auto report = archive.verify({.signatures = support::toy_checks()}).value();
    std::set<std::string> all;
    for (const VerifyProblem& one : report.problems) all.insert(one.code);
    for (const VerifyProblem& one : report.unchecked) all.insert(one.code + " unchecked");
    return all;
  };
  open_with("before.sqlite", Access::Write);
  ASSERT_TRUE(open_with("after.sqlite", Access::Write).rotate_log_key().ok());
  EXPECT_EQ(found(), std::set<std::string>{"VT-PENDING unchecked"});
  open_with("before.sqlite", Access::Write);
  EXPECT_EQ(found(), std::set<std::string>{});
}

// With an index made anew: only files tell.
TEST_F(LogYearTest, AFirstLogThatIsGoneIsNotBegunAgain) {
  const auto refused = [&] {
    const auto stored = store(disk_, "b", kAutumn);
    return !stored.ok() && stored.error().kind == ErrorKind::Integrity &&
           stored.error().remedy.vi.find("vanthu archive repair") != std::string::npos;
  };
  const support::Tree whole = disk_.tree();
  // Its tiles are evidence, and stay.
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026/checkpoint").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026/checkpoints").ok());
  support::Tree before = disk_.tree();
  EXPECT_TRUE(refused());
  for (const auto& [path, node] : before) EXPECT_TRUE(disk_.tree().contains(path)) << path;
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026").ok());
  EXPECT_TRUE(refused());
  ASSERT_TRUE(disk_.remove_tree("archive/keys/shard-2026.note").ok());
  EXPECT_TRUE(refused());
  EXPECT_FALSE(disk_.exists("archive/log/2026"));
  disk_ = ModelFileStore(whole);
  ASSERT_TRUE(store(disk_, "b", kNewYear).ok());
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026").ok());
  EXPECT_TRUE(refused());
}

TEST_F(LogYearTest, ALaterLogWithMoreThanItsBeginningIsNotBegunAgain) {
  ASSERT_TRUE(store(disk_, "b", kNewYear).ok());
  ASSERT_TRUE(disk_.remove_tree("archive/log/2027/checkpoint").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/log/2027/checkpoints").ok());
  const auto refused = store(disk_, "c", kNewYear);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().where, "archive/log/2027");
  EXPECT_TRUE(disk_.exists("archive/log/2027/tile/entries/000.p/2"));
}

TEST_F(LogYearTest, AClosingStatementThatWasChangedOrTakenAwayIsFound) {
  ASSERT_TRUE(store(disk_, "b", kNewYear).ok());
  const std::string path = "archive/keys/close-2026.txt";
  const std::string text = disk_.read(path).value();
  ASSERT_TRUE(disk_.replace(path, text + "\n").ok());
  EXPECT_EQ(wrong(disk_), std::set<std::string>{"VT-LOG-CHAIN " + path});
  ASSERT_TRUE(disk_.remove_tree(path).ok());
  EXPECT_EQ(wrong(disk_), std::set<std::string>{"VT-LOG-CHAIN " + path});
}

TEST_F(LogYearTest, WhatNoEntryBindsIsForeignAmongTheKeys) {
  // Not what ends in .tmp, but only what a cut write of ours would be called is a leftover.
  std::set<std::string> foreign;
  for (const char* name :
       {"ARCHIVE.note.tmp", "record.xml.4711.tmp", "keys/close-2026.txt", "keys/note.tmp",
        "keys/note.4711.tmp", "keys/policy-2.note", "keys/policy-0.note.4711.tmp",
        "keys/shard-2026-1.note", "keys/shard-2026-1.note.4711.tmp", "keys/shard-2026.note.tmp",
        "log/2026.4711.tmp", "log/2026.tmp", "log/2026/x.tmp"}) {
    const std::string path = "archive/" + std::string(name);
    ASSERT_TRUE(disk_.create_new(path, "?").ok());
    foreign.insert((path.starts_with("archive/log/2026/") ? "VT-LOG " : "VT-FOREIGN ") + path);
  }
  EXPECT_EQ(wrong(disk_), foreign);
}

TEST_F(LogYearTest, WhatAnInterruptedWriteHasLeftIsToldAndGoesWithTheNextStoring) {
  std::set<std::string> pending;
  for (const char* name :
       {"ARCHIVE.note.4711.tmp", "keys/close-2026.txt.4711.tmp", "keys/policy-1.note.4711.tmp",
        "keys/shard-2026.note.4711.tmp", "keys/shard-2027.note.4711.tmp",
        "log/2026/checkpoint.4711.tmp", "log/2026/checkpoints/2.4711.tmp", "staging/left"}) {
    ASSERT_TRUE(disk_.create_new("archive/" + std::string(name), "?").ok());
    pending.insert("VT-PENDING archive/" + std::string(name));
  }
  EXPECT_EQ(wrong(disk_), pending);
  ASSERT_TRUE(store(disk_, "b", kAutumn).ok());
  EXPECT_EQ(wrong(disk_), std::set<std::string>{});
}

TEST_F(LogYearTest, NothingIsStoredWhileTheClockIsFarBehindTheLog) {
  EXPECT_TRUE(store(disk_, "b", kAutumn - 9 * kMinute).ok());
  const support::Tree before = disk_.tree();
  const auto refused = store(disk_, "c", kAutumn - 12 * kMinute);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::Usage);
  EXPECT_NE(refused.error().remedy.vi.find("vanthu log clock"), std::string::npos);
  EXPECT_EQ(disk_.tree(), before);
  // What is there already has its receipt all the same.
  EXPECT_TRUE(store(disk_, "b", kAutumn - 12 * kMinute).ok());
  const FixedClock behind{Instant{kAutumn - 12 * kMinute}};
  {
    Archive archive = open(disk_, behind).value();
    EXPECT_FALSE(archive.rotate_log_key().ok());
    EXPECT_FALSE(archive.set_policy("quorum none\n").ok());
    EXPECT_FALSE(archive.log_deed("hold", object_id("CB-AP3", "a"), std::string(64, '0')).ok());
  }
  EXPECT_EQ(disk_.tree(), before);
  EXPECT_TRUE(store(disk_, "c", kAutumn).ok());
  EXPECT_EQ(wrong(disk_), std::set<std::string>{});
}

TEST_F(LogYearTest, ALogWhoseOwnTimeWasWrongGoesOnWhenTheKeeperHasSaidSo) {
  // A machine that thought it was the year after.
  ASSERT_TRUE(store(disk_, "b", kNewYear).ok());
  const FixedClock right{Instant{kAutumn + 60 * kMinute}};
  EXPECT_FALSE(store(disk_, "c", right.now().seconds).ok());
  {
    Archive archive = open(disk_, right).value();
    ASSERT_TRUE(archive.accept_clock().ok());
    EXPECT_FALSE(archive.accept_clock().ok());
  }
  const auto stored = store(disk_, "c", right.now().seconds);
  ASSERT_TRUE(stored.ok());
  EXPECT_EQ(stored.value().log, "2027");
  // It holds for this jump: times go on as the clock does when it has caught up.
  ASSERT_TRUE(store(disk_, "d", kNewYear + 60 * kMinute).ok());
  EXPECT_FALSE(store(disk_, "e", right.now().seconds).ok());
  EXPECT_EQ(wrong(disk_), std::set<std::string>{});
}

// "2027-11" is newer than "2027-3", whatever the order of letters.
TEST_F(LogYearTest, TheKeepersLastWordOnTheClockIsFoundAmongManyLogs) {
  const auto accept = [&](std::int64_t now) {
    const FixedClock clock{Instant{now}};
    return open(disk_, clock).value().accept_clock().ok();
  };
  const auto rotate = [&](std::int64_t now, int times) {
    const FixedClock clock{Instant{now}};
    Archive archive = open(disk_, clock).value();
    while (times-- > 0) ASSERT_TRUE(archive.rotate_log_key().ok());
  };
  rotate(kNewYear, 2);
  ASSERT_TRUE(accept(kNewYear - 60 * kMinute));
  rotate(kNewYear + 24 * 60 * kMinute, 8);
  const auto stored = store(disk_, "b", kNewYear + 24 * 60 * kMinute);
  ASSERT_TRUE(stored.ok());
  ASSERT_EQ(stored.value().log, "2027-11");
  EXPECT_FALSE(store(disk_, "c", kNewYear).ok());
  ASSERT_TRUE(accept(kNewYear));
  EXPECT_TRUE(store(disk_, "c", kNewYear).ok());
  EXPECT_EQ(wrong(disk_), std::set<std::string>{});
}

TEST_F(LogYearTest, AWordOnTheClockThatDoesNotCountIsNoWord) {
  const std::string good = disk_.read("archive/log/2026/checkpoint").value();
  const FixedClock ahead{Instant{kAutumn + 60 * kMinute}};
  ASSERT_TRUE(store(disk_, "b", ahead.now().seconds).ok());
  const FixedClock right{Instant{kAutumn}};
  {
    Archive archive = open(disk_, right).value();
    ASSERT_TRUE(archive.accept_clock().ok());
    ASSERT_TRUE(archive.replace_log_key(ShardReason::Stolen, good).ok());
  }
  EXPECT_FALSE(store(disk_, "c", kAutumn).ok());
  {
    Archive archive = open(disk_, right).value();
    ASSERT_TRUE(archive.accept_clock().ok());
  }
  EXPECT_TRUE(store(disk_, "c", kAutumn).ok());
}

}  // namespace
}  // namespace vanthu::archive
