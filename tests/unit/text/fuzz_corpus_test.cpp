#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);
extern "C" int fuzz_legacy(const std::uint8_t* input, std::size_t size);

namespace vanthu::text {
namespace {

using std::string_view_literals::operator""sv;

// Texts that took a different path each, and those that once broke a promise.
constexpr std::string_view kCorpus[] = {
    ""sv,
    "Nghị quyết số 05-NQ/CB ngày 05/02/2026: “Đoàn kết”, 92,5%\r\n\tT/M CHI BỘ"sv,
    "e\u0301\u0302 \u0455inh \u00D0ảng hòa hoà - a) 5"sv,
    "\u202Ex\u0001\uFFFE\xED\xA0\x80\xE1\xBB"sv,
    "\u0301\u0302 o\u031B\u0301\u00AD\u200B\uFEFF"sv,
    "e\u0711\u0302 \u0958 \u1100\u1161 \u2126 \u212A"sv,
    "  +.      - a) 5     (       0"sv,
    "a\0b"sv,
};

// Two texts of a corpus, whose first is empty, joined and with some bytes changed or taken out.
std::string damaged_copy(std::span<const std::string_view> corpus, unsigned most_edits,
                         std::mt19937& random) {
  const auto any = [&] { return corpus[1 + random() % (corpus.size() - 1)]; };
  std::string text(any());
  text += any();
  for (auto edits = random() % most_edits; edits > 0; --edits) {
    const std::size_t at = random() % text.size();
    if (random() % 2 == 0) {
      text[at] = static_cast<char>(random() % 256);
    } else {
      text.erase(at, 1 + random() % 3);
      text += 'a';
    }
  }
  return text;
}

void replay(std::string_view bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

TEST(NormalizeFuzz, HoldsItsPromisesOnTheCorpus) {
  for (const std::string_view text : kCorpus) EXPECT_NO_THROW(replay(text)) << text;
}

TEST(NormalizeFuzz, HoldsItsPromisesOnDamagedCopiesOfTheCorpus) {
  std::mt19937 random(399);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = damaged_copy(kCorpus, 6, random);
    ASSERT_NO_THROW(replay(text)) << "round " << round;
  }
}

constexpr std::string_view kOldTexts[] = {
    ""sv,
    "Ng\xAD\xEAi lao \xAE\xE9ng\r\nC\xE9NG HO\xB5 X\xB7 H\xE9I\t\x93x\x94\x1A"sv,
    "Ng\u00ADêi lao ®éng, Xin chaøo caùc baïn, ñöôøng ÑAÏI HOÄI Aùo"sv,
    "\x69\xF2 \xEA\xEC a\xCC\xF2 \xCC\xEC\xD2 b\xEC\r\xEC\f\x85"sv,
    "\x02\x05\x06\x14\x19\x1E\x80\x9F\xA0\xFF \x10\x1C\x1D"sv,
    "\xEF\xBB\xBF\u0103\u0301 e\u0301\u0302 \u202E \uFFFD \uFFFE \u2028 \u00AD\u200B"sv,
    "a\0b\xC0\x80\xED\xA0\x80"sv,
    "H\u0331 h\u0331 \u00EC\u0301 \u1100\u1161\u11A8 \u0958"sv,
};

void replay_old(std::string_view bytes) {
  fuzz_legacy(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

TEST(LegacyFuzz, HoldsItsPromisesOnTheCorpus) {
  for (const std::string_view text : kOldTexts) EXPECT_NO_THROW(replay_old(text)) << text;
  for (const std::string_view text : kCorpus) EXPECT_NO_THROW(replay_old(text)) << text;
}

TEST(LegacyFuzz, HoldsItsPromisesOnDamagedCopiesOfTheCorpus) {
  std::mt19937 random(1258);
  for (int round = 0; round < 500; ++round) {
    const std::string text = damaged_copy(kOldTexts, 8, random);
    ASSERT_NO_THROW(replay_old(text)) << "round " << round;
  }
}

}  // namespace
}  // namespace vanthu::text
