#include "archive/catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "archive/archive.h"
#include "archive/layout.h"
#include "base/sha.h"
#include "support/dossiers.h"
#include "support/model_file_store.h"

namespace vanthu::archive {
namespace {

using support::dossier;
using support::submission;
using support::Tree;

const FixedClock kClock{Instant{1'793'800'000}};

// Three meetings of two cells, the first corrected.
class CatalogueTest : public ::testing::Test {
 protected:
  CatalogueTest() {
    EXPECT_TRUE(Archive::create(disk_, kClock, "archive", {}).ok());
    archive_ =
        std::make_unique<Archive>(std::move(Archive::open(disk_, kClock, "archive", Access::Write,
                                                          {.index_path = ":memory:"}))
                                      .value());
    first_ = store(submission(dossier().meeting("2025-12-regular").held_on("2025-12-05")));
    store(submission(dossier().meeting("2026-01-regular").held_on("2026-01-05")));
    store(submission(dossier()
                         .cell("CB-THCS", "Chi bộ Trường THCS")
                         .meeting("2026-01-regular")
                         .held_on("2026-01-08")));
    second_ = store(support::correction(dossier()
                                            .meeting("2025-12-regular")
                                            .held_on("2025-12-05")
                                            .file("record.xml", "<corrected/>"),
                                        first_.content_key));
  }

  Receipt store(const Submission& submission) {
    return archive_->store({&submission, 1}).front().value();
  }

  std::vector<std::string> listed(const ListFilter& filter) const {
    std::vector<std::string> names;
    for (const DossierSummary& line : archive_->list(filter).value())
      names.push_back(line.cell_code + "/" + line.meeting_id);
    return names;
  }

  support::ModelFileStore disk_{support::ModelFileStore::Recording::Nothing};
  std::unique_ptr<Archive> archive_;
  Receipt first_;
  Receipt second_;
};

TEST_F(CatalogueTest, ListsTheNewestMeetingFirst) {
  EXPECT_EQ(listed({}),
            (std::vector<std::string>{"CB-THCS/2026-01-regular", "CB-AP3/2026-01-regular",
                                      "CB-AP3/2025-12-regular"}));
  EXPECT_EQ(listed({.cell = "CB-AP3"}),
            (std::vector<std::string>{"CB-AP3/2026-01-regular", "CB-AP3/2025-12-regular"}));
  EXPECT_EQ(listed({.year = 2025}), (std::vector<std::string>{"CB-AP3/2025-12-regular"}));
  EXPECT_EQ(listed({.limit = 1}), (std::vector<std::string>{"CB-THCS/2026-01-regular"}));
  EXPECT_EQ(listed({.cell = "x' OR 1=1 --"}), std::vector<std::string>{});
}

TEST_F(CatalogueTest, SaysInALineWhatADossierIs) {
  const DossierSummary line = archive_->list({.year = 2025}).value().at(0);
  EXPECT_EQ(line, (DossierSummary{.object_id = first_.object_id,
                                  .cell_code = "CB-AP3",
                                  .cell_name = "Chi bộ ấp 3",
                                  .meeting_id = "2025-12-regular",
                                  .meeting_kind = "regular",
                                  .period = "2025-12",
                                  .held_on = "2025-12-05",
                                  .head_version = 2,
                                  .created = second_.created,
                                  .documents = 2}));
}

TEST_F(CatalogueTest, ShowsADossierWithItsVersionsAndFiles) {
  const DossierView view = archive_->show(first_.object_id).value();
  EXPECT_EQ(view.versions, (std::vector<Receipt>{first_, second_}));
  EXPECT_EQ(view.version, 2);
  EXPECT_EQ(view.description.cell_code, "CB-AP3");
  EXPECT_EQ(view.description.documents.size(), 2U);
  ASSERT_EQ(view.files.size(), 9U);
  const auto record = std::find_if(view.files.begin(), view.files.end(),
                                   [](const FileView& f) { return f.name == "record.xml"; });
  EXPECT_EQ(*record, (FileView{.name = "record.xml",
                               .media_type = "application/xml",
                               .bytes = 12,
                               .sha256 = sha256_hex("<corrected/>"),
                               .path = Layout("archive").object(first_.object_id) +
                                       "/v2/content/record.xml"}));
  EXPECT_EQ(archive_->show(first_.object_id, 1).value().version, 1);
  EXPECT_FALSE(archive_->show(first_.object_id, 3).ok());
}

TEST_F(CatalogueTest, FindsADossierByWhatAPersonTypes) {
  const std::string uuid = first_.object_id.substr(9);
  for (const std::string& typed :
       {first_.object_id, uuid, uuid.substr(0, 8), std::string("CB-AP3/2025-12-regular"),
        std::string("2025-12-regular")}) {
    EXPECT_EQ(archive_->show(typed).value().versions.front().object_id, first_.object_id) << typed;
  }
}

TEST_F(CatalogueTest, AsksForMoreWhenSeveralAreMeant) {
  const auto several = archive_->show("2026-01-regular");
  ASSERT_FALSE(several.ok());
  EXPECT_NE(several.error().what.vi.find("nhiều hồ sơ"), std::string::npos);
  EXPECT_TRUE(archive_->show("CB-THCS/2026-01-regular").ok());
}

TEST_F(CatalogueTest, SaysWhenThereIsNoSuchDossier) {
  for (const char* typed : {"", "%", "CB-AP9/2026-01-regular", "ffff",
                            "urn:uuid:00000000-0000-5000-8000-000000000000"}) {
    const auto missing = archive_->show(typed);
    ASSERT_FALSE(missing.ok()) << typed;
    EXPECT_EQ(missing.error().kind, ErrorKind::Usage);
    EXPECT_NE(missing.error().remedy.vi.find("vanthu archive list"), std::string::npos);
  }
}

TEST_F(CatalogueTest, ReadsAFileOfAnyVersion) {
  EXPECT_EQ(archive_->read("CB-AP3/2025-12-regular", "record.xml").value(), "<corrected/>");
  EXPECT_EQ(archive_->read("CB-AP3/2025-12-regular", "record.xml", 1).value(), "<meeting/>\n");
  EXPECT_FALSE(archive_->read("CB-AP3/2025-12-regular", "../../ARCHIVE.note").ok());
  EXPECT_FALSE(archive_->read("CB-AP3/2025-12-regular", "record.xml", -1).ok());
}

TEST_F(CatalogueTest, NeverHandsOutADamagedFile) {
  Tree damaged = disk_.tree();
  damaged[Layout("archive").object(first_.object_id) + "/v1/content/minutes.pdf"].bytes =
      "%PDF-1.7 khác";
  support::ModelFileStore disk(damaged);
  const auto archive =
      Archive::open(disk, kClock, "archive", Access::Write, {.index_path = ":memory:"});
  const auto bytes = archive.value().read(first_.object_id, "minutes.pdf");
  ASSERT_FALSE(bytes.ok());
  EXPECT_EQ(bytes.error().kind, ErrorKind::Integrity);
  EXPECT_NE(bytes.error().where.find("v1/content/minutes.pdf"), std::string::npos);
}

TEST_F(CatalogueTest, KnowsAStrayFileByItsDigest) {
  const auto old = archive_->find_by_digest(sha256_hex("<meeting/>\n")).value();
  // Three first versions hold it; the correction does not.
  ASSERT_EQ(old.size(), 3U);
  const auto corrected = archive_->find_by_digest(sha256_hex("<corrected/>")).value();
  ASSERT_EQ(corrected.size(), 1U);
  EXPECT_EQ(corrected.front(), (FilePlace{.object_id = first_.object_id,
                                          .version = 2,
                                          .head_version = 2,
                                          .name = "record.xml",
                                          .path = Layout("archive").object(first_.object_id) +
                                                  "/v2/content/record.xml",
                                          .cell_name = "Chi bộ ấp 3",
                                          .meeting_id = "2025-12-regular",
                                          .held_on = "2025-12-05",
                                          .cell_code = "CB-AP3"}));
  EXPECT_TRUE(archive_->find_by_digest(sha256_hex("<meeting/>")).value().empty());
  EXPECT_TRUE(archive_->find_by_digest("not a digest").value().empty());
}

TEST_F(CatalogueTest, ReadsAnObjectWhoseRootIsOfTwoVersions) {
  // As between the two renames of a publication: the sidecar is still the old one.
  Tree between = disk_.tree();
  const std::string object = Layout("archive").object(first_.object_id);
  between[object + "/inventory.json.sha512"] = between[object + "/v1/inventory.json.sha512"];
  support::ModelFileStore disk(between);
  const auto archive =
      Archive::open(disk, kClock, "archive", Access::Read, {.index_path = "nowhere/index"});
  EXPECT_EQ(archive.value().read(first_.object_id, "record.xml").value(), "<corrected/>");
}

}  // namespace
}  // namespace vanthu::archive
