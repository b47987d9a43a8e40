// An old text into UTF-8 in one step: detect, decode, give back the capitals that TCVN3 could not
// write.
//   const Conversion done = convert_legacy(bytes, {.font = ".VnTimeH"});
//   if (!done.encoding) …  // cannot tell: done.detection says what came closest
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/legacy_detection.h"
#include "text/legacy_encoding.h"

namespace vanthu::text {

struct ConversionChoice {
  // Wins over the font and over what the words look like.
  std::optional<TextEncoding> encoding;
  // Of the text, as the word processor names it; may be empty.
  std::string font;
};

enum class ChosenBy { User, Font, Words, Nobody };

struct Conversion {
  // Nothing when nobody can tell; then there is no text either.
  std::optional<TextEncoding> encoding;
  ChosenBy chosen_by = ChosenBy::Nobody;
  ByteForm form = ByteForm::Raw;
  // How well the encoding fits, whoever chose it, and the next best one.
  EncodingScore score;
  std::optional<EncodingScore> runner_up;
  LegacyText text;
  // Words put into capitals: all of a capitals font, or those among capitals.
  std::size_t capitalized = 0;
};

Conversion convert_legacy(std::string_view input, const ConversionChoice& choice);

// TCVN3 text as decoded, with its capitals restored where the line tells: a word whose other
// letters (two at least) are all capitals becomes capital, and so does one with too few letters to
// tell when its neighbours are (“CộNG HOà Xã HộI”). A toned capital at the start of an ordinary
// word (“ở Hà Nội”) cannot be known.
struct Capitals {
  std::string text;
  std::size_t words = 0;
};
Capitals restore_capitals(std::string_view decoded);

}  // namespace vanthu::text
