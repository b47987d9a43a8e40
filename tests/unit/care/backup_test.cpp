#include "care/backup.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "archive/archive.h"
#include "archive/layout.h"
#include "base/sha.h"
#include "support/dossiers.h"
#include "support/failing_file_store.h"
#include "support/model_file_store.h"
#include "support/toy_log_keys.h"

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

const FixedClock kClock{Instant{1'793'800'000}};

// An archive of two meetings, one of them corrected, on a disk that also takes the copy.
class BackupTest : public ::testing::Test {
 protected:
  BackupTest() {
    EXPECT_TRUE(
        Archive::create(disk_, kClock, "archive", {.office = "Đảng ủy xã", .log_keys = &keys_})
            .ok());
    store(first_);
    store(correction(dossier().file("record.xml", "<corrected/>"), first_.content_key()));
    store(submission(dossier().meeting("2026-12-regular").held_on("2026-12-05")));
  }

  void store(const Submission& one) {
    auto archive = Archive::open(disk_, kClock, "archive", Access::Write,
                                 {.index_path = ":memory:", .log_keys = &keys_});
    ASSERT_TRUE(archive.ok());
    ASSERT_TRUE(archive.value().store({&one, 1}).front().ok());
  }

  // "" when everything of the archive is in order.
  std::string wrong_with(const std::string& root) {
    auto archive = Archive::open(disk_, kClock, root, Access::Write, {.index_path = ":memory:"});
    if (!archive.ok()) return describe(archive.error(), Language::En);
    const auto report = archive.value().verify({.signatures = support::toy_checks()}).value();
    std::string text;
    for (const auto* list : {&report.problems, &report.unchecked}) {
      for (const auto& problem : *list) text += problem.code + " " + problem.path + "\n";
    }
    return text;
  }

  // The two files of a statement, as they are before its entry; the path without the ending.
  std::string write_statement(const std::string& text) {
    const std::string path = "care/" + sha256_hex(text);
    EXPECT_TRUE(disk_.make_directories("archive/care").ok());
    EXPECT_TRUE(disk_.create_new("archive/" + path + ".txt", text).ok());
    EXPECT_TRUE(disk_.create_new("archive/" + path + ".p7s", support::toy_signature(text)).ok());
    return path;
  }
  void log_statement(const std::string& text) {
    auto archive = Archive::open(disk_, kClock, "archive", Access::Write,
                                 {.index_path = ":memory:", .log_keys = &keys_});
    ASSERT_TRUE(archive.value().log_deed("hold", first_.object_id(), sha256_hex(text)).ok());
  }

  std::string content(const std::string& root) const {
    return archive::Layout(root).object(first_.object_id()) + "/v1/content/minutes.pdf";
  }

  const Submission first_ = submission(dossier());
  support::ToyLogKeys keys_;
  ModelFileStore disk_{ModelFileStore::Recording::Nothing};
};

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

TEST_F(BackupTest, GivesBackWhatWasLostOrDamaged) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  const std::string object = archive::Layout("archive").object(first_.object_id());
  ASSERT_TRUE(disk_.replace(content("archive"), "%PDF otherwise").ok());
  ASSERT_TRUE(disk_.remove_tree(object + "/v2").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/index").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/queue").ok());
  EXPECT_NE(wrong_with("archive"), "");
  const auto report = repair(disk_, "archive", "copy").value();
  EXPECT_TRUE(report.lost.empty());
  EXPECT_TRUE(std::find(report.mended.begin(), report.mended.end(), content("archive").substr(8)) !=
              report.mended.end());
  EXPECT_EQ(wrong_with("archive"), "");
  // What was found in its place is evidence.
  EXPECT_EQ(disk_.read("archive.damaged" + content("archive").substr(7)).value(), "%PDF otherwise");
  EXPECT_TRUE(repair(disk_, "archive", "copy").value().mended.empty());
}

TEST_F(BackupTest, TellsWhatIsLostInBoth) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  for (const char* root : {"archive", "copy"})
    ASSERT_TRUE(disk_.replace(content(root), "%PDF otherwise").ok());
  const auto report = repair(disk_, "archive", "copy").value();
  EXPECT_TRUE(report.mended.empty());
  EXPECT_EQ(report.lost, (std::vector<std::string>{content("archive").substr(8)}));
}

