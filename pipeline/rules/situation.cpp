#include "rules/situation.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "rules/bases.h"
#include "text/nfc_string.h"

namespace vanthu::rules {
namespace {

using model::AttendanceState;
using model::MeetingRecord;
using model::Member;

// Hands out settings by name and remembers what was asked for, so that a misspelt name is found.
class Wishes {
 public:
  explicit Wishes(const Settings& settings) : settings_(settings) {}

  std::string word(std::string_view name, std::string_view otherwise) {
    const std::string* given = find(name);
    return given != nullptr ? *given : std::string(otherwise);
  }

  std::optional<std::int64_t> number(std::string_view name) {
    const std::string* given = find(name);
    if (given == nullptr) return std::nullopt;
    std::int64_t value = 0;
    const char* end = given->data() + given->size();
    const auto [stop, code] = std::from_chars(given->data(), end, value);
    if (code != std::errc() || stop != end) complain(name);
    return value;
  }

  std::int64_t number_or(std::string_view name, std::int64_t otherwise) {
    return number(name).value_or(otherwise);
  }

  Date date_or(std::string_view name, std::string_view otherwise) {
    const auto parsed = try_parse_date(word(name, otherwise));
    if (!parsed) complain(name);
    return parsed.value_or(Date{std::chrono::year(2026) / 11 / 5});
  }

  CivilTime time_or(std::string_view name, std::string_view otherwise) {
    const auto parsed = try_parse_time(word(name, otherwise));
    if (!parsed) complain(name);
    return parsed.value_or(CivilTime{});
  }

  template <typename E, std::size_t N>
  E choice_or(std::string_view name, const EnumName<E> (&names)[N], E otherwise) {
    const std::string* given = find(name);
    if (given == nullptr) return otherwise;
    const auto value = try_parse_name(*given, names);
    if (!value) complain(name);
    return value.value_or(otherwise);
  }

  std::optional<Error> problem() const {
    std::string wrong = wrong_;
    for (const auto& [name, value] : settings_) {
      if (!asked_.contains(name)) wrong += (wrong.empty() ? "" : ", ") + name;
    }
    if (wrong.empty()) return std::nullopt;
    return Error{.kind = ErrorKind::Rendering,
                 .what = {"ví dụ dùng thiết lập không hiểu: " + wrong,
                          "the case uses settings that are not understood: " + wrong},
                 .where = {},
                 .remedy = {"xem danh sách trong rules/situation.h", "see rules/situation.h"}};
  }

 private:
  const std::string* find(std::string_view name) {
    asked_.insert(std::string(name));
    for (const auto& [key, value] : settings_) {
      if (key == name) return &value;
    }
    return nullptr;
  }
  void complain(std::string_view name) {
    wrong_ += (wrong_.empty() ? "" : ", ") + std::string(name);
  }

  const Settings& settings_;
  std::set<std::string> asked_;
  std::string wrong_;
};

Member make_member(std::string id, model::MemberStatus status) {
  Member member;
  member.name = text::nfc("Đồng chí " + id);
  member.id = std::move(id);
  member.status = status;
  member.admission_decision = Date{std::chrono::year(2010) / 5 / 19};
  return member;
}

void add_row(MeetingRecord& record, const std::string& member, AttendanceState state) {
  model::AttendanceRow row;
  row.member = member;
  row.state = state;
  record.attendance.rows.push_back(row);
}

// Members are given their circumstance from the end of the list, so that the first two, chair and
// secretary, are there.
class Crowd {
 public:
  Crowd(MeetingRecord& record, std::int64_t official, std::int64_t probationary)
      : record_(record), next_(official) {
    for (std::int64_t i = 1; i <= official; ++i) {
      add("m" + std::to_string(i), model::MemberStatus::Official);
    }
    for (std::int64_t i = 1; i <= probationary; ++i) {
      add("d" + std::to_string(i), model::MemberStatus::Probationary);
    }
  }

  template <typename Change>
  void mark(std::int64_t count, AttendanceState state, Change change) {
    for (; count > 0 && next_ > 0; --count) {
      --next_;
      const auto index = static_cast<std::size_t>(next_);
      record_.attendance.rows[index].state = state;
      change(record_.roster.members[index], record_.attendance.rows[index]);
    }
  }

