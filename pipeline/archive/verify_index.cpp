#include "archive/verify_index.h"

#include <sqlite3.h>

#include "archive/catalogue_queries.h"
#include "archive/compare_entry.h"
#include "archive/sqlite_statement.h"
#include "archive/verify_codes.h"

namespace vanthu::archive {
namespace {

// Copying a larger index into memory, only to check it, would not be polite.
constexpr std::int64_t kLargestCopy = std::int64_t{256} << 20;

void add(const ArchiveState& state, std::vector<VerifyProblem>& problems, Bilingual what) {
  problems.push_back(make_problem(kIndexDiffers, state.index_path, std::move(what)));
}

// The single text or number of a query, as text; an Error's own words when there is one.
std::string ask(sqlite3* db, std::string_view sql) {
  auto statement = Statement::prepare(db, sql);
  if (!statement.ok()) return statement.error().what.en;
  auto row = statement.value().step();
  if (!row.ok()) return row.error().what.en;
  return row.value() ? statement.value().text(0) : std::string();
}

// FTS5 compares its terms with the stored texts only through a connection that may write.
Result<IndexDatabase> copy_into_memory(sqlite3* source) {
  auto copy = IndexDatabase::open(kInMemory, IndexAccess::Write);
  if (!copy.ok()) return copy;
  sqlite3* target = copy.value().handle();
  sqlite3_backup* backup = sqlite3_backup_init(target, "main", source, "main");
  if (backup == nullptr) return sqlite_error(target);
  sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK) return sqlite_error(target);
  return copy;
}

void check_terms(const ArchiveState& state, VerifyReport& report) {
  const char* check =
      "INSERT INTO fts (fts, rank) VALUES ('integrity-check', 1);"
      "INSERT INTO by_digest (by_digest, rank) VALUES ('integrity-check', 1)";
  sqlite3* db = state.index->handle();
  Result<Done> checked = Done{};
  if (state.access == Access::Write) {
    checked = run_script(db, check);
  } else {
    const std::string size =
        ask(db, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    if (size.size() > std::to_string(kLargestCopy).size() ||
        (size.size() == std::to_string(kLargestCopy).size() &&
         size > std::to_string(kLargestCopy))) {
      report.unchecked.push_back(
          make_problem(kNoIndex, state.index_path,
                       {"chỉ mục quá lớn để đối chiếu từ khóa và mã băm khi kho mở chỉ để đọc",
                        "the index is too large to compare its words and digests while the archive "
                        "is open for reading only"}));
      return;
    }
    auto copy = copy_into_memory(db);
    checked = copy.ok() ? run_script(copy.value().handle(), check) : Result<Done>(copy.error());
  }
  if (!checked.ok()) {
    add(state, report.problems,
        {"từ khóa hoặc mã băm trong chỉ mục không khớp với các tệp: " + checked.error().what.vi,
         "the words or digests in the index do not agree with the files: " +
             checked.error().what.en});
  }
}

}  // namespace

WidePageCache::WidePageCache(const ArchiveState& state) : state_(state) {
  if (!state_.index) return;
  before_ = ask(state_.index->handle(), "PRAGMA cache_size");
  // 16 MiB. Refused or not: nothing but speed hangs on it.
  ask(state_.index->handle(), "PRAGMA cache_size = -16384");
}

WidePageCache::~WidePageCache() {
  if (state_.index) ask(state_.index->handle(), "PRAGMA cache_size = " + before_);
}

void compare_with_index(const ArchiveState& state, const StoredObject& object,
                        Description description, std::span<const KnownSize> sizes,
                        std::vector<VerifyProblem>& problems) {
  auto from_files = make_index_entry(*state.files, object, std::move(description), sizes);
  // Damage that keeps it from being read is reported where it is.
  if (!from_files.ok()) return;
  const auto compared = compare_entry(*state.index, from_files.value());
  if (!compared.ok()) return add(state, problems, compared.error().what);
  if (compared.value() == Agreement::Same) return;
  if (compared.value() == Agreement::NotIndexed) {
    return add(state, problems,
               {"chỉ mục thiếu hồ sơ " + object.inventory.id,
                "the index lacks the dossier " + object.inventory.id});
  }
  add(state, problems,
      {"chỉ mục ghi hồ sơ " + object.inventory.id + " khác với các tệp",
       "the index says otherwise than the files of the dossier " + object.inventory.id});
}

void check_index(const ArchiveState& state, const std::set<std::string>& objects,
                 VerifyReport& report) {
  auto indexed = query_objects(*state.index);
  if (!indexed.ok()) return add(state, report.problems, indexed.error().what);
  for (const std::string& object : indexed.value()) {
    if (objects.contains(object)) continue;
    add(state, report.problems,
        {"chỉ mục có hồ sơ " + object + " nhưng không có tệp",
         "the index has the dossier " + object + " but there are no files"});
  }
  sqlite3* db = state.index->handle();
  const std::string structure = ask(db, "PRAGMA integrity_check(1)");
  if (structure != "ok")
    add(state, report.problems,
        {"tệp chỉ mục hỏng: " + structure, "the index file is damaged: " + structure});
  // Ids carry the day (index_writer.h).
  const std::string misplaced = ask(db,
                                    "SELECT count(*) FROM document WHERE (id >> 20) != "
                                    "CAST(julianday(date) - julianday('1900-01-01') AS INTEGER)");
  if (misplaced != "0")
    add(state, report.problems,
        {"thứ tự ngày trong chỉ mục sai", "the order of days in the index is wrong"});
  const std::string miscounted =
      ask(db,
          "SELECT (SELECT count(*) FROM facet) != (SELECT count(*) FROM document) OR EXISTS "
          "(SELECT 1 FROM "
          "document x JOIN dossier d ON d.id = x.dossier LEFT JOIN facet f ON f.id = x.id WHERE "
          "(f.dossier, f.cell, f.kind, f.signer) IS NOT (x.dossier, d.cell_code, x.kind_code, "
          "x.signer))");
  if (miscounted != "0")
    add(state, report.problems,
        {"số liệu thống kê trong chỉ mục không khớp với văn bản",
         "the counts in the index do not agree with the documents"});
  check_terms(state, report);
}

}  // namespace vanthu::archive
