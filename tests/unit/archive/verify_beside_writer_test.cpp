// What a verification says while another command writes to the archive.
#include <gtest/gtest.h>

#include <algorithm>

#include "archive/archive.h"
#include "archive/index_database.h"
#include "archive/intent.h"
#include "archive/layout.h"
#include "archive/verify.h"
#include "base/sha.h"
#include "support/dossiers.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"

namespace vanthu::archive {
namespace {

using support::dossier;
using support::submission;

const FixedClock kClock{Instant{1'793'800'000}};

// An archive of two meetings with log and index on a disk, closed.
class BesideWriterTest : public ::testing::Test {
 protected:
  BesideWriterTest() {
    EXPECT_TRUE(
        Archive::create(disk_, kClock, root_, {.office = "Đảng ủy xã", .log_keys = &keys_}).ok());
    store("2026-11-regular");
    store("2026-12-regular");
  }

  void store(const std::string& meeting) {
    const Submission one = submission(dossier().meeting(meeting));
    auto archive = Archive::open(disk_, kClock, root_, Access::Write, {.log_keys = &keys_});
    ASSERT_TRUE(archive.ok());
    EXPECT_TRUE(archive.value().store({&one, 1}).front().ok());
  }

  VerifyReport verify(const VerifyOptions& options) {
    const auto archive = Archive::open(disk_, kClock, root_, Access::Read, {.log_keys = &keys_});
    return archive.value().verify(options).value();
  }
  VerifyReport verify() { return verify({.signatures = support::toy_checks()}); }

  static std::string codes(const std::vector<VerifyProblem>& problems) {
    std::string text;
    for (const VerifyProblem& problem : problems) text += problem.code + " ";
    return text;
  }

  std::string half_of_a_hold() {
    EXPECT_TRUE(disk_.make_directories(root_ + "/care").ok());
    std::string path = root_ + "/care/" + std::string(64, 'a') + ".p7s";
    EXPECT_TRUE(disk_.create_new(path, "signature").ok());
    return path;
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  DiskFileStore disk_;
  support::ToyLogKeys keys_;
};

TEST_F(BesideWriterTest, ABatchStoredMeanwhileIsNoDamage) {
  bool was_written = false;
  VerifyOptions options{.signatures = support::toy_checks()};
  options.seen = [&](const std::string&) {
    if (!was_written) store("2027-01-regular");
    was_written = true;
  };
  const VerifyReport report = verify(options);
  EXPECT_TRUE(was_written);
  EXPECT_EQ(codes(report.problems), "");
  EXPECT_EQ(report.objects, 2U);
  EXPECT_EQ(report.log_entries, 4U);
}

TEST_F(BesideWriterTest, AHoldBeingPlacedIsLeftOpenUntilNobodyWrites) {
  const std::string path = half_of_a_hold();
  {
    const auto lock = disk_.try_lock(root_ + "/lock");
    const VerifyReport report = verify();
    EXPECT_EQ(codes(report.problems), "");
    const auto open =
        std::find_if(report.unchecked.begin(), report.unchecked.end(),
                     [&](const VerifyProblem& problem) { return problem.path == path; });
    ASSERT_NE(open, report.unchecked.end());
    EXPECT_EQ(open->code, "VT-PENDING");
    EXPECT_NE(open->what.vi.find("đang có lệnh khác ghi vào kho"), std::string::npos);
    EXPECT_NE(open->what.en.find("another command is writing"), std::string::npos);
  }
  EXPECT_EQ(codes(verify().problems), "VT-FOREIGN ");
}

TEST_F(BesideWriterTest, DamagedBytesAreDamagedWhoeverWrites) {
  const std::string object =
      Layout(root_).object(submission(dossier().meeting("2026-12-regular")).object_id());
  ASSERT_TRUE(disk_.replace(object + "/v1/content/record.xml", "<other/>").ok());
  half_of_a_hold();
  EXPECT_EQ(codes(verify().problems), "VT-FOREIGN VT-DESCRIPTION VT-MANIFEST E092 VT-INDEX ");
  const auto lock = disk_.try_lock(root_ + "/lock");
  EXPECT_EQ(codes(verify().problems), "VT-DESCRIPTION VT-MANIFEST E092 ");
}

// Killed between the log and the index, which the next command that stores makes good.
TEST_F(BesideWriterTest, AnIndexBehindAnInterruptedStoringIsNoDamage) {
  const Layout layout(root_);
  const std::string index = disk_.read(layout.index()).value();
  store("2027-01-regular");
  ASSERT_TRUE(disk_.replace(layout.index(), index).ok());
  const Submission last = submission(dossier().meeting("2027-01-regular"));
  const std::string inventory =
      disk_.read(layout.object(last.object_id()) + "/inventory.json").value();
  EXPECT_EQ(codes(verify().problems), "VT-INDEX ");
  const Intent intent{.transaction = "00000000000000000009",
                      .versions = {{.object_id = last.object_id(),
                                    .version = 1,
                                    .inventory_sha512 = sha512_hex(inventory),
                                    .replaces_sha512 = {}}}};
  ASSERT_TRUE(
      disk_.create_new(layout.queue() + "/" + intent.transaction + ".intent", to_text(intent))
          .ok());
  const VerifyReport report = verify();
  EXPECT_EQ(codes(report.problems), "");
  EXPECT_EQ(codes(report.unchecked), "VT-PENDING VT-PENDING ");
  // Of a dossier that was stored before, the index has to tell.
  ASSERT_TRUE(disk_.remove_tree(layout.index()).ok());
  ASSERT_TRUE(IndexDatabase::open(layout.index(), IndexAccess::Write).ok());
  EXPECT_NE(codes(verify().problems), "");
}

// The second look does not read again what was sound.
TEST_F(BesideWriterTest, OnlyDoubtfulDossiersAreReadAgain) {
  half_of_a_hold();
  const auto lock = disk_.try_lock(root_ + "/lock");
  int checked = 0;
  SignatureChecks checks = support::toy_checks();
  checks.manifest = [&, toy = checks.manifest](std::string_view manifest, std::string_view p7s,
                                               Instant stored) {
    ++checked;
    return toy(manifest, p7s, stored);
  };
  verify({.signatures = checks});
  EXPECT_EQ(checked, 2);
}

}  // namespace
}  // namespace vanthu::archive
