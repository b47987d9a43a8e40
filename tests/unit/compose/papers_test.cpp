// The templates that vanthu ships, and what they make of records.
#include <gtest/gtest.h>

#include <filesystem>

#include "compose/compose.h"
#include "compose/template_set.h"
#include "ingest/record.h"
#include "small_template.h"
#include "support/golden.h"

namespace vanthu::compose {
namespace {

using support::meeting;
using support::nfc;

const ParsedTemplates& shipped() {
  static const Result<TemplateSources> sources =
      read_templates(DiskFileStore{}, {std::string(VANTHU_SOURCE_DIR) + "/templates"});
  static const ParsedTemplates parsed = parse_templates(sources.value());
  return parsed;
}

std::vector<document::Document> papers_of(const model::MeetingRecord& record) {
  std::vector<document::Document> out;
  for (const auto& order : shipped().set->plan(record).orders) {
    out.push_back(
        compose(shipped().set->wording(), *order.form, record, order.paper, "hd05_2026").value());
  }
  return out;
}

// Without the digest, which changes with every word of the templates.
std::string dump_of(const document::Document& document) {
  return document::dump(document);
}

void expect_paper(const std::string& name, const document::Document& document) {
  support::expect_golden("tests/unit/compose/papers/" + name + ".txt", dump_of(document));
}

// Parts that other goldens show are left out, so that each stays small enough to be read.
model::MeetingRecord short_record() {
  return meeting()
      .change([](model::MeetingRecord& record) {
        record.content.information.clear();
        record.content.ideology.reset();
        record.content.criticism.reset();
        record.content.praise.reset();
        record.content.reminders.reset();
        record.meeting.agenda.clear();
        record.score->parts.resize(1);
        record.content.fee_report.reset();
      })
      .build();
}

TEST(ShippedTemplates, HaveNoProblems) {
  for (const auto& file : shipped().files) {
    EXPECT_EQ(lines(*file.source, file.findings), std::vector<std::string>{})
        << file.source->name();
  }
  ASSERT_TRUE(shipped().set.has_value());
}

TEST(ShippedTemplates, WriteTheMinutesOfEveryKindOfMeeting) {
  for (const auto& kind : model::kMeetingKindNames) {
    const auto record =
        meeting().change([&](model::MeetingRecord& one) { one.meeting.kind = kind.value; }).build();
    const auto papers = papers_of(record);
    ASSERT_EQ(papers.size(), 2U) << kind.name;
    EXPECT_EQ(papers[0].kind, "minutes") << kind.name;
    EXPECT_EQ(papers[1].kind, "resolution") << kind.name;
  }
}

TEST(Papers, OfARegularMeeting) {
  const auto papers = papers_of(short_record());
  expect_paper("minutes-regular", papers.at(0));
  expect_paper("resolution-monthly", papers.at(1));
}

TEST(Papers, ComposedTwiceAreEqual) {
  const auto record = meeting().build();
  EXPECT_EQ(papers_of(record), papers_of(record));
}

// The whole sample year, whatever cells it has.
std::vector<std::string> sample_paths() {
  std::vector<std::string> out;
  const std::string folder = std::string(VANTHU_SOURCE_DIR) + "/samples/office/records";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".xml") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(SampleYear, IsWrittenWithoutAHole) {
  const auto paths = sample_paths();
  ASSERT_GE(paths.size(), 25U);
  for (const std::string& path : paths) {
    const SourceText source(path, DiskFileStore{}.read(path).value());
    const auto record = ingest::parse_record(source).value();
    EXPECT_FALSE(shipped().set->plan(record).minutes_without_template) << path;
    for (const auto& document : papers_of(record)) {
      const std::string words = document::plain_text(document).str();
      for (const std::string_view hole :
           {" ,", " .", " ;", "( ", " )", "  ", "()", ":.", "..", ",,", "/ ", " /"}) {
        EXPECT_EQ(words.find(hole), std::string::npos)
            << path << ": «" << hole << "» in "
            << words.substr(std::min(words.size(), words.find(hole)) > 60
                                ? std::min(words.size(), words.find(hole)) - 60
                                : 0,
                            120);
      }
      EXPECT_EQ(text::normalize(words).value().str(), words) << path;
    }
  }
}

TEST(SampleYear, KeepsTheNamesOfEverybodyWhoIsNamed) {
  for (const std::string& path : sample_paths()) {
    const SourceText source(path, DiskFileStore{}.read(path).value());
    const auto record = ingest::parse_record(source).value();
    const auto minutes = document::plain_text(papers_of(record).at(0)).str();
    const auto expect_named = [&](std::string_view id) {
      for (const auto& member : record.roster.members) {
        if (member.id != id) continue;
        EXPECT_NE(minutes.find(member.name.str()), std::string::npos)
            << path << ": " << member.name.str();
      }
    };
    expect_named(record.meeting.chair);
    expect_named(record.meeting.secretary);
    for (const auto& row : record.attendance.rows) {
      if (row.state != model::AttendanceState::Present) expect_named(row.member);
    }
    for (const auto& assignment : record.content.assignments) {
      for (const auto& one : assignment.assignees) expect_named(one.member);
    }
  }
}

}  // namespace
}  // namespace vanthu::compose
