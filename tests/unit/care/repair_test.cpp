#include <gtest/gtest.h>

#include <algorithm>

#include "archive/archive_note.h"
#include "backed_up_archive.h"
#include "care/backup.h"
#include "support/failing_file_store.h"

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

TEST_F(BackupTest, GivesBackWhatWasLostOrDamaged) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  const std::string object = archive::Layout("archive").object(first_.object_id());
  ASSERT_TRUE(disk_.replace(content("archive"), "%PDF otherwise").ok());
  ASSERT_TRUE(disk_.remove_tree(object + "/v2").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/index").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/queue").ok());
  EXPECT_NE(wrong_with("archive"), "");
  const auto report = repair(disk_, "archive", "copy", {}).value();
  EXPECT_TRUE(report.lost.empty());
  EXPECT_TRUE(std::find(report.mended.begin(), report.mended.end(), content("archive").substr(8)) !=
              report.mended.end());
  EXPECT_EQ(wrong_with("archive"), "");
  // What was found in its place is evidence.
  EXPECT_EQ(disk_.read("archive.damaged" + content("archive").substr(7)).value(), "%PDF otherwise");
  EXPECT_TRUE(repair(disk_, "archive", "copy", {}).value().mended.empty());
}

TEST_F(BackupTest, TellsWhatIsLostInBoth) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  for (const char* root : {"archive", "copy"})
    ASSERT_TRUE(disk_.replace(content(root), "%PDF otherwise").ok());
  const auto report = repair(disk_, "archive", "copy", {}).value();
  EXPECT_TRUE(report.mended.empty());
  EXPECT_EQ(report.lost, (std::vector<std::string>{content("archive").substr(8)}));
}

TEST_F(BackupTest, TakesNothingFromTheBackupOfAnotherArchive) {
  support::ToyLogKeys other_keys;
  ASSERT_TRUE(
      Archive::create(disk_, kClock, "other", {.office = "Đảng ủy phường", .log_keys = &other_keys})
          .ok());
  const support::Tree before = disk_.tree();
  EXPECT_EQ(repair(disk_, "archive", "other", {}).error().what.en,
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
  EXPECT_TRUE(repair(disk_, "archive", "copy", {}).value().mended.empty());
  ASSERT_TRUE(disk_.replace(content("archive"), "%PDF otherwise").ok());
  EXPECT_EQ(repair(disk_, "archive", "copy", {}).value().mended,
            (std::vector<std::string>{content("archive").substr(8)}));
  EXPECT_EQ(wrong_with("archive"), "");
  // Lost in both.
  const std::string first = archive::Layout("archive").object(first_.object_id()) + "/v1";
  ASSERT_TRUE(disk_.remove_tree(first).ok());
  EXPECT_EQ(repair(disk_, "archive", "copy", {}).value().lost,
            (std::vector<std::string>{first.substr(8)}));
}

TEST_F(BackupTest, TakesNothingWhenNeitherHasAWholeLog) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026").ok());
  ASSERT_TRUE(disk_.replace("copy/log/2026/tile/entries/000.p/3", "otherwise").ok());
  ASSERT_TRUE(disk_.replace("copy/log/2026/tile/0/000.p/3", "otherwise").ok());
  const support::Tree before = disk_.tree();
  const auto report = repair(disk_, "archive", "copy", {});
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
    const auto report = repair(disk_, "archive", "copy", {});
    ASSERT_TRUE(report.ok()) << call << describe(report.error(), Language::En);
    expect_nothing_wrong(call);
    expect_all_that_was_held(call);
    if (tried % 8 != 0) continue;
    disk_ = ModelFileStore(cut);
    const std::string object = archive::Layout("archive").object(first_.object_id());
    ASSERT_TRUE(disk_.remove_tree(object + "/v1").ok());
    ASSERT_TRUE(repair(disk_, "archive", "copy", {}).ok()) << call;
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
    const auto report = repair(disk_, "archive", "copy", {});
    ASSERT_TRUE(report.ok()) << lost;
    EXPECT_TRUE(report.value().lost.empty() && report.value().unlogged.empty()) << lost;
    EXPECT_EQ(wrong_with("archive"), "") << lost;
  }
}

TEST_F(BackupTest, SaysWhatTheLogNamesAndNeitherHas) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  const Submission later = submission(dossier().meeting("2027-01-regular").held_on("2027-01-05"));
  store(later);
  store(correction(dossier().file("record.xml", "<again/>"),
                   submission(dossier().file("record.xml", "<corrected/>")).content_key()));
  const archive::Layout layout("archive");
  ASSERT_TRUE(disk_.remove_tree(layout.object(later.object_id())).ok());
  const std::string third = layout.object(first_.object_id()) + "/v3";
  ASSERT_TRUE(disk_.remove_tree(third).ok());
  auto lost = repair(disk_, "archive", "copy", {}).value().lost;
  std::sort(lost.begin(), lost.end());
  EXPECT_EQ(lost, (std::vector<std::string>{third.substr(8), later.object_id()}));
}

