#include "text/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "text/code_points.h"
#include "text/look_alikes.h"
#include "text/mark_order.h"
#include "text/syllable.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

// Lower case of ASCII letters and digits; 0 for every other byte.
constexpr std::array<char, 256> kAscii = [] {
  std::array<char, 256> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = static_cast<char>(c);
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = static_cast<char>(c);
  for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = static_cast<char>(c - 'A' + 'a');
  return table;
}();

struct Bytes {
  std::array<char, 3> bytes{};
  std::uint8_t size = 0;
};

// The lower-case letter of each LetterCode in UTF-8.
constexpr std::array<Bytes, kUpperD + 1U> kLowerBytes = [] {
  std::array<Bytes, kUpperD + 1U> table{};
  for (unsigned i = 1; i <= kUpperD; ++i) {
    const char32_t code = code_point_of(lower_of(static_cast<LetterCode>(i)));
    Bytes& out = table[i];
    if (code < 0x80) {
      out = {{static_cast<char>(code)}, 1};
    } else if (code < 0x800) {
      out = {{static_cast<char>(0xC0U | (code >> 6)), static_cast<char>(0x80U | (code & 0x3FU))},
             2};
    } else {
      out = {{static_cast<char>(0xE0U | (code >> 12)),
              static_cast<char>(0x80U | ((code >> 6) & 0x3FU)),
              static_cast<char>(0x80U | (code & 0x3FU))},
             3};
    }
  }
  return table;
}();

// Joins the parts of numbers: 05-NQ/CB, 1.500.000.
bool is_joint(char c) {
  return c == '-' || c == '/' || c == '.';
}

// The Vietnamese letter outside ASCII that starts at `at`, with its length; kNoLetter for all else.
struct Letter {
  LetterCode code = kNoLetter;
  std::size_t length = 0;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (byte(0) >= 0xC3 && byte(0) <= 0xC6 && at + 1 < text.size() && (byte(1) & 0xC0U) == 0x80) {
    return {letter_code(((byte(0) & 0x1FU) << 6) | (byte(1) & 0x3FU)), 2};
  }
  if (byte(0) == 0xE1 && at + 2 < text.size() && (byte(1) == 0xBA || byte(1) == 0xBB) &&
      (byte(2) & 0xC0U) == 0x80) {
    return {letter_code(0x1000U | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU)), 3};
  }
  return {};
}

bool starts_word(char32_t code) {
  return code != kIllFormed && u_isalnum(static_cast<UChar32>(code));
}

bool continues_word(char32_t code) {
  if (code == kIllFormed) return false;
  const bool mark = (U_GET_GC_MASK(static_cast<UChar32>(code)) & U_GC_M_MASK) != 0;
  return mark || starts_word(code) || (code >= 0x80 && treatment(code) == Treatment::Drop);
}

// One word in the making: both forms, and its letters as long as it may be a syllable.
class Word {
 public:
  Word(std::string& exact, std::string& folded) : exact_(exact), folded_(folded) {
    begin_exact_ = exact.size();
    begin_folded_ = folded.size();
  }

  void add_ascii(char lower) {
    exact_ += lower;
    folded_ += lower;
    add_letter({lower, kLetterCodes.low[static_cast<unsigned char>(lower)]});
  }

  void add_letter_code(LetterCode letter) {
    const Bytes& lower = kLowerBytes[letter];
    exact_.append(lower.bytes.data(), lower.size);
    folded_ += plain_of(letter);
    if (is_vowel(letter) && tone_of(letter) != Tone::Level) ++tones_;
    add_letter({plain_of(letter), lower_of(letter)});
  }

  void add_other(char32_t folded_case) {
    append_utf8(exact_, folded_case);
    for (const char32_t code : decompose(std::u32string(1, folded_case))) {
      if (!is_mark(code)) append_utf8(folded_, code);
    }
    size_ = letters_.size() + 1;
  }

