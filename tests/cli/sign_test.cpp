// Signatures as an office collects them: secretary and chair sign the finished minutes, the archive
// takes them in, other tools' signatures are accepted, altered papers are not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "cli/small_office.h"
#include "support/pdf_archival.h"
#include "support/pdf_patch.h"
#include "support/source_folder.h"
#include "support/test_tsa.h"
#include "support/tool.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace fs = std::filesystem;

// One record's papers, signed by the office and archived, and keys for chair and secretary.
class SigningOffice : public StoredOffice {
 protected:
  SigningOffice() {
    for (const auto& entry : fs::recursive_directory_iterator(root_ + "/out")) {
      if (entry.path().filename() == "bien-ban.pdf") minutes_ = entry.path().string();
    }
    EXPECT_FALSE(minutes_.empty());
  }

  void make_key(const std::string& id, const std::string& name) const {
    const Answer made =
        run({"key", "create", "--key", id, "--name", name, "--generate-passphrase"});
    EXPECT_EQ(made.code, 0) << made.err;
  }
  static std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  static std::size_t valid_signatures(const std::string& path) {
    const std::string judged = support::run_tool({"pdfsig", "-nocert", path}).output;
    std::size_t valid = 0;
    for (auto at = judged.find("Signature is Valid"); at != std::string::npos;
         at = judged.find("Signature is Valid", at + 1)) {
      ++valid;
    }
    return valid;
  }

  // In the record that is stored.
  void correct(const std::string& from, const std::string& to) const {
    for (const auto& entry : fs::recursive_directory_iterator(root_ + "/records")) {
      if (entry.path().extension() != ".xml") continue;
      std::string text = read(entry.path());
      const auto at = text.find(from);
      ASSERT_NE(at, std::string::npos);
      write(entry.path(), text.replace(at, from.size(), to));
    }
  }

  std::string minutes_;
};

