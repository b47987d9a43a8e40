#include "tlog/merkle.h"

#include <bit>
#include <optional>
#include <string>

#include "base/check.h"

namespace vanthu::tlog {
namespace {

std::string_view as_text(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

// Largest power of two below n; n > 1.
std::uint64_t split_point(std::uint64_t n) {
  return std::bit_floor(n - 1);
}

bool is_odd(std::uint64_t n) {
  return (n & 1U) != 0;
}

// Makes proofs of one tree. A range is [begin, end) with begin a multiple of a power of two that is
// not below its length, as all ranges of RFC 6962 are.
class Prover {
 public:
  explicit Prover(const SubtreeReader& read) : read_(read) {}

  std::optional<Error> error;
  std::vector<Hash> proof;

  Hash range_hash(std::uint64_t begin, std::uint64_t end) {
    std::vector<Hash> parts;
    while (begin < end && !error) {
      const std::uint64_t length = std::bit_floor(end - begin);
      const int level = std::countr_zero(length);
      auto part = read_(level, begin >> static_cast<unsigned>(level));
      if (!part.ok()) {
        error = part.error();
        return {};
      }
      parts.push_back(part.value());
      begin += length;
    }
    if (parts.empty()) return empty_root();
    Hash hash = parts.back();
    for (std::size_t i = parts.size() - 1; i-- > 0;) hash = node_hash(parts[i], hash);
    return hash;
  }

  // PATH(m, D[n]) of RFC 6962 2.1.1; index is absolute.
  void inclusion(std::uint64_t index, std::uint64_t begin, std::uint64_t end) {
    if (end - begin == 1) return;
    const std::uint64_t middle = begin + split_point(end - begin);
    if (index < middle) {
      inclusion(index, begin, middle);
      proof.push_back(range_hash(middle, end));
    } else {
      inclusion(index, middle, end);
      proof.push_back(range_hash(begin, middle));
    }
  }

  // SUBPROOF(m, D[n], b) of RFC 6962 2.1.2; old_end is absolute, is_whole is b.
  void consistency(std::uint64_t old_end, std::uint64_t begin, std::uint64_t end, bool is_whole) {
    if (old_end == end) {
      if (!is_whole) proof.push_back(range_hash(begin, end));
      return;
    }
    const std::uint64_t middle = begin + split_point(end - begin);
    if (old_end <= middle) {
      consistency(old_end, begin, middle, is_whole);
      proof.push_back(range_hash(middle, end));
    } else {
      consistency(old_end, middle, end, false);
      proof.push_back(range_hash(begin, middle));
    }
  }

 private:
  const SubtreeReader& read_;
};

}  // namespace

Hash leaf_hash(std::string_view entry) {
  std::string bytes(1, '\x00');
  return sha256(bytes.append(entry));
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::string bytes(1, '\x01');
  return sha256(bytes.append(as_text(left)).append(as_text(right)));
}

Hash empty_root() {
  return sha256({});
}

Result<Hash> compute_root(std::uint64_t size, const SubtreeReader& read) {
  Prover prover(read);
  const Hash root = prover.range_hash(0, size);
  if (prover.error) return *prover.error;
  return root;
}

Result<std::vector<Hash>> prove_inclusion(std::uint64_t index, std::uint64_t size,
                                          const SubtreeReader& read) {
  VANTHU_CHECK(index < size, "only an entry of the tree can be proven to be in it");
  Prover prover(read);
  prover.inclusion(index, 0, size);
  if (prover.error) return *prover.error;
  return std::move(prover.proof);
}

Result<std::vector<Hash>> prove_consistency(std::uint64_t old_size, std::uint64_t size,
                                            const SubtreeReader& read) {
  VANTHU_CHECK(old_size <= size, "a log only grows");
  Prover prover(read);
  if (old_size != 0) prover.consistency(old_size, 0, size, true);
  if (prover.error) return *prover.error;
  return std::move(prover.proof);
}

bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                      std::span<const Hash> proof, const Hash& root) {
  if (index >= size) return false;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (last == 0) return false;
    if (is_odd(node) || node == last) {
      hash = node_hash(sibling, hash);
      // The last node of a level may have no sibling for some levels.
      while (!is_odd(node) && node != 0) {
        node >>= 1U;
        last >>= 1U;
      }
    } else {
      hash = node_hash(hash, sibling);
    }
    node >>= 1U;
    last >>= 1U;
  }
  return last == 0 && hash == root;
}

bool verify_consistency(std::uint64_t old_size, const Hash& old_root, std::uint64_t size,
                        const Hash& root, std::span<const Hash> proof) {
  if (old_size > size) return false;
  if (old_size == size) return proof.empty() && old_root == root;
  if (old_size == 0) return proof.empty() && old_root == empty_root();
  std::uint64_t node = old_size - 1;
  std::uint64_t last = size - 1;
  while (is_odd(node)) {
    node >>= 1U;
    last >>= 1U;
  }
  // A complete old tree is itself the first node, and not repeated in the proof.
  const bool is_complete = std::has_single_bit(old_size);
  if (!is_complete && proof.empty()) return false;
  Hash old_hash = is_complete ? old_root : proof.front();
  Hash hash = old_hash;
  for (const Hash& next : proof.subspan(is_complete ? 0 : 1)) {
    if (last == 0) return false;
    if (is_odd(node) || node == last) {
      old_hash = node_hash(next, old_hash);
      hash = node_hash(next, hash);
      while (!is_odd(node) && node != 0) {
        node >>= 1U;
        last >>= 1U;
      }
    } else {
      hash = node_hash(hash, next);
    }
    node >>= 1U;
    last >>= 1U;
  }
  return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace vanthu::tlog
