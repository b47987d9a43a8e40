#include "archive/index_database.h"

#include <Poco/Data/SQLite/SessionImpl.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <map>

#include "archive/text_packing.h"
#include "archive/vi_tokenizer.h"
#include "base/file_store.h"

namespace vanthu::archive {
namespace {

constexpr std::size_t kWaitSeconds = 5;
constexpr std::string_view kSqliteHeader = "SQLite format 3";
constexpr const char* kSchemaVersion = "5";

// page_size counts for a new file only: on pages of 4 kB packed texts leave a tenth of the index
// empty. journal_size_limit: after a large batch the log beside the index is cut back.
constexpr const char* kWriterPragmas =
    "PRAGMA page_size=8192;"
    "PRAGMA journal_mode=WAL;"
    "PRAGMA journal_size_limit=4194304;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;";

// by_digest: the beginnings of the digests of a dossier's files (kDigestBeginning). Digests come in
// no order, and a b-tree would write one of its pages for each; FTS5 writes them in sorted runs.
// judged: the rules that passed and that were not applicable, " INT-01 INT-02 ", shared by the many
// dossiers that they are the same for; outcome: the others. Column order of fts: title, number,
// body, person, cell, kind (search.cpp counts on it).
constexpr const char* kSchema = R"sql(
DROP TABLE IF EXISTS fts;
DROP TABLE IF EXISTS by_digest;
DROP VIEW IF EXISTS document_text;
DROP VIEW IF EXISTS digest_text;
DROP TABLE IF EXISTS facet;
DROP TABLE IF EXISTS document;
DROP TABLE IF EXISTS outcome;
DROP TABLE IF EXISTS person;
DROP TABLE IF EXISTS file;
DROP TABLE IF EXISTS version;
DROP TABLE IF EXISTS dossier;
DROP TABLE IF EXISTS judged;
DROP TABLE IF EXISTS meta;
CREATE TABLE meta (k TEXT PRIMARY KEY, v TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE dossier (
  id INTEGER PRIMARY KEY, object TEXT NOT NULL UNIQUE, cell_code TEXT NOT NULL, cell_name TEXT NOT NULL,
  meeting_id TEXT NOT NULL, meeting_kind TEXT NOT NULL, period TEXT NOT NULL, held_on TEXT NOT NULL,
  term TEXT NOT NULL, rule_pack TEXT NOT NULL, judged INTEGER NOT NULL);
CREATE INDEX dossier_by_cell ON dossier (cell_code, held_on);
CREATE INDEX dossier_by_judged ON dossier (judged);
CREATE TABLE version (
  dossier INTEGER NOT NULL, version INTEGER NOT NULL, created TEXT NOT NULL, content_key TEXT NOT NULL,
  inventory_sha512 TEXT NOT NULL, PRIMARY KEY (dossier, version)) WITHOUT ROWID;
CREATE INDEX version_by_created ON version (created);
CREATE TABLE file (
  dossier INTEGER NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
  sha256 BLOB NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (dossier, version, name)) WITHOUT ROWID;
CREATE INDEX record_by_digest ON file (sha256) WHERE name = 'record.xml';
CREATE VIEW digest_text AS SELECT dossier AS id, group_concat(lower(hex(substr(sha256, 1, 8))), ' ')
  AS digests FROM file GROUP BY dossier;
CREATE VIRTUAL TABLE by_digest USING fts5 (
  digests, content='digest_text', content_rowid='id', tokenize='ascii', detail=none, columnsize=0);
CREATE TABLE person (
  dossier INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (dossier, position)) WITHOUT ROWID;
CREATE TABLE judged (
  id INTEGER PRIMARY KEY, passed TEXT NOT NULL, not_applicable TEXT NOT NULL,
  UNIQUE (passed, not_applicable));
CREATE TABLE outcome (
  dossier INTEGER NOT NULL, position INTEGER NOT NULL, rule TEXT NOT NULL, outcome TEXT NOT NULL,
  PRIMARY KEY (dossier, position)) WITHOUT ROWID;
CREATE INDEX outcome_by_rule ON outcome (rule, outcome, dossier);
CREATE TABLE document (
  id INTEGER PRIMARY KEY, dossier INTEGER NOT NULL, position INTEGER NOT NULL, file TEXT NOT NULL,
  kind_code TEXT NOT NULL, kind_name TEXT NOT NULL, date TEXT NOT NULL, signer TEXT NOT NULL,
  title TEXT NOT NULL, number TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX document_by_dossier ON document (dossier, position);
CREATE TABLE facet (
  id INTEGER PRIMARY KEY, dossier INTEGER NOT NULL, cell TEXT NOT NULL, kind TEXT NOT NULL,
  signer TEXT NOT NULL);
CREATE VIEW document_text AS SELECT x.id, x.dossier, x.title, x.number, unpacked(x.body) AS body,
  char(30) || coalesce((SELECT group_concat(name, char(30)) || char(30) FROM (
    SELECT name FROM person WHERE dossier = x.dossier ORDER BY position)), '') ||
    CASE x.signer WHEN '' THEN '' ELSE x.signer || char(30) END AS person,
  char(30) || d.cell_code || char(30) || d.cell_name || char(30) AS cell,
  char(30) || x.kind_code || char(30) || x.kind_name || char(30) || d.meeting_kind || char(30) AS kind
  FROM document x JOIN dossier d ON d.id = x.dossier;
CREATE VIRTUAL TABLE fts USING fts5 (
  title, number, body, person, cell, kind, content='document_text', content_rowid='id', tokenize='vi');
)sql";

Error unusable(const std::string& path, Bilingual what) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = path,
               .remedy = {"lập lại chỉ mục từ các tệp: vanthu archive rebuild-index",
                          "make the index again from the files: vanthu archive rebuild-index"}};
}

// Everything that would make Poco wait in vain.
Result<Done> check_path(const std::string& path, IndexAccess access) {
  struct stat status {};
  const std::string folder = parent_path(path);
  if (::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
    return unusable(folder, {"không có thư mục của chỉ mục", "the index's folder is missing"});
  }
  if (::stat(path.c_str(), &status) != 0) {
    if (access == IndexAccess::Write && ::access(folder.c_str(), W_OK) == 0) return Done{};
    return unusable(path, {"chưa có chỉ mục", "there is no index"});
  }
  if (!S_ISREG(status.st_mode))
    return unusable(path, {"chỉ mục không phải là tệp", "the index is not a file"});
  std::string header(kSqliteHeader.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return system_error(path, {"không đọc được chỉ mục", "the index cannot be read"}, EACCES);
  file.read(header.data(), static_cast<std::streamsize>(header.size()));
  // An empty file is a database without tables.
  if (status.st_size != 0 && header != kSqliteHeader) {
    return unusable(path,
                    {"tệp chỉ mục không phải của SQLite", "the index file is not one of SQLite"});
  }
  return Done{};
}

// A "file:" name, so that no character of the path is taken for something else.
std::string uri_of(const std::string& path, std::string_view parameters) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_';
    if (plain) {
      uri += c;
    } else {
      uri += '%';
      uri += kDigits[byte >> 4U];
      uri += kDigits[byte & 0x0FU];
    }
  }
  return uri.append("?").append(parameters);
}

