// The connection to index/index.sqlite: opened through Poco::Data with its traps guarded, with the
// pragmas and the Vietnamese tokenizer every connection needs. The index is derived from the files
// and may be deleted at any time.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "archive/sqlite_statement.h"
#include "base/result.h"

struct sqlite3;

namespace Poco::Data {
class Session;
}

namespace vanthu::archive {

// Instead of a path: an index in memory, for tests and for comparing.
inline constexpr const char* kInMemory = ":memory:";

// Of a SHA-256 in lower-case hexadecimal, by which by_digest finds its dossiers. What it finds is
// to be compared as a whole.
inline constexpr std::size_t kDigestBeginning = 16;

enum class IndexAccess {
  Write,  // creates the file, not the schema (create_schema); WAL, synchronous=FULL
  Read,   // never creates or changes anything
};

class IndexDatabase {
 public:
  // Before Poco sees the path, folder and file header are looked at: with a path that cannot be
  // opened its Session constructor would go on trying until its timeout (60 s unless told less).
  static Result<IndexDatabase> open(const std::string& path, IndexAccess access);
  IndexDatabase(IndexDatabase&&) noexcept;
  IndexDatabase& operator=(IndexDatabase&&) noexcept;
  ~IndexDatabase();

  sqlite3* handle() const;
  // A question that is asked again and again: prepared once, kept with the connection.
  Result<KeptStatement> kept(std::string_view sql) const;
  // For ordinary queries; valid as long as this object.
  Poco::Data::Session& session() const;

 private:
  struct Connection;
  explicit IndexDatabase(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> connection_;
};

// Drops everything and creates the schema again. Inside the caller's transaction.
Result<Done> create_schema(sqlite3* db);

// True when the schema is there and was made with the same schema and tokenizer versions.
Result<bool> has_current_schema(sqlite3* db);

// Removes the index file and what SQLite keeps beside it.
Result<Done> remove_index_files(const std::string& path);

}  // namespace vanthu::archive
