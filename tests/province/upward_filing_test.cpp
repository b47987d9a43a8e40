// What a superior's folder is after bundles that come late, twice, in parts, anew or not whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "base/sha.h"
#include "run/receive_bundle.h"
#include "sign/cms.h"
#include "support/failing_file_store.h"
#include "tlog/note.h"
#include "tlog/proof_file.h"
#include "upward_office.h"

namespace vanthu::province {
namespace {

namespace fs = std::filesystem;
using cli_tests::Answer;
using cli_tests::tree;
using support::FaultKind;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string bytes_at(const std::string& path) {
  const auto bytes = DiskFileStore().read(path);
  return bytes.ok() ? bytes.value() : "";
}

class UpwardFiling : public UpwardProofs {
 protected:
  static void TearDownTestSuite() {
    newer_.reset();
    lost_.reset();
    UpwardProofs::TearDownTestSuite();
  }

  std::string month() const { return above_ + "/received/" + kCell + "/2026-01/"; }
  std::map<std::string, std::string> filed() const { return tree(above_ + "/received"); }

  // The month after one of its records was corrected and stored again.
  static std::string newer() {
    if (newer_) return newer_->file("lại.zip");
    newer_ = std::make_unique<support::TempFolder>(support::memory_folder());
    const std::string office = newer_->file("xã");
    fs::copy(below(), office, fs::copy_options::recursive);
    const std::string stored = bytes_of_path(some_path("record.xml"));
    for (const auto& entry : fs::recursive_directory_iterator(office + "/records")) {
      const std::string path = entry.path();
      if (!entry.is_regular_file() || bytes_at(path) != stored) continue;
      std::string text = stored;
      text.insert(text.find("venue=\"") + 7, "tầng hai, ");
      std::ofstream(path, std::ios::binary) << text;
    }
    const Answer stored_again = run(office, {"run", "-q", "--supersede"});
    if (stored_again.code != 0) throw std::runtime_error(stored_again.err);
    const Answer sent = run(office, {"export", "--to-superior", "--cell", kCell, "--month",
                                     "2026-01", "-o", newer_->file("lại.zip")});
    if (sent.code != 0) throw std::runtime_error(sent.err);
    return newer_->file("lại.zip");
  }
  // The sender's archive has gone back to what it was before that, and its log was given up: the
  // month as it is then, and after the correction was stored anew.
  struct AfterLoss {
    std::string without;
    std::string remade;
  };
  static AfterLoss after_loss() {
    if (lost_) return {lost_->file("thiếu.zip"), lost_->file("lưu lại.zip")};
    newer();
    lost_ = std::make_unique<support::TempFolder>(support::memory_folder());
    const std::string office = lost_->file("xã");
    fs::copy(newer_->file("xã"), office, fs::copy_options::recursive);
    fs::remove_all(office + "/archive");
    fs::copy(below() + "/archive", office + "/archive", fs::copy_options::recursive);
    const auto must = [&](const std::vector<std::string>& words) {
      const Answer answer = run(office, words);
      if (answer.code != 0) throw std::runtime_error(words.front() + ": " + answer.err);
    };
    const auto send_to = [&](const std::string& path) {
      must({"export", "--to-superior", "--cell", kCell, "--month", "2026-01", "-o", path});
    };
    must({"log", "lost"});
    send_to(lost_->file("thiếu.zip"));
    must({"run", "-q", "--supersede"});
    send_to(lost_->file("lưu lại.zip"));
    return after_loss();
  }
  static std::string bytes_of_path(const std::string& path) {
    run::UpwardBundle bundle = whole();
    return bytes_of(bundle, path);
  }
  // The month with one of its two dossiers.
  std::string only(std::size_t which) const {
    run::UpwardBundle part = whole();
    const std::string uuid = part.uuids().at(which);
    std::erase_if(part.files, [&](const run::BundleFile& file) {
      return file.path.starts_with("records/") && !file.path.starts_with("records/" + uuid);
    });
    return signed_again(part, "phần " + std::to_string(which) + ".zip");
  }