// A copy on read-only storage has no room for WAL's shared memory; such a file cannot change
// either.
std::string connection_string(const std::string& path, IndexAccess access) {
  if (path == kInMemory) return path;
  if (access == IndexAccess::Write) return uri_of(path, "mode=rwc");
  const bool changeable = ::access(parent_path(path).c_str(), W_OK) == 0;
  return uri_of(path, changeable ? "mode=ro" : "mode=ro&immutable=1");
}

}  // namespace

struct IndexDatabase::Connection {
  explicit Connection(const std::string& name)
      // Straight from its implementation: no connector needs to be registered in a global table.
      : session(Poco::AutoPtr<Poco::Data::SessionImpl>(
            new Poco::Data::SQLite::SessionImpl(name, kWaitSeconds))),
        handle(Poco::Data::SQLite::Utility::dbHandle(session)) {}

  Poco::Data::Session session;
  sqlite3* handle;
  // They go before the session.
  std::map<std::string, Statement, std::less<>> kept;
};

IndexDatabase::IndexDatabase(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)) {}
// Out of line because Connection is complete only here.
IndexDatabase::IndexDatabase(IndexDatabase&&) noexcept = default;
IndexDatabase& IndexDatabase::operator=(IndexDatabase&&) noexcept = default;
IndexDatabase::~IndexDatabase() = default;

