// A month of a cell on its way up: sent, received, and everything that must not be received.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "base/sha.h"
#include "province/seeded.h"
#include "tlog/note.h"
#include "tlog/proof_file.h"
#include "upward_office.h"

namespace vanthu::province {
namespace {

using cli_tests::Answer;
using cli_tests::tree;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(Upward, AMonthIsReceivedOnceHoweverOftenItComes) {
  const Answer first = receive(bundle());
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, AllOf(HasSubstr("đã nhận"), HasSubstr("tháng 01 năm 2026"),
                               HasSubstr("received/" + kCell + "/2026-01")));
  const auto filed = tree(above_ + "/received");
  const Answer again = receive(bundle());
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.out, HasSubstr("đã nhận từ trước, không đổi"));
  EXPECT_EQ(tree(above_ + "/received"), filed);
}

TEST_F(Upward, MonthsOfACellLieSideBySide) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string next = folder_.file("tháng-2.zip");
  ASSERT_EQ(send("2026-02", next).code, 0);
  EXPECT_EQ(receive(next).code, 0);
  EXPECT_TRUE(std::filesystem::exists(above_ + "/received/" + kCell + "/2026-01/manifest.p7s"));
  EXPECT_TRUE(std::filesystem::exists(above_ + "/received/" + kCell + "/2026-02/manifest.p7s"));
  EXPECT_EQ(run(above_, {"petitions"}).code, 0);
  EXPECT_EQ(run(above_, {"petitions", "--json"}).code, 0);
}

TEST_F(Upward, NothingIsTakenFromASenderWhoIsNotTrusted) {
  std::filesystem::remove(above_ + "/keys/trusted/xa.crt");
  const Answer answer = receive(bundle());
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err,
              AllOf(HasSubstr("chưa có trong danh sách tin cậy"), HasSubstr("keys/trusted/")));
  EXPECT_FALSE(std::filesystem::exists(above_ + "/received"));
}

TEST_F(Upward, AnAlteredFileIsNamedAndNothingIsTaken) {
  const std::string path = some_path("record.xml");
  const Answer answer = receive(altered(path, "<record/>"));
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err, AllOf(HasSubstr(path), HasSubstr("khác với bản kê có chữ ký")));
  EXPECT_FALSE(std::filesystem::exists(above_ + "/received"));
}

TEST_F(Upward, AManifestWithoutItsSignatureIsRefused) {
  const DiskFileStore files;
  std::string manifest = run::read_bundle(files.read(bundle()).value()).value().manifest;
  manifest.replace(manifest.find("office "), 7, "office X");
  const Answer answer = receive(altered("manifest.txt", manifest));
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err, HasSubstr("chữ ký của gói không đúng"));
}

TEST_F(Upward, AFileThatTheManifestDoesNotListIsRefused) {
  for (const char* name : {"records/../../x", "../x", "thêm.txt", "records/x/record.xml"}) {
    const std::string ascii = name[0] == 't' ? "them.txt" : name;
    EXPECT_EQ(receive(altered(ascii, "x")).code, 5) << name;
  }
  EXPECT_FALSE(std::filesystem::exists(above_ + "/received"));
}

TEST_F(Upward, AFileThatIsMissingIsNamed) {
  const std::string path = some_path("minutes.pdf");
  const Answer answer = receive(without(path));
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err, AllOf(HasSubstr(path), HasSubstr("gói thiếu tệp này")));
  EXPECT_THAT(receive(altered("records/x/them.txt", "x")).err,
              AllOf(HasSubstr("records/x/them.txt"), HasSubstr("không nằm trong bản kê")));
}

// Whoever is trusted could make himself a cell.
TEST_F(Upward, ACellThatTheOfficeDoesNotKnowIsNamedOnce) {
  const Answer first = receive(bundle());
  EXPECT_EQ(first.code, 0);
  EXPECT_THAT(first.err, AllOf(HasSubstr("mã " + kCell + ", chưa có trong office.xml"),
                               HasSubstr("xóa thư mục received/" + kCell)));
  EXPECT_THAT(receive(bundle()).err, Not(HasSubstr("office.xml")));
}

