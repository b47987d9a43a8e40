#include "tlog/note.h"

#include <gtest/gtest.h>

#include "example_log.h"
#include "tlog/checkpoint.h"
#include "tlog/note_key.h"

namespace vanthu::tlog {
namespace {

// The example of Go's package golang.org/x/mod/sumdb/note.
constexpr const char* kKnownKey =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr const char* kKnownText =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
constexpr const char* kKnownSignature =
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/"
    "SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

std::string known_note() {
  return std::string(kKnownText) + "\n" + kKnownSignature;
}

TEST(Note, OfTheReferenceImplementationIsReadAndVerified) {
  const Note note = must(parse_note(known_note()));
  EXPECT_EQ(note.text, kKnownText);
  const std::vector<VerifierKey> keys{must(parse_verifier_key(kKnownKey))};
  EXPECT_EQ(must(verify_note(note, keys)), (std::vector<Signed>{{.key = 0, .time = std::nullopt}}));
  EXPECT_EQ(write_note(note), known_note());
  EXPECT_EQ(to_text(keys[0]), kKnownKey);
}

TEST(Note, IsSignedWithTheSameBytesEveryTime) {
  const NoteSigner key = log_key();
  const NoteSignature signature = key.sign("văn bản\n", kNow);
  EXPECT_EQ(signature, key.sign("văn bản\n", Instant{0}));
  EXPECT_EQ(signature.signature.size(), 64U);
  const Note note{.text = "văn bản\n", .signatures = {signature}};
  EXPECT_TRUE(verify_note(must(parse_note(write_note(note))), {&key.verifier(), 1}).ok());
}

// RFC 8032 section 7.1, test 1.
TEST(Note, KeysAreThoseOfRfc8032) {
  const std::string seed_hex = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
  const std::string bytes = try_parse_hex(seed_hex).value();
  NoteSigner::Seed seed{};
  std::copy(bytes.begin(), bytes.end(), seed.begin());
  const NoteSigner key = must(NoteSigner::from_seed("x", KeyKind::Note, seed));
  EXPECT_EQ(to_hex(key.verifier().public_key),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}

TEST(Note, EveryFlippedBitIsRefused) {
  const std::vector<VerifierKey> keys{must(parse_verifier_key(kKnownKey))};
  const std::string bytes = known_note();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1U << bit));
      const auto note = parse_note(damaged);
      EXPECT_FALSE(note.ok() && verify_note(note.value(), keys).ok()) << at << " bit " << bit;
    }
  }
}

TEST(Note, HasOneSpellingOnly) {
  const std::string signature = kKnownSignature;
  for (const std::string& other :
       std::vector<std::string>{"",
                                "\n",
                                "text\n",
                                "text\n\n",
                                "text\n" + signature,
                                "text" + signature,
                                "text\n\n" + signature + "\n",
                                "text\n\n" + signature.substr(0, signature.size() - 1),
                                "text\r\n\n" + signature,
                                "te\txt\n\n" + signature,
                                "te\x01xt\n\n" + signature,
                                "te\xFFxt\n\n" + signature,
                                "text\n\n- PeterNeumann AAAAAAA=\n",
                                "text\n\n—  PeterNeumann AAAAAAA=\n",
                                "text\n\n— Peter Neumann AAAAAAA=\n",
                                "text\n\n— Peter+Neumann AAAAAAA=\n",
                                "text\n\n— Peter\u00A0Neumann AAAAAAA=\n",
                                "text\n\n— Peter\u3000Neumann AAAAAAA=\n",
                                "text\n\n— PeterNeumann AAAA\n",
                                "text\n\n— PeterNeumann AAAAAAA\n",
                                "text\n\n— PeterNeumann AAAAAAB=\n",
                                "text\n\n— PeterNeumann AAAAAAA= \n",
                                "text\n\n— PeterNeumann AAAA=AAA\n"}) {
    EXPECT_FALSE(parse_note(other).ok()) << other;
  }
  EXPECT_TRUE(parse_note("text\n\n— PeterNeumann AAAAAAA=\n").ok());
}

TEST(Note, MayHoldEmptyLines) {
  const Note note = must(parse_note("a\n\nb\n\n— x AAAAAAA=\n"));
  EXPECT_EQ(note.text, "a\n\nb\n");
}

TEST(Note, TakesALimitedNumberOfSignatures) {
  std::string bytes = "text\n\n";
  for (std::size_t i = 0; i < kMostSignatures; ++i) bytes += "— x AAAAAAA=\n";
  EXPECT_TRUE(parse_note(bytes).ok());
  EXPECT_FALSE(parse_note(bytes + "— x AAAAAAA=\n").ok());
  EXPECT_FALSE(parse_note(std::string(kLongestNote, 'x') + "\n\n— x AAAAAAA=\n").ok());
}

TEST(Note, SignaturesOfStrangersArePassedOver) {
  const NoteSigner known = log_key();
  const NoteSigner stranger = key_from("stranger.example", KeyKind::Note, 9);
  Note note{.text = "text\n", .signatures = {stranger.sign("other\n", kNow)}};
  EXPECT_FALSE(verify_note(note, {&known.verifier(), 1}).ok());
  note.signatures.push_back(known.sign(note.text, kNow));
  EXPECT_TRUE(verify_note(note, {&known.verifier(), 1}).ok());
  // Twice by the same key is once.
  note.signatures.push_back(known.sign(note.text, kNow));
  EXPECT_EQ(must(verify_note(note, {&known.verifier(), 1})).size(), 1U);
}

