#include "care/backup.h"

#include <gtest/gtest.h>

#include "backed_up_archive.h"
#include "support/failing_file_store.h"
#include "tlog/log_reader.h"

namespace vanthu::care {
namespace {

using archive::Access;
using archive::Archive;
using archive::Submission;
using support::correction;
using support::dossier;
using support::FailingFileStore;
using support::FaultKind;
using support::ModelFileStore;
using support::submission;

TEST_F(BackupTest, MakesASecondArchiveThatVerifies) {
  const auto report = back_up(disk_, "archive", "copy");
  ASSERT_TRUE(report.ok()) << describe(report.error(), Language::En);
  EXPECT_EQ(report.value().objects, 2U);
  EXPECT_TRUE(report.value().damaged.empty());
  EXPECT_EQ(wrong_with("copy"), "");
}

TEST_F(BackupTest, CopiesOnlyWhatIsNew) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  EXPECT_EQ(back_up(disk_, "archive", "copy").value().files, 0U);
  store(submission(dossier().meeting("2027-01-regular").held_on("2027-01-05")));
  const auto report = back_up(disk_, "archive", "copy").value();
  // The nine contents of a dossier, its declaration and inventories; two tiles of the log.
  EXPECT_EQ(report.files, 9U + 1U + 4U + 2U);
  EXPECT_GT(report.known_files, 20U);
  EXPECT_EQ(wrong_with("copy"), "");
}

TEST_F(BackupTest, BringsTheNextVersionOfADossier) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  store(correction(dossier().file("record.xml", "<again/>"),
                   submission(dossier().file("record.xml", "<corrected/>")).content_key()));
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  EXPECT_EQ(wrong_with("copy"), "");
  EXPECT_TRUE(disk_.exists(archive::Layout("copy").object(first_.object_id()) + "/v3"));
}

// Whatever call fails, the next run completes the copy, and the archive is never touched.
TEST_F(BackupTest, IsCompletedByTheNextRunWhereverItStopped) {
  const support::Tree before = disk_.tree();
  FailingFileStore healthy(disk_, {});
  ASSERT_TRUE(back_up(healthy, "archive", "copy").ok());
  std::size_t failed = 0;
  for (std::size_t call = 1; call <= healthy.calls(); ++call) {
    for (const FaultKind kind : {FaultKind::Nothing, FaultKind::Half, FaultKind::Done}) {
      ModelFileStore disk(before);
      FailingFileStore failing(disk, {.at_call = call, .kind = kind, .stays = true});
      failed += back_up(failing, "archive", "copy").ok() ? 0U : 1U;
      ASSERT_TRUE(back_up(disk, "archive", "copy").ok()) << call;
      disk_ = ModelFileStore(disk.tree());
      for (const auto& [path, node] : before) ASSERT_EQ(disk.tree().at(path), node) << path;
      if (call % 10 == 0) {
        ASSERT_EQ(wrong_with("copy"), "") << call;
      }
    }
  }
  EXPECT_GT(failed, healthy.calls());
}

TEST_F(BackupTest, HasTheStatementsThatItsEntriesBindAndNoOthers) {
  const std::string bound = write_statement("one");
  log_statement("one");
  // Those of a writer at work or of one that was killed, and a stranger.
  const std::string pending = write_statement("another");
  for (const char* name : {"care/ghi-chu.txt", "keys/close-2026.txt", "keys/policy-1.note",
                           "keys/policy-1.note.4711.tmp"})
    ASSERT_TRUE(disk_.create_new("archive/" + std::string(name), "?").ok());
  EXPECT_TRUE(back_up(disk_, "archive", "copy").value().damaged.empty());
  EXPECT_TRUE(disk_.exists("copy/" + bound + ".txt"));
  EXPECT_FALSE(disk_.exists("copy/" + pending + ".txt"));
  EXPECT_EQ(wrong_with("copy"), "");
  log_statement("another");
  EXPECT_TRUE(back_up(disk_, "archive", "copy").value().damaged.empty());
  EXPECT_TRUE(disk_.exists("copy/" + pending + ".p7s"));
  EXPECT_EQ(wrong_with("copy"), "");
}

// The first dossiers of an archive stand in its folder before the first checkpoint that has them.
TEST_F(BackupTest, HasNoDossierBeforeTheLogHasIt) {
  const std::string log = "archive/log/2026";
  const auto first = disk_.read(tlog::checkpoint_path(log, 1));
  ASSERT_TRUE(disk_.replace(tlog::checkpoint_path(log), first.value()).ok());
  const auto report = back_up(disk_, "archive", "copy");
  ASSERT_TRUE(report.ok()) << describe(report.error(), Language::En);
  EXPECT_EQ(report.value().objects, 0U);
  EXPECT_EQ(report.value().log_entries, 1U);
  EXPECT_EQ(wrong_with("copy"), "");
}

TEST_F(BackupTest, IsNotMadeOfAnArchiveWhoseLogIsGone) {
  const support::Tree whole = disk_.tree();
  for (const char* gone : {"log/2026", "log/2026/checkpoint", "log"}) {
    disk_ = ModelFileStore(whole);
    ASSERT_TRUE(disk_.remove_tree("archive/" + std::string(gone)).ok());
    const auto refused = back_up(disk_, "archive", "copy");
    ASSERT_FALSE(refused.ok()) << gone;
    EXPECT_EQ(refused.error().kind, ErrorKind::Integrity);
    EXPECT_FALSE(disk_.exists("copy")) << gone;
  }
}

