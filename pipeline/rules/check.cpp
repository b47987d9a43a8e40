#include "rules/check.h"

#include <algorithm>
#include <map>
#include <type_traits>

#include "rules/registry.h"
#include "rules/subjects.h"
#include "rules/verdict_writer.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using findings::Verdict;
using model::MeetingRecord;

// What to say when a record has nothing for a rule to judge.
std::string_view nothing_to_judge(const Predicate& predicate) {
  if (predicate.vote != nullptr) return "no_vote";
  if (predicate.election != nullptr) return "no_election";
  if (predicate.discipline != nullptr) return "no_discipline";
  if (predicate.paper != nullptr) return "no_paper";
  if (predicate.dossier != nullptr) return "no_dossier";
  return "no_member";
}

const Profile* profile_of(std::string_view cell_code, const CheckOptions& options) {
  if (options.profile != nullptr || options.local == nullptr) return options.profile;
  const auto found = options.local->find(cell_code);
  return found == options.local->end() ? nullptr : found->second;
}

Bilingual words_of(const RecordView& view, const Subject& subject) {
  return std::visit(
      [&](const auto& part) {
        if constexpr (std::is_pointer_v<std::decay_t<decltype(part)>>) {
          return subject_words(view, *part);
        } else {
          return meeting_subject();
        }
      },
      subject);
}

}  // namespace

// Judges one rule after the other on the same view of a record.
class RecordJudge {
 public:
  RecordJudge(const MeetingRecord& record, const Rulebook& rulebook, const CheckOptions& options)
      : rulings_(record, rulebook),
        view_(rulings_.view_),
        rulebook_(rulebook),
        options_(options),
        profile_(profile_of(record.cell.code, options)),
        held_on_(options.as_of.value_or(view_.held_on())) {
    rulings_.all_.reserve(2 * rulebook.rules().size());
  }

  void judge(const Rule& rule) {
    if (rule.predicate == nullptr || !rule.predicate->judges_records()) return;
    const auto before = rulings_.all_.size();
    if (rule.predicate->paper != nullptr) judge_papers(rule);
    if (rule.window.covers(held_on_)) {
      const RuleInForce law(rule, rulebook_, profile_, held_on_);
      judge_meeting(law);
      judge_ballots(law);
      judge_files(law);
      if (rulings_.all_.size() == before) {
        add(law, {}, not_applicable(nothing_to_judge(*rule.predicate)));
      }
    }
    if (rulings_.all_.size() == before) {
      Ruling& silent = rulings_.all_.emplace_back();
      silent.rule = &rule;
      silent.on = held_on_;
      silent.in_force = false;
      silent.judgement.outcome = Outcome::NotApplicable;
    }
  }

  Rulings take() { return std::move(rulings_); }

 private:
  void add(const RuleInForce& law, Subject subject, Judgement judgement) {
    rulings_.all_.push_back({.rule = &law.rule(),
                             .on = law.on(),
                             .subject = subject,
                             .judgement = std::move(judgement)});
  }

  // A judgement without a place of its own is about the whole subject.
  template <typename Part>
  void add_at(const RuleInForce& law, const Part& part, Judgement judgement) {
    if (judgement.at.end == 0) judgement.at = part.at;
    add(law, &part, std::move(judgement));
  }

  void judge_meeting(const RuleInForce& law) {
    const Predicate& predicate = *law.rule().predicate;
    if (predicate.record != nullptr) add(law, {}, predicate.record(view_, law));
    if (predicate.person == nullptr) return;
    for (const Person& person : view_.people()) {
      Judgement judgement = predicate.person(view_, person, law);
      if (judgement.outcome == Outcome::NotApplicable) continue;
      add_at(law, *person.member, std::move(judgement));
    }
  }

  void judge_ballots(const RuleInForce& law) {
    const Predicate& predicate = *law.rule().predicate;
    if (predicate.vote != nullptr) {
      for (const auto& vote : view_->votes) add_at(law, vote, predicate.vote(view_, vote, law));
    }
    if (predicate.election != nullptr) {
      for (const auto& election : view_->elections) {
        add_at(law, election, predicate.election(view_, election, law));
      }
    }
    if (predicate.discipline != nullptr) {
      for (const auto& discipline : view_->disciplines) {
        add_at(law, discipline, predicate.discipline(view_, discipline, law));
      }
    }
  }

  void judge_files(const RuleInForce& law) {
    const Predicate& predicate = *law.rule().predicate;
    if (predicate.dossier == nullptr) return;
    for (const auto& dossier : view_->dossiers) {
      add_at(law, dossier, predicate.dossier(view_, dossier, law));
    }
  }

  // The act is the paper, so each paper has its own law of the day.
  void judge_papers(const Rule& rule) {
    for (const auto& paper : view_->papers) {
      const Date on = options_.as_of.value_or(paper.date);
      if (!rule.window.covers(on)) continue;
      const RuleInForce law(rule, rulebook_, profile_, on);
      add_at(law, paper, rule.predicate->paper(view_, paper, law));
    }
  }

  Rulings rulings_;
  const RecordView& view_;
  const Rulebook& rulebook_;
  const CheckOptions& options_;
  const Profile* profile_;
  Date held_on_;
};

