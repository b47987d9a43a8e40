// Handing dossiers over, from the archive to packages that somebody else can check.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "base/file_store.h"
#include "cli/program.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;

// A workspace with one stored dossier.
class Exchange : public ::testing::Test {
 protected:
  Exchange() {
    EXPECT_EQ(vanthu({"init", root_}).code, 0);
    // One dossier is enough.
    std::filesystem::remove(root_ + "/records/binh-hoa/2026/2026-11-chi-uy.xml");
    EXPECT_EQ(run({"run"}).code, 0);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--workspace", root_});
    return vanthu(arguments);
  }
  // The file of the root key, or of a log's.
  static std::string key_in(const std::string& folder, bool root) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const std::string path = entry.path().string();
      if (path.ends_with(".vkey") && path.ends_with("root.vkey") == root) return path;
    }
    return {};
  }
  void name_fonds() const {
    std::ifstream in(root_ + "/office.xml");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.insert(text.rfind("</office>"), "<fonds code=\"P01\" name=\"Phông Đảng bộ xã\"/>");
    std::ofstream(root_ + "/office.xml") << text;
  }

  support::TempFolder folder_;
  std::string root_ = folder_.file("văn phòng");
  std::string out_ = folder_.file("nộp lưu");
};

TEST_F(Exchange, PackagesAreValidAndBrokenOnesAreNamed) {
  const Answer valid = run({"archive", "validate"});
  EXPECT_EQ(valid.code, 0) << valid.out;
  EXPECT_THAT(valid.out, AllOf(HasSubstr("kho OCFL"), HasSubstr("hợp lệ")));
  const Answer bags = run({"archive", "export", "--all", "--to", "bagit", "-o", out_, "--list"});
  EXPECT_EQ(bags.code, 0) << bags.err;
  EXPECT_TRUE(std::filesystem::exists(out_ + "/muc-luc-ho-so.csv"));
  EXPECT_EQ(vanthu({"archive", "validate", out_}).code, 0);
  // Again: the same bytes, so nothing is in the way.
  EXPECT_EQ(run({"archive", "export", "--all", "--to", "bagit", "-o", out_, "--list"}).out,
            bags.out);
  const std::string bag = bags.out.substr(0, bags.out.find('\n'));
  std::ofstream(bag + "/data/extra.txt") << "x";
  const Answer broken = vanthu({"archive", "validate", bag});
  EXPECT_EQ(broken.code, 5);
  EXPECT_THAT(broken.out,
              AllOf(HasSubstr("BAG-UNLISTED"), HasSubstr("data/extra.txt"), HasSubstr("gợi ý:")));
  const auto json = nlohmann::json::parse(vanthu({"archive", "validate", bag, "--json"}).out);
  EXPECT_EQ(json["valid"], false);
  EXPECT_EQ(json["kinds"][0], "bagit");
}

TEST_F(Exchange, ADamagedPolicyHoldsNothingBackAndIsNamedAtTheEnd) {
  const std::string passphrase = folder_.write("passphrase", "mot-cau-de-nho\n");
  const std::string witness = folder_.file("witness");
  ASSERT_EQ(vanthu({"log", "witness", witness, "--name", "cap-tren.example/w", "--passphrase-file",
                    passphrase})
                .code,
            0);
  std::ifstream key(witness + "/witness.vkey");
  const std::string line{std::istreambuf_iterator<char>(key), {}};
  const std::string policy = folder_.write("policy.txt", "witness w " + line + "quorum w\n");
  ASSERT_EQ(run({"log", "policy", policy}).code, 0);
  std::ofstream(root_ + "/archive/keys/policy-1.note", std::ios::app) << "x";
  const auto named = AllOf(HasSubstr("policy-1.note"), HasSubstr("không nêu nhân chứng"));
  const Answer bags = run({"archive", "export", "--all", "--to", "bagit", "-o", out_, "--list"});
  EXPECT_EQ(bags.code, 5);
  EXPECT_THAT(bags.err, named);
  EXPECT_TRUE(std::filesystem::exists(out_ + "/muc-luc-ho-so.csv"));
  EXPECT_EQ(vanthu({"archive", "validate", out_}).code, 0);
  const std::string zip = folder_.file("tháng.zip");
  const Answer month = run({"export", "--to-superior", "-o", zip});
  EXPECT_EQ(month.code, 5);
  EXPECT_THAT(month.err, named);
  EXPECT_TRUE(std::filesystem::exists(zip));
}