sqlite3* IndexDatabase::handle() const {
  return connection_->handle;
}

Result<KeptStatement> IndexDatabase::kept(std::string_view sql) const {
  auto& all = connection_->kept;
  auto known = all.find(sql);
  if (known == all.end()) {
    auto prepared = Statement::prepare(connection_->handle, sql);
    if (!prepared.ok()) return prepared.error();
    known = all.emplace(sql, std::move(prepared).value()).first;
  }
  return KeptStatement(known->second);
}

Poco::Data::Session& IndexDatabase::session() const {
  return connection_->session;
}

Result<IndexDatabase> IndexDatabase::open(const std::string& path, IndexAccess access) {
  if (path != kInMemory) {
    if (auto checked = check_path(path, access); !checked.ok()) return checked.error();
    struct stat status {};
    const bool unwritten = ::stat((path + "-wal").c_str(), &status) == 0 && status.st_size > 0;
    if (access == IndexAccess::Read && unwritten &&
        ::access(parent_path(path).c_str(), W_OK) != 0) {
      return unusable(path, {"chỉ mục còn phần chưa ghi xong và thư mục chỉ cho đọc",
                             "the index has unfinished parts and its folder is read-only"});
    }
  }
  try {
    IndexDatabase database(std::make_unique<Connection>(connection_string(path, access)));
    if (auto registered = register_vi_tokenizer(database.handle()); !registered.ok())
      return registered.error();
    if (auto defined = register_text_packing(database.handle()); !defined.ok())
      return defined.error();
    if (access == IndexAccess::Write) {
      if (auto set = run_script(database.handle(), kWriterPragmas); !set.ok()) return set.error();
    }
    return database;
  } catch (const Poco::Exception& error) {
    return unusable(path, {"không mở được chỉ mục: " + error.displayText(),
                           "the index cannot be opened: " + error.displayText()});
  }
}

Result<Done> create_schema(sqlite3* db) {
  if (auto created = run_script(db, kSchema); !created.ok()) return created;
  if (auto forgotten = register_text_packing(db); !forgotten.ok()) return forgotten;
  auto insert = Statement::prepare(db, "INSERT INTO meta (k, v) VALUES (?1, ?2)");
  if (!insert.ok()) return insert.error();
  if (auto done = insert.value().bind(1, "schema").bind(2, kSchemaVersion).run(); !done.ok())
    return done;
  const std::string tokenizer = tokenizer_version();
  return insert.value().bind(1, "tokenizer").bind(2, tokenizer).run();
}

Result<bool> has_current_schema(sqlite3* db) {
  auto tables = Statement::prepare(db, "SELECT count(*) FROM sqlite_master WHERE name = 'meta'");
  if (!tables.ok()) return tables.error();
  auto row = tables.value().step();
  if (!row.ok()) return row.error();
  if (tables.value().number(0) == 0) return false;
  auto versions = Statement::prepare(
      db,
      "SELECT count(*) FROM meta WHERE (k = 'schema' AND v = ?1) OR (k = 'tokenizer' AND v = ?2)");
  if (!versions.ok()) return versions.error();
  const std::string tokenizer = tokenizer_version();
  auto counted = versions.value().bind(1, kSchemaVersion).bind(2, tokenizer).step();
  if (!counted.ok()) return counted.error();
  return versions.value().number(0) == 2;
}

Result<Done> remove_index_files(const std::string& path) {
  if (path == kInMemory) return Done{};
  for (const char* suffix : {"-wal", "-shm", "-journal", ""}) {
    if (::unlink((path + suffix).c_str()) != 0 && errno != ENOENT) {
      return system_error(path, {"không xóa được chỉ mục cũ", "the old index cannot be removed"},
                          errno);
    }
  }
  return Done{};
}

}  // namespace vanthu::archive
