// A log in its folder: growing in any steps to the same files, reading, proofs, and what a power
// cut or a broken disk leaves of it.
#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <set>

#include "example_log.h"
#include "support/failing_file_store.h"
#include "tlog/log_audit.h"

namespace vanthu::tlog {
namespace {

using support::CrashPoint;
using support::FailingFileStore;
using support::FaultKind;
using support::ModelFileStore;
using support::Tree;

LogReader read_log(const FileStore& disk) {
  return must(LogReader::open(disk, kFolder, log_key().verifier()));
}

Hash plain_root(const std::vector<std::string>& entries) {
  std::vector<Hash> leaves;
  for (const std::string& entry : entries) leaves.push_back(leaf_hash(entry));
  return compute_root(leaves.size(),
                      [&](int level, std::uint64_t index) -> Result<Hash> {
                        const std::ptrdiff_t width = std::ptrdiff_t{1} << level;
                        const auto first =
                            leaves.begin() + static_cast<std::ptrdiff_t>(index) * width;
                        return subtree_hash({first, first + width});
                      })
      .value();
}

TEST(Log, GrowsInAnyStepsToTheSameTree) {
  const Hash root = plain_root(entry_texts(0, 70000));
  const ModelFileStore at_once(example_tree({70000}));
  EXPECT_EQ(read_log(at_once).checkpoint().root, root);
  const ModelFileStore in_steps(example_tree({1, 255, 1, 254, 2, 256, 512, 68718, 1}));
  EXPECT_EQ(read_log(in_steps).checkpoint(), read_log(at_once).checkpoint());
  for (const TileId& tile : tiles_of_tree(70000)) {
    const std::string path = join_path(kFolder, tile_path(tile));
    EXPECT_EQ(in_steps.read(path).value(), at_once.read(path).value()) << path;
  }
}

TEST(Log, GivesEachEntryWithItsProof) {
  const ModelFileStore disk(example_tree({3, 300, 1}));
  const LogReader log = read_log(disk);
  for (std::uint64_t index = 0; index < 304; ++index) {
    EXPECT_EQ(log.entry(index).value(), entry_text(index));
    const ProofFile proof = must(log.prove(index));
    EXPECT_TRUE(verify_inclusion(leaf_hash(entry_text(index)), index, 304, proof.hashes,
                                 log.checkpoint().root));
  }
}

TEST(Log, ProvesThatItContinuesEveryEarlierCheckpoint) {
  std::vector<Checkpoint> earlier;
  ModelFileStore disk(ModelFileStore::Recording::Nothing);
  const NoteSigner key = log_key();
  LogWriter log = must(LogWriter::open(disk, kFolder, key));
  for (const std::uint64_t step : {1U, 5U, 250U, 1U, 300U, 7U}) {
    append(disk, log, entry_texts(log.size(), step));
    earlier.push_back(log.published());
  }
  const LogReader reader = read_log(disk);
  for (const Checkpoint& old : earlier) {
    const auto proof = must(reader.request_from(old.size)).proof;
    EXPECT_TRUE(verify_consistency(old.size, old.root, reader.checkpoint().size,
                                   reader.checkpoint().root, proof));
    EXPECT_TRUE(disk.exists(checkpoint_path(kFolder, old.size)));
  }
}

TEST(Log, ReadsTheFullTileWhereThePartialOneIsGone) {
  Tree tree = example_tree({200});
  const Tree later = example_tree({200, 100});
  for (const auto& [path, node] : later) {
    if (path.find(".p") == std::string::npos && path.find("/tile") != std::string::npos)
      tree.insert({path, node});
  }
  for (const char* gone : {"/tile/0/000.p/200", "/tile/entries/000.p/200"}) {
    ASSERT_EQ(tree.erase(std::string(kFolder) + gone), 1U);
  }
  const ModelFileStore disk(tree);
  EXPECT_EQ(read_log(disk).checkpoint().size, 200U);
  EXPECT_EQ(read_log(disk).entry(150).value(), entry_text(150));
}

TEST(Log, StagingIsNotYetAppending) {
  ModelFileStore disk(example_tree({10}));
  const NoteSigner key = log_key();
  LogWriter log = must(LogWriter::open(disk, kFolder, key));
  must(log.stage(entry_texts(10, 5)));
  EXPECT_EQ(log.size(), 10U);
  EXPECT_EQ(read_log(disk).checkpoint().size, 10U);
  // Something else instead.
  append(disk, log, {"khác\n"});
  EXPECT_EQ(log.size(), 11U);
  EXPECT_EQ(read_log(disk).entry(10).value(), "khác\n");
}

TEST(Log, ClearsAwayWhatWasStagedAndNeverPublished) {
  ModelFileStore disk(example_tree({10}));
  const Tree before = disk.tree();
  const NoteSigner key = log_key();
  {
    LogWriter log = must(LogWriter::open(disk, kFolder, key));
    must(log.stage(entry_texts(10, 300)));
  }
  EXPECT_NE(disk.tree(), before);
  must(LogWriter::open(disk, kFolder, key));
  for (const auto& [path, node] : disk.tree()) {
    EXPECT_TRUE(node.is_folder || before.contains(path)) << path;
  }
}

TEST(Log, ClearsAwayWhatAKilledWriterLeftAndNothingElse) {
  const Tree before = example_tree({10});
  const NoteSigner key = log_key();
  const std::vector<std::string> left{"log/2026/checkpoint.4711.tmp",
                                      "log/2026/checkpoints/10.4711.tmp"};
  for (const bool is_writer : {false, true}) {
    ModelFileStore disk(before);
    for (const std::string& path : left) must(disk.create_new(path, "?"));
    must(disk.create_new("log/2026/note.4711.tmp", "?"));
    if (is_writer)
      must(LogWriter::open(disk, kFolder, key));
    else
      must(clear_interrupted(disk, kFolder, key.verifier()));
    for (const std::string& path : left) EXPECT_FALSE(disk.exists(path)) << path;
    EXPECT_TRUE(disk.exists("log/2026/note.4711.tmp"));
  }
  // Also where the first checkpoint of all was cut.
  ModelFileStore disk(ModelFileStore::Recording::Nothing);
  must(disk.make_directories(kFolder));
  must(disk.create_new(left.front(), "?"));
  must(clear_interrupted(disk, kFolder, key.verifier()));
  EXPECT_FALSE(disk.exists(left.front()));
}

TEST(Log, RefusesToGoOnFromADamagedEnd) {
  Tree tree = example_tree({10});
  tree[std::string(kFolder) + "/tile/entries/000.p/10"].bytes[8] ^= 1;
  ModelFileStore disk(tree);
  const NoteSigner key = log_key();
  LogWriter log = must(LogWriter::open(disk, kFolder, key));
  const auto staged = log.stage(entry_texts(10, 1));
  ASSERT_FALSE(staged.ok());
  EXPECT_EQ(staged.error().kind, ErrorKind::Integrity);
  EXPECT_FALSE(read_log(disk).entry(0).ok());
  EXPECT_TRUE(read_log(disk).entry(1).ok());
}

TEST(Log, IsNotOpenedWithAnotherKeyOrWithOtherTiles) {
  const ModelFileStore disk(example_tree({10}));
  EXPECT_FALSE(LogReader::open(disk, kFolder, key_from(kOrigin, KeyKind::Note, 5).verifier()).ok());
  Tree tree = example_tree({10});
  tree[std::string(kFolder) + "/tile/0/000.p/10"].bytes[10] ^= 1;
  const ModelFileStore damaged(tree);
  EXPECT_EQ(LogReader::open(damaged, kFolder, log_key().verifier()).error().kind,
            ErrorKind::Integrity);
}

TEST(Log, TakesCosignaturesOfItsPresentCheckpointOnly) {
  ModelFileStore disk(example_tree({10}));
  const NoteSigner witness = witness_key("w.example", 2);
  const std::vector<VerifierKey> keys{witness.verifier()};
  const auto cosign = [&] {
    const std::string present = read_log(disk).signed_checkpoint();
    const std::string line = write_signature(witness.sign(must(parse_note(present)).text, kNow));
    return must(add_cosignatures(present, line, keys));
  };
  const std::string cosigned = cosign();
  must(replace_checkpoint(disk, kFolder, cosigned));
  EXPECT_EQ(read_log(disk).signed_checkpoint(), cosigned);
  const NoteSigner key = log_key();
  LogWriter log = must(LogWriter::open(disk, kFolder, key));
  append(disk, log, entry_texts(10, 1));
  EXPECT_FALSE(replace_checkpoint(disk, kFolder, cosigned).ok());
}

// Nothing of a log may be cleared away because its checkpoint is gone or was put back.
TEST(Log, RemovesNothingWhenACopyTellsOfALongerLog) {
  const std::string checkpoint = std::string(kFolder) + "/checkpoint";
  const std::string copies = std::string(kFolder) + "/checkpoints/";
  const NoteSigner key = log_key();
  const Tree whole = example_tree({10, 300});
  Tree lost = whole;
  lost.erase(checkpoint);
  Tree old = whole;
  old[checkpoint] = old.at(copies + "10");
  for (const Tree& tree : {lost, old}) {
    ModelFileStore disk(tree);
    const auto log = LogWriter::open(disk, kFolder, key);
    ASSERT_FALSE(log.ok());
    EXPECT_EQ(log.error().kind, ErrorKind::Integrity);
    EXPECT_NE(log.error().what.en.find("310 entries"), std::string::npos);
    EXPECT_EQ(disk.tree(), tree);
  }
  // Anybody can write a file of that name: only one that the key has signed counts.
  Tree forged = example_tree({10});
  forged[copies + "310"].bytes = "x\n";
  ModelFileStore disk(forged);
  EXPECT_EQ(must(LogWriter::open(disk, kFolder, key)).size(), 10U);
}

TEST(Log, RemovesNothingWhenACopyOfItsSizeSaysSomethingElse) {
  const NoteSigner key = log_key();
  ModelFileStore other(ModelFileStore::Recording::Nothing);
  LogWriter writer = must(LogWriter::open(other, kFolder, key));
  append(other, writer, {"khác\n"});
  const std::string copy = std::string(kFolder) + "/checkpoints/1";
  Tree tree = example_tree({1});
  tree[copy] = other.tree().at(copy);
  ModelFileStore disk(tree);
  const auto log = LogWriter::open(disk, kFolder, key);
  ASSERT_FALSE(log.ok());
  EXPECT_EQ(log.error().kind, ErrorKind::Integrity);
  EXPECT_EQ(log.error().where, copy);
  EXPECT_EQ(disk.tree(), tree);
}

TEST(Log, NamesACopyThatIsNotItsCheckpoint) {
  const NoteSigner key = log_key();
  const std::string copy = std::string(kFolder) + "/checkpoints/10";
  Tree tree = example_tree({10});
  tree[copy].bytes.resize(20);
  ModelFileStore disk(tree);
  const auto log = LogWriter::open(disk, kFolder, key);
  ASSERT_FALSE(log.ok());
  EXPECT_EQ(log.error().kind, ErrorKind::Integrity);
  EXPECT_EQ(log.error().where, copy);
}

TEST(Log, KeepsItsCosignaturesWhenNothingIsAdded) {
  ModelFileStore disk(example_tree({10}));
  const NoteSigner witness = witness_key("w.example", 2);
  const std::string present = read_log(disk).signed_checkpoint();
  const std::string line = write_signature(witness.sign(must(parse_note(present)).text, kNow));
  const std::string cosigned = must(add_cosignatures(present, line, {&witness.verifier(), 1}));
  must(replace_checkpoint(disk, kFolder, cosigned));
  const NoteSigner key = log_key();
  LogWriter log = must(LogWriter::open(disk, kFolder, key));
  append(disk, log, {});
  EXPECT_EQ(read_log(disk).signed_checkpoint(), cosigned);
  // An empty log still is published.
  ModelFileStore empty(ModelFileStore::Recording::Nothing);
  LogWriter first = must(LogWriter::open(empty, kFolder, key));
  append(empty, first, {});
  EXPECT_EQ(read_log(empty).checkpoint().size, 0U);
}

TEST(Log, LosesNoSignatureToAnotherCheckpointOfTheSameText) {
  ModelFileStore disk(example_tree({10}));
  const NoteSigner witness = witness_key("w.example", 2);
  const std::vector<VerifierKey> keys{witness.verifier()};
  const std::string plain = read_log(disk).signed_checkpoint();
  const auto cosigned_at = [&](Instant time) {
    const std::string line = write_signature(witness.sign(must(parse_note(plain)).text, time));
    return must(add_cosignatures(plain, line, keys));
  };
  const std::string now = cosigned_at(kNow);
  const std::string later = cosigned_at(Instant{kNow.seconds + 60});
  must(replace_checkpoint(disk, kFolder, now));
  EXPECT_EQ(replace_checkpoint(disk, kFolder, plain).error().kind, ErrorKind::Integrity);
  must(replace_checkpoint(disk, kFolder, later));
  EXPECT_FALSE(replace_checkpoint(disk, kFolder, now).ok());
  EXPECT_EQ(read_log(disk).signed_checkpoint(), later);
}

TEST(Log, IsNotWrittenWithAWitnesssKey) {
  ModelFileStore disk(ModelFileStore::Recording::Nothing);
  const NoteSigner witness = witness_key(kOrigin, 1);
  EXPECT_EQ(LogWriter::open(disk, kFolder, witness).error().kind, ErrorKind::Usage);
}

TEST(Log, ReadsNoFileThatIsLongerThanItsKind) {
  Tree tree = example_tree({10});
  tree[std::string(kFolder) + "/tile/entries/000.p/10"].bytes = std::string(10 * 65537 + 1, 'x');
  const ModelFileStore disk(tree);
  const auto entry = read_log(disk).entry(0);
  ASSERT_FALSE(entry.ok());
  EXPECT_NE(entry.error().what.en.find("at most 655370"), std::string::npos);
  tree[std::string(kFolder) + "/checkpoint"].bytes.append(kLongestNote, '\n');
  const ModelFileStore longer(tree);
  EXPECT_EQ(LogReader::open(longer, kFolder, log_key().verifier()).error().kind,
            ErrorKind::Integrity);
}

// Three batches; the disk may lose what was not synced at any moment. Whatever is left opens, is
// whole, holds at least what was published, and takes the rest.
TEST(Log, SurvivesAPowerCutAtEveryMoment) {
  const NoteSigner key = log_key();
  const std::vector<std::uint64_t> batches{3, 255, 2};
  std::size_t published = 0;
  ModelFileStore disk;
  disk.set_observer([&] { return published; });
  {
    LogWriter log = must(LogWriter::open(disk, kFolder, key));
    for (const std::uint64_t count : batches) {
      append(disk, log, entry_texts(log.size(), count));
      published = static_cast<std::size_t>(log.size());
    }
  }
  const Hash root = plain_root(entry_texts(0, 260));
  std::mt19937_64 random(20261122);
  std::set<std::pair<std::size_t, Tree>> seen;
  std::size_t states = 0;
  for (const CrashPoint& point : disk.points()) {
    for (const Tree& tree : point.states(random)) {
      if (!seen.emplace(point.mark, tree).second) continue;
      ++states;
      ModelFileStore after(tree);
      auto log = LogWriter::open(after, kFolder, key);
      ASSERT_TRUE(log.ok()) << describe(log.error(), Language::En);
      ASSERT_GE(log.value().size(), point.mark);
      if (log.value().size() > 0) {
        const LogAudit audit = must(audit_log(after, kFolder, key.verifier()));
        ASSERT_TRUE(audit.is_clean()) << audit.problems.front().path;
      }
      append(after, log.value(), entry_texts(log.value().size(), 260 - log.value().size()));
      ASSERT_EQ(read_log(after).checkpoint().root, root);
      ASSERT_TRUE(must(audit_log(after, kFolder, key.verifier())).is_clean());
    }
  }
  std::cout << "[ counts   ] " << disk.points().size() << " moments, " << states
            << " different disks\n";
  EXPECT_GT(states, 100U);
}

TEST(Log, SurvivesAFaultAtEveryCall) {
  const NoteSigner key = log_key();
  const Hash root = plain_root(entry_texts(0, 260));
  const auto run = [&](FileStore& disk) -> std::uint64_t {
    auto log = LogWriter::open(disk, kFolder, key);
    if (!log.ok()) return 0;
    for (const std::uint64_t count : {3U, 257U}) {
      auto point = disk.open_sync_point(".");
      if (!log.value().stage(entry_texts(log.value().size(), count)).ok()) break;
      if (!point.value()->sync().ok() || !log.value().publish(kNow).ok()) break;
    }
    return log.value().size();
  };
  std::size_t calls = 0;
  {
    ModelFileStore disk(ModelFileStore::Recording::Nothing);
    FailingFileStore healthy(disk, {});
    ASSERT_EQ(run(healthy), 260U);
    calls = healthy.calls();
  }
  for (const FaultKind kind : {FaultKind::Nothing, FaultKind::Half, FaultKind::Done}) {
    for (const bool stays : {false, true}) {
      for (std::size_t n = 1; n <= calls; ++n) {
        ModelFileStore disk(ModelFileStore::Recording::Nothing);
        FailingFileStore failing(disk, {.at_call = n, .at_sync = 0, .kind = kind, .stays = stays});
        const std::uint64_t told = run(failing);
        ModelFileStore after(disk.tree());
        LogWriter log = must(LogWriter::open(after, kFolder, key));
        ASSERT_GE(log.size(), told);
        append(after, log, entry_texts(log.size(), 260 - log.size()));
        ASSERT_EQ(read_log(after).checkpoint().root, root);
        ASSERT_TRUE(must(audit_log(after, kFolder, key.verifier())).is_clean());
      }
    }
  }
  EXPECT_GT(calls, 20U);
}

}  // namespace
}  // namespace vanthu::tlog
