// What holds for every record, tried on the sample office and on the situation of every case in the
// rulebook: order means nothing, who does not count changes nothing, and no clock is read.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <map>
#include <random>
#include <set>

#include "rules/check.h"
#include "rules/situation.h"
#include "support/source_folder.h"
#include "unit/rules/sample_records.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using findings::Verdict;
using model::MeetingRecord;

// A case of a series has settings that one meeting does not know; the profile belongs to the check.
const std::vector<MeetingRecord>& generated_situations() {
  static const std::vector<MeetingRecord> kSituations = [] {
    std::vector<MeetingRecord> all;
    std::set<Settings> tried;
    for (const Rule& rule : shipped_rulebook().rules()) {
      for (const RuleCase& one : rule.cases) {
        Settings settings;
        for (const auto& setting : one.settings) {
          if (setting.first != "profile" && setting.first != "as_of") settings.push_back(setting);
        }
        if (!tried.insert(settings).second) continue;
        if (auto made = make_situation(settings); made.ok()) {
          all.push_back(std::move(made).value());
        }
      }
    }
    return all;
  }();
  return kSituations;
}

template <typename Check>
void on_every_record(Check check) {
  EXPECT_GE(sample_records().size(), 50U);
  EXPECT_GE(generated_situations().size(), 300U);
  for (const MeetingRecord& record : sample_records()) check(record);
  for (const MeetingRecord& record : generated_situations()) check(record);
}

// A verdict without its wording: lists of names in a sentence may follow the order of the roster.
using Essence = std::array<std::string, 4>;

Essence essence_of(const Verdict& verdict) {
  std::string card = "-";
  if (verdict.card) {
    card = std::to_string(verdict.card->whole) + " " + std::to_string(verdict.card->base) + " " +
           std::to_string(verdict.card->needed) + " " + std::to_string(verdict.card->got);
  }
  const std::string judged = std::to_string(static_cast<int>(verdict.outcome)) + " " +
                             std::to_string(static_cast<int>(verdict.severity));
  return {verdict.rule, verdict.subject.vi, judged, card};
}

