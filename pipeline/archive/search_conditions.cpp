#include "archive/search_conditions.h"

#include <chrono>

#include "archive/description.h"
#include "archive/index_database.h"
#include "archive/index_writer.h"
#include "archive/retention_filter.h"

namespace vanthu::archive {
namespace {

// What by_digest is asked for: it knows the beginnings of digests only.
std::string beginning_to_match(const std::string& digits) {
  if (digits.size() >= kDigestBeginning) return digits.substr(0, kDigestBeginning);
  return digits + "*";
}

}  // namespace

SearchConditions::SearchConditions(const ParsedQuery& query) : query_(query) {
  if (!query.digest.empty()) digest_match_ = beginning_to_match(query.digest);
}

// 1 match, 2 and 3 the range of ids, 4 rule, 5 accepted outcome, 6 the digest's beginning for
// by_digest, 7 all its digits, 8 class of keeping.
std::string SearchConditions::from_where(std::string_view joined) const {
  std::string sql = has_words() ? " FROM fts" : " FROM document";
  sql.append(joined).append(has_words() ? " WHERE fts MATCH ?1" : " WHERE ?1 = ''");
  sql += " AND " + id() + " BETWEEN ?2 AND ?3";
  const std::string of_dossier = has_words()
                                     ? " AND (SELECT dossier FROM facet WHERE id = fts.rowid) IN "
                                     : " AND document.dossier IN ";
  if (!query_.rule.empty()) sql += of_dossier + "(" + dossiers_of_rule() + ")";
  if (!query_.digest.empty()) {
    sql += of_dossier +
           "(SELECT dossier FROM file WHERE dossier IN (SELECT rowid FROM by_digest WHERE "
           "by_digest MATCH ?6) AND substr(lower(hex(sha256)), 1, length(?7)) = ?7)";
  }
  if (!query_.retention.empty()) {
    sql +=
        " AND (SELECT " + std::string(kKeptAs) +
        "(f.kind, d.meeting_kind) FROM facet f JOIN dossier d ON d.id = f.dossier WHERE f.id = " +
        id() + ") = ?8";
  }
  return sql;
}

// Rules that passed or were not applicable stand in lists that dossiers share.
std::string SearchConditions::dossiers_of_rule() const {
  if (query_.outcomes.empty()) return "SELECT dossier FROM outcome WHERE rule = ?4";
  const std::string& outcome = query_.outcomes.front();
  const bool passed = outcome == outcome_name(findings::Outcome::Pass);
  if (!passed && outcome != outcome_name(findings::Outcome::NotApplicable)) {
    return "SELECT dossier FROM outcome WHERE rule = ?4 AND outcome = ?5";
  }
  return std::string("SELECT id FROM dossier WHERE judged IN (SELECT id FROM judged WHERE instr(") +
         (passed ? "passed" : "not_applicable") + ", ' ' || ?4 || ' '))";
}

void SearchConditions::bind(Statement& statement) const {
  const auto january = [](int year) { return first_document_id(std::chrono::year{year} / 1 / 1); };
  const bool any_year = query_.first_year == 0;
  statement.bind(1, query_.match);
  statement.bind(2, any_year ? 0 : january(query_.first_year));
  statement.bind(3, any_year ? INT64_MAX : january(query_.last_year + 1) - 1);
  if (!query_.rule.empty()) {
    statement.bind(4, query_.rule);
    if (!query_.outcomes.empty()) statement.bind(5, query_.outcomes.front());
  }
  if (!query_.digest.empty()) {
    statement.bind(6, digest_match_).bind(7, query_.digest);
  }
  if (!query_.retention.empty()) statement.bind(8, query_.retention);
}

}  // namespace vanthu::archive
