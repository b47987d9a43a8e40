#include "text/legacy_detection.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/letter_table.h"
#include "text/utf8.h"
#include "text/valid_syllable.h"

namespace vanthu::text {
namespace {

constexpr std::size_t kFewestWords = 2;

// In the order in which equals are preferred.
constexpr std::array kEncodings = {TextEncoding::Unicode, TextEncoding::Tcvn3,
                                   TextEncoding::Vni,     TextEncoding::Viscii,
                                   TextEncoding::Vps,     TextEncoding::Cp1258};

char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view lower_start) {
  if (text.size() < lower_start.size()) return false;
  for (std::size_t i = 0; i < lower_start.size(); ++i) {
    if (lower_ascii(text[i]) != lower_start[i]) return false;
  }
  return true;
}

// A word of the input, whatever the encoding: letters of ASCII, bytes from 0x80 on (but no-break
// space) and the controls on which VISCII and VPS put capitals.
bool is_word_unit(char32_t code) {
  if (code >= 0x80) return code != 0xA0;
  if (code < 0x20) return code != 0 && (code < 0x07 || code >= 0x10) && code != 0x1A;
  return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

bool is_outside_ascii(char32_t code) {
  return code >= 0x80 || code < 0x20;
}

char32_t unit_value(std::string_view input, ByteForm form, std::size_t at, std::size_t& length) {
  if (form == ByteForm::Raw) {
    length = 1;
    return static_cast<unsigned char>(input[at]);
  }
  const CodePoint c = code_point_at(input, at);
  length = c.length;
  return c.value;
}

// Calls visit(word) for every word with a character outside ASCII.
template <typename Visit>
void for_each_marked_word(std::string_view input, ByteForm form, Visit visit) {
  std::size_t begin = 0;
  bool marked = false;
  for (std::size_t at = 0; at <= input.size();) {
    std::size_t length = 1;
    const char32_t code = at < input.size() ? unit_value(input, form, at, length) : U' ';
    if (at < input.size() && is_word_unit(code)) {
      marked = marked || is_outside_ascii(code);
      at += length;
      continue;
    }
    if (marked) visit(input.substr(begin, at - begin));
    at += length;
    begin = at;
    marked = false;
  }
}

std::u32string letters_of(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    out += c.value;
    at += c.length;
  }
  return out;
}

bool is_sign(char32_t code) {
  return (code >= 0x2010 && code <= 0x2044) || code == 0xAB || code == 0xBB;
}

// Quotes and dashes at the ends belong to no word.
std::u32string_view without_signs(std::u32string_view word) {
  while (!word.empty() && is_sign(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_sign(word.back())) word.remove_suffix(1);
  return word;
}

enum class LetterSize { Lower, Upper, Either };

LetterSize size_of(char32_t code, TextEncoding encoding) {
  const LetterCode letter = letter_code(code);
  const bool upper = letter != kNoLetter ? is_upper(letter) : code < 'a';
  if (upper) return LetterSize::Upper;
  const bool toned = is_vowel(letter) && tone_of(letter) != Tone::Level;
  return encoding == TextEncoding::Tcvn3 && toned ? LetterSize::Either : LetterSize::Lower;
}

// đảng, Đảng, ĐẢNG and no đẢng. In TCVN3 letters with a tone have one size only.
bool has_one_case(std::u32string_view word, TextEncoding encoding) {
  bool lower = false;
  bool upper_after_first = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const LetterSize size = size_of(word[i], encoding);
    lower = lower || size == LetterSize::Lower;
    upper_after_first = upper_after_first || (i > 0 && size == LetterSize::Upper);
  }
  return !(lower && upper_after_first);
}

// A letter or mark that only Unicode has: no old encoding wrote this word.
bool holds_unicode_letters(std::string_view word) {
  for (const char32_t code : letters_of(word)) {
    const bool is_mark = code >= 0x300 && code < 0x370;
    if (is_mark || (code >= 0x100 && letter_code(code) != kNoLetter)) return true;
  }
  return false;
}

struct Tally {
  EncodingScore score;
  // Of what the words become, for telling answers that differ from those that do not.
  std::string text;
};

// Each word once, in the order in which they come first, and how often: a text repeats itself.
struct WordCount {
  std::string_view word;
  std::size_t count = 0;
};
std::vector<WordCount> count_marked_words(std::string_view input, ByteForm form) {
  std::vector<WordCount> words;
  std::unordered_map<std::string_view, std::size_t> places;
  for_each_marked_word(input, form, [&](std::string_view word) {
    const auto [at, is_new] = places.try_emplace(word, words.size());
    if (is_new) words.push_back({word, 0});
    ++words[at->second].count;
  });
  return words;
}

void judge(const WordCount& counted, ByteForm form, Tally& tally) {
  const std::string_view word = counted.word;
  const LegacyText decoded = decode_legacy(word, tally.score.encoding, form);
  const std::u32string letters = letters_of(decoded.text);
  const std::u32string_view bare = without_signs(letters);
  tally.text += decoded.text;
  tally.text += ' ';
  // A dash or a bullet by itself says nothing, whatever it becomes.
  if (bare.empty() && letters.size() <= 2) return;
  tally.score.words += counted.count;
  if (!decoded.lost.empty() || !is_valid_syllable(bare)) return;
  if (!has_one_case(bare, tally.score.encoding)) return;
  const bool is_old = tally.score.encoding != TextEncoding::Unicode;
  if (is_old && form == ByteForm::MisreadUtf8 && holds_unicode_letters(word)) return;
  tally.score.syllables += counted.count;
}

bool is_better(const Tally& a, const Tally& b) {
  // As shares: a word that is a sign in one encoding is a word in another.
  return a.score.syllables * std::max<std::size_t>(b.score.words, 1) >
         b.score.syllables * std::max<std::size_t>(a.score.words, 1);
}

// Hardly one word in a hundred of real minutes is no syllable, but most words read in a wrong
// encoding are none.
bool is_sure(const EncodingScore& best, const std::optional<EncodingScore>& runner_up) {
  if (best.words < kFewestWords || best.syllables * 5 < best.words * 4) return false;
  const std::size_t odd = best.words - best.syllables;
  return !runner_up || runner_up->words - runner_up->syllables >= 2 + 2 * odd;
}

}  // namespace

