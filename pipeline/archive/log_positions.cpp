#include "archive/log_positions.h"

#include "archive/sqlite_statement.h"

namespace vanthu::archive {
namespace {

constexpr const char* kTable =
    "CREATE TABLE IF NOT EXISTS log_entry (shard TEXT NOT NULL, idx INTEGER NOT NULL, op TEXT NOT "
    "NULL, object TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (shard, idx)) WITHOUT "
    "ROWID;"
    "CREATE INDEX IF NOT EXISTS log_entry_by_object ON log_entry (object) WHERE object != '';";

// Logs are ordered by year, then number: "2026", "2026-2", "2026-10".
constexpr const char* kAll =
    "SELECT shard, idx, op, object, version FROM log_entry ORDER BY substr(shard, 1, 4), "
    "CAST(substr(shard, 6) AS INTEGER), idx";

constexpr const char* kLastOfVersion =
    "SELECT shard, idx, op, object, version FROM log_entry WHERE object = ?1 AND object != '' AND "
    "version = ?2 AND op IN ('create', 'version', 'adopt') ORDER BY substr(shard, 1, 4) DESC, "
    "CAST(substr(shard, 6) AS INTEGER) DESC, idx DESC LIMIT 1";
constexpr const char* kLastOfObject =
    "SELECT shard, idx, op, object, version FROM log_entry WHERE object = ?1 AND object != '' "
    "ORDER BY substr(shard, 1, 4) DESC, CAST(substr(shard, 6) AS INTEGER) DESC, idx DESC LIMIT 1";

LogPosition row_of(const Statement& row) {
  return {.shard = row.text(0),
          .index = static_cast<std::uint64_t>(row.number(1)),
          .op = row.text(2),
          .object = row.text(3),
          .version = static_cast<int>(row.number(4))};
}

Result<bool> has_table(const IndexDatabase& index) {
  auto statement =
      Statement::prepare(index.handle(), "SELECT 1 FROM sqlite_master WHERE name = 'log_entry'");
  if (!statement.ok()) return statement.error();
  return statement.value().step();
}

Result<std::optional<LogPosition>> first_row(Statement& statement) {
  auto row = statement.step();
  if (!row.ok()) return row.error();
  if (!row.value()) return std::optional<LogPosition>();
  return std::optional(row_of(statement));
}

}  // namespace

LogPosition position_of(const LogEntry& entry, const std::string& shard, std::uint64_t index) {
  return {.shard = shard,
          .index = index,
          .op = entry.op,
          .object = entry.object,
          .version = entry.version};
}

Result<Done> create_positions(IndexDatabase& index) {
  return run_script(index.handle(), kTable);
}

Result<Done> clear_positions(IndexDatabase& index) {
  return run_script(index.handle(), "DELETE FROM log_entry");
}

Result<Done> put_positions(IndexDatabase& index, std::span<const LogPosition> positions) {
  if (positions.empty()) return Done{};
  auto transaction = ImmediateTransaction::begin(index.handle());
  if (!transaction.ok()) return transaction.error();
  {
    auto insert = Statement::prepare(
        index.handle(), "INSERT OR REPLACE INTO log_entry VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!insert.ok()) return insert.error();
    for (const LogPosition& one : positions) {
      insert.value().bind(1, one.shard).bind(2, static_cast<std::int64_t>(one.index));
      insert.value().bind(3, one.op).bind(4, one.object).bind(5, std::int64_t{one.version});
      if (auto done = insert.value().run(); !done.ok()) return done;
    }
  }
  return transaction.value().commit();
}

Result<std::uint64_t> count_positions(const IndexDatabase& index, const std::string& shard) {
  auto counted = index.kept("SELECT coalesce(max(idx), -1) + 1 FROM log_entry WHERE shard = ?1");
  if (!counted.ok()) return counted.error();
  Statement& row = *counted.value();
  auto has_row = row.bind(1, shard).step();
  if (!has_row.ok()) return has_row.error();
  return static_cast<std::uint64_t>(row.number(0));
}

Result<std::optional<LogPosition>> find_position(const IndexDatabase& index,
                                                 const std::string& object, int version) {
  auto find = index.kept(kLastOfVersion);
  if (!find.ok()) {
    auto present = has_table(index);
    if (present.ok() && !present.value()) return std::optional<LogPosition>();
    return find.error();
  }
  find.value()->bind(1, object).bind(2, std::int64_t{version});
  return first_row(*find.value());
}

Result<std::optional<LogPosition>> last_position(const IndexDatabase& index,
                                                 const std::string& object) {
  auto find = index.kept(kLastOfObject);
  if (!find.ok()) return find.error();
  find.value()->bind(1, object);
  return first_row(*find.value());
}

Result<Done> each_position(const IndexDatabase& index,
                           const std::function<void(const LogPosition&)>& told) {
  auto present = has_table(index);
  if (!present.ok()) return present.error();
  if (!present.value()) return Done{};
  auto statement = Statement::prepare(index.handle(), kAll);
  if (!statement.ok()) return statement.error();
  return statement.value().each([&] { told(row_of(statement.value())); });
}

}  // namespace vanthu::archive