TEST_F(Upward, WhatWasReceivedIsNeverReplacedBySomethingElse) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string path = above_ + "/received/" + kCell + "/2026-01/" + some_path("minutes.pdf");
  std::ofstream(path, std::ios::app) << "x";
  const Answer answer = receive(bundle());
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err, AllOf(HasSubstr("đã bị sửa sau khi nhận"), HasSubstr("minutes.pdf")));
}

TEST_F(Upward, WhatIsMissingOfAMonthIsCompleted) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string month = above_ + "/received/" + kCell + "/2026-01/";
  std::filesystem::remove_all(std::filesystem::path(month + some_path("record.xml")).parent_path());
  const Answer answer = receive(bundle());
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("đã nhận phần bổ sung"));
  EXPECT_TRUE(std::filesystem::exists(month + some_path("record.xml")));
}

// The files are there, and of the two that are written last only the signature or neither.
TEST_F(Upward, AnInterruptedCompletionIsFinishedByTheNext) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string month = above_ + "/received/" + kCell + "/2026-01/";
  const DiskFileStore files;
  const std::string whole = files.read(month + "manifest.txt").value();
  const std::string shorter = whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1);
  std::ofstream(month + "manifest.txt", std::ios::binary) << shorter;
  const Answer answer = receive(bundle());
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, AllOf(HasSubstr("không có gì mới"), HasSubstr("bản kê")));
  EXPECT_EQ(files.read(month + "manifest.txt").value(), whole);
}

TEST_F(Upward, AnotherSignerIsRefusedUntilSomebodyConfirms) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string signer = above_ + "/received/" + kCell + "/signer.txt";
  ASSERT_TRUE(std::filesystem::exists(signer));
  std::ofstream(signer, std::ios::binary) << "AB:CD\nAi đó\n";
  const Answer answer = receive(bundle());
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err, HasSubstr("received/" + kCell + "/signer.txt"));
  std::filesystem::remove(signer);
  EXPECT_EQ(receive(bundle()).code, 0);
}

TEST_F(Upward, OneProcessReceivesAtATime) {
  DiskFileStore files;
  ASSERT_TRUE(files.make_directories(above_ + "/received").ok());
  {
    const auto other = files.try_lock(above_ + "/received/lock");
    ASSERT_TRUE(other.ok());
    const Answer answer = receive(bundle());
    EXPECT_NE(answer.code, 0);
    EXPECT_THAT(answer.err, HasSubstr("một chương trình khác đang ghi ở đây"));
    EXPECT_FALSE(std::filesystem::exists(above_ + "/received/" + kCell));
  }
  EXPECT_EQ(receive(bundle()).code, 0);
}

TEST_F(Upward, OnlyTryingFilesNothing) {
  EXPECT_EQ(run(above_, {"receive", "-n", bundle()}).code, 0);
  EXPECT_FALSE(std::filesystem::exists(above_ + "/received"));
}

TEST_F(Upward, SaysWhatIsMissingOnTheCommandLine) {
  EXPECT_THAT(run(below(), {"export", "-o", "x.zip"}).err, HasSubstr("--to-superior"));
  EXPECT_THAT(run(below(), {"export", "--to-superior", "-o", "x.zip"}).err, HasSubstr("--cell"));
  EXPECT_THAT(send("2026-13", "x.zip").err, HasSubstr("không phải là tháng"));
  EXPECT_THAT(send("2031-01", "x.zip").err, HasSubstr("chưa có hồ sơ nào"));
  const std::string other = folder_.write("thư.zip", "khác");
  const cli_tests::Answer taken = send("2026-01", other);
  EXPECT_EQ(taken.code, 5);
  EXPECT_THAT(taken.err, HasSubstr("nêu tên khác sau -o"));
  EXPECT_EQ(DiskFileStore().read(other).value(), "khác");
  EXPECT_EQ(send("2026-01", "/dev/stdout").out.substr(0, 2), "PK");
}

