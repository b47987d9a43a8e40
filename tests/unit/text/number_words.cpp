#include "unit/text/number_words.h"

#include <algorithm>
#include <span>
#include <sstream>
#include <string>
#include <vector>

namespace vanthu::text {
namespace {

using Words = std::span<const std::string>;

constexpr std::string_view kDigitNames[] = {"không", "một", "hai", "ba",  "bốn",
                                            "năm",   "sáu", "bảy", "tám", "chín"};

std::optional<int> digit(const std::string& word) {
  for (int value = 0; value < 10; ++value) {
    if (kDigitNames[value] == word) return value;
  }
  return std::nullopt;
}

// Positions behind the word, before it; not found: nothing.
struct Cut {
  Words before;
  Words behind;
};
std::optional<Cut> cut_at_last(Words words, std::string_view name) {
  for (std::size_t i = words.size(); i > 0; --i) {
    if (words[i - 1] == name) return Cut{words.first(i - 1), words.subspan(i)};
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(const Spelling& spelling)
      : thousand_(spelling.thousand == ThousandWord::Nghin ? "nghìn" : "ngàn"),
        billion_(spelling.billion == BillionWord::TyWithY ? "tỷ" : "tỉ"),
        odd_(spelling.zero_ten == ZeroTen::Linh ? "linh" : "lẻ"),
        four_(spelling.four == FourAfterTen::Tu ? "tư" : "bốn") {}

  std::optional<std::uint64_t> read(Words words) const {
    const auto cut = cut_at_last(words, billion_);
    if (!cut) return below_billion(words, false);
    const auto high = read(cut->before);
    if (!high || *high == 0) return std::nullopt;
    if (cut->behind.empty()) return *high * 1'000'000'000;
    const auto low = below_billion(cut->behind, true);
    if (!low || *low == 0) return std::nullopt;
    return *high * 1'000'000'000 + *low;
  }

 private:
  // full: a higher group was said, so nothing may be left out in front.
  std::optional<std::uint64_t> below_billion(Words words, bool full) const {
    std::uint64_t value = 0;
    const std::pair<std::string_view, std::uint64_t> units[] = {{"triệu", 1'000'000},
                                                                {thousand_, 1'000}};
    std::uint64_t last = 1;
    for (const auto& [name, unit] : units) {
      const auto cut = cut_at_last(words, name);
      if (!cut && full && !words.empty()) return std::nullopt;
      if (!cut) continue;
      const auto part = group(cut->before, full);
      if (!part || (*part == 0 && !full)) return std::nullopt;
      value += *part * unit;
      last = *part;
      full = true;
      words = cut->behind;
    }
    if (words.empty()) return full && last > 0 ? std::optional(value) : std::nullopt;
    const auto ones = group(words, full);
    if (!ones || (*ones == 0 && full)) return std::nullopt;
    return value + *ones;
  }

  std::optional<std::uint64_t> group(Words words, bool full) const {
    if (words.size() == 1 && words[0] == "không") return 0;
    std::uint64_t hundreds = 0;
    const bool says_hundreds = words.size() >= 2 && words[1] == "trăm";
    if (says_hundreds) {
      const auto named = digit(words[0]);
      if (!named || (*named == 0 && !full)) return std::nullopt;
      hundreds = static_cast<std::uint64_t>(*named) * 100;
      words = words.subspan(2);
    } else if (full) {
      return std::nullopt;
    }
    if (words.empty())
      return says_hundreds && hundreds > 0 ? std::optional(hundreds) : std::nullopt;
    const auto rest = below_hundred(words, says_hundreds);
    return rest ? std::optional(hundreds + *rest) : std::nullopt;
  }

  std::optional<std::uint64_t> below_hundred(Words words, bool after_hundred) const {
    if (after_hundred && words.size() == 2 && words[0] == odd_) return ones(words[1]);
    if (words.size() == 1 && words[0] == "mười") return 10;
    if (words.size() == 2 && words[0] == "mười") return plus(10, ones_after_ten(words[1], 1));
    if (words.size() == 1) return after_hundred ? std::nullopt : ones(words[0]);
    const auto tens = digit(words[0]);
    if (!tens || *tens < 2 || words[1] != "mươi") return std::nullopt;
    const std::uint64_t value = static_cast<std::uint64_t>(*tens) * 10;
    if (words.size() == 2) return value;
    return words.size() == 3 ? plus(value, ones_after_ten(words[2], *tens)) : std::nullopt;
  }

  static std::optional<std::uint64_t> plus(std::uint64_t a, std::optional<std::uint64_t> b) {
    return b ? std::optional(a + *b) : std::nullopt;
  }

  static std::optional<std::uint64_t> ones(const std::string& word) {
    const auto value = digit(word);
    return value && *value > 0 ? std::optional<std::uint64_t>(*value) : std::nullopt;
  }

  std::optional<std::uint64_t> ones_after_ten(const std::string& word, int tens) const {
    if (word == "lăm") return 5;
    if (word == "năm") return std::nullopt;
    if (tens == 1) return ones(word);
    if (word == "mốt") return 1;
    if (word == four_) return 4;
    if (word == "một" || word == "bốn" || word == "tư") return std::nullopt;
    return ones(word);
  }

  std::string_view thousand_;
  std::string_view billion_;
  std::string_view odd_;
  std::string_view four_;
};

}  // namespace

std::optional<std::int64_t> read_number_words(std::string_view words, const Spelling& spelling) {
  std::istringstream in{std::string(words)};
  std::vector<std::string> list;
  for (std::string word; in >> word;) list.push_back(word);
  Words rest(list);
  const bool negative = !rest.empty() && rest[0] == "âm";
  if (negative) rest = rest.subspan(1);
  if (rest.size() == 1 && rest[0] == "không") return negative ? std::nullopt : std::optional(0);
  const auto value = Reader(spelling).read(rest);
  if (!value || *value == 0) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - *value : *value);
}

}  // namespace vanthu::text
