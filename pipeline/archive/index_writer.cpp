#include "archive/index_writer.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <vector>

#include "archive/description.h"
#include "archive/sqlite_statement.h"
#include "archive/text_packing.h"
#include "archive/vi_tokenizer.h"
#include "base/check.h"
#include "base/hex.h"

namespace vanthu::archive {
namespace {

constexpr std::int64_t kDocumentsPerDay = std::int64_t{1} << 20;
constexpr Date kFirstDay{std::chrono::year{1900} / 1 / 1};

// Parts of the two FTS5 tables are merged when there are eight of a size instead of four: storing
// costs a tenth less, searching no more. Outside of transactions, as FTS5 then keeps a reader open,
// beside which no function can be defined (text_packing.h).
constexpr const char* kMergeEight =
    "INSERT INTO fts (fts, rank) VALUES ('automerge', 8);"
    "INSERT INTO by_digest (by_digest, rank) VALUES ('automerge', 8)";

std::string separated(const std::vector<std::string>& values) {
  std::string text(1, kValueSeparator);
  for (const std::string& value : values) text.append(value).append(1, kValueSeparator);
  return text;
}

// What one row of document holds, ready to be bound.
struct DocumentRow {
  std::int64_t id = 0;
  std::int64_t dossier = 0;
  std::int64_t position = 0;
  const IndexedDocument* document = nullptr;
  std::string cell_code;
  std::string person;
  std::string cell;
  std::string kind;
};

class IndexWriter {
 public:
  explicit IndexWriter(sqlite3* db) : db_(db) {}

  Result<Done> put(std::span<const IndexEntry> entries) {
    // Before anything is written to an FTS5 table: it keeps a reader open from then on, beside
    // which no function can be defined (text_packing.h).
    if (auto chosen = choose_dictionary(entries); !chosen.ok()) return chosen;
    for (const IndexEntry& entry : entries) {
      auto present = find_dossier(entry);
      if (!present.ok()) return present.error();
      if (present.value().is_current) continue;
      if (present.value().id != 0) {
        if (auto gone = remove(present.value().id); !gone.ok()) return gone;
      }
      if (auto added = add(entry); !added.ok()) return added;
    }
    return insert_documents();
  }

 private:
  struct Present {
    // 0: not in the index.
    std::int64_t id = 0;
    bool is_current = false;
  };

  // Prepared on first use, kept for the batch. The Error, if any, is the caller's to return.
  Result<Statement*> statement(const char* sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return &known->second;
    auto prepared = Statement::prepare(db_, sql);
    if (!prepared.ok()) return prepared.error();
    return &statements_.emplace(sql, std::move(prepared).value()).first->second;
  }

  Result<Present> find_dossier(const IndexEntry& entry) {
    auto find = statement(
        "SELECT d.id, v.inventory_sha512 FROM dossier d JOIN version v ON v.dossier = d.id "
        "WHERE d.object = ?1 ORDER BY v.version DESC LIMIT 1");
    if (!find.ok()) return find.error();
    auto row = find.value()->bind(1, entry.object_id).step();
    if (!row.ok()) return row.error();
    Present present;
    if (row.value()) {
      present.id = find.value()->number(0);
      present.is_current = find.value()->text(1) == entry.head().inventory_sha512;
      if (auto more = find.value()->step(); !more.ok()) return more.error();
    }
    return present;
  }

  Result<Done> run_for(const char* sql, std::int64_t dossier) {
    auto prepared = statement(sql);
    if (!prepared.ok()) return prepared.error();
    return prepared.value()->bind(1, dossier).run();
  }

