// What a run leaves for machines and for those who have to mend records.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "cli/program.h"
#include "province/write_province.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::province {
namespace {

using cli_tests::Answer;
using ::testing::HasSubstr;

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class RunOutputs : public ::testing::Test {
 protected:
  void SetUp() override {
    written_ = write_province({.root = root_, .cells = 3, .months = 3, .seed = 8, .faults = 0.9});
    ASSERT_EQ(run({"key", "create", "--generate-passphrase"}).code, 0);
  }

  Answer run(std::vector<std::string> words) const {
    words.insert(words.end(), {"--workspace", root_});
    return cli_tests::vanthu(words);
  }
  std::vector<nlohmann::json> lines(const std::string& path) const {
    std::vector<nlohmann::json> all;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) all.push_back(nlohmann::json::parse(line));
    return all;
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("tỉnh");
  std::string report_ = folder_.file("chạy.jsonl");
  std::string rejects_ = folder_.file("trả-lại");
  ProvinceCounts written_;
};

TEST_F(RunOutputs, HaveALineForEveryRecordAndACopyOfEveryOneNotStored) {
  const Answer answer = run({"run", "-j2", "--report", report_, "--rejects", rejects_});
  EXPECT_EQ(answer.code, 1) << answer.err;
  const auto all = lines(report_);
  EXPECT_EQ(all.size(), written_.records);
  int held = 0;
  for (const auto& line : all) {
    EXPECT_EQ(line["schema"], "vanthu-run/1");
    const std::string copy = rejects_ + "/" + line["file"].get<std::string>();
    if (line["fate"] != "held") {
      EXPECT_EQ(line["fate"], "stored");
      EXPECT_TRUE(line.contains("object"));
      EXPECT_FALSE(std::filesystem::exists(copy));
      continue;
    }
    ++held;
    EXPECT_EQ(read(copy), read(root_ + "/" + line["file"].get<std::string>()));
    EXPECT_THAT(read(copy + ".txt"), HasSubstr(line["failed"][0].get<std::string>()));
  }
  EXPECT_GT(held, 0);
}

// The first column of the table in schema/reports.md.
std::set<std::string> documented_fields() {
  const std::string text = read(support::source_folder() + "/schema/reports.md");
  const std::size_t begin = text.find("## `vanthu run --report FILE`");
  const std::size_t end = text.find("`--rejects DIR`", begin);
  std::set<std::string> fields;
  std::istringstream lines(text.substr(begin, end - begin));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    const std::string names = line.substr(0, line.find(" |", 2));
    for (std::size_t at = names.find('`'); at != std::string::npos;) {
      const std::size_t close = names.find('`', at + 1);
      fields.insert(names.substr(at + 1, close - at - 1));
      at = names.find('`', close + 1);
    }
  }
  return fields;
}

TEST_F(RunOutputs, HaveTheFieldsThatAreDocumentedAndNoOthers) {
  std::ofstream(root_ + "/records/hong.xml") << "<x>";
  run({"run", "--report", report_, "--rejects", rejects_});
  std::string stored;
  for (const auto& line : lines(report_)) {
    if (line["fate"] == "stored") stored = line["file"];
  }
  // Other bytes than those in the archive.
  std::ofstream(root_ + "/" + stored, std::ios::app) << "\n";
  const std::string second = folder_.file("lần-2.jsonl");
  run({"run", "--report", second});
  std::set<std::string> seen;
  std::set<std::string> fates;
  for (const std::string& path : {report_, second}) {
    for (const auto& line : lines(path)) {
      for (const auto& [name, value] : line.items()) seen.insert(name);
      for (const char* always : {"schema", "file", "fate"}) {
        EXPECT_TRUE(line[always].is_string()) << line;
      }
      for (const char* number : {"version", "papers", "pages", "problems"}) {
        EXPECT_TRUE(!line.contains(number) || line[number].is_number_unsigned()) << line;
      }
      if (line.contains("error")) {
        EXPECT_EQ(line["error"].size(), 3U);
      }
      fates.insert(line["fate"]);
    }
  }
  EXPECT_EQ(seen, documented_fields());
  EXPECT_EQ(fates, (std::set<std::string>{"stored", "held", "unchanged", "unreadable", "refused"}));
}

TEST_F(RunOutputs, AreTheSameHoweverManyWorkersThereAre) {
  const auto facts = [&](const std::string& root, const std::string& workers) {
    const std::string report = folder_.file("chạy" + workers + ".jsonl");
    EXPECT_EQ(cli_tests::vanthu({"run", workers, "--report", report, "--workspace", root}).code, 1);
    const Answer listed = cli_tests::vanthu({"archive", "list", "--json", "--workspace", root});
    EXPECT_EQ(listed.code, 0);
    return read(report) + listed.out;
  };
  std::vector<std::string> roots;
  for (const char* name : {"hai", "tám"}) {
    roots.push_back(folder_.file(name));
    std::filesystem::copy(root_, roots.back(), std::filesystem::copy_options::recursive);
  }
  const std::string alone = facts(root_, "-j1");
  EXPECT_EQ(facts(roots[0], "-j2"), alone);
  EXPECT_EQ(facts(roots[1], "-j8"), alone);
}

