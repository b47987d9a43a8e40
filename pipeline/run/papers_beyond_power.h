// Papers of a type that a cell could not issue on their date (Quy định 66-QĐ/TW, 399-QĐ/TW): they
// are not made. Which types and when is the list of rule VB-03; that rule speaks about papers of
// old books that are numbered already, this refuses to make new ones, with or without a number.
//   options.left_out = ids of run::papers_beyond_power(record, rulebook)
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/meeting_record.h"
#include "rules/rulebook.h"

namespace vanthu::run {

struct RefusedPaper {
  // Of the record's paper.
  std::string id;
  std::string kind;
  // With the clause; place is added by who knows the source.
  Error error;
};

// In the record's order; none for a congress, whose papers are not the cell's.
std::vector<RefusedPaper> papers_beyond_power(const model::MeetingRecord& record,
                                              const rules::Rulebook& rulebook);

}  // namespace vanthu::run