// Somebody wrote on in an old copy of the archive, with its key: less, as much and more than the
// copy has, and at once.
TEST_F(BackupTest, SaysThatThereAreTwoHistoriesAndChangesNeither) {
  const support::Tree old = disk_.tree();
  const auto corrected = [&](const char* record) {
    return correction(dossier().file("record.xml", record),
                      submission(dossier().file("record.xml", "<corrected/>")).content_key());
  };
  store(corrected("<one/>"));
  store(submission(dossier().meeting("2027-01-regular").held_on("2027-01-05")));
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  support::Tree both = old;
  for (const auto& [path, node] : disk_.tree()) {
    if (path.starts_with("copy")) both[path] = node;
  }
  for (const int more : {1, 2, 3}) {
    SCOPED_TRACE(more);
    disk_ = ModelFileStore(both);
    std::vector<Submission> others{corrected("<other/>")};
    for (int i = 1; i < more; ++i) {
      const std::string month = "2027-0" + std::to_string(i + 1);
      others.push_back(submission(dossier().meeting(month + "-regular").held_on(month + "-05")));
    }
    {
      auto archive = Archive::open(disk_, kClock, "archive", Access::Write,
                                   {.index_path = ":memory:", .log_keys = &keys_});
      for (const auto& receipt : archive.value().store(others)) ASSERT_TRUE(receipt.ok());
    }
    const support::Tree before = disk_.tree();
    const auto report = repair(disk_, "archive", "copy", {});
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report.value().forked, (std::vector<std::string>{"log/2026"}));
    EXPECT_EQ(disk_.tree(), before);
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
  EXPECT_EQ(repair(disk_, "archive", "copy", {}).value().unlogged,
            (std::vector<std::string>{version.substr(8), statement + ".txt"}));
  EXPECT_TRUE(disk_.exists(version + "/inventory.json"));
  // A longer history of its own is never given up for the copy's.
  disk_ = ModelFileStore(before);
  const std::string newest = disk_.read("archive/log/2026/checkpoint").value();
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026/checkpoint").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/log/2026/tile/0/000.p/2").ok());
  EXPECT_TRUE(repair(disk_, "archive", "copy", {}).value().unlogged.empty());
  EXPECT_EQ(disk_.read("archive/log/2026/checkpoint").value(), newest);
  EXPECT_EQ(wrong_with("archive"), "");
}

TEST_F(BackupTest, KeepsWhatEachRepairFoundDamaged) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  for (const char* damage : {"once", "twice"}) {
    ASSERT_TRUE(disk_.replace(content("archive"), damage).ok());
    ASSERT_EQ(repair(disk_, "archive", "copy", {}).value().mended.size(), 1U);
  }
  const std::string kept = "archive.damaged" + content("archive").substr(7);
  EXPECT_EQ(disk_.read(kept).value(), "once");
  EXPECT_EQ(disk_.read(kept + ".2").value(), "twice");
}

TEST_F(BackupTest, GivesBackTheFrame) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  const std::vector<std::string> frame{
      "ARCHIVE.note", "README.vi.md", "ocfl/0=ocfl_1.1", "ocfl/ocfl_layout.json",
      "ocfl/extensions/0003-hash-and-id-n-tuple-storage-layout/config.json"};
  for (const std::string& name : frame) {
    for (const bool is_gone : {true, false}) {
      const support::Tree whole = disk_.tree();
      const std::string path = join_path("archive", name);
      if (is_gone) {
        ASSERT_TRUE(disk_.remove_tree(path).ok());
      } else {
        ASSERT_TRUE(disk_.replace(path, disk_.read(path).value() + "otherwise").ok());
      }
      ASSERT_NE(wrong_with("archive"), "") << name;
      const auto report = repair(disk_, "archive", "copy", {});
      ASSERT_TRUE(report.ok()) << name << describe(report.error(), Language::En);
      EXPECT_EQ(report.value().mended, (std::vector<std::string>{name}));
      EXPECT_EQ(wrong_with("archive"), "") << name;
      disk_ = ModelFileStore(whole);
    }
  }
}

