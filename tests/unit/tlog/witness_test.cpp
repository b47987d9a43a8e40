#include "tlog/witness.h"

#include <gtest/gtest.h>

#include "example_log.h"

namespace vanthu::tlog {
namespace {

using support::ModelFileStore;
using support::Tree;

LogReader read_log(const ModelFileStore& disk) {
  return must(LogReader::open(disk, kFolder, log_key().verifier()));
}

class WitnessTest : public ::testing::Test {
 protected:
  // Through the files, as on a USB stick.
  Result<WitnessAnswer> ask(const WitnessRequest& request,
                            const std::optional<WitnessedLog>& state) const {
    return answer_request(must(parse_request(write_request(request))), {&log_.verifier(), 1}, state,
                          witness_, kNow);
  }

  NoteSigner log_ = log_key();
  NoteSigner witness_ = witness_key("cap-tren.example/w", 2);
};

TEST_F(WitnessTest, CosignsALogFromItsFirstSightOn) {
  const ModelFileStore first(example_tree({300}));
  const WitnessAnswer answer = must(ask(must(read_log(first).request_from(0)), std::nullopt));
  EXPECT_EQ(answer.state.size, 300U);
  const ModelFileStore later(example_tree({300, 77}));
  const LogReader log = read_log(later);
  const WitnessRequest request = must(log.request_from(300));
  EXPECT_FALSE(request.proof.empty());
  const WitnessAnswer next = must(ask(request, answer.state));
  EXPECT_EQ(next.state,
            (WitnessedLog{.origin = kOrigin, .size = 377, .root = log.checkpoint().root}));
  const std::string cosigned =
      must(add_cosignatures(log.signed_checkpoint(), next.signature, {&witness_.verifier(), 1}));
  const auto verified = must(verify_note(must(parse_note(cosigned)), {&witness_.verifier(), 1}));
  EXPECT_EQ(verified[0].time, kNow);
}

TEST_F(WitnessTest, CosignsTheSameCheckpointAgain) {
  const ModelFileStore disk(example_tree({10}));
  const WitnessAnswer answer = must(ask(must(read_log(disk).request_from(0)), std::nullopt));
  const WitnessRequest again = must(read_log(disk).request_from(10));
  EXPECT_TRUE(again.proof.empty());
  EXPECT_EQ(must(ask(again, answer.state)), answer);
}

TEST_F(WitnessTest, SaysWhichSizeItKnows) {
  const ModelFileStore disk(example_tree({10, 10}));
  const WitnessedLog state{.origin = kOrigin, .size = 10, .root = read_log(disk).checkpoint().root};
  const auto answer = ask(must(read_log(disk).request_from(0)), state);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().kind, ErrorKind::Usage);
  EXPECT_NE(answer.error().remedy.vi.find("--from 10"), std::string::npos);
}

TEST_F(WitnessTest, NeverCosignsALogThatForgot) {
  const ModelFileStore disk(example_tree({20}));
  const WitnessAnswer answer = must(ask(must(read_log(disk).request_from(0)), std::nullopt));
  const ModelFileStore shorter(example_tree({15}));
  EXPECT_EQ(ask(must(read_log(shorter).request_from(0)), answer.state).error().kind,
            ErrorKind::Integrity);
}

TEST_F(WitnessTest, NeverCosignsARewrittenLog) {
  const ModelFileStore disk(example_tree({20}));
  const WitnessAnswer answer = must(ask(must(read_log(disk).request_from(0)), std::nullopt));
  for (const std::uint64_t size : {20U, 21U, 33U}) {
    ModelFileStore rewritten(ModelFileStore::Recording::Nothing);
    LogWriter writer = must(LogWriter::open(rewritten, kFolder, log_));
    std::vector<std::string> entries = entry_texts(0, size);
    entries[7] = "khác\n";
    append(rewritten, writer, entries);
    const auto refused = ask(must(read_log(rewritten).request_from(20)), answer.state);
    ASSERT_FALSE(refused.ok()) << size;
    EXPECT_EQ(refused.error().kind, ErrorKind::Integrity);
  }
}

TEST_F(WitnessTest, CosignsNoLogItDoesNotKnow) {
  const ModelFileStore disk(example_tree({20}));
  const WitnessRequest request = must(read_log(disk).request_from(0));
  const NoteSigner other_key = key_from(kOrigin, KeyKind::Note, 99);
  const NoteSigner other_name = key_from("other.example", KeyKind::Note, 1);
  for (const NoteSigner* known : {&other_key, &other_name}) {
    EXPECT_EQ(
        answer_request(request, {&known->verifier(), 1}, std::nullopt, witness_, kNow).error().kind,
        ErrorKind::Integrity);
  }
}

TEST_F(WitnessTest, EveryFlippedBitOfARequestIsRefusedOrIsNoDifference) {
  const ModelFileStore disk(example_tree({9, 4}));
  const ModelFileStore before(example_tree({9}));
  const WitnessAnswer known = must(ask(must(read_log(before).request_from(0)), std::nullopt));
  const std::string bytes = write_request(must(read_log(disk).request_from(9)));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    const auto request = parse_request(damaged);
    EXPECT_FALSE(request.ok() && ask(request.value(), known.state).ok()) << at;
  }
}

