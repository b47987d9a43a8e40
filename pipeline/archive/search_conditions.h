// What a query means in SQL: the same conditions serve finding, counting and showing. Values are
// always bound, never written into the text.
#pragma once

#include <string>
#include <string_view>

#include "archive/search.h"
#include "archive/sqlite_statement.h"

namespace vanthu::archive {

class SearchConditions {
 public:
  // The query, whose class of keeping is a code by now, must outlive the conditions.
  explicit SearchConditions(const ParsedQuery& query);

  bool has_words() const { return !query_.match.empty(); }
  // The column that names the document: rowids of fts where words are asked for.
  std::string id() const { return has_words() ? "fts.rowid" : "document.id"; }
  // " FROM … WHERE …", with parameters 1 to 8. joined: what stands between the two.
  std::string from_where(std::string_view joined = {}) const;
  // Parameters from here on are the caller's.
  static constexpr int kFirstFree = 9;
  void bind(Statement& statement) const;

 private:
  // A SELECT of those in which the rule asked for came out as asked.
  std::string dossiers_of_rule() const;

  const ParsedQuery& query_;
  std::string digest_match_;
};

}  // namespace vanthu::archive