TEST_F(Exchange, PackagesOfTheCircularNeedTheFonds) {
  const Answer unknown = run({"archive", "export", "--all", "--to", "sip", "-o", out_});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, AllOf(HasSubstr("phông lưu trữ"), HasSubstr("<fonds code=\"P01\"")));
  name_fonds();
  for (const std::string kind : {"sip", "aip"}) {
    const Answer made =
        run({"archive", "export", "--all", "--to", kind, "-o", out_ + kind, "--zip"});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr(".zip\n"));
    const Answer checked = vanthu({"archive", "validate", out_ + kind});
    EXPECT_EQ(checked.code, 0) << checked.out << checked.err;
  }
}

// Those of one command wait in one folder.
TEST_F(Exchange, SeveralDossiersGoOutAsFilesOfOneFolder) {
  const std::string second = "/records/binh-hoa/2026/2026-11-chi-uy.xml";
  ASSERT_EQ(vanthu({"init", folder_.file("khác")}).code, 0);
  std::filesystem::copy_file(folder_.file("khác") + second, root_ + second);
  ASSERT_EQ(run({"run", "-q"}).code, 0);
  const Answer made = run({"archive", "export", "--all", "--to", "bagit", "-o", out_, "--zip"});
  EXPECT_EQ(made.code, 0) << made.err;
  std::size_t zips = 0;
  for (const auto& entry : std::filesystem::directory_iterator(out_)) {
    EXPECT_EQ(entry.path().extension(), ".zip");
    ++zips;
  }
  EXPECT_EQ(zips, 2U);
  const Answer whole = run({"archive", "validate", out_});
  EXPECT_EQ(whole.code, 0) << whole.out;
  // A damaged one is named, and the others are checked.
  std::ofstream(out_ + "/aaa.zip") << "hỏng";
  const Answer validated = run({"archive", "validate", out_});
  EXPECT_EQ(validated.code, 5);
  EXPECT_THAT(validated.out, AllOf(HasSubstr("[PKG-ZIP]: tệp ZIP này đã hỏng\n  aaa.zip"),
                                   HasSubstr("2 × túi BagIt")));
  std::filesystem::remove(out_ + "/aaa.zip");
  // A ZIP file of something else, and one that nobody could read into memory.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root_ + "/archive/ocfl")) {
    if (entry.path().filename() == "minutes.docx") {
      std::filesystem::copy_file(entry.path(), out_ + "/bbb.zip",
                                 std::filesystem::copy_options::overwrite_existing);
    }
  }
  std::ofstream(out_ + "/ccc.zip") << "";
  std::filesystem::resize_file(out_ + "/ccc.zip", std::uintmax_t{1} << 36U);
  const Answer others = run({"archive", "validate", out_});
  EXPECT_EQ(others.code, 6) << others.out;
  EXPECT_THAT(others.out,
              AllOf(HasSubstr("[PKG-OTHER]: tệp ZIP này không phải gói xuất nào\n  bbb.zip"),
                    HasSubstr("[PKG-UNREAD]"), HasSubstr("ccc.zip"), HasSubstr("2 × túi BagIt")));
  std::filesystem::remove(out_ + "/ccc.zip");
  EXPECT_EQ(run({"archive", "validate", out_}).code, 0);
  std::filesystem::remove(out_ + "/bbb.zip");
  const Answer tried =
      run({"archive", "export", "--all", "--to", "bagit", "-o", out_ + "-2", "--zip", "-n"});
  EXPECT_THAT(tried.err, AllOf(HasSubstr("Làm thử: sẽ ghi"), HasSubstr(".zip\n")));
  const Answer plain = run({"archive", "export", "--all", "-o", out_ + "-3", "--zip"});
  EXPECT_EQ(plain.code, 2);
  EXPECT_THAT(plain.err, HasSubstr("--to bagit"));
  EXPECT_FALSE(std::filesystem::exists(out_ + "-3"));
}

