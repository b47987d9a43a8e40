#include "tlog/proof_file.h"

#include <gtest/gtest.h>

#include <chrono>

#include "example_log.h"

namespace vanthu::tlog {
namespace {

class ProofFileTest : public ::testing::Test {
 protected:
  ProofFileTest() {
    const LogReader log = must(LogReader::open(disk_, kFolder, log_key().verifier()));
    proof_ = must(log.prove(kIndex));
  }
  // The extra data is out of the proof's reach, and the signatures of strangers too.
  Result<JudgedCheckpoint> check(std::string_view bytes) const {
    auto parsed = parse_proof_file(bytes);
    if (!parsed.ok()) return parsed.error();
    return check_proof(parsed.value(), entry_text(kIndex), policy_);
  }

  static constexpr std::uint64_t kIndex = 299;
  support::ModelFileStore disk_{example_tree({250, 80})};
  Policy policy_ = must(parse_policy("log " + to_text(log_key().verifier()) + "\nquorum none\n"));
  ProofFile proof_;
};

TEST_F(ProofFileTest, ProvesAnEntryWithAPolicyAndNothingElse) {
  const std::string bytes = write_proof_file(proof_);
  EXPECT_EQ(bytes.substr(0, 33), "c2sp.org/tlog-proof@v1\nindex 299\n");
  const ProofFile again = must(parse_proof_file(bytes));
  EXPECT_EQ(again, proof_);
  EXPECT_EQ(must(check_proof(again, entry_text(kIndex), policy_)).checkpoint.size, 330U);
}

TEST_F(ProofFileTest, IsOfOneEntryOnly) {
  EXPECT_FALSE(check_proof(proof_, entry_text(kIndex + 1), policy_).ok());
  ProofFile other = proof_;
  other.index = kIndex - 1;
  EXPECT_EQ(check_proof(other, entry_text(kIndex), policy_).error().kind, ErrorKind::Integrity);
}

TEST_F(ProofFileTest, EveryFlippedBitIsRefused) {
  const std::string bytes = write_proof_file(proof_);
  ASSERT_TRUE(check(bytes).ok());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1U << bit));
      EXPECT_FALSE(check(damaged).ok()) << at << " bit " << bit;
    }
  }
}

TEST_F(ProofFileTest, EveryMissingOrDoubledByteIsRefused) {
  const std::string bytes = write_proof_file(proof_);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string shorter = bytes;
    shorter.erase(at, 1);
    EXPECT_FALSE(check(shorter).ok()) << at;
    std::string longer = bytes;
    longer.insert(at, 1, bytes[at]);
    EXPECT_FALSE(check(longer).ok()) << at;
    EXPECT_FALSE(check(bytes.substr(0, at)).ok()) << at;
  }
}

TEST_F(ProofFileTest, CarriesExtraDataThatNothingVouchesFor) {
  proof_.extra = std::string("minutes.pdf\0", 12);
  const std::string bytes = write_proof_file(proof_);
  EXPECT_NE(bytes.find("\nextra bWludXRlcy5wZGYA\nindex "), std::string::npos);
  EXPECT_EQ(must(parse_proof_file(bytes)), proof_);
  EXPECT_TRUE(check(bytes).ok());
}

TEST_F(ProofFileTest, HasOneSpellingOnly) {
  const std::string hash = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n";
  const std::string first = "c2sp.org/tlog-proof@v1\n";
  EXPECT_TRUE(parse_proof_file(first + "index 0\n" + hash + "\ncheckpoint").ok());
  for (const std::string& other : std::vector<std::string>{
           "", first, "c2sp.org/tlog-proof@v2\nindex 0\n\nx", first + "index 0\n",
           first + "index 0\n" + hash, first + "index 00\n\nx", first + "index -1\n\nx",
           first + "index\n\nx", first + "extra x\nindex 0\n\nx",
           first + "extra AA==\nextra AA==\nindex 0\n\nx", first + "index 0\nextra AA==\n\nx",
           first + "index 0\n" + hash.substr(1) + "\nx", first + "index 0\n AA==\n\nx"}) {
    EXPECT_FALSE(parse_proof_file(other).ok()) << other;
  }
  std::string many = first + "index 0\n";
  for (int i = 0; i < 64; ++i) many += hash;
  EXPECT_TRUE(parse_proof_file(many + "\nx").ok());
  EXPECT_FALSE(parse_proof_file(many + hash + "\nx").ok());
}

TEST_F(ProofFileTest, IsNotBelievedWithoutTheLogsKey) {
  const Policy stranger = must(parse_policy(
      "log " + to_text(key_from(kOrigin, KeyKind::Note, 7).verifier()) + "\nquorum none\n"));
  EXPECT_FALSE(check_proof(proof_, entry_text(kIndex), stranger).ok());
}

}  // namespace
}  // namespace vanthu::tlog
