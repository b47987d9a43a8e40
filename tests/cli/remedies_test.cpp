// What goes wrong in an office, and whether the answer names the right file and a way on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "cli/program.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

class TriedOffice : public ::testing::Test {
 protected:
  TriedOffice() { EXPECT_EQ(vanthu({"init", root_}).code, 0); }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--workspace", root_});
    return vanthu(arguments);
  }

  support::TempFolder folder_;
  std::string root_ = folder_.file("văn phòng");
};

TEST_F(TriedOffice, AJunkCertificateIsNotBlamedOnTheKey) {
  std::ofstream(root_ + "/keys/office.crt") << "junk";
  const Answer answer = run({"run"});
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err, AllOf(HasSubstr("keys/office.crt"), Not(HasSubstr("office.key"))));
}

TEST_F(TriedOffice, WithoutATerminalTheFileForThePassphraseIsNamed) {
  fs::remove(root_ + "/keys/passphrase");
  const Answer answer = run({"run"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err,
              AllOf(HasSubstr(root_ + "/keys/passphrase"), Not(HasSubstr("passphrase_file"))));
  EXPECT_THAT(run({"key", "create", "--key", "bi-thu", "--name", "A"}).err,
              HasSubstr("--passphrase-file TỆP"));
}

TEST_F(TriedOffice, AnOutputThatCannotBeWrittenIsCalledByItsName) {
  const std::string out = folder_.file("không có") + "/báo-cáo.txt";
  const Answer answer = run({"check", "-o", out});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.err, AllOf(HasSubstr("tại:   " + out + "\n"), Not(HasSubstr(".tmp"))));
}

TEST_F(TriedOffice, AReaderThatHasSeenEnoughIsNoFullDisk) {
  const auto answer =
      support::run_tool({"python3", "-c",
                         "import os, subprocess, sys\n"
                         "reading, writing = os.pipe()\n"
                         "os.close(reading)\n"
                         "done = subprocess.run([sys.argv[1], 'rules', 'list'], stdout=writing,\n"
                         "                      stderr=subprocess.PIPE, restore_signals=False)\n"
                         "sys.stdout.buffer.write(done.stderr)\n"
                         "sys.exit(done.returncode)\n",
                         VANTHU_PROGRAM});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_EQ(answer.output, "");
}

TEST_F(TriedOffice, NothingReadIsNotCalledChecked) {
  const std::string record = root_ + "/records/binh-hoa/2026/2026-11-thuong-ky.xml";
  std::ofstream(record) << "<record";
  const Answer one = run({"check", record});
  EXPECT_EQ(one.code, 3);
  EXPECT_THAT(one.out, AllOf(HasSubstr("Chưa xét được hồ sơ nào; 1 tệp không đọc được"),
                             Not(HasSubstr("Đã xét"))));
  EXPECT_THAT(run({"check", root_ + "/records"}).out,
              AllOf(HasSubstr("Đã xét 1 hồ sơ"), HasSubstr("1 tệp không đọc được")));
}

TEST_F(TriedOffice, DoctorMissesTheKeysOfTheLog) {
  ASSERT_EQ(run({"run"}).code, 0);
  const Answer whole = run({"doctor"});
  EXPECT_EQ(whole.code, 0) << whole.out;
  EXPECT_THAT(whole.out, HasSubstr("✓ khóa nhật ký"));
  fs::rename(root_ + "/keys/log/kept", root_ + "/kept");
  const Answer unkept = run({"doctor"});
  EXPECT_EQ(unkept.code, 0);
  EXPECT_THAT(unkept.out, HasSubstr("không có điểm chốt mới nhất trong keys/log/kept"));
  fs::rename(root_ + "/kept", root_ + "/keys/log/kept");
  std::string present;
  for (const auto& entry : fs::directory_iterator(root_ + "/keys/log")) {
    const std::string name = entry.path().filename();
    if (name.ends_with(".key") && !name.ends_with("-root.key")) present = entry.path();
  }
  fs::rename(present, root_ + "/away");
  const Answer without = run({"doctor"});
  EXPECT_EQ(without.code, 6);
  EXPECT_THAT(without.out,
              AllOf(HasSubstr("✗ khóa nhật ký"), HasSubstr(present), HasSubstr("vanthu log lost")));
  fs::remove_all(root_ + "/keys/log");
  const Answer gone = run({"doctor"});
  EXPECT_EQ(gone.code, 6);
  EXPECT_THAT(gone.out, AllOf(HasSubstr("thiếu khóa gốc của kho"), HasSubstr("-root.key"),
                              Not(HasSubstr("vanthu log lost"))));
}

TEST_F(TriedOffice, DoctorTriesToWriteIntoTheArchive) {
  ASSERT_EQ(run({"run"}).code, 0);
  EXPECT_EQ(run({"doctor"}).code, 0);
  for (const auto& [path, digest] : tree(root_ + "/archive"))
    EXPECT_THAT(path, Not(HasSubstr("doctor")));
  // Stands for a folder that may not be written to, also where root runs the tests.
  fs::remove_all(root_ + "/archive/staging");
  std::ofstream(root_ + "/archive/staging") << "x";
  const Answer answer = run({"doctor"});
  EXPECT_EQ(answer.code, 6) << answer.out;
  EXPECT_THAT(answer.out, AllOf(HasSubstr("✗ kho lưu và chỉ mục: không ghi được vào kho"),
                                HasSubstr("/archive/staging")));
}

TEST_F(TriedOffice, AFilterOfOneWordEndsWithIt) {
  ASSERT_EQ(run({"run"}).code, 0);
  const auto found = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "search");
    words.emplace_back("--json");
    return run(words).out;
  };
  EXPECT_EQ(found({"year:2026 nghi"}), found({"year:2026", "nghi"}));
  EXPECT_EQ(found({"nam:2026 nghi quyet"}), found({"nam:2026", "nghi", "quyet"}));
  EXPECT_THAT(found({"year:2026 nghi"}), Not(HasSubstr("\"total\": 0")));
}

TEST_F(TriedOffice, NamesTheFiltersThatThereAre) {
  ASSERT_EQ(run({"run"}).code, 0);
  const Answer answer = run({"search", "tacgia:Lan"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, AllOf(HasSubstr("không có bộ lọc “tacgia:”"),
                                HasSubstr("cell: type: year: number: person: rule: sha256: "
                                          "retention: hoặc chibo: loai: nam: so: nguoi: quytac: "
                                          "bam: baoquan:")));
  EXPECT_THAT(run({"search", "yaer:2026"}).err, HasSubstr("có phải là year:?"));
  // An hour is none.
  EXPECT_EQ(run({"search", "19:30xyz"}).code, 0);
}

}  // namespace
}  // namespace vanthu::cli_tests
