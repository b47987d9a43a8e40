// The sample office's own year is the yardstick: what a draft takes over from one month must be
// what the next month's record, written by hand, says.
#include "draft/next_meeting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "ingest/record.h"
#include "support/builders.h"
#include "support/golden.h"
#include "support/source_folder.h"

namespace vanthu::draft {
namespace {

using model::MeetingKind;
using model::MeetingRecord;

constexpr const char* kFolder = "samples/office/records/dong-loi/2026/";

MeetingRecord sample(const std::string& name, const std::string& folder = kFolder) {
  const std::string path = folder + name + ".xml";
  return ingest::parse_record(SourceText(path, support::source_file(path))).value();
}

const std::vector<MeetingRecord>& year() {
  static const std::vector<MeetingRecord> records = [] {
    std::vector<MeetingRecord> all;
    for (const auto& file :
         std::filesystem::directory_iterator(support::source_folder() + "/" + kFolder)) {
      all.push_back(sample(file.path().stem().string()));
    }
    return all;
  }();
  return records;
}

const MeetingRecord& regular(const std::string& month) {
  return *std::find_if(year().begin(), year().end(), [&](const MeetingRecord& record) {
    return record.id == "dong-loi-" + month + "-thuong-ky";
  });
}

// All that was on record before the regular meeting of a month, in no order.
std::vector<MeetingRecord> before(const std::string& month) {
  std::vector<MeetingRecord> records;
  for (const MeetingRecord& record : year()) {
    if (record.meeting.start < regular(month).meeting.start) records.push_back(record);
  }
  return records;
}

// What a secretary writes into the blanks, the same everywhere.
MeetingRecord filled(const Draft& draft) {
  const std::map<std::string, std::string> values = {{"date", "2026-01-01"},
                                                     {"due", "2027-01-15"},
                                                     {"member", "m01"},
                                                     {"speaker", "m01"},
                                                     {"state", "present"},
                                                     {"result", "done"},
                                                     {"adopted", "true"},
                                                     {"outcome", "adopted"},
                                                     {"self_band", "good"},
                                                     {"present", "1"},
                                                     {"paid", "1"},
                                                     {"agreed", "1"},
                                                     {"of", "1"},
                                                     {"base", "1"},
                                                     {"eligible_present", "1"},
                                                     {"for", "1"},
                                                     {"against", "0"},
                                                     {"abstain", "0"},
                                                     {"seq", "2"},
                                                     {"total", "90"},
                                                     {"points", "1"},
                                                     {"amount", "15000"},
                                                     {"posted_at", "2026-01-01T08:00"},
                                                     {"published_at", "2026-01-01T08:00"},
                                                     {"prepared_by", "ky-khac"}};
  std::string xml = draft.xml;
  // Two attributes of this name are of different kinds.
  xml = std::regex_replace(xml, std::regex("(<fee_report[^>]*) due=\"\""), "$1 due=\"1\"");
  xml = std::regex_replace(xml, std::regex("(<fee [^>]*) state=\"\""), "$1 state=\"paid\"");
  for (const auto& [name, value] : values) {
    xml = std::regex_replace(xml, std::regex(" " + name + "=\"\""),
                             " " + name + "=\"" + value + "\"");
  }
  xml = std::regex_replace(xml, std::regex("></(p|speech|mention|task)>"), ">Nội dung.</$1>");
  const SourceText source("draft.xml", xml);
  auto record = ingest::parse_record(source);
  for (const findings::Finding& finding : record.findings())
    EXPECT_TRUE(record.ok()) << xml.substr(finding.at.begin, 60) << finding.message.vi;
  return record.ok() ? record.value() : MeetingRecord{};
}

std::set<std::string> tasks_of(const MeetingRecord& record) {
  std::set<std::string> ids;
  for (const auto& item : record.content.review) ids.insert(item.assignment.value_or("?"));
  return ids;
}

std::set<std::string> members_of(const MeetingRecord& record) {
  std::set<std::string> ids;
  for (const auto& member : record.roster.members) ids.insert(member.id);
  return ids;
}

std::optional<std::int64_t> resolution_number(const MeetingRecord& record) {
  for (const auto& paper : record.papers) {
    if (paper.type == model::PaperType::Resolution) return paper.number;
  }
  return std::nullopt;
}

class MonthOfTheSampleCell : public testing::TestWithParam<std::string> {};

TEST_P(MonthOfTheSampleCell, IsBegunWithWhatItsOwnRecordSays) {
  const MeetingRecord& written = regular(GetParam());
  const auto draft = next_meeting(before(GetParam()), MeetingKind::Regular);
  ASSERT_TRUE(draft.ok());
  const MeetingRecord begun = filled(draft.value());
  EXPECT_EQ(begun.id, written.id);
  EXPECT_EQ(begun.meeting.period, written.meeting.period);
  EXPECT_EQ(begun.meeting.start, written.meeting.start);
  EXPECT_EQ(begun.meeting.prepared_by, written.meeting.prepared_by);
  EXPECT_EQ(begun.cell, written.cell);
  EXPECT_EQ(begun.leadership, written.leadership);
  for (const auto& item : written.content.review) {
    const bool is_early = item.result == model::ReviewResult::InProgress;
    EXPECT_TRUE(is_early || tasks_of(begun).count(*item.assignment) == 1) << *item.assignment;
  }
  for (const std::string& id : tasks_of(begun)) {
    EXPECT_EQ(tasks_of(written).count(id), 1U) << id;
  }
  EXPECT_EQ(resolution_number(begun), resolution_number(written));
  for (const auto& member : written.roster.members) {
    EXPECT_TRUE(members_of(begun).count(member.id) == 1 || !member.changes.empty()) << member.id;
  }
  for (const std::string& id : members_of(begun)) {
    EXPECT_TRUE(members_of(written).count(id) == 1) << id;
  }
}

INSTANTIATE_TEST_SUITE_P(Year, MonthOfTheSampleCell,
                         testing::Values("2026-02", "2026-03", "2026-04", "2026-05", "2026-06",
                                         "2026-07", "2026-08", "2026-09", "2026-10", "2026-11",
                                         "2026-12"),
                         [](const auto& month) { return month.param.substr(5); });

Draft december() {
  return next_meeting(year(), MeetingKind::Regular).value();
}

TEST(NextMeeting, AfterDecemberIsJanuaryOfTheNextYear) {
  const Draft draft = december();
  EXPECT_EQ(draft.id, "dong-loi-2027-01-thuong-ky");
  EXPECT_EQ(draft.period, "2027-01");
  EXPECT_EQ(to_iso(draft.date), "2027-01-05");
  EXPECT_NE(draft.xml.find("nhiệm vụ tháng 01 năm 2027"), std::string::npos);
  EXPECT_EQ(draft.xml.find("tháng 12 năm 2026"), std::string::npos);
}

TEST(NextMeeting, IsNoRecordBeforeItsBlanksAreFilled) {
  const SourceText source("draft.xml", december().xml);
  const auto read = ingest::parse_record(source);
  EXPECT_FALSE(read.ok());
  std::set<std::size_t> lines;
  for (const auto& finding : read.findings()) {
    lines.insert(source.position(finding.at.begin).line);
  }
  // Every line with a blank is named, and no other.
  std::set<std::size_t> blank;
  std::size_t number = 0;
  std::istringstream text(source.bytes());
  for (std::string line; std::getline(text, line);) {
    ++number;
    if (std::regex_search(line, std::regex("=\"\"[ />]|></(p|speech|mention|task)>")))
      blank.insert(number);
  }
  EXPECT_EQ(lines, blank);
}

TEST(NextMeeting, SaysNothingOfWhoCameAndHowTheyVoted) {
  const std::string xml = december().xml;
  EXPECT_EQ(xml.find("state=\"present\""), std::string::npos);
  EXPECT_EQ(xml.find("state=\"paid\""), std::string::npos);
  EXPECT_NE(xml.find("state=\"exempt\""), std::string::npos);
  EXPECT_NE(xml.find("base=\"\""), std::string::npos);
  EXPECT_TRUE(std::regex_search(xml, std::regex("eligible_present=\"\"\\s+for=\"\"")));
}

TEST(NextMeeting, OfTheCommitteeInvitesTheCommittee) {
  const auto draft = next_meeting(year(), MeetingKind::Committee);
  ASSERT_TRUE(draft.ok());
  const MeetingRecord record = filled(draft.value());
  EXPECT_EQ(record.id, "dong-loi-2027-01-chi-uy");
  EXPECT_EQ(record.meeting.kind, MeetingKind::Committee);
  EXPECT_EQ(record.attendance.rows.size(), record.leadership.officers.size());
}

TEST(NextMeeting, NeedsOneToGoOnFrom) {
  const auto draft = next_meeting({}, MeetingKind::Regular);
  ASSERT_FALSE(draft.ok());
  EXPECT_EQ(draft.error().kind, ErrorKind::Usage);
}

TEST(NextMeeting, IsAMonthlyOne) {
  const auto draft = next_meeting(year(), MeetingKind::Congress);
  ASSERT_FALSE(draft.ok());
  EXPECT_EQ(draft.error().kind, ErrorKind::Usage);
}

TEST(NextMeeting, LeavesOutWhoDiedAndWhatHasEnded) {
  MeetingRecord last = regular("2026-10");
  const auto draft = next_meeting(std::span(&last, 1), MeetingKind::Regular);
  ASSERT_TRUE(draft.ok());
  const MeetingRecord record = filled(draft.value());
  for (const auto& member : record.roster.members) {
    EXPECT_NE(member.id, "m07") << "died on 3 October";
    EXPECT_TRUE(member.id != "m18" || !member.temporary) << "elsewhere until 31 October";
    EXPECT_TRUE(member.changes.empty());
  }
}

// The school, which had its congress on 20 June.
std::vector<MeetingRecord> school_until(const std::string& day) {
  const std::string folder = "samples/office/records/truong-tieu-hoc/2026/";
  std::vector<MeetingRecord> records;
  for (const auto& file :
       std::filesystem::directory_iterator(support::source_folder() + "/" + folder)) {
    MeetingRecord record = sample(file.path().stem().string(), folder);
    if (to_iso(record.meeting.start.date) <= day) records.push_back(std::move(record));
  }
  return records;
}

TEST(NextMeeting, AfterACongressIsOfTheNewTermAndWhoWasElectedIsLeftBlank) {
  const auto draft = next_meeting(school_until("2026-06-20"), MeetingKind::Regular);
  ASSERT_TRUE(draft.ok());
  const std::string& xml = draft.value().xml;
  EXPECT_NE(xml.find("<term label=\"\" congress_close=\"2026-06-20\""), std::string::npos);
  EXPECT_NE(xml.find("<officer member=\"\" office=\"secretary\"/>"), std::string::npos);
  EXPECT_NE(xml.find("chair=\"\""), std::string::npos);
  EXPECT_EQ(draft.value().number, 1);
}

TEST(NextMeeting, OfTheCommitteeIsOfThoseWhoLeadNow) {
  const auto draft = next_meeting(school_until("2026-07-31"), MeetingKind::Committee);
  ASSERT_TRUE(draft.ok());
  const MeetingRecord record = filled(draft.value());
  EXPECT_EQ(to_iso(record.term.congress_close), "2026-06-20");
  EXPECT_EQ(members_of(record), (std::set<std::string>{"m01", "m02", "m06"}));
}

TEST(NextMeeting, StaysInItsMonthAfterAPostponedOne) {
  MeetingRecord last = regular("2026-10");
  last.meeting.start.date = *try_parse_date("2026-11-02");
  last.cell.meeting_day.reset();
  const auto draft = next_meeting(std::span(&last, 1), MeetingKind::Regular);
  ASSERT_TRUE(draft.ok());
  EXPECT_EQ(draft.value().period, "2026-11");
  EXPECT_EQ(to_iso(draft.value().date), "2026-11-02");
  last.meeting.start.date = *try_parse_date("2027-01-31");
  last.meeting.period = "2027-01";
  EXPECT_EQ(to_iso(next_meeting(std::span(&last, 1), MeetingKind::Regular).value().date),
            "2027-02-28");
}

TEST(NextMeeting, FollowsACombinedOneThatNamesItsQuarter) {
  MeetingRecord last = regular("2026-10");
  last.meeting.kind = MeetingKind::Combined;
  last.meeting.period = "2026-Q4";
  const auto draft = next_meeting(std::span(&last, 1), MeetingKind::Regular);
  ASSERT_TRUE(draft.ok());
  EXPECT_EQ(draft.value().period, "2026-11");
}

TEST(NextMeeting, AsksForTheFeeOfWhoseReliefHasEndedAndKeepsTheExempt) {
  MeetingRecord last = regular("2026-10");
  last.fees = {{.member = "m01",
                .month = "2026-10",
                .basis = 10'000'000,
                .amount = 50'000,
                .relief = model::Relief{.percent = 50,
                                        .decision = text::nfc("Quyết định số 1"),
                                        .until = *try_parse_date("2026-10-31")}},
               {.member = "m02", .month = "2026-10", .state = model::FeeState::Exempt}};
  const auto draft = next_meeting(std::span(&last, 1), MeetingKind::Regular);
  ASSERT_TRUE(draft.ok());
  const std::string& xml = draft.value().xml;
  EXPECT_NE(xml.find("basis=\"10000000\" amount=\"\" state=\"\""), std::string::npos);
  EXPECT_NE(xml.find("amount=\"0\" state=\"exempt\""), std::string::npos);
  EXPECT_EQ(xml.find("<relief"), std::string::npos);
}

TEST(NextMeeting, NumbersItsPapersByTypeOneAfterTheOther) {
  MeetingRecord last = regular("2026-10");
  model::Paper second = last.papers.back();
  for (const model::Paper& paper : last.papers) {
    if (paper.type == model::PaperType::Resolution) second = paper;
  }
  second.id = "nghi-quyet-2";
  second.number = *second.number + 1;
  second.symbol = text::nfc("NQ/CU");
  last.papers.push_back(second);
  const auto draft = next_meeting(std::span(&last, 1), MeetingKind::Regular);
  ASSERT_TRUE(draft.ok());
  const std::int64_t after = *second.number;
  for (const std::int64_t number : {after + 1, after + 2}) {
    EXPECT_NE(draft.value().xml.find("number=\"" + std::to_string(number) + "\""),
              std::string::npos);
  }
}

TEST(NextMeeting, NamesItsPapersAndVotesByTheNewMonthAsThePapersBeforeWereByTheirs) {
  MeetingRecord last = regular("2026-10");
  last.votes.back().id = "bq-10";
  for (model::Paper& paper : last.papers) {
    if (paper.vote == std::nullopt || paper.type != model::PaperType::Resolution) continue;
    paper.id = "nq-10";
    paper.vote = "bq-10";
  }
  last.papers.front().id = "bb-2026-10";
  const Draft draft = next_meeting(std::vector{last}, MeetingKind::Regular).value();
  for (const char* id :
       {"id=\"nq-11\"", "id=\"bb-2026-11\"", "vote id=\"bq-11\"", "vote=\"bq-11\""}) {
    EXPECT_NE(draft.xml.find(id), std::string::npos) << id << draft.xml;
  }
}

TEST(NextMeeting, LeavesAnIdAloneWhereTheNewOneIsTaken) {
  MeetingRecord last = regular("2026-10");
  last.papers.front().id = "vb-10";
  last.papers.back().id = "vb-11";
  const Draft draft = next_meeting(std::vector{last}, MeetingKind::Regular).value();
  EXPECT_NE(draft.xml.find("id=\"vb-10\""), std::string::npos);
}

}  // namespace
}  // namespace vanthu::draft
