// What a run leaves for machines and for those who have to mend records.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "province/write_province.h"
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

TEST_F(RunOutputs, AreTheSameHoweverManyWorkersThereAre) {
  const std::string other = folder_.file("khác");
  std::filesystem::copy(root_, other, std::filesystem::copy_options::recursive);
  ASSERT_EQ(run({"run", "-j1", "--report", report_}).code, 1);
  const std::string second = folder_.file("chạy-2.jsonl");
  ASSERT_EQ(cli_tests::vanthu({"run", "-j5", "--report", second, "--workspace", other}).code, 1);
  EXPECT_EQ(read(report_), read(second));
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
