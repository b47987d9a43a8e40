// retention: in a query: the class that is meant, and a function of SQL that gives a paper's class.
#pragma once

#include <string_view>

#include "archive/search.h"
#include "archive/sqlite_statement.h"

namespace vanthu::archive {

// kept_as(kind of paper, kind of meeting).
inline constexpr std::string_view kKeptAs = "kept_as";

// Makes the query's class a code and defines kept_as. Does nothing for queries without a class.
// classes may be null, which is an Error where a class is asked for; what `of` refers to must live
// until the query has been answered.
Result<Done> prepare_retention(sqlite3* db, const RetentionClasses* classes, ParsedQuery& query);

}  // namespace vanthu::archive