  // What is filed now, then the bundle, cut at each change of the disk in turn.
  void for_every_cut(const std::string& sent, const std::vector<FaultKind>& kinds,
                     const std::function<void(const std::string&)>& judge) const {
    const std::string start = folder_.file("trước");
    fs::remove_all(start);
    fs::create_directories(above_ + "/received");
    fs::rename(above_ + "/received", start);
    DiskFileStore disk;
    const auto workspace = run::open_workspace(disk, above_);
    const auto trusted = run::trust_list(disk, workspace.value());
    for (const FaultKind kind : kinds) {
      for (std::size_t call = 1;; ++call) {
        fs::remove_all(above_ + "/received");
        fs::copy(start, above_ + "/received", fs::copy_options::recursive);
        support::FailingFileStore failing(disk, {.at_call = call, .kind = kind, .stays = true});
        const auto cut =
            run::receive_bundle(failing, workspace.value(), trusted.value(), sent, false);
        if (cut.ok()) {
          EXPECT_GT(call, 10U);
          break;
        }
        judge("kind " + std::to_string(static_cast<int>(kind)) + ", call " + std::to_string(call));
        if (HasFatalFailure()) return;
      }
    }
    fs::remove_all(above_ + "/received");
    fs::copy(start, above_ + "/received", fs::copy_options::recursive);
  }
  // Received once more, all is as if it had not been cut.
  void expect_whole_after_every_cut(const std::string& sent) const {
    DiskFileStore disk;
    const auto workspace = run::open_workspace(disk, above_);
    const auto trusted = run::trust_list(disk, workspace.value());
    const std::string start = folder_.file("lúc đầu");
    fs::create_directories(above_ + "/received");
    fs::copy(above_ + "/received", start, fs::copy_options::recursive);
    ASSERT_EQ(receive(sent).code, 0);
    const auto whole = filed();
    fs::remove_all(above_ + "/received");
    fs::rename(start, above_ + "/received");
    for_every_cut(sent, {FaultKind::Nothing, FaultKind::Half, FaultKind::Done},
                  [&](const std::string& where) {
                    const auto again =
                        run::receive_bundle(disk, workspace.value(), trusted.value(), sent, false);
                    ASSERT_TRUE(again.ok()) << where << describe(again.error(), Language::En);
                    ASSERT_EQ(filed(), whole) << where;
                  });
  }

  static inline std::unique_ptr<support::TempFolder> newer_;
  static inline std::unique_ptr<support::TempFolder> lost_;
};

TEST_F(UpwardFiling, ABundleWithoutDossiersIsNeitherMadeNorReceived) {
  run::UpwardBundle empty = whole();
  std::erase_if(empty.files,
                [](const run::BundleFile& file) { return file.path.starts_with("records/"); });
  ASSERT_FALSE(empty.files.empty());
  const auto signer = UpwardProofs::signer();
  EXPECT_FALSE(run::write_bundle(empty, *signer).ok());
  // By somebody's own program, with the office's key.
  std::string manifest = whole().manifest;
  manifest.resize(manifest.find("\n", manifest.find("\nmonth ") + 1) + 1);
  for (const run::BundleFile& file : empty.files) {
    manifest += file.sha256 + "  " + file.path + "\n";
  }
  std::vector<zip::ZipMember> members;
  members.push_back(zip::deflate_member("manifest.txt", manifest));
  members.push_back(
      zip::deflate_member("manifest.p7s", sign::sign_detached(manifest, *signer).value()));
  for (const run::BundleFile& file : empty.files) {
    members.push_back(zip::deflate_member(file.path, file.bytes));
  }
  std::vector<const zip::ZipMember*> all;
  for (const auto& member : members) all.push_back(&member);
  const Answer answer = receive(folder_.write("rỗng.zip", zip::write_zip(all)));
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err, HasSubstr("gói không có hồ sơ nào"));
  EXPECT_FALSE(fs::exists(above_ + "/received"));
}

// A bundle that brings something, with proofs as they were before the witness.
TEST_F(UpwardFiling, AProofKeepsTheCosignaturesThatItHas) {
  ASSERT_EQ(receive(send_with_witness()).code, 0);
  const std::string proof = month() + some_path("v1.tlog-proof");
  const std::string cosigned = bytes_at(proof);
  fs::remove(month() + some_path("minutes.pdf"));
  const Answer answer = receive(bundle());
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("đã nhận phần bổ sung"));
  EXPECT_TRUE(fs::exists(month() + some_path("minutes.pdf")));
  EXPECT_EQ(bytes_at(proof), cosigned);
}

