// samples/broken: each small file shows one mistake, with exactly the message that vanthu gives.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ingest/diagnostic.h"
#include "ingest/finding_catalogue.h"
#include "ingest/record.h"
#include "support/golden.h"
#include "support/source_folder.h"

namespace vanthu::ingest {
namespace {

// Folders of mistakes that reading finds; those of rules belong to the rules.
std::vector<std::string> gallery() {
  std::vector<std::string> names;
  const std::string root = support::source_folder() + "/samples/broken";
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    const std::string family = name.substr(0, 4);
    if (family == "xml-" || family == "txt-" || family == "rec-" || family == "many") {
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// "xml-07-never-closed" shows XML-07.
std::string id_shown_by(const std::string& name) {
  std::string id = name.substr(0, 6);
  std::transform(id.begin(), id.end(), id.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return id;
}

SourceText broken(const std::string& name) {
  const std::string path = "samples/broken/" + name + "/record.xml";
  return {path, support::source_file(path)};
}

std::string screens(const SourceText& source, const findings::Findings& findings,
                    Language language) {
  std::string all;
  for (const auto& finding : findings) {
    if (!all.empty()) all += "\n";
    all += render_diagnostic(source, finding, language, Paint::Plain);
  }
  return all;
}

TEST(Gallery, GivesEachBrokenFileItsMessageAndNoRecord) {
  const auto names = gallery();
  EXPECT_GE(names.size(), 50U);
  for (const std::string& name : names) {
    SCOPED_TRACE(name);
    const SourceText source = broken(name);
    const auto record = parse_record(source);
    ASSERT_FALSE(record.findings().empty());
    const bool only_warns = name.substr(0, 6) == "txt-08";
    EXPECT_EQ(record.ok(), only_warns);
    EXPECT_EQ(findings::has_violation(record.findings()), !only_warns);
    if (name != "many-at-once") {
      EXPECT_EQ(record.findings().front().id, id_shown_by(name));
      EXPECT_EQ(record.findings().size(), 1U) << "one mistake, one message";
    }
    support::expect_golden("samples/broken/" + name + "/expected.txt",
                           screens(source, record.findings(), Language::Vi));
  }
}

TEST(Gallery, SpeaksEnglishWithTheSamePlaces) {
  for (const std::string& name : gallery()) {
    SCOPED_TRACE(name);
    const SourceText source = broken(name);
    for (const auto& finding : parse_record(source).findings()) {
      EXPECT_FALSE(finding.message.en.empty());
      EXPECT_NE(finding.message.en, finding.message.vi);
      EXPECT_EQ(finding.hint.en.empty(), finding.hint.vi.empty());
      EXPECT_EQ(finding.label.en.empty(), finding.label.vi.empty());
    }
  }
}

TEST(Gallery, FindsEveryProblemOfAFileInOneRun) {
  const SourceText source = broken("many-at-once");
  std::set<std::string> ids;
  const auto record = parse_record(source);
  for (const auto& finding : record.findings()) ids.insert(finding.id);
  EXPECT_EQ(ids,
            (std::set<std::string>{"REC-04", "TXT-06", "XML-22", "XML-23", "XML-26", "XML-28"}));
}

TEST(Gallery, ShowsEveryFindingOfTheCatalogue) {
  // What no small file can show, and where it is tested instead.
  const std::map<std::string, std::string> exempt = {
      {"XML-01", "a file of more than 4 MB: tests/unit/xml/gate_test.cpp"},
      {"XML-06", "more than 100,000 nodes: tests/unit/xml/gate_test.cpp"},
      {"XML-33", "a paragraph of more than 64 KB: tests/unit/xml/reader_test.cpp"},
      {"XML-35", "more than 1,000 findings: tests/unit/xml/reader_test.cpp"},
      {"TXT-01", "in a file the gate says XML-02 first"}};
  std::set<std::string> shown;
  for (const std::string& name : gallery()) shown.insert(id_shown_by(name));
  for (const FindingKind& kind : finding_kinds()) {
    // About other files than records: tests/unit/rules/waiver_test.cpp, tests/cli/waiver_test.cpp
    // and tests/unit/report/baseline_test.cpp.
    const std::string_view family = kind.id.substr(0, 4);
    if (family == "WVR-" || family == "BSL-") continue;
    EXPECT_NE(shown.contains(std::string(kind.id)), exempt.contains(std::string(kind.id)))
        << kind.id;
    EXPECT_FALSE(kind.explanation.en.empty());
    EXPECT_FALSE(kind.title.en.empty());
  }
}

TEST(Gallery, KnowsEveryFindingItMeets) {
  for (const std::string& name : gallery()) {
    const SourceText source = broken(name);
    for (const auto& finding : parse_record(source).findings()) {
      EXPECT_NE(find_finding_kind(finding.id), nullptr) << name << " " << finding.id;
    }
  }
  EXPECT_EQ(find_finding_kind("XML-99"), nullptr);
}

}  // namespace
}  // namespace vanthu::ingest