std::vector<Essence> essence_of(const findings::Verdicts& verdicts) {
  std::vector<Essence> all;
  for (const Verdict& verdict : verdicts) all.push_back(essence_of(verdict));
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<Essence> series_essence(const std::vector<MeetingRecord>& records) {
  std::vector<Essence> all;
  for (const SeriesVerdict& one : check_series(records, shipped_rulebook(), {})) {
    all.push_back(essence_of(one.verdict));
    all.back()[1] += " " + one.cell_code + " " + one.record;
  }
  std::sort(all.begin(), all.end());
  return all;
}

void expect_same(const std::vector<Essence>& before, const std::vector<Essence>& behind,
                 const std::string& what) {
  ASSERT_EQ(before.size(), behind.size()) << what;
  for (std::size_t i = 0; i < before.size(); ++i) {
    for (std::size_t k = 0; k < before[i].size(); ++k) {
      ASSERT_EQ(before[i][k], behind[i][k]) << what << ": " << before[i][0] << " " << before[i][1];
    }
  }
}

MeetingRecord shuffled(MeetingRecord record, unsigned seed) {
  std::mt19937 dice(seed);
  std::shuffle(record.roster.members.begin(), record.roster.members.end(), dice);
  std::shuffle(record.attendance.rows.begin(), record.attendance.rows.end(), dice);
  std::shuffle(record.votes.begin(), record.votes.end(), dice);
  std::shuffle(record.fees.begin(), record.fees.end(), dice);
  for (model::Discipline& one : record.disciplines) {
    std::shuffle(one.form_votes.begin(), one.form_votes.end(), dice);
  }
  return record;
}

constexpr unsigned kSeeds[] = {1, 20261105};

TEST(Properties, OrderOfMembersAttendanceAndVotesNeverChangesAVerdict) {
  on_every_record([](const MeetingRecord& record) {
    const auto before = essence_of(check_record(record, shipped_rulebook(), {}));
    for (const unsigned seed : kSeeds) {
      const auto behind = check_record(shuffled(record, seed), shipped_rulebook(), {});
      expect_same(before, essence_of(behind), record.id + ", seed " + std::to_string(seed));
    }
  });
}

TEST(Properties, OrderNeverChangesAVerdictOverTime) {
  const auto before = series_essence(sample_records());
  for (const unsigned seed : kSeeds) {
    std::vector<MeetingRecord> records;
    for (const MeetingRecord& record : sample_records()) records.push_back(shuffled(record, seed));
    expect_same(before, series_essence(records), "seed " + std::to_string(seed));
  }
}

// Rules whose very question is how many members are on the books; there a further member counts,
// present or not.
constexpr std::string_view kCountTheBooks[] = {"DL-24.1", "DL-24.4"};

bool counts_the_books(std::string_view rule) {
  return std::find(std::begin(kCountTheBooks), std::end(kCountTheBooks), rule) !=
         std::end(kCountTheBooks);
}

using Failures = std::map<std::pair<std::string, std::string>, int>;

Failures failures_of(const findings::Verdicts& verdicts) {
  Failures failures;
  for (const Verdict& verdict : verdicts) {
    if (verdict.outcome != Outcome::Fail || counts_the_books(verdict.rule)) continue;
    ++failures[{verdict.rule, verdict.subject.vi}];
  }
  return failures;
}

model::Member newcomer(model::MemberStatus status) {
  model::Member member;
  member.id = "them";
  member.name = text::nfc("Đồng chí thêm");
  member.status = status;
  member.admission_decision = *try_parse_date("2001-02-03");
  return member;
}

MeetingRecord with_exempt_member(MeetingRecord record) {
  model::Member member = newcomer(model::MemberStatus::Official);
  member.exemption = model::Exemption{.from = *try_parse_date("2005-01-01")};
  record.roster.members.push_back(member);
  if (record.meeting.kind == model::MeetingKind::Committee) return record;
  record.attendance.rows.push_back({.member = member.id, .state = model::AttendanceState::Exempt});
  model::Totals& totals = record.attendance.totals;
  ++totals.home;
  ++totals.official;
  ++totals.exempt_absent;
  return record;
}

MeetingRecord with_member_elsewhere(MeetingRecord record) {
  model::Member member = newcomer(model::MemberStatus::Official);
  member.temporary = model::Temporary{.direction = model::TemporaryDirection::Out,
                                      .from = *try_parse_date("2005-01-01")};
  record.roster.members.push_back(member);
  if (record.meeting.kind == model::MeetingKind::Committee) return record;
  record.attendance.rows.push_back(
      {.member = member.id, .state = model::AttendanceState::TemporaryElsewhere});
  model::Totals& totals = record.attendance.totals;
  ++totals.home;
  ++totals.official;
  ++totals.temporary_elsewhere_absent;
  return record;
}

// Received from another cell: no vote here, not on the books, though in the room.
MeetingRecord with_received_member(MeetingRecord record) {
  model::Member member = newcomer(model::MemberStatus::Official);
  member.home = false;
  member.temporary = model::Temporary{.direction = model::TemporaryDirection::In,
                                      .from = *try_parse_date("2005-01-01")};
  record.roster.members.push_back(member);
  record.attendance.rows.push_back({.member = member.id});
  return record;
}

// Base, votes needed and votes got of every vote, in order.
std::vector<std::array<std::int64_t, 3>> counts_of(const findings::Verdicts& verdicts) {
  std::vector<std::array<std::int64_t, 3>> counts;
  for (const Verdict& one : verdicts) {
    if (one.card) counts.push_back({one.card->base, one.card->needed, one.card->got});
  }
  return counts;
}

void expect_no_gain(const MeetingRecord& record, const findings::Verdicts& before,
                    const MeetingRecord& larger, const char* whom) {
  const auto behind = check_record(larger, shipped_rulebook(), {});
  EXPECT_EQ(counts_of(before), counts_of(behind)) << record.id << " with " << whom;
  const Failures still = failures_of(behind);
  for (const auto& [key, count] : failures_of(before)) {
    const auto found = still.find(key);
    EXPECT_TRUE(found != still.end() && found->second >= count)
        << record.id << " with " << whom << ": " << key.first << " " << key.second;
  }
}

TEST(Properties, AMemberWhoDoesNotCountChangesNoBaseAndMendsNoFault) {
  on_every_record([](const MeetingRecord& record) {
    const auto before = check_record(record, shipped_rulebook(), {});
    expect_no_gain(record, before, with_exempt_member(record), "an exempt absent member");
    expect_no_gain(record, before, with_member_elsewhere(record), "a member elsewhere");
    expect_no_gain(record, before, with_received_member(record), "a member received");
  });
}

// The modules that rules is built from, all but the two files that are the clock itself.
TEST(Properties, NothingTheRulesAreMadeOfReadsAClock) {
  const DiskFileStore files;
  const std::string pipeline = support::source_folder() + "/pipeline/";
  int read = 0;
  for (const char* module : {"base", "text", "findings", "xml", "model", "rules"}) {
    for (const DirectoryEntry& entry : files.list(pipeline + module).value()) {
      if (entry.name == "clock.h" || entry.name == "system_clock.cpp") continue;
      const std::string source = files.read(join_path(pipeline + module, entry.name)).value();
      ++read;
      for (const char* clock :
           {"base/clock.h", "_clock::now", "<ctime>", "<time.h>", "gettimeofday", "localtime",
            "current_zone", "UCalendar", "ucal_getNow"}) {
        EXPECT_EQ(source.find(clock), std::string::npos)
            << module << "/" << entry.name << " " << clock;
      }
    }
  }
  EXPECT_GT(read, 100);
}

void set_time_zone(const char* zone) {
  ASSERT_EQ(setenv("TZ", zone, 1), 0);
  tzset();
}

// Where and when the program runs moves dates by a day at most; a verdict that read them would
// show.
TEST(Properties, VerdictsAreTheSameInEveryTimeZone) {
  const auto verdicts = [] {
    std::vector<findings::Verdicts> all;
    for (const MeetingRecord& record : sample_records()) {
      all.push_back(check_record(record, shipped_rulebook(), {}));
    }
    return all;
  };
  const char* given = std::getenv("TZ");
  const std::string before = given == nullptr ? "" : given;
  set_time_zone("Etc/GMT-14");
  const auto east = verdicts();
  const auto series_east = series_essence(sample_records());
  set_time_zone("Etc/GMT+12");
  EXPECT_EQ(east, verdicts());
  EXPECT_EQ(series_east, series_essence(sample_records()));
  if (given == nullptr) {
    unsetenv("TZ");
  } else {
    set_time_zone(before.c_str());
  }
  tzset();
}

}  // namespace
}  // namespace vanthu::rules
