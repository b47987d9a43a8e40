// INT-01 … INT-06: numbers that must agree before any procedural rule makes sense.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "rules/bases.h"
#include "rules/registry.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using model::MeetingRecord;
using model::Vote;

Judgement judged(bool good, Facts facts, SourceSpan at, std::string_view attribute = {}) {
  Judgement judgement;
  judgement.outcome = good ? Outcome::Pass : Outcome::Fail;
  judgement.facts = std::move(facts);
  judgement.at = at;
  judgement.attribute = attribute;
  return judgement;
}

Judgement vote_tally_closes(const MeetingRecord&, const Vote& vote, const RuleInForce&) {
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
  return judged(sum == voters, std::move(facts), vote.at, "eligible_present");
}

// Members whom the roll call must account for: the committee at its own meetings, else the books.
std::int64_t population(const MeetingRecord& record) {
  if (record.meeting.kind == model::MeetingKind::Committee) return committee_base(record).count;
  return members_on_books(record, model::MemberStatus::Official) +
         members_on_books(record, model::MemberStatus::Probationary);
}

Judgement attendance_closes(const MeetingRecord& record, const RuleInForce&) {
  const model::Totals& totals = record.attendance.totals;
  const std::int64_t sum = totals.present + totals.absent_excused + totals.absent_unexcused +
                           totals.exempt_absent + totals.temporary_elsewhere_absent +
                           totals.suspended;
  const std::int64_t rows =
      std::count_if(record.attendance.rows.begin(), record.attendance.rows.end(),
                    [](const auto& row) { return row.state == model::AttendanceState::Present; });
  const std::int64_t books = population(record);
  Facts facts;
  facts.add("sum", sum)
      .add("total_home", totals.home)
      .add("official", totals.official)
      .add("probationary", totals.probationary)
      .add("present", totals.present)
      .add("rows", rows)
      .add("books", books);
  Judgement judgement = judged(true, std::move(facts), totals.at);
  const auto fail = [&](std::string_view say, std::string_view attribute) {
    judgement.outcome = Outcome::Fail;
    judgement.say = say;
    judgement.attribute = attribute;
    return judgement;
  };
  if (totals.home != books) return fail("books", "home");
  if (totals.official + totals.probationary != totals.home) return fail("statuses", "home");
  if (sum != totals.home) return fail("fail", "home");
  if (totals.present != rows) return fail("rows", "present");
  return judgement;
}

