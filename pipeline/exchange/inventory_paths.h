// Internal to the inventory reader: lists of digests and paths, as manifest, state and fixity hold
// them, with the rules that each has under codes of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/json_value.h"
#include "exchange/loose_inventory.h"

namespace vanthu::exchange {

// Which codes a block's breaches have.
struct BlockCodes {
  // A digest's list is no array.
  std::string_view list;
  // Not a string, or empty.
  std::string_view text;
  // A part that is empty, "." or "..".
  std::string_view part;
  // A slash at an end.
  std::string_view ends;
  // A path twice, or in the way of another; empty: not looked at.
  std::string_view conflict;
  // A digest twice when case does not count; empty: not looked at.
  std::string_view digest_twice;
};

inline constexpr BlockCodes kManifestCodes{.list = "E092",
                                           .text = "E098",
                                           .part = "E099",
                                           .ends = "E100",
                                           .conflict = "E101",
                                           .digest_twice = "E096"};
inline constexpr BlockCodes kStateCodes{.list = "E051",
                                        .text = "E051",
                                        .part = "E052",
                                        .ends = "E053",
                                        .conflict = "E095",
                                        .digest_twice = {}};
inline constexpr BlockCodes kFixityCodes{.list = "E057",
                                         .text = "E057",
                                         .part = "E099",
                                         .ends = "E100",
                                         .conflict = {},
                                         .digest_twice = "E097"};

// The entries that are well-formed, sorted by path. at: where problems are told.
std::vector<DigestedPath> read_block(const archive::JsonValue& block, const std::string& algorithm,
                                     const BlockCodes& codes, const std::string& at,
                                     Problems& problems);

}  // namespace vanthu::exchange
