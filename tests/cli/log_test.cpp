// The archive's log as an office, a witness and an auditor use it: proofs, a witness by files, and
// a changed key.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "base/file_store.h"
#include "base/sha.h"
#include "cli/small_office.h"
#include "support/source_folder.h"
#include "support/tool.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

// Logs are those of the year in which the tests run.
std::string year() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return std::to_string(int{std::chrono::year_month_day(today).year()});
}

std::string year_key() {
  return "-" + year() + ".vkey";
}

class LogOffice : public StoredOffice {
 protected:
  std::string path(const std::string& name) const { return folder_.file(name); }

  // Another meeting of the sample office.
  void store(const std::string& meeting) const {
    add_record(meeting);
    const Answer answer = run({"run"});
    EXPECT_EQ(answer.code, 0) << answer.out << answer.err;
  }

  // The office's superiors as witness, whose signature its policy asks for.
  void make_witness() const {
    folder_.write("passphrase", "mot-cau-de-nho\n");
    ASSERT_EQ(vanthu({"log", "witness", path("witness"), "--name", "cap-tren.example/w",
                      "--passphrase-file", path("passphrase")})
                  .code,
              0);
    const std::string policy = folder_.write(
        "policy.txt", "witness w " + folder_.read("witness/witness.vkey") + "quorum w\n");
    ASSERT_EQ(run({"log", "policy", policy}).code, 0);
  }

  // Once there and back with the USB stick, for the log whose public key ends so.
  void cosign(const std::string& key) const {
    ASSERT_EQ(run({"log", "request", "-o", path("request.txt")}).code, 0);
    const Answer signed_now =
        vanthu({"log", "sign", path("request.txt"), "--witness", path("witness"), "--key",
                find(root_ + "/keys/log", key), "--passphrase-file", path("passphrase"), "-o",
                path("answer.txt")});
    ASSERT_EQ(signed_now.code, 0) << signed_now.err;
    const Answer accepted = run({"log", "accept", path("answer.txt")});
    ASSERT_EQ(accepted.code, 0) << accepted.err;
  }

  // The id of the newest dossier.
  std::string dossier() const {
    const std::string listed = run({"archive", "list", "--json"}).out;
    const auto at = listed.find("urn:uuid:");
    return listed.substr(at, listed.find('"', at) - at);
  }

  // Any file of the folder that ends so.
  static std::string find(const std::string& folder, const std::string& end) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().string().ends_with(end)) return entry.path();
    }
    return {};
  }
};

TEST_F(LogOffice, GivesAProofThatIsCheckedWithThePublicKeyAlone) {
  EXPECT_THAT(run({"log", "show"}).out, AllOf(HasSubstr("Số dòng:   2"), HasSubstr("/" + year())));
  const std::string id = dossier();
  const std::string proof = path("minutes.tlog-proof");
  ASSERT_EQ(run({"log", "proof", id, "-o", proof}).code, 0);
  const std::string key = find(root_ + "/keys/log", year_key());
  const std::string paper = find(root_ + "/archive/ocfl", "minutes.pdf");
  const Answer good = vanthu({"log", "check", proof, "--key", key, "--paper", paper});
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_THAT(good.out, HasSubstr("Đúng: minutes.pdf"));
  const Answer other = vanthu({"log", "check", proof, "--key", key, "--paper", key});
  EXPECT_EQ(other.code, 5);
  EXPECT_THAT(other.err, HasSubstr("không phải tệp nào"));
}