TEST_F(Exchange, WhoIsGivenWhatIsEnteredInTheAccessLogAndTheLogIsProven) {
  EXPECT_THAT(run({"archive", "access"}).err, HasSubstr("không có dòng nào"));
  ASSERT_EQ(run({"archive", "export", "--all", "--to", "bagit", "-o", out_, "--by", "Đoàn kiểm tra",
                 "--reason", "Kế hoạch 12"})
                .code,
            0);
  ASSERT_EQ(run({"archive", "export", "--all", "-o", out_ + "-2"}).code, 0);
  EXPECT_EQ(run({"archive", "export", "--all", "-o", out_ + "-3", "-n"}).code, 0);
  const auto events = nlohmann::json::parse(run({"archive", "access", "--json"}).out);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0]["by"], "Đoàn kiểm tra");
  EXPECT_EQ(events[0]["reason"], "Kế hoạch 12");
  EXPECT_EQ(events[0]["form"], "bagit");
  EXPECT_EQ(events[1]["form"], "files");
  EXPECT_NE(events[1]["by"], "");
  EXPECT_EQ(run({"archive", "access", "--since", "2100-01-01", "--json"}).out, "[]\n");
  EXPECT_EQ(run({"archive", "access", "--since", "hôm qua"}).code, 2);
  EXPECT_EQ(run({"verify"}).code, 0);
  const std::string copy = folder_.file("sao lưu");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  for (const std::string inside : {"archive", "archive/kho-phu"}) {
    const Answer refused = run({"archive", "backup", root_ + "/" + inside});
    EXPECT_EQ(refused.code, 2) << refused.out;
    EXPECT_THAT(refused.err, HasSubstr("ngoài kho"));
    EXPECT_EQ(run({"archive", "repair", root_ + "/" + inside}).code, 2);
  }
  EXPECT_TRUE(std::filesystem::exists(copy + "/access"));
  EXPECT_EQ(run({"verify", "--archive", copy}).code, 0);
  // All of it comes back, also when nothing is left.
  std::filesystem::remove_all(root_ + "/archive");
  EXPECT_THAT(run({"run"}).err, HasSubstr("vanthu archive repair"));
  EXPECT_THAT(run({"archive", "list"}).err, HasSubstr("vanthu archive repair"));
  EXPECT_EQ(run({"archive", "repair", folder_.file("không có")}).code, 2);
  EXPECT_FALSE(std::filesystem::exists(root_ + "/archive"));
  EXPECT_THAT(run({"doctor"}).out, HasSubstr("vanthu archive repair"));
  std::filesystem::create_directories(root_ + "/archive");
  for (const char* command : {"verify", "run", "doctor"}) {
    const Answer gone = run({command});
    EXPECT_THAT(gone.out + gone.err, HasSubstr("vanthu archive repair")) << command;
  }
  EXPECT_THAT(run({"archive", "backup", copy}).err, HasSubstr("vanthu archive repair"));
  EXPECT_EQ(run({"archive", "repair", copy}).code, 0);
  EXPECT_EQ(run({"verify"}).code, 0);
  EXPECT_EQ(nlohmann::json::parse(run({"archive", "access", "--json"}).out), events);
  // The backup's lines are not written over by an access log that began anew.
  std::filesystem::remove_all(root_ + "/archive/access");
  ASSERT_EQ(run({"archive", "export", "--all", "-o", out_ + "-4"}).code, 0);
  const Answer forked = run({"archive", "backup", copy});
  EXPECT_EQ(forked.code, 5);
  EXPECT_THAT(forked.err, HasSubstr("nhật ký truy cập của kho không nối tiếp"));
  EXPECT_EQ(run({"verify", "--archive", copy}).code, 0);
  std::filesystem::remove_all(root_ + "/archive/access");
  EXPECT_EQ(run({"archive", "repair", copy}).code, 0);
  EXPECT_EQ(nlohmann::json::parse(run({"archive", "access", "--json"}).out), events);
  // Single files of a log that goes on from the backup's come back too.
  for (const char* lost : {"000.p", "note"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(root_ + "/archive/access")) {
      if (!entry.path().string().ends_with(lost)) continue;
      std::filesystem::remove_all(entry.path());
      break;
    }
    EXPECT_EQ(run({"verify"}).code, 5) << lost;
    EXPECT_EQ(run({"archive", "repair", copy}).code, 0) << lost;
    EXPECT_EQ(run({"verify"}).code, 0) << lost;
  }
  // A checkpoint that is gone is the archive's own again, not the backup's older one.
  ASSERT_EQ(run({"archive", "export", "--all", "-o", out_ + "-5"}).code, 0);
  const auto more = nlohmann::json::parse(run({"archive", "access", "--json"}).out);
  EXPECT_EQ(more.size(), 3U);
  for (const auto& entry : std::filesystem::directory_iterator(root_ + "/archive/access")) {
    if (entry.is_directory()) std::filesystem::remove(entry.path() / "checkpoint");
  }
  EXPECT_EQ(run({"archive", "repair", copy}).code, 0);
  EXPECT_EQ(nlohmann::json::parse(run({"archive", "access", "--json"}).out), more);
  EXPECT_EQ(run({"verify"}).code, 0);
  const std::string log = root_ + "/archive/access";
  for (const auto& entry : std::filesystem::directory_iterator(log)) {
    if (entry.path().extension() == ".note") std::filesystem::remove(entry.path());
  }
  const Answer altered = run({"verify"});
  EXPECT_EQ(altered.code, 5);
  EXPECT_THAT(altered.out, HasSubstr("lỗi[VT-ACCESS]"));
}

