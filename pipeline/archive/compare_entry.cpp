#include "archive/compare_entry.h"

#include <algorithm>
#include <span>

#include "archive/description.h"
#include "archive/index_rows.h"
#include "base/hex.h"

namespace vanthu::archive {
namespace {

// The rows against the items, in their order; same(rows, item) looks at one of each.
template <typename Item, typename Same>
Result<bool> all_same(const IndexDatabase& index, std::string_view sql, std::int64_t dossier,
                      std::span<const Item> items, Same same) {
  Rows rows(index, sql);
  rows.bind(dossier);
  std::size_t seen = 0;
  bool are_same = true;
  while (are_same && rows.next()) {
    are_same = seen < items.size() && same(rows, items[seen]);
    ++seen;
  }
  if (auto ended = rows.ended(); !ended.ok()) return ended.error();
  return are_same && seen == items.size();
}

Result<bool> same_documents(const IndexDatabase& index, std::int64_t dossier,
                            const IndexEntry& entry) {
  return all_same(
      index,
      "SELECT file, kind_code, kind_name, number, date, title, signer, unpacked(body) FROM "
      "document WHERE dossier = ?1 ORDER BY position",
      dossier, std::span<const IndexedDocument>(entry.description.documents),
      [](Rows& rows, const IndexedDocument& document) {
        return rows.view(0) == document.file && rows.view(1) == document.kind &&
               rows.view(2) == document.kind_name.str() && rows.view(3) == document.number &&
               rows.view(4) == to_iso(document.date) && rows.view(5) == document.title.str() &&
               rows.view(6) == document.signer.str() && rows.view(7) == document.text.str();
      });
}

Result<bool> same_persons(const IndexDatabase& index, std::int64_t dossier,
                          const IndexEntry& entry) {
  return all_same(index, "SELECT name, role FROM person WHERE dossier = ?1 ORDER BY position",
                  dossier, std::span<const Person>(entry.description.persons),
                  [](Rows& rows, const Person& person) {
                    return rows.view(0) == person.name.str() && rows.view(1) == person.role;
                  });
}

// Quiet ones stand behind the others (order_outcomes) and are kept as lists, with a space at both
// ends (index_writer.cpp).
Result<bool> same_outcomes(const IndexDatabase& index, std::int64_t dossier,
                           const IndexEntry& entry) {
  using findings::Outcome;
  const std::vector<RuleOutcome>& all = entry.description.outcomes;
  const auto quiet = std::find_if(all.begin(), all.end(),
                                  [](const RuleOutcome& one) { return is_quiet(one.outcome); });
  auto same = all_same(
      index, "SELECT rule, outcome FROM outcome WHERE dossier = ?1 ORDER BY position", dossier,
      std::span<const RuleOutcome>(all.begin(), quiet), [](Rows& rows, const RuleOutcome& one) {
        return rows.view(0) == one.rule && rows.view(1) == outcome_name(one.outcome);
      });
  if (!same.ok() || !same.value()) return same;
  Rows lists(index,
             "SELECT passed, not_applicable FROM judged WHERE id = (SELECT judged FROM dossier "
             "WHERE id = ?1)");
  if (!lists.bind(dossier).next()) lists.damage("outcomes");
  const auto is_list = [&](int column, Outcome outcome) {
    return lists.view(column) == " " + rules_with(all, outcome) + " ";
  };
  const bool are_same =
      lists.ended().ok() && is_list(0, Outcome::Pass) && is_list(1, Outcome::NotApplicable);
  if (auto ended = lists.ended(); !ended.ok()) return ended.error();
  return are_same;
}

Result<bool> same_versions(const IndexDatabase& index, std::int64_t dossier,
                           const IndexEntry& entry) {
  return all_same(index,
                  "SELECT version, created, content_key, inventory_sha512 FROM version "
                  "WHERE dossier = ?1 ORDER BY version",
                  dossier, std::span<const IndexedVersion>(entry.versions),
                  [](Rows& rows, const IndexedVersion& version) {
                    return rows.number(0) == version.version && rows.view(1) == version.created &&
                           rows.view(2) == version.content_key &&
                           rows.view(3) == version.inventory_sha512;
                  });
}

Result<bool> same_files(const IndexDatabase& index, std::int64_t dossier, const IndexEntry& entry) {
  return all_same(
      index,
      "SELECT version, name, path, sha256, bytes FROM file WHERE dossier = ?1 ORDER BY "
      "version, name",
      dossier, std::span<const IndexedFile>(entry.files), [](Rows& rows, const IndexedFile& file) {
        const std::string_view digest = rows.view(3);
        const auto* bytes = reinterpret_cast<const unsigned char*>(digest.data());
        return rows.number(0) == file.version && rows.view(1) == file.name &&
               rows.view(2) == file.path && to_hex({bytes, digest.size()}) == file.sha256 &&
               rows.number(4) == file.bytes;
      });
}

}  // namespace

Result<Agreement> compare_entry(const IndexDatabase& index, const IndexEntry& from_files) {
  Rows found(index,
             "SELECT id, cell_code, cell_name, meeting_id, meeting_kind, period, held_on, term, "
             "rule_pack FROM dossier WHERE object = ?1");
  if (!found.bind(from_files.object_id).next()) {
    auto ended = found.ended();
    return ended.ok() ? Result<Agreement>(Agreement::NotIndexed) : ended.error();
  }
  const std::int64_t dossier = found.number(0);
  const Description& d = from_files.description;
  const bool is_same = found.view(1) == d.cell_code && found.view(2) == d.cell_name.str() &&
                       found.view(3) == d.meeting_id && found.view(4) == d.meeting_kind &&
                       found.view(5) == d.period && found.view(6) == to_iso(d.held_on) &&
                       found.view(7) == d.term && found.view(8) == d.rule_pack;
  if (auto whole = found.ended(); !whole.ok()) return whole.error();
  if (!is_same) return Agreement::Different;
  for (const auto part : {same_documents, same_persons, same_outcomes, same_versions, same_files}) {
    const auto same = part(index, dossier, from_files);
    if (!same.ok()) return same.error();
    if (!same.value()) return Agreement::Different;
  }
  return Agreement::Same;
}

}  // namespace vanthu::archive