  void make_canonical() {
    if (size_ > letters_.size() || size_ < 2) return;
    const std::span<SyllableLetter> word(letters_.data(), size_);
    bool changed = false;
    // The tone of an only vowel stands where it can.
    if (tones_ == 1 && vowels_ > 1) {
      const auto seat = find_tone_seat(word, TonePlacement::New);
      changed = seat && seat->actual != seat->proper;
      if (changed) move_tone(word, *seat);
    }
    if (word.back().plain == 'y') {
      if (const auto y = find_variant_y(word)) {
        SyllableLetter& letter = word[*y];
        const auto i = static_cast<std::size_t>(Vowel::I) * kToneCount;
        letter = {'i', with_tone(vowel_code(i, false), tone_of(letter.code))};
        changed = true;
      }
    }
    if (changed) write(word);
  }

 private:
  static void move_tone(std::span<SyllableLetter> word, const ToneSeat& seat) {
    const Tone tone = tone_of(word[seat.actual].code);
    word[seat.actual].code = with_tone(word[seat.actual].code, Tone::Level);
    word[seat.proper].code = with_tone(word[seat.proper].code, tone);
  }

  void add_letter(const SyllableLetter& letter) {
    if (is_vowel(letter.code)) ++vowels_;
    if (size_ < letters_.size()) letters_[size_] = letter;
    if (size_ <= letters_.size()) ++size_;
  }

  void write(std::span<const SyllableLetter> word) {
    exact_.resize(begin_exact_);
    folded_.resize(begin_folded_);
    for (const SyllableLetter& letter : word) {
      const Bytes& bytes = kLowerBytes[letter.code];
      if (letter.code == kNoLetter) {
        exact_ += letter.plain;
      } else {
        exact_.append(bytes.bytes.data(), bytes.size);
      }
      folded_ += letter.plain;
    }
  }

  std::string& exact_;
  std::string& folded_;
  std::size_t begin_exact_ = 0;
  std::size_t begin_folded_ = 0;
  std::array<SyllableLetter, kLongestSyllable> letters_;
  // One more than letters_ holds when it is no syllable.
  std::size_t size_ = 0;
  int tones_ = 0;
  int vowels_ = 0;
};

std::size_t run_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (kAscii[static_cast<unsigned char>(text[at])] != 0) {
      ++at;
      continue;
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) break;
    const CodePoint c = code_point_at(text, at);
    if (!continues_word(c.value)) break;
    at += c.length;
  }
  return at;
}

bool run_starts_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (static_cast<unsigned char>(text[at]) < 0x80) {
    return kAscii[static_cast<unsigned char>(text[at])] != 0;
  }
  return letter_at(text, at).code != kNoLetter || starts_word(code_point_at(text, at).value);
}

// Up to the next byte of ASCII that belongs to no word, and that every run ends at; empty when that
// is too far away.
std::string_view chunk_at(std::string_view text, std::size_t at) {
  const std::size_t most = std::min(text.size(), at + WordMemory::kLongest + 1);
  std::size_t end = at;
  while (end < most) {
    const auto byte = static_cast<unsigned char>(text[end]);
    if (byte < 0x80 && kAscii[byte] == 0) break;
    ++end;
  }
  const std::string_view chunk = text.substr(at, end - at);
  return chunk.size() <= WordMemory::kLongest ? chunk : std::string_view();
}

// In folded form. Longer compounds are web addresses and the like, no numbers of documents.
constexpr std::size_t kLongestNumber = 48;

}  // namespace

std::size_t TokenReader::append_run(std::size_t at, Canonical canonical) {
  const std::size_t begin = at;
  const std::size_t exact_size = exact_.size();
  const std::size_t folded_size = folded_.size();
  Word word(exact_, folded_);
  while (at < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (const char lower = kAscii[byte]; lower != 0) {
      word.add_ascii(lower);
      ++at;
      continue;
    }
    if (byte < 0x80) break;
    const Letter letter = letter_at(text_, at);
    if (letter.code == kNoLetter) {
      if (!continues_word(code_point_at(text_, at).value)) break;
      exact_.resize(exact_size);
      folded_.resize(folded_size);
      return append_unusual_run(begin, canonical);
    }
    word.add_letter_code(letter.code);
    at += letter.length;
  }
  if (canonical == Canonical::Yes) word.make_canonical();
  return at;
}

