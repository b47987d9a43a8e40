// The papers of a stored version printed again (in lại) as they were printed then: each sealed as
// its stored PDF says, with the traces of the record that most of the stored PDFs have, as the
// office's choice of that day is not stored.
//   auto papers = run::reprint(press, record, {.stored = files, .record_bytes = bytes});
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/meeting_record.h"
#include "run/paper_press.h"

namespace vanthu::run {

struct ReprintOptions {
  // All files of the version by name.
  const std::map<std::string, std::string, std::less<>>& stored;
  // The record's bytes as they are stored.
  std::string_view record_bytes{};
  // Ids of papers that must not be made.
  std::vector<std::string> left_out{};
};

// An altered PDF does not change how the others come out. One that has no seal, while others do,
// gets the seal of the first that has one: a run seals all of them.
Result<std::vector<Paper>> reprint(const PaperPress& press, const model::MeetingRecord& record,
                                   const ReprintOptions& options);

}  // namespace vanthu::run