  Result<Done> remove(std::int64_t dossier) {
    // Tables with external content must be told the old text, before the text goes.
    for (const char* sql :
         {"INSERT INTO fts (fts, rowid, title, number, body, person, cell, kind) "
          "SELECT 'delete', id, title, number, body, person, cell, kind FROM document_text WHERE "
          "dossier = ?1",
          "INSERT INTO by_digest (by_digest, rowid, digests) SELECT 'delete', id, digests FROM "
          "digest_text WHERE id = ?1",
          "DELETE FROM facet WHERE id IN (SELECT id FROM document WHERE dossier = ?1)",
          "DELETE FROM document WHERE dossier = ?1", "DELETE FROM outcome WHERE dossier = ?1",
          "DELETE FROM person WHERE dossier = ?1", "DELETE FROM file WHERE dossier = ?1",
          "DELETE FROM version WHERE dossier = ?1", "DELETE FROM dossier WHERE id = ?1"}) {
      if (auto done = run_for(sql, dossier); !done.ok()) return done;
    }
    return Done{};
  }

  Result<Done> add(const IndexEntry& entry) {
    const Description& d = entry.description;
    auto insert = statement(
        "INSERT INTO dossier (id, object, cell_code, cell_name, meeting_id, meeting_kind, period, "
        "held_on, "
        "term, rule_pack, judged) VALUES ((SELECT coalesce(max(id), 0) + 1 FROM dossier), ?1, ?2, "
        "?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id");
    auto judged = judged_id(d.outcomes);
    if (!judged.ok()) return judged.error();
    if (!insert.ok()) return insert.error();
    const std::string held_on = to_iso(d.held_on);
    Statement& row = *insert.value();
    row.bind(1, entry.object_id)
        .bind(2, d.cell_code)
        .bind(3, d.cell_name.str())
        .bind(4, d.meeting_id);
    row.bind(5, d.meeting_kind)
        .bind(6, d.period)
        .bind(7, held_on)
        .bind(8, d.term)
        .bind(9, d.rule_pack)
        .bind(10, judged.value());
    auto inserted = row.step();
    if (!inserted.ok()) return inserted.error();
    const std::int64_t dossier = row.number(0);
    if (auto ended = row.step(); !ended.ok()) return ended.error();
    for (auto part :
         {&IndexWriter::add_versions, &IndexWriter::add_files, &IndexWriter::add_persons,
          &IndexWriter::add_outcomes, &IndexWriter::place_documents}) {
      if (auto added = (this->*part)(dossier, entry); !added.ok()) return added;
    }
    return Done{};
  }

