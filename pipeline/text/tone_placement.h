// Where the tone stands in oa, oe, uy: hòa, khỏe, thủy (old) or hoà, khoẻ, thuỷ (new). Party texts
// use both, so names and quoted text are never rewritten; a cell chooses one for generated wording.
// Search and sort keys treat both as one (tokens.h, names.h).
#pragma once

#include <cstddef>

#include "text/nfc_string.h"

namespace vanthu::text {

enum class TonePlacement { Old, New };

// Only the open rhymes oa, oe, uy differ, and never after q: hoàn, quý, khuỷu stay as they are.
NfcString place_tones(const NfcString& text, TonePlacement placement);

// How many words of the text show each placement: both above zero is a mixed text.
struct TonePlacementCount {
  std::size_t old_style = 0;
  std::size_t new_style = 0;

  bool operator==(const TonePlacementCount&) const = default;
};
TonePlacementCount count_tone_placements(const NfcString& text);

}  // namespace vanthu::text
