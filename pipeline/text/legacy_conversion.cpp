#include "text/legacy_conversion.h"

#include <algorithm>
#include <vector>

#include "text/letter_case.h"
#include "text/letter_table.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

enum class WordCase { Capitals, Ordinary, Open };

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  WordCase looks = WordCase::Open;
  bool has_lower = false;
};

bool is_letter(char32_t code) {
  return is_vietnamese_letter(code);
}

// What the letters say that TCVN3 has in both sizes.
struct Sizes {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t toned = 0;

  void count(char32_t code) {
    const LetterCode letter = letter_code(code);
    if (is_vowel(letter) && tone_of(letter) != Tone::Level && !is_upper(letter)) {
      ++toned;
    } else if (is_upper_case(code)) {
      ++upper;
    } else {
      ++lower;
    }
  }

  WordCase looks() const {
    if (lower > 0) return WordCase::Ordinary;
    return upper >= 2 ? WordCase::Capitals : WordCase::Open;
  }
};

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> words;
  std::size_t begin = 0;
  Sizes sizes;
  for (std::size_t at = 0; at <= line.size();) {
    const CodePoint c = at < line.size() ? code_point_at(line, at) : CodePoint{U' ', 1};
    if (is_letter(c.value)) {
      sizes.count(c.value);
    } else {
      if (at > begin) words.push_back({begin, at, sizes.looks(), sizes.toned > 0});
      begin = at + c.length;
      sizes = {};
    }
    at += c.length;
  }
  return words;
}

// The nearest words on both sides that tell are capitals; a side without any must not stand in a
// line with ordinary words.
bool stands_among_capitals(const std::vector<Word>& words, std::size_t i) {
  const auto tells = [](const Word& word) { return word.looks != WordCase::Open; };
  const auto at = words.begin() + static_cast<std::ptrdiff_t>(i);
  const auto after = std::find_if(at + 1, words.end(), tells);
  const auto before = std::find_if(std::make_reverse_iterator(at), words.rend(), tells);
  const bool none_after = after == words.end();
  const bool none_before = before == words.rend();
  if (none_after && none_before) return false;
  if (!none_after && after->looks == WordCase::Ordinary) return false;
  if (!none_before && before->looks == WordCase::Ordinary) return false;
  if (!none_after && !none_before) return true;
  return std::none_of(words.begin(), words.end(),
                      [](const Word& word) { return word.looks == WordCase::Ordinary; });
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

void append_line(Capitals& out, std::string_view line) {
  const std::vector<Word> words = words_of(line);
  std::size_t done = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (!word.has_lower || word.looks == WordCase::Ordinary) continue;
    if (word.looks == WordCase::Open && !stands_among_capitals(words, i)) continue;
    out.text += line.substr(done, word.begin - done);
    out.text += to_upper(nfc(line.substr(word.begin, word.end - word.begin))).str();
    done = word.end;
    ++out.words;
  }
  out.text += line.substr(done);
}

// Calls visit for every line without its end, and keep for what ends it.
template <typename Visit, typename Keep>
void for_each_line(std::string_view text, Visit visit, Keep keep) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_line_end(text[i])) continue;
    visit(text.substr(begin, i - begin));
    if (i < text.size()) keep(text[i]);
    begin = i + 1;
  }
}

// Every letter; tabs and line ends stay.
Capitals all_capitals(std::string_view text) {
  Capitals out;
  for_each_line(
      text,
      [&](std::string_view line) {
        std::size_t done = 0;
        for (const Word& word : words_of(line)) {
          out.text += line.substr(done, word.begin - done);
          const std::string_view given = line.substr(word.begin, word.end - word.begin);
          const std::string upper = to_upper(nfc(given)).str();
          if (upper != given) ++out.words;
          out.text += upper;
          done = word.end;
        }
        out.text += line.substr(done);
      },
      [&](char end) { out.text += end; });
  return out;
}

}  // namespace

Capitals restore_capitals(std::string_view decoded) {
  Capitals out;
  for_each_line(
      decoded, [&](std::string_view line) { append_line(out, line); },
      [&](char end) { out.text += end; });
  return out;
}

Conversion convert_legacy(std::string_view input, const ConversionChoice& choice) {
  Conversion done;
  const std::optional<FontEncoding> font = encoding_of_font(choice.font);
  const Detection found = detect_encoding(input);
  done.form = found.form;
  if (choice.encoding) {
    done.encoding = choice.encoding;
    done.chosen_by = ChosenBy::User;
  } else if (font) {
    done.encoding = font->encoding;
    done.chosen_by = ChosenBy::Font;
  } else if (found.encoding) {
    done.encoding = found.encoding;
    done.chosen_by = ChosenBy::Words;
  }
  done.score = found.best;
  done.runner_up = found.runner_up;
  if (!done.encoding) return done;
  if (*done.encoding != found.best.encoding) {
    done.score = score_encoding(input, *done.encoding, found.form);
    done.runner_up = found.best;
  }
  done.text = decode_legacy(input, *done.encoding, found.form);
  const bool capitals_font = font && font->capitals && font->encoding == *done.encoding;
  if (!capitals_font && *done.encoding != TextEncoding::Tcvn3) return done;
  Capitals restored =
      capitals_font ? all_capitals(done.text.text) : restore_capitals(done.text.text);
  done.text.text = std::move(restored.text);
  done.capitalized = restored.words;
  return done;
}

}  // namespace vanthu::text