TEST_F(Exchange, WhatCannotBeEnteredIsHandedOutAndSaid) {
  // Stands for a copy that cannot be written to, also where root runs the tests.
  std::ofstream(root_ + "/archive/access") << "x";
  const Answer answer = run({"archive", "export", "--all", "-o", out_});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.err, HasSubstr("không được ghi vào nhật ký truy cập"));
  EXPECT_TRUE(std::filesystem::exists(out_ + "/record.xml"));
  const Answer lines = run({"archive", "export", "--all", "-o", out_, "--reason", "một\nhai"});
  EXPECT_EQ(lines.code, 2);
}

TEST_F(Exchange, BooksAndHeldDossiersLeaveWithTheirProofsToo) {
  name_fonds();
  // 1: months are missing in the book, which depends on the day on which this runs.
  const Answer book = run({"book", "--cell", "binh-hoa", "--year", "2026", "-o",
                           folder_.file("sổ.pdf"), "--store", "--despite-gaps"});
  ASSERT_THAT(book.code, AnyOf(0, 1)) << book.err;
  const std::string listed = run({"archive", "list"}).out;
  EXPECT_THAT(listed, HasSubstr("book-2026"));
  ASSERT_EQ(
      run({"hold", "place", "binh-hoa/binh-hoa-2026-11-thuong-ky", "--reason", "thanh tra"}).code,
      0);
  const std::string root = key_in(root_ + "/keys/log", true);
  for (const std::string kind : {"files", "bagit", "sip", "aip"}) {
    const std::string out = out_ + " " + kind;
    const Answer made =
        run({"archive", "export", "--all", "--to", kind, "-o", out, "--list", "--by", "thanh tra"});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_EQ(made.err, "") << kind;
    // Elsewhere, where nothing may be written, with nothing of the workspace but the root key.
    const std::string moved = folder_.file("nơi khác " + kind);
    std::filesystem::rename(out, moved);
    std::filesystem::permissions(
        moved, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    const Answer good = vanthu({"archive", "validate", "--root", root, moved});
    EXPECT_EQ(good.code, 0) << good.out << good.err;
    EXPECT_THAT(good.out, AllOf(HasSubstr("2 × "), HasSubstr("chứng minh 2 phiên bản")));
    std::filesystem::permissions(moved, std::filesystem::perms::owner_all);
  }
}

TEST_F(Exchange, TheProofInAnExportIsThatOfTheLogAndSaysWhoseKeyItIs) {
  ASSERT_EQ(run({"archive", "export", "--all", "-o", out_}).code, 0);
  EXPECT_EQ(vanthu({"log", "check", out_ + "/proof/v1.tlog-proof", "--key",
                    key_in(out_ + "/proof", false), "--paper", out_ + "/record.xml"})
                .code,
            0);
  const Answer good = vanthu({"archive", "validate", out_});
  EXPECT_EQ(good.code, 0);
  EXPECT_THAT(good.out, HasSubstr("/root+"));
  EXPECT_THAT(good.err, HasSubstr("--root"));
  const auto json = nlohmann::json::parse(vanthu({"archive", "validate", out_, "--json"}).out);
  EXPECT_EQ(json["proven_versions"], 1);
  EXPECT_EQ(json["log_roots"].size(), 1U);
  std::ofstream(out_ + "/record.xml", std::ios::app) << " ";
  const Answer broken = vanthu({"archive", "validate", out_});
  EXPECT_EQ(broken.code, 5);
  EXPECT_THAT(broken.out, AllOf(HasSubstr("LOG-FILE"), HasSubstr("record.xml"),
                                HasSubstr("đã ghi vào nhật ký")));
}

TEST_F(Exchange, AnExportIsWholeOrNotThereAndIsEnteredOnlyWhenItIsThere) {
  namespace fs = std::filesystem;
  for (const std::string form : {"files", "bagit"}) {
    const std::string out = out_ + form;
    const std::vector<std::string> command{"archive", "export", "--all", "--to", form, "-o", out};
    ASSERT_EQ(run(command).code, 0);
    const auto events = nlohmann::json::parse(run({"archive", "access", "--json"}).out).size();
    fs::path record;
    fs::path minutes;
    for (const auto& entry : fs::recursive_directory_iterator(out)) {
      if (entry.path().filename() == "record.xml") record = entry.path();
      if (entry.path().filename() == "minutes.pdf") minutes = entry.path();
    }
    fs::remove(minutes);
    std::ofstream(record, std::ios::app) << " ";
    const auto before = tree(out);
    const Answer refused = run(command);
    EXPECT_EQ(refused.code, 5) << refused.out;
    EXPECT_EQ(refused.out, "");
    EXPECT_THAT(refused.err, AllOf(HasSubstr("record.xml"), HasSubstr("chưa ghi gì")));
    EXPECT_EQ(tree(out), before);
    EXPECT_EQ(nlohmann::json::parse(run({"archive", "access", "--json"}).out).size(), events);
    // What is missing comes back when nothing stands in its way.
    fs::remove(record);
    EXPECT_EQ(run(command).code, 0);
    EXPECT_TRUE(fs::exists(minutes));
    EXPECT_EQ(nlohmann::json::parse(run({"archive", "access", "--json"}).out).size(), events + 1);
    EXPECT_EQ(vanthu({"archive", "validate", out}).code, 0);
  }
}

TEST_F(Exchange, AnExportThatCannotBeWrittenLeavesNothing) {
  const std::string file = folder_.write("tệp", "x");
  const Answer refused = run({"archive", "export", "--all", "-o", file + "/ra"});
  EXPECT_EQ(refused.code, 3) << refused.err;
  EXPECT_THAT(refused.err, ::testing::Not(HasSubstr(".tmp")));
  EXPECT_FALSE(std::filesystem::exists(root_ + "/archive/access"));
}

TEST_F(Exchange, ARecordThatWasChangedSinceIsNotCalledUnstored) {
  const std::string record = root_ + "/records/binh-hoa/2026/2026-11-thuong-ky.xml";
  std::ofstream(record, std::ios::app) << "<!-- sửa -->\n";
  const Answer sent = run({"export", "--to-superior", "-o", folder_.file("tháng.zip")});
  EXPECT_EQ(sent.code, 0) << sent.err;
  EXPECT_THAT(sent.err, AllOf(HasSubstr("2026-11-thuong-ky.xml đã sửa sau khi lưu"),
                              HasSubstr("vanthu run --supersede"),
                              ::testing::Not(HasSubstr("chưa có trong kho"))));
}

TEST_F(Exchange, ABackupCountsTheEntriesThatVerifyCounts) {
  ASSERT_EQ(run({"archive", "export", "--all", "-o", out_}).code, 0);
  const Answer made = run({"archive", "backup", folder_.file("sao lưu")});
  EXPECT_THAT(made.out, HasSubstr("2 dòng nhật ký và 1 dòng nhật ký truy cập"));
  EXPECT_THAT(run({"verify"}).out, HasSubstr("2 dòng nhật ký"));
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Every path below with its bytes.
std::map<std::string, std::string> all_files(const std::string& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    all[entry.path()] = entry.is_regular_file() ? bytes_of(entry.path()) : "";
  }
  return all;
}

// The note says whose backup it is, and may itself be what is damaged.
TEST_F(Exchange, ABackupWithoutAReadableNoteIsKnownByItsLogAndTheRootKeys) {
  const std::string copy = folder_.file("sao");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  const std::string note = copy + "/ARCHIVE.note";
  const std::string whole = bytes_of(note);
  for (const bool gone : {false, true}) {
    std::filesystem::remove(note);
    if (!gone) std::ofstream(note) << "x";
    const Answer verified = run({"verify", "--archive", copy});
    EXPECT_EQ(verified.code, 5);
    EXPECT_THAT(verified.err, HasSubstr("vanthu archive backup --mend " + copy));
    const Answer plain = run({"archive", "backup", copy});
    EXPECT_EQ(plain.code, 5);
    EXPECT_THAT(plain.err, AllOf(HasSubstr("bị hỏng hoặc mất"), HasSubstr("--mend")));
    EXPECT_EQ(run({"archive", "repair", "-n", copy}).code, 0);
    EXPECT_EQ(run({"archive", "backup", "--mend", copy}).code, 0);
    EXPECT_EQ(bytes_of(note), whole);
    EXPECT_EQ(run({"verify", "--archive", copy}).code, 0);
  }
}

TEST_F(Exchange, AnotherOfficesBackupIsNeverCalledOurs) {
  const std::string other = folder_.file("khác");
  ASSERT_EQ(vanthu({"init", other}).code, 0);
  ASSERT_EQ(vanthu({"run", "--workspace", other}).code, 0);
  const std::string copy = folder_.file("sao khác");
  ASSERT_EQ(vanthu({"archive", "backup", copy, "--workspace", other}).code, 0);
  const Answer tried = run({"archive", "repair", "-n", copy});
  EXPECT_EQ(tried.code, 5);
  EXPECT_THAT(tried.err, HasSubstr("bản sao lưu của kho khác"));
  std::filesystem::remove(copy + "/ARCHIVE.note");
  EXPECT_EQ(run({"archive", "repair", "-n", copy}).code, 5);
  const Answer verified = run({"verify", "--archive", copy});
  EXPECT_EQ(verified.code, 5);
  EXPECT_THAT(verified.err, ::testing::Not(HasSubstr("--mend")));
  const auto before = all_files(copy);
  EXPECT_EQ(run({"archive", "backup", "--mend", copy}).code, 5);
  EXPECT_EQ(all_files(copy), before);
}

// What says whose it is may be damaged together with its log, or the archive's own log be lost.
TEST_F(Exchange, ABackupIsKnownByWhatOpensItsLogWhereTheLogItselfIsDamaged) {
  const std::string copy = folder_.file("sao");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  const std::string note = copy + "/ARCHIVE.note";
  const std::string log =
      copy + "/log/" +
      std::filesystem::directory_iterator(copy + "/log")->path().filename().string();
  const auto whole = all_files(copy);
  for (const bool gone : {false, true}) {
    for (const std::string& damaged :
         {log + "/checkpoint", log + "/tile/entries/000.p/" + std::string("3")}) {
      if (!std::filesystem::exists(damaged)) continue;
      std::filesystem::remove(note);
      std::filesystem::remove(damaged);
      if (!gone) std::ofstream(note) << "x";
      if (!gone) std::ofstream(damaged) << "x";
      const Answer mended = run({"archive", "backup", "--mend", copy});
      EXPECT_EQ(mended.code, 0) << damaged << mended.err;
      EXPECT_EQ(bytes_of(note), whole.at(note));
      EXPECT_EQ(bytes_of(damaged), whole.at(damaged));
      EXPECT_EQ(run({"verify", "--archive", copy}).code, 0);
    }
  }
  std::filesystem::remove(note);
  std::filesystem::remove(root_ + log.substr(copy.size()).insert(0, "/archive") + "/checkpoint");
  EXPECT_EQ(run({"archive", "repair", "-n", copy}).code, 0);
  EXPECT_EQ(run({"archive", "repair", copy}).code, 0);
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(Exchange, ARefusedMendingSaysWhyAndWritesNothing) {
  const std::string copy = folder_.file("sao");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  std::ofstream(copy + "/ARCHIVE.note") << "x";
  // In the way of the damaged files.
  std::ofstream(copy + ".damaged") << "x";
  const Answer broken = run({"archive", "backup", "--mend", copy});
  EXPECT_NE(broken.code, 0);
  EXPECT_THAT(broken.err, ::testing::Not(HasSubstr("chạy vanthu archive backup --mend")));
  std::filesystem::remove(copy + ".damaged");
  // Nothing goes into a folder of it either.
  const auto before = all_files(copy);
  EXPECT_EQ(run({"archive", "backup", copy + "/con"}).code, 2);
  EXPECT_EQ(all_files(copy), before);
  // The archive lost its own note: it has nothing to mend with.
  std::ofstream(root_ + "/archive/ARCHIVE.note") << "x";
  const Answer verified = run({"verify", "--archive", copy});
  EXPECT_EQ(verified.code, 5);
  EXPECT_THAT(verified.err, ::testing::Not(HasSubstr("--mend")));
}

TEST_F(Exchange, ABackupThatKnowsOfMoreIsLeftAloneAlsoWhereItsNoteIsDamaged) {
  const std::string older = folder_.file("cũ");
  std::filesystem::copy(root_ + "/archive", older, std::filesystem::copy_options::recursive);
  ASSERT_EQ(run({"hold", "place", "binh-hoa/binh-hoa-2026-11-thuong-ky", "--reason", "tra"}).code,
            0);
  const std::string copy = folder_.file("sao");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  std::filesystem::remove_all(root_ + "/archive");
  std::filesystem::rename(older, root_ + "/archive");
  // Else these would say so before the copy is looked at.
  std::filesystem::remove_all(root_ + "/keys/log/kept");
  std::filesystem::remove(copy + "/ARCHIVE.note");
  const auto before = all_files(copy);
  const Answer refused = run({"archive", "backup", "--mend", copy});
  EXPECT_EQ(refused.code, 5);
  EXPECT_THAT(refused.err, HasSubstr("lùi lại"));
  EXPECT_EQ(all_files(copy), before);
  EXPECT_EQ(run({"archive", "backup", "--mend", "-n", copy}).code, 5);
}

TEST_F(Exchange, ABackupIsNotMendedWhileSomebodyStores) {
  const std::string copy = folder_.file("sao");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  DiskFileStore files;
  const auto storing = files.try_lock(root_ + "/archive/lock");
  ASSERT_TRUE(storing.ok());
  const Answer refused = run({"archive", "backup", "--mend", copy});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("một chương trình khác đang ghi"));
}

// Whatever of it is damaged or gone; its papers, its log and its frame.
TEST_F(Exchange, ADamagedBackupIsMendedFromTheArchive) {
  const std::string copy = folder_.file("sao lưu");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  EXPECT_THAT(run({"archive", "backup", "--mend", copy}).out, HasSubstr("không còn tệp nào hỏng"));
  int damaged = 0;
  for (const std::string name : {"minutes.pdf", "inventory.json", "record.xml", "checkpoint",
                                 "README.vi.md", "0=ocfl_1.1"}) {
    for (const bool gone : {false, true}) {
      std::string file;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(copy)) {
        if (entry.path().filename() == name) file = entry.path();
      }
      ASSERT_NE(file, "") << name;
      const std::string whole = bytes_of(file);
      std::filesystem::remove(file);
      if (!gone) std::ofstream(file) << "x";
      const Answer verified = run({"verify", "--archive", copy});
      EXPECT_EQ(verified.code, 5) << name << gone;
      EXPECT_THAT(verified.out, HasSubstr("vanthu archive backup --mend '" + copy + "'"))
          << name << gone;
      const Answer mended = run({"archive", "backup", "--mend", copy});
      EXPECT_EQ(mended.code, 0) << name << gone << mended.err;
      EXPECT_EQ(bytes_of(file), whole) << name << gone;
      EXPECT_EQ(run({"verify", "--archive", copy}).code, 0) << name << gone;
      ++damaged;
    }
  }
  EXPECT_EQ(damaged, 12);
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(Exchange, MendingLeavesAloneWhatABackupIsRefusedFor) {
  const std::string copy = folder_.file("copy");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  const std::string papers = folder_.file("giấy tờ");
  std::filesystem::create_directories(papers);
  std::ofstream(papers + "/README.vi.md") << "của văn thư";
  // Entered after the copy was made: set back to before, the archive knows less than a newer copy.
  const std::string newer = folder_.file("newer");
  std::filesystem::copy(root_ + "/archive", folder_.file("older"),
                        std::filesystem::copy_options::recursive);
  ASSERT_EQ(run({"archive", "export", "--all", "-o", out_}).code, 0);
  ASSERT_EQ(run({"archive", "backup", newer}).code, 0);
  std::filesystem::remove_all(root_ + "/archive");
  std::filesystem::copy(folder_.file("older"), root_ + "/archive",
                        std::filesystem::copy_options::recursive);
  for (const std::string& folder : {papers, copy + "/con", newer}) {
    const auto before = all_files(folder_.path());
    const Answer refused = run({"archive", "backup", "--mend", folder});
    EXPECT_NE(refused.code, 0) << folder;
    auto after = all_files(folder_.path());
    std::erase_if(after, [&](const auto& file) { return file.first.ends_with("/lock"); });
    auto kept = before;
    std::erase_if(kept, [&](const auto& file) { return file.first.ends_with("/lock"); });
    EXPECT_EQ(after, kept) << folder;
  }
}

// Damage in the archive neither goes into a sound backup nor keeps it from being read.
TEST_F(Exchange, ADamagedInventoryOfTheArchiveDoesNotSpoilTheBackup) {
  const std::string copy = folder_.file("copy");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  const auto sound = all_files(copy);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root_ + "/archive/ocfl")) {
    const std::string path = entry.path();
    if (path.ends_with("v1/inventory.json")) std::ofstream(path) << "x";
  }
  const Answer copied = run({"archive", "backup", copy});
  EXPECT_EQ(copied.code, 5);
  EXPECT_THAT(copied.out, HasSubstr("không chép vì đã hỏng trong kho"));
  EXPECT_EQ(all_files(copy), sound);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(copy + "/ocfl")) {
    const std::string path = entry.path();
    if (path.ends_with("minutes.pdf")) std::ofstream(path) << "x";
  }
  // As a shell completes the name.
  const Answer mended = run({"archive", "backup", "--mend", copy + "/"});
  EXPECT_EQ(mended.code, 5);
  EXPECT_THAT(mended.out, HasSubstr("đã thay trong bản sao lưu: ocfl/"));
  EXPECT_EQ(run({"verify", "--archive", copy}).code, 0);
  const auto json = nlohmann::json::parse(run({"archive", "backup", "--mend", copy, "--json"}).out);
  EXPECT_EQ(json["mended"].size(), 0U);
  EXPECT_EQ(json["damaged"].size(), 1U);
}

