#include "rules/check.h"

#include <algorithm>
#include <map>

#include "rules/registry.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using findings::Verdict;
using model::MeetingRecord;

Verdict verdict_frame(const Rule& rule, Bilingual subject) {
  Verdict verdict;
  verdict.rule = rule.id;
  verdict.severity = rule.severity;
  verdict.grade = rule.grade;
  verdict.subject = std::move(subject);
  return verdict;
}

// Grade U must never give a violation: what nobody has verified is at most a warning.
findings::Severity capped(const Rule& rule) {
  const bool unverified = rule.grade == findings::Grade::U;
  if (unverified && rule.severity == findings::Severity::Violation) {
    return findings::Severity::Warning;
  }
  return rule.severity;
}

void add_saying(const Rule& rule, const Judgement& judgement, std::string_view key,
                Bilingual& into) {
  if (const Bilingual* pattern = rule.saying(key)) into = judgement.facts.fill(*pattern);
}

Verdict to_verdict(const Rulebook& rulebook, const RuleInForce& rule, const Judgement& judgement,
                   Bilingual subject) {
  Verdict verdict = verdict_frame(rule.rule(), std::move(subject));
  verdict.severity = capped(rule.rule());
  verdict.outcome = judgement.outcome;
  verdict.at = judgement.at;
  verdict.attribute = judgement.attribute;
  verdict.citations = rulebook.citations(rule.rule(), rule.on());
  switch (judgement.outcome) {
    case Outcome::Pass:
      add_saying(rule.rule(), judgement, "arithmetic", verdict.arithmetic);
      break;
    case Outcome::Fail:
    case Outcome::Waived:
      add_saying(rule.rule(), judgement, judgement.say, verdict.message);
      add_saying(rule.rule(), judgement, "arithmetic", verdict.arithmetic);
      add_saying(rule.rule(), judgement, "label", verdict.label);
      add_saying(rule.rule(), judgement, "hint", verdict.hint);
      break;
    case Outcome::NotApplicable:
    case Outcome::Indeterminate:
      add_saying(rule.rule(), judgement, judgement.say, verdict.message);
      break;
  }
  return verdict;
}

Verdict not_in_force(const Rule& rule, const Date& on) {
  Verdict verdict = verdict_frame(rule, {"kỳ họp", "the meeting"});
  verdict.outcome = Outcome::NotApplicable;
  Facts facts;
  facts.add("date", on);
  verdict.message = facts.fill(
      {"quy định chưa hoặc không còn hiệu lực vào ngày {date}", "not in force on {date}"});
  return verdict;
}

Bilingual subject_of(const model::Vote& vote) {
  return {"biểu quyết " + vote.id + ": " + vote.subject.str(),
          "vote " + vote.id + ": " + vote.subject.str()};
}

void judge_votes(const MeetingRecord& record, const Rulebook& rulebook, const RuleInForce& rule,
                 JudgeVote judge, findings::Verdicts& out) {
  if (record.votes.empty()) {
    Verdict verdict = verdict_frame(rule.rule(), {"kỳ họp", "the meeting"});
    verdict.outcome = Outcome::NotApplicable;
    verdict.message = {"kỳ họp không có biểu quyết", "the meeting took no vote"};
    out.push_back(std::move(verdict));
    return;
  }
  for (const model::Vote& vote : record.votes) {
    Judgement judgement = judge(record, vote, rule);
    if (judgement.at.end == 0) judgement.at = vote.at;
    out.push_back(to_verdict(rulebook, rule, judgement, subject_of(vote)));
  }
}

bool earlier(const MeetingRecord* a, const MeetingRecord* b) {
  return a->meeting.start < b->meeting.start ||
         (a->meeting.start == b->meeting.start && a->id < b->id);
}

}  // namespace

findings::Verdicts check_record(const MeetingRecord& record, const Rulebook& rulebook,
                                const CheckOptions& options) {
  findings::Verdicts out;
  const Date on = options.as_of.value_or(record.meeting.start.date);
  for (const Rule& rule : rulebook.rules()) {
    const Predicate* predicate = find_predicate(rule.id);
    if (predicate == nullptr || rule.scope == Scope::Series) continue;
    if (!rule.window.covers(on)) {
      out.push_back(not_in_force(rule, on));
      continue;
    }
    const RuleInForce in_force(rule, on);
    if (const auto* judge = std::get_if<JudgeVote>(&predicate->judge)) {
      judge_votes(record, rulebook, in_force, *judge, out);
    } else if (const auto* judge_meeting = std::get_if<JudgeRecord>(&predicate->judge)) {
      out.push_back(to_verdict(rulebook, in_force, (*judge_meeting)(record, in_force),
                               {"kỳ họp", "the meeting"}));
    }
  }
  return out;
}

std::vector<SeriesVerdict> check_series(std::span<const MeetingRecord> records,
                                        const Rulebook& rulebook, const CheckOptions& options) {
  std::map<std::pair<std::string, int>, CellYear> cells;
  for (const MeetingRecord& record : records) {
    const int year = static_cast<int>(record.meeting.start.date.year());
    CellYear& cell = cells[{record.cell.code, year}];
    cell.year = year;
    cell.records.push_back(&record);
  }
  std::vector<SeriesVerdict> out;
  for (auto& [key, cell] : cells) {
    std::sort(cell.records.begin(), cell.records.end(), earlier);
    const Date on = options.as_of.value_or(cell.records.back()->meeting.start.date);
    for (const Rule& rule : rulebook.rules()) {
      const Predicate* predicate = find_predicate(rule.id);
      if (predicate == nullptr || rule.scope != Scope::Series || !rule.window.covers(on)) continue;
      const RuleInForce in_force(rule, on);
      for (const SeriesJudgement& judged :
           std::get<JudgeSeries>(predicate->judge)(cell, in_force)) {
        out.push_back(
            {.cell_code = key.first,
             .year = key.second,
             .record = judged.record,
             .verdict = to_verdict(rulebook, in_force, judged.judgement, judged.subject)});
      }
    }
  }
  return out;
}

}  // namespace vanthu::rules
