// Words for searching. A clerk who types with marks means exactly that word; one who types without
// finds every word that differs in marks only. So each word comes in two forms:
//   exact   lower case, NFC, the tone where the new style puts it (hòa = hoà, thủy = thuỷ), y as i
//   in
//           open syllables like kỹ = kĩ, lý = lí, quý = quí; Ð and other look-alikes as đ
//   folded  the same without any mark, đ as d: “dang vien” for đảng viên. Equal to exact where
//           nothing was marked; since no folded form holds a mark, both can share one index.
// Words are runs of letters and digits. A number of a document comes in parts and whole: 05-NQ/CB
// is 05 (and, at the same place, 05nqcb), nq, cb; so do 01/01/2026 and 1.500.000.
//   text::for_each_token(text, [&](const text::Token& token) { … });
// The rules decide what an index holds: kTokenRules is stored with it, and another number means
// that the index must be built again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/word_memory.h"

namespace vanthu::text {

inline constexpr int kTokenRules = 1;

struct Token {
  // Valid until the next token is read.
  std::string_view exact;
  std::string_view folded;
  // Bytes in the text that was given, whatever its normalisation form.
  std::size_t begin = 0;
  std::size_t end = 0;
  // The whole number of a document, at the place of the token before it.
  bool joined = false;
  // For whoever takes the words: found again where the memory finds the word again, else 0.
  std::uint8_t* remark = nullptr;

  bool has_marks() const { return exact != folded; }
};

// The text (any bytes; ill-formed UTF-8 separates words) must outlive the reader, and so must the
// memory, if there is one.
class TokenReader {
 public:
  explicit TokenReader(std::string_view text, WordMemory* memory = nullptr)
      : text_(text), memory_(memory) {}

  // Null at the end; otherwise valid until the next call.
  const Token* next();

 private:
  enum class Canonical { Yes, No };

  // Appends both forms of the run that starts at `at`; its end.
  std::size_t append_run(std::size_t at, Canonical canonical);
  std::size_t append_unusual_run(std::size_t at, Canonical canonical);
  bool skip_to_run();
  void look_for_number(std::size_t begin, std::size_t first_end);
  void read_word();
  // Null when it is too long to be a number.
  const Token* read_joined();

  std::string_view text_;
  WordMemory* memory_ = nullptr;
  std::size_t at_ = 0;
  // Runs before this offset belong to a compound that has been looked at.
  std::size_t compound_begin_ = 0;
  std::size_t compound_end_ = 0;
  bool joined_is_next_ = false;
  std::string exact_;
  std::string folded_;
  Token token_;
  std::uint8_t no_remark_ = 0;
};

template <typename Visit>
void for_each_token(std::string_view text, Visit visit) {
  TokenReader reader(text);
  while (const Token* token = reader.next()) visit(*token);
}

// All folded words with one space between them, document numbers in parts: “nghi quyet so 05 nq
// cb”. For comparing short texts and for lookup columns.
std::string search_key(std::string_view text);
// The exact forms in the same way.
std::string exact_search_key(std::string_view text);

}  // namespace vanthu::text