// In the backup, and in the archive.
TEST_F(Exchange, ADamagedCheckpointOfTheAccessLogComesBack) {
  const std::string copy = folder_.file("copy");
  ASSERT_EQ(run({"archive", "export", "--all", "-o", out_}).code, 0);
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  for (const bool in_copy : {true, false}) {
    const std::string root = in_copy ? copy : root_ + "/archive";
    std::string checkpoint;
    for (const auto& year : std::filesystem::directory_iterator(root + "/access")) {
      if (year.is_directory()) checkpoint = year.path().string() + "/checkpoint";
    }
    const std::string whole = bytes_of(checkpoint);
    std::ofstream(checkpoint) << "x";
    EXPECT_THAT(run({"verify", "--archive", copy}).out,
                HasSubstr(in_copy ? "vanthu archive backup --mend " + copy : "nguyên vẹn"));
    const Answer mended =
        in_copy ? run({"archive", "backup", "--mend", copy}) : run({"archive", "repair", copy});
    EXPECT_EQ(mended.code, 0) << mended.out << mended.err;
    EXPECT_EQ(bytes_of(checkpoint), whole);
    EXPECT_EQ(run({"verify", "--archive", root}).code, 0);
  }
}

TEST_F(Exchange, WhatIsDamagedInBothIsNamedAndNotMended) {
  const std::string copy = folder_.file("sao lưu");
  ASSERT_EQ(run({"archive", "backup", copy}).code, 0);
  for (const std::string& root : {copy, root_ + "/archive"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().filename() == "minutes.pdf") std::ofstream(entry.path()) << "x";
    }
  }
  const Answer mended = run({"archive", "backup", "--mend", copy});
  EXPECT_EQ(mended.code, 5);
  EXPECT_THAT(mended.out, AllOf(HasSubstr("hỏng hoặc thiếu ở cả hai nơi"),
                                ::testing::Not(HasSubstr("Đã thay"))));
}

