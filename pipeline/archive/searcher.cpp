#include "archive/searcher.h"

#include <algorithm>
#include <map>

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
    auto counted = count();
    if (!counted.ok()) return counted.error();
    answer.is_total_exact = counted.value() <= options_.count_up_to;
    answer.total = answer.is_total_exact ? counted.value() : options_.count_up_to;
    auto hits = read_hits(ids.value());
    if (!hits.ok()) return hits.error();
    for (const std::int64_t id : ids.value()) answer.hits.push_back(std::move(hits.value()[id]));
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

  // All hits in one walk: FTS5 looks its words up again for every question. The plus keeps the ids
  // from becoming questions of their own.
  std::string show_sql(const std::vector<std::int64_t>& ids) const {
    std::string list;
    for (const std::int64_t id : ids) list += (list.empty() ? "" : ",") + std::to_string(id);
    const std::string marks = ", char(2), char(3)";
    std::string sql =
        "SELECT x.id, d.object, x.file, x.kind_code, x.kind_name, x.number, x.date, x.signer, "
        "d.cell_code, d.cell_name, d.meeting_id, ";
    sql += conditions_.has_words()
               ? "highlight(fts, 0" + marks + "), snippet(fts, 2" + marks + ", '…', ?1)"
               : std::string("x.title, substr(unpacked(x.body), 1, ?1 * 6)");
    sql += conditions_.has_words()
               ? " FROM fts CROSS JOIN document x ON x.id = fts.rowid JOIN dossier d ON d.id = "
                 "x.dossier WHERE fts MATCH ?2 AND fts.rowid BETWEEN ?3 AND ?4 AND +fts.rowid"
               : " FROM document x JOIN dossier d ON d.id = x.dossier WHERE ?2 = '' AND x.id "
                 "BETWEEN ?3 AND ?4 AND x.id";
    return sql + " IN (" + list + ")";
  }

  Result<std::map<std::int64_t, SearchHit>> read_hits(const std::vector<std::int64_t>& ids) const {
    std::map<std::int64_t, SearchHit> hits;
    if (ids.empty()) return hits;
    auto show = Statement::prepare(db_, show_sql(ids));
    if (!show.ok()) return show.error();
    const auto [first, last] = std::minmax_element(ids.begin(), ids.end());
    show.value().bind(1, kSnippetWords).bind(2, query_.match).bind(3, *first).bind(4, *last);
    while (true) {
      auto row = show.value().step();
      if (!row.ok()) return row.error();
      if (!row.value()) return hits;
      hits.emplace(show.value().number(0), read_hit(show.value()));
    }
  }

  static SearchHit read_hit(const Statement& row) {
    SearchHit hit;
    hit.object_id = row.text(1);
    hit.file = row.text(2);
    hit.kind = row.text(3);
    hit.kind_name = row.text(4);
    hit.number = row.text(5);
    hit.date = row.text(6);
    hit.signer = row.text(7);
    hit.cell_code = row.text(8);
    hit.cell_name = row.text(9);
    hit.meeting_id = row.text(10);
    hit.title = split_marks(row.text(11));
    hit.snippet = split_marks(row.text(12));
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
