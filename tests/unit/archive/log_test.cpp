// The archive's log as storing, opening and adopting make it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "archive/archive.h"
#include "archive/archive_note.h"
#include "archive/layout.h"
#include "support/dossiers.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"
#include "tlog/log_reader.h"

namespace vanthu::archive {
namespace {

using support::correction;
using support::dossier;
using support::submission;

class LogTest : public ::testing::Test {
 protected:
  LogTest() {
    EXPECT_TRUE(
        Archive::create(files_, clock_, root_, {.office = "Đảng ủy xã", .log_keys = &keys_}).ok());
  }

  Archive open(const Clock& clock) {
    auto opened = Archive::open(files_, clock, root_, Access::Write, {.log_keys = &keys_});
    if (!opened.ok()) throw std::runtime_error(describe(opened.error(), Language::En));
    return std::move(opened).value();
  }
  Archive open() { return open(clock_); }

  static Receipt store(Archive& archive, const Submission& submission) {
    auto receipts = archive.store({&submission, 1});
    if (!receipts.front().ok())
      throw std::runtime_error(describe(receipts.front().error(), Language::En));
    return receipts.front().value();
  }

  static std::string problems(const Archive& archive) {
    const auto report = archive.verify({.signatures = support::toy_checks()}).value();
    std::string text;
    for (const auto* list : {&report.problems, &report.unchecked}) {
      for (const VerifyProblem& one : *list)
        text += one.code + " " + one.path + " " + one.what.en + "\n";
    }
    return text;
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  DiskFileStore files_;
  support::ToyLogKeys keys_;
  FixedClock clock_{Instant{1'793'800'000}};
  FixedClock next_year_{Instant{1'799'000'000}};
};

TEST_F(LogTest, GivesEachVersionItsPlaceInTheYearsLog) {
  Archive archive = open();
  EXPECT_EQ(archive.log_stand().value(), std::nullopt);
  const Receipt first = store(archive, submission(dossier()));
  const Receipt second =
      store(archive, correction(dossier().file("record.xml", "<corrected/>"), first.content_key));
  // Entry 0 names the key.
  EXPECT_EQ(first.log + "/" + std::to_string(first.log_index), "2026/1");
  EXPECT_EQ(second.log_index, 2U);
  EXPECT_EQ(parse_receipt(to_text(second)).value(), second);
  EXPECT_EQ(archive.find_receipt(first.object_id, first.content_key).value(), first);
  const LogStand stand = archive.log_stand().value().value();
  EXPECT_EQ(stand.size, 3U);
  EXPECT_TRUE(stand.origin.ends_with("/2026"));
  EXPECT_EQ(stand.root_base64.size(), 44U);
  EXPECT_EQ(problems(archive), "");
}

TEST_F(LogTest, KnowsWhereItStoodBefore) {
  Archive archive = open();
  const Receipt first = store(archive, submission(dossier()));
  const LogStand then = archive.log_stand().value().value();
  EXPECT_EQ(archive.log_stand_at(first.log, then.size).value(), then);
  store(archive, submission(dossier().meeting("b")));
  store(archive, submission(dossier().meeting("c")));
  EXPECT_EQ(archive.log_stand_at(first.log, then.size).value(), then);
  EXPECT_NE(archive.log_stand().value(), then);
  EXPECT_EQ(archive.log_stand_at(first.log, 99).value(), std::nullopt);
  EXPECT_EQ(archive.log_stand_at("1999", 1).value(), std::nullopt);
}

TEST_F(LogTest, DoesNotStoreAgainWhatTheLogSaysAndTheDiskHasLost) {
  const Receipt first = [&] {
    Archive archive = open();
    return store(archive, submission(dossier()));
  }();
  const std::string lost = open().show(first.object_id).value().folder;
  std::filesystem::rename(lost, folder_.file("taken away"));
  const auto rebuilt = open().rebuild_index();
  ASSERT_TRUE(rebuilt.ok());
  ASSERT_EQ(rebuilt.value().left_out.size(), 1U);
  EXPECT_EQ(rebuilt.value().left_out.front().where, lost);
  const Submission again = submission(dossier());
  Archive archive = open();
  const auto refused = archive.store({&again, 1});
  ASSERT_FALSE(refused.front().ok());
  EXPECT_EQ(refused.front().error().kind, ErrorKind::Integrity);
  EXPECT_THAT(refused.front().error().remedy.en, ::testing::HasSubstr("archive repair"));
  EXPECT_FALSE(std::filesystem::exists(lost));
  // Back in its place it is what it was.
  std::filesystem::rename(folder_.file("taken away"), lost);
  EXPECT_TRUE(archive.rebuild_index().value().left_out.empty());
  EXPECT_EQ(problems(archive), "");
  EXPECT_EQ(store(archive, again), first);
}

// The second version is gone with its inventory; what is left looks like a dossier of one.
TEST_F(LogTest, DoesNotReplaceAgainWhatTheLogSaysWasReplaced) {
  const Submission first = submission(dossier());
  const Submission corrected =
      correction(dossier().file("record.xml", "<corrected/>"), first.content_key());
  {
    Archive archive = open();
    store(archive, first);
  }
  const std::string folder = open().show(first.object_id()).value().folder;
  std::filesystem::copy(folder, folder_.file("one"), std::filesystem::copy_options::recursive);
  {
    Archive archive = open();
    store(archive, corrected);
  }
  std::filesystem::remove_all(folder);
  std::filesystem::rename(folder_.file("one"), folder);
  Archive archive = open();
  const auto refused = archive.store({&corrected, 1});
  ASSERT_FALSE(refused.front().ok());
  EXPECT_THAT(refused.front().error().remedy.en, ::testing::HasSubstr("archive repair"));
  EXPECT_FALSE(std::filesystem::exists(folder + "/v2"));
  EXPECT_EQ(archive.rebuild_index().value().left_out.size(), 1U);
}

TEST_F(LogTest, BlamesTheFilesBeforeTheIndex) {
  Archive archive = open();
  const std::string id = store(archive, submission(dossier())).object_id;
  std::filesystem::remove_all(archive.show(id).value().folder);
  const auto report = archive.verify({.signatures = support::toy_checks()}).value();
  const auto of_log = [](const VerifyProblem& one) { return one.code == "VT-LOST"; };
  EXPECT_TRUE(std::any_of(report.problems.begin(), report.problems.end(), of_log));
  EXPECT_EQ(report.problems.back().code, "VT-INDEX");
  EXPECT_THAT(report.problems.back().remedy.en, ::testing::HasSubstr("above first"));
}

TEST_F(LogTest, RefusesToStoreWithoutTheKeyAndStoresNothing) {
  auto opened = Archive::open(files_, clock_, root_, Access::Write);
  const Submission meeting = submission(dossier());
  const auto receipts = opened.value().store({&meeting, 1});
  ASSERT_FALSE(receipts.front().ok());
  EXPECT_EQ(receipts.front().error().kind, ErrorKind::Usage);
  EXPECT_EQ(opened.value().store_error(), receipts.front().error());
  EXPECT_TRUE(opened.value().list({}).value().empty());
}

TEST_F(LogTest, ClosesTheYearAndGoesOnInTheNext) {
  {
    Archive archive = open();
    store(archive, submission(dossier()));
  }
  Archive archive = open(next_year_);
  const Receipt receipt = store(archive, submission(dossier().meeting("2027-01-regular")));
  EXPECT_EQ(receipt.log, "2027");
  EXPECT_EQ(receipt.log_index, 1U);
  const std::string statement = files_.read(Layout(root_).shard_statement("2027")).value();
  // The final checkpoint of the year before, word for word.
  EXPECT_NE(statement.find(files_.read(root_ + "/log/2026/checkpoint").value()), std::string::npos);
  EXPECT_EQ(problems(archive), "");
}

class TurnedClock final : public Clock {
 public:
  Instant now() const override { return at; }
  std::int64_t steady_microseconds() const override { return 0; }

  Instant at{1'793'800'000};
};

TEST_F(LogTest, ClosesTheYearBetweenTwoBatchesOfOneOpening) {
  TurnedClock clock;
  Archive archive = open(clock);
  store(archive, submission(dossier()));
  EXPECT_EQ(store(archive, submission(dossier().meeting("b"))).log_index, 2U);
  clock.at = next_year_.now();
  EXPECT_EQ(store(archive, submission(dossier().meeting("2027-01-regular"))).log, "2027");
  EXPECT_EQ(store(archive, submission(dossier().meeting("2027-02-regular"))).log_index, 2U);
  const std::string positions = archive.dump_index().value();
  EXPECT_TRUE(archive.rebuild_index().ok());
  EXPECT_EQ(archive.dump_index().value(), positions);
  EXPECT_EQ(problems(archive), "");
}

TEST_F(LogTest, GoesOnInTheSameLogWhenTheClockIsAYearBehindAndTheKeeperHasSaidSo) {
  {
    Archive archive = open(next_year_);
    store(archive, submission(dossier()));
  }
  Archive archive = open();
  ASSERT_TRUE(archive.accept_clock().ok());
  EXPECT_EQ(store(archive, submission(dossier().meeting("b"))).log, "2027");
  EXPECT_EQ(problems(archive), "");
}

TEST_F(LogTest, MakesTheTableOfPositionsAgain) {
  std::string before;
  {
    Archive archive = open();
    store(archive, submission(dossier()));
    before = archive.dump_index().value();
    EXPECT_NE(before.find("log 2026/1 create"), std::string::npos);
    EXPECT_TRUE(archive.rebuild_index().ok());
    EXPECT_EQ(archive.dump_index().value(), before);
  }
  std::filesystem::remove_all(root_ + "/index");
  EXPECT_EQ(open().dump_index().value(), before);
}

TEST_F(LogTest, RefusesToGoOnFromAnOldCopyThatAWitnessHasSeenLonger) {
  std::string kept;
  {
    Archive archive = open();
    store(archive, submission(dossier()));
  }
  const std::string copy = folder_.file("copy");
  std::filesystem::copy(root_, copy, std::filesystem::copy_options::recursive);
  {
    Archive archive = open();
    store(archive, submission(dossier().meeting("b")));
    kept = files_.read(root_ + "/log/2026/checkpoint").value();
  }
  std::filesystem::remove_all(root_);
  std::filesystem::rename(copy, root_);
  auto opened = Archive::open(files_, clock_, root_, Access::Write,
                              {.log_keys = &keys_, .kept_checkpoints = {kept}});
  const Submission meeting = submission(dossier().meeting("c"));
  const auto receipts = opened.value().store({&meeting, 1});
  ASSERT_FALSE(receipts.front().ok());
  EXPECT_NE(receipts.front().error().what.vi.find("lùi về bản cũ"), std::string::npos);
  const auto report =
      opened.value()
          .verify({.log = {.checkpoints = {kept}}, .signatures = support::toy_checks()})
          .value();
  ASSERT_EQ(report.problems.size(), 1U);
  EXPECT_EQ(report.problems.front().code, "VT-ROLLBACK");
}

// An archive of format 1, as vanthu made it: two dossiers, one of them corrected.
class OldArchiveTest : public ::testing::Test {
 protected:
  OldArchiveTest() {
    std::filesystem::copy(support::source_folder() + "/tests/unit/archive/format_1", root_,
                          std::filesystem::copy_options::recursive);
    // Empty folders are not kept in the repository.
    for (const char* name : {"index", "queue", "staging"})
      std::filesystem::create_directory(root_ + "/" + name);
  }

  Result<Archive> open() {
    return Archive::open(files_, clock_, root_, Access::Write, {.log_keys = &keys_});
  }

  tlog::VerifierKey root_key() const {
    return parse_note(files_.read(Layout(root_).note()).value()).value().root;
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  DiskFileStore files_;
  support::ToyLogKeys keys_;
  FixedClock clock_{Instant{1'793'900'000}};
};

TEST_F(OldArchiveTest, GetsALogWithAllItHoldsAtTheFirstOpeningForWriting) {
  {
    auto archive = open();
    ASSERT_TRUE(archive.ok()) << describe(archive.error(), Language::En);
    EXPECT_TRUE(archive.value().has_new_log());
    EXPECT_EQ(archive.value().adopted(), 3U);
    EXPECT_EQ(archive.value().log_stand().value()->size, 4U);
  }
  auto archive = open();
  EXPECT_FALSE(archive.value().has_new_log());
  const Submission added = submission(dossier().meeting("2027-01-regular"));
  EXPECT_EQ(archive.value().store({&added, 1}).front().value().log_index, 4U);
  EXPECT_TRUE(files_.exists(Layout(root_, kTuplesOfFormat1).object(added.object_id())));
  const auto report = archive.value()
                          .verify({.log = {.roots = {root_key()}, .needs_log = true},
                                   .signatures = support::toy_checks()})
                          .value();
  EXPECT_TRUE(report.is_clean()) << report.problems.front().code << report.problems.front().path;
}

TEST_F(OldArchiveTest, GetsNoLogWhereItIsKnownToHaveHadOne) {
  const auto known = keys_.create("00112233445566778899aabbccddeeff/root");
  const auto refused =
      Archive::open(files_, clock_, root_, Access::Write,
                    {.log_keys = &keys_, .known_roots = {known.value()->verifier()}});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::Integrity);
  EXPECT_FALSE(files_.exists(Layout(root_).log()));
}

TEST_F(OldArchiveTest, IsSaidToBeUnprovenWhileItHasNoLog) {
  auto archive = Archive::open(files_, clock_, root_, Access::Write);
  const auto report = archive.value()
                          .verify({.log = {.needs_log = true}, .signatures = support::toy_checks()})
                          .value();
  EXPECT_TRUE(report.problems.empty());
  ASSERT_EQ(report.unchecked.size(), 1U);
  EXPECT_EQ(report.unchecked.front().code, "VT-LOG-NONE");
}

}  // namespace
}  // namespace vanthu::archive
