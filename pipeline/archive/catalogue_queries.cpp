#include "archive/catalogue_queries.h"

#include <Poco/Data/RecordSet.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>

#include "archive/description.h"
#include "archive/index_rows.h"
#include "archive/layout.h"
#include "base/check.h"
#include "base/hex.h"
#include "base/sha.h"

namespace vanthu::archive {
namespace {

using Poco::Data::RecordSet;

// One short-lived statement for each question: after an error Poco never lets one be used again.
// Parameters are bound by position, whatever they are called, so they are written as "?".
class Question {
 public:
  Question(const IndexDatabase& index, const std::string& sql) : statement_(index.session()) {
    statement_ << sql;
  }

  // Poco keeps references until execution: values live here.
  Question& bind(std::string value) {
    texts_.push_back(std::make_unique<std::string>(std::move(value)));
    statement_.addBind(Poco::Data::Keywords::use(*texts_.back()));
    return *this;
  }
  Question& bind(Poco::Int64 value) {
    numbers_.push_back(std::make_unique<Poco::Int64>(value));
    statement_.addBind(Poco::Data::Keywords::use(*numbers_.back()));
    return *this;
  }
  RecordSet ask() {
    statement_.execute();
    return RecordSet(statement_);
  }

 private:
  Poco::Data::Statement statement_;
  std::vector<std::unique_ptr<std::string>> texts_;
  std::vector<std::unique_ptr<Poco::Int64>> numbers_;
};

// The schema has no NULL; meeting one is a damaged index, never an empty text.
Poco::Dynamic::Var cell(const RecordSet& rows, std::size_t column, std::size_t row) {
  Poco::Dynamic::Var value = rows.value(column, row);
  if (value.isEmpty()) throw Poco::DataFormatException("NULL in the index");
  return value;
}

std::string text(const RecordSet& rows, std::size_t column, std::size_t row) {
  return cell(rows, column, row).convert<std::string>();
}

std::int64_t number(const RecordSet& rows, std::size_t column, std::size_t row) {
  return cell(rows, column, row).convert<Poco::Int64>();
}

Error damaged(const Poco::Exception& error) {
  return damaged_index(error.displayText());
}

// Runs answer() and turns what Poco throws into an Error.
template <typename Answer>
auto guarded(Answer answer) -> Result<decltype(answer())> {
  try {
    return answer();
  } catch (const Poco::Exception& error) {
    return damaged(error);
  }
}

Result<Done> read_documents(const IndexDatabase& index, std::int64_t dossier, Description& d) {
  Rows rows(index,
            "SELECT file, kind_code, kind_name, number, date, title, signer, unpacked(body) FROM "
            "document WHERE dossier = ?1 ORDER BY position");
  rows.bind(dossier);
  while (rows.next()) {
    d.documents.push_back({.file = rows.text(0),
                           .kind = rows.text(1),
                           .kind_name = rows.human(2),
                           .number = rows.text(3),
                           .date = rows.date(4),
                           .title = rows.human(5),
                           .signer = rows.human(6),
                           .text = rows.human(7)});
  }
  return rows.ended();
}

Result<Done> read_persons(const IndexDatabase& index, std::int64_t dossier, Description& d) {
  Rows persons(index, "SELECT name, role FROM person WHERE dossier = ?1 ORDER BY position");
  persons.bind(dossier);
  while (persons.next()) d.persons.push_back({.name = persons.human(0), .role = persons.text(1)});
  return persons.ended();
}

Result<Done> read_outcomes(const IndexDatabase& index, std::int64_t dossier, Description& d) {
  Rows rules(index, "SELECT rule, outcome FROM outcome WHERE dossier = ?1 ORDER BY position");
  rules.bind(dossier);
  while (rules.next()) {
    const auto outcome = try_parse_outcome(rules.text(1));
    if (!outcome) {
      rules.damage("outcome");
      break;
    }
    d.outcomes.push_back({.rule = rules.text(0), .outcome = *outcome});
  }
  if (auto ended = rules.ended(); !ended.ok()) return ended;
  Rows quiet(index,
             "SELECT passed, not_applicable FROM judged WHERE id = (SELECT judged FROM dossier "
             "WHERE id = ?1)");
  if (!quiet.bind(dossier).next()) {
    quiet.damage("outcomes");
    return quiet.ended();
  }
  append_rules(d.outcomes, quiet.text(0), findings::Outcome::Pass);
  append_rules(d.outcomes, quiet.text(1), findings::Outcome::NotApplicable);
  return Done{};
}

Result<Done> read_versions(const IndexDatabase& index, std::int64_t dossier, IndexEntry& entry) {
  Rows versions(index,
                "SELECT version, created, content_key, inventory_sha512 FROM version "
                "WHERE dossier = ?1 ORDER BY version");
  versions.bind(dossier);
  while (versions.next()) {
    entry.versions.push_back({.version = static_cast<int>(versions.number(0)),
                              .created = versions.text(1),
                              .content_key = versions.text(2),
                              .inventory_sha512 = versions.text(3)});
  }
  return versions.ended();
}

Result<Done> read_files(const IndexDatabase& index, std::int64_t dossier, IndexEntry& entry) {
  Rows files(index,
             "SELECT version, name, path, sha256, bytes FROM file WHERE dossier = ?1 ORDER BY "
             "version, name");
  files.bind(dossier);
  while (files.next()) {
    const std::string digest = files.text(3);
    const auto* bytes = reinterpret_cast<const unsigned char*>(digest.data());
    entry.files.push_back({.version = static_cast<int>(files.number(0)),
                           .name = files.text(1),
                           .path = files.text(2),
                           .sha256 = to_hex({bytes, digest.size()}),
                           .bytes = files.number(4)});
  }
  return files.ended();
}

// A folder name's characters only, so LIKE needs no escaping.
bool is_uuid_beginning(std::string_view typed) {
  return typed.size() >= 4 && typed.size() <= 36 &&
         std::all_of(typed.begin(), typed.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
         });
}

std::vector<std::string> first_column(const RecordSet& rows) {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < rows.rowCount(); ++i) values.push_back(text(rows, 0, i));
  return values;
}

