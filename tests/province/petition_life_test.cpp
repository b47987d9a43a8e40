// A quarter of petitions from two cells, as a clerk of the superior and later an auditor see it:
// bundles come late, twice and out of order, replies are recorded months after, and the list says
// the same at the end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/file_store.h"
#include "cli/program.h"
#include "ingest/record.h"
#include "province/write_province.h"
#include "support/temp_folder.h"
#include "text/nfc_string.h"

namespace vanthu::province {
namespace {

using cli_tests::Answer;
using cli_tests::tree;
using model::PetitionStatus;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kFirst = "91.200.001.001";
const std::string kSecond = "91.200.001.002";
constexpr const char* kRoad = "Đề nghị sửa đoạn đường liên ấp bị hỏng";
constexpr const char* kWell = "Đề nghị khoan giếng nước cho trường mầm non";

model::Petition petition(std::string_view text, PetitionStatus status,
                         std::optional<Date> replied_on = {}) {
  return {.addressee = text::normalize("Ủy ban nhân dân xã").value(),
          .status = status,
          .replied_on = replied_on,
          .summary = text::normalize(text).value()};
}

Date day(int year, unsigned month, unsigned of_month) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

class PetitionLife : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    lower_ = std::make_unique<support::TempFolder>(support::memory_folder());
    write_province({.root = below(), .cells = 2, .months = 3, .seed = 4});
    // The road: raised in January, again in February in other letters, answered on 20 February,
    // which the cell records in March.
    say(kFirst, 1, {petition(kRoad, PetitionStatus::Open)});
    say(kFirst, 2,
        {petition("đề nghị sửa đoạn đường liên ấp bị hỏng.", PetitionStatus::Forwarded)});
    say(kFirst, 3, {petition(kRoad, PetitionStatus::Answered, day(2026, 2, 20))});
    // The well: in the other cell, never answered. The road too: that is another petition.
    say(kSecond, 1, {petition(kWell, PetitionStatus::Open)});
    say(kSecond, 2, {petition(kWell, PetitionStatus::Open), petition(kRoad, PetitionStatus::Open)});
    say(kSecond, 3, {petition(kWell, PetitionStatus::Open)});
    ASSERT_EQ(run(below(), {"key", "create", "--generate-passphrase"}).code, 0);
    const Answer ran = run(below(), {"run"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    for (const std::string& cell : {kFirst, kSecond}) {
      for (int month = 1; month <= 3; ++month) {
        const Answer sent =
            run(below(), {"export", "--to-superior", "--cell", cell, "--month",
                          "2026-0" + std::to_string(month), "-o", bundle(cell, month)});
        ASSERT_EQ(sent.code, 0) << sent.err;
      }
    }
  }
  static void TearDownTestSuite() { lower_.reset(); }

  void SetUp() override {
    ASSERT_EQ(cli_tests::vanthu({"init", above_}).code, 0);
    std::filesystem::create_directories(above_ + "/keys/trusted");
    std::filesystem::copy_file(below() + "/keys/office.crt", above_ + "/keys/trusted/xa.crt");
  }

  // A later meeting of the first cell, put where a received one lies.
  void lay_june(model::Petition said) const {
    const DiskFileStore files;
    std::string path;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(above_ + "/received")) {
      if (entry.path().filename() == "record.xml") path = entry.path().string();
    }
    const SourceText source(path, files.read(path).value());
    auto parsed = ingest::parse_record(source);
    ASSERT_TRUE(parsed.ok());
    model::MeetingRecord record = std::move(parsed).value();
    record.id = "2026-06-regular";
    record.meeting.start.date = day(2026, 6, 5);
    record.content.petitions = {std::move(said)};
    const std::string later = above_ + "/received/" + kFirst + "/2026-06/records/x";
    std::filesystem::create_directories(later);
    std::ofstream(later + "/record.xml") << ingest::write_record(record);
  }

  // One meeting of the month says this, the others nothing.
  static void say(const std::string& cell, unsigned month,
                  const std::vector<model::Petition>& petitions) {
    DiskFileStore files;
    bool said = false;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(below() + "/records")) {
      if (entry.path().extension() != ".xml") continue;
      const std::string path = entry.path().string();
      const SourceText source(path, files.read(path).value());
      const auto parsed = ingest::parse_record(source);
      if (!parsed.ok() || parsed.value().cell.code != cell) continue;
      model::MeetingRecord record = parsed.value();
      if (record.meeting.start.date.month() != std::chrono::month{month}) continue;
      record.content.petitions = said ? std::vector<model::Petition>{} : petitions;
      ASSERT_TRUE(files.replace(path, ingest::write_record(record)).ok());
      if (!said) said_in_[{cell, month}] = record.id;
      said = true;
    }
    ASSERT_TRUE(said) << cell << " " << month;
  }

  static Answer run(const std::string& root, std::vector<std::string> words) {
    words.insert(words.end(), {"--workspace", root});
    return cli_tests::vanthu(words);
  }
  static const std::string& below() {
    static const std::string root = lower_->file("xã");
    return root;
  }
  static std::string bundle(const std::string& cell, int month) {
    return lower_->file(cell + "-" + std::to_string(month) + ".zip");
  }
  void receive(const std::string& cell, int month) const {
    const Answer answer = run(above_, {"receive", bundle(cell, month)});
    ASSERT_EQ(answer.code, 0) << answer.err;
  }
  nlohmann::json list(std::vector<std::string> words = {}) const {
    words.insert(words.begin(), {"petitions", "--json"});
    return nlohmann::json::parse(run(above_, words).out);
  }

