#include "base/many_digests.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <utility>

#include "base/sha_constants.h"
#include "base/sha_lanes.h"

namespace vanthu {
namespace {

template <typename Word>
using Step = void (*)(Word* state, const unsigned char* const* blocks, std::size_t count);

template <typename Word>
using Digest = std::array<unsigned char, sizeof(Word) * 8>;

template <typename Word>
struct LaneText {
  std::string_view bytes;
  // The state behind its first blocks; null: behind none.
  const std::array<Word, 8>* words = nullptr;
  std::size_t bytes_in_words = 0;

  std::size_t left() const { return bytes.size() - bytes_in_words; }
};

template <typename Word>
const std::array<Word, 8>& initial_words() {
  static const std::array<Word, 8> words = [] {
    std::array<Word, 8> first{};
    for (std::size_t i = 0; i < first.size(); ++i) {
      first[i] = static_cast<Word>(kShaInitialWords[i] >> (64 - sizeof(Word) * 8));
    }
    return first;
  }();
  return words;
}

// One hash on kLanes lanes: a lane that has ended its text takes the next one.
template <typename Word, std::size_t kLanes>
class LaneHasher {
 public:
  // The texts and the answers, by index.
  LaneHasher(Step<Word> step, std::span<const LaneText<Word>> texts,
             std::vector<Digest<Word>>& digests)
      : step_(step), texts_(texts), digests_(digests) {}

  // Those in `order`; the longest should come first.
  void hash(std::span<const std::size_t> order) {
    std::size_t next = 0;
    for (std::size_t lane = 0; lane < kLanes && next < order.size(); ++lane) {
      start(lane, order[next++]);
    }
    while (const std::size_t count = blocks_until_an_end()) {
      step_(state_.data(), blocks_.data(), count);
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        blocks_[lane] += count * kBlock;
        if (!lanes_[lane].busy) continue;
        lanes_[lane].left -= count;
        if (lanes_[lane].left > 0) continue;
        if (!lanes_[lane].in_padding) {
          go_to_padding(lane);
          continue;
        }
        finish(lane);
        if (next < order.size()) start(lane, order[next++]);
      }
    }
  }

 private:
  static constexpr std::size_t kBlock = sizeof(Word) * 16;
  // Of the text's length, at the end of the last block.
  static constexpr std::size_t kLengthBytes = sizeof(Word) * 2;

  struct Lane {
    bool busy = false;
    bool in_padding = false;
    std::size_t text = 0;
    std::size_t left = 0;
    // What is left of the text, and the padding.
    std::array<unsigned char, kBlock * 2> padding{};
  };

  void start(std::size_t lane, std::size_t text) {
    const LaneText<Word>& one = texts_[text];
    lanes_[lane] = {.busy = true, .text = text, .left = one.left() / kBlock};
    const auto& words = one.words != nullptr ? *one.words : initial_words<Word>();
    for (std::size_t word = 0; word < 8; ++word) state_[word * kLanes + lane] = words[word];
    blocks_[lane] = reinterpret_cast<const unsigned char*>(one.bytes.data()) + one.bytes_in_words;
    if (lanes_[lane].left == 0) go_to_padding(lane);
  }

  void go_to_padding(std::size_t lane) {
    Lane& here = lanes_[lane];
    const std::string_view bytes = texts_[here.text].bytes;
    const std::size_t rest = bytes.size() % kBlock;
    if (rest > 0) std::memcpy(here.padding.data(), bytes.data() + bytes.size() - rest, rest);
    here.padding[rest] = 0x80;
    here.in_padding = true;
    here.left = rest + 1 + kLengthBytes <= kBlock ? 1 : 2;
    std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    for (std::size_t at = here.left * kBlock; bits > 0; bits >>= 8U) {
      here.padding[--at] = static_cast<unsigned char>(bits & 0xFFU);
    }
    blocks_[lane] = here.padding.data();
  }

  void finish(std::size_t lane) {
    Digest<Word>& digest = digests_[lanes_[lane].text];
    for (std::size_t i = 0; i < digest.size(); ++i) {
      const Word word = state_[i / sizeof(Word) * kLanes + lane];
      digest[i] =
          static_cast<unsigned char>((word >> ((sizeof(Word) - 1 - i % sizeof(Word)) * 8)) & 0xFFU);
    }
    lanes_[lane].busy = false;
  }

  // 0 when no lane is busy. Idle lanes look at what a busy one reads.
  std::size_t blocks_until_an_end() {
    std::size_t count = 0;
    const unsigned char* something = nullptr;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      if (!lanes_[lane].busy) continue;
      if (something == nullptr || lanes_[lane].left < count) count = lanes_[lane].left;
      something = blocks_[lane];
    }
    if (something == nullptr) return 0;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      if (!lanes_[lane].busy) blocks_[lane] = something;
    }
    return count;
  }

  Step<Word> step_;
  std::span<const LaneText<Word>> texts_;
  std::vector<Digest<Word>>& digests_;
  std::array<Word, 8 * kLanes> state_{};
  std::array<const unsigned char*, kLanes> blocks_{};
  std::array<Lane, kLanes> lanes_{};
};

