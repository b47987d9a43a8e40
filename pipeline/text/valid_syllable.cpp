#include "text/valid_syllable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "text/letter_table.h"
#include "text/syllable.h"

namespace vanthu::text {
namespace {

// In order of code points, for binary search; the test checks it.
constexpr auto kRhymes = [] {
  std::array rhymes = std::to_array<std::u32string_view>({
      U"a",    U"ac",   U"ach",  U"ai",   U"am",  U"an",   U"ang",  U"anh",  U"ao",  U"ap",
      U"at",   U"au",   U"ay",   U"ăc",   U"ăm",  U"ăn",   U"ăng",  U"ăp",   U"ăt",  U"âc",
      U"âm",   U"ân",   U"âng",  U"âp",   U"ât",  U"âu",   U"ây",   U"e",    U"ec",  U"em",
      U"en",   U"eng",  U"eo",   U"ep",   U"et",  U"ê",    U"êch",  U"êm",   U"ên",  U"ênh",
      U"êp",   U"êt",   U"êu",   U"i",    U"ia",  U"ich",  U"iêc",  U"iêm",  U"iên", U"iêng",
      U"iêp",  U"iêt",  U"iêu",  U"im",   U"in",  U"inh",  U"ip",   U"it",   U"iu",  U"o",
      U"oa",   U"oac",  U"oach", U"oai",  U"oam", U"oan",  U"oang", U"oanh", U"oao", U"oap",
      U"oat",  U"oay",  U"oăc",  U"oăm",  U"oăn", U"oăng", U"oăt",  U"oc",   U"oe",  U"oen",
      U"oeo",  U"oet",  U"oi",   U"om",   U"on",  U"ong",  U"ooc",  U"oong", U"op",  U"ot",
      U"ô",    U"ôc",   U"ôi",   U"ôm",   U"ôn",  U"ông",  U"ôp",   U"ôt",   U"ơ",   U"ơi",
      U"ơm",   U"ơn",   U"ơp",   U"ơt",   U"u",   U"ua",   U"uân",  U"uâng", U"uât", U"uây",
      U"uc",   U"uê",   U"uêch", U"uênh", U"ui",  U"um",   U"un",   U"ung",  U"uơ",  U"up",
      U"ut",   U"uôc",  U"uôi",  U"uôm",  U"uôn", U"uông", U"uôt",  U"uy",   U"uya", U"uych",
      U"uyên", U"uyêt", U"uynh", U"uyt",  U"uyu", U"ư",    U"ưa",   U"ưc",   U"ưi",  U"ưm",
      U"ưng",  U"ưt",   U"ưu",   U"ươc",  U"ươi", U"ươm",  U"ươn",  U"ương", U"ươp", U"ươt",
      U"ươu",  U"y",    U"ych",  U"yên",  U"yêm", U"yêng", U"yêt",  U"yêu",  U"ynh", U"yt",
  });
  std::sort(rhymes.begin(), rhymes.end());
  return rhymes;
}();

// Longer ones first where one begins with another.
constexpr auto kOnsets = std::to_array<std::u32string_view>(
    {U"ngh", U"ng", U"nh", U"n", U"gh", U"gi", U"g", U"kh", U"k", U"ph", U"p", U"qu", U"th", U"tr",
     U"t",   U"ch", U"c",  U"b", U"d",  U"đ",  U"h", U"l",  U"m", U"r",  U"s", U"v",  U"x"});

struct Skeleton {
  // Lower case, without the tone.
  std::u32string letters;
  Tone tone = Tone::Level;
};

std::optional<Skeleton> skeleton_of(std::u32string_view word) {
  if (word.empty() || word.size() > kLongestSyllable) return std::nullopt;
  Skeleton out;
  for (const char32_t code : word) {
    const LetterCode letter = lower_of(letter_code(code));
    if (letter == kNoLetter) {
      const bool upper = code >= 'A' && code <= 'Z';
      if (!upper && (code < 'a' || code > 'z')) return std::nullopt;
      out.letters += upper ? code - 'A' + 'a' : code;
      continue;
    }
    if (is_vowel(letter) && tone_of(letter) != Tone::Level) {
      if (out.tone != Tone::Level) return std::nullopt;
      out.tone = tone_of(letter);
    }
    out.letters += code_point_of(is_vowel(letter) ? with_tone(letter, Tone::Level) : letter);
  }
  return out;
}

bool is_front_vowel(char32_t code) {
  return code == U'e' || code == U'ê' || code == U'i' || code == U'y';
}

// c, k, g, gh, ng, ngh share their sounds by the vowel that follows; y stands alone, after one
// consonant or after qu.
bool spelling_agrees(std::u32string_view onset, std::u32string_view rhyme) {
  const bool front = is_front_vowel(rhyme.front());
  if (onset == U"k" || onset == U"gh" || onset == U"ngh") return front;
  if (onset == U"c" || onset == U"g" || onset == U"ng") return !front;
  if (onset == U"qu") {
    return rhyme.front() != U'u' && rhyme.front() != U'o' && rhyme.front() != U'ư';
  }
  if (rhyme.front() == U'y' && rhyme.size() > 1) return onset.empty();
  return true;
}

bool tone_agrees(std::u32string_view rhyme, Tone tone) {
  const char32_t last = rhyme.back();
  const bool stopped = last == U'c' || last == U'p' || last == U't' ||
                       (last == U'h' && rhyme.size() > 1 && rhyme[rhyme.size() - 2] == U'c');
  return !stopped || tone == Tone::Acute || tone == Tone::Dot;
}

bool is_rhyme(std::u32string_view letters) {
  return std::binary_search(kRhymes.begin(), kRhymes.end(), letters);
}

bool fits(std::u32string_view onset, std::u32string_view rhyme, Tone tone) {
  return !rhyme.empty() && is_rhyme(rhyme) && spelling_agrees(onset, rhyme) &&
         tone_agrees(rhyme, tone);
}

}  // namespace

bool is_valid_syllable(std::u32string_view word) {
  const std::optional<Skeleton> skeleton = skeleton_of(word);
  if (!skeleton) return false;
  const std::u32string_view letters = skeleton->letters;
  if (fits({}, letters, skeleton->tone)) return true;
  for (const std::u32string_view onset : kOnsets) {
    if (!letters.starts_with(onset)) continue;
    if (fits(onset, letters.substr(onset.size()), skeleton->tone)) return true;
  }
  // gì, gìn: the i is rhyme and part of the onset at once.
  return letters.starts_with(U"gi") && fits(U"gi", letters.substr(1), skeleton->tone);
}

}  // namespace vanthu::text
