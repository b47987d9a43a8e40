#include "tlog/policy.h"

#include <gtest/gtest.h>

#include "example_log.h"

namespace vanthu::tlog {
namespace {

std::string key_text(const std::string& name, KeyKind kind, unsigned char seed) {
  return to_text(key_from(name, kind, seed).verifier());
}

std::string witness_line(const std::string& name, unsigned char seed) {
  return "witness " + name + " " + key_text(name + ".example", KeyKind::Cosignature, seed) + "\n";
}

const std::string kLogLine = "log " + key_text(kOrigin, KeyKind::Note, 1) + "\n";

// The example of c2sp.org/tlog-policy.
const std::string kTwoLevels = kLogLine + witness_line("X1", 11) + witness_line("X2", 12) +
                               witness_line("X3", 13) + "group X-witnesses 2 X1 X2 X3\n" +
                               witness_line("Y1", 21) + witness_line("Y2", 22) +
                               witness_line("Y3", 23) +
                               "group Y-witnesses any Y1 Y2 Y3\n"
                               "group X-and-Y all X-witnesses Y-witnesses\n"
                               "quorum X-and-Y\n";

TEST(Policy, OfTheSpecificationIsUnderstood) {
  const Policy policy = must(parse_policy(kTwoLevels));
  EXPECT_EQ(policy.logs.size(), 1U);
  EXPECT_EQ(policy.witnesses.size(), 6U);
  EXPECT_EQ(policy.groups[2].threshold, 2U);
  EXPECT_TRUE(is_quorum(policy, {"X1", "X3", "Y2"}));
  EXPECT_TRUE(is_quorum(policy, {"X1", "X2", "X3", "Y1", "Y2", "Y3"}));
  EXPECT_FALSE(is_quorum(policy, {"X1", "Y2"}));
  EXPECT_FALSE(is_quorum(policy, {"X1", "X2", "X3"}));
  EXPECT_FALSE(is_quorum(policy, {}));
  EXPECT_FALSE(is_quorum(policy, {"X1", "X1", "Y1"}));
}

TEST(Policy, IsWrittenSoThatItReadsTheSame) {
  const Policy policy = must(parse_policy(kTwoLevels));
  EXPECT_EQ(must(parse_policy(write_policy(policy))), policy);
}

TEST(Policy, ReadsBlanksCommentsUrlsAndAnyOctetsInNames) {
  const std::string name = "nhânChứng\xFF";
  const std::string text = "# ghi chú\n \t \n\t" + kLogLine + "\twitness  " + name + "\t" +
                           key_text("w.example", KeyKind::Cosignature, 2) +
                           " https://w.example/ \n  # hết\n quorum " + name + "\n";
  const Policy policy = must(parse_policy(text));
  EXPECT_EQ(policy.witnesses[0].name, name);
  EXPECT_EQ(policy.witnesses[0].url, "https://w.example/");
  EXPECT_TRUE(is_quorum(policy, {name}));
  EXPECT_EQ(must(parse_policy(write_policy(policy))), policy);
}

TEST(Policy, NeedsNoWitnessesOnlyWhenItSaysSo) {
  EXPECT_TRUE(is_quorum(must(parse_policy("quorum none\n")), {}));
  EXPECT_FALSE(parse_policy("").ok());
  EXPECT_FALSE(parse_policy(kLogLine).ok());
}

TEST(Policy, NamesTheLineThatIsWrong) {
  const std::string w1 = witness_line("w1", 2);
  const std::string w2 = witness_line("w2", 3);
  const std::string end = "quorum none\n";
  struct Case {
    std::string text;
    int line;
  };
  for (const auto& [text, line] : std::vector<Case>{
           {"nonsense\n" + end, 1},
           {kLogLine + kLogLine + end, 2},
           {"log\n" + end, 1},
           {"log a b c\n" + end, 1},
           {"log " + key_text("w", KeyKind::Cosignature, 5) + "\n" + end, 1},
           {"witness w " + key_text("w", KeyKind::Note, 5) + "\n" + end, 1},
           {w1 + w1 + end, 2},
           {w1 + "witness other " + key_text("another", KeyKind::Cosignature, 2) + "\n" + end, 2},
           {w1 + "witness w1 " + key_text("another", KeyKind::Cosignature, 9) + "\n" + end, 2},
           {"witness none " + key_text("w", KeyKind::Cosignature, 5) + "\n" + end, 1},
           {w1 + w2 + "group g 0 w1 w2\n" + end, 3},
           {w1 + w2 + "group g 3 w1 w2\n" + end, 3},
           {w1 + w2 + "group g 01 w1 w2\n" + end, 3},
           {w1 + w2 + "group g most w1 w2\n" + end, 3},
           {w1 + "group g any w1 w1\n" + end, 2},
           {w1 + "group g any g\n" + end, 2},
           {w1 + "group g any w2\n" + w2 + end, 2},
           {w1 + "group g any\n" + end, 2},
           {w1 + "group none any w1\n" + end, 2},
           {w1 + "group w1 any w1\n" + end, 2},
           {w1 + "group g any w1\ngroup h any w1\n" + end, 3},
           {w1 + "group g any none\n" + end, 2},
           {"quorum w1\n" + w1, 1},
           {end + end, 2},
           {"quorum\n", 1},
           {w1 + "quorum none", 2}}) {
    const auto policy = parse_policy(text);
    ASSERT_FALSE(policy.ok()) << text;
    EXPECT_NE(policy.error().what.vi.find("dòng " + std::to_string(line) + ":"), std::string::npos)
        << text << policy.error().what.vi;
    EXPECT_NE(policy.error().what.en.find("line " + std::to_string(line) + ":"), std::string::npos);
  }
}

TEST(Policy, RefusesControlCharacters) {
  for (const char c : {'\r', '\0', '\x7F', '\x1B'}) {
    EXPECT_FALSE(parse_policy("# " + std::string(1, c) + "\nquorum none\n").ok());
  }
}

class JudgeTest : public ::testing::Test {
 protected:
  JudgeTest() {
    checkpoint_ = {.origin = kOrigin, .size = 5, .root = leaf_hash("root"), .extensions = {}};
    note_.text = write_checkpoint(checkpoint_);
    note_.signatures = {log_.sign(note_.text, kNow)};
  }
  void cosign(const NoteSigner& witness) {
    note_.signatures.push_back(witness.sign(note_.text, kNow));
  }
  Result<JudgedCheckpoint> judge() const { return judge_checkpoint(write_note(note_), policy_); }