// Marks to compose, look-alikes, letters of other languages.
std::size_t TokenReader::append_unusual_run(std::size_t at, Canonical canonical) {
  const std::size_t end = run_end(text_, at);
  std::u32string letters;
  while (at < end) {
    const CodePoint c = code_point_at(text_, at);
    at += c.length;
    if (c.value >= 0x80 && treatment(c.value) == Treatment::Drop) continue;
    const char32_t d = meant_d(c.value);
    letters += d != 0 ? d : c.value;
  }
  Word word(exact_, folded_);
  for (const char32_t code : compose_cluster(letters)) {
    const LetterCode letter = letter_code(code);
    if (letter != kNoLetter) {
      word.add_letter_code(letter);
    } else if (code < 0x80) {
      word.add_ascii(kAscii[code]);
    } else {
      word.add_other(
          static_cast<char32_t>(u_foldCase(static_cast<UChar32>(code), U_FOLD_CASE_DEFAULT)));
    }
  }
  if (canonical == Canonical::Yes) word.make_canonical();
  return end;
}

bool TokenReader::skip_to_run() {
  while (at_ < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte < 0x80 ? kAscii[byte] != 0 : run_starts_at(text_, at_)) return true;
    at_ += byte < 0x80 ? 1 : code_point_at(text_, at_).length;
  }
  return false;
}

void TokenReader::look_for_number(std::size_t begin, std::size_t first_end) {
  std::size_t end = first_end;
  while (end < text_.size() && is_joint(text_[end]) && run_starts_at(text_, end + 1)) {
    end = run_end(text_, end + 1);
  }
  compound_begin_ = begin;
  compound_end_ = end;
  const std::string_view compound = text_.substr(begin, end - begin);
  joined_is_next_ =
      end > first_end && compound.find_first_of("0123456789") != std::string_view::npos;
}

const Token* TokenReader::read_joined() {
  joined_is_next_ = false;
  no_remark_ = 0;
  exact_.clear();
  folded_.clear();
  for (std::size_t at = compound_begin_; at < compound_end_; ++at) {
    at = append_run(at, Canonical::No);
  }
  if (folded_.size() > kLongestNumber) return nullptr;
  token_ = {.exact = exact_,
            .folded = folded_,
            .begin = compound_begin_,
            .end = compound_end_,
            .joined = true,
            .remark = &no_remark_};
  return &token_;
}

// The run at at_, which it ends behind.
void TokenReader::read_word() {
  const std::size_t begin = at_;
  const std::string_view chunk = memory_ == nullptr ? std::string_view() : chunk_at(text_, begin);
  const auto known = chunk.empty() ? WordMemory::Word() : memory_->find(chunk);
  if (known.bytes > 0) {
    at_ += known.bytes;
    token_ = {.exact = known.exact,
              .folded = known.folded,
              .begin = begin,
              .end = at_,
              .remark = known.remark};
    return;
  }
  exact_.clear();
  folded_.clear();
  at_ = append_run(begin, Canonical::Yes);
  no_remark_ = 0;
  token_ = {.exact = exact_, .folded = folded_, .begin = begin, .end = at_, .remark = &no_remark_};
  if (!chunk.empty()) {
    memory_->keep(chunk, {.exact = exact_, .folded = folded_, .bytes = at_ - begin});
  }
}

const Token* TokenReader::next() {
  if (joined_is_next_) {
    if (const Token* joined = read_joined()) return joined;
  }
  if (!skip_to_run()) return nullptr;
  read_word();
  if (token_.begin >= compound_end_ && at_ < text_.size() && is_joint(text_[at_])) {
    look_for_number(token_.begin, at_);
  }
  return &token_;
}

namespace {

template <typename Form>
std::string joined_words(std::string_view text, Form form) {
  std::string out;
  for_each_token(text, [&](const Token& token) {
    if (token.joined) return;
    if (!out.empty()) out += ' ';
    out += form(token);
  });
  return out;
}

}  // namespace

std::string search_key(std::string_view text) {
  return joined_words(text, [](const Token& token) { return token.folded; });
}

std::string exact_search_key(std::string_view text) {
  return joined_words(text, [](const Token& token) { return token.exact; });
}

}  // namespace vanthu::text