// What somebody may put among the records, by accident or not.
TEST_F(RunOutputs, SayWhatPoisonedFilesAreAndAllOthersAreStored) {
  std::string sound;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root_ + "/records")) {
    if (entry.is_regular_file()) sound = std::max(sound, entry.path().string());
  }
  constexpr std::size_t kHuge = 10U << 20U;
  std::string huge = read(sound);
  huge.insert(huge.find("</p>"), kHuge, 'x');
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  const std::map<std::string, std::string> poison = {
      {"dai.xml", huge},
      {"sau.xml", deep},
      {"no.xml", "<!DOCTYPE r [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;\">]><r>&a;</r>"},
      {"nhi-phan.xml", std::string(100000, '\0')},
      {"rong.xml", ""},
      {"mau.xml", "<record xmlns=\"urn:vanthu:record:1\" id=\"{{#if\"/>"}};
  for (const auto& [name, bytes] : poison) {
    std::ofstream(root_ + "/records/" + name, std::ios::binary) << bytes;
  }
  const Answer answer = run({"run", "-j2", "--report", report_, "--rejects", rejects_});
  EXPECT_EQ(answer.code, 3);
  std::size_t refused = 0;
  for (const auto& line : lines(report_)) {
    const std::string name = std::filesystem::path(line["file"].get<std::string>()).filename();
    if (!poison.contains(name)) {
      EXPECT_TRUE(line["fate"] == "stored" || line["fate"] == "held") << line;
      continue;
    }
    ++refused;
    EXPECT_EQ(line["fate"], "unreadable") << name;
    EXPECT_EQ(read(rejects_ + "/records/" + name), poison.at(name));
    const std::string why = read(rejects_ + "/records/" + name + ".txt");
    EXPECT_THAT(why, HasSubstr("gợi ý")) << name;
    EXPECT_LT(why.size(), 20000U) << name;
  }
  EXPECT_EQ(refused, poison.size());
  EXPECT_EQ(lines(report_).size(), written_.records + poison.size());
}

TEST_F(RunOutputs, LeaveNoCopiesWhenAskedNotTo) {
  EXPECT_EQ(run({"run", "--no-copies", "--report", report_}).code, 1);
  EXPECT_FALSE(std::filesystem::exists(root_ + "/out"));
  for (const auto& line : lines(report_)) EXPECT_FALSE(line.contains("output"));
  EXPECT_EQ(run({"run", "--no-copies"}).code, 1);
  EXPECT_FALSE(std::filesystem::exists(root_ + "/out"));
  // Made from the archive by the next run that may.
  EXPECT_EQ(run({"run"}).code, 1);
  EXPECT_TRUE(std::filesystem::exists(root_ + "/out/xa001-cb001"));
}

TEST_F(RunOutputs, RejectsLeaveWhenTheyWereMended) {
  ASSERT_EQ(run({"run", "--report", report_, "--rejects", rejects_}).code, 1);
  std::string file;
  for (const auto& line : lines(report_)) {
    if (line["fate"] == "held") file = line["file"];
  }
  const ProvinceOptions clean{
      .root = folder_.file("đúng"), .cells = 3, .months = 3, .seed = 8, .faults = 0};
  write_province(clean);
  // The same meeting of a province where nothing was planted.
  std::filesystem::copy_file(clean.root + "/" + file, root_ + "/" + file,
                             std::filesystem::copy_options::overwrite_existing);
  run({"run", "--report", report_, "--rejects", rejects_});
  EXPECT_FALSE(std::filesystem::exists(rejects_ + "/" + file));
  EXPECT_FALSE(std::filesystem::exists(rejects_ + "/" + file + ".txt"));
}

TEST_F(RunOutputs, AreRefusedWhereCopiesWouldBeTakenForRecords) {
  const Answer answer = run({"run", "--rejects", root_ + "/records/trả-lại"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("--rejects"));
  const Answer nowhere = run({"run", "--report", root_ + "/không-có/chạy.jsonl"});
  EXPECT_EQ(nowhere.code, 3);
  EXPECT_THAT(nowhere.err, HasSubstr("không ghi được báo cáo"));
}

TEST_F(RunOutputs, NeverTouchRecords) {
  const auto before = cli_tests::tree(root_ + "/records");
  for (const std::string& folder : {root_, root_ + "/records", root_ + "/out/x", root_ + "/.."}) {
    EXPECT_EQ(run({"run", "--rejects", folder}).code, 2) << folder;
    EXPECT_EQ(run({"run", root_ + "/records", "--rejects", folder}).code, 2) << folder;
  }
  EXPECT_EQ(cli_tests::tree(root_ + "/records"), before);

  // A file of somebody else with the name of a record that passes.
  run({"run", "--report", report_});
  std::string file;
  for (const auto& line : lines(report_)) {
    if (line["fate"] == "stored") file = line["file"];
  }
  const std::filesystem::path other = rejects_ + "/" + file;
  std::filesystem::create_directories(other.parent_path());
  std::ofstream(other) << "của người khác";
  run({"run", "--rejects", rejects_});
  EXPECT_EQ(read(other), "của người khác");
}

TEST_F(RunOutputs, KeepRecordsFromOutsideApart) {
  std::filesystem::path held;
  run({"run", "--report", report_});
  for (const auto& line : lines(report_)) {
    if (line["fate"] == "held") held = root_ + "/" + line["file"].get<std::string>();
  }
  std::vector<std::string> words = {"run", "--rejects", rejects_};
  for (const char* folder : {"một", "hai"}) {
    std::filesystem::create_directories(folder_.file(folder));
    words.push_back(folder_.file(folder) + "/x.xml");
    std::filesystem::copy_file(held, words.back());
  }
  run(words);
  int copies = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(rejects_)) {
    copies += entry.path().filename() == "x.xml";
  }
  EXPECT_EQ(copies, 2);
}

TEST_F(RunOutputs, CopiesThatAreMissingAreMadeAgainFromTheArchive) {
  run({"run"});
  const auto before = cli_tests::tree(root_ + "/out");
  std::filesystem::remove_all(root_ + "/out/xa001-cb002");
  run({"run"});
  EXPECT_EQ(cli_tests::tree(root_ + "/out"), before);
}

}  // namespace
}  // namespace vanthu::province
