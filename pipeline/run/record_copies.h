// How papers carry their record: made once for all papers of it. Private to run.
#pragma once

#include <optional>
#include <string>

#include "docx/record_part.h"
#include "ingest/text_places.h"
#include "model/meeting_record.h"
#include "pdf/write_pdf.h"
#include "run/paper_press.h"

namespace vanthu::run {

// A record as the DOCX of its minutes carries it.
struct CarriedRecord {
  explicit CarriedRecord(const model::MeetingRecord& record);

  ingest::TextPlaces places;
  docx::RecordPart part;
};

struct MadeOnce {
  std::optional<CarriedRecord> carried;
  // Its place is the paper's.
  std::optional<pdf::RecordCode> code;
};

// What these options ask for.
MadeOnce made_once(const model::MeetingRecord& record, const PrintOptions& options);

// Of the record's XML in a PDF: the name of a file in any system.
std::string attached_name(const std::string& record_id);

}  // namespace vanthu::run
