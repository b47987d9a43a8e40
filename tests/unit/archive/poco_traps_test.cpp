// What Poco::Data 1.11 does behind one's back, and that the archive does not step into it. The
// tests named "Poco…" fail when a later Poco behaves, and the guard can go.
#include <Poco/Data/RecordSet.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "archive/archive.h"
#include "archive/catalogue_queries.h"
#include "archive/index_database.h"
#include "archive/index_writer.h"
#include "archive/sqlite_statement.h"
#include "support/dossiers.h"
#include "support/temp_folder.h"

namespace vanthu::archive {
namespace {

using namespace Poco::Data::Keywords;

IndexDatabase memory() {
  return std::move(IndexDatabase::open(kInMemory, IndexAccess::Write)).value();
}

void run(const IndexDatabase& database, const std::string& sql) {
  const auto done = run_script(database.handle(), sql);
  ASSERT_TRUE(done.ok()) << describe(done.error(), Language::En);
}

class TrapOnDisk : public ::testing::Test {
 protected:
  IndexDatabase open() const {
    return std::move(IndexDatabase::open(path_, IndexAccess::Write)).value();
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string path_ = folder_.file("trap.sqlite");
};

// Poco would try again for its whole timeout, a minute unless told otherwise.
TEST_F(TrapOnDisk, APathThatCannotBeOpenedIsRefusedBeforePocoSeesIt) {
  const auto no_folder =
      IndexDatabase::open(folder_.file("missing/index.sqlite"), IndexAccess::Write);
  ASSERT_FALSE(no_folder.ok());
  EXPECT_EQ(no_folder.error().where, folder_.file("missing"));
  const auto other_file = IndexDatabase::open(
      folder_.write("note.txt", "đây là ghi chú, không phải chỉ mục"), IndexAccess::Write);
  ASSERT_FALSE(other_file.ok());
  EXPECT_NE(other_file.error().what.vi.find("không phải của SQLite"), std::string::npos);
  const auto a_folder = IndexDatabase::open(folder_.path(), IndexAccess::Read);
  ASSERT_FALSE(a_folder.ok());
  EXPECT_NE(a_folder.error().what.vi.find("không phải là tệp"), std::string::npos);
}

TEST_F(TrapOnDisk, TheTimeoutIsSecondsNotAMinute) {
  EXPECT_EQ(open().session().getConnectionTimeout(), 5U);
}

TEST_F(TrapOnDisk, OddCharactersInThePathAreOnlyCharacters) {
  const std::string path = folder_.file("kho? 100%#1.sqlite");
  {
    auto database = IndexDatabase::open(path, IndexAccess::Write);
    ASSERT_TRUE(database.ok());
    run(database.value(), "CREATE TABLE t (x)");
  }
  EXPECT_TRUE(std::filesystem::exists(path));
  EXPECT_TRUE(IndexDatabase::open(path, IndexAccess::Read).ok());
}

TEST_F(TrapOnDisk, ReadingNeverCreatesAnIndex) {
  EXPECT_FALSE(IndexDatabase::open(path_, IndexAccess::Read).ok());
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(TrapOnDisk, EveryConnectionKnowsTheTokenizer) {
  ASSERT_TRUE(create_schema(open().handle()).ok());
  const IndexDatabase again = open();
  run(again, "INSERT INTO fts (rowid, title) VALUES (1, 'đảng')");
  // A plain connection does not: nobody can spoil the words by accident.
  sqlite3* plain = nullptr;
  ASSERT_EQ(sqlite3_open(path_.c_str(), &plain), SQLITE_OK);
  EXPECT_NE(sqlite3_exec(plain, "SELECT * FROM fts", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_NE(std::string(sqlite3_errmsg(plain)).find("no such tokenizer: vi"), std::string::npos);
  sqlite3_close(plain);
}

TEST_F(TrapOnDisk, PocoBeginsDeferredAndThenCannotWrite) {
  const IndexDatabase first = open();
  const IndexDatabase second = open();
  run(first, "CREATE TABLE t (x)");
  second.session().begin();
  int rows = 0;
  second.session() << "SELECT count(*) FROM t", into(rows), now;
  run(first, "INSERT INTO t VALUES (1)");
  EXPECT_THROW((second.session() << "INSERT INTO t VALUES (2)", now),
               Poco::Data::SQLite::DBLockedException);
  EXPECT_EQ(sqlite3_extended_errcode(second.handle()), SQLITE_BUSY_SNAPSHOT);
  second.session().rollback();
}

TEST_F(TrapOnDisk, OurTransactionsTakeTheRightToWriteFirst) {
  const IndexDatabase first = open();
  const IndexDatabase second = open();
  run(first, "CREATE TABLE t (x)");
  sqlite3_busy_timeout(second.handle(), 0);
  auto held = ImmediateTransaction::begin(first.handle());
  ASSERT_TRUE(held.ok());
  const auto refused = ImmediateTransaction::begin(second.handle());
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().what.vi.find("chương trình khác"), std::string::npos);
  ASSERT_TRUE(held.value().commit().ok());
  EXPECT_TRUE(ImmediateTransaction::begin(second.handle()).ok());
}

TEST(Trap, PocoDoesNotSeeATransactionBegunWithSql) {
  const IndexDatabase database = memory();
  database.session() << "BEGIN IMMEDIATE", now;
  EXPECT_FALSE(database.session().isTransaction());
  EXPECT_EQ(sqlite3_get_autocommit(database.handle()), 0);
}

TEST(Trap, OurTransactionsAlwaysEnd) {
  const IndexDatabase database = memory();
  run(database, "CREATE TABLE t (x)");
  {
    auto transaction = ImmediateTransaction::begin(database.handle());
    run(database, "INSERT INTO t VALUES (1)");
  }
  EXPECT_NE(sqlite3_get_autocommit(database.handle()), 0);
  int rows = -1;
  database.session() << "SELECT count(*) FROM t", into(rows), now;
  EXPECT_EQ(rows, 0);
}

TEST(Trap, PocoBindsByPositionWhateverTheNames) {
  const IndexDatabase database = memory();
  std::string a = "a";
  std::string b = "b";
  std::string joined;
  database.session() << "SELECT :b || :a", into(joined), use(a, "a"), use(b, "b"), now;
  EXPECT_EQ(joined, "ab");
}

TEST(Trap, PocoTurnsNullIntoAnEmptyText) {
  const IndexDatabase database = memory();
  std::string value = "before";
  database.session() << "SELECT NULL", into(value), now;
  EXPECT_EQ(value, "");
}

TEST(Trap, PocoLeavesTheTargetAloneWhenThereIsNoRow) {
  const IndexDatabase database = memory();
  std::string value = "before";
  database.session() << "SELECT 1 WHERE 0", into(value), now;
  EXPECT_EQ(value, "before");
}

TEST(Trap, ANullInTheIndexIsDamageAndNotAnEmptyText) {
  const IndexDatabase database = memory();
  ASSERT_TRUE(create_schema(database.handle()).ok());
  run(database,
      "INSERT INTO dossier VALUES (1, 'urn:uuid:x', 'c', 'c', 'm', 'k', 'p', '2026-01-01', 't', "
      "'r', 1);"
      "DROP TABLE person; CREATE TABLE person (dossier, position, name, role);"
      "INSERT INTO person VALUES (1, 0, NULL, 'chair')");
  const auto entry = query_entry(database, "urn:uuid:x");
  ASSERT_FALSE(entry.ok());
  EXPECT_EQ(entry.error().kind, ErrorKind::Integrity);
  EXPECT_NE(entry.error().remedy.vi.find("rebuild-index"), std::string::npos);
}

TEST(Trap, NoRowIsNoEntry) {
  const IndexDatabase database = memory();
  ASSERT_TRUE(create_schema(database.handle()).ok());
  EXPECT_EQ(query_entry(database, "urn:uuid:x").value(), std::nullopt);
}

TEST(Trap, PocoNeverLetsAStatementGoAfterAnError) {
  const IndexDatabase database = memory();
  run(database, "CREATE TABLE t (x PRIMARY KEY)");
  int x = 1;
  Poco::Data::Statement insert(database.session());
  insert << "INSERT INTO t VALUES (?)", use(x);
  insert.execute();
  EXPECT_THROW(insert.execute(), Poco::Data::SQLite::ConstraintViolationException);
  x = 2;
  EXPECT_THROW(insert.execute(), Poco::Exception);
}

TEST(Trap, OurStatementsGoOnAfterAnError) {
  const IndexDatabase database = memory();
  run(database, "CREATE TABLE t (x PRIMARY KEY)");
  auto insert = Statement::prepare(database.handle(), "INSERT INTO t VALUES (?1)");
  ASSERT_TRUE(insert.value().bind(1, 1).run().ok());
  EXPECT_FALSE(insert.value().bind(1, 1).run().ok());
  EXPECT_TRUE(insert.value().bind(1, 2).run().ok());
}

TEST(Trap, PocoCutsTextAtANul) {
  const IndexDatabase database = memory();
  std::string value;
  database.session() << "SELECT 'a' || char(0) || 'b'", into(value), now;
  EXPECT_EQ(value, "a");
}

TEST(Trap, OurStatementsKeepANul) {
  const IndexDatabase database = memory();
  auto select = Statement::prepare(database.handle(), "SELECT ?1");
  const std::string text("a\0b", 3);
  ASSERT_TRUE(select.value().bind(1, text).step().value());
  EXPECT_EQ(select.value().text(0), text);
}

TEST(Trap, ANulNeverGetsAsFarAsTheIndex) {
  auto dossier = support::dossier().build();
  dossier.description.documents[1].number = std::string("05\0-NQ/CB", 9);
  EXPECT_FALSE(prepare(std::move(dossier)).ok());
}

}  // namespace
}  // namespace vanthu::archive
