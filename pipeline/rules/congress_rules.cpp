// TH-11.1, TH-24: the congress of a cell – notice, committee, order of the elections.
#include <algorithm>
#include <set>

#include "rules/bases.h"
#include "rules/families.h"

namespace vanthu::rules {
namespace {

using model::ElectedOffice;
using model::Election;

std::vector<const Election*> elections_to(const RecordView& view, ElectedOffice office) {
  std::vector<const Election*> all;
  for (const Election& election : view->elections) {
    if (election.office == office) all.push_back(&election);
  }
  return all;
}

std::set<std::string_view> elected_to(const RecordView& view, ElectedOffice office) {
  std::set<std::string_view> elected;
  for (const Election* election : elections_to(view, office)) {
    for (const model::Candidate& candidate : election->candidates) {
      if (candidate.elected) elected.insert(candidate.member);
    }
  }
  return elected;
}

Judgement congress_was_announced_in_time(const RecordView& view, const RuleInForce& law) {
  if (!is_congress(view.record())) return not_applicable("not_a_congress");
  const Threshold* least = law.threshold("working_days");
  if (least == nullptr) return not_applicable("no_threshold");
  const model::Notice& notice = view->meeting.notice;
  const auto days = law.working_days().between(notice.date, view.held_on());
  if (!days) return indeterminate(missing_holidays(notice.date, view.held_on()), notice.at);
  Facts facts;
  facts.add("d", *days)
      .add("least", least->numerator)
      .add("notice", notice.date)
      .add("date", view.held_on());
  return judged(*days >= least->numerator, std::move(facts), notice.at, "date");
}

Judgement committee_has_its_size(const RecordView& view, const RuleInForce& law) {
  if (!is_congress(view.record())) return not_applicable("not_a_congress");
  const Threshold* most = law.threshold("most");
  const Threshold* least = law.threshold("least");
  if (most == nullptr || least == nullptr) return not_applicable("no_threshold");
  const auto elections = elections_to(view, ElectedOffice::Committee);
  if (elections.empty()) return not_applicable("no_committee_elected");
  const auto size = static_cast<std::int64_t>(elected_to(view, ElectedOffice::Committee).size());
  Facts facts;
  facts.add("n", size).add("most", most->numerator).add("least", least->numerator);
  if (size > most->numerator) {
    return failed("fail", std::move(facts), elections.front()->at, "seats");
  }
  return judged(size >= least->numerator, std::move(facts), elections.front()->at, "seats",
                "too_small");
}

// Whether every election of the earlier office stands before every one of the later; nothing when
// an election has no place in the course of the meeting.
std::optional<bool> comes_first(const std::vector<const Election*>& earlier,
                                const std::vector<const Election*>& later) {
  for (const Election* a : earlier) {
    for (const Election* b : later) {
      if (!a->seq || !b->seq) return std::nullopt;
      if (*a->seq >= *b->seq) return false;
    }
  }
  return true;
}

// Nobody elected to the office from outside the committee, where there is one.
const model::Candidate* outsider(const RecordView& view, ElectedOffice office) {
  const auto committee = elected_to(view, ElectedOffice::Committee);
  if (committee.empty()) return nullptr;
  for (const Election* election : elections_to(view, office)) {
    for (const model::Candidate& candidate : election->candidates) {
      if (candidate.elected && !committee.contains(candidate.member)) return &candidate;
    }
  }
  return nullptr;
}

Judgement offices_are_elected_in_order(const RecordView& view, const RuleInForce& law) {
  if (!is_congress(view.record())) return not_applicable("not_a_congress");
  const Threshold* deputies = law.threshold("deputies");
  if (deputies == nullptr) return not_applicable("no_threshold");
  const auto committee = elections_to(view, ElectedOffice::Committee);
  const auto secretary = elections_to(view, ElectedOffice::Secretary);
  const auto deputy = elections_to(view, ElectedOffice::DeputySecretary);
  if (secretary.empty() && deputy.empty()) return not_applicable("no_secretary_elected");
  for (const auto& [earlier, later] :
       {std::pair(&committee, &secretary), std::pair(&committee, &deputy),
        std::pair(&secretary, &deputy)}) {
    const auto in_order = comes_first(*earlier, *later);
    if (!in_order) {
      return indeterminate({"thứ tự (seq) của các cuộc bầu", "the order (seq) of the elections"},
                           view->elections.front().at);
    }
    if (!*in_order) return failed("fail", {}, later->front()->at, "seq");
  }
  for (const ElectedOffice office : {ElectedOffice::Secretary, ElectedOffice::DeputySecretary}) {
    const model::Candidate* stranger = outsider(view, office);
    if (stranger == nullptr) continue;
    Facts facts;
    facts.add("name", same_words(view.name_of(stranger->member)));
    return failed("outsider", std::move(facts), stranger->at, "member");
  }
  const auto elected = elected_to(view, ElectedOffice::DeputySecretary);
  Facts facts;
  facts.add("n", static_cast<std::int64_t>(elected.size())).add("most", deputies->numerator);
  const bool few = static_cast<std::int64_t>(elected.size()) <= deputies->numerator;
  return judged(few, std::move(facts), deputy.empty() ? view->at : deputy.front()->at, {},
                "too_many_deputies");
}

Judgement no_fourth_ballot_for_secretary(const RecordView& view, const RuleInForce& law) {
  if (!is_congress(view.record())) return not_applicable("not_a_congress");
  const Threshold* most = law.threshold("rounds");
  if (most == nullptr) return not_applicable("no_threshold");
  const auto elections = elections_to(view, ElectedOffice::Secretary);
  if (elections.empty()) return not_applicable("no_secretary_elected");
  const Election& last =
      **std::max_element(elections.begin(), elections.end(),
                         [](const Election* a, const Election* b) { return a->round < b->round; });
  Facts facts;
  facts.add("n", last.round).add("most", most->numerator);
  if (last.round > most->numerator) {
    return failed("too_many", std::move(facts), last.at, "round");
  }
  const bool settled = !elected_to(view, ElectedOffice::Secretary).empty() ||
                       last.round < most->numerator || last.approval.has_value();
  return judged(settled, std::move(facts), last.at, "round");
}

}  // namespace

std::vector<Predicate> congress_predicates() {
  return {{.id = "TH-11.1",
           .record = congress_was_announced_in_time,
           .facts = {"d", "least", "notice", "date"},
           .sayings = {"not_a_congress", "no_threshold"}},
          {.id = "TH-24.a",
           .record = committee_has_its_size,
           .facts = {"n", "most", "least"},
           .sayings = {"not_a_congress", "no_threshold", "no_committee_elected", "too_small"}},
          {.id = "TH-24.b",
           .record = offices_are_elected_in_order,
           .facts = {"name", "n", "most"},
           .sayings = {"not_a_congress", "no_threshold", "no_secretary_elected", "outsider",
                       "too_many_deputies"}},
          {.id = "TH-24.c",
           .record = no_fourth_ballot_for_secretary,
           .facts = {"n", "most"},
           .sayings = {"not_a_congress", "no_threshold", "no_secretary_elected", "too_many"}}};
}

}  // namespace vanthu::rules
