#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/compose.h"
#include "ingest/text_places.h"
#include "small_template.h"

// Which words of a document the record has as they are.
namespace vanthu::compose {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

document::Document with_places(std::string_view body, const model::MeetingRecord& record) {
  const Wording wording = wording_with();
  const SourceText source("small.xml", template_around(body));
  const auto form = parse_template(source, wording);
  const ingest::TextPlaces places(record);
  return compose(wording, form.value(), record, nullptr, "hd05_2026", &places).value();
}

// "words = place" of each field of a paragraph.
std::vector<std::string> fields(const document::Block& block) {
  std::vector<std::string> out;
  for (const document::Run& run : std::get<document::Paragraph>(block).text) {
    for (const document::Field& field : run.fields) {
      out.push_back(run.text.str().substr(field.begin, field.size) + " = " + field.place);
    }
  }
  return out;
}

TEST(Fields, AreTheTextsThatNoFormatterHasTouched) {
  const auto record = support::meeting().build();
  const auto document = with_places(
      "<p>Tại {meeting.venue}, {cell.name} và {cell.name|in hoa}, {meeting.start|ngày}, đồng chí "
      "<b>{meeting.chair.name}</b>.</p>",
      record);
  EXPECT_THAT(fields(document.blocks[0]),
              ElementsAre(record.meeting.venue.str() + " = /r:record[1]/r:meeting[1]/@venue",
                          "Chi bộ thôn Bình Hòa = /r:record[1]/r:cell[1]/@name",
                          "Nguyễn Thị Lan = /r:record[1]/r:roster[1]/r:member[1]/@name"));
}

TEST(Fields, HoldTheNameOfASignatory) {
  const auto record = support::meeting().build();
  const auto document = with_places(
      "<signatures><signatory><authority>CHỦ TRÌ</authority><name>{meeting.chair.name}</name>"
      "</signatory><signatory><authority>THƯ KÝ</authority><name>Đ/c {meeting.secretary.name}"
      "</name></signatory></signatures>",
      record);
  const auto& signatories = std::get<document::SignatureBlock>(document.blocks[0]).signatories;
  EXPECT_EQ(signatories[0].name_place, "/r:record[1]/r:roster[1]/r:member[1]/@name");
  EXPECT_EQ(signatories[1].name_place, "");
}

TEST(Fields, ChangeNothingElse) {
  const auto record = support::meeting().build();
  constexpr std::string_view kBody = "<p>Tại {meeting.venue}, {cell.name}.</p>";
  document::Document bound = with_places(kBody, record);
  auto& runs = std::get<document::Paragraph>(bound.blocks[0]).text;
  for (document::Run& run : runs) run.fields.clear();
  EXPECT_EQ(bound, compose_body(kBody, record));
}

TEST(Fields, AreNoneWithoutPlaces) {
  EXPECT_THAT(fields(compose_body("<p>{cell.name}</p>").blocks[0]), IsEmpty());
}

}  // namespace
}  // namespace vanthu::compose