TEST_F(BackupTest, TakesNothingFromTheBackupOfAnotherArchive) {
  support::ToyLogKeys other_keys;
  ASSERT_TRUE(
      Archive::create(disk_, kClock, "other", {.office = "Đảng ủy phường", .log_keys = &other_keys})
          .ok());
  const support::Tree before = disk_.tree();
  EXPECT_EQ(repair(disk_, "archive", "other").error().what.en,
            "this is a backup of another archive");
  EXPECT_EQ(disk_.tree(), before);
}

// Each version is proven by itself: one that is damaged in the copy doesn't spoil the others.
TEST_F(BackupTest, TakesWhatIsProvenFromABackupThatIsDamagedItself) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  const std::string object = archive::Layout("copy").object(first_.object_id());
  ASSERT_TRUE(disk_.replace(object + "/v1/inventory.json", "{}").ok());
  ASSERT_TRUE(disk_.replace(object + "/inventory.json", "{}").ok());
  ASSERT_TRUE(disk_.replace(object + "/0=ocfl_object_1.1", "{}").ok());
  EXPECT_TRUE(repair(disk_, "archive", "copy").value().mended.empty());
  ASSERT_TRUE(disk_.replace(content("archive"), "%PDF otherwise").ok());
  EXPECT_EQ(repair(disk_, "archive", "copy").value().mended,
            (std::vector<std::string>{content("archive").substr(8)}));
  EXPECT_EQ(wrong_with("archive"), "");
  // Lost in both.
  const std::string first = archive::Layout("archive").object(first_.object_id()) + "/v1";
  ASSERT_TRUE(disk_.remove_tree(first).ok());
  EXPECT_EQ(repair(disk_, "archive", "copy").value().lost,
            (std::vector<std::string>{first.substr(8)}));
}

TEST_F(BackupTest, TakesNothingWhenNeitherHasAWholeLog) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026").ok());
  ASSERT_TRUE(disk_.replace("copy/log/2026/tile/entries/000.p/3", "otherwise").ok());
  ASSERT_TRUE(disk_.replace("copy/log/2026/tile/0/000.p/3", "otherwise").ok());
  const support::Tree before = disk_.tree();
  const auto report = repair(disk_, "archive", "copy");
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().kind, ErrorKind::Integrity);
  EXPECT_EQ(disk_.tree(), before);
}

// The disk of the office dies while a full stick is being copied to, at any call.
class CutBackupTest : public BackupTest {
 protected:
  CutBackupTest() {
    write_statement("one");
    log_statement("one");
    EXPECT_TRUE(back_up(disk_, "archive", "copy").ok());
    held_ = disk_.tree();
    // All kinds of change: a version, a dossier, a statement, another log.
    store(correction(dossier().file("record.xml", "<again/>"),
                     submission(dossier().file("record.xml", "<corrected/>")).content_key()));
    store(submission(dossier().meeting("2027-01-regular").held_on("2027-01-05")));
    write_statement("two");
    log_statement("two");
    auto archive = Archive::open(disk_, kClock, "archive", Access::Write,
                                 {.index_path = ":memory:", .log_keys = &keys_});
    EXPECT_TRUE(archive.value().rotate_log_key().ok());
    now_ = disk_.tree();
  }

  // Each thing that the copy had, or what has come of it.
  void expect_all_that_was_held(std::size_t call) {
    for (const auto& [path, node] : held_) {
      const bool is_kept = path.starts_with("copy/ocfl/") || path.starts_with("copy/log/") ||
                           path.starts_with("copy/keys/") || path.starts_with("copy/care/");
      if (!is_kept || node.is_folder) continue;
      const std::string here = "archive" + path.substr(4);
      ASSERT_TRUE(disk_.exists(here)) << call << " " << here;
      const bool is_head = here.find("/v") == std::string::npos && here.starts_with("archive/ocfl");
      if (!is_head && !here.ends_with("/checkpoint")) {
        ASSERT_EQ(disk_.read(here).value(), node.bytes) << call << " " << here;
      }
    }
  }

  // A log that was closed in the copy, and the next one not there yet, is for the next writer.
  void expect_nothing_wrong(std::size_t call) {
    const std::string wrong = wrong_with("archive");
    if (!wrong.starts_with("VT-PENDING archive/keys/shard-2026.note\n")) {
      ASSERT_EQ(wrong, "") << call;
    }
  }

  void lose_all_but_the_frame() {
    for (const DirectoryEntry& entry : disk_.list("archive/ocfl").value()) {
      if (entry.name.size() == 2) disk_.remove_tree("archive/ocfl/" + entry.name).ok();
    }
    for (const char* folder : {"log", "keys", "care", "index", "queue"})
      ASSERT_TRUE(disk_.remove_tree("archive/" + std::string(folder)).ok());
  }

