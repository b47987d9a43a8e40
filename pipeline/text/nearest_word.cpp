#include "text/nearest_word.h"

#include <algorithm>
#include <vector>

#include "text/letter_table.h"
#include "text/nfc_string.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

struct Spelling {
  std::u32string marked;
  std::u32string plain;
};

Spelling spelling(std::string_view word) {
  const Result<NfcString> composed = normalize(word);
  const std::string_view known = composed.ok() ? composed.value().view() : word;
  Spelling out;
  for (std::size_t at = 0; at < known.size();) {
    const CodePoint c = code_point_at(known, at);
    const LetterCode letter = letter_code(c.value);
    char32_t lower = c.value;
    if (letter != kNoLetter) lower = code_point_of(lower_of(letter));
    if (lower >= 'A' && lower <= 'Z') lower += 'a' - 'A';
    out.marked += lower;
    out.plain += letter == kNoLetter ? lower : static_cast<char32_t>(plain_of(letter));
    at += c.length;
  }
  return out;
}

// Optimal string alignment: no part is edited twice.
std::size_t edits(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::size_t distance(const Spelling& a, const Spelling& b) {
  const std::size_t marked = edits(a.marked, b.marked);
  if (marked == 0) return 0;
  return std::min(marked, edits(a.plain, b.plain) + 1);
}

template <typename Words>
std::optional<std::string> nearest(std::string_view word, const Words& candidates) {
  const Spelling wanted = spelling(word);
  const std::size_t length = wanted.marked.size();
  std::size_t best = std::min(length, std::max<std::size_t>(1, length / 3) + 1);
  std::optional<std::string> found;
  for (const auto& candidate : candidates) {
    const std::size_t away = distance(wanted, spelling(candidate));
    if (away < best) {
      best = away;
      found = std::string(candidate);
    }
  }
  return found;
}

}  // namespace

std::optional<std::string> nearest_word(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  return nearest(word, candidates);
}

std::optional<std::string> nearest_word(std::string_view word,
                                        std::span<const std::string> candidates) {
  return nearest(word, candidates);
}

}  // namespace vanthu::text