TEST_F(WitnessTest, KeepsItsStateAsText) {
  const WitnessedLog state{.origin = kOrigin, .size = 12, .root = leaf_hash("x")};
  EXPECT_EQ(must(parse_witnessed(write_witnessed(state))), state);
  EXPECT_FALSE(parse_witnessed(write_witnessed(state) + "more\n").ok());
  EXPECT_FALSE(parse_witnessed("").ok());
}

TEST_F(WitnessTest, RequestsHaveOneSpellingOnly) {
  const std::string hash = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n";
  EXPECT_TRUE(parse_request("old 0\n\nx").ok());
  for (const std::string& other :
       std::vector<std::string>{"", "old 0\n", "old 00\n\nx", "old\n\nx", "Old 0\n\nx",
                                "old 0\n" + hash, "old 0\nx\n\nx", "old  0\n\nx"}) {
    EXPECT_FALSE(parse_request(other).ok()) << other;
  }
  std::string many = "old 0\n";
  for (int i = 0; i < 63; ++i) many += hash;
  EXPECT_TRUE(parse_request(many + "\nx").ok());
  EXPECT_FALSE(parse_request(many + hash + "\nx").ok());
}

TEST_F(WitnessTest, RefusesTheStateOfAnotherLog) {
  const ModelFileStore disk(example_tree({10}));
  const WitnessedLog other{.origin = "other.example", .size = 0, .root = empty_root()};
  const auto answer = ask(must(read_log(disk).request_from(0)), other);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().kind, ErrorKind::Usage);
}

TEST_F(WitnessTest, ALaterCosignatureReplacesTheOlderOne) {
  const ModelFileStore disk(example_tree({20}));
  const std::vector<VerifierKey> keys{witness_.verifier()};
  const std::string bare = read_log(disk).signed_checkpoint();
  const std::string text = must(parse_note(bare)).text;
  const auto at = [&](std::int64_t later) {
    return write_signature(witness_.sign(text, Instant{kNow.seconds + later}));
  };
  const std::string first = must(add_cosignatures(bare, at(0), keys));
  const std::string second = must(add_cosignatures(first, at(60), keys));
  EXPECT_EQ(second, must(add_cosignatures(bare, at(60), keys)));
  EXPECT_EQ(must(add_cosignatures(second, at(0), keys)), second);
  // What only claims to be the witness's is no reason to keep the true one out.
  NoteSignature wrong = witness_.sign("other\n", Instant{kNow.seconds + 999});
  EXPECT_EQ(must(add_cosignatures(bare + write_signature(wrong), at(60), keys)), second);
}

TEST_F(WitnessTest, AddsNoMoreSignaturesThanANoteMayHave) {
  const ModelFileStore disk(example_tree({20}));
  Note note = must(parse_note(read_log(disk).signed_checkpoint()));
  while (note.signatures.size() < kMostSignatures) {
    note.signatures.push_back(note.signatures.front());
    note.signatures.back().key_name = "w" + std::to_string(note.signatures.size());
  }
  const std::string line = write_signature(witness_.sign(note.text, kNow));
  EXPECT_EQ(add_cosignatures(write_note(note), line, {&witness_.verifier(), 1}).error().kind,
            ErrorKind::Input);
  note.signatures.pop_back();
  EXPECT_TRUE(add_cosignatures(write_note(note), line, {&witness_.verifier(), 1}).ok());
}

TEST_F(WitnessTest, AnswersOfStrangersAreLeftOut) {
  const ModelFileStore disk(example_tree({20}));
  const LogReader log = read_log(disk);
  const WitnessAnswer answer = must(ask(must(log.request_from(0)), std::nullopt));
  const NoteSigner stranger = witness_key("stranger.example", 50);
  const std::string text = must(parse_note(log.signed_checkpoint())).text;
  const std::string both = write_signature(stranger.sign(text, kNow)) + answer.signature;
  const std::vector<VerifierKey> keys{witness_.verifier()};
  const std::string cosigned = must(add_cosignatures(log.signed_checkpoint(), both, keys));
  EXPECT_EQ(must(parse_note(cosigned)).signatures.size(), 2U);
  // Nothing changes a second time; a stranger alone, or another checkpoint, is no answer.
  EXPECT_EQ(must(add_cosignatures(cosigned, both, keys)), cosigned);
  EXPECT_EQ(
      add_cosignatures(log.signed_checkpoint(), write_signature(stranger.sign(text, kNow)), keys)
          .error()
          .kind,
      ErrorKind::Usage);
  EXPECT_FALSE(add_cosignatures(log.signed_checkpoint(),
                                write_signature(witness_.sign("other\n", kNow)), keys)
                   .ok());
  EXPECT_FALSE(add_cosignatures(log.signed_checkpoint(), "", keys).ok());
}

}  // namespace
}  // namespace vanthu::tlog
