// What an office can choose for its papers, in the templates that vanthu ships.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/compose.h"
#include "ingest/text_places.h"
#include "shipped_templates.h"
#include "small_template.h"

namespace vanthu::compose {
namespace {

using support::meeting;
using support::nfc;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

// The papers of a record's plan, minutes first.
std::vector<document::Document> papers_with(const OfficeSettings& settings,
                                            const model::MeetingRecord& record) {
  std::vector<document::Document> out;
  for (const auto& order : shipped().set->plan(record).orders) {
    out.push_back(compose(shipped().set->wording(), *order.form, record, order.paper, "hd05_2026",
                          nullptr, settings)
                      .value());
  }
  return out;
}

std::string minutes_with(const OfficeSettings& settings) {
  return document::dump(papers_with(settings, meeting().build()).at(0));
}

document::Document body_with(const OfficeSettings& settings, std::string_view body,
                             const model::MeetingRecord& record = meeting().build(),
                             const ingest::TextPlaces* places = nullptr) {
  const Wording wording = wording_with();
  const SourceText source("small.xml", template_around(body));
  return compose(wording, parse_template(source, wording).value(), record, nullptr, "hd05_2026",
                 places, settings)
      .value();
}

constexpr std::string_view kSigned =
    "<signatures ending=\"{settings.end_mark}\"><signatory><authority>BÍ THƯ</authority><name/>"
    "</signatory></signatures>";

// The last words above the signatures.
std::string end_of(const std::string& blocks, std::string_view mark = "./.") {
  const auto document = body_with({.end_mark = text::nfc(mark)}, blocks + std::string(kSigned));
  const std::string dump = document::dump(document);
  const std::size_t end = dump.find("\nsignatures");
  return dump.substr(dump.rfind('\n', end - 1) + 1, end - dump.rfind('\n', end - 1) - 1);
}

TEST(Settings, ThatNobodyChoseChangeNoPaper) {
  const auto record = meeting().build();
  EXPECT_EQ(papers_with({}, record), papers_of(record));
}

TEST(Settings, SeparateRecipientsWithCommasInEveryPaper) {
  const auto papers = papers_with({.recipient_separator = nfc(",")}, meeting().build());
  const auto& block = std::get<document::SignatureBlock>(papers.at(1).blocks.back());
  ASSERT_TRUE(block.recipients.has_value());
  const auto& lines = block.recipients->lines;
  ASSERT_GE(lines.size(), 2U);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) EXPECT_THAT(lines[i].str(), EndsWith(","));
  EXPECT_THAT(lines.back().str(), EndsWith("."));
}

TEST(Settings, SeparateAddresseesAsRecipients) {
  const auto document = body_with({.recipient_separator = nfc(",")},
                                  "<addressees label=\"Kính gửi:\"><recipient>A</recipient>"
                                  "<recipient>B;</recipient><recipient>C</recipient></addressees>");
  EXPECT_THAT(document::dump(document), HasSubstr("  - A,\n  - B,\n  - C.\n"));
}

TEST(Settings, EndTheTextOfEveryPaperWithTheOlderMark) {
  for (const auto& paper : papers_with({.end_mark = nfc("./.")}, meeting().build())) {
    EXPECT_THAT(document::dump(paper), HasSubstr("./.\nsignatures")) << paper.kind;
  }
  for (const auto& paper : papers_with({}, meeting().build())) {
    EXPECT_THAT(document::dump(paper), Not(HasSubstr("./."))) << paper.kind;
  }
}

TEST(Settings, EndTheTextAtAParagraphOrAListsLastItem) {
  EXPECT_EQ(end_of("<p>Họp xong.</p>"), "paragraph body Họp xong./.");
  EXPECT_EQ(end_of("<p>Họp <b>xong.</b></p>"), "paragraph body Họp [b:xong./.]");
  EXPECT_EQ(end_of("<list><item>Một.</item><item>Hai.</item></list>"), "  - Hai./.");
}

TEST(Settings, PutNoSecondMarkAndNoneAfterOtherSigns) {
  EXPECT_EQ(end_of("<p>{content.conclusion|số lượng} việc?</p>"), "paragraph body 1 việc?");
  EXPECT_EQ(end_of("<p>Họp xong.</p>", "."), "paragraph body Họp xong.");
  EXPECT_EQ(end_of("<p>Họp xong.</p><blank_lines count=\"2\"/>"), "blank_lines 2");
  const auto record =
      meeting()
          .change([](model::MeetingRecord& one) { one.meeting.venue = nfc("Nhà văn hóa./."); })
          .build();
  const auto document =
      body_with({.end_mark = nfc("./.")}, "<p>{meeting.venue}</p>" + std::string(kSigned), record);
  EXPECT_THAT(document::dump(document), HasSubstr("Nhà văn hóa./.\nsignatures"));
}

TEST(Settings, LeaveTheRecordsOwnWordsOutOfTheEndMark) {
  const auto record =
      meeting()
          .change([](model::MeetingRecord& one) { one.meeting.venue = nfc("Nhà văn hóa thôn."); })
          .build();
  const ingest::TextPlaces places(record);
  const auto document = body_with({.end_mark = nfc("./.")},
                                  "<p>{meeting.venue}</p>" + std::string(kSigned), record, &places);
  const auto& run = std::get<document::Paragraph>(document.blocks.at(0)).text.at(0);
  ASSERT_EQ(run.fields.size(), 1U);
  EXPECT_EQ(run.text.str().substr(run.fields[0].begin, run.fields[0].size), "Nhà văn hóa thôn.");
  EXPECT_THAT(run.text.str(), EndsWith("./."));
}

TEST(Settings, ShowPlaceAndDateOnMinutesWhenAsked) {
  EXPECT_THAT(minutes_with({}), Not(HasSubstr("place_date")));
  EXPECT_THAT(minutes_with({.minutes_place_date = true}),
              HasSubstr("  place_date An Lạc, ngày 05 tháng 11 năm 2026\n"));
}

TEST(Settings, ShowThePlaceAndDateOfMinutesTheRecordLists) {
  const auto record = meeting()
                          .change([](model::MeetingRecord& one) {
                            model::Paper minutes;
                            minutes.id = "bb-3";
                            minutes.type = model::PaperType::Minutes;
                            minutes.date = support::date("2026-11-06");
                            minutes.place = nfc("Bình Hòa");
                            one.papers.insert(one.papers.begin(), minutes);
                          })
                          .build();
  EXPECT_THAT(document::dump(papers_with({.minutes_place_date = true}, record).at(0)),
              HasSubstr("  place_date Bình Hòa, ngày 06 tháng 11 năm 2026\n"));
}

TEST(Settings, ShowHyphensOnMinutesOfEveryKindWhenAsked) {
  for (const auto& kind : model::kMeetingKindNames) {
    const auto record =
        meeting().change([&](model::MeetingRecord& one) { one.meeting.kind = kind.value; }).build();
    const auto hyphens = [&](const OfficeSettings& settings) {
      const auto dump = document::dump(papers_with(settings, record).at(0));
      return dump.find("\n  hyphens\n") != std::string::npos;
    };
    EXPECT_FALSE(hyphens({})) << kind.name;
    EXPECT_TRUE(hyphens({.minutes_hyphens = true})) << kind.name;
  }
}

TEST(Settings, NumberHeadingsAndItemsInTheOldManner) {
  constexpr std::string_view kBody =
      "<section title=\"A\"><section title=\"B\"><section title=\"C\"><p>x</p>"
      "<list marker=\"decimal\"><item>y</item></list></section></section></section>"
      "<section title=\"D\" marker=\"article\"><p>z</p></section>";
  EXPECT_THAT(document::dump(body_with({.marker_end = document::MarkerEnd::Hyphen}, kBody)),
              HasSubstr("heading 1 I- A\nheading 2 1- B\nheading 3 a) C\nparagraph body x\n"
                        "list\n  1- y\nheading 1 Điều 2. D\n"));
  EXPECT_THAT(minutes_with({.marker_end = document::MarkerEnd::Hyphen}),
              HasSubstr("heading 1 II- NỘI DUNG"));
}

TEST(Settings, AreFieldsThatTemplatesCanTest) {
  constexpr std::string_view kBody =
      "<title hyphens=\"settings.minutes_hyphens or vote\"><type>B</type></title>"
      "<if test=\"settings.minutes_place_date\"><p>{settings.recipient_separator}</p></if>";
  EXPECT_THAT(problems(kBody), ::testing::Contains(HasSubstr("TPL-10")));
  constexpr std::string_view kGood =
      "<title hyphens=\"not settings.minutes_hyphens\"><type>B</type></title>"
      "<if test=\"settings.minutes_place_date\"><p>{settings.recipient_separator}</p></if>";
  EXPECT_THAT(document::dump(body_with({.minutes_place_date = true}, kGood)),
              HasSubstr("title B\n  subject \n  hyphens\nparagraph body ;\n"));
}

}  // namespace
}  // namespace vanthu::compose
