#include "archive/searcher.h"

#include <chrono>

#include "archive/index_writer.h"
#include "archive/sqlite_statement.h"

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

// The same conditions serve finding, counting and showing.
class Searcher {
 public:
  Searcher(sqlite3* db, const ParsedQuery& query, const SearchOptions& options)
      : db_(db), query_(query), options_(options) {}

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
  bool has_words() const { return !query_.match.empty(); }

  // Parameters: 1 match, 2 and 3 the range of ids, 4 rule, 5 and 6 accepted outcome or a pass to
  // refuse.
  std::string from_where() const {
    std::string sql = has_words() ? " FROM fts WHERE fts MATCH ?1 AND fts.rowid BETWEEN ?2 AND ?3"
                                  : " FROM document WHERE ?1 = '' AND id BETWEEN ?2 AND ?3";
    if (!query_.rule.empty()) {
      sql += has_words() ? " AND (SELECT dossier FROM document WHERE id = fts.rowid) IN "
                         : " AND dossier IN ";
      sql += query_.outcomes.empty()
                 ? "(SELECT dossier FROM outcome WHERE rule = ?4 AND outcome NOT IN ('pass', "
                   "'not-applicable'))"
                 : "(SELECT dossier FROM outcome WHERE rule = ?4 AND outcome = ?5)";
    }
    return sql;
  }

  void bind_conditions(Statement& statement) const {
    const bool any_year = query_.first_year == 0;
    statement.bind(1, query_.match);
    statement.bind(2,
                   any_year ? 0 : first_document_id(std::chrono::year{query_.first_year} / 1 / 1));
    statement.bind(3, any_year
                          ? INT64_MAX
                          : first_document_id(std::chrono::year{query_.last_year + 1} / 1 / 1) - 1);
    if (query_.rule.empty()) return;
    statement.bind(4, query_.rule);
    if (!query_.outcomes.empty()) statement.bind(5, query_.outcomes.front());
  }

  Result<std::vector<std::int64_t>> find() {
    const std::string id = has_words() ? "fts.rowid" : "id";
    const bool ranked = has_words() && options_.order == SearchOrder::Rank;
    std::string sql = "SELECT " + id + from_where() + " ORDER BY ";
    if (ranked) sql.append(kRank).append(", ");
    sql += id + " DESC LIMIT ?6 OFFSET ?7";
    auto statement = Statement::prepare(db_, sql);
    if (!statement.ok()) return statement.error();
    bind_conditions(statement.value());
    statement.value().bind(6, std::max(0, options_.limit)).bind(7, std::max(0, options_.offset));
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
        Statement::prepare(db_, "SELECT count(*) FROM (SELECT 1" + from_where() + " LIMIT ?6)");
    if (!statement.ok()) return statement.error();
    bind_conditions(statement.value());
    auto row = statement.value().bind(6, std::int64_t{options_.count_up_to} + 1).step();
    if (!row.ok()) return row.error();
    return static_cast<int>(statement.value().number(0));
  }

  std::string show_sql() const {
    std::string sql =
        "SELECT d.object, x.file, x.kind_code, x.kind_name, x.number, x.date, x.signer, "
        "d.cell_code, d.cell_name, "
        "d.meeting_id, ";
    const std::string marks = ", char(2), char(3)";
    sql += has_words() ? "highlight(fts, 0" + marks + "), snippet(fts, 2" + marks + ", '…', ?2)"
                       : std::string("x.title, substr(x.body, 1, ?2 * 6)");
    sql += has_words()
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
  const SearchOptions& options_;
};

}  // namespace

Result<SearchAnswer> search_index(const IndexDatabase& index, std::string_view text,
                                  const SearchOptions& options) {
  auto query = parse_query(text);
  if (!query.ok()) return query.error();
  // One read transaction, so that the hits and their count are of one moment.
  if (auto begun = run_script(index.handle(), "BEGIN"); !begun.ok()) return begun.error();
  auto answer = Searcher(index.handle(), query.value(), options).answer();
  auto ended = run_script(index.handle(), "COMMIT");
  if (answer.ok() && !ended.ok()) return ended.error();
  return answer;
}

}  // namespace vanthu::archive
