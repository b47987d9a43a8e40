// Internal to archive/*.cpp: the rows of one question that is asked again and again; after an Error
// there are no more.
//   Rows rows(index, "SELECT name FROM person WHERE dossier = ?1");
//   rows.bind(id);  while (rows.next()) { … rows.text(0) … }  if (auto e = rows.ended(); !e.ok())
//   …;
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "archive/index_database.h"
#include "archive/sqlite_statement.h"
#include "base/civil_time.h"
#include "base/result.h"
#include "text/nfc_string.h"

namespace vanthu::archive {

// The index holds what it cannot hold, or does not answer.
Error damaged_index(const std::string& detail);

class Rows {
 public:
  Rows(const IndexDatabase& index, std::string_view sql);

  // The parameters in turn.
  Rows& bind(std::int64_t value);
  // The value must outlive the rows.
  Rows& bind(const std::string& value);
  // Likewise.
  Rows& bind_bytes(const std::string& value);
  bool next();

  std::string text(int column) { return std::string(view(column)); }
  // Valid until next().
  std::string_view view(int column);
  std::int64_t number(int column);
  text::NfcString human(int column);
  Date date(int column);
  // What stands in the row cannot be.
  void damage(const char* what);

  Result<Done> ended() const { return failure_ ? Result<Done>(*failure_) : Result<Done>(Done{}); }

 private:
  // The schema has no NULL; meeting one is a damaged index, never an empty text.
  void check(int column);

  Result<KeptStatement> question_;
  int bound_ = 0;
  std::optional<Error> failure_;
};

}  // namespace vanthu::archive
