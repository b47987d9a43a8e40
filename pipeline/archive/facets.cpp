// Counting what a query finds by cell, kind, year, signer and rule.
#include <algorithm>
#include <chrono>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "archive/index_writer.h"
#include "archive/query.h"
#include "archive/retention_filter.h"
#include "archive/search_conditions.h"
#include "archive/searcher.h"

namespace vanthu::archive {
namespace {

struct Tally {
  int count = 0;
  // The newest document that has the value.
  std::int64_t newest = 0;
};

// Asked for every document: without making a string of the value first.
struct ValueHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view value) const {
    return std::hash<std::string_view>{}(value);
  }
};
using Tallies = std::unordered_map<std::string, Tally, ValueHash, std::equal_to<>>;

void count_in(Tallies& tallies, std::string_view value, std::int64_t document) {
  auto known = tallies.find(value);
  if (known == tallies.end()) known = tallies.emplace(value, Tally{}).first;
  ++known->second.count;
  known->second.newest = std::max(known->second.newest, document);
}

class FacetCounter {
 public:
  FacetCounter(sqlite3* db, const ParsedQuery& query, int most, const RetentionClasses* retention)
      : db_(db),
        query_(query),
        conditions_(query_),
        most_(static_cast<std::size_t>(most)),
        retention_(retention) {}

  Result<SearchFacets> facets() {
    if (auto listed = list_meetings_with_a_say(); !listed.ok()) return listed.error();
    if (auto walked = walk(); !walked.ok()) return walked.error();
    auto cells = named(cells_,
                       "SELECT d.cell_name FROM facet f JOIN dossier d ON d.id = f.dossier "
                       "WHERE f.id = ?1");
    if (!cells.ok()) return cells.error();
    auto types = named(types_, "SELECT kind_name FROM document WHERE id = ?1");
    if (!types.ok()) return types.error();
    auto rules = count_rules();
    if (!rules.ok()) return rules.error();
    return SearchFacets{.total = total_,
                        .cells = std::move(cells).value(),
                        .types = std::move(types).value(),
                        .years = years(),
                        .signers = most_frequent(signers_),
                        .rules = std::move(rules).value(),
                        .retention = classes()};
  }

 private:
  // By dossier, where the kind of meeting may change how long a paper is kept.
  Result<Done> list_meetings_with_a_say() {
    if (retention_ == nullptr || retention_->meeting_kinds.empty()) return Done{};
    // One walk over all dossiers, whatever the number of kinds.
    std::string sql = "SELECT id, meeting_kind FROM dossier WHERE meeting_kind IN (";
    for (std::size_t i = 1; i <= retention_->meeting_kinds.size(); ++i) {
      sql += (i == 1 ? "?" : ", ?") + std::to_string(i);
    }
    auto listed = Statement::prepare(db_, sql + ")");
    if (!listed.ok()) return listed.error();
    int parameter = 0;
    for (const std::string& kind : retention_->meeting_kinds)
      listed.value().bind(++parameter, kind);
    return listed.value().each(
        [&] { meetings_.emplace(listed.value().number(0), listed.value().text(1)); });
  }

  // From the counts of kinds, but for papers of meetings that have a say.
  Facet classes() const {
    if (retention_ == nullptr) return {};
    std::unordered_map<std::string, int> left;
    for (const auto& [kind, tally] : types_) left[kind] = tally.count;
    Tallies counted;
    for (const auto& [kind, meetings] : of_meetings_) {
      for (const auto& [meeting, count] : meetings) {
        counted[retention_->of(kind, meeting)].count += count;
        left[kind] -= count;
      }
    }
    for (const auto& [kind, count] : left) {
      if (count != 0) counted[retention_->of(kind, {})].count += count;
    }
    Facet facet = most_frequent(counted);
    for (FacetValue& value : facet) {
      const auto known = std::find_if(retention_->classes.begin(), retention_->classes.end(),
                                      [&](const auto& one) { return one.code == value.value; });
      if (known != retention_->classes.end()) value.name = known->name;
    }
    return facet;
  }

  // Every document found, once.
  Result<Done> walk() {
    auto found = Statement::prepare(
        db_, "SELECT f.id, f.cell, f.kind, f.signer, f.dossier" +
                 conditions_.from_where(" CROSS JOIN facet f ON f.id = " + conditions_.id()));
    if (!found.ok()) return found.error();
    conditions_.bind(found.value());
    return found.value().each([&] { count(found.value()); });
  }