TEST_F(UpwardProofs, TheFirstRootKeyIsTheCellsFromThenOn) {
  const Answer first = receive(bundle());
  ASSERT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("nhật ký chứng minh"));
  EXPECT_THAT(first.err, AllOf(HasSubstr("Lần đầu nhận bằng chứng"), HasSubstr("/root+")));
  const DiskFileStore files;
  const std::string known = files.read(log_key()).value();
  EXPECT_EQ(known, files.read(above_ + "/received/" + kCell + "/2026-01/log/root.vkey").value());
  EXPECT_TRUE(std::filesystem::exists(above_ + "/received/" + kCell + "/2026-01/" +
                                      some_path("v1.tlog-proof")));
  const Answer again = receive(bundle());
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.err, Not(HasSubstr("Lần đầu")));
  std::ofstream(log_key(), std::ios::binary) << "other/root+00000000+AA\n";
  const Answer other = receive(bundle());
  EXPECT_EQ(other.code, 5);
  EXPECT_THAT(other.err, AllOf(HasSubstr("khóa gốc khác"), HasSubstr("log.vkey")));
}

TEST_F(UpwardProofs, ARootKeyLaidThereBeforehandIsAskedForFromTheFirstBundle) {
  const DiskFileStore files;
  std::filesystem::create_directories(above_ + "/received/" + kCell);
  run::UpwardBundle bundle = whole();
  std::ofstream(log_key(), std::ios::binary) << bytes_of(bundle, "log/root.vkey");
  const Answer bare = receive(signed_again(without_proofs()));
  EXPECT_EQ(bare.code, 5);
  EXPECT_THAT(bare.err, HasSubstr("không kèm bằng chứng"));
  const Answer good = receive(Upward::bundle());
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_THAT(good.err, Not(HasSubstr("Lần đầu")));
}

TEST_F(UpwardProofs, ABundleOfEarlierDaysIsTakenWithANoteAndItsProofsCanFollow) {
  const std::string old = signed_again(without_proofs());
  const Answer first = receive(old);
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.err, HasSubstr("không kèm bằng chứng"));
  const Answer later = receive(bundle());
  EXPECT_EQ(later.code, 0) << later.err;
  EXPECT_THAT(later.out, HasSubstr("đã nhận phần bổ sung"));
  // The old one once more says nothing new.
  const Answer again = receive(old);
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("đã nhận từ trước"));
}

// A witness cosigns between two sendings of the same month.
TEST_F(UpwardProofs, ProofsWithAWitnessTakeThePlaceOfThoseWithout) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string again = send_with_witness();
  const std::string month = above_ + "/received/" + kCell + "/2026-01/";
  const DiskFileStore files;
  const Answer better = receive(again);
  EXPECT_EQ(better.code, 0) << better.err;
  EXPECT_THAT(better.out, HasSubstr("đã nhận phần bổ sung"));
  const std::string trusting = folder_.write(
      "trust.txt", "log " + shard_key() + files.read(folder_.file("policy.txt")).value());
  EXPECT_THAT(cli_tests::vanthu({"log", "check", month + some_path("v1.tlog-proof"), "--policy",
                                 trusting, "--paper", month + some_path("record.xml")})
                  .out,
              HasSubstr("1 nhân chứng"));
  // The first bundle once more takes nothing away.
  const auto filed = tree(above_ + "/received");
  EXPECT_THAT(receive(bundle()).out, HasSubstr("đã nhận từ trước"));
  EXPECT_EQ(tree(above_ + "/received"), filed);
}

