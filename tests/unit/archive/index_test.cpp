#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>

#include "archive/archive.h"
#include "archive/index_database.h"
#include "archive/sqlite_statement.h"
#include "support/dossiers.h"
#include "support/temp_folder.h"

namespace vanthu::archive {
namespace {

using support::dossier;
using support::submission;

const FixedClock kClock{Instant{1'793'800'000}};

// An archive of two meetings on a disk, closed.
class IndexTest : public ::testing::Test {
 protected:
  IndexTest() {
    EXPECT_TRUE(Archive::create(disk_, kClock, root_, {}).ok());
    Archive archive = open(Access::Write);
    const std::vector<Submission> meetings{submission(dossier()),
                                           submission(dossier().meeting("2026-12-regular"))};
    for (const auto& receipt : archive.store(meetings)) EXPECT_TRUE(receipt.ok());
  }

  Archive open(Access access) {
    auto opened = Archive::open(disk_, kClock, root_, access);
    if (!opened.ok()) throw std::runtime_error(describe(opened.error(), Language::En));
    return std::move(opened).value();
  }

  IndexDatabase index() const {
    return std::move(IndexDatabase::open(index_path(), IndexAccess::Write)).value();
  }
  std::string index_path() const { return root_ + "/index/index.sqlite"; }

  // Codes and paths of what verify says after the index was changed by this SQL.
  std::string problems_after(const std::string& sql) {
    {
      const IndexDatabase database = index();
      const auto changed = run_script(database.handle(), sql);
      EXPECT_TRUE(changed.ok()) << sql;
    }
    std::string codes;
    for (const Access access : {Access::Read, Access::Write}) {
      Archive archive = open(access);
      for (const VerifyProblem& problem :
           archive.verify({.signatures = support::toy_checks()}).value().problems) {
        codes += problem.code + " ";
        EXPECT_EQ(problem.path, index_path());
        EXPECT_NE(problem.remedy.vi.find("rebuild-index"), std::string::npos);
      }
      codes += "| ";
    }
    return codes;
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  DiskFileStore disk_;
};

TEST_F(IndexTest, SurvivesAPowerCutByItsSettings) {
  const IndexDatabase database = index();
  const auto pragma = [&](const char* sql) {
    auto statement = Statement::prepare(database.handle(), sql);
    EXPECT_TRUE(statement.value().step().value());
    return statement.value().text(0);
  };
  EXPECT_EQ(pragma("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(pragma("PRAGMA synchronous"), "2");
}

TEST_F(IndexTest, AKeptStatementHoldsNothingOnceItIsGivenBack) {
  const IndexDatabase database = index();
  const char* sql = "SELECT id FROM dossier ORDER BY id";
  for (int round = 0; round < 2; ++round) {
    auto kept = database.kept(sql);
    // Given back while it stands at its first row.
    ASSERT_TRUE(kept.value()->step().value());
    EXPECT_EQ(kept.value()->number(0), 1);
    EXPECT_FALSE(run_script(database.handle(), "DROP TABLE dossier").ok());
  }
  EXPECT_TRUE(run_script(database.handle(), "DROP TABLE dossier").ok());
  EXPECT_FALSE(database.kept(sql).value()->step().ok());
}

TEST_F(IndexTest, AgreesWithTheFiles) {
  EXPECT_EQ(problems_after("SELECT 1"), "| | ");
}

TEST_F(IndexTest, ADriftedIndexIsFound) {
  EXPECT_EQ(problems_after("UPDATE dossier SET period = '1999-01' WHERE id = 1"),
            "VT-INDEX | VT-INDEX | ");
}

TEST_F(IndexTest, ALostDossierIsFound) {
  // Its papers lose their place with it.
  EXPECT_EQ(problems_after("DELETE FROM dossier WHERE id = 2"),
            "VT-INDEX VT-INDEX | VT-INDEX VT-INDEX | ");
}

TEST_F(IndexTest, ADossierWithoutFilesIsFound) {
  EXPECT_EQ(problems_after(
                "INSERT INTO dossier SELECT 9, 'urn:uuid:none', cell_code, cell_name, meeting_id, "
                "meeting_kind, period, held_on, term, rule_pack, judged FROM dossier WHERE id = 1"),
            "VT-INDEX | VT-INDEX | ");
}

TEST_F(IndexTest, WordsThatDoNotBelongToTheTextAreFound) {
  EXPECT_EQ(problems_after("INSERT INTO fts (rowid, title, number, body, person, cell, kind) "
                           "VALUES ((SELECT min(id) FROM document), 'thêm', '', '', '', '', '')"),
            "VT-INDEX | VT-INDEX | ");
}

TEST_F(IndexTest, AForgottenDigestIsFound) {
  EXPECT_EQ(problems_after("INSERT INTO by_digest (by_digest, rowid, digests) SELECT 'delete', id, "
                           "digests FROM digest_text WHERE id = 2"),
            "VT-INDEX | VT-INDEX | ");
}

TEST_F(IndexTest, ADocumentUnderAnotherDayIsFound) {
  // The text moves with its words, so only the order of days tells.
  EXPECT_EQ(
      problems_after(
          "INSERT INTO fts (fts, rowid, title, number, body, person, cell, kind) SELECT "
          "'delete', id, title, number, "
          "body, person, cell, kind FROM document_text WHERE id = (SELECT max(id) FROM document);"
          "UPDATE document SET id = id + 10000000 WHERE id = (SELECT max(id) FROM document);"
          "UPDATE facet SET id = id + 10000000 WHERE id = (SELECT max(id) FROM facet);"
          "INSERT INTO fts (rowid, title, number, body, person, cell, kind) SELECT id, "
          "title, number, body, person, "
          "cell, kind FROM document_text WHERE id = (SELECT max(id) FROM document)"),
      "VT-INDEX | VT-INDEX | ");
}

TEST_F(IndexTest, CountsThatDoNotAgreeWithTheDocumentsAreFound) {
  EXPECT_EQ(
      problems_after("UPDATE facet SET kind = 'report' WHERE id = (SELECT max(id) FROM facet)"),
      "VT-INDEX | VT-INDEX | ");
  EXPECT_EQ(problems_after("DELETE FROM facet WHERE id = (SELECT min(id) FROM facet)"),
            "VT-INDEX | VT-INDEX | ");
}

TEST_F(IndexTest, ADamagedIndexFileIsMadeAgainWhenOpenedForWriting) {
  const std::string before = open(Access::Read).dump_index().value();
  folder_.write("archive/index/index.sqlite", "không phải cơ sở dữ liệu");
  EXPECT_FALSE(open(Access::Read).dump_index().ok());
  EXPECT_EQ(open(Access::Write).dump_index().value(), before);
}

TEST_F(IndexTest, AnIndexOfAnotherTokenizerIsMadeAgain) {
  const std::string before = open(Access::Read).dump_index().value();
  {
    const IndexDatabase database = index();
    ASSERT_TRUE(run_script(database.handle(),
                           "UPDATE meta SET v = 'vi-0' WHERE k = 'tokenizer'; DELETE FROM person")
                    .ok());
  }
  Archive archive = open(Access::Write);
  EXPECT_EQ(archive.dump_index().value(), before);
  EXPECT_TRUE(archive.verify({.signatures = support::toy_checks()}).value().is_clean());
}

TEST_F(IndexTest, AReaderIsNotDisturbedByARebuild) {
  const Archive reader = open(Access::Read);
  Archive writer = open(Access::Write);
  const std::string before = reader.dump_index().value();
  ASSERT_TRUE(writer.rebuild_index().ok());
  EXPECT_EQ(reader.dump_index().value(), before);
}

TEST_F(IndexTest, RebuildingLeavesOutWhatIsDamagedAndSaysSo) {
  Archive archive = open(Access::Write);
  const DossierView view = archive.show("CB-AP3/2026-12-regular").value();
  for (const FileView& file : view.files) {
    if (file.name == "dossier.json") std::filesystem::resize_file(file.path, 10);
  }
  const RebuildReport report = archive.rebuild_index().value();
  EXPECT_EQ(report.dossiers, 1U);
  ASSERT_EQ(report.left_out.size(), 1U);
  EXPECT_NE(report.left_out.front().where.find("dossier.json"), std::string::npos);
}

// Runs in a child process without the right to write, also when the tests run as root.
int exit_code_without_rights(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(99);
    ::_exit(work());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

void make_read_only(const std::string& root) {
  namespace fs = std::filesystem;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    fs::permissions(entry.path(),
                    fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write,
                    fs::perm_options::remove);
  }
  fs::permissions(root, fs::perms::owner_write, fs::perm_options::remove);
}

TEST_F(IndexTest, AReadOnlyCopyCanBeSearchedAndVerified) {
  std::filesystem::permissions(
      folder_.path(), std::filesystem::perms::others_exec | std::filesystem::perms::others_read,
      std::filesystem::perm_options::add);
  make_read_only(root_);
  EXPECT_EQ(exit_code_without_rights([&] {
              Archive archive = open(Access::Read);
              if (archive.search("chi bo").value().total != 4) return 1;
              if (!archive.verify({.signatures = support::toy_checks()}).value().is_clean())
                return 2;
              if (Archive::open(disk_, kClock, root_, Access::Write).ok()) return 3;
              return 0;
            }),
            0);
  // So that the folder can be removed again.
  std::filesystem::permissions(root_, std::filesystem::perms::owner_all,
                               std::filesystem::perm_options::add);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root_)) {
    std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_write,
                                 std::filesystem::perm_options::add);
  }
}

}  // namespace
}  // namespace vanthu::archive
