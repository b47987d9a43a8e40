// vanthu explain, vanthu rules: what the rulebook says, offline.
#include <nlohmann/json.hpp>

#include "cli/session.h"
#include "ingest/diagnostic.h"
#include "ingest/finding_catalogue.h"
#include "report/words.h"
#include "rules/case_check.h"
#include "run/data_folder.h"
#include "text/nearest_word.h"

namespace vanthu::cli {
namespace {

void print_citations(const rules::Rule& rule, const rules::Rulebook& rulebook, Session& session) {
  const bool vi = session.language() == Language::Vi;
  for (const rules::RuleCitation& citation : rule.citations) {
    const rules::LegalDocument* document = rulebook.document(citation.document);
    const std::string window = report::words_of(citation.window).in(session.language());
    session.console().line("  - " + document->title.in(session.language()) + ", " +
                           citation.point.in(session.language()) +
                           (window.empty() ? "" : " (" + window + ")") +
                           (citation.grade == findings::Grade::C
                                ? (vi ? " — cần đối chiếu văn bản gốc" : " — compare the original")
                                : ""));
  }
}

void print_aliases(const rules::Rule& rule, Session& session) {
  if (rule.aliases.empty()) return;
  std::string names;
  for (const std::string& alias : rule.aliases) names += (names.empty() ? "" : ", ") + alias;
  session.console().line(Bilingual{"Mã khác:  " + names, "Also:     " + names});
}

void print_cases(const rules::Rule& rule, const rules::Rulebook& rulebook, Session& session) {
  const bool vi = session.language() == Language::Vi;
  for (const rules::CaseResult& result : rules::run_cases(rule, rulebook)) {
    const char* mark = result.expected == findings::Outcome::Fail   ? "✗"
                       : result.expected == findings::Outcome::Pass ? "✓"
                                                                    : "–";
    std::string line = std::string("  ") + mark + " " + result.description.in(session.language());
    if (!result.message.empty()) line += "\n      " + result.message.in(session.language());
    if (!result.passed())
      line += vi ? "  (ví dụ không còn đúng!)" : "  (the case no longer holds!)";
    session.console().line(line);
  }
}

void explain(const rules::Rule& rule, const rules::Rulebook& rulebook, Session& session) {
  const bool vi = session.language() == Language::Vi;
  Console& console = session.console();
  console.line(rule.id + " — " + rule.name.in(session.language()));
  console.line("");
  console.line(rule.sentence.in(session.language()));
  console.line("");
  console.line((vi ? "Mức:      " : "Severity: ") +
               ingest::severity_word(rule.severity, session.language()) +
               (vi ? "; độ tin cậy của căn cứ: " : "; grade of the evidence: ") +
               std::string(report::name_of(rule.grade)));
  console.line((vi ? "Phạm vi:  " : "Scope:    ") +
               report::words_of(rule.scope).in(session.language()));
  print_aliases(rule, session);
  const std::string window = report::words_of(rule.window).in(session.language());
  if (!window.empty()) console.line((vi ? "Áp dụng:  " : "In force: ") + window);
  if (!rule.citations.empty()) {
    console.line(vi ? "Căn cứ:" : "Citations:");
    print_citations(rule, rulebook, session);
  }
  if (const rules::Saying* hint = rule.saying("hint")) {
    console.line((vi ? "Gợi ý:    " : "Hint:     ") + hint->text.in(session.language()));
  }
  console.line(vi ? "Ví dụ:" : "Examples:");
  print_cases(rule, rulebook, session);
}

void explain(const ingest::FindingKind& kind, Session& session) {
  const Language language = session.language();
  session.console().line(std::string(kind.id) + " — " + kind.title.in(language));
  session.console().line("");
  session.console().line(kind.explanation.in(language));
}

// Ids are ASCII.
std::string upper_id(std::string id) {
  for (char& c : id) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return id;
}

Error unknown_id(const std::string& id, const rules::Rulebook& rulebook) {
  std::vector<std::string_view> known;
  for (const rules::Rule& rule : rulebook.rules()) {
    known.push_back(rule.id);
    known.insert(known.end(), rule.aliases.begin(), rule.aliases.end());
  }
  for (const ingest::FindingKind& kind : ingest::finding_kinds()) known.push_back(kind.id);
  Bilingual remedy{"xem các quy tắc: vanthu rules list", "see the rules: vanthu rules list"};
  if (const auto nearest = text::nearest_word(upper_id(id), known)) {
    const std::string name(*nearest);
    remedy = {"có phải “" + name + "”? " + remedy.vi, "did you mean “" + name + "”? " + remedy.en};
  }
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có quy tắc hay mã lỗi “" + id + "”",
                        "there is no rule or finding “" + id + "”"},
               .where = {},
               .remedy = remedy};
}