TEST_F(UpwardFiling, LinesThatNoWitnessSignedAreNoCosignatures) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const auto before = filed();
  run::UpwardBundle forged = whole();
  for (run::BundleFile& file : forged.files) {
    if (!file.path.ends_with(".tlog-proof")) continue;
    auto proof = tlog::parse_proof_file(file.bytes).value();
    const std::string text = tlog::parse_note(proof.checkpoint).value().text;
    for (const char* name : {"cap-tren.example/w", "tinh.example/w"}) {
      const auto anybody =
          tlog::NoteSigner::from_seed(name, tlog::KeyKind::Cosignature, sha256(name));
      proof.checkpoint += tlog::write_signature(anybody.value().sign(text, Instant{9}));
    }
    file.bytes = tlog::write_proof_file(proof);
  }
  const Answer answer = receive(signed_again(forged));
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("không đổi"));
  EXPECT_EQ(filed(), before);
}

TEST_F(UpwardFiling, PartsOfAMonthAreEachReceivedOnce) {
  EXPECT_THAT(receive(only(0)).out, HasSubstr("đã nhận –"));
  EXPECT_THAT(receive(only(1)).out, HasSubstr("đã nhận phần bổ sung"));
  const auto before = filed();
  for (const std::string& path : {only(0), only(1), bundle()}) {
    const Answer again = receive(path);
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_THAT(again.out, HasSubstr("đã nhận từ trước, không đổi"));
    EXPECT_EQ(filed(), before);
  }
}

TEST_F(UpwardFiling, ANewerVersionIsFiledAndTheOldOneKept) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string uuid = some_path("").substr(8, 36);
  const auto old = tree(month() + "records/" + uuid);
  const Answer answer = receive(newer());
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, AllOf(HasSubstr("đã nhận phần bổ sung"),
                                HasSubstr("phiên bản mới của 1 hồ sơ"), HasSubstr("earlier/")));
  EXPECT_EQ(tree(month() + "earlier/" + uuid + "/v1"), old);
  EXPECT_THAT(bytes_at(month() + some_path("record.xml")), HasSubstr("tầng hai, "));
  EXPECT_TRUE(fs::exists(month() + some_path("v2.tlog-proof")));
  EXPECT_FALSE(fs::exists(month() + "incoming"));
  const auto after = filed();
  EXPECT_THAT(receive(newer()).out, HasSubstr("đã nhận từ trước, không đổi"));
  const Answer late = receive(bundle());
  EXPECT_EQ(late.code, 0) << late.err;
  EXPECT_THAT(late.out, AllOf(HasSubstr("không đổi"), HasSubstr("đã có phiên bản mới hơn")));
  EXPECT_EQ(filed(), after);
  EXPECT_EQ(run(above_, {"petitions"}).code, 0);
}

TEST_F(UpwardFiling, AnOldBundleThatComesLateBringsNothing) {
  ASSERT_EQ(receive(newer()).code, 0);
  const auto before = filed();
  const Answer late = receive(bundle());
  EXPECT_EQ(late.code, 0) << late.err;
  EXPECT_THAT(late.out, HasSubstr("đã có phiên bản mới hơn"));
  EXPECT_EQ(filed(), before);
}

