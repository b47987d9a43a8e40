// The texts of papers as the index keeps them: packed by Zstandard (RFC 8878) with a dictionary,
// which brings papers of one office to a sixth of their length. Two SQL functions of a connection,
// packed(text) and unpacked(blob), read the dictionary from the row 'dictionary' of table meta; a
// view shows FTS5 and queries the plain text.
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

// What papers like these have in common: the beginnings of the first, as far as there is room, and,
// learned from the others, how often bytes and matches stand in such texts.
std::string make_dictionary(std::span<const std::string_view> texts);

}  // namespace vanthu::archive