TEST_F(LogOffice, AWitnessCosignsByFilesAndAnOldCopyOfTheArchiveIsRefused) {
  fs::copy(root_ + "/archive", path("old"), fs::copy_options::recursive);
  make_witness();
  const std::string passphrase = path("passphrase");
  const std::string witness = path("witness");
  const std::string request = path("request.txt");
  const std::string answer = path("answer.txt");
  ASSERT_EQ(run({"log", "request", "-o", request}).code, 0);
  const Answer signed_now = vanthu({"log", "sign", request, "--witness", witness, "--key",
                                    find(root_ + "/keys/log", year_key()), "--passphrase-file",
                                    passphrase, "-o", answer});
  ASSERT_EQ(signed_now.code, 0) << signed_now.err;
  const Answer accepted = run({"log", "accept", answer});
  EXPECT_THAT(accepted.out, HasSubstr("điểm chốt 3 dòng")) << accepted.err;
  // The next quarter's request goes on by itself from where the witness stands.
  ASSERT_EQ(run({"log", "request", "-o", path("next.txt")}).code, 0);
  const Answer next = vanthu({"log", "sign", path("next.txt"), "--witness", witness,
                              "--passphrase-file", passphrase, "-o", path("next-answer.txt")});
  EXPECT_EQ(next.code, 0) << next.err;
  EXPECT_EQ(run({"verify"}).code, 0);
  // The same request again: the witness has seen more than it starts from.
  EXPECT_EQ(
      vanthu({"log", "sign", request, "--witness", witness, "--passphrase-file", passphrase}).code,
      2);
  fs::remove_all(root_ + "/archive");
  fs::rename(path("old"), root_ + "/archive");
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 5);
  EXPECT_THAT(verified.out, HasSubstr("lỗi[VT-ROLLBACK]"));
  EXPECT_THAT(run({"log", "rotate"}).err, HasSubstr("lùi về bản cũ"));
}

// Whoever gets a dossier needs neither vanthu nor the archive.
TEST_F(LogOffice, AnExportedDossierIsCheckedByTheSecondVerifierAlone) {
  const std::string script = support::source_folder() + "/scripts/verify-archive.py";
  const std::string root_key = find(root_ + "/keys/log", "-root.vkey");
  const auto check = [&](std::vector<std::string> what) {
    std::vector<std::string> command{"python3", script};
    command.insert(command.end(), what.begin(), what.end());
    command.insert(command.end(), {"--trusted", root_ + "/keys/office.crt", "--root", root_key});
    return support::run_tool(command);
  };
  ASSERT_EQ(run({"archive", "export", dossier(), "-o", path("ra")}).code, 0);
  const auto good = check({path("ra")});
  EXPECT_EQ(good.exit_code, 0) << good.output;
  EXPECT_THAT(good.output, HasSubstr("1 chữ ký"));
  std::ofstream(path("ra") + "/record.xml", std::ios::app) << " ";
  const auto altered = check({path("ra")});
  EXPECT_EQ(altered.exit_code, 5);
  EXPECT_THAT(altered.output, HasSubstr("record.xml: không phải bản đã lưu"));
  fs::remove(path("ra") + "/minutes.docx");
  EXPECT_THAT(check({path("ra")}).output, HasSubstr("minutes.docx: thiếu tệp này"));
  // A corrected dossier brings the proofs of both versions.
  const std::string record = find(root_ + "/records", ".xml");
  ASSERT_FALSE(record.empty());
  std::ofstream(record, std::ios::app) << "<!-- sửa -->\n";
  ASSERT_EQ(run({"run", "--supersede"}).code, 0);
  ASSERT_EQ(run({"archive", "export", dossier(), "-o", path("ra2")}).code, 0);
  EXPECT_EQ(check({path("ra2")}).exit_code, 0) << check({path("ra2")}).output;
  // A proof that stands alone is about the archive's own version, or about the paper that is named.
  const std::string proof = path("one.tlog-proof");
  ASSERT_EQ(run({"log", "proof", dossier(), "-o", proof}).code, 0);
  EXPECT_EQ(check({root_ + "/archive", "--proof", proof}).exit_code, 0);
  const std::string paper = find(path("ra2"), "minutes.pdf");
  EXPECT_EQ(check({root_ + "/archive", "--proof", proof, "--paper", paper}).exit_code, 0);
  EXPECT_EQ(check({root_ + "/archive", "--proof", proof, "--paper", root_key}).exit_code, 5);
}

