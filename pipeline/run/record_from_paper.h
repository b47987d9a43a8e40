// The way back from a paper to its record. Minutes that were edited in a word processor give the
// record with the edits that stand in content controls (docx/read_back.h); a PDF that was made with
// its record gives it as it was (pdf/attached_record.h). The kind of a file is told by its first
// bytes, not by its name.
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

enum class PaperFile { Docx, Pdf };

struct RecordFromPaper {
  PaperFile kind = PaperFile::Docx;
  // The record as it stands in the file, with the edits; problems have their places here.
  SourceText source;
  findings::Findings problems;
  // Set when it is a record of the format.
  std::optional<model::MeetingRecord> record;
  // From DOCX canonical, as ingest::write_record; from PDF the very bytes that were attached, so
  // that digests of the record still fit. Empty without record.
  std::string xml;
  std::vector<EditedField> edits;
  // How many places of the record the paper shows in controls; a PDF has none.
  std::size_t fields = 0;
};

// Error: the file cannot be read, is of another kind, carries no record, or contradicts itself.
Result<RecordFromPaper> record_from_paper(const FileStore& files, const std::string& path);

}  // namespace vanthu::run
