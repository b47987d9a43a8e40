#include "care/holds.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "held_archive.h"
#include "support/failing_file_store.h"
#include "tlog/log_writer.h"
#include "tlog/note.h"

namespace vanthu::care {
namespace {

using archive::Access;
using archive::Archive;
using support::ModelFileStore;
using text::nfc;

TEST_F(HoldsTest, StandsUntilEachIsReleased) {
  const auto first = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN"));
  const auto second = place_hold(office(), object_, nfc("Kiểm tra của cấp trên"));
  ASSERT_TRUE(first.ok() && second.ok());
  ASSERT_TRUE(release_hold(office(), first.value().id.substr(0, 8), nfc("Đã giải quyết")).ok());
  const auto holds = list().holds;
  EXPECT_EQ(doubted(), "");
  EXPECT_TRUE(list().is_held(object_));
  ASSERT_EQ(holds.size(), 2U);
  for (const Hold& hold : holds) {
    EXPECT_EQ(hold.release.has_value(), hold.id == first.value().id);
    EXPECT_EQ(hold.statement.by.str(), "Nguyễn Thị Ánh Nguyệt");
  }
  EXPECT_EQ(wrong(), "");
  EXPECT_FALSE(release_hold(office(), first.value().id, nfc("lần nữa")).ok());
}

TEST_F(HoldsTest, IsMissedByVerifyWhenItsStatementIsGoneOrAltered) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  const std::string path = "archive/care/" + hold.id + ".txt";
  const std::string text = disk_.read(path).value();
  ASSERT_TRUE(disk_.replace(path, text + " ").ok());
  EXPECT_EQ(wrong(), "VT-STATEMENT " + path + "\n");
  ASSERT_TRUE(disk_.remove_tree(path).ok());
  EXPECT_EQ(wrong(), "VT-STATEMENT " + path + "\n");
  ASSERT_TRUE(disk_.create_new(path, text).ok());
  const std::string signature = "archive/care/" + hold.id + ".p7s";
  ASSERT_TRUE(disk_.replace(signature, disk_.read(signature).value() + " ").ok());
  EXPECT_EQ(wrong(), "VT-SIGNATURE " + signature + "\n");
}

// Even with the office's own signature: the log has no entry of it.
TEST_F(HoldsTest, IsNotReleasedByAStatementThatTheLogDoesNotKnow) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  const Statement release = release_of(hold);
  const std::string id = drop(release, signature_of(release));
  EXPECT_TRUE(stands(hold.id));
  EXPECT_TRUE(list().is_held(object_));
  EXPECT_TRUE(doubted().starts_with(id + ".txt this release is not in the log yet"));
  EXPECT_EQ(wrong(), "VT-PENDING " + care(id, ".p7s") + "\nVT-PENDING " + care(id, ".txt") + "\n");
  // Nobody's signature, or another's: a stranger.
  ASSERT_TRUE(disk_.replace(care(id, ".p7s"), disk_.read(care(hold.id, ".p7s")).value()).ok());
  EXPECT_TRUE(doubted().starts_with(id + ".txt the archive's log has no entry of this release"));
  EXPECT_EQ(wrong(), "VT-FOREIGN " + care(id, ".p7s") + "\nVT-FOREIGN " + care(id, ".txt") + "\n");
  EXPECT_FALSE(list().is_sound());
}

TEST_F(HoldsTest, IsNotPlacedByAStatementThatTheLogDoesNotKnow) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  ASSERT_TRUE(release_hold(office(), hold.id, nfc("Đã giải quyết")).ok());
  Statement forged = hold.statement;
  forged.reason = nfc("Lý do khác");
  drop(forged, disk_.read(care(hold.id, ".p7s")).value());
  EXPECT_FALSE(list().is_held(object_));
  EXPECT_EQ(list().holds.size(), 1U);
  EXPECT_NE(doubted(), "");
}

