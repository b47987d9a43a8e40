#include "archive/catalogue_queries.h"

#include <Poco/Data/RecordSet.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>

#include "archive/description.h"
#include "archive/layout.h"
#include "base/check.h"
#include "base/hex.h"

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

std::string bytes_as_hex(const RecordSet& rows, std::size_t column, std::size_t row) {
  const auto value = cell(rows, column, row).extract<Poco::Data::BLOB>();
  return to_hex({value.rawContent(), value.size()});
}

Error damaged(const Poco::Exception& error) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"chỉ mục không trả lời được: " + error.displayText(),
                        "the index cannot answer: " + error.displayText()},
               .where = "index.sqlite",
               .remedy = {"lập lại chỉ mục từ các tệp: vanthu archive rebuild-index",
                          "make the index again from the files: vanthu archive rebuild-index"}};
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

text::NfcString human(const std::string& stored) {
  auto normal = text::normalize(stored);
  if (!normal.ok()) throw Poco::DataFormatException("text in the index");
  return std::move(normal).value();
}

Date date(const std::string& stored) {
  const auto parsed = try_parse_date(stored);
  if (!parsed) throw Poco::DataFormatException("date in the index");
  return *parsed;
}

void read_documents(const IndexDatabase& index, Poco::Int64 dossier, Description& d) {
  Question question(index,
                    "SELECT file, kind_code, kind_name, number, date, title, signer, "
                    "unpacked(body) FROM document "
                    "WHERE dossier = ? ORDER BY position");
  const RecordSet rows = question.bind(dossier).ask();
  for (std::size_t i = 0; i < rows.rowCount(); ++i) {
    d.documents.push_back({.file = text(rows, 0, i),
                           .kind = text(rows, 1, i),
                           .kind_name = human(text(rows, 2, i)),
                           .number = text(rows, 3, i),
                           .date = date(text(rows, 4, i)),
                           .title = human(text(rows, 5, i)),
                           .signer = human(text(rows, 6, i)),
                           .text = human(text(rows, 7, i))});
  }
}

void read_persons_and_outcomes(const IndexDatabase& index, Poco::Int64 dossier, Description& d) {
  Question people(index, "SELECT name, role FROM person WHERE dossier = ? ORDER BY position");
  const RecordSet persons = people.bind(dossier).ask();
  for (std::size_t i = 0; i < persons.rowCount(); ++i) {
    d.persons.push_back({.name = human(text(persons, 0, i)), .role = text(persons, 1, i)});
  }
  Question rules(index, "SELECT rule, outcome FROM outcome WHERE dossier = ? ORDER BY position");
  const RecordSet outcomes = rules.bind(dossier).ask();
  for (std::size_t i = 0; i < outcomes.rowCount(); ++i) {
    const auto outcome = try_parse_outcome(text(outcomes, 1, i));
    if (!outcome) throw Poco::DataFormatException("outcome in the index");
    d.outcomes.push_back({.rule = text(outcomes, 0, i), .outcome = *outcome});
  }
  Question quiet(index,
                 "SELECT passed, not_applicable FROM judged WHERE id = (SELECT judged FROM dossier "
                 "WHERE id = ?)");
  const RecordSet sets = quiet.bind(dossier).ask();
  if (sets.rowCount() != 1) throw Poco::DataFormatException("outcomes in the index");
  append_rules(d.outcomes, text(sets, 0, 0), findings::Outcome::Pass);
  append_rules(d.outcomes, text(sets, 1, 0), findings::Outcome::NotApplicable);
}

void read_versions_and_files(const IndexDatabase& index, Poco::Int64 dossier, IndexEntry& entry) {
  Question history(index,
                   "SELECT version, created, content_key, inventory_sha512 FROM version "
                   "WHERE dossier = ? ORDER BY version");
  const RecordSet versions = history.bind(dossier).ask();
  for (std::size_t i = 0; i < versions.rowCount(); ++i) {
    entry.versions.push_back({.version = static_cast<int>(number(versions, 0, i)),
                              .created = text(versions, 1, i),
                              .content_key = text(versions, 2, i),
                              .inventory_sha512 = text(versions, 3, i)});
  }
  Question content(index,
                   "SELECT version, name, path, sha256, bytes FROM file WHERE dossier = ? ORDER BY "
                   "version, name");
  const RecordSet files = content.bind(dossier).ask();
  for (std::size_t i = 0; i < files.rowCount(); ++i) {
    entry.files.push_back({.version = static_cast<int>(number(files, 0, i)),
                           .name = text(files, 1, i),
                           .path = text(files, 2, i),
                           .sha256 = bytes_as_hex(files, 3, i),
                           .bytes = number(files, 4, i)});
  }
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

// Asked for every record of a batch.
Result<std::vector<FilePlace>> query_places(const IndexDatabase& index, std::string_view sha256) {
  const auto digest = try_parse_hex(sha256);
  std::vector<FilePlace> places;
  if (!digest) return places;
  auto question = index.kept(
      "SELECT d.object, f.version, (SELECT max(version) FROM version WHERE dossier = d.id), "
      "f.name, f.path, d.cell_name, d.meeting_id, d.held_on, d.cell_code "
      "FROM file f JOIN dossier d ON d.id = f.dossier WHERE f.sha256 = ?1 "
      "ORDER BY d.object, f.version, f.name");
  if (!question.ok()) return question.error();
  Statement& row = *question.value();
  row.bind_bytes(1, *digest);
  while (true) {
    auto has_row = row.step();
    if (!has_row.ok()) return has_row.error();
    if (!has_row.value()) return places;
    places.push_back({.object_id = row.text(0),
                      .version = static_cast<int>(row.number(1)),
                      .head_version = static_cast<int>(row.number(2)),
                      .name = row.text(3),
                      .path = row.text(4),
                      .cell_name = row.text(5),
                      .meeting_id = row.text(6),
                      .held_on = row.text(7),
                      .cell_code = row.text(8)});
  }
}

Result<std::vector<std::string>> query_objects(const IndexDatabase& index) {
  return guarded([&] {
    return first_column(Question(index, "SELECT object FROM dossier ORDER BY object").ask());
  });
}

Result<std::optional<IndexEntry>> query_entry(const IndexDatabase& index,
                                              const std::string& object_id) {
  return guarded([&]() -> std::optional<IndexEntry> {
    Question question(
        index,
        "SELECT id, cell_code, cell_name, meeting_id, meeting_kind, period, held_on, term, "
        "rule_pack FROM dossier WHERE object = ?");
    const RecordSet rows = question.bind(object_id).ask();
    if (rows.rowCount() == 0) return std::nullopt;
    IndexEntry entry{.object_id = object_id, .description = {}, .versions = {}, .files = {}};
    const Poco::Int64 dossier = number(rows, 0, 0);
    Description& d = entry.description;
    d.cell_code = text(rows, 1, 0);
    d.cell_name = human(text(rows, 2, 0));
    d.meeting_id = text(rows, 3, 0);
    d.meeting_kind = text(rows, 4, 0);
    d.period = text(rows, 5, 0);
    d.held_on = date(text(rows, 6, 0));
    d.term = text(rows, 7, 0);
    d.rule_pack = text(rows, 8, 0);
    read_documents(index, dossier, d);
    read_persons_and_outcomes(index, dossier, d);
    read_versions_and_files(index, dossier, entry);
    return entry;
  });
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