TEST_F(BackupTest, MissesWhatTheLogNamesAndTheArchiveHasLost) {
  const std::string folder = archive::Layout("archive").object(first_.object_id());
  ASSERT_TRUE(disk_.remove_tree(folder).ok());
  const auto report = back_up(disk_, "archive", "copy");
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().missing, (std::vector<std::string>{first_.object_id() + " (v2)"}));
  EXPECT_EQ(report.value().objects, 1U);
}

TEST_F(BackupTest, DoesNotMissWhatIsOnlyDamaged) {
  const std::string folder = archive::Layout("archive").object(first_.object_id());
  for (const char* below : {"", "/v1", "/v2"})
    ASSERT_TRUE(disk_.replace(folder + below + "/inventory.json", "{}").ok());
  const auto report = back_up(disk_, "archive", "copy");
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().damaged, (std::vector<std::string>{folder.substr(8)}));
  EXPECT_TRUE(report.value().missing.empty());
}

TEST_F(BackupTest, CopiesNoStatementThatWasAltered) {
  const std::string path = write_statement("one") + ".txt";
  log_statement("one");
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  ASSERT_TRUE(disk_.replace("archive/" + path, "other").ok());
  ASSERT_TRUE(disk_.replace("archive/keys/shard-2026.note", "other").ok());
  EXPECT_EQ(back_up(disk_, "archive", "copy").value().damaged,
            (std::vector<std::string>{"keys/shard-2026.note", path}));
  EXPECT_EQ(wrong_with("copy"), "");
}

// What was copied before it was bound gives way to what was bound in the end.
TEST_F(BackupTest, MendsAStatementThatBecameAnother) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  ASSERT_TRUE(disk_.create_new("copy/keys/close-2026.txt", "?").ok());
  {
    auto archive = Archive::open(disk_, kClock, "archive", Access::Write,
                                 {.index_path = ":memory:", .log_keys = &keys_});
    ASSERT_TRUE(archive.value().rotate_log_key().ok());
  }
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  EXPECT_EQ(wrong_with("copy"), "");
}

TEST_F(BackupTest, RefusesTheFolderOfAnotherArchiveAndOfAnythingElse) {
  ASSERT_TRUE(Archive::create(disk_, kClock, "other", {.office = "Đảng ủy phường"}).ok());
  EXPECT_EQ(back_up(disk_, "archive", "other").error().what.en,
            "this is a backup of another archive");
  ASSERT_TRUE(disk_.make_directories("photos").ok());
  ASSERT_TRUE(disk_.create_new("photos/1.jpg", "x").ok());
  EXPECT_EQ(back_up(disk_, "archive", "photos").error().what.en, "this folder is no backup");
}

TEST_F(BackupTest, RefusesAPlaceInsideAnotherBackup) {
  ASSERT_TRUE(back_up(disk_, "archive", "/usb/first").ok());
  const auto before = disk_.tree();
  const Error error = back_up(disk_, "archive", "/usb/first/ocfl/second").error();
  EXPECT_EQ(error.kind, ErrorKind::Usage);
  EXPECT_NE(error.what.en.find("/usb/first"), std::string::npos);
  EXPECT_EQ(disk_.tree(), before);
  EXPECT_TRUE(back_up(disk_, "archive", "/usb/second").ok());
  // One that lies there from earlier still serves.
  auto nested = disk_.tree();
  for (const auto& [path, node] : disk_.tree()) {
    if (path.starts_with("/usb/second")) nested["/usb/first/second" + path.substr(11)] = node;
  }
  disk_ = ModelFileStore(nested);
  EXPECT_TRUE(repair(disk_, "archive", "/usb/first/second", {}).ok());
}

// The copy then is what is left of the truth.
TEST_F(BackupTest, RefusesToForgetWhatTheArchiveHasForgotten) {
  const support::Tree earlier = disk_.tree();
  store(submission(dossier().meeting("2027-01-regular").held_on("2027-01-05")));
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  support::Tree set_back = earlier;
  for (const auto& [path, node] : disk_.tree()) {
    if (path.starts_with("copy")) set_back[path] = node;
  }
  disk_ = ModelFileStore(set_back);
  const Error error = back_up(disk_, "archive", "copy").error();
  EXPECT_EQ(error.kind, ErrorKind::Integrity);
  EXPECT_NE(error.what.en.find("the archive was set back"), std::string::npos);
  EXPECT_EQ(disk_.tree(), set_back);
  // Grown again, but otherwise.
  store(submission(dossier().meeting("2027-02-regular").held_on("2027-02-05")));
  EXPECT_NE(back_up(disk_, "archive", "copy").error().what.en.find("history was rewritten"),
            std::string::npos);
}

TEST_F(BackupTest, CopiesNoDamageAndSaysWhereItIs) {
  ASSERT_TRUE(disk_.replace(content("archive"), "%PDF otherwise").ok());
  const auto report = back_up(disk_, "archive", "copy").value();
  EXPECT_EQ(report.damaged, (std::vector<std::string>{content("archive").substr(8)}));
  EXPECT_FALSE(disk_.exists(content("copy")));
}

}  // namespace
}  // namespace vanthu::care
