// Rules over a cell's year: what must happen every month.
#include <algorithm>

#include "rules/registry.h"
#include "text/dates.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using model::MeetingKind;
using model::MeetingRecord;

// A regular meeting, or a combined one, whose regular part counts.
bool is_regular(const MeetingRecord& record) {
  return record.meeting.kind == MeetingKind::Regular ||
         record.meeting.kind == MeetingKind::Combined;
}

bool is_committee(const MeetingRecord& record) {
  return record.meeting.kind == MeetingKind::Committee;
}

int month_of(const MeetingRecord& record) {
  return static_cast<int>(static_cast<unsigned>(record.meeting.start.date.month()));
}

struct MonthlyDuty {
  bool (*counts)(const MeetingRecord&);
  std::string_view say;
  Bilingual what;
};

SeriesJudgement judge_month(const CellYear& cell, int month, const MonthlyDuty& duty) {
  const std::chrono::year_month label{std::chrono::year(cell.year),
                                      std::chrono::month(static_cast<unsigned>(month))};
  const std::int64_t held =
      std::count_if(cell.records.begin(), cell.records.end(), [&](const MeetingRecord* record) {
        return month_of(*record) == month && duty.counts(*record);
      });
  const std::string number = (month < 10 ? "0" : "") + std::to_string(month);
  SeriesJudgement judged;
  judged.subject = {text::month_label(label).str() + ": " + duty.what.vi,
                    std::to_string(cell.year) + "-" + number + ": " + duty.what.en};
  judged.judgement.facts.add("held", held)
      .add("month", Bilingual{number + "/" + std::to_string(cell.year),
                              std::to_string(cell.year) + "-" + number});
  if (held < 1) {
    judged.judgement.outcome = Outcome::Fail;
    judged.judgement.say = duty.say;
  }
  return judged;
}

// Months are judged from the first to the last month that has any record: a year still running is
// not blamed for months to come, nor a new cell for those before it.
std::vector<SeriesJudgement> meets_every_month(const CellYear& cell, const RuleInForce&) {
  std::vector<SeriesJudgement> all;
  if (cell.records.empty()) return all;
  int first = 12;
  int last = 1;
  bool has_committee = false;
  for (const MeetingRecord* record : cell.records) {
    first = std::min(first, month_of(*record));
    last = std::max(last, month_of(*record));
    has_committee = has_committee || record->leadership.committee;
  }
  const MonthlyDuty regular{is_regular, "fail", {"sinh hoạt thường kỳ", "regular meeting"}};
  const MonthlyDuty committee{
      is_committee, "no_committee_meeting", {"họp chi ủy", "committee meeting"}};
  for (int month = first; month <= last; ++month) {
    all.push_back(judge_month(cell, month, regular));
    if (has_committee) all.push_back(judge_month(cell, month, committee));
  }
  return all;
}

}  // namespace

std::vector<Predicate> series_predicates() {
  return {{"DL-24.2", meets_every_month, {"held", "month"}, {"no_committee_meeting"}}};
}

}  // namespace vanthu::rules
