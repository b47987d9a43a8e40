// Answers a query from the index.
#pragma once

#include <string_view>

#include "archive/index_database.h"
#include "archive/search.h"

namespace vanthu::archive {

Result<SearchAnswer> search_index(const IndexDatabase& index, std::string_view query,
                                  const SearchOptions& options);
// most: of each facet. retention may be null.
Result<SearchFacets> count_facets(const IndexDatabase& index, std::string_view query, int most,
                                  const RetentionClasses* retention = nullptr);

}  // namespace vanthu::archive