// Signed, not accepted, and then corrected: nobody's signature is thrown away.
TEST_F(SigningOffice, ACorrectionKeepsWhatWasSignedAndNotAccepted) {
  make_key("thu-ky", "Nguyễn Thị Kim Quy");
  ASSERT_EQ(run({"sign", minutes_, "--role", "secretary", "--key", "thu-ky"}).code, 0);
  const std::string signed_copy = read(minutes_);
  correct("Đồng Lợi", "Đồng Lời");
  const Answer again = run({"run", "--supersede"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_THAT(again.err, AllOf(HasSubstr("chưa nhận vào kho"), HasSubstr(".giu-lai/bien-ban.pdf")));
  const fs::path folder = fs::path(minutes_).parent_path();
  EXPECT_EQ(read(folder.string() + ".giu-lai/bien-ban.pdf"), signed_copy);
  EXPECT_EQ(valid_signatures(minutes_), 1U);
  EXPECT_THAT(run({"verify", minutes_}).out, HasSubstr("giống hệt bản lưu"));
}

TEST_F(SigningOffice, ACorrectionSaysWhoMustSignAgain) {
  make_key("thu-ky", "Nguyễn Thị Kim Quy");
  ASSERT_EQ(run({"sign", minutes_, "--role", "secretary", "--key", "thu-ky", "--accept"}).code, 0);
  correct("Đồng Lợi", "Đồng Lời");
  const Answer again = run({"run", "--supersede"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_THAT(again.err, AllOf(HasSubstr("bản trước có chữ ký của Nguyễn Thị Kim Quy"),
                               HasSubstr("phải ký lại"), Not(HasSubstr("giu-lai"))));
  EXPECT_FALSE(fs::exists(fs::path(minutes_).parent_path().string() + ".giu-lai"));
}

TEST_F(SigningOffice, CollectsSecretaryAndChairAndArchivesThemAsANewVersion) {
  const std::string sealed = read(minutes_);
  make_key("thu-ky", "Nguyễn Thị Kim Quy");
  make_key("bi-thu", "Nguyễn Văn Thuần");
  const Answer first = run({"sign", minutes_, "--role", "secretary", "--key", "thu-ky"});
  EXPECT_EQ(first.code, 0) << first.err;
  const Answer second = run({"sign", minutes_, "--role", "chair", "--key", "bi-thu", "--accept"});
  EXPECT_EQ(second.code, 0) << second.err;
  EXPECT_THAT(second.out, AllOf(HasSubstr("phiên bản 2"), HasSubstr("Nguyễn Thị Kim Quy"),
                                HasSubstr("Nguyễn Văn Thuần")));
  const std::string both = read(minutes_);
  EXPECT_EQ(both.substr(0, sealed.size()), sealed);
  EXPECT_EQ(valid_signatures(minutes_), 3U);
  EXPECT_THAT(support::archival_faults(both), IsEmpty());
  EXPECT_THAT(run({"verify", minutes_}).out,
              AllOf(HasSubstr("giống hệt bản lưu"), HasSubstr("[Signature2]: hợp lệ, B-B"),
                    HasSubstr("theo lời khai của người ký")));
  // Signed twice since, its first bytes are still what the record gives.
  EXPECT_EQ(run({"verify", "--level", "4"}).code, 0);
  // Again: nothing to do.
  EXPECT_THAT(run({"archive", "accept", minutes_}).out, HasSubstr("không phải nhận lại"));
  EXPECT_EQ(run({"run"}).code, 0);
}

TEST_F(SigningOffice, LetsNobodySignInAnotherPersonsPlace) {
  const std::string sealed = read(minutes_);
  make_key("khac", "Lê Văn Khác");
  for (const std::vector<std::string>& signer :
       {std::vector<std::string>{"--key", "khac", "--accept"}, {"--key", "khac"}, {}}) {
    std::vector<std::string> command{"sign", minutes_, "--role", "chair"};
    command.insert(command.end(), signer.begin(), signer.end());
    const Answer refused = run(command);
    EXPECT_EQ(refused.code, 5) << refused.out;
    EXPECT_EQ(refused.err.find("--signer") == std::string::npos, signer.empty());
    EXPECT_THAT(refused.err,
                AllOf(HasSubstr("dành cho Nguyễn Văn Thuần"), HasSubstr("--supersede"),
                      HasSubstr("vanthu key create --key TÊN-KHÓA --name \"Nguyễn Văn Thuần\"")));
  }
  EXPECT_EQ(read(minutes_), sealed);
  make_key("bi-thu", "NGUYỄN VĂN THUẦN");
  EXPECT_THAT(run({"sign", minutes_, "--role", "chair", "--key", "khac"}).err,
              HasSubstr("ký bằng khóa của người ấy: --key bi-thu"));
  const Answer own = run({"sign", minutes_, "--role", "chair", "--key", "bi-thu", "-n"});
  EXPECT_EQ(own.code, 0) << own.err;
  EXPECT_THAT(own.err, Not(HasSubstr("Lưu ý")));
}

TEST_F(SigningOffice, TakesAnotherNameOnlyWhenItIsVouchedFor) {
  make_key("bi-thu", "Nguyen Van Thuan");
  const Answer unmarked = run({"sign", minutes_, "--role", "chair", "--key", "bi-thu", "-n"});
  EXPECT_EQ(unmarked.code, 0) << unmarked.err;
  EXPECT_THAT(unmarked.err, HasSubstr("xem lại có đúng người"));
  make_key("thuan", "Đồng chí Thuần");
  EXPECT_EQ(run({"sign", minutes_, "--role", "chair", "--key", "thuan", "--signer", "Ai đó"}).code,
            5);
  const Answer vouched =
      run({"sign", minutes_, "--role", "chair", "--key", "thuan", "--signer", "Đồng chí Thuần"});
  EXPECT_EQ(vouched.code, 0) << vouched.err;
  EXPECT_THAT(vouched.err, HasSubstr("chứng thư là của Đồng chí Thuần"));
  // Whoever takes it in vouches too.
  const Answer refused = run({"archive", "accept", minutes_});
  EXPECT_EQ(refused.code, 5);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("chưa nhận gì vào kho"), HasSubstr("--signer")));
  EXPECT_EQ(run({"archive", "accept", minutes_, "--signer", "Đồng chí Thuần"}).code, 0);
}

TEST_F(SigningOffice, NamesTheFieldsWhenItIsNotToldWhichToSign) {
  const Answer asked = run({"sign", minutes_});
  EXPECT_EQ(asked.code, 2);
  EXPECT_THAT(asked.err,
              AllOf(HasSubstr("Signature1"), HasSubstr("còn trống"), HasSubstr("Certification")));
  EXPECT_EQ(run({"sign", minutes_, "--role", "chair", "--key", "khong-co"}).code, 5);
  EXPECT_EQ(run({"sign", minutes_, "--role", "chair", "--key", "../x"}).code, 2);
  EXPECT_EQ(run({"key", "create", "--key", "bi-thu", "--generate-passphrase"}).code, 2);
}

TEST_F(SigningOffice, AcceptsWhatPopplerSigned) {
  const std::string key = support::source_folder() + "/tests/support/keys/rsa3072";
  const std::string database = "sql:" + folder_.path();
  const auto tool = [](const std::vector<std::string>& command) {
    const auto done = support::run_tool(command);
    EXPECT_EQ(done.exit_code, 0) << done.output;
  };
  tool({"openssl", "pkcs12", "-export", "-in", key + ".crt", "-inkey", key + ".key", "-passin",
        "pass:mật khẩu dùng để thử", "-passout", "pass:thu", "-name", "bi-thu", "-out",
        folder_.file("key.p12")});
  tool({"certutil", "-N", "-d", database, "--empty-password"});
  tool({"pk12util", "-i", folder_.file("key.p12"), "-d", database, "-W", "thu", "-K", ""});
  const std::string signed_elsewhere = folder_.file("signed.pdf");
  tool({"pdfsig", "-nssdir", database, "-sign", "Signature2", "-etsi", "-nick", "bi-thu",
        "-nss-pwd", "", minutes_, signed_elsewhere});
  // Nobody has vouched for this signer yet.
  const Answer seen = run({"verify", signed_elsewhere});
  EXPECT_EQ(seen.code, 6);
  EXPECT_THAT(seen.err, HasSubstr("danh sách tin cậy"));
  EXPECT_EQ(run({"archive", "accept", signed_elsewhere}).code, 5);
  const Answer accepted =
      run({"archive", "accept", signed_elsewhere, "--signer", "Nguyễn Thị Ánh Nguyệt"});
  EXPECT_EQ(accepted.code, 0) << accepted.err;
  EXPECT_THAT(accepted.out, HasSubstr("phiên bản 2"));
  EXPECT_THAT(accepted.err, HasSubstr("danh sách tin cậy"));
}

TEST_F(SigningOffice, RefusesAnAlteredPaperAndOneFromElsewhere) {
  std::string altered = read(minutes_);
  altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
  const std::string path = folder_.file("altered.pdf");
  write(path, altered);
  const Answer refused = run({"archive", "accept", path});
  EXPECT_EQ(refused.code, 5);
  EXPECT_THAT(refused.err, HasSubstr("không có phần đầu nào"));
  write(path, read(minutes_) + "\n% thêm\n");
  EXPECT_EQ(run({"archive", "accept", path}).code, 5);
  write(path, "không phải PDF");
  EXPECT_NE(run({"archive", "accept", path}).code, 0);
}

TEST_F(SigningOffice, KeepsASignatureThatWasMadeOnAnOlderVersionOut) {
  make_key("bi-thu", "Nguyễn Văn Thuần");
  const std::string other = folder_.file("other.pdf");
  make_key("thu-ky", "Nguyễn Thị Kim Quy");
  EXPECT_EQ(run({"sign", minutes_, "--role", "secretary", "--key", "thu-ky", "-o", other}).code, 0);
  EXPECT_EQ(run({"sign", minutes_, "--role", "chair", "--key", "bi-thu", "--accept"}).code, 0);
  const Answer late = run({"archive", "accept", other});
  EXPECT_EQ(late.code, 5);
  EXPECT_THAT(late.err, HasSubstr("phiên bản cũ"));
  // The newest itself, damaged behind what was sealed first, is no older version.
  std::string damaged = read(minutes_);
  const auto at = damaged.rfind("/M (D:");
  damaged[at + 7] = damaged[at + 7] == '0' ? '1' : '0';
  write(other, damaged);
  const Answer altered = run({"archive", "accept", other});
  EXPECT_EQ(altered.code, 5);
  EXPECT_THAT(altered.err, Not(HasSubstr("phiên bản cũ")));
}

TEST_F(SigningOffice, ProvesTheTimeOfASignatureAndKeepsTheProofs) {
  const support::TestTsa tsa;
  make_key("bi-thu", "Nguyễn Văn Thuần");
  ASSERT_EQ(run({"sign", minutes_, "--role", "chair", "--key", "bi-thu"}).code, 0);
  ASSERT_EQ(run({"timestamp", "request", minutes_}).code, 0);
  write(minutes_ + ".tsr", tsa.answer(read(minutes_ + ".tsq")));
  const Answer taken = run({"timestamp", "accept", minutes_});
  EXPECT_EQ(taken.code, 0) << taken.err;
  EXPECT_THAT(run({"verify", minutes_}).out,
              AllOf(HasSubstr("SIG-42"), HasSubstr("đã được ký thêm, chưa nhận vào kho")));
  write(root_ + "/keys/trusted/tsa.crt", tsa.certificate_pem());
  EXPECT_THAT(run({"verify", minutes_}).out,
              AllOf(HasSubstr("B-T;"), HasSubstr("có dấu thời gian chứng minh")));
  ASSERT_EQ(run({"sign", minutes_, "--extend", "lta"}).code, 0);
  EXPECT_THAT(run({"verify", minutes_}).out, HasSubstr("B-LT;"));
  write(minutes_ + ".tsr", tsa.answer(read(minutes_ + ".tsq")));
  ASSERT_EQ(run({"timestamp", "accept", minutes_, "--document"}).code, 0);
  EXPECT_THAT(run({"verify", minutes_}).out,
              AllOf(HasSubstr("B-LTA;"), HasSubstr("dấu thời gian của Test TSA")));
  EXPECT_EQ(valid_signatures(minutes_), 2U);
  EXPECT_THAT(support::archival_faults(read(minutes_)), IsEmpty());
  const Answer accepted = run({"archive", "accept", minutes_});
  EXPECT_EQ(accepted.code, 0) << accepted.err;
  // The time stamp's own field shows nothing.
  const Answer again = run({"verify", "--level", "4"});
  EXPECT_EQ(again.code, 0) << again.out << again.err;
}

TEST_F(SigningOffice, ShowsAPictureOfTheSignatureAndRefusesABrokenOne) {
  make_key("bi-thu", "Nguyễn Văn Thuần");
  const std::string picture = folder_.file("chu-ky.png");
  const auto drawn = support::run_tool(
      {"python3", "-c",
       "import sys,zlib,struct\n"
       "def chunk(t,d): return struct.pack('>I',len(d))+t+d+struct.pack('>I',zlib.crc32(t+d))\n"
       "rows=b''.join(b'\\0'+b''.join(bytes((0,51,178,255 if (x*y)%7==0 else 0)) for x in "
       "range(60)) for y in range(20))\n"
       "open(sys.argv[1],'wb').write(b'\\x89PNG\\r\\n\\x1a\\n'+chunk(b'IHDR',struct.pack('>IIBBBBB'"
       ","
       "60,20,8,6,0,0,0))+chunk(b'IDAT',zlib.compress(rows))+chunk(b'IEND',b''))",
       picture});
  ASSERT_EQ(drawn.exit_code, 0) << drawn.output;
  const std::string broken = folder_.file("broken.png");
  write(broken, read(picture).substr(0, 60));
  const Answer refused =
      run({"sign", minutes_, "--role", "chair", "--key", "bi-thu", "--picture", broken});
  EXPECT_EQ(refused.code, 3);
  EXPECT_THAT(refused.err, HasSubstr("PNG"));
  const Answer shown =
      run({"sign", minutes_, "--role", "chair", "--key", "bi-thu", "--picture", picture});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_THAT(read(minutes_), HasSubstr("/Subtype/Image/Width 60/Height 20"));
  EXPECT_EQ(valid_signatures(minutes_), 2U);
}

}  // namespace
}  // namespace vanthu::cli_tests
