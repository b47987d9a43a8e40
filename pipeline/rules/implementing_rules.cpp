// TH: the implementing regulation, seen in one record (Quy định 29, 24, 232, 294, 20, 208-QĐ/TW).
#include <algorithm>
#include <set>

#include "rules/bases.h"
#include "rules/families.h"
#include "rules/months.h"

namespace vanthu::rules {
namespace {

using model::AttendanceState;

bool is_left_out_as(const RecordView& view, const Base& base, const model::Exclusion& exclusion) {
  const bool out = std::any_of(base.left_out.begin(), base.left_out.end(),
                               [&](const LeftOut& one) { return one.member == exclusion.member; });
  const Person* person = view.find(exclusion.member);
  if (!out || person == nullptr) return false;
  switch (exclusion.reason) {
    case model::ExclusionReason::TemporaryElsewhere:
      return view.is_temporarily_elsewhere(*person);
    case model::ExclusionReason::Exempt:
      return view.is_exempt(*person);
    case model::ExclusionReason::Suspended:
      return view.is_suspended(*person);
    case model::ExclusionReason::CongressExcused:
      return base.kind == findings::BaseKind::Congress && person->row != nullptr &&
             person->row->congress_excused;
  }
  return false;
}

// Declared base and named exclusions against the roster.
Judgement judge_declared(const RecordView& view, const Base& base, std::int64_t declared,
                         const std::vector<model::Exclusion>& exclusions, const SourceSpan& at) {
  Facts facts;
  facts.add("declared", declared)
      .add("computed", base.count)
      .add("official", base.whole)
      .add("n", static_cast<std::int64_t>(base.left_out.size()))
      .add("left_out", list_left_out(view, base))
      .add("listed", static_cast<std::int64_t>(exclusions.size()));
  if (declared != base.count) return failed("fail", std::move(facts), at, "base");
  for (const LeftOut& one : base.left_out) {
    const bool listed = std::any_of(
        exclusions.begin(), exclusions.end(),
        [&](const model::Exclusion& exclusion) { return exclusion.member == one.member; });
    if (listed) continue;
    facts.add("missing", same_words(view.name_of(one.member)));
    return failed("not_listed", std::move(facts), at, "base");
  }
  std::set<std::string_view> listed;
  for (const model::Exclusion& one : exclusions) {
    const bool again = !listed.insert(one.member).second;
    if (!again && is_left_out_as(view, base, one)) continue;
    facts.add("extra", same_words(view.name_of(one.member)))
        .add("reason", exclusion_words(one.reason));
    return failed(again ? "listed_twice" : "not_so", std::move(facts), one.at,
                  again ? "member" : "reason");
  }
  return passed(std::move(facts), at);
}

Judgement base_is_documented(const RecordView& view, const model::Vote& vote, const RuleInForce&) {
  if (is_committee(view.record())) return not_applicable("committee");
  return judge_declared(view, voting_base(view, vote.taken_at), vote.base, vote.exclusions,
                        vote.at);
}

Judgement base_of_election_is_documented(const RecordView& view, const model::Election& election,
                                         const RuleInForce&) {
  return judge_declared(view, voting_base(view, election.taken_at), election.base,
                        election.exclusions, election.at);
}

Judgement base_of_discipline_is_documented(const RecordView& view,
                                           const model::Discipline& discipline,
                                           const RuleInForce&) {
  const Base base = voting_base(view);
  Facts facts;
  facts.add("declared", discipline.base)
      .add("computed", base.count)
      .add("official", base.whole)
      .add("n", static_cast<std::int64_t>(base.left_out.size()))
      .add("left_out", list_left_out(view, base));
  return judged(discipline.base == base.count, std::move(facts), discipline.at, "base");
}

Judgement committee_base_is_the_incumbents(const RecordView& view, const model::Vote& vote,
                                           const RuleInForce&) {
  if (!is_committee(view.record())) return not_applicable("not_a_committee");
  const std::int64_t incumbents = committee_base(view).count;
  Facts facts;
  facts.add("declared", vote.base).add("n", incumbents);
  return judged(vote.base == incumbents, std::move(facts), vote.at, "base");
}

bool stands_here(const RecordView& view, std::string_view member) {
  return std::any_of(view->elections.begin(), view->elections.end(), [&](const auto& election) {
    return std::any_of(election.candidates.begin(), election.candidates.end(),
                       [&](const auto& candidate) { return candidate.member == member; });
  });
}

// Three months to under a year; students up to two years. Which of them a member is, the record
// does not say.
Judgement judge_length_of_stay(const model::Member& member, const RuleInForce& law) {
  const Threshold* least = law.threshold("months_min");
  const Threshold* most = law.threshold("months_max");
  const Threshold* study = law.threshold("months_study_max");
  if (least == nullptr || most == nullptr || study == nullptr) {
    return not_applicable("no_threshold");
  }
  const model::Temporary& stay = *member.temporary;
  if (!stay.to) {
    return indeterminate({"ngày kết thúc sinh hoạt tạm thời của " + member.name.str(),
                          "the end of the temporary stay of " + member.name.str()},
                         stay.at);
  }
  const std::int64_t months = whole_months(stay.from, add_days(*stay.to, 1));
  Facts facts;
  facts.add("name", member.name)
      .add("months", months)
      .add("from", stay.from)
      .add("to", *stay.to)
      .add("min", least->numerator)
      .add("max", most->numerator)
      .add("study_max", study->numerator);
  if (months < least->numerator) return failed("too_short", std::move(facts), stay.at, "to");
  if (months > study->numerator) return failed("too_long", std::move(facts), stay.at, "to");
  return judged(months < most->numerator, std::move(facts), stay.at, "to", "study_only");
}

Judgement temporary_stay_is_in_order(const RecordView& view, const Person& person,
                                     const RuleInForce& law) {
  const model::Member& member = *person.member;
  if (!member.temporary) return not_applicable("no_member");
  const bool received = member.temporary->direction == model::TemporaryDirection::In;
  const bool takes_part = stands_here(view, member.id) || view.holds_office(member.id);
  if (received && (member.home || takes_part)) {
    Facts facts;
    facts.add("name", member.name);
    return failed("fail", std::move(facts), member.at);
  }
  return judge_length_of_stay(member, law);
}

Judgement exemption_takes_effect(const RecordView& view, const Person& person, const RuleInForce&) {
  const bool marked = person.row != nullptr && person.row->state == AttendanceState::Exempt;
  const bool exempt = person.member->home && view.is_exempt(person);
  if (!exempt && !marked) return not_applicable("no_member");
  Facts facts;
  facts.add("name", person.member->name);
  if (!exempt) return failed("not_exempt", std::move(facts), person.row->at, "state");
  if (person.row != nullptr && !person.came() && !marked) {
    return failed("fail", std::move(facts), person.row->at, "state");
  }
  if (is_congress(view.record())) {
    const model::Notice& notice = view->meeting.notice;
    const bool invited =
        notice.all_members ||
        std::any_of(notice.recipients.begin(), notice.recipients.end(),
                    [&](const auto& one) { return one.member == person.member->id; });
    return judged(invited, std::move(facts), notice.at, "all_members", "not_invited");
  }
  return passed(std::move(facts), person.member->at);
}

}  // namespace

std::vector<Predicate> implementing_predicates() {
  return {{.id = "TH-6.3.2",
           .person = temporary_stay_is_in_order,
           .facts = {"name", "months", "from", "to", "min", "max", "study_max"},
           .sayings = {"no_threshold", "too_short", "too_long", "study_only", "missing"}},
          {.id = "TH-7.1",
           .person = exemption_takes_effect,
           .facts = {"name"},
           .sayings = {"not_exempt", "not_invited"}},
          {.id = "TH-9.3.2",
           .vote = base_is_documented,
           .election = base_of_election_is_documented,
           .discipline = base_of_discipline_is_documented,
           .facts = {"declared", "computed", "official", "n", "left_out", "listed", "missing",
                     "extra", "reason"},
           .sayings = {"committee", "not_listed", "not_so", "listed_twice"}},
          {.id = "TH-9.3.3",
           .vote = committee_base_is_the_incumbents,
           .facts = {"declared", "n"},
           .sayings = {"not_a_committee"}}};
}

}  // namespace vanthu::rules