  NoteSigner log_ = log_key();
  NoteSigner superior_ = witness_key("capTren.example", 2);
  NoteSigner inspection_ = witness_key("kiemTra.example", 3);
  Policy policy_ = must(parse_policy(kLogLine + witness_line("capTren", 2) +
                                     witness_line("kiemTra", 3) + witness_line("luuTru", 4) +
                                     "group haiTrenBa 2 capTren kiemTra luuTru\n"
                                     "quorum haiTrenBa\n"));
  Checkpoint checkpoint_;
  Note note_;
};

TEST_F(JudgeTest, TwoOfThreeWitnessesAreEnough) {
  cosign(superior_);
  ASSERT_FALSE(judge().ok());
  EXPECT_NE(judge().error().what.vi.find("mới có: capTren"), std::string::npos);
  cosign(inspection_);
  const JudgedCheckpoint judged = must(judge());
  EXPECT_EQ(judged.checkpoint, checkpoint_);
  EXPECT_EQ(judged.cosigned, (std::vector<Cosigned>{{.witness = "capTren", .time = kNow},
                                                    {.witness = "kiemTra", .time = kNow}}));
}

TEST_F(JudgeTest, OneWitnessTwiceIsNotTwo) {
  cosign(superior_);
  note_.signatures.push_back(superior_.sign(note_.text, Instant{kNow.seconds + 1}));
  EXPECT_FALSE(judge().ok());
}

TEST_F(JudgeTest, ALogOfAnotherNameIsNotBelieved) {
  checkpoint_.origin = "other.example";
  note_.text = write_checkpoint(checkpoint_);
  note_.signatures = {log_.sign(note_.text, kNow)};
  cosign(superior_);
  cosign(inspection_);
  ASSERT_FALSE(judge().ok());
  EXPECT_NE(judge().error().what.en.find("other.example"), std::string::npos);
}

TEST_F(JudgeTest, WitnessesDoNotReplaceTheLog) {
  note_.signatures.clear();
  cosign(superior_);
  cosign(inspection_);
  EXPECT_EQ(judge().error().kind, ErrorKind::Integrity);
}

TEST_F(JudgeTest, AWrongCosignatureIsRefusedEvenWhenTheOthersAreEnough) {
  cosign(superior_);
  cosign(inspection_);
  note_.signatures.push_back(witness_key("luuTru.example", 4).sign("another\n", kNow));
  EXPECT_FALSE(judge().ok());
}

TEST_F(JudgeTest, AStrangersCosignatureCountsForNothing) {
  cosign(superior_);
  cosign(witness_key("stranger.example", 40));
  // The name of a witness and another key.
  cosign(witness_key("kiemTra.example", 41));
  EXPECT_FALSE(judge().ok());
}

TEST_F(JudgeTest, ANoteThatIsNoCheckpointIsAnInputError) {
  note_.text = "text\n";
  note_.signatures = {log_.sign(note_.text, kNow)};
  EXPECT_EQ(judge().error().kind, ErrorKind::Input);
}

}  // namespace
}  // namespace vanthu::tlog
