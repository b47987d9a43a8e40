// vanthu search: finding papers by half-remembered words.
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "archive/archive.h"
#include "base/csv.h"
#include "cli/json_text.h"
#include "cli/retention_table.h"
#include "cli/session.h"
#include "run/saved_searches.h"
#include "text/nearest_word.h"

namespace vanthu::cli {
namespace {

constexpr int kHitsOnAScreen = 20;

std::string joined(const std::vector<archive::TextPiece>& pieces, const char* on, const char* off) {
  std::string out;
  for (const archive::TextPiece& piece : pieces) {
    out += piece.is_match ? on + piece.text + off : piece.text;
  }
  // A snippet may cross lines of the paper; on the screen it is one.
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string plain(const std::vector<archive::TextPiece>& pieces) {
  return joined(pieces, "", "");
}

void print_hits(const archive::SearchAnswer& answer, Session& session) {
  Console& console = session.console();
  const char* on = console.color() ? "\x1b[1;33m" : "[";
  const char* off = console.color() ? "\x1b[0m" : "]";
  for (const archive::SearchHit& hit : answer.hits) {
    std::string head = hit.date + "  " + hit.kind_name;
    if (!hit.number.empty()) head += " " + hit.number;
    console.line(head + "  " + joined(hit.title, on, off));
    console.line("    " + hit.cell_name + " · " + hit.meeting_id + " · " + hit.file);
    if (!hit.snippet.empty()) console.line("    " + joined(hit.snippet, on, off));
  }
  if (answer.hits.empty()) {
    console.note({"Không tìm thấy văn bản nào. Thử bớt từ, hoặc gõ không dấu.",
                  "No papers found. Try fewer words."});
    return;
  }
  const std::string total = std::to_string(answer.total) + (answer.is_total_exact ? "" : "+");
  console.note({"Tìm thấy " + total + " văn bản, hiện " + std::to_string(answer.hits.size()) + ".",
                total + " papers found, " + std::to_string(answer.hits.size()) + " shown."});
}

void print_json(const archive::SearchAnswer& answer, Session& session) {
  auto hits = nlohmann::ordered_json::array();
  for (const archive::SearchHit& hit : answer.hits) {
    hits.push_back({{"object", hit.object_id},
                    {"file", hit.file},
                    {"kind", hit.kind},
                    {"number", hit.number},
                    {"date", hit.date},
                    {"cell", hit.cell_code},
                    {"cell_name", hit.cell_name},
                    {"meeting", hit.meeting_id},
                    {"title", plain(hit.title)},
                    {"snippet", plain(hit.snippet)}});
  }
  const nlohmann::ordered_json object{
      {"total", answer.total}, {"exact", answer.is_total_exact}, {"hits", std::move(hits)}};
  session.console().line(json_text(object));
}

void print_facet(const Bilingual& heading, const archive::Facet& facet, Session& session) {
  if (facet.empty()) return;
  std::vector<std::vector<std::string>> rows = {
      {heading.in(session.language()), "",
       session.language() == Language::Vi ? ">Số lượng" : ">Count"}};
  for (const archive::FacetValue& value : facet) {
    rows.push_back(
        {value.name, value.name == value.value ? "" : value.value, std::to_string(value.count)});
  }
  session.console().data(format_table(rows));
  session.console().line("");
}

void print_facets(const archive::SearchFacets& facets, Session& session) {
  print_facet({"Chi bộ", "Cell"}, facets.cells, session);
  print_facet({"Loại văn bản", "Kind"}, facets.types, session);
  print_facet({"Năm", "Year"}, facets.years, session);
  print_facet({"Người ký", "Signer"}, facets.signers, session);
  print_facet({"Quy tắc không đạt (số hồ sơ)", "Rule not passed (dossiers)"}, facets.rules,
              session);
  print_facet({"Thời hạn bảo quản", "Kept for"}, facets.retention, session);
  const std::string total = std::to_string(facets.total);
  session.console().note({"Tìm thấy " + total + " văn bản.", total + " papers found."});
}

nlohmann::ordered_json json_of(const archive::Facet& facet) {
  auto values = nlohmann::ordered_json::array();
  for (const archive::FacetValue& value : facet) {
    values.push_back({{"value", value.value}, {"name", value.name}, {"count", value.count}});
  }
  return values;
}

nlohmann::ordered_json json_of(const archive::SearchFacets& facets) {
  return {{"total", facets.total},
          {"cells", json_of(facets.cells)},
          {"types", json_of(facets.types)},
          {"years", json_of(facets.years)},
          {"signers", json_of(facets.signers)},
          {"rules", json_of(facets.rules)},
          {"retention", json_of(facets.retention)}};
}

bool finds_nothing(const archive::Archive& archive, const std::string& query) {
  const auto answer = archive.search(query, {.limit = 1, .count_up_to = 1});
  return answer.ok() && answer.value().hits.empty();
}

std::string with_colons(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name + ":";
  return out;
}

// What was meant as a filter and searched for as words.
std::optional<Error> no_such_filter(const std::string& query) {
  const std::string asked = archive::unknown_filter(query);
  if (asked.empty()) return std::nullopt;
  const std::vector<std::string> vi = archive::filter_names(Language::Vi);
  const std::vector<std::string> en = archive::filter_names(Language::En);
  std::vector<std::string> all = vi;
  all.insert(all.end(), en.begin(), en.end());
  const auto nearest = text::nearest_word(asked, all);
  const Bilingual guess =
      nearest ? Bilingual{"có phải là " + *nearest + ":? ", "did you mean " + *nearest + ":? "}
              : Bilingual{};
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có bộ lọc “" + asked + ":”", "there is no filter “" + asked + ":”"},
               .where = {},
               .remedy = {guess.vi + "các bộ lọc: " + with_colons(en) + " hoặc " + with_colons(vi) +
                              "; xem ví dụ: vanthu search --help",
                          guess.en + "the filters: " + with_colons(en) + " or " + with_colons(vi) +
                              "; examples: vanthu search --help"}};
}

// A filter that there is not, or whose value no paper of the archive has, with those that there
// are; nothing when the words are what was not found.
std::optional<Error> unknown_value(const archive::Archive& archive, const std::string& query) {
  constexpr int kMostValues = 30;
  if (auto error = no_such_filter(query)) return error;
  for (const archive::ValueFilter& filter : archive::value_filters(query)) {
    const std::string asked = filter.field + ":\"" + filter.value + "\"";
    // A rule that every dossier passes is known.
    const std::string passed = filter.field + ":\"" + filter.value + "=pass\"";
    const bool is_rule = filter.field == "rule";
    if (!finds_nothing(archive, asked) || (is_rule && !finds_nothing(archive, passed))) continue;
    const auto facets = archive.facets("year:1900-2199", kMostValues);
    if (!facets.ok()) return std::nullopt;
    const archive::Facet& known = is_rule                  ? facets.value().rules
                                  : filter.field == "cell" ? facets.value().cells
                                                           : facets.value().types;
    std::string values;
    for (const archive::FacetValue& one : known) {
      values += (values.empty() ? "" : "; ") + one.value;
      if (one.name != one.value) values += " (" + one.name + ")";
    }
    Bilingual remedy{"kho có: " + values, "the archive has: " + values};
    if (is_rule) {
      remedy = {"quy tắc có hồ sơ không đạt: " + values + "; mọi quy tắc: vanthu rules list",
                "rules not passed: " + values + "; all rules: vanthu rules list"};
    }
    return Error{.kind = ErrorKind::Usage,
                 .what = {"kho không có văn bản nào với " + filter.field + ":" + filter.value,
                          "no paper of the archive has " + filter.field + ":" + filter.value},
                 .where = {},
                 .remedy = std::move(remedy)};
  }
  return std::nullopt;
}

// most: of each; 0: all.
ExitCode show_facets(const archive::Archive& archive, const std::string& query, int most,
                     const archive::RetentionClasses& retention, Session& session) {
  auto facets =
      archive.facets(query, most == 0 ? std::numeric_limits<int>::max() : most, &retention);
  if (!facets.ok()) return session.fail(facets.error());
  if (facets.value().total == 0) {
    if (const auto error = unknown_value(archive, query)) return session.fail(*error);
  }
  if (session.common().json) {
    session.console().line(json_text(json_of(facets.value())));
  } else {
    print_facets(facets.value(), session);
  }
  return ExitCode::Clean;
}

// Page by page, so that a table of everything needs no memory of its own.
ExitCode print_csv(const archive::Archive& archive, const std::string& query,
                   archive::SearchOptions options, Session& session) {
  constexpr int kPage = 1000;
  const int most = options.limit;
  std::string head(kCsvByteOrderMark);
  head += "date,type,type_name,number,title,cell,cell_name,meeting,signer,file,object\r\n";
  for (; most == 0 || options.offset < most; options.offset += kPage) {
    options.limit = most == 0 ? kPage : std::min(kPage, most - options.offset);
    options.count_up_to = 1;
    auto page = archive.search(query, options);
    if (!page.ok()) return session.fail(page.error());
    if (options.offset == 0 && page.value().hits.empty()) {
      if (const auto error = unknown_value(archive, query)) return session.fail(*error);
    }
    session.console().data(std::exchange(head, {}));
    for (const archive::SearchHit& hit : page.value().hits) {
      std::string line = csv_field(hit.date);
      for (const std::string& field :
           {hit.kind, hit.kind_name, hit.number, plain(hit.title), hit.cell_code, hit.cell_name,
            hit.meeting_id, hit.signer, hit.file, hit.object_id}) {
        line += "," + csv_field(field);
      }
      session.console().data(line + "\r\n");
    }
    if (page.value().hits.size() < static_cast<std::size_t>(options.limit)) break;
  }
  return ExitCode::Clean;
}

ExitCode find(const SearchRequest& request, const archive::Archive& archive,
              const std::string& query, const archive::RetentionClasses& retention,
              Session& session) {
  archive::SearchOptions options{
      .order = request.rank ? archive::SearchOrder::Rank : archive::SearchOrder::Newest,
      .limit = request.limit,
      .retention = &retention};
  if (request.facets && request.csv) {
    return session.fail(
        Error{.kind = ErrorKind::Usage,
              .what = {"--csv là danh sách văn bản, không phải bảng đếm của --facets",
                       "--csv lists papers, not the counts of --facets"},
              .where = {},
              .remedy = {"bỏ một trong hai; bảng đếm cho máy đọc: --facets --json",
                         "leave out one of them; counts for a program: --facets --json"}});
  }
  if (request.facets) return show_facets(archive, query, request.limit, retention, session);
  if (request.csv) return print_csv(archive, query, options, session);
  if (options.limit == 0) options.limit = kHitsOnAScreen;
  auto answer = archive.search(query, options);
  if (!answer.ok()) return session.fail(answer.error());
  if (answer.value().hits.empty()) {
    if (const auto error = unknown_value(archive, query)) return session.fail(*error);
  }
  if (session.common().json) {
    print_json(answer.value(), session);
  } else {
    print_hits(answer.value(), session);
  }
  return ExitCode::Clean;
}

void print_saved(const std::vector<run::SavedSearch>& searches, Session& session) {
  if (session.common().json) {
    auto list = nlohmann::ordered_json::array();
    for (const run::SavedSearch& search : searches) {
      list.push_back({{"name", search.name}, {"query", search.query}});
    }
    return session.console().line(json_text(list));
  }
  if (searches.empty()) {
    return session.console().note(
        {"Chưa lưu câu tìm nào. Lưu bằng: vanthu search --save TÊN CÂU_TÌM",
         "No search is saved. Save one: vanthu search --save NAME QUERY"});
  }
  for (const run::SavedSearch& search : searches) {
    session.console().line("@" + search.name + "  " + search.query);
  }
}

bool needs_saved_searches(const SearchRequest& request) {
  return request.verb == SearchRequest::Verb::ListSaved ||
         std::any_of(request.words.begin(), request.words.end(),
                     [](const std::string& word) { return word.starts_with('@'); });
}

ExitCode forget(const run::Workspace& workspace, const std::string& name, Session& session) {
  const bool dry_run = session.common().dry_run;
  auto gone = dry_run ? run::may_forget_search(session.files(), workspace, name)
                      : run::forget_search(session.files(), workspace, name);
  if (!gone.ok()) return session.fail(gone.error());
  session.console().note(dry_run ? Bilingual{"Làm thử: sẽ bỏ câu tìm @" + name + ".",
                                             "Dry run: would forget the search @" + name + "."}
                                 : Bilingual{"Đã bỏ câu tìm @" + name + ".",
                                             "The search @" + name + " is forgotten."});
  return ExitCode::Clean;
}

ExitCode save(const run::Workspace& workspace, const run::SavedSearch& search, Session& session) {
  const bool dry_run = session.common().dry_run;
  const auto before = run::read_saved_searches(session.files(), workspace);
  if (!before.ok()) return session.fail(before.error());
  auto saved = dry_run ? run::may_save_search(session.files(), workspace, search)
                       : run::save_search(session.files(), workspace, search);
  if (!saved.ok()) return session.fail(saved.error());
  const std::string& name = search.name;
  session.console().note(
      dry_run ? Bilingual{"Làm thử: sẽ lưu câu tìm @" + name + ".",
                          "Dry run: would keep the search @" + name + "."}
              : Bilingual{"Đã lưu câu tìm; lần sau gõ: vanthu search @" + name,
                          "The search is kept; next time type: vanthu search @" + name});
  for (const run::SavedSearch& old : before.value()) {
    if (old.name != name || old.query == search.query) continue;
    session.console().note({"Câu tìm cũ cùng tên được thay: " + old.query,
                            "It takes the place of the one of that name: " + old.query});
  }
  return ExitCode::Clean;
}

}  // namespace

ExitCode run_search(const SearchRequest& request, Session& session) {
  using Verb = SearchRequest::Verb;
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  if (request.verb == Verb::Forget) return forget(workspace.value(), request.name, session);
  const auto searches =
      needs_saved_searches(request)
          ? run::read_saved_searches(session.files(), workspace.value())
          : Result<std::vector<run::SavedSearch>>(std::vector<run::SavedSearch>());
  if (!searches.ok()) return session.fail(searches.error());
  if (request.verb == Verb::ListSaved) {
    print_saved(searches.value(), session);
    return ExitCode::Clean;
  }
  const auto query = run::expand_query(request.words, searches.value());
  if (!query.ok()) return session.fail(query.error());
  auto opened = session.open_archive(workspace.value(), archive::Access::Read);
  if (!opened.ok()) return session.fail(opened.error());
  const auto schedule = read_schedule(workspace.value(), session);
  if (!schedule.ok()) return session.fail(schedule.error());
  const archive::RetentionClasses retention = care::search_classes(schedule.value());
  const ExitCode code = find(request, opened.value(), query.value(), retention, session);
  if (code != ExitCode::Clean || request.name.empty()) return code;
  // Only a query that can be asked is worth keeping.
  return save(workspace.value(), {request.name, query.value()}, session);
}

}  // namespace vanthu::cli
