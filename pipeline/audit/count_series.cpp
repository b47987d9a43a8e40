// What a cell's meetings make up together: quarters, members, persons and dossiers, petitions.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "audit/count_cell.h"
#include "audit/petition_tracker.h"
#include "rules/record_view.h"
#include "text/tokens.h"

namespace vanthu::audit {
namespace {

using model::MeetingRecord;
using model::MemberEvent;
using std::chrono::year_month;

const Date& held_on(const OrderedRecord& one) {
  return one.record->meeting.start.date;
}

// A quarter by its first month.
year_month quarter_of(const Date& day) {
  const unsigned month = static_cast<unsigned>(day.month());
  return {day.year(), std::chrono::month((month - 1) / 3 * 3 + 1)};
}

Date first_day(const year_month& quarter) {
  return quarter / 1;
}

Date last_day(const year_month& quarter) {
  return (quarter + std::chrono::months(2)) / std::chrono::last;
}

// Whole quarters of the period, as SH-16 judges them: from the cell's first record on, and over.
// The period's own last day may be the quarter's.
class QuarterRange {
 public:
  QuarterRange(const std::vector<OrderedRecord>& records, const AuditScope& scope)
      : first_(held_on(records.front()).year(), held_on(records.front()).month()), scope_(scope) {}

  bool is_complete(const year_month& quarter) const {
    const Date end = last_day(quarter);
    const bool over = end < scope_.day || (end == scope_.day && scope_.period.to == end);
    return over && first_ <= quarter && scope_.period.covers(first_day(quarter)) &&
           scope_.period.covers(end);
  }

  std::vector<year_month> complete() const {
    std::vector<year_month> all;
    for (year_month quarter = quarter_of(first_ / 1); first_day(quarter) <= scope_.day;
         quarter += std::chrono::months(3)) {
      if (is_complete(quarter)) all.push_back(quarter);
    }
    return all;
  }

