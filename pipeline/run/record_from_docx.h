// The way back from a paper: minutes that were edited in a word processor give their record again,
// as far as the edits stand in content controls (docx/read_back.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "base/source_text.h"
#include "findings/finding.h"
#include "model/meeting_record.h"

namespace vanthu::run {

struct EditedField {
  // "meeting/@venue", "roster/member[3]/@name".
  std::string place;
  std::string written;
  std::string now;
};

struct RecordFromDocx {
  // The record as it stands in the file, with the edits; problems have their places here.
  SourceText source;
  findings::Findings problems;
  // Set when it is a record of the format.
  std::optional<model::MeetingRecord> record;
  // Canonical, as ingest::write_record; empty without record.
  std::string xml;
  std::vector<EditedField> edits;
  // How many places of the record the paper shows.
  std::size_t fields = 0;
};

// Error: the file cannot be read, carries no record, or contradicts itself.
Result<RecordFromDocx> record_from_docx(const FileStore& files, const std::string& path);

}  // namespace vanthu::run
