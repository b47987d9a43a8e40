// Writing the index: whole dossiers in, replacing what was there for them. The caller holds the
// archive's lock; everything happens in one transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include "archive/index_database.h"
#include "archive/index_entry.h"

namespace vanthu::archive {

// A document's id is its day and a counter within the day, so that "newest first" is the order of
// ids and needs no sorting, and a year is a range of ids. The smallest id of a day.
std::int64_t first_document_id(const Date& day);
Date day_of_document(std::int64_t id);

// In the order of filing (head().created rising). An entry that the index has already is left
// alone.
Result<Done> put_entries(IndexDatabase& index, std::span<const IndexEntry> entries);

// Throws everything away and takes the entries that next() gives, in the order of filing, until it
// gives nothing. Readers see the old index until the end; an Error leaves it as it was.
Result<Done> replace_all(IndexDatabase& index,
                         const std::function<std::optional<IndexEntry>()>& next);

}  // namespace vanthu::archive
