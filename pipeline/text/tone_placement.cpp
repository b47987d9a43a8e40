#include "text/tone_placement.h"

#include <string>
#include <vector>

#include "text/syllable.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

// Calls visit(first, last) for every run of Vietnamese letters.
template <typename Visit>
void for_each_word(const std::u32string& letters, Visit visit) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    if (i < letters.size() && is_vietnamese_letter(letters[i])) continue;
    if (i > begin) visit(begin, i);
    begin = i + 1;
  }
}

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    out += c.value;
    at += c.length;
  }
  return out;
}

std::vector<SyllableLetter> letters_of(const std::u32string& text, std::size_t begin,
                                       std::size_t end) {
  std::vector<SyllableLetter> word;
  for (std::size_t i = begin; i < end; ++i) word.push_back(syllable_letter(text[i]));
  return word;
}

}  // namespace

NfcString place_tones(const NfcString& text, TonePlacement placement) {
  std::u32string letters = decode(text.view());
  for_each_word(letters, [&](std::size_t begin, std::size_t end) {
    const std::vector<SyllableLetter> word = letters_of(letters, begin, end);
    const auto seat = find_tone_seat(word, placement);
    if (!seat || !seat->differs_by_style) return;
    const Tone tone = tone_of(word[seat->actual].code);
    letters[begin + seat->actual] = code_point_of(with_tone(word[seat->actual].code, Tone::Level));
    letters[begin + seat->proper] = code_point_of(with_tone(word[seat->proper].code, tone));
  });
  std::string out;
  for (const char32_t code : letters) append_utf8(out, code);
  return nfc(out);
}

TonePlacementCount count_tone_placements(const NfcString& text) {
  const std::u32string letters = decode(text.view());
  TonePlacementCount count;
  for_each_word(letters, [&](std::size_t begin, std::size_t end) {
    const auto seat = find_tone_seat(letters_of(letters, begin, end), TonePlacement::New);
    if (!seat || !seat->differs_by_style) return;
    ++(seat->actual == seat->proper ? count.new_style : count.old_style);
  });
  return count;
}

}  // namespace vanthu::text
