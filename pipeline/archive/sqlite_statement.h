// A prepared statement on SQLite itself, for ingest and full-text search, where Poco::Data would
// prepare again on every execution. Parameters and columns count from 1 and 0 as in SQLite.
//   auto insert = Statement::prepare(db, "INSERT INTO t VALUES (?1, ?2)");
//   insert.value().bind(1, name).bind(2, 7);  insert.value().run();
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vanthu::archive {

class Statement {
 public:
  // sql outlives the call only; db outlives the statement.
  static Result<Statement> prepare(sqlite3* db, std::string_view sql);

  // Text must stay unchanged until the next run() or step() has finished.
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::int64_t number);
  Statement& bind_bytes(int parameter, std::string_view bytes);

  // Executes to the end, without rows, and makes the statement ready for other values.
  Result<Done> run();
  // True: a row is ready. False: no more rows; the statement is ready to start again.
  Result<bool> step();
  // Calls visit() at every row, in turn.
  template <typename Visit>
  Result<Done> each(Visit visit) {
    while (true) {
      auto has_row = step();
      if (!has_row.ok()) return has_row.error();
      if (!has_row.value()) return Done{};
      visit();
    }
  }

  std::string text(int column) const;
  // The same, valid until the next step() only.
  std::string_view view(int column) const;
  std::int64_t number(int column) const;
  bool is_null(int column) const;

  // Ready for other values, whatever row it stands at.
  void reset();

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3* db, sqlite3_stmt* statement) : db_(db), statement_(statement) {}

  sqlite3* db_;
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

// A statement borrowed from those that a connection keeps (IndexDatabase::kept). When it goes, the
// statement is reset, so that it holds no read transaction open; hence the special members.
class KeptStatement {
 public:
  explicit KeptStatement(Statement& kept) : kept_(&kept) {}
  KeptStatement(KeptStatement&& other) noexcept : kept_(other.kept_) { other.kept_ = nullptr; }
  KeptStatement& operator=(KeptStatement&&) = delete;
  ~KeptStatement() {
    if (kept_ != nullptr) kept_->reset();
  }

  Statement& operator*() const { return *kept_; }
  Statement* operator->() const { return kept_; }

 private:
  Statement* kept_;
};

// What SQLite says now, for a clerk.
Error sqlite_error(sqlite3* db);

// Several statements without rows.
Result<Done> run_script(sqlite3* db, const std::string& sql);

// BEGIN IMMEDIATE … COMMIT. Destroyed before commit(), it rolls back: no connection is ever left
// with an open transaction. Poco's Session::begin() is BEGIN DEFERRED, whose first write fails at
// once, without waiting, when somebody else has written meanwhile (SQLITE_BUSY_SNAPSHOT).
class ImmediateTransaction {
 public:
  static Result<ImmediateTransaction> begin(sqlite3* db);
  ImmediateTransaction(ImmediateTransaction&& other) noexcept : db_(other.db_) {
    other.db_ = nullptr;
  }
  ImmediateTransaction& operator=(ImmediateTransaction&&) = delete;
  ~ImmediateTransaction();

  Result<Done> commit();

 private:
  explicit ImmediateTransaction(sqlite3* db) : db_(db) {}

  // Null when there is nothing to roll back any more.
  sqlite3* db_;
};

}  // namespace vanthu::archive
