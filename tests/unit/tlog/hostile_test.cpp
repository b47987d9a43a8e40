// Damaged and made-up files through the fuzz target's checks.
#include <gtest/gtest.h>

#include <random>

#include "example_log.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);

namespace vanthu::tlog {
namespace {

void feed(std::string_view bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::vector<std::string> examples() {
  const support::ModelFileStore disk(example_tree({7, 5}));
  const LogReader log = must(LogReader::open(disk, kFolder, log_key().verifier()));
  const NoteSigner witness = witness_key("w.example", 2);
  const WitnessRequest request = must(log.request_from(7));
  ProofFile with_extra = must(log.prove(3));
  with_extra.extra = "thêm";
  return {log.signed_checkpoint(),
          write_proof_file(must(log.prove(3))),
          write_proof_file(with_extra),
          write_request(request),
          write_witnessed({.origin = kOrigin, .size = 7, .root = log.checkpoint().root}),
          write_signature(witness.sign("x\n", kNow)),
          to_text(witness.verifier()),
          "log " + to_text(log_key().verifier()) + "\nwitness w " + to_text(witness.verifier()) +
              " https://w.example\ngroup g any w\nquorum g\n",
          "tile/0/x001/x234/067",
          "tile/entries/000.p/112",
          std::string("\x01") + write_bundle({"một", "hai"})};
}

TEST(HostileFile, ExamplesAreAccepted) {
  for (const std::string& example : examples()) EXPECT_NO_THROW(feed(example)) << example;
}

TEST(HostileFile, DamagedInAnyPlaceBreaksNoPromise) {
  std::mt19937_64 random(20261122);
  for (const std::string& example : examples()) {
    for (int round = 0; round < 3000; ++round) {
      std::string bytes = example;
      const auto changes = 1 + random() % 3;
      for (std::uint64_t i = 0; i < changes && !bytes.empty(); ++i) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 5) {
          case 0:
            bytes[at] = static_cast<char>(random());
            break;
          case 1:
            bytes.erase(at, 1 + random() % 40);
            break;
          case 2:
            bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 80));
            break;
          case 3:
            bytes.insert(at, 1, "\n =+#\t0"[random() % 7]);
            break;
          default:
            bytes.resize(at);
            break;
        }
      }
      ASSERT_NO_THROW(feed(bytes)) << bytes;
    }
  }
}

TEST(HostileFile, OfAnyLengthIsRefusedInTime) {
  for (const char* piece : {"\n", "A", "\u2014 x AAAAAAA=\n", "group g any a\n", "# \n", "old 0\n",
                            "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n", "x001/"}) {
    std::string bytes;
    while (bytes.size() < (5U << 18U)) bytes += piece;
    EXPECT_NO_THROW(feed(bytes));
    EXPECT_NO_THROW(feed("c2sp.org/tlog-proof@v1\nindex 1\n" + bytes));
    EXPECT_NO_THROW(feed("tile/0/" + bytes));
  }
}

}  // namespace
}  // namespace vanthu::tlog
