// The templates of templates/ and small records to write them with.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compose/template_set.h"
#include "document/document.h"
#include "support/builders.h"

namespace vanthu::compose {

const ParsedTemplates& shipped();

// What a record's plan makes, and what is made when a kind is asked for.
std::vector<document::Document> papers_of(const model::MeetingRecord& record);
std::vector<document::Document> papers_on_request(const model::MeetingRecord& record,
                                                  std::string_view kind);

// Compares the dump with tests/unit/compose/papers/NAME.txt, less than 4 KB.
void expect_paper(const std::string& name, const document::Document& document);

// Only what every meeting has, so that a golden shows what is special about its kind.
support::RecordBuilder bare_meeting();

// A meeting that considered one dossier and adopted a resolution on it with so many votes.
model::MeetingRecord dossier_record(model::DossierKind kind, std::int64_t votes_for);

// A meeting that considered the discipline of one member, with its decision.
model::MeetingRecord discipline_record();

// A consultation in writing, with its resolution.
model::MeetingRecord consultation_record();

}  // namespace vanthu::compose