 private:
  void add(std::string id, model::MemberStatus status) {
    add_row(record_, id, AttendanceState::Present);
    record_.roster.members.push_back(make_member(std::move(id), status));
  }

  MeetingRecord& record_;
  std::int64_t next_;
};

void exempt(Member& member) {
  member.exemption = model::Exemption{.from = Date{std::chrono::year(2015) / 1 / 1}};
}

void send_away(Member& member) {
  member.temporary = model::Temporary{.direction = model::TemporaryDirection::Out,
                                      .from = Date{std::chrono::year(2015) / 1 / 1}};
}

void people(MeetingRecord& record, Wishes& wishes) {
  Crowd crowd(record, wishes.number_or("official", 9), wishes.number_or("probationary", 0));
  const auto nothing = [](Member&, model::AttendanceRow&) {};
  crowd.mark(wishes.number_or("exempt", 0), AttendanceState::Exempt,
             [](Member& member, model::AttendanceRow&) { exempt(member); });
  crowd.mark(wishes.number_or("exempt_present", 0), AttendanceState::Present,
             [](Member& member, model::AttendanceRow&) { exempt(member); });
  crowd.mark(wishes.number_or("temporary", 0), AttendanceState::TemporaryElsewhere,
             [](Member& member, model::AttendanceRow&) { send_away(member); });
  crowd.mark(wishes.number_or("exempt_and_temporary", 0), AttendanceState::TemporaryElsewhere,
             [](Member& member, model::AttendanceRow&) {
               exempt(member);
               send_away(member);
             });
  crowd.mark(wishes.number_or("suspended", 0), AttendanceState::Suspended,
             [](Member& member, model::AttendanceRow&) {
               member.suspension = model::Suspension{.from = Date{std::chrono::year(2015) / 1 / 1}};
             });
  crowd.mark(wishes.number_or("excused_congress", 0), AttendanceState::AbsentExcused,
             [](Member&, model::AttendanceRow& row) { row.congress_excused = true; });
  crowd.mark(wishes.number_or("away", 0), AttendanceState::AbsentExcused, nothing);
  crowd.mark(wishes.number_or("unexcused", 0), AttendanceState::AbsentUnexcused, nothing);
}

void officers(MeetingRecord& record, Wishes& wishes) {
  const std::int64_t incumbents = wishes.number_or("incumbents", 2);
  record.leadership.committee = incumbents >= 3;
  for (std::int64_t i = 1; i <= incumbents; ++i) {
    record.leadership.officers.push_back(
        {.member = "m" + std::to_string(i),
         .office = i == 1 ? model::Office::Secretary : model::Office::Member});
  }
}

std::int64_t rows_in(const MeetingRecord& record, AttendanceState state) {
  return std::count_if(record.attendance.rows.begin(), record.attendance.rows.end(),
                       [&](const auto& row) { return row.state == state; });
}

void totals(MeetingRecord& record, Wishes& wishes) {
  model::Totals& totals = record.attendance.totals;
  totals.official = members_on_books(record, model::MemberStatus::Official);
  totals.probationary = members_on_books(record, model::MemberStatus::Probationary);
  totals.home = wishes.number_or("books", totals.official + totals.probationary);
  totals.present = wishes.number_or("present", rows_in(record, AttendanceState::Present));
  totals.absent_excused = rows_in(record, AttendanceState::AbsentExcused);
  totals.absent_unexcused = rows_in(record, AttendanceState::AbsentUnexcused);
  totals.exempt_absent = rows_in(record, AttendanceState::Exempt);
  totals.temporary_elsewhere_absent = rows_in(record, AttendanceState::TemporaryElsewhere);
  totals.suspended = rows_in(record, AttendanceState::Suspended);
}

void meeting(MeetingRecord& record, Wishes& wishes) {
  model::Meeting& meeting = record.meeting;
  meeting.kind = wishes.choice_or("kind", model::kMeetingKindNames, model::MeetingKind::Regular);
  meeting.start.date = meeting.end.date = wishes.date_or("date", "2026-11-05");
  meeting.start.time = wishes.time_or("start", "19:30");
  meeting.end.time = wishes.time_or("end", "21:30");
  meeting.breaks_min = wishes.number_or("breaks", 0);
  meeting.period = to_iso(meeting.start.date).substr(0, 7);
  meeting.chair = wishes.word("chair", "m1");
  meeting.secretary = wishes.word("secretary", "m2");
  meeting.notice.date = wishes.date_or("notice", to_iso(add_days(meeting.start.date, -3)));
  const std::string paper_date = wishes.word("paper_date", "");
  if (!paper_date.empty()) {
    model::Paper paper;
    paper.date = try_parse_date(paper_date).value_or(meeting.start.date);
    record.papers.push_back(paper);
  }
}

void vote(MeetingRecord& record, Wishes& wishes) {
  const std::string type = wishes.word("vote", "resolution");
  if (type == "none") return;
  model::Vote vote;
  vote.id = "bq1";
  vote.subject = text::nfc("nội dung 1");
  vote.type = try_parse_name(type, model::kVoteTypeNames).value_or(model::VoteType::Other);
  vote.method = wishes.choice_or("method", model::kVoteMethodNames, model::VoteMethod::ShowOfHands);
  const Base base = voting_base(record);
  vote.base = wishes.number_or("base", base.count);
  vote.eligible_present = wishes.number_or("eligible", eligible_present(record, std::nullopt));
  vote.votes_against = wishes.number_or("against", 0);
  vote.votes_abstain = wishes.number_or("abstain", 0);
  vote.invalid = wishes.number_or("invalid", 0);
  vote.not_returned = wishes.number_or("not_returned", 0);
  vote.written = wishes.number_or("written", 0);
  vote.votes_for =
      wishes.number_or("for", vote.eligible_present + vote.written - vote.votes_against -
                                  vote.votes_abstain - vote.invalid - vote.not_returned);
  vote.probationary_votes = wishes.number("probationary_votes");
  vote.issued = wishes.number("issued");
  vote.collected = wishes.number("collected");
  vote.valid = wishes.number("valid");
  const std::string printed = wishes.word("printed", "");
  if (!printed.empty()) vote.printed_pct = printed;
  vote.outcome = wishes.choice_or("outcome", model::kVoteOutcomeNames, model::VoteOutcome::Adopted);
  if (wishes.word("listed", "true") == "true") {
    for (const LeftOut& one : base.left_out) {
      vote.exclusions.push_back({.member = one.member, .reason = one.reason});
    }
  }
  record.votes.push_back(std::move(vote));
}

MeetingRecord build(Wishes& wishes) {
  MeetingRecord record;
  record.id = "vi-du";
  record.fictional = true;
  record.cell.code = "00.000";
  record.cell.name = text::nfc("Chi bộ ví dụ");
  meeting(record, wishes);
  people(record, wishes);
  officers(record, wishes);
  totals(record, wishes);
  vote(record, wishes);
  return record;
}

}  // namespace

Result<MeetingRecord> make_situation(const Settings& settings) {
  Wishes wishes(settings);
  MeetingRecord record = build(wishes);
  if (auto problem = wishes.problem()) return *problem;
  return record;
}

Result<std::vector<MeetingRecord>> make_year(const Settings& settings) {
  Wishes wishes(settings);
  const std::int64_t missing = wishes.number_or("missing", 0);
  const std::int64_t missing_committee = wishes.number_or("missing_committee", 0);
  const std::int64_t thematic_only = wishes.number_or("thematic_only", 0);
  const bool committee = wishes.word("committee", "false") == "true";
  if (auto problem = wishes.problem()) return *problem;
  std::vector<MeetingRecord> year;
  for (int month = 1; month <= 12; ++month) {
    const std::string day = std::string("2026-") + (month < 10 ? "0" : "") + std::to_string(month);
    const auto add = [&](std::string_view kind, std::string_view date) {
      auto made = make_situation({{"date", day + std::string(date)},
                                  {"kind", std::string(kind)},
                                  {"incumbents", committee ? "3" : "2"}});
      VANTHU_CHECK(made.ok(), "settings of a year's meeting are known");
      year.push_back(std::move(made).value());
    };
    if (month == thematic_only) {
      add("thematic", "-05");
    } else if (month != missing) {
      add("regular", "-05");
    }
    if (committee && month != missing_committee) add("committee", "-03");
  }
  return year;
}

}  // namespace vanthu::rules