// The newer version is no continuation of what is filed, or the log is not known from before.
TEST_F(UpwardFiling, OtherContentThatNoLogLeadsToIsRefused) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string path = month() + some_path("minutes.docx");
  std::ofstream(path, std::ios::app) << "x";
  EXPECT_THAT(receive(newer()).err, HasSubstr("đã bị sửa sau khi nhận"));
  fs::remove_all(above_ + "/received");
  ASSERT_EQ(receive(signed_again(without_proofs())).code, 0);
  const auto before = filed();
  const Answer answer = receive(newer());
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err, AllOf(HasSubstr("khác với gói đã nhận"), HasSubstr("record.xml")));
  EXPECT_EQ(filed(), before);
}

// A newer version also when the month's first bundle was cut and never came again.
TEST_F(UpwardFiling, ABundleIsFiledWholeHoweverOftenItIsCut) {
  expect_whole_after_every_cut(bundle());
  for_every_cut(bundle(), {FaultKind::Half}, [&](const std::string& where) {
    const Answer answer = receive(newer());
    ASSERT_EQ(answer.code, 0) << where << answer.err;
    EXPECT_THAT(bytes_at(month() + some_path("record.xml")), HasSubstr("tầng hai, ")) << where;
  });
}

TEST_F(UpwardFiling, WhatCompletesAMonthIsFiledWholeHoweverOftenItIsCut) {
  ASSERT_EQ(receive(only(0)).code, 0);
  fs::remove(month() + some_path("minutes.pdf"));
  fs::remove(month() + some_path("v1.tlog-proof"));
  expect_whole_after_every_cut(bundle());
}

TEST_F(UpwardFiling, ANewerVersionIsFiledWholeHoweverOftenItIsCut) {
  ASSERT_EQ(receive(bundle()).code, 0);
  expect_whole_after_every_cut(newer());
}

// Whose fault it is, the signed list tells.
TEST_F(UpwardFiling, WhatWasChangedAfterItWasReceivedIsNamedAndNotCounted) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string record = month() + some_path("record.xml");
  std::ofstream(record, std::ios::app) << "<!-- sửa -->";
  const Answer listed = run(above_, {"petitions"});
  EXPECT_EQ(listed.code, 5);
  EXPECT_THAT(listed.err, AllOf(HasSubstr("bị sửa sau khi nhận"), HasSubstr("record.xml")));
  const Answer audited = run(above_, {"audit", above_ + "/received"});
  EXPECT_NE(audited.code, 0);
  EXPECT_THAT(audited.out + audited.err, HasSubstr("bị sửa sau khi nhận"));
  const Answer again = receive(bundle());
  EXPECT_EQ(again.code, 5);
  EXPECT_THAT(again.err, AllOf(HasSubstr("đã bị sửa sau khi nhận"), HasSubstr("record.xml"),
                               Not(HasSubstr("minutes.pdf"))));
  // As the message says.
  fs::rename(record, folder_.file("chứng cứ.xml"));
  EXPECT_EQ(receive(bundle()).code, 0);
  EXPECT_EQ(run(above_, {"petitions"}).code, 0);
}

TEST_F(UpwardFiling, AnAuditCountsTheNewestVersionOnly) {
  ASSERT_EQ(receive(bundle()).code, 0);
  ASSERT_EQ(receive(newer()).code, 0);
  ASSERT_TRUE(fs::exists(month() + "earlier"));
  const Answer audited = run(above_, {"audit", above_ + "/received", "--format", "json"});
  EXPECT_THAT(audited.out + audited.err,
              AllOf(Not(HasSubstr("earlier/")), Not(HasSubstr("cùng một mã hồ sơ"))));
  EXPECT_EQ(audited.code, run(above_, {"audit", above_ + "/received/" + kCell}).code);
}

// The superior has what the sender has lost.
TEST_F(UpwardFiling, AVersionThatTheSenderHasLostStaysAndIsNamed) {
  ASSERT_EQ(receive(newer()).code, 0);
  const std::string uuid = some_path("").substr(8, 36);
  const auto before = tree(month() + "records/" + uuid);
  const Answer answer = receive(after_loss().without);
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(
      answer.out + answer.err,
      AllOf(HasSubstr("nơi gửi không còn phiên bản mới của 1 hồ sơ"), Not(HasSubstr("gói cũ"))));
  EXPECT_EQ(tree(month() + "records/" + uuid), before);
}