  static std::unique_ptr<support::TempFolder> lower_;
  // The record that speaks of a cell's petitions in a month.
  static std::map<std::pair<std::string, unsigned>, std::string> said_in_;
  support::TempFolder folder_{support::memory_folder()};
  std::string above_ = folder_.file("tỉnh");
};

std::unique_ptr<support::TempFolder> PetitionLife::lower_;
std::map<std::pair<std::string, unsigned>, std::string> PetitionLife::said_in_;

TEST_F(PetitionLife, IsTheSameHoweverLateAndOftenTheBundlesCome) {
  // The first cell's March comes before its January, February last; January comes three times.
  receive(kFirst, 3);
  nlohmann::json known = list();
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0]["status"], "answered");
  receive(kFirst, 1);
  known = list();
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0]["asked_on"].get<std::string>().substr(0, 7), "2026-01");
  receive(kSecond, 2);
  receive(kSecond, 1);
  receive(kFirst, 2);
  receive(kSecond, 3);
  receive(kFirst, 1);
  receive(kFirst, 1);

  known = list();
  ASSERT_EQ(known.size(), 3U) << known;
  // Open first, the longest before.
  EXPECT_EQ(known[0]["text"], kWell);
  EXPECT_EQ(known[0]["raised"], 3);
  EXPECT_EQ(known[0]["status"], "open");
  EXPECT_EQ(known[1]["text"], kRoad);
  EXPECT_EQ(known[1]["cell"], kSecond);
  const nlohmann::json& answered = known[2];
  EXPECT_EQ(answered["cell"], kFirst);
  EXPECT_EQ(answered["status"], "answered");
  EXPECT_EQ(answered["answered_on"], "2026-02-20");
  EXPECT_EQ(answered["raised"], 2);
  EXPECT_GT(answered["days"].get<int>(), 10);
  EXPECT_EQ(answered["answered_in"], said_in_.at({kFirst, 3}));
}

TEST_F(PetitionLife, TheListSaysWhoWaitsAndHowLong) {
  for (const int month : {1, 2, 3}) {
    receive(kFirst, month);
    receive(kSecond, month);
  }
  const Answer all = run(above_, {"petitions"});
  EXPECT_EQ(all.code, 0);
  EXPECT_THAT(all.out,
              AllOf(HasSubstr("chưa trả lời, đã nêu 3 kỳ"), HasSubstr("trả lời 20/02/2026"),
                    HasSubstr("Kiến nghị chưa trả lời: 2, đã trả lời: 1.")));
  const Answer open = run(above_, {"petitions", "--open", "--cell", kFirst});
  EXPECT_EQ(open.code, 0);
  EXPECT_THAT(open.out,
              AllOf(HasSubstr("Kiến nghị chưa trả lời: 0, đã trả lời: 1."), Not(HasSubstr(kRoad))));
  EXPECT_EQ(list({"--open"}).size(), 2U);
}

TEST_F(PetitionLife, AnEmptyListSaysWhy) {
  EXPECT_THAT(run(above_, {"petitions"}).err, HasSubstr("Chưa nhận gói nào của cấp dưới"));
  receive(kFirst, 1);
  EXPECT_THAT(run(above_, {"petitions", "--cell", "khác"}).err,
              AllOf(HasSubstr("Chưa nhận gói nào của chi bộ khác"), HasSubstr(kFirst)));
}

TEST_F(PetitionLife, WhatIsRaisedAgainAfterAnAnswerIsOpenAgain) {
  receive(kFirst, 3);
  lay_june(petition(kRoad, PetitionStatus::Open));
  const nlohmann::json known = list();
  ASSERT_EQ(known.size(), 2U) << known;
  EXPECT_EQ(known[0]["status"], "open");
  EXPECT_EQ(known[0]["asked_on"], "2026-06-05");
  EXPECT_EQ(known[1]["status"], "answered");
}

TEST_F(PetitionLife, AReplyOfBeforeThePetitionIsNamed) {
  receive(kFirst, 1);
  lay_june(petition(kRoad, PetitionStatus::Answered, day(2025, 12, 20)));
  const Answer told = run(above_, {"petitions"});
  EXPECT_THAT(told.err, AllOf(HasSubstr("ghi trả lời ngày 20/12/2025"),
                              HasSubstr("chưa tính là đã trả lời")));
  EXPECT_EQ(list()[0]["status"], "open");
  EXPECT_EQ(list()[0]["replied_too_early"], "2025-12-20");
}

TEST_F(PetitionLife, ADayOnWhichNothingWasRaisedIsNamed) {
  receive(kFirst, 1);
  auto again = petition("Đề nghị viết bằng lời khác", PetitionStatus::Open);
  again.raised_on = day(2026, 2, 17);
  lay_june(again);
  EXPECT_THAT(run(above_, {"petitions"}).err, AllOf(HasSubstr("đã nêu ngày 17/02/2026"),
                                                    HasSubstr("không có cuộc họp nào ngày ấy")));
  EXPECT_THAT(run(above_, {"petitions", "--json"}).out,
              HasSubstr("\"doubt\": \"nothing_raised_that_day\""));
}

TEST_F(PetitionLife, WhatWasReceivedStaysAsItCame) {
  receive(kFirst, 1);
  const auto filed = tree(above_ + "/received");
  receive(kFirst, 1);
  receive(kFirst, 2);
  const auto now = tree(above_ + "/received");
  for (const auto& [name, bytes] : filed) EXPECT_EQ(now.at(name), bytes) << name;
}

}  // namespace
}  // namespace vanthu::province
