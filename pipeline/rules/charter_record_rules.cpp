// DL: what the Charter asks of a cell, its congress and its members, seen in one record.
#include <algorithm>
#include <set>

#include "rules/bases.h"
#include "rules/families.h"

namespace vanthu::rules {
namespace {

Judgement exemption_was_decided(const RecordView& view, const Person& person, const RuleInForce&) {
  if (!person.member->home || !view.is_exempt(person)) return not_applicable("no_member");
  const model::Exemption& exemption = *person.member->exemption;
  Facts facts;
  facts.add("name", person.member->name);
  if (!exemption.decided_on || !exemption.decision) {
    return failed("fail", std::move(facts), exemption.at, "decided_on");
  }
  facts.add("date", *exemption.decided_on);
  return judged(exemption.reported_on.has_value(), std::move(facts), exemption.at, {},
                "unreported");
}

// Whether the cell itself considered the person: a vote about the member or the file.
bool was_considered(const RecordView& view, const model::Dossier& dossier) {
  return std::any_of(view->votes.begin(), view->votes.end(), [&](const model::Vote& vote) {
    return vote.dossier == dossier.id || (vote.about && vote.about == dossier.applicant.member);
  });
}

Judgement exit_goes_through_the_cell(const RecordView& view, const model::Dossier& dossier,
                                     const RuleInForce&) {
  if (dossier.kind != model::DossierKind::Exit) return not_applicable("other_dossier");
  Facts facts;
  facts.add("name", dossier.applicant.name);
  for (const model::Discipline& discipline : view->disciplines) {
    if (dossier.applicant.member != discipline.subject) continue;
    return failed("open_case", std::move(facts), dossier.at);
  }
  Bilingual missing;
  if (!dossier.application || !dossier.remark) {
    add_to_list(missing, {"đơn nêu lý do", "an application with the reason"});
  }
  if (!was_considered(view, dossier)) {
    add_to_list(missing, {"ý kiến xem xét của chi bộ", "consideration by the cell"});
  }
  if (!dossier.reported_upward) {
    add_to_list(missing, {"đề nghị gửi cấp trên", "a proposal to the superior"});
  }
  const bool complete = missing.empty();
  facts.add("missing", std::move(missing));
  return judged(complete, std::move(facts), dossier.at);
}

Judgement congress_quorum(const RecordView& view, const RuleInForce& law) {
  if (!is_congress(view.record())) return not_applicable("not_a_congress");
  const Threshold* share = law.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  // Before any excuse; the text is not verified, so the other reading is shown as well.
  std::int64_t convened = meeting_base(view).count;
  for (const model::Election& election : view->elections) {
    if (election.convened) convened = *election.convened;
  }
  const std::int64_t present = eligible_present(view);
  Facts facts;
  facts.add("present", present)
      .add("convened", convened)
      .add("official", members_on_books(view, model::MemberStatus::Official))
      .add("needed", share->needed(convened))
      .add("left", share->denominator * present)
      .add("right", share->numerator * convened)
      .add("numerator", share->numerator)
      .add("denominator", share->denominator);
  return judged(share->reached(present, convened), std::move(facts), view->attendance.totals.at,
                "present");
}

bool anyone_elected(const model::Election& election) {
  return std::any_of(election.candidates.begin(), election.candidates.end(),
                     [](const model::Candidate& candidate) { return candidate.elected; });
}

Judgement new_committee_is_approved(const RecordView& view, const model::Election& election,
                                    const RuleInForce&) {
  switch (election.office) {
    case model::ElectedOffice::Committee:
    case model::ElectedOffice::Secretary:
    case model::ElectedOffice::DeputySecretary:
      break;
    case model::ElectedOffice::Delegate:
    case model::ElectedOffice::AlternateDelegate:
      return not_applicable("other_office");
  }
  if (!anyone_elected(election)) return not_applicable("nobody_elected");
  Facts facts;
  facts.add("date", view.held_on());
  return judged(election.approval.has_value(), std::move(facts), election.at);
}

Judgement three_official_members(const RecordView& view, const RuleInForce& law) {
  const Threshold* least = law.threshold("members");
  if (least == nullptr) return not_applicable("no_threshold");
  const std::int64_t official = members_on_books(view, model::MemberStatus::Official);
  Facts facts;
  facts.add("n", official).add("least", least->numerator);
  return judged(official >= least->numerator, std::move(facts), view->roster.at);
}

Judgement groups_share_out_the_roster(const RecordView& view, const RuleInForce&) {
  if (view->groups.empty()) return not_applicable("no_groups");
  std::set<std::string_view> placed;
  for (const model::Group& group : view->groups) {
    Facts facts;
    facts.add("group", group.name);
    if (!group.leader) return failed("fail", std::move(facts), group.at);
    for (const model::GroupMember& member : group.members) {
      if (placed.insert(member.member).second) continue;
      facts.add("name", same_words(view.name_of(member.member)));
      return failed("twice", std::move(facts), member.at, "member");
    }
  }
  for (const Person& person : view.people()) {
    if (!person.member->home || placed.contains(person.member->id)) continue;
    Facts facts;
    facts.add("name", person.member->name);
    return failed("left_out", std::move(facts), person.member->at);
  }
  return passed({}, view->groups.front().at);
}

Judgement congress_elects_what_it_should(const RecordView& view, const RuleInForce& law) {
  if (!is_congress(view.record())) return not_applicable("not_a_congress");
  const Threshold* least = law.threshold("committee_from");
  if (least == nullptr) return not_applicable("no_threshold");
  if (view->elections.empty()) {
    return indeterminate({"các cuộc bầu của đại hội", "the elections of the congress"}, view->at);
  }
  const std::int64_t official = members_on_books(view, model::MemberStatus::Official);
  const auto committee = std::find_if(
      view->elections.begin(), view->elections.end(),
      [](const auto& election) { return election.office == model::ElectedOffice::Committee; });
  const bool elected = committee != view->elections.end();
  Facts facts;
  facts.add("n", official).add("least", least->numerator);
  if (official >= least->numerator) {
    return judged(elected, std::move(facts), view->elections.front().at);
  }
  return judged(!elected, std::move(facts), elected ? committee->at : view->at,
                elected ? "office" : "", "too_small");
}

}  // namespace

std::vector<Predicate> charter_record_predicates() {
  return {{.id = "DL-07",
           .person = exemption_was_decided,
           .facts = {"name", "date"},
           .sayings = {"unreported"}},
          {.id = "DL-08.2",
           .dossier = exit_goes_through_the_cell,
           .facts = {"name", "missing"},
           .sayings = {"other_dossier", "open_case"}},
          {.id = "DL-11.q",
           .record = congress_quorum,
           .facts = {"present", "convened", "official", "needed", "left", "right", "numerator",
                     "denominator"},
           .sayings = {"not_a_congress", "no_threshold"}},
          {.id = "DL-13.1",
           .election = new_committee_is_approved,
           .facts = {"date"},
           .sayings = {"other_office", "nobody_elected"}},
          {.id = "DL-24.1",
           .record = three_official_members,
           .facts = {"n", "least"},
           .sayings = {"no_threshold"}},
          {.id = "DL-24.1b",
           .record = groups_share_out_the_roster,
           .facts = {"group", "name"},
           .sayings = {"no_groups", "twice", "left_out"}},
          {.id = "DL-24.4",
           .record = congress_elects_what_it_should,
           .facts = {"n", "least"},
           .sayings = {"not_a_congress", "no_threshold", "too_small"}}};
}

}  // namespace vanthu::rules