ExitCode list_rules(const RulesRequest& request, const rules::Rulebook& rulebook,
                    Session& session) {
  const bool vi = session.language() == Language::Vi;
  if (session.common().json) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const rules::Rule& rule : rulebook.rules()) {
      if (request.on && !rule.window.covers(*request.on)) continue;
      all.push_back({{"id", rule.id},
                     {"severity", report::name_of(rule.severity)},
                     {"grade", report::name_of(rule.grade)},
                     {"aliases", rule.aliases},
                     {"name", {{"vi", rule.name.vi}, {"en", rule.name.en}}}});
    }
    session.console().line(all.dump(1));
    return ExitCode::Clean;
  }
  std::vector<std::vector<std::string>> rows = {
      {vi ? "Mã" : "Id", vi ? "Mức" : "Severity", vi ? "Phạm vi" : "Scope", vi ? "Tên" : "Name"}};
  for (const rules::Rule& rule : rulebook.rules()) {
    if (request.on && !rule.window.covers(*request.on)) continue;
    rows.push_back({rule.id, ingest::severity_word(rule.severity, session.language()),
                    report::words_of(rule.scope).in(session.language()),
                    rule.name.in(session.language())});
  }
  session.console().data(format_table(rows));
  return ExitCode::Clean;
}

ExitCode test_rules(const rules::Rulebook& rulebook, Session& session) {
  int passed = 0;
  int failed = 0;
  for (const rules::CaseResult& result : rules::run_cases(rulebook)) {
    if (result.passed()) {
      ++passed;
      continue;
    }
    ++failed;
    session.console().line("✗ " + result.rule + ": " + result.description.in(session.language()) +
                           " — " + result.message.in(session.language()));
  }
  session.console().line(
      Bilingual{std::to_string(passed) + " ví dụ đúng, " + std::to_string(failed) + " ví dụ sai",
                std::to_string(passed) + " cases hold, " + std::to_string(failed) + " do not"});
  return failed == 0 ? ExitCode::Clean : ExitCode::RuleFindings;
}

Result<rules::Rulebook> read_rulebook(Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return data.error();
  return run::read_rulebook(session.files(), data.value());
}

}  // namespace

ExitCode run_explain(const ExplainRequest& request, Session& session) {
  auto rulebook = read_rulebook(session);
  if (!rulebook.ok()) return session.fail(rulebook.error());
  const rules::Rule* rule = rulebook.value().find(request.rule);
  if (rule == nullptr) {
    const ingest::FindingKind* kind = ingest::find_finding_kind(upper_id(request.rule));
    if (kind == nullptr) return session.fail(unknown_id(request.rule, rulebook.value()));
    explain(*kind, session);
    return ExitCode::Clean;
  }
  explain(*rule, rulebook.value(), session);
  return ExitCode::Clean;
}

ExitCode run_rules(const RulesRequest& request, Session& session) {
  auto rulebook = read_rulebook(session);
  if (!rulebook.ok()) return session.fail(rulebook.error());
  switch (request.verb) {
    case RulesRequest::Verb::List:
      return list_rules(request, rulebook.value(), session);
    case RulesRequest::Verb::Test:
      return test_rules(rulebook.value(), session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