 private:
  year_month first_;
  const AuditScope& scope_;
};

// The last record up to the day; there is one.
std::size_t newest_on(const std::vector<OrderedRecord>& records, const Date& day) {
  const auto after = std::find_if(records.begin(), records.end(),
                                  [&](const OrderedRecord& one) { return day < held_on(one); });
  return static_cast<std::size_t>(after - records.begin()) - 1;
}

struct Quarter {
  // The first thematic meeting, or else the first.
  std::optional<std::size_t> met;
  bool thematic = false;
};

std::map<year_month, Quarter> quarters_met(const std::vector<OrderedRecord>& records) {
  std::map<year_month, Quarter> quarters;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const MeetingRecord& record = *records[i].record;
    if (!records[i].counted || rules::is_committee(record)) continue;
    Quarter& quarter = quarters[quarter_of(held_on(records[i]))];
    const bool thematic = rules::has_thematic_part(record);
    if (quarter.met && (quarter.thematic || !thematic)) continue;
    quarter = {.met = i, .thematic = thematic};
  }
  return quarters;
}

// A quarter that is not over counts only when it has what it needs.
void count_quarters(const std::vector<OrderedRecord>& records, const AuditScope& scope,
                    CellCounts& counts) {
  std::map<year_month, Quarter> quarters = quarters_met(records);
  const QuarterRange range(records, scope);
  for (const year_month& quarter : range.complete()) quarters.try_emplace(quarter);
  for (const auto& [key, quarter] : quarters) {
    if (!quarter.thematic && !range.is_complete(key)) continue;
    Counts one;
    one.add(Figure::Quarters);
    one.add(quarter.thematic ? Figure::QuartersWithThematic : Figure::QuartersWithout);
    if (quarter.met) {
      counts.meetings[*quarter.met].add(one);
      continue;
    }
    const Date end = last_day(key);
    counts.carried.push_back({.record = newest_on(records, end), .on = end, .counts = one});
  }
}

void count_event(MemberEvent event, Counts& counts) {
  const auto both = [&](Figure whole, Figure part) {
    counts.add(whole);
    counts.add(part);
  };
  switch (event) {
    case MemberEvent::TransferredIn:
      return both(Figure::Joined, Figure::TransferredIn);
    case MemberEvent::Admitted:
      return both(Figure::Joined, Figure::Admitted);
    case MemberEvent::TransferredOut:
      return both(Figure::Left, Figure::TransferredOut);
    case MemberEvent::Removed:
      return both(Figure::Left, Figure::Removed);
    case MemberEvent::Expelled:
      return both(Figure::Left, Figure::Expelled);
    case MemberEvent::Deceased:
      return both(Figure::Left, Figure::Deceased);
    case MemberEvent::LeftParty:
      return both(Figure::Left, Figure::LeftParty);
    case MemberEvent::Recognised:
      return counts.add(Figure::Recognised);
  }
}

std::int64_t on_books(const MeetingRecord& record, model::MemberStatus status) {
  return std::count_if(
      record.roster.members.begin(), record.roster.members.end(),
      [&](const model::Member& member) { return member.home && member.status == status; });
}

std::int64_t on_books(const MeetingRecord& record) {
  return on_books(record, model::MemberStatus::Official) +
         on_books(record, model::MemberStatus::Probationary);
}

// Returns how many.
std::int64_t add_members_at_end(const MeetingRecord& record, const AuditScope& scope,
                                Counts& counts) {
  if (scope.is_closed) return 0;
  counts.add(Figure::MembersAtEnd, on_books(record));
  for (const model::MemberStatus status :
       {model::MemberStatus::Official, model::MemberStatus::Probationary}) {
    counts.add(with_offset(Figure::ByStatus, status), on_books(record, status));
  }
  return on_books(record);
}

// The first and the last list of members in the period, and the last before it; a committee's
// meeting lists only the committee.
struct Lists {
  std::optional<std::size_t> before;
  std::optional<std::size_t> first;
  std::size_t last = 0;
};

// A change told by two records counts where it was told first.
Lists count_changes(const std::vector<OrderedRecord>& records, std::vector<Counts>& counts) {
  Lists lists;
  std::set<std::tuple<std::string_view, MemberEvent, Date>> told;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const MeetingRecord& record = *records[i].record;
    if (rules::is_committee(record)) continue;
    if (records[i].counted) {
      if (!lists.first) lists.first = i;
      lists.last = i;
    } else if (!lists.first) {
      lists.before = i;
    }
    for (const model::Member& member : record.roster.members) {
      for (const model::Change& change : member.changes) {
        const bool is_new = told.emplace(member.id, change.event, change.date).second;
        if (is_new && records[i].counted) count_event(change.event, counts[i]);
      }
    }
  }
  return lists;
}

// The list from before the period is that of its end too.
void carry_members(const std::vector<OrderedRecord>& records, std::size_t list,
                   const AuditScope& scope, CellCounts& counts) {
  const MeetingRecord& record = *records[list].record;
  const Date on = std::max(scope.day, scope.period.from.value_or(scope.day));
  Counts members;
  const std::int64_t start = on_books(record);
  members.add(Figure::MembersAtStart, start);
  members.add(Figure::OtherChange, add_members_at_end(record, scope, members) - start);
  counts.carried.push_back({.record = list, .on = on, .counts = members});
}

