// The record format's closed word lists, as templates and the vocabulary file name them.
#pragma once

#include <vector>

#include "compose/value.h"

namespace vanthu::compose {

// For each enum of model/vocabulary.h; the names are the schema's type names.
template <typename E>
const WordList& word_list();

// All of them, by name.
const std::vector<WordListRef>& word_lists();

}  // namespace vanthu::compose