// `worth`: how many lanes must be busy to be faster than one text after the other. `single` gives
// the digest of a text by its index.
template <typename Word, std::size_t kLanes, typename Single>
std::vector<Digest<Word>> hash_all(std::span<const LaneText<Word>> texts, Step<Word> step,
                                   std::size_t worth, const Single& single) {
  std::vector<Digest<Word>> digests(texts.size());
  std::vector<std::size_t> order(texts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return texts[a].left() != texts[b].left() ? texts[a].left() > texts[b].left() : a < b;
  });
  std::size_t sum = 0;
  for (const LaneText<Word>& text : texts) sum += text.left();
  std::size_t alone = 0;
  while (alone < order.size() && (step == nullptr || texts[order[alone]].left() > sum / worth)) {
    const std::size_t text = order[alone++];
    digests[text] = single(text);
    sum -= texts[text].left();
  }
  LaneHasher<Word, kLanes>(step, texts, digests).hash(std::span(order).subspan(alone));
  return digests;
}

// Most processors have instructions for SHA-256 that four or eight lanes do not outrun.
std::vector<Sha256Digest> sha256_of(std::span<const std::string_view> texts, Vectors vectors) {
  std::vector<LaneText<std::uint32_t>> begun;
  begun.reserve(texts.size());
  for (const std::string_view text : texts) begun.push_back({.bytes = text});
  const auto single = [&](std::size_t i) { return sha256(texts[i]); };
#ifdef VANTHU_SHA_LANES
  if (vectors == Vectors::Avx512) {
    return hash_all<std::uint32_t, 16>(begun, sha256_in_16_lanes, 11, single);
  }
#endif
  static_cast<void>(vectors);
  return hash_all<std::uint32_t, 1>(begun, nullptr, 1, single);
}

}  // namespace

Vectors widest_vectors() {
#ifdef VANTHU_SHA_LANES
  if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0) {
    return Vectors::Avx512;
  }
  if (__builtin_cpu_supports("avx2") != 0) return Vectors::Avx2;
#endif
  return Vectors::None;
}

Sha512Beginning::Sha512Beginning(std::string_view bytes) {
  digest_.update(bytes);
#ifdef VANTHU_SHA_LANES
  constexpr std::size_t kBlock = 128;
  constexpr std::size_t kMostLanes = 8;
  const std::size_t blocks = bytes.size() / kBlock;
  const auto in_lanes = [&](Step<std::uint64_t> step, std::size_t lanes) {
    std::array<std::uint64_t, 8 * kMostLanes> state{};
    std::array<const unsigned char*, kMostLanes> same{};
    same.fill(reinterpret_cast<const unsigned char*>(bytes.data()));
    for (std::size_t i = 0; i < 8 * lanes; ++i) state[i] = kShaInitialWords[i / lanes];
    step(state.data(), same.data(), blocks);
    for (std::size_t word = 0; word < 8; ++word) words_[word] = state[word * lanes];
    bytes_in_words_ = blocks * kBlock;
  };
  if (widest_vectors() == Vectors::Avx512) in_lanes(sha512_in_8_lanes, 8);
  if (widest_vectors() == Vectors::Avx2) in_lanes(sha512_in_4_lanes, 4);
#endif
}

std::vector<Sha512Digest> sha512_of(std::span<const BegunText> texts, Vectors most) {
  std::vector<LaneText<std::uint64_t>> begun;
  begun.reserve(texts.size());
  for (const BegunText& text : texts) {
    LaneText<std::uint64_t>& one = begun.emplace_back(LaneText<std::uint64_t>{.bytes = text.bytes});
    if (text.beginning == nullptr) continue;
    one.words = &text.beginning->words();
    one.bytes_in_words = text.beginning->bytes_in_words();
  }
  const auto single = [&](std::size_t i) {
    if (texts[i].beginning == nullptr) return sha512(texts[i].bytes);
    Sha512 digest = texts[i].beginning->digest();
    digest.update(texts[i].bytes.substr(digest.size()));
    return std::move(digest).finish();
  };
#ifdef VANTHU_SHA_LANES
  const Vectors vectors = std::min(most, widest_vectors());
  if (vectors == Vectors::Avx512) {
    return hash_all<std::uint64_t, 8>(begun, sha512_in_8_lanes, 3, single);
  }
  if (vectors == Vectors::Avx2) {
    return hash_all<std::uint64_t, 4>(begun, sha512_in_4_lanes, 3, single);
  }
#endif
  static_cast<void>(most);
  return hash_all<std::uint64_t, 1>(begun, nullptr, 1, single);
}

std::vector<BothDigests> digests_of(std::span<const std::string_view> texts, Vectors most) {
  std::vector<BegunText> whole;
  whole.reserve(texts.size());
  for (const std::string_view text : texts) whole.push_back({.bytes = text});
  const std::vector<Sha256Digest> sha256s = sha256_of(texts, std::min(most, widest_vectors()));
  const std::vector<Sha512Digest> sha512s = sha512_of(whole, most);
  std::vector<BothDigests> digests(texts.size());
  for (std::size_t i = 0; i < digests.size(); ++i) digests[i] = {sha256s[i], sha512s[i]};
  return digests;
}

}  // namespace vanthu