TEST_F(HoldsTest, IsNotReleasedByAReleaseThatWasLoggedForAnotherDossier) {
  const archive::Submission other = support::submission(support::dossier().meeting("other"));
  ASSERT_TRUE(archive_->store({&other, 1}).front().ok());
  const auto first = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  const auto second = place_hold(office(), other.object_id(), nfc("Kiểm tra")).value();
  const auto released = release_hold(office(), first.id, nfc("Đã giải quyết")).value();
  // The real release, made out for the other dossier, with the real signature.
  Statement replayed = *released.release;
  replayed.object_id = other.object_id();
  replayed.releases = second.id;
  const std::string real = sha256_hex(to_text(*released.release));
  drop(replayed, disk_.read(care(real, ".p7s")).value());
  EXPECT_TRUE(stands(second.id));
  // Not even when somebody has the log name it, rightly signed, with another dossier's entry.
  Statement logged = release_of(second);
  logged.reason = nfc("Đã giải quyết xong");
  const std::string id = drop(logged, signature_of(logged));
  ASSERT_TRUE(archive_->log_deed("release", object_, id).ok());
  EXPECT_TRUE(stands(second.id));
  EXPECT_TRUE(list().is_held(other.object_id()));
  EXPECT_NE(doubted().find(id + ".txt the log's entry"), std::string::npos);
}

TEST_F(HoldsTest, StandsWhenItsReleaseIsTakenAwayOrWronglySigned) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  const auto released = release_hold(office(), hold.id, nfc("Đã giải quyết")).value();
  EXPECT_FALSE(list().is_held(object_));
  const std::string id = sha256_hex(to_text(*released.release));
  const std::string text = disk_.read(care(id, ".txt")).value();
  ASSERT_TRUE(disk_.replace(care(id, ".p7s"), disk_.read(care(hold.id, ".p7s")).value()).ok());
  EXPECT_TRUE(list().is_held(object_));
  EXPECT_TRUE(doubted().starts_with(id + ".p7s the signature does not fit"));
  ASSERT_TRUE(disk_.remove_tree(care(id, ".txt")).ok());
  EXPECT_TRUE(list().is_held(object_));
  EXPECT_NE(doubted().find(id + ".txt the statement that the log's entry"), std::string::npos);
}

// The log knows that the dossier is held; what it was held for is not to be believed any more.
TEST_F(HoldsTest, IsInDoubtForTheDossierWhenItsStatementIsGoneOrAltered) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  const std::string path = care(hold.id, ".txt");
  const std::string text = disk_.read(path).value();
  ASSERT_TRUE(disk_.replace(path, text + " ").ok());
  EXPECT_TRUE(list().holds.empty());
  EXPECT_TRUE(list().is_held(object_));
  EXPECT_TRUE(doubted().starts_with(hold.id + ".txt this statement was altered"));
  ASSERT_TRUE(disk_.remove_tree(path).ok());
  EXPECT_TRUE(list().is_held(object_));
  ASSERT_TRUE(disk_.remove_tree(care(hold.id, ".p7s")).ok());
  EXPECT_TRUE(list().is_held(object_));
  EXPECT_EQ(list().doubted.size(), 1U);
}

TEST_F(HoldsTest, IsNotBelievedWhenNobodyKnowsTheSigner) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  trust_.signers = sign::TrustList();
  EXPECT_TRUE(list().holds.empty());
  EXPECT_TRUE(list().is_held(object_));
  EXPECT_TRUE(doubted().starts_with(hold.id + ".p7s the signer is not trusted"));
}

TEST_F(HoldsTest, TellsWhateverElseLiesBesideTheStatements) {
  ASSERT_TRUE(disk_.make_directories("archive/care").ok());
  ASSERT_TRUE(disk_.create_new("archive/care/note.txt", "?").ok());
  ASSERT_TRUE(disk_.create_new(care(std::string(64, 'a'), ".p7s"), "?").ok());
  EXPECT_EQ(list().doubted.size(), 2U);
  EXPECT_EQ(wrong(), "VT-FOREIGN " + care(std::string(64, 'a'), ".p7s") +
                         "\nVT-FOREIGN archive/care/note.txt\n");
}

TEST_F(HoldsTest, AreNotListedFromAnArchiveWithAnotherRootKey) {
  support::ToyLogKeys thief("thief");
  trust_.log.roots = {thief.open("x/root").value()->verifier()};
  EXPECT_EQ(list_holds(disk_, kRoot, trust_).error().where, "archive/ARCHIVE.note");
}

