// CK-10 to CK-12: the base of a rating; rosters and terms that follow from those before.
#include <algorithm>
#include <array>

#include "rules/bases.h"
#include "rules/families.h"
#include "rules/subjects.h"
#include "rules/terms.h"

namespace vanthu::rules {
namespace {

using model::MemberEvent;

Judgement rating_is_voted_on_its_base(const RecordView& view, const model::Vote& vote,
                                      const RuleInForce&) {
  if (vote.type != model::VoteType::Rating) return not_applicable("other_vote");
  if (is_committee(view.record())) return not_applicable("committee");
  const Base base = voting_base(view, vote.taken_at);
  Facts facts;
  facts.add("base", base.count)
      .add("declared", vote.base)
      .add("official", base.whole)
      .add("n", static_cast<std::int64_t>(base.left_out.size()));
  return judged(vote.base == base.count, std::move(facts), vote.at, "base");
}

bool brings_in(MemberEvent event) {
  return event == MemberEvent::TransferredIn || event == MemberEvent::Admitted;
}

bool takes_out(MemberEvent event) {
  switch (event) {
    case MemberEvent::TransferredOut:
    case MemberEvent::Removed:
    case MemberEvent::Expelled:
    case MemberEvent::Deceased:
    case MemberEvent::LeftParty:
      return true;
    case MemberEvent::TransferredIn:
    case MemberEvent::Admitted:
    case MemberEvent::Recognised:
      return false;
  }
  return false;
}

bool is_on_books(const RecordView& view, std::string_view member) {
  const Person* person = view.find(member);
  return person != nullptr && person->member->home;
}

// A change may be told by the record before it takes effect or by the one after.
bool is_told(const std::array<const RecordView*, 2>& records, std::string_view member,
             bool (*wanted)(MemberEvent)) {
  return std::any_of(records.begin(), records.end(), [&](const RecordView* view) {
    const Person* person = view->find(member);
    if (person == nullptr) return false;
    const auto& changes = person->member->changes;
    return std::any_of(changes.begin(), changes.end(),
                       [&](const model::Change& change) { return wanted(change.event); });
  });
}

// Who is on the books of one record and not of the other, without a word about it.
struct Unexplained {
  std::int64_t count = 0;
  Bilingual names;

  void look_for(const RecordView& here, const RecordView& there, bool (*wanted)(MemberEvent)) {
    for (const Person& person : here.people()) {
      const model::Member& member = *person.member;
      if (!member.home || is_on_books(there, member.id)) continue;
      if (is_told({&here, &there}, member.id, wanted)) continue;
      ++count;
      add_to_list(names, same_words(member.name.str()));
    }
  }
};

Judgement judge_rosters(const RecordView& before, const RecordView& now) {
  Unexplained left;
  Unexplained joined;
  left.look_for(before, now, takes_out);
  joined.look_for(now, before, brings_in);
  for (const Unexplained* some : {&joined, &left}) {
    if (some->count == 0) continue;
    Facts facts;
    facts.add("n", some->count).add("names", some->names).add("before", before.held_on());
    return failed(some == &joined ? "fail" : "left", std::move(facts), now->roster.at);
  }
  return passed({}, now->roster.at);
}

std::vector<SeriesJudgement> rosters_follow_each_other(const CellSeries& cell,
                                                       const RuleOverTime&) {
  std::vector<SeriesJudgement> all;
  const RecordView* before = nullptr;
  for (const RecordView& now : cell.records) {
    // A committee's meeting lists only the committee.
    if (is_committee(now.record())) continue;
    if (before != nullptr) {
      all.push_back({.subject = meeting_subject(now),
                     .on = now.held_on(),
                     .record = now->id,
                     .judgement = judge_rosters(*before, now)});
    }
    before = &now;
  }
  return all;
}

// The years of a label such as "2025 - 2030".
struct LabelYears {
  int first = 0;
  int last = 0;
};

std::optional<LabelYears> try_read_label(std::string_view label) {
  if (label.size() < 9) return std::nullopt;
  const auto first = try_parse_date(std::string(label.substr(0, 4)) + "-01-01");
  const auto last = try_parse_date(std::string(label.substr(label.size() - 4)) + "-01-01");
  if (!first || !last) return std::nullopt;
  return LabelYears{.first = static_cast<int>(first->year()),
                    .last = static_cast<int>(last->year())};
}

Judgement judge_next_term(const model::Term& before, const model::Term& next) {
  Facts facts;
  facts.add("prev", before.label).add("given", next.label);
  const auto years_before = try_read_label(before.label.str());
  const auto years_next = try_read_label(next.label.str());
  if (!years_before || !years_next) {
    return indeterminate({"tên nhiệm kỳ dạng “2025 - 2030”", "a term named like “2025 - 2030”"},
                         next.at);
  }
  if (years_next->first != years_before->last) {
    return failed("fail", std::move(facts), next.at, "label");
  }
  if (!before.ordinal || !next.ordinal) {
    return indeterminate({"thứ tự đại hội (ordinal)", "the ordinals of the congresses"}, next.at);
  }
  facts.add("prev_number", *before.ordinal).add("number", *next.ordinal);
  return judged(*next.ordinal == *before.ordinal + 1, std::move(facts), next.at, "ordinal",
                "ordinal");
}

std::vector<SeriesJudgement> terms_are_numbered_on(const CellSeries& cell, const RuleOverTime&) {
  std::vector<SeriesJudgement> all;
  const std::vector<TermSeen> terms = terms_of(cell);
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const model::Term& next = *terms[i].term;
    all.push_back({.subject = term_subject(next),
                   .on = next.congress_close,
                   .record = (*terms[i].view)->id,
                   .judgement = judge_next_term(*terms[i - 1].term, next)});
  }
  return all;
}

}  // namespace

std::vector<Predicate> continuity_predicates() {
  return {{.id = "CK-10",
           .vote = rating_is_voted_on_its_base,
           .facts = {"base", "declared", "official", "n"},
           .sayings = {"other_vote", "committee"}},
          {.id = "CK-11",
           .series = rosters_follow_each_other,
           .facts = {"n", "names", "before"},
           .sayings = {"left"}},
          {.id = "CK-12",
           .series = terms_are_numbered_on,
           .facts = {"prev", "given", "prev_number", "number"},
           .sayings = {"ordinal"}}};
}

}  // namespace vanthu::rules
