// What is wrong with text from outside, character by character, in the bytes as they came: the gate
// of ingest shows each with its place and its repair. Decomposed text that composes cleanly (file
// names of a Mac) is no problem; normalize() mends it silently.
//   for (const TextProblem& problem : text::inspect(bytes)) …
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"

namespace vanthu::text {

enum class TextProblemKind {
  IllFormed,      // bytes that are not UTF-8
  Control,        // a control character or a code that is no character
  Direction,      // a control of writing direction: shows letters in another order than stored
  Lost,           // U+FFFD: an earlier conversion has lost a letter here
  StackedMarks,   // a mark that its letter cannot take, or typed in the wrong order
  LookAlike,      // Ð ð Ɖ ɖ for Đ đ
  ForeignLetter,  // a letter of another script inside a Vietnamese word
  Unexpected,     // outside the alphabet and signs of a Vietnamese document
};

// Errors keep the text out; warnings are shown and let it pass.
enum class TextProblemWeight { Error, Warning };

struct TextProblem {
  TextProblemKind kind = TextProblemKind::Unexpected;
  TextProblemWeight weight = TextProblemWeight::Error;
  // Byte range in the inspected text; a letter with its marks is one range.
  std::size_t offset = 0;
  std::size_t length = 0;
  // The offending code point; kIllFormed (utf8.h) for bytes that are none.
  char32_t code = 0;
  // UTF-8 to put in place of the range (empty: delete it); nothing when only a person can know.
  std::optional<std::string> repair;
  // The code point is named in the message, the repair in the hint. A sentence without full stop.
  Bilingual message;
  Bilingual hint;
};

// In the order of their offsets; ranges do not overlap. An ill-formed sequence is one problem.
std::vector<TextProblem> inspect(std::string_view utf8);

// The text with every repair made; places without one stay as they are.
std::string repair(std::string_view utf8, const std::vector<TextProblem>& problems);

}  // namespace vanthu::text
