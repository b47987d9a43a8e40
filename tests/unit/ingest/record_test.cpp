#include "ingest/record.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/diagnostic.h"
#include "support/builders.h"
#include "support/golden.h"

namespace vanthu::ingest {
namespace {

// Every finding as a screen, so that a failure shows what was wrong.
std::string said(const SourceText& source, const findings::Findings& findings) {
  std::string all;
  for (const auto& finding : findings) {
    all += render_diagnostic(source, finding, Language::Vi, Paint::Plain);
  }
  return all;
}

TEST(Record, IsTheSameAfterWritingAndReading) {
  const auto record = support::meeting().build();
  const SourceText source("r.xml", write_record(record));
  const auto again = parse_record(source);
  ASSERT_TRUE(again.ok()) << said(source, again.findings());
  EXPECT_EQ(again.findings(), findings::Findings{});
  EXPECT_EQ(again.value(), record);
  EXPECT_EQ(write_record(again.value()), source.bytes());
}

TEST(Record, CarriesThePlacesOfItsParts) {
  const std::string path = "samples/broken/txt-08-unusual-sign/record.xml";
  const SourceText source(path, support::source_file(path));
  const auto record = parse_record(source);
  ASSERT_TRUE(record.ok()) << said(source, record.findings());
  const auto name_at = [&](const SourceSpan& at) {
    return source.bytes().substr(at.begin, at.end - at.begin);
  };
  EXPECT_EQ(name_at(record.value().at), "record");
  EXPECT_EQ(name_at(record.value().votes.front().at), "vote");
  EXPECT_EQ(source.locate(record.value().votes.front().at), path + ":31:4");
  EXPECT_EQ(name_at(record.value().attendance.totals.at), "totals");
  EXPECT_EQ(name_at(record.value().roster.members.back().at), "member");
  EXPECT_EQ(name_at(record.value().papers.front().at), "paper");
}

TEST(Record, HasAStableDumpAndOneCanonicalForm) {
  const std::string path = "samples/broken/txt-08-unusual-sign/record.xml";
  const SourceText source(path, support::source_file(path));
  const auto record = parse_record(source);
  ASSERT_TRUE(record.ok());
  support::expect_golden("tests/unit/ingest/golden/small_record.dump", dump(record.value()));
  support::expect_golden("tests/unit/ingest/golden/small_record.xml", write_record(record.value()));
}

TEST(Record, ReadsTheSameFromAnyIndentationLineEndAndByteOrderMark) {
  const auto record = support::meeting().build();
  std::string dos = "\xEF\xBB\xBF";
  for (const char c : write_record(record)) {
    if (c == '\n') dos += "\r";
    dos += c;
    if (c == '\n') dos += "\t";
  }
  const SourceText source("dos.xml", dos);
  const auto again = parse_record(source);
  ASSERT_TRUE(again.ok()) << said(source, again.findings());
  EXPECT_EQ(again.value(), record);
}

TEST(Record, ComposesLettersOnTheWayIn) {
  std::string bytes = write_record(support::meeting().build());
  const std::string composed = "Nguyễn Thị Lan";
  bytes.replace(bytes.find(composed), composed.size(), "Nguye\u0302\u0303n Thi\u0323 Lan");
  const auto record = parse_record(SourceText("mac.xml", bytes));
  ASSERT_TRUE(record.ok());
  EXPECT_EQ(record.findings(), findings::Findings{});
  EXPECT_EQ(record.value().roster.members.front().name.str(), composed);
}

TEST(Record, ListsNothingTwiceWhenOneWordIsWrong) {
  std::string bytes = write_record(support::meeting().build());
  const std::string vote = "type=\"resolution\" method";
  bytes.replace(bytes.find(vote), vote.size(), "type=\"resolutoin\" method");
  const SourceText source("r.xml", bytes);
  const auto record = parse_record(source);
  ASSERT_EQ(record.findings().size(), 1U) << said(source, record.findings());
  EXPECT_EQ(record.findings().front().id, "XML-30");
  EXPECT_EQ(record.findings().front().hint.vi, "có phải là “resolution”?");
}

}  // namespace
}  // namespace vanthu::ingest
