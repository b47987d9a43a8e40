// The figures of the sample office, counted a second time here from the fields of the records.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "audit/audit_writers.h"
#include "ingest/record.h"
#include "run/audit_office.h"
#include "run/workspace.h"
#include "support/source_folder.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::audit {
namespace {

using model::MeetingKind;
using model::MeetingRecord;

const std::string kOffice = support::source_folder() + "/samples/office";

const run::Workspace& workspace() {
  static const DiskFileStore files;
  static const run::Workspace opened = run::open_workspace(files, kOffice).value();
  return opened;
}

std::vector<run::RecordFile> record_files() {
  const DiskFileStore files;
  return run::list_records(files, &workspace(), {}).value();
}

std::vector<run::RecordFile> record_files_without(std::string_view month) {
  std::vector<run::RecordFile> list = record_files();
  std::erase_if(list, [&](const run::RecordFile& file) {
    return file.name.find(month) != std::string::npos;
  });
  return list;
}

const std::vector<MeetingRecord>& records() {
  static const std::vector<MeetingRecord> all = [] {
    const DiskFileStore files;
    std::vector<MeetingRecord> read;
    for (const run::RecordFile& file : record_files()) {
      const SourceText source(file.name, files.read(file.path).value());
      read.push_back(ingest::parse_record(source).value());
    }
    return read;
  }();
  return all;
}

AuditReport audit_of(const rules::Window& period, int workers = 1,
                     std::optional<Date> today = std::nullopt,
                     const std::vector<run::RecordFile>& list = record_files()) {
  const DiskFileStore files;
  const auto sources =
      run::AuditSources::of_files(files, list, {.workers = workers, .to = period.to});
  const rules::LocalProfiles local;
  const run::WaiverShelf waivers;
  return run::audit_office(
             sources, {.rulebook = rules::shipped_rulebook(), .local = local, .waivers = waivers},
             workspace().office(),
             {.head = {.program = "0.1.0", .from_archive = false, .period = period},
              .today = today,
              .workers = workers},
             {})
      .value();
}

Date last_meeting() {
  Date last = records().front().meeting.start.date;
  for (const MeetingRecord& one : records()) last = std::max(last, one.meeting.start.date);
  return last;
}

const AuditReport& whole() {
  static const AuditReport report = audit_of({});
  return report;
}

std::int64_t count(const std::function<std::int64_t(const MeetingRecord&)>& amount) {
  std::int64_t sum = 0;
  for (const MeetingRecord& record : records()) sum += amount(record);
  return sum;
}

std::int64_t figure(Figure one) {
  return whole().total.counts[one];
}

bool is_regular(const MeetingRecord& record) {
  return record.meeting.kind == MeetingKind::Regular ||
         record.meeting.kind == MeetingKind::Combined;
}

TEST(SampleFigures, CountMeetingsByKind) {
  EXPECT_EQ(figure(Figure::Meetings), static_cast<std::int64_t>(records().size()));
  std::map<MeetingKind, std::int64_t> kinds;
  for (const MeetingRecord& record : records()) ++kinds[record.meeting.kind];
  for (const auto& name : model::kMeetingKindNames) {
    EXPECT_EQ(figure(with_offset(Figure::ByKind, name.value)), kinds[name.value]) << name.name;
  }
}

TEST(SampleFigures, CountRollCallsOfSessions) {
  std::map<model::AttendanceState, std::int64_t> states;
  for (const MeetingRecord& record : records()) {
    if (!is_regular(record) && record.meeting.kind != MeetingKind::Thematic) continue;
    if (record.meeting.mode == model::MeetingMode::WrittenConsultation) continue;
    for (const model::AttendanceRow& row : record.attendance.rows) {
      const auto member = std::find_if(record.roster.members.begin(), record.roster.members.end(),
                                       [&](const auto& one) { return one.id == row.member; });
      if (member->home) ++states[row.state];
    }
  }
  for (const auto& name : model::kAttendanceStateNames) {
    EXPECT_EQ(figure(with_offset(Figure::ByState, name.value)), states[name.value]) << name.name;
  }
  EXPECT_GT(figure(Figure::Came), 0);
  EXPECT_EQ(figure(Figure::Came) + figure(Figure::Missing), figure(Figure::Expected));
}

TEST(SampleFigures, CountMembersInAndOutOnceEach) {
  std::map<model::MemberEvent, std::int64_t> events;
  std::set<std::string> told;
  for (const MeetingRecord& record : records()) {
    for (const model::Member& member : record.roster.members) {
      for (const model::Change& change : member.changes) {
        const std::string key = record.cell.code + member.id + to_iso(change.date) +
                                std::to_string(static_cast<int>(change.event));
        if (told.insert(key).second) ++events[change.event];
      }
    }
  }
  using model::MemberEvent;
  EXPECT_EQ(figure(Figure::TransferredIn), events[MemberEvent::TransferredIn]);
  EXPECT_EQ(figure(Figure::Admitted), events[MemberEvent::Admitted]);
  EXPECT_EQ(figure(Figure::TransferredOut), events[MemberEvent::TransferredOut]);
  EXPECT_EQ(figure(Figure::Deceased), events[MemberEvent::Deceased]);
  EXPECT_EQ(figure(Figure::Recognised), events[MemberEvent::Recognised]);
  EXPECT_EQ(figure(Figure::Joined), 3);
  EXPECT_EQ(figure(Figure::Left), 3);
}

TEST(SampleFigures, TakeTheLastListOfEachCellAsItsMembers) {
  std::map<std::string, const MeetingRecord*> last;
  for (const MeetingRecord& record : records()) {
    if (record.meeting.kind == MeetingKind::Committee) continue;
    const MeetingRecord*& newest = last[record.cell.code];
    if (newest == nullptr || newest->meeting.start < record.meeting.start) newest = &record;
  }
  std::int64_t members = 0;
  for (const auto& [cell, record] : last) {
    members += std::count_if(record->roster.members.begin(), record->roster.members.end(),
                             [](const auto& member) { return member.home; });
  }
  EXPECT_EQ(figure(Figure::MembersAtEnd), members);
}

TEST(SampleFigures, CountDecisionsAndFollowUp) {
  EXPECT_EQ(figure(Figure::Votes),
            count([](const auto& r) { return static_cast<std::int64_t>(r.votes.size()); }));
  EXPECT_EQ(figure(Figure::Dossiers),
            count([](const auto& r) { return static_cast<std::int64_t>(r.dossiers.size()); }));
  EXPECT_EQ(figure(Figure::Papers),
            count([](const auto& r) { return static_cast<std::int64_t>(r.papers.size()); }));
  EXPECT_EQ(figure(Figure::Disciplined), 1);
  EXPECT_EQ(figure(with_offset(Figure::ByDossier, model::DossierKind::Admission)), 1);
  EXPECT_EQ(figure(Figure::Tasks), count([](const auto& r) {
              return static_cast<std::int64_t>(r.content.assignments.size());
            }));
  EXPECT_EQ(figure(Figure::Reviews), count([](const auto& r) {
              return static_cast<std::int64_t>(r.content.review.size());
            }));
}

TEST(SampleFigures, CountIdeologySessionsAndVisits) {
  EXPECT_EQ(figure(Figure::RegularMeetings), count([](const auto& r) { return is_regular(r); }));
  EXPECT_EQ(figure(Figure::WithIdeology), count([](const auto& r) {
              const auto& said = r.content.ideology;
              return is_regular(r) && said &&
                     (said->minutes.value_or(0) > 0 || !said->paragraphs.empty());
            }));
  EXPECT_EQ(figure(Figure::Visited), count([](const auto& r) {
              return r.meeting.kind != MeetingKind::Committee &&
                     !r.meeting.superior_attendees.empty();
            }));
}

TEST(SampleFigures, CountEachPetitionOnce) {
  std::map<std::string, model::PetitionStatus> petitions;
  for (const MeetingRecord& record : records()) {
    for (const model::Petition& one : record.content.petitions) {
      petitions[record.cell.code + one.addressee.str() + one.summary.str()] = one.status;
    }
  }
  EXPECT_EQ(figure(Figure::Petitions), static_cast<std::int64_t>(petitions.size()));
  const auto answered = std::count_if(petitions.begin(), petitions.end(), [](const auto& one) {
    return one.second == model::PetitionStatus::Answered;
  });
  EXPECT_EQ(figure(with_offset(Figure::ByPetition, model::PetitionStatus::Answered)), answered);
  EXPECT_EQ(whole().list(DueKind::Petition).total, petitions.size() - std::size_t(answered));
}

TEST(SampleFigures, LeadToRecordsThatMakeThemUp) {
  std::set<std::string> known;
  for (const MeetingRecord& record : records()) known.insert(record.id);
  for (const FigureInfo& info : figures()) {
    const FigureLinks& behind = whole().links[index_of(info.figure)];
    ASSERT_EQ(behind.links.size(), behind.total) << info.id;
    std::int64_t sum = 0;
    for (const Link& link : behind.links) {
      sum += link.amount;
      EXPECT_TRUE(known.contains(whole().refs[link.ref].record)) << info.id;
    }
    EXPECT_EQ(sum, figure(info.figure)) << info.id;
  }
}

// As samples/office/expected-findings.txt has it for records and cells.
TEST(SampleFigures, FindTheSameFaultsAsTheCheck) {
  std::set<std::string> faults;
  for (const Fault& fault : whole().faults.lines) {
    if (fault.severity == findings::Severity::Advice) continue;
    faults.insert(fault.record + " " + whole().rulebook->rules()[fault.rule].id);
  }
  for (const char* expected :
       {"dong-loi-2026-07-thuong-ky SH-02", "dong-loi-2026-10-thuong-ky TH-9.3.2",
        "may-dong-tien-2026-04-thuong-ky INT-01", "truong-tieu-hoc-2026-12-thuong-ky SH-01"}) {
    EXPECT_TRUE(faults.contains(expected)) << expected;
  }
  EXPECT_EQ(whole().list(DueKind::Probation).total, 1U);
  EXPECT_EQ(whole().list(DueKind::Congress).total, 1U);
}

TEST(SampleFigures, AddUpFromTwoHalfYears) {
  const AuditReport first = audit_of({.from = {}, .to = Date(std::chrono::year(2026) / 6 / 30)});
  const AuditReport second = audit_of({.from = Date(std::chrono::year(2026) / 7 / 1), .to = {}});
  for (const Figure one :
       {Figure::Meetings, Figure::Came, Figure::Expected, Figure::Votes, Figure::Joined,
        Figure::Left, Figure::Petitions, Figure::Tasks, Figure::Quarters}) {
    EXPECT_EQ(first.total.counts[one] + second.total.counts[one], figure(one)) << info_of(one).id;
  }
  EXPECT_EQ(first.total.counts[Figure::MembersAtEnd], second.total.counts[Figure::MembersAtStart]);
}

TEST(SampleFigures, CountToTodayInAPeriodThatGoesOn) {
  using std::chrono::year;
  const rules::Window months{.from = Date(year(2026) / 1 / 1), .to = Date(year(2026) / 6 / 30)};
  const Date today(year(2026) / 4 / 10);
  EXPECT_EQ(audit_of(months, 1, today).head.day, today);
  EXPECT_EQ(audit_of(months, 1, Date(year(2030) / 1 / 1)).head.day, *months.to);
  const rules::Window open{.from = Date(year(2027) / 2 / 1), .to = {}};
  EXPECT_EQ(audit_of(open, 1, Date(year(2027) / 3 / 10)).head.day, Date(year(2027) / 3 / 10));
  EXPECT_EQ(audit_of(open, 1, Date(year(2027) / 1 / 10)).head.day, *open.from);
  EXPECT_EQ(audit_of(open).head.day, *open.from);
  EXPECT_EQ(audit_of({}, 1, Date(year(2027) / 3 / 10)).head.day, last_meeting());
}

TEST(SampleFigures, BlameTheLastMonthOfAPeriodThatIsOver) {
  using std::chrono::year;
  const Date last(year(2026) / 6 / 30);
  const rules::Window half{.from = Date(year(2026) / 1 / 1), .to = last};
  const auto blamed = [&](const Date& today) {
    const AuditReport report = audit_of(half, 1, today, record_files_without("2026-06"));
    return std::count_if(
        report.faults.lines.begin(), report.faults.lines.end(), [&](const Fault& fault) {
          return report.rulebook->rules()[fault.rule].id == "DL-24.2" && fault.on == last;
        });
  };
  EXPECT_EQ(blamed(last), 0);
  EXPECT_GE(blamed(year(2026) / 7 / 1), 3);
}

TEST(SampleFigures, DoNotDependOnTheNumberOfWorkers) {
  const std::string alone = write_json(whole());
  EXPECT_EQ(write_json(audit_of({}, 3)), alone);
}

}  // namespace
}  // namespace vanthu::audit
