// INT-01 … INT-04, INT-06: numbers and names that must agree before any procedural rule makes
// sense.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "rules/bases.h"
#include "rules/families.h"

namespace vanthu::rules {
namespace {

using model::AttendanceState;
using model::Vote;

Judgement vote_tally_closes(const RecordView&, const Vote& vote, const RuleInForce&) {
  const std::int64_t sum =
      vote.votes_for + vote.votes_against + vote.votes_abstain + vote.invalid + vote.not_returned;
  const std::int64_t voters = vote.eligible_present + vote.written;
  Facts facts;
  facts.add("sum", sum)
      .add("eligible_present", vote.eligible_present)
      .add("written", vote.written)
      .add("voters", voters)
      .add("for", vote.votes_for)
      .add("against", vote.votes_against)
      .add("abstain", vote.votes_abstain)
      .add("invalid", vote.invalid)
      .add("not_returned", vote.not_returned)
      .add("difference", sum > voters ? sum - voters : voters - sum);
  const auto parts = {vote.votes_for,    vote.votes_against, vote.votes_abstain,   vote.invalid,
                      vote.not_returned, vote.written,       vote.eligible_present};
  if (std::min(parts) < 0) return failed("negative", std::move(facts), vote.at);
  return judged(sum == voters, std::move(facts), vote.at, "eligible_present");
}

struct StateTotal {
  AttendanceState state;
  std::int64_t model::Totals::*written;
  std::string_view attribute;
};

constexpr StateTotal kStateTotals[] = {
    {AttendanceState::Present, &model::Totals::present, "present"},
    {AttendanceState::AbsentExcused, &model::Totals::absent_excused, "absent_excused"},
    {AttendanceState::AbsentUnexcused, &model::Totals::absent_unexcused, "absent_unexcused"},
    {AttendanceState::Exempt, &model::Totals::exempt_absent, "exempt_absent"},
    {AttendanceState::TemporaryElsewhere, &model::Totals::temporary_elsewhere_absent,
     "temporary_elsewhere_absent"},
    {AttendanceState::Suspended, &model::Totals::suspended, "suspended"}};

Bilingual state_words(AttendanceState state) {
  switch (state) {
    case AttendanceState::Present:
      return {"có mặt", "present"};
    case AttendanceState::AbsentExcused:
      return {"vắng có lý do", "excused"};
    case AttendanceState::AbsentUnexcused:
      return {"vắng không lý do", "unexcused"};
    case AttendanceState::Exempt:
      return {"được miễn", "exempt"};
    case AttendanceState::TemporaryElsewhere:
      return {"sinh hoạt tạm thời nơi khác", "temporarily elsewhere"};
    case AttendanceState::Suspended:
      return {"bị đình chỉ", "suspended"};
  }
  return {};
}

// Members of this cell's books in a state; those received from elsewhere are in nobody's totals
// here.
std::int64_t rows_in(const RecordView& view, AttendanceState state) {
  return std::count_if(view.people().begin(), view.people().end(), [&](const Person& person) {
    return person.member->home && person.row != nullptr && person.row->state == state;
  });
}

// Members whom the roll call must account for: the committee at its own meetings, else the books.
std::int64_t population(const RecordView& view) {
  if (is_committee(view.record())) return committee_base(view).count;
  return members_on_books(view, model::MemberStatus::Official) +
         members_on_books(view, model::MemberStatus::Probationary);
}

// The total that the roll call does not bear out; null when it bears out all of them.
const StateTotal* try_find_wrong_total(const RecordView& view) {
  const model::Totals& totals = view->attendance.totals;
  const auto* wrong = std::find_if(
      std::begin(kStateTotals), std::end(kStateTotals),
      [&](const StateTotal& one) { return totals.*one.written != rows_in(view, one.state); });
  return wrong == std::end(kStateTotals) ? nullptr : wrong;
}

// Of official and probationary, which together are not all members: the one that the books refute.
std::string_view wrong_status(const RecordView& view) {
  const bool official_stands =
      !is_committee(view.record()) &&
      view->attendance.totals.official == members_on_books(view, model::MemberStatus::Official);
  return official_stands ? "probationary" : "official";
}

// Who agreed to the minutes are some of those asked.
Judgement adoption_closes(const RecordView& view, Facts facts) {
  const model::MinutesAdoption& adoption = view->content.minutes_adoption;
  if (!adoption.agreed || !adoption.of || *adoption.agreed <= *adoption.of) {
    return passed(std::move(facts), view->attendance.totals.at);
  }
  facts.add("agreed", *adoption.agreed).add("of", *adoption.of);
  return failed("adoption", std::move(facts), adoption.at, "agreed");
}

// Members who owe fees and members who paid them are heads, some of those on the roster.
Judgement fees_close(const RecordView& view, Facts facts) {
  const std::optional<model::FeeReport>& fees = view->content.fee_report;
  if (!fees) return adoption_closes(view, std::move(facts));
  const auto roster = static_cast<std::int64_t>(view.people().size());
  facts.add("paid", fees->paid).add("due", fees->due).add("roster", roster);
  if (fees->paid > fees->due) return failed("fees", std::move(facts), fees->at, "paid");
  // The roster of another month may have been longer.
  const bool of_this_month = fees->month == view->meeting.period;
  if (of_this_month && fees->due > roster)
    return failed("fee_heads", std::move(facts), fees->at, "due");
  return adoption_closes(view, std::move(facts));
}

Judgement attendance_closes(const RecordView& view, const RuleInForce&) {
  const model::Totals& totals = view->attendance.totals;
  std::int64_t sum = 0;
  for (const StateTotal& one : kStateTotals) sum += totals.*one.written;
  const std::int64_t books = population(view);
  Facts facts;
  facts.add("sum", sum)
      .add("total_home", totals.home)
      .add("official", totals.official)
      .add("probationary", totals.probationary)
      .add("present", rows_in(view, AttendanceState::Present))
      .add("books", books);
  if (totals.home != books) return failed("books", std::move(facts), totals.at, "home");
  if (totals.official + totals.probationary != totals.home) {
    return failed("statuses", std::move(facts), totals.at, wrong_status(view));
  }
  const StateTotal* wrong = try_find_wrong_total(view);
  if (sum != totals.home) {
    return failed("fail", std::move(facts), totals.at,
                  wrong == nullptr ? "home" : wrong->attribute);
  }
  if (wrong == nullptr) return fees_close(view, std::move(facts));
  facts.add("state", state_words(wrong->state))
      .add("written", totals.*wrong->written)
      .add("rows", rows_in(view, wrong->state));
  return failed("rows", std::move(facts), totals.at, wrong->attribute);
}

struct Papers {
  std::int64_t issued = 0;
  std::int64_t collected = 0;
  std::int64_t valid = 0;
  std::int64_t invalid = 0;
  // The most votes that one option or candidate got, and all of them together.
  std::int64_t most = 0;
  std::int64_t all = 0;
  // How many names one paper may carry.
  std::int64_t seats = 1;
};

// too_many: what is said when options got more votes together than papers have room for.
Judgement papers_close(const Papers& papers, const SourceSpan& at, std::string_view too_many) {
  Facts facts;
  facts.add("issued", papers.issued)
      .add("collected", papers.collected)
      .add("valid", papers.valid)
      .add("invalid", papers.invalid)
      .add("not_returned", papers.issued - papers.collected)
      .add("sum", papers.valid + papers.invalid)
      .add("most", papers.most)
      .add("all", papers.all)
      .add("room", papers.valid * papers.seats);
  if (papers.collected > papers.issued) {
    return failed("more_than_issued", std::move(facts), at, "collected");
  }
  if (papers.collected != papers.valid + papers.invalid) {
    return failed("fail", std::move(facts), at, "collected");
  }
  if (papers.most > papers.valid) return failed("more_than_valid", std::move(facts), at, "valid");
  if (papers.all > papers.valid * papers.seats) {
    return failed(too_many, std::move(facts), at, "valid");
  }
  return passed(std::move(facts), at);
}

Judgement ballots_close(const RecordView&, const Vote& vote, const RuleInForce&) {
  if (vote.method != model::VoteMethod::SecretBallot) return not_applicable("not_secret");
  if (!vote.issued || !vote.collected || !vote.valid) {
    return indeterminate({"số phiếu phát ra, thu về, hợp lệ", "ballots issued, collected, valid"});
  }
  return papers_close({.issued = *vote.issued,
                       .collected = *vote.collected,
                       .valid = *vote.valid,
                       .invalid = vote.invalid,
                       .most = std::max({vote.votes_for, vote.votes_against, vote.votes_abstain}),
                       .all = vote.votes_for + vote.votes_against + vote.votes_abstain},
                      vote.at, "more_than_room");
}

Judgement election_papers_close(const RecordView&, const model::Election& election,
                                const RuleInForce&) {
  Papers papers{.issued = election.ballots.issued,
                .collected = election.ballots.collected,
                .valid = election.ballots.valid,
                .invalid = election.ballots.invalid,
                .seats = election.seats};
  for (const model::Candidate& candidate : election.candidates) {
    papers.most = std::max(papers.most, candidate.votes);
    papers.all += candidate.votes;
  }
  return papers_close(papers, election.ballots.at, "more_than_room");
}

// The ballot papers of a discipline are those of the vote on the same member; where it does not say
// how many, nobody could cast more than were there.
Papers papers_for(const RecordView& view, const model::Discipline& discipline) {
  const auto& votes = view->votes;
  const auto vote = std::find_if(votes.begin(), votes.end(), [&](const Vote& one) {
    return one.type == model::VoteType::Discipline && one.about == discipline.subject &&
           one.issued && one.collected && one.valid;
  });
  if (vote == votes.end()) {
    const std::int64_t voters = eligible_present(view);
    return {.issued = voters, .collected = voters, .valid = voters};
  }
  return {.issued = *vote->issued,
          .collected = *vote->collected,
          .valid = *vote->valid,
          .invalid = vote->invalid};
}

// Every paper is for one form.
Judgement form_votes_close(const RecordView& view, const model::Discipline& discipline,
                           const RuleInForce&) {
  if (discipline.form_votes.empty()) return not_applicable("no_forms");
  Papers papers = papers_for(view, discipline);
  for (const model::FormVotes& form : discipline.form_votes) {
    papers.most = std::max(papers.most, form.votes);
    papers.all += form.votes;
  }
  return papers_close(papers, discipline.at, "forms");
}

struct PrintedPercentage {
  std::int64_t digits = 0;
  std::int64_t scale = 1;
};

// "69,23" is 6923 with scale 100; at most four decimals.
std::optional<PrintedPercentage> try_parse_percentage(std::string_view printed) {
  PrintedPercentage out;
  bool comma = false;
  if (printed.empty() || printed.size() > 8) return std::nullopt;
  for (const char c : printed) {
    if (c == ',' && !comma) {
      comma = true;
    } else if (c >= '0' && c <= '9') {
      out.digits = out.digits * 10 + (c - '0');
      if (comma) out.scale *= 10;
    } else {
      return std::nullopt;
    }
  }
  return out;
}

Judgement printed_percentage_agrees(const RecordView&, const Vote& vote, const RuleInForce&) {
  if (!vote.printed_pct) return not_applicable("not_printed");
  const auto printed = try_parse_percentage(*vote.printed_pct);
  if (!printed) return indeterminate({"tỷ lệ viết bằng số", "a percentage in digits"}, vote.at);
  if (vote.base <= 0) return indeterminate({"mẫu số", "the base"}, vote.at);
  // |P·b − 100·10^k·v| · 2 <= b: half-up rounding without division.
  const std::int64_t distance = printed->digits * vote.base - 100 * printed->scale * vote.votes_for;
  const bool good = (distance < 0 ? -distance : distance) * 2 <= vote.base;
  Facts facts;
  facts.add("printed", same_words(*vote.printed_pct))
      .add("for", vote.votes_for)
      .add("base", vote.base)
      .add("pct", percent_words(vote.votes_for, vote.base));
  return judged(good, std::move(facts), vote.at, "printed_pct");
}

// INT-06: an actor of the meeting and where he or she is named.
struct Actor {
  Bilingual role;
  std::string_view id;
  SourceSpan at;
  std::string_view attribute;
  // Only whoever is there can do it.
  bool in_person = false;
};

void add_speakers(const std::optional<model::Discussion>& discussion, std::vector<Actor>& all) {
  if (!discussion) return;
  for (const model::Speech& speech : discussion->speeches) {
    if (!speech.speaker) continue;
    all.push_back({{"người phát biểu", "speaker"}, *speech.speaker, speech.at, "speaker", true});
  }
}

std::vector<Actor> actors(const model::MeetingRecord& record) {
  const model::Meeting& meeting = record.meeting;
  std::vector<Actor> all = {{{"chủ trì", "chair"}, meeting.chair, meeting.at, "chair"},
                            {{"thư ký", "secretary"}, meeting.secretary, meeting.at, "secretary"}};
  add_speakers(record.content.discussion, all);
  add_speakers(record.content.criticism, all);
  for (const model::Assignment& assignment : record.content.assignments) {
    for (const model::Assignee& assignee : assignment.assignees) {
      all.push_back({{"người được giao", "assignee"}, assignee.member, assignee.at, "member"});
    }
  }
  for (const model::Election& election : record.elections) {
    for (const model::Candidate& candidate : election.candidates) {
      all.push_back({{"người ứng cử", "candidate"}, candidate.member, candidate.at, "member"});
    }
  }
  return all;
}

Judgement actors_are_on_the_roster(const RecordView& view, const RuleInForce& law) {
  Facts facts;
  facts.add("date", view.held_on());
  for (const Actor& actor : actors(view.record())) {
    const Person* person = view.find(actor.id);
    if (person == nullptr) {
      facts.add("role", actor.role).add("name", same_words(std::string(actor.id)));
      return failed("fail", std::move(facts), actor.at, actor.attribute);
    }
    const bool absent = person->row != nullptr && !person->came();
    if (!actor.in_person || !absent || is_in_writing(view.record())) continue;
    facts.add("role", actor.role).add("name", person->member->name);
    return failed("absent", std::move(facts), actor.at, actor.attribute);
  }
  if (view->meeting.chair != view->meeting.secretary) {
    return passed(std::move(facts), view->meeting.at);
  }
  const Threshold* smallest = law.threshold("smallest_cell");
  const bool tiny = smallest != nullptr && population(view) <= smallest->numerator;
  return failed(tiny ? "same_person_tiny" : "same_person", std::move(facts), view->meeting.at,
                "secretary");
}

}  // namespace

std::vector<Predicate> integrity_predicates() {
  return {{.id = "INT-01",
           .vote = vote_tally_closes,
           .facts = {"sum", "eligible_present", "written", "voters", "for", "against", "abstain",
                     "invalid", "not_returned", "difference"},
           .sayings = {"negative"}},
          {.id = "INT-02",
           .record = attendance_closes,
           .facts = {"sum", "total_home", "official", "probationary", "present", "rows", "books",
                     "state", "written", "agreed", "of", "paid", "due", "roster"},
           .sayings = {"books", "statuses", "rows", "adoption", "fees", "fee_heads"}},
          {.id = "INT-03",
           .vote = ballots_close,
           .election = election_papers_close,
           .discipline = form_votes_close,
           .facts = {"issued", "collected", "valid", "invalid", "not_returned", "sum", "most",
                     "all", "room"},
           .sayings = {"not_secret", "more_than_issued", "more_than_valid", "more_than_room",
                       "no_forms", "forms"}},
          {.id = "INT-04",
           .vote = printed_percentage_agrees,
           .facts = {"printed", "for", "base", "pct"},
           .sayings = {"not_printed"}},
          {.id = "INT-06",
           .record = actors_are_on_the_roster,
           .facts = {"role", "name", "date"},
           .sayings = {"same_person", "same_person_tiny", "absent"}}};
}

}  // namespace vanthu::rules
