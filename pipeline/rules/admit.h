// Admission to the archive: only a record without an unwaived violation becomes an AdmittedRecord,
// and only an AdmittedRecord can be made into a dossier. Papers of a record that is still held back
// can be previewed, but not signed or stored.
#pragma once

#include <optional>

#include "findings/verdict.h"
#include "model/meeting_record.h"

namespace vanthu::rules {

// Refers to the record and its verdicts, which must outlive it.
class AdmittedRecord {
 public:
  const model::MeetingRecord& record() const { return *record_; }
  const findings::Verdicts& verdicts() const { return *verdicts_; }

 private:
  friend std::optional<AdmittedRecord> admit(const model::MeetingRecord&,
                                             const findings::Verdicts&);
  AdmittedRecord(const model::MeetingRecord& record, const findings::Verdicts& verdicts)
      : record_(&record), verdicts_(&verdicts) {}

  const model::MeetingRecord* record_;
  const findings::Verdicts* verdicts_;
};

// A verdict that holds a record back: a violation that failed and was not waived.
bool holds_back(const findings::Verdict& verdict);

// Nothing when a verdict holds the record back.
std::optional<AdmittedRecord> admit(const model::MeetingRecord& record,
                                    const findings::Verdicts& verdicts);

}  // namespace vanthu::rules
