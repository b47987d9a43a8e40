#include "ingest/record.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/diagnostic.h"
#include "support/builders.h"

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

}  // namespace
}  // namespace vanthu::ingest