// Two dossiers, one of them damaged: in a paper, or so that it cannot even be shown.
TEST_F(Exchange, ADamagedDossierIsLeftOutByNameAndTheOthersAreHandedOut) {
  for (const std::string damaged : {"minutes.pdf", "inventory.json"}) {
    const std::string root = folder_.file("hai hồ sơ " + damaged);
    const std::string out = folder_.file("ra " + damaged);
    const auto in = [&](std::vector<std::string> words) {
      words.insert(words.end(), {"--workspace", root});
      return vanthu(words);
    };
    ASSERT_EQ(vanthu({"init", root}).code, 0);
    ASSERT_EQ(in({"run"}).code, 0);
    const auto listed = nlohmann::json::parse(in({"archive", "list", "--json"}).out);
    ASSERT_EQ(listed.size(), 2U);
    std::string file;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(root + "/archive/ocfl")) {
      if (entry.path().filename() == damaged) file = entry.path();
    }
    ASSERT_NE(file, "");
    std::ofstream(file, std::ios::app) << "x";
    const Answer answer = in({"archive", "export", "--all", "--to", "bagit", "-o", out, "--list"});
    EXPECT_EQ(answer.code, 5) << answer.err;
    EXPECT_THAT(answer.err, AllOf(HasSubstr("urn:uuid:"), HasSubstr("bỏ qua 1/2 hồ sơ"),
                                  HasSubstr("chưa lập mục lục")));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(out), {}), 1);
    // Only what was handed out.
    const auto events = nlohmann::json::parse(in({"archive", "access", "--json"}).out);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(answer.err.find(events[0]["object"]), std::string::npos);
  }
}

