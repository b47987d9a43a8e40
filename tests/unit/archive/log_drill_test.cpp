// Drills with witnesses and keys: what the office does when a witness comes by, when a key is
// changed, lost or stolen, and what a check of the archive says afterwards.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "archive/archive.h"
#include "archive/archive_note.h"
#include "archive/evidence.h"
#include "archive/layout.h"
#include "archive/log_entry.h"
#include "support/dossiers.h"
#include "support/failing_file_store.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"
#include "tlog/log_reader.h"
#include "tlog/log_writer.h"
#include "tlog/note.h"
#include "tlog/witness.h"

namespace vanthu::archive {
namespace {

using support::dossier;
using support::submission;

const FixedClock kClock{Instant{1'793'800'000}};
constexpr const char* kWitnesses[] = {"superior.example/w", "inspection.example/w",
                                      "archive.example/w"};

class LogDrillTest : public ::testing::Test {
 protected:
  LogDrillTest() {
    EXPECT_TRUE(Archive::create(files_, kClock, root_, {.office = "x", .log_keys = &keys_}).ok());
    for (const char* name : kWitnesses) {
      witnesses_.push_back(
          tlog::NoteSigner::from_seed(name, tlog::KeyKind::Cosignature, sha256(name)).value());
    }
  }

  Archive open() {
    auto opened = Archive::open(files_, kClock, root_, Access::Write, {.log_keys = &keys_});
    if (!opened.ok()) throw std::runtime_error(describe(opened.error(), Language::En));
    return std::move(opened).value();
  }

  static Receipt store(Archive& archive, const std::string& meeting) {
    const Submission one = submission(dossier().meeting(meeting));
    auto receipts = archive.store({&one, 1});
    if (!receipts.front().ok())
      throw std::runtime_error(describe(receipts.front().error(), Language::En));
    return receipts.front().value();
  }

  // Two of the three witnesses must have cosigned.
  std::string two_of_three() const {
    std::string text;
    int number = 0;
    for (const tlog::NoteSigner& one : witnesses_)
      text += "witness w" + std::to_string(++number) + " " + tlog::to_text(one.verifier()) + "\n";
    return text + "group two 2 w1 w2 w3\nquorum two\n";
  }

  // The request goes to the witness and its answer comes back.
  std::string cosign(Archive& archive, std::size_t witness) {
    const auto keys = archive.log_verifier_keys().value();
    auto& seen = seen_[witness];
    const std::uint64_t from =
        seen && seen->origin == keys.back().name ? seen->size : std::uint64_t{0};
    if (from == 0) seen.reset();
    const auto request = tlog::parse_request(archive.request_witness(from).value()).value();
    const auto answer =
        tlog::answer_request(request, keys, seen, witnesses_[witness], kClock.now()).value();
    seen = answer.state;
    std::vector<tlog::VerifierKey> known;
    for (const tlog::NoteSigner& one : witnesses_) known.push_back(one.verifier());
    return archive.add_cosignatures(answer.signature, known).value().note;
  }

  VerifyReport verify(const Archive& archive) const {
    return archive
        .verify({.log = {.roots = {root_key()}, .needs_log = true},
                 .signatures = support::toy_checks()})
        .value();
  }
  std::string problems(const Archive& archive) const {
    const auto report = verify(archive);
    std::string text;
    for (const auto* list : {&report.problems, &report.unchecked}) {
      for (const VerifyProblem& one : *list) text += one.code + " " + one.what.en + "\n";
    }
    return text;
  }

  ArchiveNote note() const { return parse_note(files_.read(Layout(root_).note()).value()).value(); }
  tlog::VerifierKey root_key() const { return note().root; }

  // Adds an entry with the log's own key, as its thief could.
  void forge(const LogEntry& entry) {
    const auto* signer = keys_.open(log_origin(note(), "2026")).value();
    auto writer = tlog::LogWriter::open(files_, root_ + "/log/2026", *signer);
    const std::vector<std::string> entries{to_text(entry)};
    ASSERT_TRUE(writer.value().stage(entries).ok());
    ASSERT_TRUE(writer.value().publish(kClock.now()).ok());
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  DiskFileStore files_;
  support::ToyLogKeys keys_;
  std::vector<tlog::NoteSigner> witnesses_;
  std::map<std::size_t, std::optional<tlog::WitnessedLog>> seen_;
};

TEST_F(LogDrillTest, AProofLeadsFromThePaperToTheCheckpointWithoutTheArchive) {
  Archive archive = open();
  store(archive, "a");
  store(archive, "b");
  const std::string proof = archive.prove("CB-AP3/b").value();
  const auto policy = policy_of_keys(archive.log_verifier_keys().value());
  const auto checked =
      check_evidence(proof, policy, archive.read("CB-AP3/b", "minutes.pdf").value());
  ASSERT_TRUE(checked.ok()) << describe(checked.error(), Language::En);
  EXPECT_EQ(checked.value().file, "minutes.pdf");
  EXPECT_EQ(checked.value().entry.object, object_id("CB-AP3", "b"));
  EXPECT_EQ(checked.value().index, 2U);
  EXPECT_FALSE(check_evidence(proof, policy, "another paper").ok());
  const auto strangers = policy_of_keys({witnesses_[0].verifier()});
  EXPECT_FALSE(check_evidence(proof, strangers, std::nullopt).ok());
  // Each flipped byte breaks it or is in what nobody signed and everybody can read again.
  std::size_t accepted = 0;
  for (std::size_t at = 0; at < proof.size(); at += 3) {
    std::string changed = proof;
    changed[at] = static_cast<char>(changed[at] ^ 0x01);
    if (check_evidence(changed, policy, std::nullopt).ok()) ++accepted;
  }
  EXPECT_EQ(accepted, 0U);
}

TEST_F(LogDrillTest, TwoOfThreeWitnessesMakeTheQuorum) {
  Archive archive = open();
  store(archive, "a");
  ASSERT_TRUE(archive.set_policy(two_of_three()).ok());
  cosign(archive, 0);
  EXPECT_EQ(verify(archive).witnessed, 0U);
  EXPECT_EQ(verify(archive).to_witness, 3U);
  const auto unchecked = verify(archive).unchecked;
  EXPECT_TRUE(std::any_of(unchecked.begin(), unchecked.end(),
                          [](const VerifyProblem& one) { return one.code == "VT-QUORUM"; }));
  const std::string cosigned = cosign(archive, 2);
  EXPECT_EQ(verify(archive).witnessed, 3U);
  EXPECT_EQ(files_.read(root_ + "/log/2026/checkpoint").value(), cosigned);
  // The log grows; what was witnessed stays witnessed.
  store(archive, "b");
  EXPECT_EQ(verify(archive).witnessed, 3U);
  EXPECT_EQ(problems(archive), "");
}

TEST_F(LogDrillTest, AnAnswerIsAcceptedThoughTheLogHasGrownSince) {
  Archive archive = open();
  store(archive, "a");
  ASSERT_TRUE(archive.set_policy(two_of_three()).ok());
  const auto request = tlog::parse_request(archive.request_witness(0).value()).value();
  store(archive, "b");
  const auto keys = archive.log_verifier_keys().value();
  const auto answer =
      tlog::answer_request(request, keys, std::nullopt, witnesses_[0], kClock.now()).value();
  const auto cosigned = archive.add_cosignatures(answer.signature, {witnesses_[0].verifier()});
  ASSERT_TRUE(cosigned.ok());
  EXPECT_NE(cosigned.value().note.find("\n3\n"), std::string::npos);
  EXPECT_TRUE(verify(archive).problems.empty());
}

TEST_F(LogDrillTest, APolicyThatWasLoweredOnDiskIsFound) {
  Archive archive = open();
  store(archive, "a");
  ASSERT_TRUE(archive.set_policy(two_of_three()).ok());
  const std::string path = Layout(root_).policy(1);
  const std::string good = files_.read(path).value();
  ASSERT_TRUE(files_.replace(path, "quorum none\n" + good.substr(good.rfind("\n\n") + 1)).ok());
  EXPECT_TRUE(problems(archive).starts_with("VT-POLICY"));
  // Even with the root's signature: it is not the one that was logged.
  const auto* root = keys_.open(log_origin(note(), kRootKey)).value();
  ASSERT_TRUE(
      files_
          .replace(path, tlog::write_note({.text = "quorum none\n",
                                           .signatures = {root->sign("quorum none\n", Instant{})}}))
          .ok());
  EXPECT_TRUE(problems(archive).starts_with("VT-POLICY"));
  std::filesystem::remove(path);
  EXPECT_TRUE(problems(archive).starts_with("VT-POLICY"));
}

TEST_F(LogDrillTest, RotationGoesOnWithAKeyThatTheOldOneVouchesFor) {
  {
    Archive archive = open();
    store(archive, "a");
    ASSERT_TRUE(archive.rotate_log_key().ok());
    const Receipt receipt = store(archive, "b");
    EXPECT_EQ(receipt.log, "2026-2");
    EXPECT_EQ(problems(archive), "");
    EXPECT_TRUE(check_evidence(archive.prove("CB-AP3/a").value(),
                               policy_of_keys(archive.log_verifier_keys().value()), std::nullopt)
                    .ok());
  }
  Archive archive = open();
  EXPECT_EQ(store(archive, "c").log_index, 2U);
  EXPECT_EQ(problems(archive), "");
}

TEST_F(LogDrillTest, WhenTheKeyIsLostTheRootVouchesForANewOneAndNothingIsLost) {
  Archive archive = open();
  store(archive, "a");
  const auto again =
      archive.replace_log_key(ShardReason::Lost, archive.signed_checkpoint().value());
  ASSERT_TRUE(again.ok()) << describe(again.error(), Language::En);
  EXPECT_EQ(again.value(), 0U);
  EXPECT_EQ(store(archive, "b").log, "2026-2");
  EXPECT_EQ(problems(archive), "");
}

TEST_F(LogDrillTest, WhenTheKeyIsStolenOnlyWhatWitnessesSawCountsAndTheRestIsEnteredAgain) {
  Archive archive = open();
  ASSERT_TRUE(archive.set_policy(two_of_three()).ok());
  store(archive, "a");
  cosign(archive, 0);
  const std::string witnessed = cosign(archive, 1);
  store(archive, "b");
  // The thief adds something of his own.
  forge({.op = "dispose",
         .object = object_id("CB-AP3", "a"),
         .actor = "00000000",
         .time = "2026-12-24T00:00:00.000000Z",
         .prev = "2026/2",
         .nonce = std::string(64, '0')});
  const auto again = archive.replace_log_key(ShardReason::Stolen, witnessed);
  ASSERT_TRUE(again.ok()) << describe(again.error(), Language::En);
  EXPECT_EQ(again.value(), 1U);
  // Nobody has cosigned the new log yet.
  EXPECT_TRUE(problems(archive).starts_with("VT-QUORUM"));
  cosign(archive, 0);
  cosign(archive, 1);
  EXPECT_EQ(problems(archive), "");
  const Receipt b =
      archive
          .find_receipt(object_id("CB-AP3", "b"), submission(dossier().meeting("b")).content_key())
          .value()
          .value();
  EXPECT_EQ(b.log, "2026-2");
  EXPECT_EQ(store(archive, "c").log, "2026-2");
  EXPECT_EQ(problems(archive), "");
}

TEST_F(LogDrillTest, AReplacedKeyIsFinishedByTheNextOpeningWhereverItStopped) {
  std::string witnessed;
  {
    Archive archive = open();
    ASSERT_TRUE(archive.set_policy(two_of_three()).ok());
    store(archive, "a");
    cosign(archive, 0);
    witnessed = cosign(archive, 1);
    store(archive, "b");
  }
  const std::string before = folder_.file("before");
  std::filesystem::copy(root_, before, std::filesystem::copy_options::recursive);
  bool is_done = false;
  for (std::size_t call = 1; !is_done; ++call) {
    std::filesystem::remove_all(root_);
    std::filesystem::copy(before, root_, std::filesystem::copy_options::recursive);
    {
      support::FailingFileStore failing(
          files_, {.at_call = call, .kind = support::FaultKind::Nothing, .stays = true});
      auto archive = Archive::open(failing, kClock, root_, Access::Write, {.log_keys = &keys_});
      is_done =
          archive.ok() && archive.value().replace_log_key(ShardReason::Stolen, witnessed).ok();
    }
    Archive archive = open();
    ASSERT_TRUE(verify(archive).problems.empty()) << call << " " << problems(archive);
  }
}

TEST_F(LogDrillTest, AStolenKeysLogMayNotBeKeptBeyondWhatWitnessesSaw) {
  Archive archive = open();
  ASSERT_TRUE(archive.set_policy(two_of_three()).ok());
  store(archive, "a");
  ASSERT_TRUE(
      archive.replace_log_key(ShardReason::Stolen, archive.signed_checkpoint().value()).ok());
  EXPECT_TRUE(problems(archive).starts_with("VT-QUORUM"));
}

}  // namespace
}  // namespace vanthu::archive
