// Rules that judge one meeting: membership of the cell, duration and attendance.
#include <algorithm>

#include "rules/bases.h"
#include "rules/registry.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using model::MeetingKind;
using model::MeetingRecord;

bool is_cell_session(MeetingKind kind) {
  switch (kind) {
    case MeetingKind::Regular:
    case MeetingKind::Thematic:
    case MeetingKind::Combined:
      return true;
    case MeetingKind::Extraordinary:
    case MeetingKind::Congress:
    case MeetingKind::Committee:
    case MeetingKind::YearEndReview:
    case MeetingKind::AdmissionCeremony:
      return false;
  }
  return false;
}

Judgement three_official_members(const MeetingRecord& record, const RuleInForce& rule) {
  const Threshold* least = rule.threshold("members");
  if (least == nullptr) return not_applicable("no_threshold");
  const std::int64_t official = members_on_books(record, model::MemberStatus::Official);
  Judgement judgement;
  judgement.facts.add("n", official).add("least", least->numerator);
  judgement.at = record.roster.at;
  if (official < least->numerator) judgement.outcome = Outcome::Fail;
  return judgement;
}

Judgement minimum_duration(const MeetingRecord& record, const RuleInForce& rule) {
  if (!is_cell_session(record.meeting.kind)) return not_applicable("not_a_session");
  if (record.meeting.mode == model::MeetingMode::WrittenConsultation) {
    return not_applicable("in_writing");
  }
  const bool combined = record.meeting.kind == MeetingKind::Combined;
  const Threshold* least = combined ? rule.threshold("minutes_combined") : nullptr;
  if (least == nullptr) least = rule.threshold("minutes");
  if (least == nullptr) return not_applicable("no_threshold");
  const std::int64_t minutes =
      minutes_between(record.meeting.start, record.meeting.end) - record.meeting.breaks_min;
  Judgement judgement;
  judgement.facts.add("m", minutes)
      .add("min", least->numerator)
      .add("breaks", record.meeting.breaks_min)
      .add("start", Bilingual{to_iso(record.meeting.start.time), to_iso(record.meeting.start.time)})
      .add("end", Bilingual{to_iso(record.meeting.end.time), to_iso(record.meeting.end.time)});
  judgement.at = record.meeting.at;
  judgement.attribute = "end";
  if (minutes < least->numerator) judgement.outcome = Outcome::Fail;
  return judgement;
}

Judgement attendance_ratio(const MeetingRecord& record, const RuleInForce& rule) {
  if (!is_cell_session(record.meeting.kind)) return not_applicable("not_a_session");
  if (record.meeting.mode == model::MeetingMode::WrittenConsultation) {
    return not_applicable("in_writing");
  }
  const Threshold* share = rule.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  const std::int64_t base = attendance_base(record);
  if (base <= 0) return indeterminate("no_base");
  const std::int64_t present = attendance_present(record);
  const std::int64_t unexcused = unexcused_absences(record);
  Judgement judgement;
  judgement.facts.add("present", present)
      .add("base", base)
      .add("pct", percent_words(present, base))
      .add("req", percent_words(share->numerator, share->denominator))
      .add("u", unexcused)
      .add("needed", share->needed(base))
      .add("left", share->denominator * present)
      .add("right", share->numerator * base)
      .add("numerator", share->numerator)
      .add("denominator", share->denominator);
  judgement.at = record.attendance.totals.at;
  if (!share->reached(present, base)) {
    judgement.outcome = Outcome::Fail;
    judgement.attribute = "present";
  } else if (unexcused > 0) {
    judgement.outcome = Outcome::Fail;
    judgement.say = "unexcused";
    judgement.attribute = "absent_unexcused";
  }
  return judgement;
}

}  // namespace

std::vector<Predicate> meeting_predicates() {
  return {
      {"DL-24.1", three_official_members, {"n", "least"}, {"no_threshold"}},
      {"SH-01",
       minimum_duration,
       {"m", "min", "breaks", "start", "end"},
       {"not_a_session", "in_writing", "no_threshold"}},
      {"SH-02",
       attendance_ratio,
       {"present", "base", "pct", "req", "u", "needed", "left", "right", "numerator",
        "denominator"},
       {"not_a_session", "in_writing", "no_threshold", "no_base", "unexcused"}},
  };
}

}  // namespace vanthu::rules
