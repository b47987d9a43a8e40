// The FTS5 tokenizer "vi". Documents: every word in its exact form (lower case, NFC, tone on its
// settled letter: hoà = hòa) and, at the same place, without marks (đang = dang) unless it is the
// common word of that form (common_words.h: đảng). Queries: a word with marks finds itself only,
// one without finds its own form and the common word. U+001E separates values inside a column: it
// is a token of its own, so no phrase reaches across it. A column of values begins with it, and its
// words are other tokens than the same words of a text: a query for words need not name the columns
// it means, which would make FTS5 read every place of every word.
#pragma once

#include <string>

#include "base/result.h"

struct sqlite3;

namespace vanthu::archive {

// Changes whenever the same text would give other tokens: an index of another version is made
// again.
std::string tokenizer_version();

inline constexpr char kValueSeparator = '\x1e';
// Before a query's words, in any order: they are looked for in columns of values; they find their
// own form only.
inline constexpr char kOfValues = '\x1d';
inline constexpr char kExactOnly = '\x1f';

// For this connection only: a connection without it cannot read or write the full-text table.
Result<Done> register_vi_tokenizer(sqlite3* db);

}  // namespace vanthu::archive
