// The archive's log as an office, a witness and an auditor use it: proofs, a witness by files, and
// a changed key.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/program.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

const std::string kSample = support::source_folder() + "/samples/office";

// An office that has stored one meeting.
class LogOffice : public ::testing::Test {
 protected:
  LogOffice() : root_(folder_.file("office")) {
    fs::create_directories(root_ + "/records/dong-loi/2026");
    fs::copy(kSample + "/office.xml", root_ + "/office.xml");
    const std::string record = "/records/dong-loi/2026/2026-09-thuong-ky.xml";
    fs::copy(kSample + record, root_ + record);
    EXPECT_EQ(run({"key", "create", "--generate-passphrase"}).code, 0);
    EXPECT_EQ(run({"run"}).code, 0);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--workspace", root_});
    return vanthu(arguments);
  }

  std::string path(const std::string& name) const { return folder_.file(name); }

  // Any file of the folder that ends so.
  static std::string find(const std::string& folder, const std::string& end) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().string().ends_with(end)) return entry.path();
    }
    return {};
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_;
};

TEST_F(LogOffice, GivesAProofThatIsCheckedWithThePublicKeyAlone) {
  EXPECT_THAT(run({"log", "show"}).out, AllOf(HasSubstr("Số dòng:   2"), HasSubstr("/2026")));
  const std::string listed = run({"archive", "list", "--json"}).out;
  const auto at = listed.find("urn:uuid:");
  const std::string id = listed.substr(at, listed.find('"', at) - at);
  const std::string proof = path("minutes.tlog-proof");
  ASSERT_EQ(run({"log", "proof", id, "-o", proof}).code, 0);
  const std::string key = find(root_ + "/keys/log", "-2026.vkey");
  const std::string paper = find(root_ + "/archive/ocfl", "minutes.pdf");
  const Answer good = vanthu({"log", "check", proof, "--key", key, "--paper", paper});
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_THAT(good.out, HasSubstr("Đúng: minutes.pdf"));
  const Answer other = vanthu({"log", "check", proof, "--key", key, "--paper", key});
  EXPECT_EQ(other.code, 5);
  EXPECT_THAT(other.err, HasSubstr("không phải tệp nào"));
}

TEST_F(LogOffice, AWitnessCosignsByFilesAndAnOldCopyOfTheArchiveIsRefused) {
  const std::string passphrase = folder_.write("passphrase", "mot-cau-de-nho\n");
  const std::string witness = path("witness");
  ASSERT_EQ(vanthu({"log", "witness", witness, "--name", "cap-tren.example/w", "--passphrase-file",
                    passphrase})
                .code,
            0);
  const std::string vkey = folder_.read("witness/witness.vkey");
  const std::string policy = folder_.write("policy.txt", "witness w " + vkey + "quorum w\n");
  fs::copy(root_ + "/archive", path("old"), fs::copy_options::recursive);
  ASSERT_EQ(run({"log", "policy", policy}).code, 0);
  const std::string request = path("request.txt");
  const std::string answer = path("answer.txt");
  ASSERT_EQ(run({"log", "request", "-o", request}).code, 0);
  const Answer signed_now = vanthu({"log", "sign", request, "--witness", witness, "--key",
                                    find(root_ + "/keys/log", "-2026.vkey"), "--passphrase-file",
                                    passphrase, "-o", answer});
  ASSERT_EQ(signed_now.code, 0) << signed_now.err;
  const Answer accepted = run({"log", "accept", answer});
  EXPECT_THAT(accepted.out, HasSubstr("điểm chốt 3 dòng")) << accepted.err;
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

TEST_F(LogOffice, GoesOnAfterItsKeyWasChangedAndAfterItWasLost) {
  EXPECT_EQ(run({"log", "rotate"}).code, 0);
  EXPECT_EQ(run({"verify"}).code, 0);
  fs::remove(find(root_ + "/keys/log", "-2026-2.key"));
  const Answer without = run({"log", "rotate"});
  EXPECT_EQ(without.code, 5);
  EXPECT_THAT(without.err, HasSubstr("vanthu log lost"));
  EXPECT_EQ(run({"log", "lost"}).code, 0);
  EXPECT_EQ(run({"verify"}).code, 0);
  EXPECT_THAT(run({"log", "show"}).out, HasSubstr("/2026-3"));
}

}  // namespace
}  // namespace vanthu::cli_tests
