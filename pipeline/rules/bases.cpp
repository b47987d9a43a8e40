#include "rules/bases.h"

#include <algorithm>

#include "rules/judgement.h"

namespace vanthu::rules {
namespace {

using findings::BaseKind;
using model::AttendanceState;
using model::ExclusionReason;

std::optional<ExclusionReason> reason_to_leave_out(const RecordView& view, const Person& person,
                                                   const std::optional<CivilTime>& at,
                                                   bool congress) {
  if (view.is_suspended(person)) return ExclusionReason::Suspended;
  if (person.was_there(at)) return std::nullopt;
  if (view.is_temporarily_elsewhere(person)) return ExclusionReason::TemporaryElsewhere;
  if (view.is_exempt(person)) return ExclusionReason::Exempt;
  const bool excused = person.row != nullptr && person.row->congress_excused && !person.came();
  if (congress && excused) return ExclusionReason::CongressExcused;
  return std::nullopt;
}

Base official_base(const RecordView& view, const std::optional<CivilTime>& at, bool congress) {
  Base base;
  base.kind = congress ? BaseKind::Congress : BaseKind::Cell;
  for (const Person& person : view.people()) {
    if (!person.is_official()) continue;
    ++base.whole;
    const auto reason = reason_to_leave_out(view, person, at, congress);
    if (reason) base.left_out.push_back({.member = person.member->id, .reason = *reason});
  }
  base.count = base.whole - static_cast<std::int64_t>(base.left_out.size());
  return base;
}

bool counts_for_attendance(const RecordView& view, const Person& person) {
  if (!person.member->home || view.is_exempt(person)) return false;
  return person.row == nullptr || !person.row->special_duty;
}

std::int64_t count_people(const RecordView& view, const auto& wanted) {
  return std::count_if(view.people().begin(), view.people().end(), wanted);
}

}  // namespace

Bilingual exclusion_words(model::ExclusionReason reason) {
  switch (reason) {
    case ExclusionReason::TemporaryElsewhere:
      return {"sinh hoạt tạm thời nơi khác, không dự", "temporarily elsewhere and not present"};
    case ExclusionReason::Exempt:
      return {"được miễn sinh hoạt, không dự", "exempt and not present"};
    case ExclusionReason::Suspended:
      return {"bị đình chỉ sinh hoạt", "suspended"};
    case ExclusionReason::CongressExcused:
      return {"vắng suốt đại hội được đồng ý", "absent from the whole congress with consent"};
  }
  return {};
}

Base meeting_base(const RecordView& view, const std::optional<CivilTime>& at) {
  return official_base(view, at, false);
}

Base congress_base(const RecordView& view, const std::optional<CivilTime>& at) {
  return official_base(view, at, true);
}

Base committee_base(const RecordView& view) {
  Base base;
  base.kind = BaseKind::Committee;
  base.whole = static_cast<std::int64_t>(view->leadership.officers.size());
  base.count = base.whole;
  return base;
}

Base voting_base(const RecordView& view, const std::optional<CivilTime>& at) {
  if (is_committee(view.record())) return committee_base(view);
  return is_congress(view.record()) ? congress_base(view, at) : meeting_base(view, at);
}

findings::BaseCard card_of(const RecordView& view, const Base& base, const Threshold& threshold,
                           std::int64_t got) {
  findings::BaseCard card{.kind = base.kind,
                          .whole = base.whole,
                          .left_out = {},
                          .base = base.count,
                          .numerator = threshold.numerator,
                          .denominator = threshold.denominator,
                          .strict = threshold.strict,
                          .needed = threshold.needed(base.count),
                          .got = got,
                          .reached = threshold.reached(got, base.count)};
  for (const LeftOut& one : base.left_out) {
    card.left_out.push_back({.member = one.member,
                             .name = view.name_of(one.member),
                             .reason = exclusion_words(one.reason)});
  }
  return card;
}

Bilingual list_left_out(const RecordView& view, const Base& base) {
  if (base.left_out.empty()) return {"không có", "none"};
  Bilingual list;
  for (const LeftOut& one : base.left_out) {
    const Bilingual reason = exclusion_words(one.reason);
    const std::string name = view.name_of(one.member);
    add_to_list(list, {name + " (" + reason.vi + ")", name + " (" + reason.en + ")"});
  }
  return list;
}

std::int64_t attendance_base(const RecordView& view) {
  return count_people(view, [&](const Person& one) { return counts_for_attendance(view, one); });
}

std::int64_t attendance_present(const RecordView& view) {
  return count_people(
      view, [&](const Person& one) { return counts_for_attendance(view, one) && one.came(); });
}

std::int64_t unexcused_absences(const RecordView& view) {
  return count_people(view, [](const Person& one) {
    return one.member->home && one.row != nullptr &&
           one.row->state == AttendanceState::AbsentUnexcused;
  });
}

std::int64_t eligible_present(const RecordView& view, const std::optional<CivilTime>& at) {
  const bool committee = is_committee(view.record());
  return count_people(view, [&](const Person& one) {
    if (!one.is_official() || view.is_suspended(one)) return false;
    if (committee && !view.holds_office(one.member->id)) return false;
    return one.was_there(at);
  });
}

std::int64_t members_on_books(const RecordView& view, model::MemberStatus status) {
  return count_people(
      view, [&](const Person& one) { return one.member->home && one.member->status == status; });
}

}  // namespace vanthu::rules