TEST_F(UpwardFiling, WhatWasStoredAnewAfterALossTakesThePlaceOfWhatTheLogGaveUp) {
  ASSERT_EQ(receive(newer()).code, 0);
  const std::string uuid = some_path("").substr(8, 36);
  const auto given_up = tree(month() + "records/" + uuid);
  const Answer answer = receive(after_loss().remade);
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out + answer.err,
              AllOf(HasSubstr("1 hồ sơ được lưu lại sau khi nơi gửi mất nhật ký"),
                    HasSubstr("nơi gửi đã mở nhật ký mới"), Not(HasSubstr("phiên bản mới của"))));
  EXPECT_EQ(tree(month() + "earlier/" + uuid + "/v2"), given_up);
  EXPECT_NE(tree(month() + "records/" + uuid), given_up);
  // Bundles of before the loss bring nothing any more.
  const auto after = filed();
  for (const std::string& path : {newer(), bundle(), after_loss().remade}) {
    const Answer late = receive(path);
    EXPECT_EQ(late.code, 0) << late.err;
    EXPECT_THAT(late.out, HasSubstr("không đổi"));
    EXPECT_EQ(filed(), after);
  }
}

TEST_F(UpwardFiling, WhatWasStoredAnewIsFiledWholeHoweverOftenItIsCut) {
  ASSERT_EQ(receive(newer()).code, 0);
  expect_whole_after_every_cut(after_loss().remade);
}

// Something else than what the log once proved lies there: nobody has sent that.
TEST_F(UpwardFiling, ALossOfTheLogExcusesNoOtherContent) {
  ASSERT_EQ(receive(newer()).code, 0);
  std::ofstream(month() + some_path("minutes.docx"), std::ios::app) << "x";
  const Answer answer = receive(after_loss().remade);
  EXPECT_EQ(answer.code, 5);
  EXPECT_THAT(answer.err, HasSubstr("đã bị sửa sau khi nhận"));
}

// As versions of vanthu that wrote under the final name have left it.
TEST_F(UpwardFiling, HalfOfAFileThatNoListVouchesForIsNoOtherContent) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const auto whole = filed();
  fs::resize_file(month() + some_path("minutes.pdf"), 1000);
  EXPECT_THAT(receive(bundle()).err, HasSubstr("đã bị sửa sau khi nhận"));
  fs::remove(month() + "manifest.txt");
  fs::remove(month() + "manifest.p7s");
  const Answer again = receive(bundle());
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(filed(), whole);
}

TEST_F(UpwardFiling, FilesThatNoBundleBroughtHoldNothingUp) {
  ASSERT_EQ(receive(bundle()).code, 0);
  const std::string uuid = some_path("").substr(8, 36);
  const auto put = [&](const std::string& name) { std::ofstream(month() + name) << "?"; };
  for (const char* name : {"records/Thumbs.db", "manifest.txt.4711.tmp", "log/root.vkey.4711.tmp"})
    put(name);
  for (const char* name : {"Thumbs.db", "v1.tlog-proof.4711.tmp", "bai.4711.tmp"})
    put(some_path(name));
  const Answer answer = receive(newer());
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("phiên bản mới của 1 hồ sơ"));
  for (const char* name : {"Thumbs.db", "bai.4711.tmp"}) {
    EXPECT_TRUE(fs::exists(month() + "earlier/" + uuid + "/v1/" + name)) << name;
    EXPECT_FALSE(fs::exists(month() + some_path(name))) << name;
  }
  for (const auto& [path, bytes] : filed())
    EXPECT_TRUE(path.find(".4711.tmp") == std::string::npos || path.ends_with("bai.4711.tmp"));
  EXPECT_TRUE(fs::exists(month() + "records/Thumbs.db"));
  EXPECT_EQ(run(above_, {"petitions"}).code, 0);
}

}  // namespace
}  // namespace vanthu::province