TEST_F(LogOffice, AnOldCopyOverTheArchiveIsNoticedWithoutAnyWitness) {
  fs::copy(root_ + "/archive", path("old"), fs::copy_options::recursive);
  store("2026-08-thuong-ky");
  ASSERT_EQ(run({"verify"}).code, 0);
  // A backup is of an earlier moment by nature.
  EXPECT_EQ(run({"verify", "--archive", path("old")}).code, 0);
  fs::rename(root_ + "/archive", path("new"));
  fs::copy(path("old"), root_ + "/archive", fs::copy_options::recursive);
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 5);
  EXPECT_THAT(verified.out, HasSubstr("lỗi[VT-ROLLBACK]"));
  const Answer examined = run({"doctor"});
  EXPECT_EQ(examined.code, 6);
  EXPECT_THAT(examined.out, HasSubstr("✗ kho lưu và chỉ mục: kho đã lùi về bản cũ"));
  const Answer refused = run({"run"});
  EXPECT_EQ(refused.code, 5) << refused.out;
  EXPECT_THAT(refused.err, AllOf(HasSubstr("kho đã lùi về bản cũ: điểm chốt đã giữ có 3 dòng, nay "
                                           "chỉ còn 2"),
                                 HasSubstr("vanthu log lost")));
  EXPECT_EQ(tree(root_ + "/archive/ocfl"), tree(path("old") + "/ocfl"));
  EXPECT_EQ(tree(root_ + "/archive/log"), tree(path("old") + "/log"));
  ASSERT_EQ(run({"archive", "repair", path("new")}).code, 0);
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(LogOffice, GoesOnFromAnOldCopyInANewLogWhenThatIsAllThatIsLeft) {
  fs::copy(root_ + "/archive", path("old"), fs::copy_options::recursive);
  store("2026-08-thuong-ky");
  fs::rename(root_ + "/archive", path("newer"));
  fs::rename(path("old"), root_ + "/archive");
  EXPECT_EQ(run({"run"}).code, 5);
  const Answer lost = run({"log", "lost"});
  ASSERT_EQ(lost.code, 0) << lost.err;
  const Answer again = run({"run"});
  EXPECT_EQ(again.code, 0) << again.err;
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 0) << verified.out;
  EXPECT_THAT(verified.out,
              HasSubstr("Nhật ký " + year() + ": khóa hoặc phần cuối đã mất; tính 2/2 dòng."));
  EXPECT_EQ(run({"log", "lost"}).code, 2);
  // A newer backup that turns up now is neither taken apart nor written over.
  const auto newer = tree(path("newer"));
  const Answer repaired = run({"archive", "repair", path("newer")});
  EXPECT_EQ(repaired.code, 0);
  EXPECT_THAT(repaired.out, HasSubstr("kho đã bỏ khi lập nhật ký mới: log/" + year()));
  const Answer refused = run({"archive", "backup", path("newer")});
  EXPECT_EQ(refused.code, 5);
  EXPECT_THAT(refused.err, HasSubstr("sao lưu sang thư mục khác"));
  EXPECT_EQ(tree(path("newer")), newer);
  EXPECT_EQ(run({"verify"}).code, 0);
}

// What is lost may reach over a change of keys; the next log takes a name that none has had.
TEST_F(LogOffice, GoesOnFromAnOldCopyOfBeforeALogThatIsLostNow) {
  fs::copy(root_ + "/archive", path("old"), fs::copy_options::recursive);
  ASSERT_EQ(run({"log", "rotate"}).code, 0);
  store("2026-08-thuong-ky");
  fs::rename(root_ + "/archive", path("new"));
  for (const std::string& next : {year() + "-3", year() + "-4"}) {
    fs::remove_all(root_ + "/archive");
    fs::copy(path("old"), root_ + "/archive", fs::copy_options::recursive);
    EXPECT_EQ(run({"run"}).code, 5);
    EXPECT_EQ(run({"archive", "backup", path("fresh")}).code, 5);
    const Answer lost = run({"log", "lost"});
    ASSERT_EQ(lost.code, 0) << lost.err;
    EXPECT_EQ(run({"run"}).code, 0);
    const Answer verified = run({"verify"});
    EXPECT_EQ(verified.code, 0) << verified.out;
    EXPECT_THAT(run({"log", "show"}).out,
                AllOf(HasSubstr("/" + next + "\n"), HasSubstr("Khóa gốc:  ")));
  }
  // A newer one turns up after all: it takes the archive's place.
  const Answer other = run({"archive", "repair", path("new")});
  EXPECT_EQ(other.code, 5);
  EXPECT_THAT(other.out, HasSubstr("hai lịch sử"));
  fs::remove_all(root_ + "/archive");
  fs::copy(path("new"), root_ + "/archive", fs::copy_options::recursive);
  EXPECT_EQ(run({"verify"}).code, 5);
  EXPECT_EQ(run({"log", "lost"}).code, 0);
  EXPECT_EQ(run({"run"}).code, 0);
  EXPECT_EQ(run({"verify"}).code, 0);
}

