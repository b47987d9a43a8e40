// A generated province: what was planted is found by its rule, and nothing else is.
#include "province/write_province.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/file_store.h"
#include "cli/program.h"
#include "ingest/record.h"
#include "province/faults.h"
#include "rules/check.h"
#include "run/data_folder.h"
#include "run/workspace.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "text/nfc_string.h"

namespace vanthu::province {
namespace {

using ::testing::Ge;
using ::testing::IsEmpty;

// "place rule": the place is the record, or the cell where the fault is an absence.
using Verdicts = std::set<std::string>;

struct Expected {
  Verdicts verdicts;
  std::set<std::string> kinds;
};

Expected read_expected(const std::string& root) {
  Expected expected;
  std::ifstream in(root + "/expected.csv");
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream parts(line);
    std::string fault;
    std::string cell;
    std::string record;
    std::string rule;
    std::getline(parts, fault, ',');
    std::getline(parts, cell, ',');
    std::getline(parts, record, ',');
    std::getline(parts, rule, ',');
    expected.kinds.insert(fault);
    expected.verdicts.insert((record.empty() ? cell : record) + " " + rule);
  }
  return expected;
}

// Violations and warnings; advice is not planted.
class Judge {
 public:
  Judge() : rulebook_(read_rulebook()) {}

  Verdicts judge(const std::string& root) {
    const auto workspace = run::open_workspace(files_, root);
    EXPECT_TRUE(workspace.ok());
    std::map<std::string, std::vector<model::MeetingRecord>> cells;
    for (const auto& file : run::list_records(files_, &workspace.value(), {}).value()) {
      const SourceText source(file.name, files_.read(file.path).value());
      EXPECT_EQ(text::nfc(source.bytes()).str(), source.bytes()) << file.name;
      auto record = ingest::parse_record(source);
      EXPECT_THAT(record.findings(), IsEmpty()) << file.name;
      cells[record.value().cell.code].push_back(std::move(record).value());
    }
    Verdicts found;
    for (const auto& [code, records] : cells) judge_cell(code, records, found);
    return found;
  }

 private:
  static rules::Rulebook read_rulebook() {
    const DiskFileStore files;
    return run::read_rulebook(files, support::source_folder()).value();
  }

  void judge_cell(const std::string& code, const std::vector<model::MeetingRecord>& records,
                  Verdicts& found) const {
    for (const model::MeetingRecord& record : records) {
      const auto rulings = rules::judge_record(record, rulebook_, {});
      for (const rules::Ruling& ruling : rulings.all()) {
        if (ruling.judgement.outcome != findings::Outcome::Fail) continue;
        note(record.id, rulings.in_words(ruling), found);
      }
    }
    for (const auto& one : rules::check_series(records, rulebook_, {})) {
      if (one.verdict.outcome != findings::Outcome::Fail) continue;
      note(one.record.empty() ? code : one.record, one.verdict, found);
    }
  }

  static void note(const std::string& place, const findings::Verdict& verdict, Verdicts& found) {
    if (verdict.severity == findings::Severity::Advice) return;
    found.insert(place + " " + verdict.rule);
  }

  DiskFileStore files_;
  rules::Rulebook rulebook_;
};

std::string all_bytes(const std::string& root) {
  const DiskFileStore files;
  std::string all = files.read(root + "/office.xml").value();
  all += files.read(root + "/expected.csv").value();
  const auto workspace = run::open_workspace(files, root);
  for (const auto& file : run::list_records(files, &workspace.value(), {}).value()) {
    all += file.name + "\n" + files.read(file.path).value();
  }
  return all;
}

TEST(Province, IsCleanUnderAllRulesWhenNothingIsPlanted) {
  const support::TempFolder folder{support::memory_folder()};
  const std::string root = folder.file("tỉnh");
  const auto counts = write_province({.root = root, .cells = 8, .months = 12, .seed = 3});
  EXPECT_THAT(counts.records, Ge(8U * 12));
  EXPECT_THAT(Judge().judge(root), IsEmpty());
}

TEST(Province, HasExactlyTheFaultsThatWerePlanted) {
  const support::TempFolder folder{support::memory_folder()};
  const std::string root = folder.file("tỉnh");
  write_province({.root = root, .cells = 20, .months = 12, .seed = 2, .faults = 0.6});
  const Expected expected = read_expected(root);
  std::set<std::string> kinds = {"no_meeting", "no_thematic", "member_vanished"};
  for (const Fault& fault : meeting_faults()) kinds.emplace(fault.name);
  EXPECT_EQ(expected.kinds, kinds);
  EXPECT_EQ(Judge().judge(root), expected.verdicts);
}

// Fields of a line of CSV.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '"') {
      fields.back() += c;
    }
  }
  return fields;
}

// The program's own tables, as an office would read them.
TEST(Province, HasItsFaultsToldByTheAudit) {
  const support::TempFolder folder{support::memory_folder()};
  const std::string root = folder.file("tỉnh");
  write_province({.root = root, .cells = 12, .months = 6, .seed = 4, .faults = 0.5});
  const auto answer = cli_tests::vanthu({"audit", "--records", "--workspace", root, "--format",
                                         "csv", "--by", "fault", "--lang", "en"});
  EXPECT_EQ(answer.code, 1);
  std::istringstream lines(answer.out);
  std::string line;
  std::getline(lines, line);
  Verdicts found;
  while (std::getline(lines, line)) {
    const auto fields = fields_of(line);
    ASSERT_GT(fields.size(), 6U) << line;
    EXPECT_EQ(fields[1], "fail");
    if (fields[2] == "advice") continue;
    found.insert((fields[5].empty() ? fields[3] : fields[5]) + " " + fields[0]);
  }
  EXPECT_EQ(found, read_expected(root).verdicts);
}

TEST(Province, IsTheSameForTheSameSeedAndAnotherForAnother) {
  const support::TempFolder folder{support::memory_folder()};
  const ProvinceOptions options{
      .root = folder.file("a"), .cells = 4, .months = 4, .seed = 5, .faults = 0.3};
  write_province(options);
  ProvinceOptions again = options;
  again.root = folder.file("b");
  write_province(again);
  ProvinceOptions other = options;
  other.root = folder.file("c");
  other.seed = 6;
  write_province(other);
  EXPECT_EQ(all_bytes(options.root), all_bytes(again.root));
  EXPECT_NE(all_bytes(options.root), all_bytes(other.root));
}

TEST(Province, StopsAtTheNumberOfRecordsAskedFor) {
  const support::TempFolder folder{support::memory_folder()};
  const auto counts = write_province(
      {.root = folder.file("a"), .cells = 9, .months = 12, .seed = 5, .most_records = 30});
  EXPECT_THAT(counts.records, ::testing::AllOf(Ge(30U), ::testing::Le(33U)));
}

}  // namespace
}  // namespace vanthu::province
