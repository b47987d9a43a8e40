// The texts of papers as the index keeps them: deflated against a dictionary, which brings papers
// of one office to a fifth of their length. Two SQL functions of a connection, packed(text) and
// unpacked(blob), read the dictionary from the row 'dictionary' of table meta; a view shows FTS5
// and queries the plain text.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;

namespace vanthu::archive {

// Defines the functions, or forgets the dictionary where they are defined already: wanted after
// every change to it.
Result<Done> register_text_packing(sqlite3* db);

// What papers like these have in common: their beginnings, as far as there is room.
std::string make_dictionary(std::span<const std::string_view> texts);

}  // namespace vanthu::archive
