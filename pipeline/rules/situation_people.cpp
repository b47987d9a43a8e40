// Who is on the roster and in the roll call of a situation.
#include <algorithm>

#include "rules/bases.h"
#include "rules/situation_parts.h"
#include "text/nfc_string.h"

namespace vanthu::rules {
namespace {

using model::AttendanceState;
using model::MeetingRecord;
using model::Member;

const Date kLongAgo = *try_parse_date("2015-01-01");

Member make_member(const std::string& id, model::MemberStatus status) {
  Member member;
  member.name = text::nfc("Đồng chí " + id);
  member.id = id;
  member.status = status;
  member.admission_decision = *try_parse_date("2010-05-19");
  return member;
}

// Members are given their circumstance from the end of the list, so that the first two, chair and
// secretary, are there.
class Crowd {
 public:
  Crowd(MeetingRecord& record, std::int64_t official, std::int64_t probationary,
        const std::optional<Date>& probation_from)
      : record_(record), next_(official) {
    for (std::int64_t i = 1; i <= official; ++i) {
      add(make_member("m" + std::to_string(i), model::MemberStatus::Official));
    }
    for (std::int64_t i = 1; i <= probationary; ++i) {
      Member member = make_member("d" + std::to_string(i), model::MemberStatus::Probationary);
      member.admission_decision = add_days(record.meeting.start.date, -120);
      member.ceremony = probation_from;
      member.helper = "m1";
      add(std::move(member));
    }
  }

  void add(Member member) {
    model::AttendanceRow row;
    row.member = member.id;
    record_.roster.members.push_back(std::move(member));
    record_.attendance.rows.push_back(row);
  }

  template <typename Change>
  void mark(std::int64_t count, AttendanceState state, Change change) {
    for (; count > 0 && next_ > 0; --count) {
      --next_;
      const auto index = static_cast<std::size_t>(next_);
      model::AttendanceRow& row = record_.attendance.rows[index];
      row.state = state;
      if (state == AttendanceState::AbsentExcused) row.reason = text::nfc("đi công tác");
      change(record_.roster.members[index], row);
    }
  }

 private:
  MeetingRecord& record_;
  std::int64_t next_;
};

class Circumstances {
 public:
  Circumstances(Crowd& crowd, Wishes& wishes, const Date& day)
      : crowd_(crowd), wishes_(wishes), day_(day) {}

  void apply() {
    const bool decided = !wishes_.is("exemption", "undecided");
    const bool reported = !wishes_.is("exemption", "unreported");
    const auto exempt = [=](Member& member, model::AttendanceRow&) {
      member.exemption = model::Exemption{.from = kLongAgo};
      if (!decided) return;
      member.exemption->decided_on = kLongAgo;
      member.exemption->decision = text::nfc("Kỳ sinh hoạt ngày 01/01/2015");
      if (reported) member.exemption->reported_on = add_days(kLongAgo, 5);
    };
    const Date temporary_from = wishes_.date_or("temporary_from", add_months(day_, -4));
    const Date temporary_to = wishes_.date_or("temporary_to", add_months(day_, 4));
    const auto away = [=](Member& member, model::AttendanceRow&) {
      member.temporary = model::Temporary{
          .direction = model::TemporaryDirection::Out, .from = temporary_from, .to = temporary_to};
    };
    const auto both = [=](Member& member, model::AttendanceRow& row) {
      exempt(member, row);
      away(member, row);
    };
    const auto nothing = [](Member&, model::AttendanceRow&) {};
    mark("exempt", AttendanceState::Exempt, exempt);
    mark("exempt_unmarked", AttendanceState::AbsentExcused, exempt);
    mark("marked_exempt", AttendanceState::Exempt, nothing);
    mark("exempt_present", AttendanceState::Present, exempt);
    mark("temporary", AttendanceState::TemporaryElsewhere, away);
    mark("exempt_and_temporary", AttendanceState::TemporaryElsewhere, both);
    suspend();
    mark("excused_congress", AttendanceState::AbsentExcused,
         [](Member&, model::AttendanceRow& row) { row.congress_excused = true; });
    mark("special_duty", AttendanceState::AbsentExcused,
         [](Member&, model::AttendanceRow& row) { row.special_duty = true; });
    mark("away", AttendanceState::AbsentExcused, nothing);
    mark("unexcused", AttendanceState::AbsentUnexcused, nothing);
  }

 private:
  template <typename Change>
  void mark(std::string_view name, AttendanceState state, Change change) {
    crowd_.mark(wishes_.number_or(name, 0), state, change);
  }

  void suspend() {
    const Date from = wishes_.date_or("suspended_from", add_days(day_, -30));
    const auto to = wishes_.optional_date_or("suspended_to", add_days(day_, 30));
    const bool extended = wishes_.is("suspension_extended", "true");
    const bool prosecuted = wishes_.is("prosecuted", "true");
    mark("suspended", AttendanceState::Suspended, [=](Member& member, model::AttendanceRow&) {
      member.suspension = model::Suspension{
          .kind = prosecuted ? model::SuspensionKind::Prosecuted : model::SuspensionKind::Suspended,
          .decision = text::nfc("05-QĐ/ĐU"),
          .from = from,
          .to = to,
          .extended = extended};
    });
  }

