// vanthu rules: what the rulebook says and whether it proves itself, offline.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/rule_json.h"
#include "cli/session.h"
#include "report/words.h"
#include "rules/case_check.h"
#include "run/data_folder.h"
#include "run/rule_handbook.h"

namespace vanthu::cli {
namespace {

ExitCode list_rules(const RulesRequest& request, const rules::Rulebook& rulebook,
                    Session& session) {
  const bool vi = session.language() == Language::Vi;
  if (session.common().json) {
    session.console().line(rules_json(rulebook, request.on));
    return ExitCode::Clean;
  }
  std::vector<std::vector<std::string>> rows = {
      {vi ? "Mã" : "Id", vi ? "Mức" : "Severity", vi ? "Phạm vi" : "Scope", vi ? "Tên" : "Name"}};
  for (const rules::Rule& rule : rulebook.rules()) {
    if (request.on && !rule.window.covers(*request.on)) continue;
    rows.push_back({rule.id, report::words_of(rule.severity).in(session.language()),
                    report::words_of(rule.scope).in(session.language()),
                    rule.name.in(session.language())});
  }
  session.console().data(format_table(rows));
  return ExitCode::Clean;
}

// Every case, so that a script can tell which ones there are.
void print_cases_json(const std::vector<rules::CaseResult>& results, Session& session) {
  auto all = nlohmann::ordered_json::array();
  for (const rules::CaseResult& result : results) {
    all.push_back({{"rule", result.rule},
                   {"description", {{"vi", result.description.vi}, {"en", result.description.en}}},
                   {"expected", report::name_of(result.expected)},
                   {"got", report::name_of(result.got)},
                   {"holds", result.passed()}});
  }
  session.console().line(all.dump(1));
}

ExitCode test_rules(const rules::Rulebook& rulebook, Session& session) {
  const std::vector<rules::CaseResult> results = rules::run_cases(rulebook);
  const auto failed = std::count_if(results.begin(), results.end(),
                                    [](const auto& result) { return !result.passed(); });
  const ExitCode code = failed == 0 ? ExitCode::Clean : ExitCode::RuleFindings;
  if (session.common().json) {
    print_cases_json(results, session);
    return code;
  }
  for (const rules::CaseResult& result : results) {
    if (result.passed()) continue;
    session.console().line("✗ " + result.rule + ": " + result.description.in(session.language()) +
                           " — " + result.message.in(session.language()));
  }
  const std::string good = std::to_string(static_cast<std::ptrdiff_t>(results.size()) - failed);
  const std::string bad = std::to_string(failed);
  session.console().line(Bilingual{good + " ví dụ đúng, " + bad + " ví dụ sai",
                                   good + " cases hold, " + bad + " do not"});
  return code;
}

ExitCode print_book(const RulesRequest& request, const rules::Rulebook& rulebook,
                    const std::string& data, Session& session) {
  const std::string path = request.output.empty() ? "so-tay-quy-tac.pdf" : request.output;
  auto book = run::print_handbook(session.files(), data, rulebook,
                                  {.on = request.on, .language = session.language()});
  if (!book.ok()) return session.fail(book.error());
  const std::string rules = std::to_string(book.value().rules);
  const std::string pages = std::to_string(book.value().pages);
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ ghi " + path + " (" + pages + " trang)",
                            "Dry run: would write " + path + " (" + pages + " pages)"});
    return ExitCode::Clean;
  }
  auto written = session.files().replace(path, book.value().pdf);
  if (!written.ok()) return session.fail(written.error());
  if (session.common().json) {
    const nlohmann::ordered_json object{
        {"file", path}, {"rules", book.value().rules}, {"pages", book.value().pages}};
    session.console().line(object.dump(1));
    return ExitCode::Clean;
  }
  session.console().line(Bilingual{path + ": " + rules + " quy tắc, " + pages + " trang",
                                   path + ": " + rules + " rules, " + pages + " pages"});
  return ExitCode::Clean;
}

}  // namespace

ExitCode run_rules(const RulesRequest& request, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return session.fail(data.error());
  auto rulebook = run::read_rulebook(session.files(), data.value());
  if (!rulebook.ok()) return session.fail(rulebook.error());
  switch (request.verb) {
    case RulesRequest::Verb::List:
      return list_rules(request, rulebook.value(), session);
    case RulesRequest::Verb::Test:
      return test_rules(rulebook.value(), session);
    case RulesRequest::Verb::Book:
      return print_book(request, rulebook.value(), data.value(), session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
