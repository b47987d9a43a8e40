// Which old encoding a text is in: by the name of its font first, else by trying each and counting
// the words that are Vietnamese syllables. Never a silent guess: the answer says how sure it is,
// who came second, or that nobody can tell.
//   const Detection found = detect_encoding(bytes);
//   if (!found.encoding) …  // found.best and found.runner_up say why
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/legacy_encoding.h"

namespace vanthu::text {

struct FontEncoding {
  TextEncoding encoding = TextEncoding::Unicode;
  // Its lower-case letters look like capitals (.VnTimeH): the text was meant in capitals.
  bool capitals = false;

  bool operator==(const FontEncoding&) const = default;
};

// .VnTime, .VnTimeH → TCVN3; VNI-Times → VNI; VPS Times → VPS; VI Times → VISCII. Nothing for all
// other fonts: most of them are Unicode, but some old ones had no system in their names.
std::optional<FontEncoding> encoding_of_font(std::string_view font);

struct EncodingScore {
  TextEncoding encoding = TextEncoding::Unicode;
  // Of the words with a character outside ASCII, how many become a syllable written with one case.
  std::size_t syllables = 0;
  std::size_t words = 0;

  bool operator==(const EncodingScore&) const = default;
};

struct Detection {
  // Nothing: cannot tell.
  std::optional<TextEncoding> encoding;
  ByteForm form = ByteForm::Raw;
  EncodingScore best;
  // The best of those that would give another text; nothing when there is none.
  std::optional<EncodingScore> runner_up;
};

// Tells when at least two words were judged, four in five of them are syllables, and the runner-up
// has at least two words more that are none, and twice as many. ASCII alone is Unicode: any
// encoding gives the same.
Detection detect_encoding(std::string_view input);

// How well one encoding fits.
EncodingScore score_encoding(std::string_view input, TextEncoding encoding, ByteForm form);

}  // namespace vanthu::text
