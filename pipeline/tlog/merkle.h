// Merkle trees as in RFC 6962 section 2.1: the mathematics of a log (nhật ký), without files. A
// leaf is the hash of 0x00 and the entry, a node that of 0x01 and its two halves, so that no node
// can pass for an entry. Proofs are lists of hashes from the leaf's side up; checking follows RFC
// 9162 sections 2.1.3.2 and 2.1.4.2 and never computes more than a few hashes a list element.
//   if (!verify_inclusion(leaf_hash(entry), index, size, proof, root)) …
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sha.h"

namespace vanthu::tlog {

using Hash = Sha256Digest;

Hash leaf_hash(std::string_view entry);
Hash node_hash(const Hash& left, const Hash& right);
// Of the tree without entries: SHA-256 of nothing.
Hash empty_root();

// The hash of the complete subtree over entries [index * 2^level, (index + 1) * 2^level). An Error
// is handed on.
using SubtreeReader = std::function<Result<Hash>(int level, std::uint64_t index)>;

// Of the first `size` entries.
Result<Hash> compute_root(std::uint64_t size, const SubtreeReader& read);
// index < size. At most 64 hashes, from the leaf's sibling up.
Result<std::vector<Hash>> prove_inclusion(std::uint64_t index, std::uint64_t size,
                                          const SubtreeReader& read);
// That the tree of `size` entries begins with that of `old_size`; old_size <= size. Empty when
// old_size is 0 or size.
Result<std::vector<Hash>> prove_consistency(std::uint64_t old_size, std::uint64_t size,
                                            const SubtreeReader& read);

// The entry with this leaf hash has this index in the tree of this size and root.
bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                      std::span<const Hash> proof, const Hash& root);
// The tree of `size` entries with `root` begins with the tree of old_size entries with old_root.
// The empty tree begins every tree, but only under its own root.
bool verify_consistency(std::uint64_t old_size, const Hash& old_root, std::uint64_t size,
                        const Hash& root, std::span<const Hash> proof);

}  // namespace vanthu::tlog