// No new key makes one of two histories true; refused, nothing is written.
TEST_F(LogOffice, GivesNothingUpWhereThereAreTwoHistories) {
  fs::copy(root_ + "/archive", path("old"), fs::copy_options::recursive);
  store("2026-08-thuong-ky");
  const fs::path newest = find(root_ + "/keys/log/kept", "-newest.note");
  fs::rename(newest, path("kept"));
  fs::remove_all(root_ + "/archive");
  fs::rename(path("old"), root_ + "/archive");
  // Written on by a workspace that knew nothing.
  ASSERT_EQ(run({"log", "rotate"}).code, 0);
  fs::remove(find(root_ + "/keys/log/kept", "-2-newest.note"));
  fs::remove(find(root_ + "/keys/log/kept", "-2-begun.note"));
  fs::rename(path("kept"), newest);
  const auto before = tree(root_);
  for (const char* verb : {"lost", "rotate"}) {
    const Answer refused = run({"log", verb});
    EXPECT_EQ(refused.code, 5) << verb;
    EXPECT_THAT(refused.err, Not(HasSubstr("log lost"))) << verb;
  }
  EXPECT_EQ(tree(root_), before);
}

TEST_F(LogOffice, ADamagedCheckpointBesideTheKeysIsNotBlamedOnTheArchive) {
  const std::string newest = find(root_ + "/keys/log/kept", "-newest.note");
  const DiskFileStore files;
  const std::string whole = files.read(newest).value();
  for (const std::string& damaged :
       {std::string(), whole.substr(0, 60), "x" + whole, std::string(whole).replace(45, 1, "?")}) {
    std::ofstream(newest, std::ios::binary) << damaged;
    for (const char* command : {"verify", "run"}) {
      const Answer answer = run({command});
      EXPECT_EQ(answer.code, 5) << answer.out;
      EXPECT_THAT(answer.err, AllOf(HasSubstr(newest), HasSubstr("xóa tệp này")));
    }
    EXPECT_EQ(run({"log", "lost"}).code, 5);
  }
  fs::remove(newest);
  EXPECT_EQ(run({"verify"}).code, 0);
  store("2026-08-thuong-ky");
  EXPECT_TRUE(fs::exists(newest));
}

TEST_F(LogOffice, TakesTheSameAnswerTwiceWithoutAlarm) {
  make_witness();
  cosign(year_key());
  const auto before = tree(root_ + "/archive/log");
  const auto kept = tree(root_ + "/keys");
  const Answer again = run({"log", "accept", path("answer.txt")});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_THAT(again.out, AllOf(HasSubstr("đã có chữ ký này"), HasSubstr("không có gì thay đổi")));
  EXPECT_EQ(again.err, "");
  EXPECT_EQ(tree(root_ + "/archive/log"), before);
  EXPECT_EQ(tree(root_ + "/keys"), kept);
  store("2026-08-thuong-ky");
  EXPECT_THAT(run({"log", "accept", path("answer.txt")}).out, HasSubstr("đã có chữ ký này"));
}

