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

// "?9"
std::string mark(int parameter) {
  return "?" + std::to_string(parameter);
}

class Searcher {
 public:
  Searcher(sqlite3* db, const ParsedQuery& query, const SearchOptions& options)
      : db_(db), query_(query), conditions_(query), options_(options) {}

  Result<SearchAnswer> answer() {
    SearchAnswer answer;
    const bool is_ranked = conditions_.has_words() && options_.order == SearchOrder::Rank;
    auto counted = is_ranked ? find_best(answer.hits) : find_newest(answer.hits);
    if (!counted.ok()) return counted.error();
    answer.is_total_exact = counted.value() <= options_.count_up_to;
    answer.total = answer.is_total_exact ? counted.value() : options_.count_up_to;
    return answer;
  }

 private:
  static constexpr int kLimit = SearchConditions::kFirstFree;
  static constexpr int kOffset = kLimit + 1;
  static constexpr int kWords = kLimit + 2;
  static constexpr int kFirst = kLimit + 3;
  static constexpr int kLast = kLimit + 4;

  // One walk through what the index says of the words, as that is what a search costs: the hits
  // are shown when they are come by, and counting begins where they end. Answers the count, which
  // goes no further than one above what was asked for.
  Result<int> find_newest(std::vector<SearchHit>& hits) {
    auto found = Statement::prepare(
        db_, "SELECT " + shown_columns() + conditions_.from_where(shown_tables()) + " ORDER BY " +
                 conditions_.id() + " DESC LIMIT " + mark(kLimit) + " OFFSET " + mark(kOffset));
    if (!found.ok()) return found.error();
    Statement& row = found.value();
    conditions_.bind(row);
    const int offset = std::max(0, options_.offset);
    row.bind(kLimit, std::max(0, options_.limit)).bind(kOffset, offset).bind(kWords, kSnippetWords);
    std::int64_t last = 0;
    auto read = row.each([&] {
      last = row.number(0);
      hits.push_back(read_hit(row));
    });
    if (!read.ok()) return read.error();
    // Past the end, nothing tells how many were passed by.
    if (hits.empty()) return count_below(INT64_MAX, options_.count_up_to + 1);
    const int passed = offset + static_cast<int>(hits.size());
    const bool is_end = hits.size() < static_cast<std::size_t>(options_.limit);
    if (is_end || passed > options_.count_up_to) return passed;
    auto rest = count_below(last, options_.count_up_to + 1 - passed);
    if (!rest.ok()) return rest.error();
    return passed + rest.value();
  }

  // The best are known when all have been weighed; then they are shown.
  Result<int> find_best(std::vector<SearchHit>& hits) {
    auto ids = find_best_ids();
    if (!ids.ok()) return ids.error();
    auto shown = read_hits(ids.value());
    if (!shown.ok()) return shown.error();
    for (const std::int64_t id : ids.value()) hits.push_back(std::move(shown.value()[id]));
    return count_below(INT64_MAX, options_.count_up_to + 1);
  }

  Result<std::vector<std::int64_t>> find_best_ids() {
    auto statement = Statement::prepare(
        db_, "SELECT fts.rowid" + conditions_.from_where() + " ORDER BY " + std::string(kRank) +
                 ", fts.rowid DESC LIMIT " + mark(kLimit) + " OFFSET " + mark(kOffset));
    if (!statement.ok()) return statement.error();
    conditions_.bind(statement.value());
    statement.value()
        .bind(kLimit, std::max(0, options_.limit))
        .bind(kOffset, std::max(0, options_.offset));
    std::vector<std::int64_t> ids;
    auto read = statement.value().each([&] { ids.push_back(statement.value().number(0)); });
    if (!read.ok()) return read.error();
    return ids;
  }

  // Of documents before this one, at most so many.
  Result<int> count_below(std::int64_t id, int most) {
    auto statement = Statement::prepare(
        db_, "SELECT count(*) FROM (SELECT 1" + conditions_.from_where() + " AND " +
                 conditions_.id() + " < " + mark(kLast) + " LIMIT " + mark(kLimit) + ")");
    if (!statement.ok()) return statement.error();
    conditions_.bind(statement.value());
    auto row = statement.value().bind(kLast, id).bind(kLimit, most).step();
    if (!row.ok()) return row.error();
    return static_cast<int>(statement.value().number(0));
  }

  std::string shown_columns() const {
    const std::string x = conditions_.has_words() ? "x." : "document.";
    std::string sql;
    for (const char* column : {"id", "file", "kind_code", "kind_name", "number", "date", "signer"})
      sql += x + column + ", ";
    sql += "d.object, d.cell_code, d.cell_name, d.meeting_id, ";
    const std::string marks = ", char(2), char(3)";
    return sql + (conditions_.has_words()
                      ? "highlight(fts, 0" + marks + "), snippet(fts, 2" + marks + ", '…', " +
                            mark(kWords) + ")"
                      : x + "title, substr(unpacked(" + x + "body), 1, " + mark(kWords) + " * 6)");
  }

  std::string shown_tables() const {
    return conditions_.has_words() ? " CROSS JOIN document x ON x.id = fts.rowid CROSS JOIN "
                                     "dossier d ON d.id = x.dossier"
                                   : " CROSS JOIN dossier d ON d.id = document.dossier";
  }

  // All hits in one walk: FTS5 looks its words up again for every question. The plus keeps the ids
  // from becoming questions of their own.
  Result<std::map<std::int64_t, SearchHit>> read_hits(const std::vector<std::int64_t>& ids) const {
    std::map<std::int64_t, SearchHit> hits;
    if (ids.empty()) return hits;
    std::string list;
    for (const std::int64_t id : ids) list += (list.empty() ? "" : ",") + std::to_string(id);
    auto show = Statement::prepare(db_, "SELECT " + shown_columns() +
                                            conditions_.from_where(shown_tables()) +
                                            " AND fts.rowid BETWEEN " + mark(kFirst) + " AND " +
                                            mark(kLast) + " AND +fts.rowid IN (" + list + ")");
    if (!show.ok()) return show.error();
    const auto [first, last] = std::minmax_element(ids.begin(), ids.end());
    conditions_.bind(show.value());
    show.value().bind(kWords, kSnippetWords).bind(kFirst, *first).bind(kLast, *last);
    auto read =
        show.value().each([&] { hits.emplace(show.value().number(0), read_hit(show.value())); });
    if (!read.ok()) return read.error();
    return hits;
  }

  static SearchHit read_hit(const Statement& row) {
    SearchHit hit;
    hit.file = row.text(1);
    hit.kind = row.text(2);
    hit.kind_name = row.text(3);
    hit.number = row.text(4);
    hit.date = row.text(5);
    hit.signer = row.text(6);
    hit.object_id = row.text(7);
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