  void count(const Statement& row) {
    const std::int64_t id = row.number(0);
    ++total_;
    count_in(cells_, row.view(1), id);
    count_in(types_, row.view(2), id);
    if (id >= next_year_begins_ || id < year_begins_) turn_to_year_of(id);
    ++*year_count_;
    if (const auto signer = row.view(3); !signer.empty()) count_in(signers_, signer, id);
    const std::int64_t dossier = row.number(4);
    mark(dossier);
    if (const auto meeting = meetings_.find(dossier); meeting != meetings_.end()) {
      ++of_meetings_[row.text(2)][meeting->second];
    }
  }

  void turn_to_year_of(std::int64_t id) {
    const std::chrono::year year = day_of_document(id).year();
    year_begins_ = first_document_id(year / 1 / 1);
    next_year_begins_ = first_document_id((year + std::chrono::years{1}) / 1 / 1);
    year_count_ = &years_[static_cast<int>(year)];
  }

  // Dossiers are numbered from 1 without large gaps.
  void mark(std::int64_t dossier) {
    const auto at = static_cast<std::size_t>(dossier);
    if (at >= is_found_.size()) is_found_.resize(at + at / 2 + 1);
    is_found_[at] = true;
  }

  Facet most_frequent(const Tallies& tallies) const {
    Facet facet;
    for (const auto& [value, tally] : tallies) {
      facet.push_back({.value = value, .name = value, .count = tally.count});
    }
    std::sort(facet.begin(), facet.end(), [](const FacetValue& a, const FacetValue& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    if (facet.size() > most_) facet.resize(most_);
    return facet;
  }

  // sql: the name that the newest document says.
  Result<Facet> named(const Tallies& tallies, const char* sql) const {
    Facet facet = most_frequent(tallies);
    auto name = Statement::prepare(db_, sql);
    if (!name.ok()) return name.error();
    for (FacetValue& value : facet) {
      auto row = name.value().bind(1, tallies.at(value.value).newest).step();
      if (!row.ok()) return row.error();
      if (!row.value()) continue;
      value.name = name.value().text(0);
      if (auto ended = name.value().step(); !ended.ok()) return ended.error();
    }
    return facet;
  }

  Facet years() const {
    Facet facet;
    for (const auto& [year, count] : years_) {
      facet.push_back(
          {.value = std::to_string(year), .name = std::to_string(year), .count = count});
    }
    std::sort(facet.begin(), facet.end(),
              [](const FacetValue& a, const FacetValue& b) { return a.value > b.value; });
    if (facet.size() > most_) facet.resize(most_);
    return facet;
  }

  Result<Facet> count_rules() const {
    auto not_passed = Statement::prepare(db_, "SELECT rule, dossier FROM outcome");
    if (!not_passed.ok()) return not_passed.error();
    Statement& row = not_passed.value();
    // A rule may fail for several subjects of one dossier.
    std::unordered_map<std::string, std::vector<std::int64_t>> dossiers;
    auto read = row.each([&] {
      const auto dossier = static_cast<std::size_t>(row.number(1));
      if (dossier < is_found_.size() && is_found_[dossier]) {
        dossiers[row.text(0)].push_back(row.number(1));
      }
    });
    if (!read.ok()) return read.error();
    Tallies rules;
    for (auto& [rule, of_rule] : dossiers) {
      std::sort(of_rule.begin(), of_rule.end());
      of_rule.erase(std::unique(of_rule.begin(), of_rule.end()), of_rule.end());
      rules[rule].count = static_cast<int>(of_rule.size());
    }
    return most_frequent(rules);
  }

  sqlite3* db_;
  const ParsedQuery& query_;
  SearchConditions conditions_;
  std::size_t most_;
  const RetentionClasses* retention_;

  std::unordered_map<std::int64_t, std::string> meetings_;
  // By kind of paper and kind of meeting.
  std::unordered_map<std::string, std::unordered_map<std::string, int>> of_meetings_;
  int total_ = 0;
  Tallies cells_;
  Tallies types_;
  Tallies signers_;
  std::unordered_map<int, int> years_;
  std::int64_t year_begins_ = 0;
  std::int64_t next_year_begins_ = 0;
  int* year_count_ = nullptr;
  std::vector<bool> is_found_;
};

}  // namespace

Result<SearchFacets> count_facets(const IndexDatabase& index, std::string_view text, int most,
                                  const RetentionClasses* retention) {
  auto query = parse_query(text);
  if (!query.ok()) return query.error();
  auto prepared = prepare_retention(index.handle(), retention, query.value());
  if (!prepared.ok()) return prepared.error();
  // One read transaction, so that all counts are of one moment.
  if (auto begun = run_script(index.handle(), "BEGIN"); !begun.ok()) return begun.error();
  auto facets = FacetCounter(index.handle(), query.value(), most, retention).facets();
  auto ended = run_script(index.handle(), "COMMIT");
  if (facets.ok() && !ended.ok()) return ended.error();
  return facets;
}

}  // namespace vanthu::archive
