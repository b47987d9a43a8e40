#include "tlog/merkle.h"

#include <gtest/gtest.h>

#include <bit>

#include "base/hex.h"

namespace vanthu::tlog {
namespace {

Hash hash_of(std::string_view hex) {
  const std::string bytes = try_parse_hex(hex).value();
  Hash hash{};
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

std::vector<Hash> hashes_of(std::initializer_list<std::string_view> list) {
  std::vector<Hash> hashes;
  for (const std::string_view hex : list) hashes.push_back(hash_of(hex));
  return hashes;
}

// RFC 6962 2.1 word for word: slow and plain.
Hash naive_root(std::span<const Hash> leaves) {
  if (leaves.empty()) return sha256({});
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  return node_hash(naive_root(leaves.subspan(0, k)), naive_root(leaves.subspan(k)));
}

std::vector<Hash> naive_path(std::size_t m, std::span<const Hash> leaves) {
  if (leaves.size() == 1) return {};
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  auto path = m < k ? naive_path(m, leaves.subspan(0, k)) : naive_path(m - k, leaves.subspan(k));
  path.push_back(naive_root(m < k ? leaves.subspan(k) : leaves.subspan(0, k)));
  return path;
}

std::vector<Hash> naive_subproof(std::size_t m, std::span<const Hash> leaves, bool b) {
  if (m == leaves.size()) return b ? std::vector<Hash>() : std::vector<Hash>{naive_root(leaves)};
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  auto proof = m <= k ? naive_subproof(m, leaves.subspan(0, k), b)
                      : naive_subproof(m - k, leaves.subspan(k), false);
  proof.push_back(naive_root(m <= k ? leaves.subspan(k) : leaves.subspan(0, k)));
  return proof;
}

class Tree {
 public:
  explicit Tree(const std::vector<std::string>& entries) {
    for (const std::string& entry : entries) leaves.push_back(leaf_hash(entry));
  }
  SubtreeReader reader() const {
    return [this](int level, std::uint64_t index) -> Result<Hash> {
      const std::size_t width = std::size_t{1} << static_cast<unsigned>(level);
      return naive_root(std::span(leaves).subspan(index * width, width));
    };
  }
  std::span<const Hash> first(std::size_t n) const { return std::span(leaves).subspan(0, n); }

  std::vector<Hash> leaves;
};

// The test data of the reference implementation of Certificate Transparency.
const std::vector<std::string> kEntries = {
    "",
    std::string(1, '\x00'),
    "\x10",
    "\x20\x21",
    "\x30\x31",
    "\x40\x41\x42\x43",
    "\x50\x51\x52\x53\x54\x55\x56\x57",
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};

const std::vector<Hash> kRoots =
    hashes_of({"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
               "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
               "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
               "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
               "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
               "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
               "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
               "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"});

TEST(MerkleTree, GivesTheKnownRoots) {
  const Tree tree(kEntries);
  EXPECT_EQ(empty_root(), kRoots[0]);
  for (std::uint64_t size = 0; size < kRoots.size(); ++size) {
    EXPECT_EQ(compute_root(size, tree.reader()).value(), kRoots[size]) << size;
  }
}

TEST(MerkleTree, GivesTheKnownInclusionProofs) {
  const Tree tree(kEntries);
  const auto proof = [&](std::uint64_t index, std::uint64_t size) {
    return prove_inclusion(index, size, tree.reader()).value();
  };
  EXPECT_TRUE(proof(0, 1).empty());
  EXPECT_EQ(proof(0, 8),
            hashes_of({"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                       "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                       "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
  EXPECT_EQ(proof(5, 8),
            hashes_of({"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                       "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                       "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
  EXPECT_EQ(proof(2, 3),
            hashes_of({"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}));
  EXPECT_EQ(proof(1, 5),
            hashes_of({"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                       "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                       "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
}

TEST(MerkleTree, GivesTheKnownConsistencyProofs) {
  const Tree tree(kEntries);
  const auto proof = [&](std::uint64_t old_size, std::uint64_t size) {
    return prove_consistency(old_size, size, tree.reader()).value();
  };
  EXPECT_TRUE(proof(1, 1).empty());
  EXPECT_EQ(proof(1, 8),
            hashes_of({"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                       "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                       "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
  EXPECT_EQ(proof(6, 8),
            hashes_of({"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                       "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                       "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
  EXPECT_EQ(proof(2, 5),
            hashes_of({"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                       "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
}

std::vector<std::string> numbered(std::size_t count) {
  std::vector<std::string> entries;
  for (std::size_t i = 0; i < count; ++i) entries.push_back("entry " + std::to_string(i));
  return entries;
}

constexpr std::size_t kExhaustive = 70;

TEST(MerkleTree, AgreesWithThePlainDefinitionForAllSizesUpTo70) {
  const Tree tree(numbered(kExhaustive));
  std::size_t proofs = 0;
  for (std::size_t size = 1; size <= kExhaustive; ++size) {
    const Hash root = naive_root(tree.first(size));
    ASSERT_EQ(compute_root(size, tree.reader()).value(), root);
    for (std::size_t index = 0; index < size; ++index, ++proofs) {
      const auto proof = prove_inclusion(index, size, tree.reader()).value();
      ASSERT_EQ(proof, naive_path(index, tree.first(size)));
      ASSERT_TRUE(verify_inclusion(tree.leaves[index], index, size, proof, root));
    }
    for (std::size_t old_size = 0; old_size <= size; ++old_size, ++proofs) {
      const auto proof = prove_consistency(old_size, size, tree.reader()).value();
      const auto naive =
          old_size == 0 ? std::vector<Hash>() : naive_subproof(old_size, tree.first(size), true);
      ASSERT_EQ(proof, naive);
      ASSERT_TRUE(
          verify_consistency(old_size, naive_root(tree.first(old_size)), size, root, proof));
    }
  }
  EXPECT_EQ(proofs, kExhaustive * (kExhaustive + 1) / 2 + kExhaustive * (kExhaustive + 3) / 2);
}

// For every place in every tree up to 20: no other index, size, leaf or root passes with its proof.
TEST(MerkleTree, AnInclusionProofProvesNothingElse) {
  constexpr std::size_t kMost = 20;
  const Tree tree(numbered(kMost));
  for (std::size_t size = 1; size <= kMost; ++size) {
    const Hash root = naive_root(tree.first(size));
    for (std::size_t index = 0; index < size; ++index) {
      const auto proof = naive_path(index, tree.first(size));
      const Hash& leaf = tree.leaves[index];
      for (std::size_t other = 0; other < size + 2; ++other) {
        EXPECT_EQ(verify_inclusion(leaf, other, size, proof, root), other == index);
        if (other < size && other != index) {
          EXPECT_FALSE(verify_inclusion(tree.leaves[other], index, size, proof, root));
        }
      }
      auto shorter = proof;
      if (!shorter.empty()) shorter.pop_back();
      auto longer = proof;
      longer.push_back(root);
      EXPECT_EQ(verify_inclusion(leaf, index, size, shorter, root), proof.empty());
      EXPECT_FALSE(verify_inclusion(leaf, index, size, longer, root));
      EXPECT_FALSE(verify_inclusion(leaf, index, size, proof, leaf_hash("another")));
    }
  }
}

TEST(MerkleTree, AFlippedBitAnywhereInAProofIsRefused) {
  constexpr std::size_t kSize = 23;
  const Tree tree(numbered(kSize));
  const Hash root = naive_root(tree.leaves);
  std::size_t flips = 0;
  const auto each_flip = [&](std::vector<Hash> proof, const auto& is_accepted) {
    for (Hash& hash : proof) {
      for (unsigned char& byte : hash) {
        for (unsigned bit = 0; bit < 8; ++bit, ++flips) {
          byte = static_cast<unsigned char>(byte ^ (1U << bit));
          ASSERT_FALSE(is_accepted(proof));
          byte = static_cast<unsigned char>(byte ^ (1U << bit));
        }
      }
    }
    EXPECT_TRUE(is_accepted(proof));
  };
  for (std::size_t i = 0; i < kSize; ++i) {
    each_flip(naive_path(i, tree.leaves), [&](const std::vector<Hash>& proof) {
      return verify_inclusion(tree.leaves[i], i, kSize, proof, root);
    });
    const std::size_t old_size = i + 1;
    each_flip(naive_subproof(old_size, tree.leaves, true), [&](const std::vector<Hash>& proof) {
      return verify_consistency(old_size, naive_root(tree.first(old_size)), kSize, root, proof);
    });
  }
  EXPECT_GT(flips, 40000U);
}

TEST(MerkleTree, AConsistencyProofProvesNothingElse) {
  constexpr std::size_t kMost = 20;
  const Tree tree(numbered(kMost));
  for (std::size_t size = 1; size <= kMost; ++size) {
    const Hash root = naive_root(tree.first(size));
    for (std::size_t old_size = 1; old_size <= size; ++old_size) {
      const Hash old_root = naive_root(tree.first(old_size));
      const auto proof = naive_subproof(old_size, tree.first(size), true);
      for (std::size_t other = 0; other <= size + 1; ++other) {
        if (other == old_size) continue;
        EXPECT_FALSE(verify_consistency(other, old_root, size, root, proof));
        if (other <= kMost) {
          EXPECT_FALSE(
              verify_consistency(old_size, naive_root(tree.first(other)), size, root, proof));
        }
      }
      auto longer = proof;
      longer.push_back(root);
      EXPECT_FALSE(verify_consistency(old_size, old_root, size, root, longer));
      if (proof.empty()) continue;
      auto shorter = proof;
      shorter.pop_back();
      EXPECT_FALSE(verify_consistency(old_size, old_root, size, root, shorter));
    }
  }
}

TEST(MerkleTree, TheEmptyTreeBeginsEveryTreeButOnlyUnderItsOwnRoot) {
  const Tree tree(kEntries);
  const Hash root = kRoots[8];
  EXPECT_TRUE(verify_consistency(0, empty_root(), 8, root, {}));
  EXPECT_FALSE(verify_consistency(0, kRoots[1], 8, root, {}));
  EXPECT_FALSE(verify_consistency(0, empty_root(), 8, root, std::vector{root}));
  EXPECT_FALSE(verify_consistency(0, empty_root(), 0, root, {}));
  EXPECT_FALSE(verify_inclusion(empty_root(), 0, 0, {}, empty_root()));
}

TEST(MerkleTree, HandsOnWhatTheReaderCouldNotRead) {
  const auto broken = [](int, std::uint64_t) -> Result<Hash> {
    return Error{
        .kind = ErrorKind::Integrity, .what = {"hỏng", "broken"}, .where = {}, .remedy = {}};
  };
  EXPECT_EQ(compute_root(5, broken).error().what.en, "broken");
  EXPECT_EQ(prove_inclusion(1, 5, broken).error().what.en, "broken");
  EXPECT_EQ(prove_consistency(3, 5, broken).error().what.en, "broken");
}

}  // namespace
}  // namespace vanthu::tlog
