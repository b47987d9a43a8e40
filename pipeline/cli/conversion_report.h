// What vanthu convert has found out, in words and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/error.h"
#include "text/legacy_conversion.h"

namespace vanthu::cli {

// One line: the encoding, how it is known, how well it fits.
Bilingual describe_choice(const std::string& file, const text::Conversion& done);

// When another encoding fits better than the one that the user or the font named; else empty.
Bilingual describe_doubt(const text::Conversion& done);

// Every place that was lost, up to a screen of them, and how many there are.
Bilingual describe_losses(const std::string& file, std::string_view input,
                          const text::Conversion& done);

Error cannot_tell(const std::string& file, const text::Conversion& done);

struct ConversionOutput {
  // The file written; empty: none.
  std::string path;
  // The report carries the text itself.
  bool with_text = false;
};

// One object; up to 1000 places, and their number.
std::string conversion_json(const std::string& file, std::string_view input,
                            const text::Conversion& done, const ConversionOutput& output);

}  // namespace vanthu::cli