findings::Verdict Rulings::in_words(const Ruling& ruling) const {
  if (!ruling.in_force) return write_not_in_force(*ruling.rule, ruling.on);
  const RuleInForce law(*ruling.rule, *rulebook_, nullptr, ruling.on);
  return write_verdict(law, ruling.judgement, words_of(view_, ruling.subject));
}

findings::Verdicts Rulings::in_words() const {
  findings::Verdicts verdicts;
  verdicts.reserve(all_.size());
  for (const Ruling& ruling : all_) verdicts.push_back(in_words(ruling));
  return verdicts;
}

Rulings judge_record(const MeetingRecord& record, const Rulebook& rulebook,
                     const CheckOptions& options) {
  RecordJudge judge(record, rulebook, options);
  for (const Rule& rule : rulebook.rules()) {
    if (options.only == nullptr || options.only == &rule) judge.judge(rule);
  }
  return judge.take();
}

namespace {

// Made in its place: most rules do not apply, and a verdict is long to move.
void add_bare(const Rule& rule, findings::Verdicts& verdicts) {
  findings::Verdict& verdict = verdicts.emplace_back();
  verdict.rule = rule.id;
  verdict.outcome = findings::Outcome::NotApplicable;
  verdict.severity = rule.severity;
  verdict.grade = rule.grade;
}

}  // namespace

findings::Verdicts check_record(const MeetingRecord& record, const Rulebook& rulebook,
                                const CheckOptions& options) {
  const Rulings rulings = judge_record(record, rulebook, options);
  if (!options.bare_not_applicable) return rulings.in_words();
  findings::Verdicts verdicts;
  verdicts.reserve(rulings.all().size());
  for (const Ruling& ruling : rulings.all()) {
    const bool applies =
        ruling.in_force && ruling.judgement.outcome != findings::Outcome::NotApplicable;
    if (applies) {
      verdicts.push_back(rulings.in_words(ruling));
    } else {
      add_bare(*ruling.rule, verdicts);
    }
  }
  return verdicts;
}

namespace {

// The cells among the records, each with its records in order.
std::map<std::string_view, CellSeries> by_cell(std::span<const MeetingRecord> records) {
  std::map<std::string_view, CellSeries> cells;
  for (const MeetingRecord& record : records) {
    CellSeries& cell = cells[record.cell.code];
    cell.cell_code = record.cell.code;
    cell.records.emplace_back(record);
  }
  for (auto& [code, cell] : cells) {
    std::sort(cell.records.begin(), cell.records.end(),
              [](const RecordView& a, const RecordView& b) {
                return a->meeting.start < b->meeting.start ||
                       (a->meeting.start == b->meeting.start && a->id < b->id);
              });
    cell.fees = fee_ledger(cell.records);
  }
  return cells;
}

SeriesVerdict series_verdict(const CellSeries& cell, const RuleInForce& law,
                             SeriesJudgement judged) {
  return {.cell_code = std::string(cell.cell_code),
          .year = static_cast<int>(judged.on.year()),
          .on = judged.on,
          .record = std::move(judged.record),
          .due = judged.due,
          .verdict = write_verdict(law, judged.judgement, std::move(judged.subject))};
}

void judge_series(const CellSeries& cell, const Rule& rule, const Rulebook& rulebook,
                  const CheckOptions& options, std::vector<SeriesVerdict>& out) {
  const RuleOverTime law(rule, rulebook, profile_of(cell.cell_code, options), options.as_of,
                         options.read_on);
  const auto before = out.size();
  for (SeriesJudgement& judged : rule.predicate->series(cell, law)) {
    const RuleInForce law_of_the_day = law.on(judged.on);
    if (!rule.window.covers(law_of_the_day.on())) continue;
    out.push_back(series_verdict(cell, law_of_the_day, std::move(judged)));
  }
  if (out.size() > before || rule.scope != Scope::Series) return;
  const Date last = cell.records.back().held_on();
  const RuleInForce law_of_the_day = law.on(last);
  if (!rule.window.covers(law_of_the_day.on())) {
    out.push_back({.cell_code = std::string(cell.cell_code),
                   .year = static_cast<int>(last.year()),
                   .on = last,
                   .record = {},
                   .verdict = write_not_in_force(rule, law_of_the_day.on())});
    return;
  }
  out.push_back(series_verdict(cell, law_of_the_day,
                               {.subject = {"chuỗi kỳ họp", "the series"},
                                .on = last,
                                .record = {},
                                .judgement = not_applicable("nothing_in_series")}));
}

}  // namespace

std::vector<SeriesVerdict> check_series(std::span<const MeetingRecord> records,
                                        const Rulebook& rulebook, const CheckOptions& options) {
  std::vector<SeriesVerdict> out;
  for (const auto& [code, cell] : by_cell(records)) {
    for (const Rule& rule : rulebook.rules()) {
      if (rule.predicate == nullptr || rule.predicate->series == nullptr) continue;
      if (options.only != nullptr && options.only != &rule) continue;
      judge_series(cell, rule, rulebook, options, out);
    }
  }
  return out;
}

}  // namespace vanthu::rules
