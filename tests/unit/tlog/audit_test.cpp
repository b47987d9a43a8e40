#include <gtest/gtest.h>

#include <algorithm>

#include "example_log.h"
#include "tlog/log_audit.h"

namespace vanthu::tlog {
namespace {

using support::ModelFileStore;
using support::Tree;

const std::string kRoot = std::string(kFolder) + "/";

class AuditTest : public ::testing::Test {
 protected:
  static Result<LogAudit> audit(const Tree& tree) {
    const ModelFileStore disk(tree);
    return audit_log(disk, kFolder, log_key().verifier());
  }
  // Every file of which something is said.
  static std::vector<std::string> named(const Tree& tree) {
    std::vector<std::string> paths;
    for (const LogProblem& problem : must(audit(tree)).problems) {
      EXPECT_FALSE(problem.what.vi.empty() || problem.what.en.empty());
      paths.push_back(problem.path);
    }
    return paths;
  }
  Tree changed(const std::string& path, const std::string& bytes) const {
    Tree tree = tree_;
    EXPECT_TRUE(tree.contains(kRoot + path)) << path;
    tree[kRoot + path].bytes = bytes;
    return tree;
  }

  // Full and partial tiles on two levels, and two earlier checkpoints.
  Tree tree_ = example_tree({200, 330, 3});
};

TEST_F(AuditTest, FindsNothingWrongWhereNothingIs) {
  std::vector<std::string> entries;
  const ModelFileStore disk(tree_);
  const LogAudit audit = must(audit_log(disk, kFolder, log_key().verifier(),
                                        [&](std::uint64_t index, const std::string& entry) {
                                          EXPECT_EQ(index, entries.size());
                                          entries.push_back(entry);
                                        }));
  EXPECT_TRUE(audit.is_clean()) << audit.problems.front().path;
  EXPECT_EQ(audit.entries, 533U);
  EXPECT_EQ(entries, entry_texts(0, 533));
  EXPECT_EQ(audit.checkpoint.size, 533U);
}

TEST_F(AuditTest, NamesTheFileOfEveryFlippedByte) {
  const Tree whole = example_tree({200, 60});
  std::size_t flips = 0;
  for (const auto& [path, node] : whole) {
    if (node.is_folder) continue;
    const std::string name = path.substr(kRoot.size());
    // Each byte of the small files, every 37th of the large ones.
    const std::size_t step = node.bytes.size() > 300 ? 37 : 1;
    for (std::size_t at = 0; at < node.bytes.size(); at += step, ++flips) {
      std::string bytes = node.bytes;
      bytes[at] = static_cast<char>(bytes[at] ^ 4);
      Tree damaged = whole;
      damaged[path].bytes = bytes;
      const auto found = audit(damaged);
      if (name == "checkpoint") {
        ASSERT_FALSE(found.ok());
        EXPECT_EQ(found.error().where, path);
        continue;
      }
      ASSERT_TRUE(found.ok());
      ASSERT_EQ(found.value().problems.size(), 1U) << name << " byte " << at;
      EXPECT_EQ(found.value().problems[0].path, name) << " byte " << at;
    }
  }
  std::cout << "[ counts   ] " << flips << " flips\n";
  EXPECT_GT(flips, 1000U);
}

TEST_F(AuditTest, NamesEveryMissingFileOfTheTree) {
  for (const TileId& tile : tiles_of_tree(533)) {
    Tree tree = tree_;
    ASSERT_EQ(tree.erase(kRoot + tile_path(tile)), 1U);
    EXPECT_EQ(named(tree), std::vector<std::string>{tile_path(tile)});
  }
}

TEST_F(AuditTest, NamesFilesThatAreNotOfTheLog) {
  Tree tree = tree_;
  tree[kRoot + "tile/0/notes.txt"] = {};
  tree[kRoot + "tile/0/002.p/99"].bytes = "?";
  EXPECT_EQ(named(tree), (std::vector<std::string>{"tile/0/002.p/99", "tile/0/notes.txt"}));
}

TEST_F(AuditTest, TellsWhatAKilledWriterHasLeftApartFromStrangers) {
  Tree tree = tree_;
  for (const char* left : {"checkpoint.4711.tmp", "checkpoints/533.4711.tmp"})
    tree[kRoot + left] = {};
  for (const char* foreign : {"checkpoint.tmp", "note.4711.tmp", "checkpoints/note.4711.tmp",
                              "checkpoints/0533.4711.tmp", "checkpoints/533.tmp"})
    tree[kRoot + foreign] = {};
  const auto found = must(audit_log(ModelFileStore(tree), kFolder, log_key().verifier()));
  EXPECT_EQ(found.leftovers,
            (std::vector<std::string>{"checkpoint.4711.tmp", "checkpoints/533.4711.tmp"}));
  EXPECT_EQ(found.problems.size(), 5U);
}

TEST_F(AuditTest, TellsAnInterruptedAppendFromALogThatWasLonger) {
  ModelFileStore disk(tree_);
  const NoteSigner key = log_key();
  LogWriter log = must(LogWriter::open(disk, kFolder, key));
  must(log.stage(entry_texts(533, 4)));
  const std::string staged = "tile/0/002.p/25";
  const std::string bundle = "tile/entries/002.p/25";
  Tree tree = disk.tree();
  const auto unfinished = [&] {
    const LogAudit found = must(audit_log(ModelFileStore(tree), kFolder, log_key().verifier()));
    return found.is_clean() ? found.unfinished : std::vector<std::string>{"damaged"};
  };
  EXPECT_EQ(unfinished(), (std::vector<std::string>{staged, bundle}));
  // Cut while it was written.
  tree[kRoot + staged].bytes.resize(40);
  tree[kRoot + bundle].bytes.clear();
  EXPECT_EQ(unfinished(), (std::vector<std::string>{staged, bundle}));
  tree[kRoot + staged].bytes[0] ^= 1;
  EXPECT_EQ(named(tree), std::vector<std::string>{staged});
  // Published once: the copy tells.
  must(disk.open_sync_point("."));
  must(log.publish(kNow));
  tree = disk.tree();
  tree[kRoot + "checkpoint"] = tree_[kRoot + "checkpoint"];
  EXPECT_EQ(named(tree), (std::vector<std::string>{staged, bundle, "checkpoints/537"}));
}

TEST_F(AuditTest, FindsALogThatWasCutShort) {
  // Last week's checkpoint put back over today's log.
  Tree tree = changed("checkpoint", tree_[kRoot + "checkpoints/530"].bytes);
  const auto paths = named(tree);
  EXPECT_NE(std::find(paths.begin(), paths.end(), "checkpoints/533"), paths.end());
  EXPECT_NE(std::find(paths.begin(), paths.end(), "tile/0/002.p/21"), paths.end());
}

TEST_F(AuditTest, FindsALogThatWasRewrittenWithItsOwnKey) {
  // Consistent in itself and signed; only the earlier checkpoints tell.
  ModelFileStore disk(ModelFileStore::Recording::Nothing);
  const NoteSigner key = log_key();
  LogWriter log = must(LogWriter::open(disk, kFolder, key));
  auto entries = entry_texts(0, 533);
  entries[100] = "khác\n";
  append(disk, log, entries);
  Tree tree = disk.tree();
  EXPECT_TRUE(named(tree).empty());
  tree[kRoot + "checkpoints/200"] = tree_[kRoot + "checkpoints/200"];
  EXPECT_EQ(named(tree), std::vector<std::string>{"checkpoints/200"});
}

TEST_F(AuditTest, FindsEntriesInAnotherOrder) {
  auto entries = must(parse_bundle(tree_[kRoot + "tile/entries/001"].bytes, 256));
  std::swap(entries[3], entries[4]);
  EXPECT_EQ(named(changed("tile/entries/001", write_bundle(entries))),
            std::vector<std::string>{"tile/entries/001"});
}

TEST_F(AuditTest, FindsAnEntryThatWasReplacedTogetherWithItsHashes) {
  auto entries = must(parse_bundle(tree_[kRoot + "tile/entries/002.p/21"].bytes, 21));
  entries[20] = "khác\n";
  Tree tree = changed("tile/entries/002.p/21", write_bundle(entries));
  std::string tile = tree[kRoot + "tile/0/002.p/21"].bytes;
  tile.replace(20 * 32, 32, write_tile({leaf_hash("khác\n")}));
  tree[kRoot + "tile/0/002.p/21"].bytes = tile;
  const auto paths = named(tree);
  EXPECT_NE(std::find(paths.begin(), paths.end(), "checkpoint"), paths.end());
}

// Signed by the log's own key, and longer than any disk: said once, and soon.
TEST_F(AuditTest, NamesARangeOfMissingFilesOnce) {
  const NoteSigner key = log_key();
  Checkpoint checkpoint = must(audit(tree_)).checkpoint;
  checkpoint.size = std::uint64_t{1} << 60;
  const std::string text = write_checkpoint(checkpoint);
  const Tree tree =
      changed("checkpoint", write_note({.text = text, .signatures = {key.sign(text, kNow)}}));
  const LogAudit found = must(audit(tree));
  EXPECT_EQ(found.entries, 512U);
  ASSERT_EQ(found.problems.size(), 2U);
  for (const LogProblem& problem : found.problems) {
    EXPECT_NE(problem.what.en.find("4503599627370494 files are missing"), std::string::npos);
  }
  EXPECT_EQ(found.problems[0].path, "tile/entries/002");
  EXPECT_EQ(found.problems[1].path, "tile/0/002");
}

TEST_F(AuditTest, ReadsNoFileThatIsLongerThanItsKind) {
  EXPECT_EQ(named(changed("tile/0/001", std::string(256 * 32 + 1, 'x'))),
            std::vector<std::string>{"tile/0/001"});
  EXPECT_EQ(named(changed("tile/entries/002.p/21", std::string(21 * 65537 + 1, 'x'))),
            std::vector<std::string>{"tile/entries/002.p/21"});
}

TEST_F(AuditTest, NeedsTheLogsOwnKey) {
  const ModelFileStore disk(tree_);
  EXPECT_FALSE(audit_log(disk, kFolder, key_from(kOrigin, KeyKind::Note, 6).verifier()).ok());
  EXPECT_FALSE(audit_log(disk, "nowhere", log_key().verifier()).ok());
}

}  // namespace
}  // namespace vanthu::tlog
