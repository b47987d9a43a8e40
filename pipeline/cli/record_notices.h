// What no rule judges and a clerk wants to be told all the same: a record of a cell that office.xml
// does not have, and two files with one record id. Each is said once; no exit code depends on it.
#pragma once

#include <map>
#include <set>
#include <string>

#include "cli/session.h"
#include "model/meeting_record.h"
#include "run/office.h"

namespace vanthu::cli {

class RecordNotices {
 public:
  RecordNotices(const run::Office& office, Session& session);

  // file: as messages call it.
  void name_unknown_cell(const model::MeetingRecord& record, const std::string& file);
  void name_second_file(const model::MeetingRecord& record, const std::string& file);

 private:
  Session& session_;
  // Codes of cells that are known, or were named already.
  std::set<std::string> settled_;
  // By record id: the first file that has it.
  std::map<std::string, std::string> files_;
};

}  // namespace vanthu::cli