Judgement ballots_close(const MeetingRecord&, const Vote& vote, const RuleInForce&) {
  if (vote.method != model::VoteMethod::SecretBallot) return not_applicable("not_secret");
  if (!vote.issued || !vote.collected || !vote.valid) return indeterminate("counts_missing");
  Facts facts;
  facts.add("issued", *vote.issued)
      .add("collected", *vote.collected)
      .add("valid", *vote.valid)
      .add("invalid", vote.invalid)
      .add("not_returned", *vote.issued - *vote.collected)
      .add("sum", *vote.valid + vote.invalid)
      .add("most", std::max({vote.votes_for, vote.votes_against, vote.votes_abstain}));
  Judgement judgement = judged(true, std::move(facts), vote.at);
  const auto fail = [&](std::string_view say, std::string_view attribute) {
    judgement.outcome = Outcome::Fail;
    judgement.say = say;
    judgement.attribute = attribute;
    return judgement;
  };
  if (*vote.collected > *vote.issued) return fail("more_than_issued", "collected");
  if (*vote.collected != *vote.valid + vote.invalid) return fail("fail", "collected");
  if (std::max({vote.votes_for, vote.votes_against, vote.votes_abstain}) > *vote.valid) {
    return fail("more_than_valid", "valid");
  }
  return judgement;
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

Judgement printed_percentage_agrees(const MeetingRecord&, const Vote& vote, const RuleInForce&) {
  if (!vote.printed_pct) return not_applicable("not_printed");
  const auto printed = try_parse_percentage(*vote.printed_pct);
  if (!printed || vote.base <= 0) return indeterminate("not_a_number");
  // |P·b − 100·10^k·v| · 2 <= b: half-up rounding without division.
  const std::int64_t distance = printed->digits * vote.base - 100 * printed->scale * vote.votes_for;
  const bool good = (distance < 0 ? -distance : distance) * 2 <= vote.base;
  Facts facts;
  facts.add("printed", Bilingual{*vote.printed_pct, *vote.printed_pct})
      .add("for", vote.votes_for)
      .add("base", vote.base);
  return judged(good, std::move(facts), vote.at, "printed_pct");
}

Bilingual moment(const CivilDateTime& at) {
  return {to_iso(at), to_iso(at)};
}

Judgement out_of_order(Bilingual a_name, Bilingual a, Bilingual b_name, Bilingual b, SourceSpan at,
                       std::string_view attribute) {
  Facts facts;
  facts.add("field_a", std::move(a_name)).add("a", std::move(a));
  facts.add("field_b", std::move(b_name)).add("b", std::move(b));
  return judged(false, std::move(facts), at, attribute);
}

Judgement times_are_ordered(const MeetingRecord& record, const RuleInForce&) {
  const model::Meeting& meeting = record.meeting;
  const Bilingual start_name{"giờ bắt đầu", "start"};
  if (!(meeting.start < meeting.end)) {
    return out_of_order(start_name, moment(meeting.start), {"giờ kết thúc", "end"},
                        moment(meeting.end), meeting.at, "end");
  }
  const Bilingual held{to_iso(meeting.start.date), to_iso(meeting.start.date)};
  const Bilingual held_name{"ngày họp", "meeting date"};
  if (meeting.start.date < meeting.notice.date) {
    const std::string notice = to_iso(meeting.notice.date);
    return out_of_order({"ngày thông báo", "notice date"}, {notice, notice}, held_name, held,
                        meeting.notice.at, "date");
  }
  for (const model::Paper& paper : record.papers) {
    if (paper.date < meeting.start.date) {
      const std::string date = to_iso(paper.date);
      return out_of_order(held_name, held, {"ngày văn bản", "paper date"}, {date, date}, paper.at,
                          "date");
    }
  }
  return judged(true, {}, meeting.at);
}

struct Actor {
  Bilingual role;
  std::string id;
  SourceSpan at;
  std::string_view attribute;
};

std::vector<Actor> actors(const MeetingRecord& record) {
  const model::Meeting& meeting = record.meeting;
  std::vector<Actor> all = {{{"chủ trì", "chair"}, meeting.chair, meeting.at, "chair"},
                            {{"thư ký", "secretary"}, meeting.secretary, meeting.at, "secretary"}};
  for (const auto& discussion : {record.content.discussion, record.content.criticism}) {
    if (!discussion) continue;
    for (const model::Speech& speech : discussion->speeches) {
      if (!speech.speaker) continue;
      all.push_back({{"người phát biểu", "speaker"}, *speech.speaker, speech.at, "speaker"});
    }
  }
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

Judgement actors_are_on_the_roster(const MeetingRecord& record, const RuleInForce&) {
  for (const Actor& actor : actors(record)) {
    const bool known =
        std::any_of(record.roster.members.begin(), record.roster.members.end(),
                    [&](const model::Member& member) { return member.id == actor.id; });
    if (known) continue;
    Facts facts;
    facts.add("role", actor.role).add("name", Bilingual{actor.id, actor.id});
    facts.add("date", record.meeting.start.date);
    return judged(false, std::move(facts), actor.at, actor.attribute);
  }
  if (record.meeting.chair == record.meeting.secretary) {
    Judgement same = judged(false, {}, record.meeting.at, "secretary");
    same.say = "same_person";
    return same;
  }
  return judged(true, {}, record.meeting.at);
}

}  // namespace

std::vector<Predicate> integrity_predicates() {
  return {
      {"INT-01",
       vote_tally_closes,
       {"sum", "eligible_present", "written", "voters", "for", "against", "abstain", "invalid",
        "not_returned", "difference"},
       {}},
      {"INT-02",
       attendance_closes,
       {"sum", "total_home", "official", "probationary", "present", "rows", "books"},
       {"books", "statuses", "rows"}},
      {"INT-03",
       ballots_close,
       {"issued", "collected", "valid", "invalid", "not_returned", "sum", "most"},
       {"not_secret", "counts_missing", "more_than_issued", "more_than_valid"}},
      {"INT-04",
       printed_percentage_agrees,
       {"printed", "for", "base"},
       {"not_printed", "not_a_number"}},
      {"INT-05", times_are_ordered, {"field_a", "a", "field_b", "b"}, {}},
      {"INT-06", actors_are_on_the_roster, {"role", "name", "date"}, {"same_person"}},
  };
}

}  // namespace vanthu::rules