TEST_F(Exchange, NoAccessIsNotedForAnExportThatFailsAtOnce) {
  std::filesystem::path statement;
  for (const auto& entry : std::filesystem::directory_iterator(root_ + "/archive/keys")) {
    if (entry.path().filename().string().starts_with("shard-")) statement = entry.path();
  }
  std::ofstream(statement, std::ios::app) << "x";
  const Answer answer = run({"archive", "export", "--all", "-o", out_});
  EXPECT_EQ(answer.code, 5) << answer.err;
  EXPECT_FALSE(std::filesystem::exists(out_));
  EXPECT_FALSE(std::filesystem::exists(root_ + "/archive/access"));
}

TEST_F(Exchange, AsksWhichDossiersAreMeant) {
  const Answer none = run({"archive", "export", "--to", "bagit", "-o", out_});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("--all"));
  EXPECT_EQ(run({"archive", "export", "--cell", "khác", "-o", out_}).code, 2);
  EXPECT_EQ(vanthu({"archive", "validate", root_ + "/records"}).code, 2);
  const Answer trying = run({"archive", "export", "--all", "--to", "bagit", "-o", out_, "-n"});
  EXPECT_EQ(trying.code, 0);
  EXPECT_FALSE(std::filesystem::exists(out_));
}

}  // namespace
}  // namespace vanthu::cli_tests
