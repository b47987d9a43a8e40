// How long papers are kept (thời hạn bảo quản), as data: classes and what falls into them come from
// templates/archive/retention.xml and the office's own choices. Nothing here destroys anything:
// what is due is a list for the council that considers it (xem xét hủy).
//   auto schedule = care::parse_schedule(source);
//   schedule.value().choose("notice", "05");
//   for (const auto& paper : care::papers_of(schedule.value(), id, description)) …
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/dossier.h"
#include "archive/search.h"
#include "base/civil_time.h"
#include "base/source_text.h"
#include "findings/checked.h"
#include "text/nfc_string.h"

namespace vanthu::care {

struct RetentionClass {
  // Of TT 05/2025: "01" … "07".
  std::string code;
  // 0: for ever.
  int years = 0;
  text::NfcString name;

  bool operator==(const RetentionClass&) const = default;
};

class RetentionSchedule {
 public:
  // At least one class for ever; RET-01 otherwise, RET-02 for a class that is not there.
  friend findings::Checked<RetentionSchedule> parse_schedule(const SourceText& source);

  // The office's own choice for a kind of paper or meeting. False: there is no such class.
  bool choose(const std::string& kind, const std::string& code);
  // A kind that nobody has thought of is kept for ever.
  const RetentionClass& of(const std::string& kind) const;
  // Whether anybody has.
  bool has(const std::string& kind) const { return kinds_.contains(kind); }
  // The longer of the paper's own period and, where that has a say, its meeting's.
  const RetentionClass& of(const std::string& kind, const std::string& meeting_kind) const;
  // The shortest class of so many years or more; 0 years are for ever.
  const RetentionClass& at_least(int years) const;
  const std::vector<RetentionClass>& classes() const { return classes_; }
  // All kinds that somebody has thought of.
  std::vector<std::string> kinds() const;

 private:
  const RetentionClass* find(const std::string& code) const;

  std::vector<RetentionClass> classes_;
  std::map<std::string, std::string> kinds_;
};

findings::Checked<RetentionSchedule> parse_schedule(const SourceText& source);

// A paper with what becomes of it.
struct RetainedPaper {
  std::string object_id;
  std::string meeting_id;
  archive::IndexedDocument document;
  RetentionClass retention;
  // First day on which it may be considered: the year after the period has run out. Nothing: never.
  std::optional<Date> due;
  // The record asks for more than the schedule.
  bool is_by_record = false;
};

// What a search needs to know of the schedule, which must outlive it.
archive::RetentionClasses search_classes(const RetentionSchedule& schedule);

// What the record itself asks for (thời hạn bảo quản, keeping/@retention) counts where it is
// longer.
void lengthen(RetainedPaper& paper, const RetentionClass& asked);

// Periods are counted from the end of the year.
std::vector<RetainedPaper> papers_of(const RetentionSchedule& schedule,
                                     const std::string& object_id,
                                     const archive::Description& description);

}  // namespace vanthu::care