  Result<Done> add_versions(std::int64_t dossier, const IndexEntry& entry) {
    auto insert = statement("INSERT INTO version VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!insert.ok()) return insert.error();
    for (const IndexedVersion& version : entry.versions) {
      insert.value()->bind(1, dossier).bind(2, version.version).bind(3, version.created);
      insert.value()->bind(4, version.content_key).bind(5, version.inventory_sha512);
      if (auto done = insert.value()->run(); !done.ok()) return done;
    }
    return Done{};
  }

  Result<Done> add_files(std::int64_t dossier, const IndexEntry& entry) {
    auto insert = statement("INSERT INTO file VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    if (!insert.ok()) return insert.error();
    std::string digests;
    for (const IndexedFile& file : entry.files) {
      const std::string digest = try_parse_hex(file.sha256).value_or(std::string());
      digests.append(file.sha256, 0, kDigestBeginning).append(1, ' ');
      insert.value()->bind(1, dossier).bind(2, file.version).bind(3, file.name).bind(4, file.path);
      insert.value()->bind_bytes(5, digest).bind(6, file.bytes);
      if (auto done = insert.value()->run(); !done.ok()) return done;
    }
    auto beginnings = statement("INSERT INTO by_digest (rowid, digests) VALUES (?1, ?2)");
    if (!beginnings.ok()) return beginnings.error();
    return beginnings.value()->bind(1, dossier).bind(2, digests).run();
  }

  Result<Done> add_persons(std::int64_t dossier, const IndexEntry& entry) {
    auto insert = statement("INSERT INTO person VALUES (?1, ?2, ?3, ?4)");
    if (!insert.ok()) return insert.error();
    std::int64_t position = 0;
    for (const Person& person : entry.description.persons) {
      insert.value()
          ->bind(1, dossier)
          .bind(2, position++)
          .bind(3, person.name.str())
          .bind(4, person.role);
      if (auto done = insert.value()->run(); !done.ok()) return done;
    }
    return Done{};
  }

  // The row with these lists of quiet rules, new or there already.
  Result<std::int64_t> judged_id(const std::vector<RuleOutcome>& outcomes) {
    const std::string passed = " " + rules_with(outcomes, findings::Outcome::Pass) + " ";
    const std::string not_applicable =
        " " + rules_with(outcomes, findings::Outcome::NotApplicable) + " ";
    auto insert = statement(
        "INSERT INTO judged (passed, not_applicable) VALUES (?1, ?2) "
        "ON CONFLICT DO UPDATE SET passed = passed RETURNING id");
    if (!insert.ok()) return insert.error();
    auto row = insert.value()->bind(1, passed).bind(2, not_applicable).step();
    if (!row.ok()) return row.error();
    const std::int64_t id = insert.value()->number(0);
    if (auto ended = insert.value()->step(); !ended.ok()) return ended.error();
    return id;
  }

  // Texts are packed with what the first ones that come have in common.
  Result<Done> choose_dictionary(std::span<const IndexEntry> entries) {
    auto stored = statement("SELECT count(*) FROM meta WHERE k = 'dictionary'");
    if (!stored.ok()) return stored.error();
    auto row = stored.value()->step();
    if (!row.ok()) return row.error();
    const bool is_there = stored.value()->number(0) != 0;
    if (auto ended = stored.value()->step(); !ended.ok()) return ended.error();
    if (is_there) return Done{};
    std::vector<std::string_view> texts;
    for (const IndexEntry& entry : entries) {
      for (const IndexedDocument& one : entry.description.documents) {
        texts.push_back(one.text.view());
      }
    }
    if (texts.empty()) return Done{};
    const std::string dictionary = make_dictionary(texts);
    auto insert = statement("INSERT INTO meta VALUES ('dictionary', ?1)");
    if (!insert.ok()) return insert.error();
    if (auto done = insert.value()->bind_bytes(1, dictionary).run(); !done.ok()) return done;
    return register_text_packing(db_);
  }

  Result<Done> add_outcomes(std::int64_t dossier, const IndexEntry& entry) {
    auto insert = statement("INSERT INTO outcome VALUES (?1, ?2, ?3, ?4)");
    if (!insert.ok()) return insert.error();
    std::int64_t position = 0;
    for (const RuleOutcome& outcome : entry.description.outcomes) {
      if (is_quiet(outcome.outcome)) continue;
      insert.value()->bind(1, dossier).bind(2, position++).bind(3, outcome.rule);
      if (auto done = insert.value()->bind(4, outcome_name(outcome.outcome)).run(); !done.ok())
        return done;
    }
    return Done{};
  }

  Result<Done> place_documents(std::int64_t dossier, const IndexEntry& entry) {
    const Description& d = entry.description;
    std::vector<std::string> names;
    for (const Person& person : d.persons) names.push_back(person.name.str());
    std::int64_t position = 0;
    for (const IndexedDocument& document : d.documents) {
      auto id = next_id(document.date);
      if (!id.ok()) return id.error();
      std::vector<std::string> people = names;
      if (!document.signer.empty()) people.push_back(document.signer.str());
      rows_.push_back(
          {.id = id.value(),
           .dossier = dossier,
           .position = position++,
           .document = &document,
           .cell_code = d.cell_code,
           .person = separated(people),
           .cell = separated({d.cell_code, d.cell_name.str()}),
           .kind = separated({document.kind, document.kind_name.str(), d.meeting_kind})});
    }
    return Done{};
  }

  Result<std::int64_t> next_id(const Date& date) {
    const std::int64_t first = first_document_id(date);
    const auto [known, is_new] = next_ids_.try_emplace(first, first);
    if (is_new) {
      auto newest =
          statement("SELECT coalesce(max(id) + 1, ?1) FROM document WHERE id BETWEEN ?1 AND ?2");
      if (!newest.ok()) return newest.error();
      auto row = newest.value()->bind(1, first).bind(2, first + kDocumentsPerDay - 1).step();
      if (!row.ok()) return row.error();
      known->second = newest.value()->number(0);
      if (auto ended = newest.value()->step(); !ended.ok()) return ended.error();
    }
    const std::int64_t id = known->second++;
    VANTHU_CHECK(id < first + kDocumentsPerDay, "a day has fewer than a million documents");
    return id;
  }

  // Rising ids: FTS5 writes its buffer out whenever an id is smaller than the one before.
  Result<Done> insert_documents() {
    std::sort(rows_.begin(), rows_.end(),
              [](const DocumentRow& a, const DocumentRow& b) { return a.id < b.id; });
    auto document = statement(
        "INSERT INTO document VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, packed(?11))");
    if (!document.ok()) return document.error();
    auto words = statement(
        "INSERT INTO fts (rowid, title, number, body, person, cell, kind) VALUES (?1, ?2, ?3, ?4, "
        "?5, ?6, ?7)");
    if (!words.ok()) return words.error();
    // Small rows beside the long texts, so that counting by cell or kind need not walk over them.
    auto facet = statement("INSERT INTO facet VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!facet.ok()) return facet.error();
    for (const DocumentRow& row : rows_) {
      const IndexedDocument& d = *row.document;
      const std::string date = to_iso(d.date);
      Statement& content = *document.value();
      content.bind(1, row.id)
          .bind(2, row.dossier)
          .bind(3, row.position)
          .bind(4, d.file)
          .bind(5, d.kind);
      content.bind(6, d.kind_name.str())
          .bind(7, date)
          .bind(8, d.signer.str())
          .bind(9, d.title.str());
      content.bind(10, d.number).bind(11, d.text.str());
      if (auto done = content.run(); !done.ok()) return done;
      Statement& terms = *words.value();
      terms.bind(1, row.id).bind(2, d.title.str()).bind(3, d.number).bind(4, d.text.str());
      if (auto done = terms.bind(5, row.person).bind(6, row.cell).bind(7, row.kind).run();
          !done.ok())
        return done;
      facet.value()->bind(1, row.id).bind(2, row.dossier).bind(3, row.cell_code).bind(4, d.kind);
      if (auto done = facet.value()->bind(5, d.signer.str()).run(); !done.ok()) return done;
    }
    rows_.clear();
    return Done{};
  }

  sqlite3* db_;
  std::map<std::string_view, Statement> statements_;
  std::map<std::int64_t, std::int64_t> next_ids_;
  std::vector<DocumentRow> rows_;
};

}  // namespace

std::int64_t first_document_id(const Date& day) {
  return std::int64_t{days_between(kFirstDay, day)} * kDocumentsPerDay;
}

Date day_of_document(std::int64_t id) {
  return add_days(kFirstDay, static_cast<int>(id / kDocumentsPerDay));
}

Result<Done> put_entries(IndexDatabase& index, std::span<const IndexEntry> entries) {
  auto transaction = ImmediateTransaction::begin(index.handle());
  if (!transaction.ok()) return transaction.error();
  if (auto put = IndexWriter(index.handle()).put(entries); !put.ok()) return put;
  return transaction.value().commit();
}

Result<Done> replace_all(IndexDatabase& index,
                         const std::function<std::optional<IndexEntry>()>& next) {
  constexpr std::size_t kBatch = 200;
  auto transaction = ImmediateTransaction::begin(index.handle());
  if (!transaction.ok()) return transaction.error();
  if (auto created = create_schema(index.handle()); !created.ok()) return created;
  IndexWriter writer(index.handle());
  std::vector<IndexEntry> batch;
  while (true) {
    auto entry = next();
    const bool ended = !entry.has_value();
    if (!ended) batch.push_back(std::move(*entry));
    if (batch.size() == kBatch || (ended && !batch.empty())) {
      if (auto put = writer.put(batch); !put.ok()) return put;
      batch.clear();
    }
    if (ended) break;
  }
  if (auto committed = transaction.value().commit(); !committed.ok()) return committed;
  return run_script(index.handle(), kMergeEight);
}

}  // namespace vanthu::archive
