// Admission to the archive: only a record without an unwaived violation becomes an AdmittedRecord,
// and only an AdmittedRecord can be made into a dossier. Papers of a record that is still held back
// can be previewed, but not signed or stored.
#pragma once

#include <optional>

#include "findings/verdict.h"
#include "model/meeting_record.h"

namespace vanthu::rules {

class AdmittedRecord {
 public:
  const model::MeetingRecord& record() const { return record_; }
  const findings::Verdicts& verdicts() const { return verdicts_; }

 private:
  friend std::optional<AdmittedRecord> admit(model::MeetingRecord, findings::Verdicts);
  AdmittedRecord(model::MeetingRecord record, findings::Verdicts verdicts)
      : record_(std::move(record)), verdicts_(std::move(verdicts)) {}

  model::MeetingRecord record_;
  findings::Verdicts verdicts_;
};

// A verdict that holds a record back: a violation that failed and was not waived.
bool holds_back(const findings::Verdict& verdict);

// Nothing when a verdict holds the record back.
std::optional<AdmittedRecord> admit(model::MeetingRecord record, findings::Verdicts verdicts);

}  // namespace vanthu::rules
