// What somebody may do to an archive behind vanthu's back; each deed is found and named.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "archive/archive.h"
#include "archive/archive_note.h"
#include "archive/layout.h"
#include "archive/log_entry.h"
#include "support/dossiers.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"
#include "tlog/log_reader.h"
#include "tlog/log_writer.h"
#include "tlog/tile.h"

namespace vanthu::archive {
namespace {

namespace fs = std::filesystem;
using support::dossier;
using support::submission;
using support::ToyLogKeys;

const FixedClock kClock{Instant{1'793'800'000}};

class AttackTest : public ::testing::Test {
 protected:
  AttackTest() {
    make(root_, "", "<meeting/>");
    kept_ = files_.read(root_ + "/log/2026/checkpoint").value();
  }

  // Three meetings, the first with this record, stored with the keys of this salt.
  void make(const std::string& root, const std::string& salt, const std::string& record) {
    ToyLogKeys keys(salt);
    ASSERT_TRUE(Archive::create(files_, kClock, root, {.office = "x", .log_keys = &keys}).ok());
    auto archive = Archive::open(files_, kClock, root, Access::Write, {.log_keys = &keys});
    for (const char* meeting : {"a", "b", "c"}) {
      auto wanted = dossier().meeting(meeting);
      if (meeting == std::string("a")) wanted.file("record.xml", record);
      const Submission one = submission(wanted);
      ASSERT_TRUE(archive.value().store({&one, 1}).front().ok());
    }
  }

  LogTrust trust() {
    ToyLogKeys keys;
    const auto note = parse_note(files_.read(root_ + "/ARCHIVE.note").value());
    const std::string root_key = note.ok() ? log_origin(note.value(), kRootKey) : id_ + "/root";
    return {.roots = {keys.open(root_key).value()->verifier()}, .needs_log = true};
  }

  // The codes of what is found, each once.
  std::set<std::string> codes(const LogTrust& known, VerifyLevel level = VerifyLevel::Signatures) {
    auto archive =
        Archive::open(files_, kClock, root_, Access::Read, {.index_path = "nowhere/index"});
    if (!archive.ok()) return {"not opened"};
    const auto report = archive.value()
                            .verify({.level = level,
                                     .log = known,
                                     .signatures = support::toy_checks(),
                                     .with_index = false})
                            .value();
    std::set<std::string> found;
    for (const VerifyProblem& one : report.problems) {
      found.insert(one.code);
      EXPECT_FALSE(one.what.vi.empty() || one.what.en.empty() || one.remedy.vi.empty());
    }
    return found;
  }
  std::set<std::string> codes() { return codes(trust()); }

  void write(const std::string& path, const std::string& bytes) {
    ASSERT_TRUE(files_.replace(path, bytes).ok());
  }
  void put_in_place(const std::string& other) {
    fs::remove_all(root_);
    fs::rename(other, root_);
  }

  // Appends with the log's own key, as a thief of the key could.
  void forge(LogEntry entry) {
    ToyLogKeys keys;
    const auto note = parse_note(files_.read(root_ + "/ARCHIVE.note").value()).value();
    const auto* signer = keys.open(log_origin(note, "2026")).value();
    auto writer = tlog::LogWriter::open(files_, root_ + "/log/2026", *signer);
    entry.actor = "00000000";
    entry.nonce = std::string(64, '0');
    const std::vector<std::string> entries{to_text(entry)};
    ASSERT_TRUE(writer.value().stage(entries).ok());
    ASSERT_TRUE(writer.value().publish(kClock.now()).ok());
  }

  LogEntry last_entry() {
    ToyLogKeys keys;
    const auto note = parse_note(files_.read(root_ + "/ARCHIVE.note").value()).value();
    const auto key = keys.open(log_origin(note, "2026")).value()->verifier();
    const auto reader = tlog::LogReader::open(files_, root_ + "/log/2026", key);
    return try_parse_log_entry(reader.value().entry(3).value()).value();
  }

  std::string object(const std::string& meeting) {
    return Layout(root_).object(object_id("CB-AP3", meeting));
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  std::string id_;
  DiskFileStore files_;
  std::string kept_;
};

TEST_F(AttackTest, AnUntouchedArchiveIsClean) {
  LogTrust known = trust();
  known.checkpoints = {kept_};
  EXPECT_EQ(codes(known), std::set<std::string>{});
}

TEST_F(AttackTest, FlippedBytesOfTheLogAndItsKeysAreFound) {
  std::size_t flips = 0;
  const LogTrust known = trust();
  std::vector<std::string> paths{root_ + "/ARCHIVE.note"};
  for (const char* folder : {"/log", "/keys"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root_ + folder)) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
  }
  for (const std::string& path : paths) {
    const std::string bytes = files_.read(path).value();
    // A sample: each flip is a whole check. The tree is flipped bit by bit in the tests of tlog.
    const std::size_t step = bytes.size() > 600 ? 13 : 5;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ 0x01);
      write(path, changed);
      ASSERT_NE(codes(known, VerifyLevel::Notes), std::set<std::string>{}) << path << " " << at;
      ++flips;
    }
    write(path, bytes);
  }
  EXPECT_GT(flips, 200U);
}

TEST_F(AttackTest, SwappedFilesAreFound) {
  const std::string minutes = object("a") + "/v1/content/minutes.pdf";
  const std::string record = object("a") + "/v1/content/record.xml";
  const std::string first = files_.read(minutes).value();
  write(minutes, files_.read(record).value());
  write(record, first);
  EXPECT_TRUE(codes().contains("E092"));
}

TEST_F(AttackTest, DroppedEntriesLeaveVersionsThatNobodyLogged) {
  write(root_ + "/log/2026/checkpoint", files_.read(root_ + "/log/2026/checkpoints/2").value());
  for (const char* later : {"3", "4"}) {
    fs::remove(root_ + "/log/2026/checkpoints/" + later);
    fs::remove(root_ + "/log/2026/tile/0/000.p/" + later);
    fs::remove(root_ + "/log/2026/tile/entries/000.p/" + later);
  }
  EXPECT_EQ(codes(), std::set<std::string>{"VT-UNLOGGED"});
}

TEST_F(AttackTest, ACopyOfLastWeekIsShorterThanAKeptCheckpoint) {
  const std::string newer = folder_.file("newer");
  fs::copy(root_, newer, fs::copy_options::recursive);
  ToyLogKeys keys;
  LogTrust known = trust();
  {
    auto archive = Archive::open(files_, kClock, newer, Access::Write, {.log_keys = &keys});
    const Submission one = submission(dossier().meeting("d"));
    ASSERT_TRUE(archive.value().store({&one, 1}).front().ok());
    known.checkpoints = {files_.read(newer + "/log/2026/checkpoint").value()};
  }
  EXPECT_EQ(codes(known), std::set<std::string>{"VT-ROLLBACK"});
}

TEST_F(AttackTest, ARemovedDossierIsMissed) {
  fs::remove_all(object("b"));
  EXPECT_TRUE(codes().contains("VT-LOST"));
}

TEST_F(AttackTest, AForeignDossierIsNotTakenForOurs) {
  const std::string other = folder_.file("other");
  ToyLogKeys keys("thief");
  ASSERT_TRUE(Archive::create(files_, kClock, other, {.log_keys = &keys}).ok());
  {
    auto archive = Archive::open(files_, kClock, other, Access::Write, {.log_keys = &keys});
    const Submission one = submission(dossier().meeting("d"));
    ASSERT_TRUE(archive.value().store({&one, 1}).front().ok());
  }
  fs::create_directories(parent_path(object("d")));
  fs::copy(Layout(other).object(object_id("CB-AP3", "d")), object("d"),
           fs::copy_options::recursive);
  EXPECT_EQ(codes(), std::set<std::string>{"VT-UNLOGGED"});
}

TEST_F(AttackTest, ARewrittenDossierWithFittingDigestsIsNotWhatWasLogged) {
  const std::string other = folder_.file("other");
  make(other, "thief", "<forged/>");
  fs::remove_all(object("a"));
  fs::copy(Layout(other).object(object_id("CB-AP3", "a")), object("a"),
           fs::copy_options::recursive);
  EXPECT_EQ(codes(), std::set<std::string>{"VT-REWRITTEN"});
}

// With the stolen keys all of it can be made to fit; a checkpoint that a witness kept cannot.
TEST_F(AttackTest, ARewrittenArchiveSignedWithStolenKeysIsCaughtByAKeptCheckpoint) {
  const std::string other = folder_.file("other");
  make(other, "", "<forged/>");
  put_in_place(other);
  EXPECT_EQ(codes(), std::set<std::string>{});
  LogTrust known = trust();
  known.checkpoints = {kept_};
  EXPECT_EQ(codes(known), std::set<std::string>{"VT-FORK"});
}

TEST_F(AttackTest, TwoHistoriesShownToTwoAuditorsAreCaughtByEither) {
  const std::string other = folder_.file("other");
  make(other, "", "<other/>");
  LogTrust known = trust();
  known.checkpoints = {files_.read(other + "/log/2026/checkpoint").value()};
  EXPECT_EQ(codes(known), std::set<std::string>{"VT-FORK"});
}

TEST_F(AttackTest, ABackDatedEntryIsFound) {
  LogEntry entry = last_entry();
  forge({.op = "policy",
         .detail_sha256 = std::string(64, '0'),
         .time = "2026-01-01T00:00:00.000000Z"});
  EXPECT_TRUE(codes().contains("VT-LOG-TIME"));
}

TEST_F(AttackTest, AVersionThatIsLoggedTwiceIsFound) {
  LogEntry entry = last_entry();
  entry.prev = "2026/3";
  entry.time = "2026-12-01T00:00:00.000000Z";
  forge(entry);
  EXPECT_EQ(codes(), std::set<std::string>{"VT-LOG-TWICE"});
}

TEST_F(AttackTest, ReorderedEntriesAreFoundAndNamed) {
  const std::string path = root_ + "/log/2026/tile/entries/000.p/4";
  auto entries = tlog::parse_bundle(files_.read(path).value(), 4).value();
  std::swap(entries[1], entries[2]);
  write(path, tlog::write_bundle(entries));
  const auto found = codes();
  EXPECT_TRUE(found.contains("VT-LOG"));
  EXPECT_TRUE(found.contains("VT-LOG-TIME"));
}

TEST_F(AttackTest, AnArchiveWithOtherKeysIsNotTheKnownOne) {
  const LogTrust known = trust();
  const std::string other = folder_.file("other");
  make(other, "thief", "<meeting/>");
  put_in_place(other);
  EXPECT_TRUE(codes(known).contains("VT-LOG-KEY"));
}

TEST_F(AttackTest, AKeyThatTheRootDoesNotVouchForIsFound) {
  const std::string other = folder_.file("other");
  make(other, "thief", "<meeting/>");
  for (const char* folder : {"/log", "/keys"}) {
    fs::remove_all(root_ + folder);
    fs::copy(other + folder, root_ + folder, fs::copy_options::recursive);
  }
  EXPECT_TRUE(codes().contains("VT-LOG-CHAIN"));
}

TEST_F(AttackTest, ALogThatWasTakenAwayIsMissed) {
  const LogTrust known = trust();
  fs::remove_all(root_ + "/log");
  fs::create_directory(root_ + "/log");
  EXPECT_TRUE(codes(known).contains("VT-UNLOGGED"));
  write(root_ + "/ARCHIVE.note", write_note({.office = "x", .created = "2026-11-04T13:46:40Z"}));
  EXPECT_TRUE(codes(known).contains("VT-LOG-NONE"));
}

}  // namespace
}  // namespace vanthu::archive
