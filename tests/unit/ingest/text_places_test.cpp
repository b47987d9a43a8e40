#include "ingest/text_places.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "ingest/record.h"
#include "support/builders.h"
#include "support/random_record.h"
#include "xml/element.h"

namespace vanthu::ingest {
namespace {

// What stands at a place of an XML file, found step by step; nothing where there is nothing.
std::optional<std::string> text_at(const xml::Element& root, const std::string& place) {
  std::optional<xml::Element> at;
  std::size_t begin = 1;
  while (begin <= place.size()) {
    const std::size_t end = std::min(place.find('/', begin), place.size());
    const std::string step = place.substr(begin, end - begin);
    begin = end + 1;
    if (step[0] == '@') {
      const auto attribute = at->attribute(step.substr(1));
      if (!attribute) return std::nullopt;
      return std::string(attribute->value);
    }
    const std::size_t bracket = step.find('[');
    const std::string name = step.substr(2, bracket - 2);
    const std::size_t ordinal = std::stoul(step.substr(bracket + 1));
    if (!at) {
      if (root.name() != name || ordinal != 1) return std::nullopt;
      at = root;
      continue;
    }
    const auto children = at->children(name);
    if (ordinal > children.size()) return std::nullopt;
    at = children[ordinal - 1];
  }
  return at->text();
}

TEST(TextPlaces, NameAttributesAndElementsOfTheRecord) {
  const model::MeetingRecord record = support::meeting().build();
  const TextPlaces places(record);
  EXPECT_EQ(places.find(record.cell.name), "/r:record[1]/r:cell[1]/@name");
  EXPECT_EQ(places.find(record.roster.members[1].name),
            "/r:record[1]/r:roster[1]/r:member[2]/@name");
  EXPECT_EQ(places.find(record.meeting.venue), "/r:record[1]/r:meeting[1]/@venue");
}

TEST(TextPlaces, KnowTheRecordsOwnTextsOnly) {
  model::MeetingRecord record = support::meeting().build();
  record.meeting.venue = text::nfc("Nhà văn hóa\nthôn");
  const TextPlaces places(record);
  const text::NfcString copy = record.cell.name;
  EXPECT_EQ(places.find(copy), "");
  // A control of one line cannot hold two.
  EXPECT_EQ(places.find(record.meeting.venue), "");
}

// Whatever a record holds: its places lead to the very words in its unwrapped XML.
TEST(TextPlaces, LeadToTheWordsOfAnyRecord) {
  constexpr std::uint64_t kSeed = 20261122;
  int found = 0;
  for (std::uint64_t round = 0; round < 20; ++round) {
    const model::MeetingRecord record = support::random_record(kSeed + round);
    const SourceText source("record.xml", write_record_unwrapped(record));
    const auto tree = xml::parse_strict(source);
    ASSERT_TRUE(tree.ok());
    const TextPlaces places(record);
    const auto check = [&](const text::NfcString& text) {
      const std::string place = places.find(text);
      if (place.empty()) return;
      ++found;
      EXPECT_EQ(text_at(tree.value().root(), place), text.str()) << place;
    };
    check(record.cell.name);
    check(record.meeting.venue);
    for (const model::Member& member : record.roster.members) {
      check(member.name);
      for (const text::NfcString& position : member.positions) check(position);
    }
    for (const model::Vote& vote : record.votes) check(vote.subject);
    for (const model::Paper& paper : record.papers) {
      check(paper.abstract);
      for (const text::NfcString& recipient : paper.recipients) check(recipient);
    }
  }
  EXPECT_GT(found, 200);
}

TEST(UnwrappedRecord, IsTheSameRecord) {
  const model::MeetingRecord record = support::meeting().build();
  const SourceText source("record.xml", write_record_unwrapped(record));
  EXPECT_EQ(dump(parse_record(source).value()), dump(record));
}

}  // namespace
}  // namespace vanthu::ingest