TEST_F(LogOffice, SaysOfAnAnswerThatFitsNothingWhatItMayBe) {
  make_witness();
  ASSERT_EQ(run({"log", "request", "-o", path("request.txt")}).code, 0);
  const std::string key = find(root_ + "/keys/log", year_key());
  const auto sign_as = [&](const std::string& witness, const std::string& answer) {
    return vanthu({"log", "sign", path("request.txt"), "--witness", path(witness), "--key", key,
                   "--passphrase-file", path("passphrase"), "-o", path(answer)});
  };
  ASSERT_EQ(vanthu({"log", "witness", path("stranger"), "--name", "khac.example/w",
                    "--passphrase-file", path("passphrase")})
                .code,
            0);
  ASSERT_EQ(sign_as("stranger", "strange.txt").code, 0);
  const Answer strange = run({"log", "accept", path("strange.txt")});
  EXPECT_EQ(strange.code, 2);
  EXPECT_THAT(strange.err, AllOf(HasSubstr("khac.example/w"), HasSubstr("vanthu log policy")));
  ASSERT_EQ(sign_as("witness", "answer.txt").code, 0);
  std::string line = folder_.read("answer.txt");
  line[line.size() - 20] = line[line.size() - 20] == 'A' ? 'B' : 'A';
  const Answer altered = run({"log", "accept", folder_.write("altered.txt", line)});
  EXPECT_EQ(altered.code, 5);
  EXPECT_THAT(altered.err,
              AllOf(HasSubstr("không khớp điểm chốt nào"), HasSubstr("vanthu log request")));
}

TEST_F(LogOffice, CountsTheWitnessesThatCosignedWhereTheirKeysAreKnown) {
  make_witness();
  cosign(year_key());
  store("2026-08-thuong-ky");
  const std::string proof = path("minutes.tlog-proof");
  // What was stored before the witness looked.
  ASSERT_EQ(run({"log", "proof", "38.168.053.001/dong-loi-2026-09-thuong-ky", "-o", proof}).code,
            0);
  const std::string key = find(root_ + "/keys/log", year_key());
  EXPECT_THAT(run({"log", "check", proof}).out, HasSubstr("1 nhân chứng đã ký điểm chốt (w)"));
  EXPECT_THAT(run({"log", "check", proof, "--key", key}).out, HasSubstr("1 nhân chứng"));
  // Elsewhere, with the two lines that the office was given.
  const Answer by_policy =
      vanthu({"log", "check", proof, "--key", key, "--policy", path("policy.txt")});
  EXPECT_EQ(by_policy.code, 0) << by_policy.err;
  EXPECT_THAT(by_policy.out, HasSubstr("1 nhân chứng đã ký điểm chốt (w)"));
  const Answer by_key = vanthu({"log", "check", proof, "--key", key});
  EXPECT_EQ(by_key.code, 0);
  EXPECT_THAT(by_key.out, HasSubstr("còn mang chữ ký của nhân chứng, chưa kiểm tra"));
  EXPECT_THAT(by_key.err, AllOf(HasSubstr("cap-tren.example/w"), HasSubstr("--policy")));
  const Answer no_key = vanthu({"log", "check", proof, "--policy", path("policy.txt")});
  EXPECT_EQ(no_key.code, 2);
  EXPECT_THAT(no_key.err, HasSubstr("thêm --key"));
  const std::string late = path("late.tlog-proof");
  ASSERT_EQ(run({"log", "proof", "38.168.053.001/dong-loi-2026-08-thuong-ky", "-o", late}).code, 0);
  EXPECT_THAT(run({"log", "check", late}).out, HasSubstr("chưa có nhân chứng nào"));
  const Answer asked = run({"log", "check", late, "--policy", path("policy.txt")});
  EXPECT_EQ(asked.code, 5);
  EXPECT_THAT(asked.err, HasSubstr("chưa đủ nhân chứng"));
}

TEST_F(LogOffice, ReadsAPolicyAsAnyEditorSavesIt) {
  make_witness();
  const std::string key = folder_.read("witness/witness.vkey");
  const std::string line = "witness w " + key.substr(0, key.size() - 1);
  for (const std::string& text :
       {"\xEF\xBB\xBF" + line + "\r\nquorum w\r\n", line + "\nquorum w", line + "\r\nquorum w"}) {
    const Answer set = run({"log", "policy", folder_.write("typed.txt", text)});
    EXPECT_EQ(set.code, 0) << set.err;
  }
  EXPECT_EQ(run({"verify"}).code, 6);
}

