// SH: when a session of the cell is held and who comes (HD 12-HD/BTCTW, HD 42-HD/BTCTW).
#include <algorithm>

#include "rules/bases.h"
#include "rules/families.h"

namespace vanthu::rules {
namespace {

// The floor of the day; a competent committee may set its own, also by the size of the cell.
const Threshold* least_minutes(const RecordView& view, const RuleInForce& law) {
  const Threshold* large_cell = law.threshold("large_cell");
  const std::int64_t members = members_on_books(view, model::MemberStatus::Official) +
                               members_on_books(view, model::MemberStatus::Probationary);
  if (large_cell != nullptr && members >= large_cell->numerator) {
    if (const Threshold* large = law.threshold("minutes_large")) return large;
  }
  if (has_thematic_part(view.record()) && view->meeting.kind != model::MeetingKind::Thematic) {
    if (const Threshold* combined = law.threshold("minutes_combined")) return combined;
  }
  return law.threshold("minutes");
}

Judgement minimum_duration(const RecordView& view, const RuleInForce& law) {
  if (!is_session(view.record())) return not_applicable("not_a_session");
  if (is_in_writing(view.record())) return not_applicable("in_writing");
  const Threshold* least = least_minutes(view, law);
  if (least == nullptr) return not_applicable("no_threshold");
  const model::Meeting& meeting = view->meeting;
  const std::int64_t minutes = minutes_between(meeting.start, meeting.end) - meeting.breaks_min;
  Facts facts;
  facts.add("m", minutes)
      .add("min", least->numerator)
      .add("breaks", meeting.breaks_min)
      .add("start", same_words(to_iso(meeting.start.time)))
      .add("end", same_words(to_iso(meeting.end.time)));
  return judged(minutes >= least->numerator, std::move(facts), meeting.at, "end");
}

Judgement attendance_ratio(const RecordView& view, const RuleInForce& law) {
  if (!is_session(view.record())) return not_applicable("not_a_session");
  if (is_in_writing(view.record())) return not_applicable("in_writing");
  const Threshold* share = law.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  const std::int64_t base = attendance_base(view);
  if (base <= 0) {
    return indeterminate({"đảng viên thuộc diện tính tỷ lệ", "a member who counts for the ratio"});
  }
  const std::int64_t present = attendance_present(view);
  const std::int64_t unexcused = unexcused_absences(view);
  Facts facts;
  facts.add("present", present)
      .add("base", base)
      .add("pct", percent_words(present, base))
      .add("req", percent_words(share->numerator, share->denominator))
      .add("u", unexcused)
      .add("needed", share->needed(base))
      .add("left", share->denominator * present)
      .add("right", share->numerator * base)
      .add("numerator", share->numerator)
      .add("denominator", share->denominator);
  const SourceSpan at = view->attendance.totals.at;
  if (!share->reached(present, base)) return failed("fail", std::move(facts), at, "present");
  return judged(unexcused == 0, std::move(facts), at, "absent_unexcused", "unexcused");
}

}  // namespace

std::vector<Predicate> session_predicates() {
  return {{.id = "SH-01",
           .record = minimum_duration,
           .facts = {"m", "min", "breaks", "start", "end"},
           .sayings = {"not_a_session", "in_writing", "no_threshold"}},
          {.id = "SH-02",
           .record = attendance_ratio,
           .facts = {"present", "base", "pct", "req", "u", "needed", "left", "right", "numerator",
                     "denominator"},
           .sayings = {"not_a_session", "in_writing", "no_threshold", "unexcused"}}};
}

}  // namespace vanthu::rules
