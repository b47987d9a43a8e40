#include "archive/searcher.h"

#include <algorithm>

#include "archive/query.h"
#include "archive/retention_filter.h"
#include "archive/search_conditions.h"

namespace vanthu::archive {
namespace {

// Around what matched; no stored text can hold them.
constexpr char kMatchBegins = '\x02';
constexpr char kMatchEnds = '\x03';
constexpr int kSnippetWords = 30;

constexpr std::string_view kRank = "bm25(fts, 5.0, 5.0, 1.0, 0.5, 0.5, 0.5)";

std::vector<TextPiece> split_marks(const std::string& text) {
  std::vector<TextPiece> pieces;
  TextPiece piece;
  for (const char c : text) {
    if (c != kMatchBegins && c != kMatchEnds) {
      piece.text += c;
      continue;
    }
    if (!piece.text.empty()) pieces.push_back(piece);
    piece = {.text = {}, .is_match = c == kMatchBegins};
  }
  if (!piece.text.empty()) pieces.push_back(piece);
  return pieces;
}

// "?9": the parameters that the conditions leave to the caller.
std::string free_parameter(int which) {
  return "?" + std::to_string(SearchConditions::kFirstFree + which);
}

class Searcher {
 public:
  Searcher(sqlite3* db, const ParsedQuery& query, const SearchOptions& options)
      : db_(db), query_(query), conditions_(query), options_(options) {}

  Result<SearchAnswer> answer() {
    SearchAnswer answer;
    auto ids = find();
    if (!ids.ok()) return ids.error();
    auto show = Statement::prepare(db_, show_sql());
    if (!show.ok()) return show.error();
    for (const std::int64_t id : ids.value()) {
      auto hit = read_hit(show.value(), id);
      if (!hit.ok()) return hit.error();
      answer.hits.push_back(std::move(hit).value());
    }
    auto counted = count();
    if (!counted.ok()) return counted.error();
    answer.is_total_exact = counted.value() <= options_.count_up_to;
    answer.total = answer.is_total_exact ? counted.value() : options_.count_up_to;
    return answer;
  }

 private:
  Result<std::vector<std::int64_t>> find() {
    const bool ranked = conditions_.has_words() && options_.order == SearchOrder::Rank;
    std::string sql = "SELECT " + conditions_.id() + conditions_.from_where() + " ORDER BY ";
    if (ranked) sql.append(kRank).append(", ");
    sql += conditions_.id() + " DESC LIMIT " + free_parameter(0) + " OFFSET " + free_parameter(1);
    auto statement = Statement::prepare(db_, sql);
    if (!statement.ok()) return statement.error();
    conditions_.bind(statement.value());
    statement.value()
        .bind(SearchConditions::kFirstFree, std::max(0, options_.limit))
        .bind(SearchConditions::kFirstFree + 1, std::max(0, options_.offset));
    std::vector<std::int64_t> ids;
    while (true) {
      auto row = statement.value().step();
      if (!row.ok()) return row.error();
      if (!row.value()) return ids;
      ids.push_back(statement.value().number(0));
    }
  }

  Result<int> count() {
    auto statement =
        Statement::prepare(db_, "SELECT count(*) FROM (SELECT 1" + conditions_.from_where() +
                                    " LIMIT " + free_parameter(0) + ")");
    if (!statement.ok()) return statement.error();
    conditions_.bind(statement.value());
    auto row = statement.value()
                   .bind(SearchConditions::kFirstFree, std::int64_t{options_.count_up_to} + 1)
                   .step();
    if (!row.ok()) return row.error();
    return static_cast<int>(statement.value().number(0));
  }

  std::string show_sql() const {
    std::string sql =
        "SELECT d.object, x.file, x.kind_code, x.kind_name, x.number, x.date, x.signer, "
        "d.cell_code, d.cell_name, "
        "d.meeting_id, ";
    const std::string marks = ", char(2), char(3)";
    sql += conditions_.has_words()
               ? "highlight(fts, 0" + marks + "), snippet(fts, 2" + marks + ", '…', ?2)"
               : std::string("x.title, substr(unpacked(x.body), 1, ?2 * 6)");
    sql += conditions_.has_words()
               ? " FROM fts JOIN document x ON x.id = fts.rowid JOIN dossier d ON d.id = x.dossier "
                 "WHERE fts MATCH ?3 AND fts.rowid = ?1"
               : " FROM document x JOIN dossier d ON d.id = x.dossier WHERE x.id = ?1 AND ?3 = ''";
    return sql;
  }

  Result<SearchHit> read_hit(Statement& show, std::int64_t id) const {
    auto row = show.bind(1, id).bind(2, kSnippetWords).bind(3, query_.match).step();
    if (!row.ok()) return row.error();
    SearchHit hit;
    if (!row.value()) return hit;
    hit.object_id = show.text(0);
    hit.file = show.text(1);
    hit.kind = show.text(2);
    hit.kind_name = show.text(3);
    hit.number = show.text(4);
    hit.date = show.text(5);
    hit.signer = show.text(6);
    hit.cell_code = show.text(7);
    hit.cell_name = show.text(8);
    hit.meeting_id = show.text(9);
    hit.title = split_marks(show.text(10));
    hit.snippet = split_marks(show.text(11));
    if (auto ended = show.step(); !ended.ok()) return ended.error();
    return hit;
  }

  sqlite3* db_;
  const ParsedQuery& query_;
  SearchConditions conditions_;
  const SearchOptions& options_;
};

}  // namespace

Result<SearchAnswer> search_index(const IndexDatabase& index, std::string_view text,
                                  const SearchOptions& options) {
  auto query = parse_query(text);
  if (!query.ok()) return query.error();
  auto prepared = prepare_retention(index.handle(), options.retention, query.value());
  if (!prepared.ok()) return prepared.error();
  // One read transaction, so that the hits and their count are of one moment.
  if (auto begun = run_script(index.handle(), "BEGIN"); !begun.ok()) return begun.error();
  auto answer = Searcher(index.handle(), query.value(), options).answer();
  auto ended = run_script(index.handle(), "COMMIT");
  if (answer.ok() && !ended.ok()) return ended.error();
  return answer;
}

}  // namespace vanthu::archive