void count_members(const std::vector<OrderedRecord>& records, const AuditScope& scope,
                   CellCounts& counts) {
  const Lists lists = count_changes(records, counts.meetings);
  if (!lists.first) {
    if (lists.before) carry_members(records, *lists.before, scope, counts);
    return;
  }
  Counts& first = counts.meetings[*lists.first];
  Counts& last = counts.meetings[lists.last];
  // Without an earlier list, the first one less its own changes.
  const std::int64_t start = lists.before ? on_books(*records[*lists.before].record)
                                          : on_books(*records[*lists.first].record) -
                                                first[Figure::Joined] + first[Figure::Left];
  const MeetingRecord& end = *records[lists.last].record;
  std::int64_t joined = 0;
  std::int64_t left = 0;
  for (const Counts& one : counts.meetings) {
    joined += one[Figure::Joined];
    left += one[Figure::Left];
  }
  first.add(Figure::MembersAtStart, start);
  last.add(Figure::OtherChange, add_members_at_end(end, scope, last) - start - joined + left);
}

// A member counts once, with the heaviest form and at the meeting of that form.
void count_disciplines(const std::vector<OrderedRecord>& records, std::vector<Counts>& counts) {
  struct Considered {
    std::size_t at = 0;
    model::DisciplineForm form = model::DisciplineForm::None;
  };
  std::map<std::string_view, Considered> members;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!records[i].counted) continue;
    for (const model::Discipline& one : records[i].record->disciplines) {
      counts[i].add(Figure::Disciplines);
      const Considered now{.at = i, .form = one.result};
      const auto [found, is_new] = members.emplace(one.subject, now);
      if (!is_new && found->second.form < now.form) found->second = now;
    }
  }
  for (const auto& [member, considered] : members) {
    Counts& at = counts[considered.at];
    at.add(Figure::MembersConsidered);
    if (considered.form == model::DisciplineForm::None) {
      at.add(Figure::NotDisciplined);
      continue;
    }
    at.add(Figure::Disciplined);
    const auto form = static_cast<std::size_t>(considered.form) -
                      static_cast<std::size_t>(model::DisciplineForm::Reprimand);
    at.add(with_offset(Figure::ByForm, form));
  }
}

// A dossier counts once, at the first meeting that considered it; its id may be used again for
// somebody else.
void count_dossiers(const std::vector<OrderedRecord>& records, std::vector<Counts>& counts) {
  std::set<std::tuple<model::DossierKind, std::string_view, std::string>> known;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!records[i].counted) continue;
    for (const model::Dossier& dossier : records[i].record->dossiers) {
      std::string person = text::exact_search_key(dossier.applicant.name.view());
      if (!known.emplace(dossier.kind, dossier.id, std::move(person)).second) continue;
      counts[i].add(Figure::Dossiers);
      counts[i].add(with_offset(Figure::ByDossier, dossier.kind));
    }
  }
}

void count_petitions(const std::vector<OrderedRecord>& records, std::vector<Counts>& counts) {
  for (const PetitionSeen& petition : petitions_of(records)) {
    if (!records[petition.raised_at].counted) continue;
    counts[petition.raised_at].add(Figure::Petitions);
    counts[petition.raised_at].add(with_offset(Figure::ByPetition, petition.status));
  }
}

}  // namespace

std::vector<PetitionSeen> petitions_of(const std::vector<OrderedRecord>& records) {
  std::vector<PetitionSeen> all;
  PetitionTracker tracker;
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const model::Petition& petition : records[i].record->content.petitions) {
      const auto heard = tracker.hear({.cell = {},
                                       .addressee = petition.addressee.view(),
                                       .words = petition.summary.view(),
                                       .status = petition.status,
                                       .on = held_on(records[i]),
                                       .raised_on = petition.raised_on,
                                       .replied_on = petition.replied_on});
      if (heard.is_new) all.push_back({.first = &petition, .raised_at = i});
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) all[i].status = tracker.lives()[i].status();
  return all;
}

void count_series(const std::vector<OrderedRecord>& records, const AuditScope& scope,
                  CellCounts& counts) {
  if (records.empty()) return;
  count_quarters(records, scope, counts);
  count_members(records, scope, counts);
  count_disciplines(records, counts.meetings);
  count_dossiers(records, counts.meetings);
  count_petitions(records, counts.meetings);
}

}  // namespace vanthu::audit