TEST_F(HoldsTest, LeaveNothingBehindWhereverPlacingThemFailed) {
  archive_.reset();
  const support::Tree before = disk_.tree();
  int failures = 0;
  for (const auto kind :
       {support::FaultKind::Nothing, support::FaultKind::Half, support::FaultKind::Done}) {
    for (std::size_t at = 1;; ++at) {
      disk_ = ModelFileStore(before);
      support::FailingFileStore failing(disk_, {.at_call = at, .kind = kind});
      {
        auto archive = Archive::open(failing, kClock, kRoot, Access::Write,
                                     {.index_path = ":memory:", .log_keys = &keys_});
        if (!archive.ok()) continue;
        const HoldOffice office{failing, kClock, archive.value(), kRoot, *signer_, trust_};
        const bool is_placed = place_hold(office, object_, nfc("Đơn khiếu nại 12-ĐKN")).ok();
        EXPECT_TRUE(!is_placed || list().is_held(object_)) << at;
        failures += is_placed ? 0 : 1;
      }
      EXPECT_EQ(doubted(), "") << at;
      if (failing.calls() < at) break;
    }
  }
  EXPECT_GT(failures, 12);
}

TEST_F(HoldsTest, TakeNothingAwayThatWasThereBefore) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  // In the same second the statement is the same, and there already.
  EXPECT_FALSE(place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).ok());
  EXPECT_TRUE(stands(hold.id));
  EXPECT_EQ(doubted(), "");
}

// Nobody may take a dossier for free because the log that says it is held is gone.
class HoldsOfALostLogTest : public HoldsTest {
 protected:
  HoldsOfALostLogTest() {
    EXPECT_TRUE(archive_->rotate_log_key().ok());
    before_ = disk_.tree();
    EXPECT_TRUE(place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).ok());
    kept_ = archive_->signed_checkpoint().value();
  }

  Error refused() const {
    const auto listed = list_holds(disk_, kRoot, trust_);
    EXPECT_FALSE(listed.ok());
    return listed.ok() ? Error{} : listed.error();
  }
  // As it was before the hold.
  void put_back(const std::string& path) {
    const ModelFileStore before(before_);
    ASSERT_TRUE(disk_.replace(path, before.read(path).value()).ok());
  }
  void take_away(const std::string& path) { ASSERT_TRUE(disk_.remove_tree(path).ok()); }

  support::Tree before_;
  std::string kept_;
};

TEST_F(HoldsOfALostLogTest, AreNotListedWhenTheLastLogIsGone) {
  take_away("archive/log/2026-2");
  // Nobody is told to take the statement out as a stranger.
  EXPECT_EQ(wrong().find("VT-FOREIGN"), std::string::npos);
  EXPECT_NE(wrong().find("VT-LOG archive/care/"), std::string::npos);
  take_away("archive/care");
  EXPECT_EQ(refused().kind, ErrorKind::Integrity);
  EXPECT_EQ(refused().where, "archive/log/2026-2");
  EXPECT_NE(refused().remedy.vi.find("vanthu verify"), std::string::npos);
  take_away("archive/keys/shard-2026-2.note");
  EXPECT_EQ(refused().where, "archive/log/2026");
}

TEST_F(HoldsOfALostLogTest, AreNotListedWhenAStatementOfALogOrAllOfTheLogIsGone) {
  take_away("archive/keys/shard-2026-2.note");
  EXPECT_EQ(refused().where, "archive/log/2026-2");
  take_away("archive/keys");
  EXPECT_EQ(refused().where, "archive/log/2026");
  take_away("archive/log");
  EXPECT_EQ(refused().where, "archive/log");
  ASSERT_TRUE(disk_.make_directories("archive/log").ok());
  EXPECT_EQ(refused().kind, ErrorKind::Integrity);
}

TEST_F(HoldsOfALostLogTest, AreNotListedFromALogThatIsBehindItsOwnCheckpoints) {
  put_back("archive/log/2026-2/checkpoint");
  EXPECT_EQ(refused().kind, ErrorKind::Integrity);
  EXPECT_EQ(refused().where, "archive/log/2026-2/checkpoints/2");
}

TEST_F(HoldsOfALostLogTest, AreNotListedWithoutTheFileCheckpointWhichIsToBeRestored) {
  take_away("archive/log/2026-2/checkpoint");
  EXPECT_EQ(refused().kind, ErrorKind::Integrity);
  EXPECT_EQ(refused().where, "archive/log/2026-2/checkpoint");
  EXPECT_NE(refused().remedy.vi.find("khôi phục tệp checkpoint"), std::string::npos);
}

