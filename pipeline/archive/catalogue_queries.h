// The ordinary questions to the index, through Poco::Data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/catalogue.h"
#include "archive/index_database.h"
#include "archive/index_entry.h"
#include "base/result.h"

namespace vanthu::archive {

Result<std::vector<DossierSummary>> query_list(const IndexDatabase& index,
                                               const ListFilter& filter);

// Of a cell's dossiers as they are now, by term, kind, number and date.
Result<std::vector<NumberedPaper>> query_numbered(const IndexDatabase& index,
                                                  const std::string& cell_code);

// Object ids for what a person typed: a whole id, the beginning of the UUID, or "cell/meeting".
Result<std::vector<std::string>> query_ids(const IndexDatabase& index, std::string_view typed);

// paths are relative to the object folder.
Result<std::vector<FilePlace>> query_places(const IndexDatabase& index, std::string_view sha256);
// Of record files only, as asked for every record of a batch: faster.
Result<std::vector<FilePlace>> query_record_places(const IndexDatabase& index,
                                                   std::string_view sha256);

// Every object id in the index, sorted.
Result<std::vector<std::string>> query_objects(const IndexDatabase& index);

// The entry as the index has it; nothing when it has none.
Result<std::optional<IndexEntry>> query_entry(const IndexDatabase& index,
                                              const std::string& object_id);

// Documents in the order of searches (newest first): "date object position".
Result<std::string> query_document_order(const IndexDatabase& index);

// The newest version's created time; empty when there is none.
Result<std::string> query_newest_created(const IndexDatabase& index);

}  // namespace vanthu::archive