TEST_F(LogOffice, SaysOfADamagedCheckpointToRestoreIt) {
  const std::string checkpoint = root_ + "/archive/log/" + year() + "/checkpoint";
  folder_.write("office/archive/log/" + year() + "/checkpoint", "hỏng\n");
  for (const auto& command : std::vector<std::vector<std::string>>{
           {"log", "show"}, {"log", "proof", dossier()}, {"archive", "backup", path("copy")}}) {
    const Answer answer = run(command);
    EXPECT_EQ(answer.code, 5) << command[1];
    EXPECT_THAT(answer.err,
                AllOf(HasSubstr(checkpoint), HasSubstr("khôi phục"), Not(HasSubstr("xin lại"))))
        << command[1];
  }
}

// The office knows which logs have begun, though nothing in the archive tells any more.
TEST_F(LogOffice, DoesNotBeginALogAgainThatIsGone) {
  ASSERT_EQ(run({"log", "rotate"}).code, 0);
  ASSERT_EQ(run({"verify"}).code, 0);
  fs::remove_all(root_ + "/archive/log/" + year() + "-2");
  fs::remove_all(root_ + "/archive/index");
  const Answer refused = run({"run"});
  EXPECT_EQ(refused.code, 5) << refused.out;
  EXPECT_THAT(refused.err, HasSubstr("khôi phục nhật ký từ bản sao lưu: vanthu archive repair"));
  EXPECT_FALSE(fs::exists(root_ + "/archive/log/" + year() + "-2"));
  EXPECT_EQ(run({"hold", "list"}).code, 5);
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 5);
  EXPECT_THAT(verified.out, HasSubstr("lỗi[VT-ROLLBACK]"));
}

TEST_F(LogOffice, GoesOnAfterItsKeyWasChangedAndAfterItWasLost) {
  EXPECT_EQ(run({"log", "rotate"}).code, 0);
  EXPECT_EQ(run({"verify"}).code, 0);
  fs::remove(find(root_ + "/keys/log", "-" + year() + "-2.key"));
  const Answer without = run({"log", "rotate"});
  EXPECT_EQ(without.code, 5);
  EXPECT_THAT(without.err, HasSubstr("vanthu log lost"));
  EXPECT_EQ(run({"log", "lost"}).code, 0);
  EXPECT_EQ(run({"verify"}).code, 0);
  EXPECT_THAT(run({"log", "show"}).out, HasSubstr("/" + year() + "-3"));
}

// What a paper was proven with stays good when the key is changed.
TEST_F(LogOffice, KeepsItsProofsAndGoesOnInANewLogAfterARotation) {
  const std::string proof = path("minutes.tlog-proof");
  const std::string paper = find(root_ + "/archive/ocfl", "minutes.pdf");
  ASSERT_EQ(run({"log", "proof", dossier(), "-o", proof}).code, 0);
  ASSERT_EQ(run({"log", "rotate"}).code, 0);
  store("2026-08-thuong-ky");
  EXPECT_THAT(run({"log", "show"}).out,
              AllOf(HasSubstr("Số dòng:   2"), HasSubstr("/" + year() + "-2")));
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 0) << verified.out;
  EXPECT_EQ(vanthu({"log", "check", proof, "--key", find(root_ + "/keys/log", year_key()),
                    "--paper", paper})
                .code,
            0);
  EXPECT_THAT(run({"log", "rotate", "-n"}).err, HasSubstr("Làm thử"));
}

TEST_F(LogOffice, SaysFromWhichEntryOnAStolenKeyNeedsWitnessesAndGoesOnWithANewOne) {
  make_witness();
  cosign(year_key());
  const std::string witnessed = find(root_ + "/keys/log/kept", "-3.note");
  store("2026-08-thuong-ky");
  EXPECT_EQ(run({"log", "stolen"}).code, 2);
  const Answer stolen = run({"log", "stolen", witnessed});
  ASSERT_EQ(stolen.code, 0) << stolen.err;
  EXPECT_THAT(stolen.out, HasSubstr("1 phiên bản được ghi lại"));
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 6);
  EXPECT_THAT(verified.out,
              AllOf(HasSubstr("Nhật ký " + year() +
                              ": khóa bị đánh cắp. Chỉ tính 3 dòng đầu trong 4 dòng; từ "
                              "dòng thứ 4 trở đi"),
                    HasSubstr("[VT-QUORUM]")));
  cosign("-" + year() + "-2.vkey");
  const Answer proven = run({"verify", "--json"});
  EXPECT_EQ(proven.code, 0) << proven.out;
  EXPECT_THAT(proven.out, AllOf(HasSubstr("\"reason\": \"stolen\""), HasSubstr("\"counted\": 3")));
  const Answer again = run({"run"});
  EXPECT_EQ(again.code, 0) << again.err;
}