// condition: on file f.
std::string places_where(std::string_view condition) {
  return "SELECT d.object, f.version, (SELECT max(version) FROM version WHERE dossier = d.id), "
         "f.name, f.path, d.cell_name, d.meeting_id, d.held_on, d.cell_code "
         "FROM file f JOIN dossier d ON d.id = f.dossier WHERE " +
         std::string(condition) + " ORDER BY d.object, f.version, f.name";
}

Result<std::vector<FilePlace>> read_places(Rows& rows) {
  std::vector<FilePlace> places;
  while (rows.next()) {
    places.push_back({.object_id = rows.text(0),
                      .version = static_cast<int>(rows.number(1)),
                      .head_version = static_cast<int>(rows.number(2)),
                      .name = rows.text(3),
                      .path = rows.text(4),
                      .cell_name = rows.text(5),
                      .meeting_id = rows.text(6),
                      .held_on = rows.text(7),
                      .cell_code = rows.text(8)});
  }
  if (auto ended = rows.ended(); !ended.ok()) return ended.error();
  return places;
}

}  // namespace

Result<std::vector<DossierSummary>> query_list(const IndexDatabase& index,
                                               const ListFilter& filter) {
  return guarded([&] {
    std::string sql =
        "SELECT d.object, d.cell_code, d.cell_name, d.meeting_id, d.meeting_kind, d.period, "
        "d.held_on, "
        "v.version, v.created, (SELECT count(*) FROM document x WHERE x.dossier = d.id) "
        "FROM dossier d JOIN version v ON v.dossier = d.id "
        "WHERE v.version = (SELECT max(version) FROM version WHERE dossier = d.id)";
    if (!filter.cell.empty()) sql += " AND d.cell_code = ?";
    if (filter.year != 0) sql += " AND substr(d.held_on, 1, 4) = ?";
    sql += " ORDER BY d.held_on DESC, d.cell_code, d.meeting_id LIMIT ?";
    Question question(index, sql);
    if (!filter.cell.empty()) question.bind(filter.cell);
    if (filter.year != 0) question.bind(std::to_string(filter.year));
    const RecordSet rows = question.bind(Poco::Int64{filter.limit == 0 ? -1 : filter.limit}).ask();
    std::vector<DossierSummary> summaries;
    for (std::size_t i = 0; i < rows.rowCount(); ++i) {
      summaries.push_back({.object_id = text(rows, 0, i),
                           .cell_code = text(rows, 1, i),
                           .cell_name = text(rows, 2, i),
                           .meeting_id = text(rows, 3, i),
                           .meeting_kind = text(rows, 4, i),
                           .period = text(rows, 5, i),
                           .held_on = text(rows, 6, i),
                           .head_version = static_cast<int>(number(rows, 7, i)),
                           .created = text(rows, 8, i),
                           .documents = static_cast<int>(number(rows, 9, i))});
    }
    return summaries;
  });
}

bool is_numbered(std::string_view number) {
  return !number.empty() && number.front() >= '0' && number.front() <= '9';
}

Result<std::vector<NumberedPaper>> query_numbered(const IndexDatabase& index,
                                                  const std::string& cell_code) {
  Rows rows(index,
            "SELECT d.object, d.cell_name, d.meeting_id, d.term, x.kind_code, x.kind_name, "
            "x.number, x.date FROM dossier d JOIN document x ON x.dossier = d.id "
            "WHERE d.cell_code = ?1 AND x.number != '' "
            "ORDER BY d.term, x.kind_code, x.number, x.date, d.meeting_id, x.position");
  rows.bind(cell_code);
  std::vector<NumberedPaper> papers;
  while (rows.next()) {
    if (!is_numbered(rows.view(6))) continue;
    papers.push_back({.object_id = rows.text(0),
                      .cell_code = cell_code,
                      .cell_name = rows.text(1),
                      .meeting_id = rows.text(2),
                      .term = rows.text(3),
                      .kind = rows.text(4),
                      .kind_name = rows.text(5),
                      .number = rows.text(6),
                      .date = rows.date(7)});
  }
  if (auto ended = rows.ended(); !ended.ok()) return ended.error();
  return papers;
}

