#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);

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

void replay(std::string_view bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

TEST(NormalizeFuzz, HoldsItsPromisesOnTheCorpus) {
  for (const std::string_view text : kCorpus) EXPECT_NO_THROW(replay(text)) << text;
}

TEST(NormalizeFuzz, HoldsItsPromisesOnDamagedCopiesOfTheCorpus) {
  std::mt19937 random(399);
  for (int round = 0; round < 2000; ++round) {
    std::string text(kCorpus[1 + random() % (std::size(kCorpus) - 1)]);
    text += kCorpus[1 + random() % (std::size(kCorpus) - 1)];
    for (auto edits = random() % 6; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0) {
        text[at] = static_cast<char>(random() % 256);
      } else {
        text.erase(at, 1 + random() % 3);
        text += 'a';
      }
    }
    ASSERT_NO_THROW(replay(text)) << "round " << round;
  }
}

}  // namespace
}  // namespace vanthu::text
