// What holds for any record and for any bytes. Seeds are fixed; a failure prints its own.
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>

#include "ingest/diagnostic.h"
#include "ingest/record.h"
#include "support/golden.h"
#include "support/random_record.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::ingest {
namespace {

TEST(AnyRecord, IsTheSameAfterWritingAndReading) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto record = support::random_record(seed);
    const SourceText source("r.xml", write_record(record));
    const auto again = parse_record(source);
    ASSERT_TRUE(again.ok()) << render_diagnostic(source, again.findings().front(), Language::Vi,
                                                 Paint::Plain);
    ASSERT_EQ(dump(again.value()), dump(record));
    ASSERT_EQ(again.value(), record);
    ASSERT_EQ(write_record(again.value()), source.bytes());
  }
}

TEST(AnyRecord, IsWrittenAsTheSchemaWants) {
  const support::TempFolder folder;
  std::vector<std::string> command = {"xmllint", "--nonet", "--noout", "--schema",
                                      support::source_folder() + "/schema/record-1.xsd"};
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto record = support::random_record(seed);
    command.push_back(folder.write("r" + std::to_string(seed) + ".xml", write_record(record)));
  }
  const auto run = support::run_tool(command);
  EXPECT_EQ(run.exit_code, 0) << run.output;
}

TEST(AnyRecord, DiffersInItsDumpWhenItDiffersAtAll) {
  const auto record = support::random_record(7);
  auto other = record;
  other.content.minutes_adoption.adopted = !other.content.minutes_adoption.adopted;
  EXPECT_NE(dump(other), dump(record));
  other = record;
  other.roster.members.front().name = other.cell.name;
  EXPECT_NE(dump(other), dump(record));
  other = record;
  other.at = {.begin = 99, .end = 100};
  EXPECT_EQ(dump(other), dump(record)) << "places are not values";
}

// Cuts, repeats, swaps and overwrites pieces of a good record.
std::string damaged(std::string bytes, std::mt19937_64& dice) {
  const std::string pieces = "<>&\"'=/! \n\x01\xFF\xC3:;a-#";
  for (std::size_t i = 0; i <= dice() % 4; ++i) {
    const std::size_t at = dice() % bytes.size();
    const std::size_t length = 1 + dice() % 20;
    switch (dice() % 4) {
      case 0:
        bytes.erase(at, length);
        break;
      case 1:
        bytes.insert(at, bytes.substr(dice() % bytes.size(), length));
        break;
      case 2:
        bytes[at] = pieces[dice() % pieces.size()];
        break;
      default:
        bytes.insert(at, 1, pieces[dice() % pieces.size()]);
        break;
    }
    if (bytes.empty()) bytes = "<";
  }
  return bytes;
}

TEST(AnyBytes, GiveARecordOrSayWhyWithAPlaceInTheFile) {
  const std::string good = write_record(support::random_record(11));
  std::mt19937_64 dice(20261105);
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const SourceText source("r.xml", damaged(good, dice));
    const auto record = parse_record(source);
    refused += record.ok() ? 0 : 1;
    for (const auto& finding : record.findings()) {
      ASSERT_LE(finding.at.begin, finding.at.end);
      ASSERT_LE(finding.at.begin, source.bytes().size());
      ASSERT_FALSE(render_diagnostic(source, finding, Language::Vi, Paint::Plain).empty());
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace vanthu::ingest