Result<std::vector<std::string>> query_ids(const IndexDatabase& index, std::string_view typed) {
  return guarded([&]() -> std::vector<std::string> {
    if (is_object_id(typed)) {
      Question question(index, "SELECT object FROM dossier WHERE object = ?");
      return first_column(question.bind(std::string(typed)).ask());
    }
    if (is_uuid_beginning(typed)) {
      Question question(index,
                        "SELECT object FROM dossier WHERE object LIKE ? ORDER BY object LIMIT 10");
      auto found = first_column(question.bind("urn:uuid:" + std::string(typed) + "%").ask());
      if (!found.empty()) return found;
    }
    // Either code may contain slashes itself.
    Question question(
        index,
        "SELECT object FROM dossier WHERE cell_code || '/' || meeting_id = ? OR meeting_id = ?");
    return first_column(question.bind(std::string(typed)).bind(std::string(typed)).ask());
  });
}

Result<std::vector<FilePlace>> query_places(const IndexDatabase& index, std::string_view sha256) {
  static const std::string kQuestion = places_where(
      "f.dossier IN (SELECT rowid FROM by_digest WHERE by_digest MATCH ?1) AND f.sha256 = ?2");
  const auto digest = try_parse_hex(sha256);
  if (!digest || digest->size() != sizeof(Sha256Digest)) return std::vector<FilePlace>();
  const std::string beginning(sha256.substr(0, kDigestBeginning));
  Rows rows(index, kQuestion);
  rows.bind(beginning).bind_bytes(*digest);
  return read_places(rows);
}

Result<std::vector<FilePlace>> query_record_places(const IndexDatabase& index,
                                                   std::string_view sha256) {
  // The name as the schema's index has it.
  static const std::string kQuestion = places_where("f.name = 'record.xml' AND f.sha256 = ?1");
  const auto digest = try_parse_hex(sha256);
  if (!digest) return std::vector<FilePlace>();
  Rows rows(index, kQuestion);
  rows.bind_bytes(*digest);
  return read_places(rows);
}

Result<std::vector<std::string>> query_objects(const IndexDatabase& index) {
  return guarded([&] {
    return first_column(Question(index, "SELECT object FROM dossier ORDER BY object").ask());
  });
}

Result<std::optional<IndexEntry>> query_entry(const IndexDatabase& index,
                                              const std::string& object_id) {
  Rows found(index,
             "SELECT id, cell_code, cell_name, meeting_id, meeting_kind, period, held_on, term, "
             "rule_pack FROM dossier WHERE object = ?1");
  if (!found.bind(object_id).next()) {
    auto ended = found.ended();
    return ended.ok() ? Result<std::optional<IndexEntry>>(std::nullopt) : ended.error();
  }
  IndexEntry entry{.object_id = object_id, .description = {}, .versions = {}, .files = {}};
  const std::int64_t dossier = found.number(0);
  Description& d = entry.description;
  d.cell_code = found.text(1);
  d.cell_name = found.human(2);
  d.meeting_id = found.text(3);
  d.meeting_kind = found.text(4);
  d.period = found.text(5);
  d.held_on = found.date(6);
  d.term = found.text(7);
  d.rule_pack = found.text(8);
  if (auto whole = found.ended(); !whole.ok()) return whole.error();
  for (const auto part : {read_documents, read_persons, read_outcomes}) {
    if (auto read = part(index, dossier, d); !read.ok()) return read.error();
  }
  for (const auto part : {read_versions, read_files}) {
    if (auto read = part(index, dossier, entry); !read.ok()) return read.error();
  }
  return std::optional(std::move(entry));
}

Result<std::string> query_document_order(const IndexDatabase& index) {
  return guarded([&] {
    Question question(index,
                      "SELECT x.date || ' ' || d.object || ' ' || x.position FROM document x "
                      "JOIN dossier d ON d.id = x.dossier ORDER BY x.id DESC");
    const RecordSet rows = question.ask();
    std::string order;
    for (std::size_t i = 0; i < rows.rowCount(); ++i) order += text(rows, 0, i) + "\n";
    return order;
  });
}

Result<std::string> query_newest_created(const IndexDatabase& index) {
  return guarded([&] {
    return text(Question(index, "SELECT coalesce(max(created), '') FROM version").ask(), 0, 0);
  });
}

}  // namespace vanthu::archive
