// The templates that vanthu ships, and what they make of records.
#include <gtest/gtest.h>

#include <filesystem>

#include "ingest/record.h"
#include "shipped_templates.h"
#include "small_template.h"
#include "support/golden.h"
#include "support/source_folder.h"

namespace vanthu::compose {
namespace {

using support::meeting;
using support::nfc;

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

model::Paper minutes_paper(std::string_view id, std::int64_t number, std::string_view abstract) {
  model::Paper out;
  out.id = id;
  out.type = model::PaperType::Minutes;
  out.number = number;
  out.symbol = nfc("BB/ĐH");
  out.date = support::date("2026-11-05");
  out.place = nfc("An Lạc");
  out.abstract = nfc(abstract);
  return out;
}

TEST(Papers, OfACombinedMeeting) {
  const auto record =
      bare_meeting()
          .change([](model::MeetingRecord& one) {
            one.meeting.kind = model::MeetingKind::Combined;
            one.meeting.parts = {{.kind = model::PartKind::Regular,
                                  .start = one.meeting.start,
                                  .end = support::moment("2026-11-05T20:30")},
                                 {.kind = model::PartKind::Thematic,
                                  .start = support::moment("2026-11-05T20:30"),
                                  .end = one.meeting.end}};
            one.content.thematic = model::Thematic{.topic = nfc("Phòng, chống đuối nước"),
                                                   .drafter = "minh",
                                                   .plan_line = nfc("Mục 4"),
                                                   .paragraphs = {nfc("Nêu bốn giải pháp.")}};
            one.attendance.rows[0].from = support::time("19:45");
            one.meeting.superior_attendees = {{.name = nfc("Lưu Quang Thiện"),
                                               .office = nfc("Đảng ủy viên xã"),
                                               .remarks = nfc("Đánh giá cao chuyên đề")}};
          })
          .build();
  expect_paper("minutes-combined", papers_of(record).at(0));
}

TEST(Papers, OfAThematicMeeting) {
  const auto record =
      bare_meeting()
          .change([](model::MeetingRecord& one) {
            one.meeting.kind = model::MeetingKind::Thematic;
            one.meeting.period = "2026-Q4";
            one.votes.clear();
            one.content.thematic =
                model::Thematic{.topic = nfc("Học tập và làm theo Bác"), .drafter = "an"};
            one.meeting.guests = {{.name = nfc("Đỗ Văn Tiệp"), .office = nfc("Giáo viên")}};
          })
          .with_speech("an", "đề nghị nêu gương người tốt, việc tốt")
          .build();
  expect_paper("minutes-thematic", papers_of(record).at(0));
}

TEST(Papers, OfACommitteeMeeting) {
  auto builder = bare_meeting();
  for (const std::string_view id : {"dung", "an", "binh", "em", "giang", "kha", "linh"}) {
    builder.without_member(id);
  }
  const auto record =
      builder
          .change([](model::MeetingRecord& one) {
            one.meeting.kind = model::MeetingKind::Committee;
            one.content.criticism = model::Discussion{.none = true};
          })
          .with_assignment("cu-1", "Chuẩn bị dự thảo nghị quyết.", "minh", "2026-11-20")
          .build();
  expect_paper("minutes-committee", papers_of(record).at(0));
}

TEST(Papers, OfAConsultationInWriting) {
  const auto papers = papers_of(consultation_record());
  expect_paper("minutes-consultation", papers.at(0));
  expect_paper("resolution-general", papers.at(1));
}

TEST(Papers, OfADisciplineMeeting) {
  const auto papers = papers_of(discipline_record());
  expect_paper("minutes-general", papers.at(0));
  expect_paper("decision-discipline", papers.at(1));
}

TEST(Papers, OfACongress) {
  const auto record =
      bare_meeting()
          .change([](model::MeetingRecord& one) {
            one.meeting.kind = model::MeetingKind::Congress;
            one.term.congress_close = support::date("2023-05-20");
            model::Election poll{.id = "bc-1", .seats = 1, .base = 7, .convened = 8};
            poll.ballots = {.issued = 7,
                            .collected = 7,
                            .valid = 6,
                            .invalid = 1,
                            .invalid_reasons = {{.count = 1, .reason = nfc("Để trắng")}}};
            poll.candidates = {{.member = "minh", .votes = 2},
                               {.member = "lan", .votes = 4, .elected = true}};
            poll.exclusions = {
                {.member = "giang", .reason = model::ExclusionReason::CongressExcused}};
            poll.board = {{.member = "dung", .head = true}, {.member = "an"}, {.member = "binh"}};
            one.elections = {poll};
            one.papers = {minutes_paper("bien-ban", 1, "đại hội chi bộ lần thứ XIII"),
                          minutes_paper("kiem-phieu", 2, "kiểm phiếu bầu chi ủy")};
          })
          .with_resolution("nq-dh", 3, "đại hội chi bộ lần thứ XIII")
          .change([](model::MeetingRecord& one) {
            one.papers.back().authority.reset();
            one.papers.back().signer_title.reset();
            one.papers.back().symbol = nfc("NQ/ĐH");
          })
          .build();
  const auto papers = papers_of(record);
  ASSERT_EQ(papers.size(), 3U);
  expect_paper("minutes-congress", papers.at(0));
  expect_paper("minutes-counting", papers.at(1));
  expect_paper("resolution-congress", papers.at(2));
}

TEST(Papers, AboutAnAdmissionAndARecognition) {
  expect_paper("resolution-admission",
               papers_of(dossier_record(model::DossierKind::Admission, 6)).at(1));
  expect_paper("resolution-recognition",
               papers_of(dossier_record(model::DossierKind::Recognition, 6)).at(1));
}

TEST(Papers, AboutAnAdmissionThatFellShortSayNoMore) {
  const auto words =
      document::plain_text(papers_of(dossier_record(model::DossierKind::Admission, 3)).at(1)).str();
  EXPECT_NE(
      words.find("tán thành 03/08 (37,50%) đảng viên chính thức; không tán thành 01/08 (12,50%)"),
      std::string::npos)
      << words;
  EXPECT_NE(words.find("chưa đủ tỷ lệ theo quy định"), std::string::npos);
  EXPECT_EQ(words.find("quyết định kết nạp"), std::string::npos);
}

TEST(Papers, ComposedTwiceAreEqual) {
  const auto record = meeting().build();
  EXPECT_EQ(papers_of(record), papers_of(record));
}

// The whole sample year, whatever cells it has.
std::vector<std::string> sample_paths() {
  std::vector<std::string> out;
  const std::string folder = support::source_folder() + "/samples/office/records";
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
            << path << ": “" << hole << "” in "
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