// Its note is gone, so only the log tells whose backup this is.
TEST_F(BackupTest, TakesTheNoteOnlyOfItsOwnBackup) {
  support::ToyLogKeys other_keys;
  ASSERT_TRUE(
      Archive::create(disk_, kClock, "other", {.office = "Đảng ủy phường", .log_keys = &other_keys})
          .ok());
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/ARCHIVE.note").ok());
  const support::Tree before = disk_.tree();
  for (const char* foreign : {"other", "elsewhere"}) {
    const auto refused = repair(disk_, "archive", foreign, {});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, ErrorKind::Integrity);
    EXPECT_EQ(disk_.tree(), before);
  }
  // What opens the log still tells when the log is gone, and with that gone as well nothing does.
  ASSERT_TRUE(disk_.remove_tree("archive/log").ok());
  EXPECT_TRUE(check_is_backup_of(disk_, "archive", "copy", {}).ok());
  ASSERT_TRUE(disk_.remove_tree("archive/keys").ok());
  const auto refused = repair(disk_, "archive", "copy", {});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().where, "copy");
  EXPECT_FALSE(disk_.exists("archive/ARCHIVE.note"));
  // But the office knows its own root key.
  const auto root = archive::read_note(disk_, archive::Layout("copy")).value().root;
  auto other = root;
  other.name = "another/root";
  EXPECT_FALSE(repair(disk_, "archive", "copy", {other}).ok());
  EXPECT_TRUE(repair(disk_, "archive", "copy", {other, root}).ok());
  EXPECT_EQ(wrong_with("archive"), "");
}

// The office's own root key says whose a note is, whatever somebody has put there.
TEST_F(BackupTest, ReplacesTheNoteOfAnotherArchiveAndTakesNothingFromThatOne) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  const auto root = archive::read_note(disk_, archive::Layout("copy")).value().root;
  auto another = root;
  another.name = "another/root";
  // All of it is there, but it is not the office's.
  const support::Tree before = disk_.tree();
  const auto foreign = repair(disk_, "archive", "copy", {another});
  ASSERT_FALSE(foreign.ok());
  EXPECT_EQ(foreign.error().what.en, "this is a backup of another archive");
  EXPECT_EQ(disk_.tree(), before);
  const std::string note = disk_.read("copy/ARCHIVE.note").value();
  support::ToyLogKeys other_keys;
  // Another one than ours began with, and so another archive's id.
  for (int i = 0; i < 50; ++i) other_keys.nonce();
  ASSERT_TRUE(
      Archive::create(disk_, kClock, "other", {.office = "Đảng ủy phường", .log_keys = &other_keys})
          .ok());
  ASSERT_TRUE(disk_.replace("archive/ARCHIVE.note", disk_.read("other/ARCHIVE.note").value()).ok());
  EXPECT_FALSE(repair(disk_, "archive", "other", {root}).ok());
  EXPECT_EQ(repair(disk_, "archive", "copy", {root}).value().mended,
            (std::vector<std::string>{"ARCHIVE.note"}));
  EXPECT_EQ(disk_.read("archive/ARCHIVE.note").value(), note);
  EXPECT_EQ(wrong_with("archive"), "");
}

TEST_F(BackupTest, GivesBackAnArchiveThatIsGoneAltogether) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  ASSERT_TRUE(disk_.remove_tree("archive").ok());
  ASSERT_TRUE(disk_.make_directories("archive").ok());
  const auto root = archive::read_note(disk_, archive::Layout("copy")).value().root;
  EXPECT_FALSE(repair(disk_, "archive", "copy", {}).ok());
  const auto report = repair(disk_, "archive", "copy", {root}).value();
  EXPECT_TRUE(report.lost.empty());
  EXPECT_TRUE(report.unlogged.empty());
  EXPECT_EQ(wrong_with("archive"), "");
}

TEST_F(BackupTest, KeepsADamagedFrameOutOfTheCopy) {
  ASSERT_TRUE(back_up(disk_, "archive", "copy").ok());
  ASSERT_TRUE(disk_.replace("archive/ocfl/0=ocfl_1.1", "otherwise").ok());
  ASSERT_TRUE(disk_.remove_tree("archive/ocfl/ocfl_layout.json").ok());
  for (const char* copy : {"copy", "new"}) {
    EXPECT_EQ(back_up(disk_, "archive", copy).value().damaged,
              (std::vector<std::string>{"ocfl/0=ocfl_1.1", "ocfl/ocfl_layout.json"}));
    EXPECT_EQ(wrong_with(copy), "");
  }
  ASSERT_TRUE(disk_.replace("archive/ARCHIVE.note", "otherwise").ok());
  const support::Tree before = disk_.tree();
  EXPECT_FALSE(back_up(disk_, "archive", "copy").ok());
  EXPECT_EQ(disk_.tree(), before);
}

}  // namespace
}  // namespace vanthu::care