TEST_F(HoldsOfALostLogTest, AreNotListedWhileAStrangerLiesAmongTheLogs) {
  ASSERT_TRUE(disk_.create_new("archive/log/.DS_Store", "?").ok());
  EXPECT_EQ(refused().kind, ErrorKind::Integrity);
  EXPECT_EQ(refused().where, "archive/log/.DS_Store");
  EXPECT_NE(refused().what.vi.find("tệp lạ"), std::string::npos);
}

TEST_F(HoldsOfALostLogTest, AreNotListedFromAnArchiveThatIsBehindWhatTheOfficeKeeps) {
  const ModelFileStore old(before_);
  EXPECT_TRUE(list_holds(old, kRoot, trust_).ok());
  trust_.log.checkpoints = {kept_};
  EXPECT_TRUE(list().is_held(object_));
  const auto listed = list_holds(old, kRoot, trust_);
  ASSERT_FALSE(listed.ok());
  EXPECT_EQ(listed.error().kind, ErrorKind::Integrity);
  EXPECT_NE(listed.error().what.vi.find("lùi về bản cũ"), std::string::npos);
}

TEST_F(HoldsTest, AreNoneInAnArchiveThatHasStoredNothing) {
  ASSERT_TRUE(
      Archive::create(disk_, kClock, "empty", {.office = "Đảng ủy xã", .log_keys = &keys_}).ok());
  EXPECT_TRUE(list_holds(disk_, "empty", trust_).value().holds.empty());
}

// A key that was stolen: what its log said after the last cosigned checkpoint does not count.
TEST_F(HoldsTest, ThatOnlyAStolenKeyHasLoggedDoNotCount) {
  const std::string good = archive_->signed_checkpoint().value();
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  ASSERT_TRUE(archive_->replace_log_key(archive::ShardReason::Stolen, good).ok());
  EXPECT_TRUE(list().holds.empty());
  EXPECT_NE(doubted().find("lost or stolen"), std::string::npos);
  EXPECT_NE(wrong().find("VT-STATEMENT " + care(hold.id, ".txt")), std::string::npos);
  ASSERT_TRUE(place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN, lập lại")).ok());
  EXPECT_TRUE(list().is_held(object_));
}

// What a thief writes beyond the end of the log that was given up, in whatever form.
TEST_F(HoldsTest, AreListedWhateverAStolenKeyHasSignedSince) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  const std::string good = archive_->signed_checkpoint().value();
  ASSERT_TRUE(archive_->replace_log_key(archive::ShardReason::Stolen, good).ok());
  const std::string folder = "archive/log/2026";
  const auto origin = tlog::parse_note(good).value().text;
  const auto* signer = keys_.open(origin.substr(0, origin.find('\n'))).value();
  const std::string before = disk_.read(folder + "/checkpoint").value();
  {
    auto log = tlog::LogWriter::open(disk_, folder, *signer).value();
    const std::vector<std::string> nonsense{"không phải dòng nhật ký\n"};
    ASSERT_TRUE(log.stage(nonsense).ok());
    ASSERT_TRUE(log.publish(Instant{1'900'000'000}).ok());
  }
  EXPECT_TRUE(list().is_held(object_));
  // Only the copy is longer.
  ASSERT_TRUE(disk_.replace(folder + "/checkpoint", before).ok());
  EXPECT_TRUE(list().is_held(object_));
}

TEST(Statements, AreReadAsTheyWereWritten) {
  const Statement statement{.kind = Statement::Kind::Release,
                            .object_id = archive::object_id("CB-AP3", "2026-11-regular"),
                            .reason = nfc("Đã giải quyết"),
                            .by = nfc("Nguyễn Văn Hòa"),
                            .time = "2026-11-05T12:30:00Z",
                            .releases = std::string(64, 'a')};
  EXPECT_EQ(parse_statement(to_text(statement)).value(), statement);
  for (const std::string& other : {to_text(statement) + "\n", std::string("x"), std::string()})
    EXPECT_FALSE(parse_statement(other).ok());
}

}  // namespace
}  // namespace vanthu::care