  Crowd& crowd_;
  Wishes& wishes_;
  Date day_;
};

void add_received(Crowd& crowd, Wishes& wishes, const Date& day) {
  for (std::int64_t i = 1; i <= wishes.number_or("received", 0); ++i) {
    Member member = make_member("t" + std::to_string(i), model::MemberStatus::Official);
    member.home = false;
    member.temporary =
        model::Temporary{.direction = model::TemporaryDirection::In,
                         .from = wishes.date_or("temporary_from", add_months(day, -4)),
                         .to = wishes.date_or("temporary_to", add_months(day, 4))};
    crowd.add(std::move(member));
  }
}

void add_officers(MeetingRecord& record, Wishes& wishes) {
  const std::int64_t incumbents = wishes.number_or("incumbents", 2);
  record.leadership.committee = incumbents >= 3;
  for (std::int64_t i = 1; i <= incumbents; ++i) {
    record.leadership.officers.push_back(
        {.member = "m" + std::to_string(i),
         .office = i == 1 ? model::Office::Secretary : model::Office::Member});
  }
}

// Everybody in turn, so that the groups share the roster out.
void add_groups(MeetingRecord& record, Wishes& wishes) {
  const auto count = static_cast<std::size_t>(wishes.number_or("groups", 0));
  for (std::size_t i = 1; i <= count; ++i) {
    record.groups.push_back({.name = text::nfc("Tổ đảng số " + std::to_string(i))});
  }
  if (count == 0) return;
  std::size_t turn = 0;
  for (const Member& member : record.roster.members) {
    if (!member.home) continue;
    model::Group& group = record.groups[turn++ % count];
    if (!group.leader) group.leader = member.id;
    group.members.push_back({.member = member.id});
  }
  if (wishes.is("grouped_twice", "true")) {
    record.groups.back().members.push_back(record.groups.front().members.front());
  }
}

std::int64_t rows_in(const MeetingRecord& record, AttendanceState state) {
  const RecordView view(record);
  return std::count_if(view.people().begin(), view.people().end(), [&](const Person& person) {
    return person.member->home && person.row->state == state;
  });
}

void add_totals(MeetingRecord& record, Wishes& wishes) {
  const RecordView view(record);
  model::Totals& totals = record.attendance.totals;
  totals.official = members_on_books(view, model::MemberStatus::Official);
  totals.probationary = members_on_books(view, model::MemberStatus::Probationary);
  totals.home = wishes.number_or("books", totals.official + totals.probationary);
  totals.present = wishes.number_or("present", rows_in(record, AttendanceState::Present));
  totals.absent_excused = rows_in(record, AttendanceState::AbsentExcused);
  totals.absent_unexcused = rows_in(record, AttendanceState::AbsentUnexcused);
  totals.exempt_absent = rows_in(record, AttendanceState::Exempt);
  totals.temporary_elsewhere_absent = rows_in(record, AttendanceState::TemporaryElsewhere);
  totals.suspended = rows_in(record, AttendanceState::Suspended);
}

// At its own meetings only the committee is called.
void keep_the_committee(MeetingRecord& record) {
  const RecordView view(record);
  auto& rows = record.attendance.rows;
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const auto& row) { return !view.holds_office(row.member); }),
             rows.end());
  const auto count = [&](AttendanceState state) {
    return std::count_if(rows.begin(), rows.end(),
                         [&](const auto& row) { return row.state == state; });
  };
  model::Totals& totals = record.attendance.totals;
  totals = {};
  totals.home = totals.official = static_cast<std::int64_t>(rows.size());
  totals.present = count(AttendanceState::Present);
  totals.absent_excused = count(AttendanceState::AbsentExcused);
  totals.absent_unexcused = count(AttendanceState::AbsentUnexcused);
}

}  // namespace

void add_people(MeetingRecord& record, Wishes& wishes) {
  const Date day = record.meeting.start.date;
  record.roster.as_of = day;
  Crowd crowd(record, wishes.number_or("official", 9), wishes.number_or("probationary", 0),
              wishes.optional_date_or("probation_from", add_days(day, -100)));
  Circumstances(crowd, wishes, day).apply();
  for (std::int64_t i = wishes.number_or("probationary_away", 0); i > 0; --i) {
    model::AttendanceRow& row =
        record.attendance.rows[record.attendance.rows.size() - static_cast<std::size_t>(i)];
    row.state = AttendanceState::AbsentExcused;
    row.reason = text::nfc("đi công tác");
  }
  add_received(crowd, wishes, day);
  const auto late = wishes.time("late");
  const auto left = wishes.time("left");
  if (late) record.attendance.rows.back().from = late;
  if (left) record.attendance.rows.back().to = left;
  if (wishes.is("helper", "none")) {
    for (Member& member : record.roster.members) member.helper.reset();
  } else if (wishes.has("helper")) {
    for (Member& member : record.roster.members) {
      if (member.helper) member.helper = wishes.word("helper", "");
    }
  }
  add_officers(record, wishes);
  add_groups(record, wishes);
  add_totals(record, wishes);
  if (is_committee(record)) keep_the_committee(record);
}

}  // namespace vanthu::rules