std::optional<FontEncoding> encoding_of_font(std::string_view font) {
  while (!font.empty() && font.back() == ' ') font.remove_suffix(1);
  const bool capitals = !font.empty() && lower_ascii(font.back()) == 'h';
  if (begins_with(font, ".vn")) return FontEncoding{TextEncoding::Tcvn3, capitals};
  if (begins_with(font, "vni-")) return FontEncoding{TextEncoding::Vni, false};
  if (begins_with(font, "vps ")) return FontEncoding{TextEncoding::Vps, false};
  if (begins_with(font, "vi ")) {
    return FontEncoding{TextEncoding::Viscii, font.ends_with(" H")};
  }
  return std::nullopt;
}

EncodingScore score_encoding(std::string_view input, TextEncoding encoding, ByteForm form) {
  Tally tally{.score = {.encoding = encoding}, .text = {}};
  for (const WordCount& word : count_marked_words(input, form)) judge(word, form, tally);
  return tally.score;
}

Detection detect_encoding(std::string_view input) {
  Detection found{.encoding = std::nullopt, .form = form_of(input), .best = {}, .runner_up = {}};
  std::vector<Tally> tallies;
  tallies.reserve(kEncodings.size());
  for (const TextEncoding encoding : kEncodings) {
    tallies.push_back({.score = {.encoding = encoding}, .text = {}});
  }
  const std::vector<WordCount> words = count_marked_words(input, found.form);
  for (Tally& tally : tallies) {
    for (const WordCount& word : words) judge(word, found.form, tally);
  }
  if (words.empty() && found.form == ByteForm::MisreadUtf8) {
    found.encoding = TextEncoding::Unicode;
    return found;
  }
  std::stable_sort(tallies.begin(), tallies.end(), is_better);
  found.best = tallies.front().score;
  const auto rival = std::find_if(tallies.begin() + 1, tallies.end(), [&](const Tally& tally) {
    return tally.text != tallies.front().text;
  });
  if (rival != tallies.end()) found.runner_up = rival->score;
  if (is_sure(found.best, found.runner_up)) found.encoding = found.best.encoding;
  return found;
}

}  // namespace vanthu::text