  support::Tree held_;
  support::Tree now_;
};

TEST_F(CutBackupTest, StillServesToRepairAllThatTheCopyHeld) {
  ModelFileStore counted(now_);
  FailingFileStore healthy(counted, {});
  ASSERT_TRUE(back_up(healthy, "archive", "copy").ok());
  support::Tree last;
  int tried = 0;
  for (std::size_t call = 1; call <= healthy.calls(); ++call) {
    disk_ = ModelFileStore(now_);
    FailingFileStore failing(disk_, {.at_call = call,
                                     .kind = call % 2 == 0 ? FaultKind::Half : FaultKind::Nothing,
                                     .stays = true});
    back_up(failing, "archive", "copy").ok();
    support::Tree cut = disk_.tree();
    std::erase_if(cut, [](const auto& one) { return one.first.starts_with("copy/staging/"); });
    // What only waits in staging/ changes nothing.
    if (cut == last) continue;
    last = cut;
    ++tried;
    lose_all_but_the_frame();
    const auto report = repair(disk_, "archive", "copy");
    ASSERT_TRUE(report.ok()) << call << describe(report.error(), Language::En);
    expect_nothing_wrong(call);
    expect_all_that_was_held(call);
    if (tried % 8 != 0) continue;
    disk_ = ModelFileStore(cut);
    const std::string object = archive::Layout("archive").object(first_.object_id());
    ASSERT_TRUE(disk_.remove_tree(object + "/v1").ok());
    ASSERT_TRUE(repair(disk_, "archive", "copy").ok()) << call;
    ASSERT_EQ(wrong_with("archive"), "") << call;
  }
  EXPECT_GT(tried, 40);
}

// A log that is gone altogether, or all but its tiles.
TEST_F(BackupTest, GivesBackALogThatIsGone) {
  store(submission(dossier().meeting("2027-01-regular").held_on("2027-01-05")));
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  const support::Tree whole = disk_.tree();
  for (const char* lost :
       {"log/2026", "log/2026/checkpoint", "log/2026/checkpoints", "log", "keys"}) {
    disk_ = ModelFileStore(whole);
    ASSERT_TRUE(disk_.remove_tree("archive/" + std::string(lost)).ok());
    const auto report = repair(disk_, "archive", "copy");
    ASSERT_TRUE(report.ok()) << lost;
    EXPECT_TRUE(report.value().lost.empty() && report.value().unlogged.empty()) << lost;
    EXPECT_EQ(wrong_with("archive"), "") << lost;
  }
}

TEST_F(BackupTest, SaysWhatALogThatIsGoneHadSaidSinceTheBackup) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  const Submission later = submission(dossier().meeting("2027-01-regular").held_on("2027-01-05"));
  store(later);
  const std::string statement = write_statement("one");
  log_statement("one");
  const support::Tree before = disk_.tree();
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026").ok());
  const std::string version = archive::Layout("archive").object(later.object_id()) + "/v1";
  EXPECT_EQ(repair(disk_, "archive", "copy").value().unlogged,
            (std::vector<std::string>{version.substr(8), statement + ".txt"}));
  EXPECT_TRUE(disk_.exists(version + "/inventory.json"));
  // A longer history of its own is never given up for the copy's.
  disk_ = ModelFileStore(before);
  const std::string newest = disk_.read("archive/log/2026/checkpoint").value();
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026/checkpoint").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026/tile/0/000.p/2").ok());
  EXPECT_TRUE(repair(disk_, "archive", "copy").value().unlogged.empty());
  EXPECT_EQ(disk_.read("archive/log/2026/checkpoint").value(), newest);
  EXPECT_EQ(wrong_with("archive"), "");
}

TEST_F(BackupTest, KeepsWhatEachRepairFoundDamaged) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  for (const char* damage : {"once", "twice"}) {
    ASSERT_TRUE(disk_.replace(content("archive"), damage).ok());
    ASSERT_EQ(repair(disk_, "archive", "copy").value().mended.size(), 1U);
  }
  const std::string kept = "archive.damaged" + content("archive").substr(7);
  EXPECT_EQ(disk_.read(kept).value(), "once");
  EXPECT_EQ(disk_.read(kept + ".2").value(), "twice");
}

}  // namespace
}  // namespace vanthu::care
