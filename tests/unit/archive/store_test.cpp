#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "archive/archive.h"
#include "archive/layout.h"
#include "support/dossiers.h"
#include "support/failing_file_store.h"
#include "support/temp_folder.h"

namespace vanthu::archive {
namespace {

using support::correction;
using support::dossier;
using support::submission;

class StoreTest : public ::testing::Test {
 protected:
  StoreTest() {
    EXPECT_TRUE(Archive::create(files_, clock_, root_, {.office = "Đảng ủy xã"}).ok());
  }

  Archive open(Access access = Access::Write) {
    auto opened = Archive::open(files_, clock_, root_, access);
    if (!opened.ok()) throw std::runtime_error(describe(opened.error(), Language::En));
    return std::move(opened).value();
  }

  static Receipt store(Archive& archive, const Submission& submission) {
    auto receipts = archive.store({&submission, 1});
    if (!receipts.front().ok())
      throw std::runtime_error(describe(receipts.front().error(), Language::En));
    return receipts.front().value();
  }

  // Every file below ocfl/ with its bytes.
  std::map<std::string, std::string> stored_bytes() const {
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root_ + "/ocfl")) {
      if (entry.is_regular_file()) all[entry.path()] = files_.read(entry.path()).value();
    }
    return all;
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  DiskFileStore files_;
  FixedClock clock_{Instant{1'793'800'000}};
};

TEST_F(StoreTest, GivesAReceiptThatTheObjectItselfProves) {
  Archive archive = open();
  const Submission meeting = submission(dossier());
  const Receipt receipt = store(archive, meeting);
  EXPECT_EQ(receipt.object_id, object_id("CB-AP3", "2026-11-regular"));
  EXPECT_EQ(receipt.version, 1);
  EXPECT_EQ(receipt.content_key, meeting.content_key());
  EXPECT_EQ(receipt.created, "2026-11-04T13:46:40.000000Z");
  EXPECT_EQ(archive.find_receipt(receipt.object_id, receipt.content_key).value(), receipt);
  EXPECT_EQ(parse_receipt(to_text(receipt)).value(), receipt);
}

TEST_F(StoreTest, SameContentAgainGivesTheSameReceiptAndChangesNoByte) {
  const Submission meeting = submission(dossier());
  std::string first;
  {
    Archive archive = open();
    first = to_text(store(archive, meeting));
  }
  const auto before = stored_bytes();
  Archive archive = open();
  EXPECT_EQ(to_text(store(archive, meeting)), first);
  EXPECT_EQ(stored_bytes(), before);
}

TEST_F(StoreTest, SigningAgainIsTheSameContent) {
  Archive archive = open();
  const Receipt first =
      store(archive, submission(dossier().signed_pdf("minutes.pdf", "%PDF minutes", "sig 1")));
  const auto before = stored_bytes();
  EXPECT_EQ(
      store(archive, submission(dossier().signed_pdf("minutes.pdf", "%PDF minutes", "sig 2"))),
      first);
  EXPECT_EQ(stored_bytes(), before);
}

TEST_F(StoreTest, RefusesOtherContentForTheSameMeeting) {
  Archive archive = open();
  const Receipt first = store(archive, submission(dossier()));
  const auto before = stored_bytes();
  const Submission other = submission(dossier().file("record.xml", "<other/>"));
  const auto refused = archive.store({&other, 1});
  ASSERT_FALSE(refused.front().ok());
  EXPECT_EQ(refused.front().error().kind, ErrorKind::Integrity);
  EXPECT_EQ(refused.front().error().where, "CB-AP3/2026-11-regular");
  EXPECT_NE(refused.front().error().remedy.vi.find(first.content_key.substr(0, 12)),
            std::string::npos);
  EXPECT_EQ(stored_bytes(), before);
}

TEST_F(StoreTest, ACorrectionBecomesANewVersionAndTheOldOneStays) {
  Archive archive = open();
  const Receipt first = store(archive, submission(dossier()));
  const auto before = stored_bytes();
  const Submission corrected =
      correction(dossier().file("record.xml", "<corrected/>"), first.content_key);
  const Receipt second = store(archive, corrected);
  EXPECT_EQ(second.version, 2);
  EXPECT_GT(second.created, first.created);
  const auto after = stored_bytes();
  for (const auto& [path, bytes] : before) {
    const bool root_pair =
        path.find("/v1/") == std::string::npos && path.find("inventory.json") != std::string::npos;
    if (root_pair) continue;
    EXPECT_EQ(after.at(path), bytes) << path;
  }
  EXPECT_EQ(archive.read(first.object_id, "record.xml", 1).value(), "<meeting/>\n");
  EXPECT_EQ(archive.read(first.object_id, "record.xml").value(), "<corrected/>");
  // Asking again for either still gives its own receipt.
  EXPECT_EQ(store(archive, submission(dossier())), first);
  EXPECT_EQ(store(archive, corrected), second);
}

TEST_F(StoreTest, ACorrectionKeepsUnchangedFilesWhereTheyAre) {
  Archive archive = open();
  const Receipt first = store(archive, submission(dossier()));
  store(archive, correction(dossier().file("record.xml", "<corrected/>"), first.content_key));
  const DossierView view = archive.show(first.object_id).value();
  for (const FileView& file : view.files) {
    const bool changed = file.name == "record.xml" || file.name == "dossier.json" ||
                         file.name == "manifest.txt" || file.name == "manifest.p7s";
    const std::string part = changed ? "/v2/content/" : "/v1/content/";
    EXPECT_NE(file.path.find(part + file.name), std::string::npos) << file.path;
  }
}

TEST_F(StoreTest, ACorrectionMaySayAgainWhatAReplacedVersionSaid) {
  Archive archive = open();
  const Receipt first = store(archive, submission(dossier()));
  const Receipt second =
      store(archive, correction(dossier().file("record.xml", "<corrected/>"), first.content_key));
  const Submission back = correction(dossier(), second.content_key);
  const Receipt third = store(archive, back);
  EXPECT_EQ(third.version, 3);
  EXPECT_EQ(archive.read(first.object_id, "record.xml").value(), "<meeting/>\n");
  EXPECT_EQ(store(archive, back), third);
}

TEST_F(StoreTest, RefusesACorrectionOfAnotherVersionThanTheNewest) {
  Archive archive = open();
  const Receipt first = store(archive, submission(dossier()));
  store(archive, correction(dossier().file("record.xml", "<second/>"), first.content_key));
  const Submission late = correction(dossier().file("record.xml", "<third/>"), first.content_key);
  EXPECT_FALSE(archive.store({&late, 1}).front().ok());
}

TEST_F(StoreTest, AnswersEachSubmissionOfABatchByItself) {
  Archive archive = open();
  store(archive, submission(dossier()));
  std::vector<Submission> batch{
      submission(dossier().meeting("2026-12-regular")),
      submission(dossier().file("record.xml", "<other/>")),
      submission(dossier().meeting("2026-12-regular")),
      submission(dossier().meeting("2026-12-regular").file("record.xml", "<other/>")),
      submission(dossier().meeting("2027-01-regular"))};
  const auto receipts = archive.store(batch);
  ASSERT_EQ(receipts.size(), 5U);
  EXPECT_TRUE(receipts[0].ok());
  EXPECT_FALSE(receipts[1].ok());
  EXPECT_EQ(receipts[2].value(), receipts[0].value());
  EXPECT_FALSE(receipts[3].ok());
  EXPECT_EQ(receipts[4].value().object_id, object_id("CB-AP3", "2027-01-regular"));
}

TEST_F(StoreTest, WhatIsHandedInCountsOnceItIsCommitted) {
  Archive archive = open();
  const Submission first = submission(dossier());
  EXPECT_TRUE(archive.hand_in(first));
  EXPECT_TRUE(archive.hand_in(submission(dossier().meeting("2026-12-regular"))));
  EXPECT_TRUE(archive.list({}).value().empty());
  EXPECT_FALSE(files_.exists(Layout(root_).object(first.object_id())));
  const auto receipts = archive.commit();
  ASSERT_EQ(receipts.size(), 2U);
  EXPECT_EQ(receipts[0].value().object_id, first.object_id());
  EXPECT_EQ(archive.list({}).value().size(), 2U);
  EXPECT_TRUE(archive.commit().empty());
}

TEST_F(StoreTest, WhatIsHandedInAndNotCommittedLeavesNothing) {
  const auto before = stored_bytes();
  {
    Archive archive = open();
    archive.hand_in(submission(dossier()));
    EXPECT_FALSE(files_.list(root_ + "/staging").value().empty());
  }
  Archive archive = open();
  EXPECT_TRUE(files_.list(root_ + "/staging").value().empty());
  EXPECT_EQ(stored_bytes(), before);
  EXPECT_EQ(store(archive, submission(dossier())).version, 1);
}

TEST_F(StoreTest, ABatchThatFailsIsTakenBackAndTheNextOneIsStored) {
  support::FailingFileStore failing(files_, {.at_call = 8, .kind = support::FaultKind::Half});
  auto archive = Archive::open(failing, clock_, root_, Access::Write);
  const std::vector<Submission> meetings{submission(dossier()),
                                         submission(dossier().meeting("2026-12-regular"))};
  EXPECT_FALSE(archive.value().hand_in(meetings[0]));
  EXPECT_FALSE(archive.value().hand_in(meetings[1]));
  const auto refused = archive.value().commit();
  ASSERT_EQ(refused.size(), 2U);
  EXPECT_EQ(refused[0].error(), *archive.value().store_error());
  EXPECT_EQ(refused[1].error(), refused[0].error());
  EXPECT_TRUE(files_.list(root_ + "/staging").value().empty());
  for (const auto& receipt : archive.value().store(meetings)) EXPECT_TRUE(receipt.ok());
  EXPECT_FALSE(archive.value().store_error());
}

TEST_F(StoreTest, RefusesWhatIsNotSigned) {
  Archive archive = open();
  const Submission bare = prepare(dossier().build()).value();
  const auto refused = archive.store({&bare, 1});
  ASSERT_FALSE(refused.front().ok());
  EXPECT_NE(refused.front().error().what.vi.find("chưa ký"), std::string::npos);
  EXPECT_FALSE(files_.exists(Layout(root_).object(bare.object_id())));
}

TEST_F(StoreTest, CreatedTimesRiseEvenWhenTheClockStandsStill) {
  std::vector<std::string> times;
  for (const char* meeting : {"a", "b", "c"}) {
    Archive archive = open();
    times.push_back(store(archive, submission(dossier().meeting(meeting))).created);
  }
  EXPECT_EQ(times,
            (std::vector<std::string>{"2026-11-04T13:46:40.000000Z", "2026-11-04T13:46:40.000001Z",
                                      "2026-11-04T13:46:40.000002Z"}));
}

TEST_F(StoreTest, LetsOnlyOneWriterInAndAnyNumberOfReaders) {
  Archive writer = open();
  store(writer, submission(dossier()));
  const auto second = Archive::open(files_, clock_, root_, Access::Write);
  ASSERT_FALSE(second.ok());
  EXPECT_NE(second.error().what.vi.find("đang ghi"), std::string::npos);
  const Archive reader = open(Access::Read);
  EXPECT_EQ(reader.list({}).value().size(), 1U);
}

TEST_F(StoreTest, LeavesNothingInQueueAndStaging) {
  Archive archive = open();
  store(archive, submission(dossier()));
  EXPECT_TRUE(files_.list(root_ + "/queue").value().empty());
  EXPECT_TRUE(files_.list(root_ + "/staging").value().empty());
}

TEST_F(StoreTest, WillNotMakeAnArchiveAmongOtherFiles) {
  const auto again = Archive::create(files_, clock_, root_, {});
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().kind, ErrorKind::Usage);
}

TEST_F(StoreTest, WillNotOpenWhatIsNoArchive) {
  const auto opened = Archive::open(files_, clock_, folder_.path(), Access::Read);
  ASSERT_FALSE(opened.ok());
  EXPECT_NE(opened.error().what.vi.find("không phải là kho lưu trữ"), std::string::npos);
}

TEST_F(StoreTest, IsCleanAfterwards) {
  Archive archive = open();
  const Receipt first = store(archive, submission(dossier()));
  store(archive, submission(dossier().meeting("2026-12-regular").held_on("2026-12-05")));
  store(archive, correction(dossier().file("record.xml", "<corrected/>"), first.content_key));
  const VerifyReport report = archive.verify({.signatures = support::toy_checks()}).value();
  for (const VerifyProblem& problem : report.problems)
    ADD_FAILURE() << problem.code << " " << problem.path << " " << problem.what.en;
  for (const VerifyProblem& problem : report.unchecked)
    ADD_FAILURE() << problem.code << " " << problem.path << " " << problem.what.en;
  EXPECT_TRUE(report.is_clean());
  EXPECT_EQ(report.objects, 2U);
  EXPECT_EQ(report.versions, 3U);
}

TEST_F(StoreTest, RebuildsTheIndexToTheSameState) {
  Archive archive = open();
  const Receipt first = store(archive, submission(dossier()));
  store(archive, submission(dossier().meeting("2026-12-regular").held_on("2026-12-05")));
  store(archive, submission(dossier().meeting("2026-11-extra")));
  store(archive, correction(dossier().file("record.xml", "<corrected/>"), first.content_key));
  const std::string before = archive.dump_index().value();
  EXPECT_EQ(archive.rebuild_index().value().dossiers, 3U);
  EXPECT_EQ(archive.dump_index().value(), before);
}

TEST_F(StoreTest, MakesALostIndexAgainWhenOpenedForWriting) {
  std::string before;
  {
    Archive archive = open();
    store(archive, submission(dossier()));
    before = archive.dump_index().value();
  }
  std::filesystem::remove_all(root_ + "/index");
  EXPECT_FALSE(open(Access::Read).list({}).ok());
  Archive archive = open();
  EXPECT_EQ(archive.dump_index().value(), before);
}

}  // namespace
}  // namespace vanthu::archive