TEST_F(UpwardProofs, EachForgeryIsNamedThoughTheOfficeSignedIt) {
  struct Attack {
    std::string path;
    std::string words;
    std::function<void(run::UpwardBundle&)> change;
  };
  const std::string proof = some_path("v1.tlog-proof");
  const auto edit = [&](const std::function<void(tlog::ProofFile&)>& change) {
    return [&proof, change](run::UpwardBundle& bundle) {
      auto parsed = tlog::parse_proof_file(bytes_of(bundle, proof)).value();
      change(parsed);
      bytes_of(bundle, proof) = tlog::write_proof_file(parsed);
    };
  };
  const std::vector<Attack> attacks = {
      {proof, "cụt|thiếu|không phải|không có",
       [&](auto& bundle) { bytes_of(bundle, proof).resize(200); }},
      {proof, "bằng chứng không dẫn từ", edit([](tlog::ProofFile& file) {
         char& digit = (*file.extra)[file.extra->find("nonce ") + 6];
         digit = digit == '0' ? '1' : '0';
       })},
      {proof, "khóa|ký", edit([](tlog::ProofFile& file) {
         // The same log's name under another key.
         const auto note = tlog::parse_note(file.checkpoint).value();
         const std::string origin = note.text.substr(0, note.text.find('\n'));
         const auto thief =
             tlog::NoteSigner::from_seed(origin, tlog::KeyKind::Note, sha256("thief"));
         file.checkpoint = tlog::write_note(
             {.text = note.text, .signatures = {thief.value().sign(note.text, Instant{})}});
       })},
      {proof, "thiếu bằng chứng",
       [&](auto& bundle) {
         std::erase_if(bundle.files, [&](const auto& file) { return file.path == proof; });
       }},
      {"log/", "khóa|thiếu",
       [](auto& bundle) {
         std::erase_if(bundle.files,
                       [](const auto& file) { return file.path == "log/ARCHIVE.note"; });
       }},
  };
  for (const Attack& attack : attacks) {
    run::UpwardBundle forged = whole();
    attack.change(forged);
    const Answer answer = receive(signed_again(forged));
    EXPECT_EQ(answer.code, 5);
    EXPECT_THAT(answer.err, AllOf(HasSubstr(attack.path), ::testing::ContainsRegex(attack.words)));
    EXPECT_FALSE(std::filesystem::exists(above_ + "/received"));
  }
}

// Also when the record and all that lists it were made again, and with the proof of another month.
TEST_F(UpwardProofs, ARecordChangedAfterItWasStoredIsNamed) {
  run::UpwardBundle forged = whole();
  std::string& record = bytes_of(forged, some_path("record.xml"));
  record += " ";
  const auto proofs = run::check_bundle_proofs(forged);
  ASSERT_FALSE(proofs.ok());
  EXPECT_THAT(proofs.error().where, HasSubstr("record.xml"));
  EXPECT_THAT(proofs.error().what.vi, HasSubstr("khác với nội dung đã ghi vào nhật ký"));

  const std::string next = folder_.file("tháng-2.zip");
  ASSERT_EQ(send("2026-02", next).code, 0);
  const DiskFileStore files;
  run::UpwardBundle other = run::read_bundle(files.read(next).value()).value();
  forged = whole();
  bytes_of(forged, some_path("v1.tlog-proof")) =
      bytes_of(other, "records/" + other.uuids().front() + "/v1.tlog-proof");
  const auto swapped = run::check_bundle_proofs(forged);
  ASSERT_FALSE(swapped.ok());
  EXPECT_THAT(swapped.error().what.vi, HasSubstr("của hồ sơ hoặc phiên bản khác"));
}

// Seeded damage anywhere in the file: refused, or harmless to every byte that is taken.
TEST_F(Upward, DamageIsNeverTakenForContent) {
  const DiskFileStore files;
  const std::string zip = files.read(bundle()).value();
  const auto whole = run::read_bundle(zip).value();
  Seeded seeded(9);
  for (int round = 0; round < 400; ++round) {
    std::string damaged = zip;
    const int changes = seeded.between(1, 3);
    for (int i = 0; i < changes; ++i) {
      const auto at = static_cast<std::size_t>(seeded.below(static_cast<int>(damaged.size())));
      if (seeded.chance(0.1)) {
        damaged.resize(at + 1);
      } else {
        damaged[at] = static_cast<char>(seeded.below(256));
      }
    }
    const auto read = run::read_bundle(damaged);
    if (read.ok()) {
      EXPECT_EQ(read.value().files, whole.files) << round;
    }
  }
}

}  // namespace
}  // namespace vanthu::province
