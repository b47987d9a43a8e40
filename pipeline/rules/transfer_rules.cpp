// TH-6.3.1: transfers of official activity, as the changes on the rosters tell of them.
#include <set>

#include "rules/families.h"

namespace vanthu::rules {
namespace {

bool is_transfer(const model::Change& change) {
  return change.event == model::MemberEvent::TransferredIn ||
         change.event == model::MemberEvent::TransferredOut;
}

Judgement judge_transfer(const model::Member& member, const model::Change& change,
                         const RuleInForce& law) {
  const Threshold* most = law.threshold("working_days");
  if (most == nullptr) return not_applicable("no_threshold");
  if (!change.effective) {
    return indeterminate({"ngày có hiệu lực của quyết định dẫn đến việc chuyển sinh hoạt",
                          "when the decision behind the transfer took effect"},
                         change.at);
  }
  const auto days = law.working_days().between(*change.effective, change.date);
  if (!days) return indeterminate(missing_holidays(*change.effective, change.date), change.at);
  Facts facts;
  facts.add("name", member.name)
      .add("d", *days)
      .add("most", most->numerator)
      .add("effective", *change.effective)
      .add("date", change.date);
  return judged(*days <= most->numerator, std::move(facts), change.at, "date");
}

// A change may stand in more than one record: the first one counts.
std::vector<SeriesJudgement> transfers_are_done_in_time(const CellSeries& cell,
                                                        const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  std::set<std::pair<std::string_view, Date>> seen;
  for (const RecordView& view : cell.records) {
    for (const Person& person : view.people()) {
      for (const model::Change& change : person.member->changes) {
        if (!is_transfer(change)) continue;
        if (!seen.emplace(person.member->id, change.date).second) continue;
        const std::string name = person.member->name.str();
        all.push_back({.subject = {"chuyển sinh hoạt của " + name, "transfer of " + name},
                       .on = change.date,
                       .record = view->id,
                       .judgement = judge_transfer(*person.member, change, rule.on(change.date))});
      }
    }
  }
  if (all.empty()) {
    all.push_back({.subject = {"chuyển sinh hoạt", "transfers"},
                   .on = cell.records.back().held_on(),
                   .record = {},
                   .judgement = not_applicable("no_transfer")});
  }
  return all;
}

}  // namespace

std::vector<Predicate> transfer_predicates() {
  return {{.id = "TH-6.3.1",
           .series = transfers_are_done_in_time,
           .facts = {"name", "d", "most", "effective", "date"},
           .sayings = {"no_threshold", "no_transfer"}}};
}

}  // namespace vanthu::rules
