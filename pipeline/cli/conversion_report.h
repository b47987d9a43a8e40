// What vanthu convert has found out, in words and as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>
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

// Without the text; up to 1000 places, and their number.
nlohmann::ordered_json conversion_json(const std::string& file, std::string_view input,
                                       const text::Conversion& done);

}  // namespace vanthu::cli
