// vanthu explain: a rule, or a kind of problem with a file, offline.
#include <nlohmann/json.hpp>

#include "cli/rule_json.h"
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

// "share: 1/2, lớn hơn (từ 2011-01-19)"
void print_thresholds(const rules::Rule& rule, Session& session) {
  const bool vi = session.language() == Language::Vi;
  for (const rules::Threshold& threshold : rule.thresholds) {
    std::string text = threshold.name + ": " + std::to_string(threshold.numerator);
    if (threshold.denominator != 1) {
      text += "/" + std::to_string(threshold.denominator) +
              (threshold.strict ? (vi ? ", phải lớn hơn" : ", more than")
                                : (vi ? ", từ mức đó trở lên" : ", at least"));
    }
    const std::string window = report::words_of(threshold.window).in(session.language());
    session.console().line((vi ? "Ngưỡng:   " : "Threshold: ") + text +
                           (window.empty() ? "" : " (" + window + ")"));
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
               report::words_of(rule.severity).in(session.language()) +
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
  print_thresholds(rule, session);
  if (!rule.waivable) {
    console.line(vi ? "Miễn trừ: không thể" : "Waiver:   not possible");
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
    if (session.common().json) {
      const nlohmann::ordered_json object{
          {"id", std::string(kind->id)},
          {"title", {{"vi", kind->title.vi}, {"en", kind->title.en}}},
          {"explanation", {{"vi", kind->explanation.vi}, {"en", kind->explanation.en}}}};
      session.console().line(object.dump(1));
      return ExitCode::Clean;
    }
    explain(*kind, session);
    return ExitCode::Clean;
  }
  if (session.common().json) {
    session.console().line(rule_page_json(*rule, rulebook.value()));
    return ExitCode::Clean;
  }
  explain(*rule, rulebook.value(), session);
  return ExitCode::Clean;
}

}  // namespace vanthu::cli