TEST_F(LogOffice, IsToldWhenMoreOfAStolenKeyIsKeptThanWitnessesSaw) {
  make_witness();
  cosign(year_key());
  store("2026-08-thuong-ky");
  ASSERT_EQ(run({"log", "checkpoint", "-o", path("late.note")}).code, 0);
  ASSERT_EQ(run({"log", "stolen", path("late.note")}).code, 0);
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 5);
  EXPECT_THAT(verified.out,
              AllOf(HasSubstr("lỗi[VT-QUORUM]"), HasSubstr("shard-" + year() + "-2.note")));
}

TEST_F(LogOffice, SaysThatNothingIsLostWithALostKey) {
  fs::remove(find(root_ + "/keys/log", "-" + year() + ".key"));
  ASSERT_EQ(run({"log", "lost"}).code, 0);
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 0);
  EXPECT_THAT(verified.out,
              HasSubstr("Nhật ký " + year() + ": khóa hoặc phần cuối đã mất; tính 2/2 dòng."));
}

TEST_F(LogOffice, DoesNotEnterTheLossOfAKeyThatIsThere) {
  const Answer answer = run({"log", "lost"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("vanthu log rotate"));
  EXPECT_THAT(run({"verify"}).out, Not(HasSubstr("đã mất")));
}

TEST_F(LogOffice, HasNothingToAcceptWhileTheClockIsRight) {
  const Answer answer = run({"log", "clock"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("không chậm hơn"));
}

// Whoever may write into the archive's folder cannot end a hold.
TEST_F(LogOffice, DoesNotBelieveAReleaseThatSomebodyPutThere) {
  ASSERT_EQ(run({"hold", "place", dossier(), "--reason", "Đơn khiếu nại 12-ĐKN"}).code, 0);
  EXPECT_EQ(run({"hold", "list"}).code, 0);
  const std::string hold = find(root_ + "/archive/care", ".txt");
  const std::string id = fs::path(hold).stem();
  std::string text = folder_.read("office/archive/care/" + id + ".txt");
  text.replace(text.find("/hold/"), 6, "/release/");
  text.replace(text.find("releases -"), 10, "releases " + id);
  const std::string forged = sha256_hex(text);
  folder_.write("office/archive/care/" + forged + ".txt", text);
  fs::copy(root_ + "/archive/care/" + id + ".p7s", root_ + "/archive/care/" + forged + ".p7s");
  const Answer listed = run({"hold", "list"});
  EXPECT_EQ(listed.code, 5);
  EXPECT_THAT(listed.out, AllOf(HasSubstr("không tin: nhật ký của kho không ghi việc gỡ tạm giữ"),
                                HasSubstr(forged)));
  const Answer kept = run({"archive", "retention", "--json"});
  EXPECT_EQ(kept.code, 5);
  EXPECT_THAT(kept.out, HasSubstr("\"held\": true"));
  EXPECT_THAT(run({"archive", "retention"}).out, HasSubstr("không tin"));
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 5);
  EXPECT_THAT(verified.out, AllOf(HasSubstr("lỗi[VT-FOREIGN]"), HasSubstr(forged + ".txt"),
                                  HasSubstr(forged + ".p7s")));
  fs::remove(root_ + "/archive/care/" + forged + ".txt");
  fs::remove(root_ + "/archive/care/" + forged + ".p7s");
  EXPECT_EQ(run({"hold", "release", id.substr(0, 12), "--reason", "Đã giải quyết"}).code, 0);
  const Answer released = run({"hold", "list"});
  EXPECT_EQ(released.code, 0) << released.out;
  EXPECT_EQ(run({"verify"}).code, 0);
}

}  // namespace
}  // namespace vanthu::cli_tests
