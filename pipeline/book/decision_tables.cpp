// The tables of a book that say what was decided and who was there.
#include <algorithm>

#include "book/fact_tables.h"
#include "text/dates.h"
#include "text/names.h"
#include "text/numbers.h"

namespace vanthu::book {

using text::NfcString;

namespace {

NfcString count(std::int64_t value) {
  return text::nfc(std::to_string(value));
}

const model::Dossier* dossier_of(const model::MeetingRecord& record, const std::string& id) {
  for (const model::Dossier& dossier : record.dossiers) {
    if (dossier.id == id) return &dossier;
  }
  return nullptr;
}

bool has_vote_about(const model::MeetingRecord& record, const model::Discipline& discipline) {
  return std::any_of(record.votes.begin(), record.votes.end(), [&](const model::Vote& vote) {
    return vote.type == model::VoteType::Discipline && vote.about == discipline.subject;
  });
}

const char* sign_of(model::AttendanceState state) {
  switch (state) {
    case model::AttendanceState::Present:
      return "present";
    case model::AttendanceState::AbsentExcused:
      return "absent_excused";
    case model::AttendanceState::AbsentUnexcused:
      return "absent_unexcused";
    case model::AttendanceState::Exempt:
      return "exempt";
    case model::AttendanceState::TemporaryElsewhere:
      return "elsewhere";
    case model::AttendanceState::Suspended:
      return "suspended";
  }
  return "present";
}

}  // namespace

NfcString FactTables::outcome(model::VoteOutcome outcome) const {
  switch (outcome) {
    case model::VoteOutcome::Adopted:
      return sources_.wording.term("outcome_adopted");
    case model::VoteOutcome::NotAdopted:
      return sources_.wording.term("outcome_not");
    case model::VoteOutcome::ReportToSuperior:
      return sources_.wording.term("outcome_superior");
  }
  return {};
}

Result<std::vector<FactTables::Decision>> FactTables::decisions_of(std::size_t entry) const {
  const model::MeetingRecord& record = sources_.entries[entry].record;
  std::vector<Decision> out;
  const auto add = [&](const std::string& id, NfcString what) {
    const model::Member* member = member_of(record, id);
    if (member == nullptr) return;
    out.push_back({member->name, member->sort_name.value_or(NfcString()), std::move(what), entry});
  };
  for (const model::Vote& vote : record.votes) {
    auto what = term("voted", {{"subject", vote.subject}, {"outcome", outcome(vote.outcome)}});
    if (!what.ok()) return what.error();
    const model::Dossier* dossier = vote.dossier ? dossier_of(record, *vote.dossier) : nullptr;
    if (vote.about) {
      add(*vote.about, std::move(what).value());
    } else if (dossier != nullptr) {
      out.push_back({dossier->applicant.name, {}, std::move(what).value(), entry});
    }
  }
  for (const model::Discipline& discipline : record.disciplines) {
    if (has_vote_about(record, discipline)) continue;
    auto what = term("disciplined", {{"form", word(discipline.result)}});
    if (!what.ok()) return what.error();
    add(discipline.subject, std::move(what).value());
  }
  for (const model::Election& election : record.elections) {
    for (const model::Candidate& candidate : election.candidates) {
      if (!candidate.elected) continue;
      auto what = term("elected", {{"office", word(election.office)},
                                   {"votes", count(candidate.votes)},
                                   {"ballots", count(election.ballots.collected)}});
      if (!what.ok()) return what.error();
      add(candidate.member, std::move(what).value());
    }
  }
  return out;
}

Result<std::vector<Fields>> FactTables::decisions() const {
  std::vector<Decision> all;
  for (std::size_t i = 0; i < sources_.entries.size(); ++i) {
    auto some = decisions_of(i);
    if (!some.ok()) return some.error();
    for (Decision& one : some.value()) all.push_back(std::move(one));
  }
  std::vector<text::SortableName> names;
  for (const Decision& one : all) names.push_back({one.name, one.sort_name});
  std::vector<Fields> out;
  for (const std::size_t index : text::order_by_given_name(names)) {
    const Decision& one = all[index];
    out.push_back(
        {{"number", count(static_cast<std::int64_t>(out.size()) + 1)},
         {"name", one.name},
         {"date", text::short_date(sources_.entries[one.entry].record.meeting.start.date)},
         {"decision", one.what},
         {"page", count(places_[one.entry].first)}});
  }
  return out;
}

std::vector<Fields> FactTables::votes() const {
  std::vector<Fields> out;
  for (std::size_t i = 0; i < sources_.entries.size(); ++i) {
    const model::MeetingRecord& record = sources_.entries[i].record;
    for (const model::Vote& vote : record.votes) {
      const bool has_share = vote.base > 0 && vote.votes_for >= 0 && vote.votes_for <= vote.base;
      out.push_back(
          {{"number", count(static_cast<std::int64_t>(out.size()) + 1)},
           {"date", text::short_date(record.meeting.start.date)},
           {"year", count(static_cast<int>(record.meeting.start.date.year()))},
           {"subject", vote.subject},
           {"method", word(vote.method)},
           {"base", count(vote.base)},
           {"for", count(vote.votes_for)},
           {"against", count(vote.votes_against)},
           {"abstain", count(vote.votes_abstain)},
           {"share",
            has_share
                ? text::nfc("(" + text::percent_text(vote.votes_for, vote.base, 2).str() + "%)")
                : NfcString()},
           {"outcome", outcome(vote.outcome)},
           {"page", count(places_[i].first)}});
    }
  }
  return out;
}

AttendanceMatrix FactTables::attendance() const {
  struct Person {
    std::string id;
    text::SortableName name;
  };
  std::vector<Person> people;
  AttendanceMatrix out;
  for (const Entry& entry : sources_.entries) {
    for (const model::AttendanceRow& row : entry.record.attendance.rows) {
      const model::Member* member = member_of(entry.record, row.member);
      if (member == nullptr) continue;
      auto known = std::find_if(people.begin(), people.end(),
                                [&](const Person& person) { return person.id == row.member; });
      const text::SortableName name{member->name, member->sort_name.value_or(NfcString())};
      if (known == people.end()) {
        people.push_back({row.member, name});
      } else {
        // The newest name of a member whose name was corrected.
        known->name = name;
      }
    }
  }
  std::vector<text::SortableName> names;
  for (const Person& person : people) names.push_back(person.name);
  const std::vector<std::size_t> order = text::order_by_given_name(names);
  for (const std::size_t index : order) {
    out.rows.push_back({.name = people[index].name.full_name,
                        .signs = std::vector<NfcString>(sources_.entries.size())});
  }
  for (std::size_t i = 0; i < sources_.entries.size(); ++i) {
    out.meetings.push_back(count(static_cast<std::int64_t>(i) + 1));
    out.years.push_back(static_cast<int>(sources_.entries[i].record.meeting.start.date.year()));
    std::int64_t present = 0;
    for (const model::AttendanceRow& row : sources_.entries[i].record.attendance.rows) {
      if (row.state == model::AttendanceState::Present) ++present;
      for (std::size_t place = 0; place < order.size(); ++place) {
        if (people[order[place]].id != row.member) continue;
        out.rows[place].signs[i] = sources_.wording.term(sign_of(row.state));
      }
    }
    out.present.push_back(count(present));
  }
  return out;
}

}  // namespace vanthu::book
