// What machine words in a record look like. Private to ingest.
#pragma once

#include <string_view>

#include "base/bilingual.h"
#include "ingest/record_format.h"

namespace vanthu::ingest {

// The forms of schema/record-1.xsd.
bool has_form(std::string_view word, Word form);
bool is_id(std::string_view word);

// "phải viết như 2026-11": ends the sentence that begins with the attribute.
Bilingual wanted_form(Word form);

}  // namespace vanthu::ingest
