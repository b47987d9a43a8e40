#include "archive/sqlite_statement.h"

#include <sqlite3.h>

#include "base/check.h"

namespace vanthu::archive {

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Result<Statement> Statement::prepare(sqlite3* db, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) return sqlite_error(db);
  return Statement(db, statement);
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // A null pointer would bind NULL; an empty text is a text.
  const char* bytes = text.data() == nullptr ? "" : text.data();
  const int code = sqlite3_bind_text64(statement_.get(), parameter, bytes, text.size(),
                                       SQLITE_STATIC, SQLITE_UTF8);
  VANTHU_CHECK(code == SQLITE_OK, "every bound parameter stands in the statement");
  return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number) {
  const int code = sqlite3_bind_int64(statement_.get(), parameter, number);
  VANTHU_CHECK(code == SQLITE_OK, "every bound parameter stands in the statement");
  return *this;
}

Statement& Statement::bind_bytes(int parameter, std::string_view bytes) {
  const int code =
      sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
  VANTHU_CHECK(code == SQLITE_OK, "every bound parameter stands in the statement");
  return *this;
}

Result<Done> Statement::run() {
  auto row = step();
  if (!row.ok()) return row.error();
  if (row.value()) sqlite3_reset(statement_.get());
  return Done{};
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_.get());
    return false;
  }
  Error error = sqlite_error(db_);
  sqlite3_reset(statement_.get());
  return error;
}

std::string Statement::text(int column) const {
  return std::string(view(column));
}

std::string_view Statement::view(int column) const {
  // The length comes from SQLite, so a NUL inside the text does not end it.
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

Error sqlite_error(sqlite3* db) {
  const int code = sqlite3_errcode(db);
  const std::string detail = sqlite3_errmsg(db);
  switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error{
          .kind = ErrorKind::Input,
          .what = {"chương trình khác đang dùng chỉ mục", "the index is held by another process"},
          .where = "index.sqlite",
          .remedy = {"chờ chương trình kia xong rồi chạy lại",
                     "wait for the other one and run again"}};
    case SQLITE_FULL:
      return Error{
          .kind = ErrorKind::Input,
          .what = {"đĩa đã đầy khi ghi chỉ mục", "the disk is full while writing the index"},
          .where = "index.sqlite",
          .remedy = {"giải phóng dung lượng rồi chạy lại; hồ sơ đã lưu không mất",
                     "free some space and run again; stored dossiers are kept"}};
    default:
      return Error{.kind = ErrorKind::Integrity,
                   .what = {"chỉ mục báo lỗi: " + detail, "the index reports: " + detail},
                   .where = "index.sqlite",
                   .remedy = {"lập lại chỉ mục từ các tệp: vanthu archive rebuild-index",
                              "make the index again from the files: vanthu archive rebuild-index"}};
  }
}

Result<Done> run_script(sqlite3* db, const std::string& sql) {
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return sqlite_error(db);
  return Done{};
}

Result<ImmediateTransaction> ImmediateTransaction::begin(sqlite3* db) {
  VANTHU_CHECK(sqlite3_get_autocommit(db) != 0, "no transaction is left open on a connection");
  if (auto begun = run_script(db, "BEGIN IMMEDIATE"); !begun.ok()) return begun.error();
  return ImmediateTransaction(db);
}

ImmediateTransaction::~ImmediateTransaction() {
  // SQLite may have rolled back by itself already (disk full).
  if (db_ != nullptr && sqlite3_get_autocommit(db_) == 0) {
    sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

Result<Done> ImmediateTransaction::commit() {
  VANTHU_CHECK(db_ != nullptr, "a transaction is committed once");
  auto committed = run_script(db_, "COMMIT");
  if (committed.ok()) db_ = nullptr;
  return committed;
}

}  // namespace vanthu::archive