TEST(Note, AWrongSignatureOfAKnownKeyRefusesTheWholeNote) {
  const NoteSigner first = log_key();
  const NoteSigner second = key_from("second.example", KeyKind::Note, 9);
  const std::vector<VerifierKey> keys{first.verifier(), second.verifier()};
  const Note note{.text = "text\n",
                  .signatures = {first.sign("text\n", kNow), second.sign("other\n", kNow)}};
  const auto verified = verify_note(note, keys);
  ASSERT_FALSE(verified.ok());
  EXPECT_NE(verified.error().what.vi.find("second.example"), std::string::npos);
}

TEST(VerifierKey, HasOneSpellingOnly) {
  const std::string text = kKnownKey;
  EXPECT_TRUE(parse_verifier_key(text).ok());
  for (const std::string& other : std::vector<std::string>{
           "", "x", "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", text + "=",
           "PeterNeumann+C74F20A3" + text.substr(21), "PeterNeumann+c74f20a4" + text.substr(21),
           "Peter Neumann" + text.substr(12), text.substr(0, text.size() - 4), text + "\n"}) {
    EXPECT_FALSE(parse_verifier_key(other).ok()) << other;
  }
}

TEST(VerifierKey, OfAnotherKindHasAnotherId) {
  const NoteSigner note = key_from("a", KeyKind::Note, 1);
  const NoteSigner witness = key_from("a", KeyKind::Cosignature, 1);
  EXPECT_EQ(note.verifier().public_key, witness.verifier().public_key);
  EXPECT_NE(note.verifier().id(), witness.verifier().id());
  EXPECT_EQ(must(parse_verifier_key(to_text(witness.verifier()))), witness.verifier());
}

TEST(VerifierKey, NamesAreNamesOnly) {
  for (const char* bad : {"", "a b", "a+b", "a\n", "a\u2028b", "a\xFF", "a\x7F", "a\u0085b",
                          "a\u009Fb", "a\u202Eb", "a\u2066b", "a\u200Eb", "a\u061Cb", "a\u200Bb",
                          "a\u200Db", "a\u2060b", "a\u00ADb", "\uFEFFa"}) {
    EXPECT_FALSE(is_key_name(bad)) << bad;
    EXPECT_EQ(NoteSigner::create(bad, KeyKind::Note).error().kind, ErrorKind::Usage);
  }
  EXPECT_TRUE(is_key_name("đảng-ủy.example/lưu-trữ"));
}

TEST(NoteSigner, MakesKeysThatDiffer) {
  const NoteSigner first = must(NoteSigner::create("a", KeyKind::Note));
  const NoteSigner second = must(NoteSigner::create("a", KeyKind::Note));
  EXPECT_NE(first.seed(), second.seed());
  EXPECT_EQ(must(NoteSigner::from_seed("a", KeyKind::Note, first.seed())).verifier(),
            first.verifier());
}

TEST(Cosignature, CarriesTheTimeAndSignsIt) {
  const NoteSigner witness = witness_key("witness.example/w1", 2);
  Note note{.text = "a\n", .signatures = {witness.sign("a\n", kNow)}};
  EXPECT_EQ(note.signatures[0].signature.size(), 72U);
  const auto verified = must(verify_note(note, {&witness.verifier(), 1}));
  EXPECT_EQ(verified[0].time, kNow);
  // A later time than was signed.
  note.signatures[0].signature[7] = static_cast<char>(note.signatures[0].signature[7] + 1);
  EXPECT_FALSE(verify_note(note, {&witness.verifier(), 1}).ok());
}

TEST(Cosignature, IsNoSignatureOfTheTextAlone) {
  const NoteSigner plain = key_from("a", KeyKind::Note, 1);
  const NoteSigner witness = key_from("a", KeyKind::Cosignature, 1);
  NoteSignature moved = plain.sign("a\n", kNow);
  moved.key_id = witness.verifier().id();
  EXPECT_FALSE(verify_note({.text = "a\n", .signatures = {moved}}, {&witness.verifier(), 1}).ok());
}

TEST(Checkpoint, GoesBothWays) {
  // The example of c2sp.org/tlog-checkpoint.
  const std::string text =
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
  const Checkpoint checkpoint = must(parse_checkpoint(text));
  EXPECT_EQ(checkpoint.origin, "example.com/behind-the-sofa");
  EXPECT_EQ(checkpoint.size, 20852163U);
  EXPECT_EQ(write_checkpoint(checkpoint), text);
  EXPECT_EQ(must(parse_checkpoint(text + "extension\n")).extensions,
            std::vector<std::string>{"extension"});
}

TEST(Checkpoint, HasOneSpellingOnly) {
  const std::string root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
  for (const std::string& other : std::vector<std::string>{
           "", "\n1\n" + root, "a\n", "a\n1\n", "a\n01\n" + root, "a\n+1\n" + root,
           "a\n-1\n" + root, "a\n 1\n" + root, "a\n18446744073709551616\n" + root,
           "a\n1\n" + root.substr(4), "a\n1\n" + root.substr(0, root.size() - 1),
           "a\n1\n" + root + "\n", "a\n1\n" + root + "x", "a\r\n1\n" + root}) {
    EXPECT_FALSE(parse_checkpoint(other).ok()) << other;
  }
  EXPECT_TRUE(parse_checkpoint("a\n18446744073709551615\n" + root).ok());
}

}  // namespace
}  // namespace vanthu::tlog
