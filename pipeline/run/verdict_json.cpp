#include "run/verdict_json.h"

#include <nlohmann/json.hpp>

#include "base/enum_name.h"

namespace vanthu::run {
namespace {

using Json = nlohmann::ordered_json;

constexpr EnumName<findings::Outcome> kOutcomes[] = {
    {"pass", findings::Outcome::Pass},
    {"fail", findings::Outcome::Fail},
    {"not_applicable", findings::Outcome::NotApplicable},
    {"indeterminate", findings::Outcome::Indeterminate},
    {"waived", findings::Outcome::Waived}};
constexpr EnumName<findings::Severity> kSeverities[] = {
    {"advice", findings::Severity::Advice},
    {"warning", findings::Severity::Warning},
    {"violation", findings::Severity::Violation}};
constexpr EnumName<findings::Grade> kGrades[] = {{"A", findings::Grade::A},
                                                 {"B", findings::Grade::B},
                                                 {"C", findings::Grade::C},
                                                 {"D", findings::Grade::D},
                                                 {"U", findings::Grade::U}};

Json both(const Bilingual& text) {
  return Json{{"vi", text.vi}, {"en", text.en}};
}

void add_if_said(Json& object, const char* key, const Bilingual& text) {
  if (!text.empty()) object[key] = both(text);
}

Json place(const SourceText& source, const SourceSpan& at) {
  const LineColumn position = source.position(at.begin);
  return Json{{"line", position.line}, {"column", position.column}};
}

Json problem_json(const findings::Finding& finding, const SourceText& source) {
  Json object{{"id", finding.id}, {"severity", name_of(finding.severity)}};
  object["message"] = both(finding.message);
  object["at"] = place(source, finding.at);
  add_if_said(object, "hint", finding.hint);
  return object;
}

Json verdict_json(const findings::Verdict& verdict, const SourceText& source) {
  Json object{{"rule", verdict.rule},
              {"outcome", name_of(verdict.outcome)},
              {"severity", name_of(verdict.severity)},
              {"grade", name_of(verdict.grade)}};
  object["subject"] = both(verdict.subject);
  add_if_said(object, "message", verdict.message);
  add_if_said(object, "arithmetic", verdict.arithmetic);
  add_if_said(object, "hint", verdict.hint);
  if (verdict.at.end > 0) {
    object["at"] = place(source, verdict.at);
    if (!verdict.attribute.empty()) object["at"]["attribute"] = verdict.attribute;
  }
  for (const findings::Citation& citation : verdict.citations) {
    Json one{{"text", both(citation.text)}};
    add_if_said(one, "window", citation.window);
    object["citations"].push_back(std::move(one));
  }
  return object;
}

}  // namespace

std::string_view name_of(findings::Outcome outcome) {
  return vanthu::name_of(outcome, kOutcomes);
}

std::string_view name_of(findings::Severity severity) {
  return vanthu::name_of(severity, kSeverities);
}

std::string_view name_of(findings::Grade grade) {
  return vanthu::name_of(grade, kGrades);
}

std::string to_json(const CheckedRecord& checked, const SourceText& source,
                    const RulebookIdentity& rulebook) {
  Json object{{"schema", "urn:vanthu:findings:1"}};
  if (!checked.file.empty()) object["file"] = checked.file;
  if (!checked.record_id.empty()) object["record"] = checked.record_id;
  if (!checked.cell_code.empty()) object["cell"] = checked.cell_code;
  if (!checked.record_id.empty()) object["held_on"] = to_iso(checked.held_on);
  object["rulebook"] = Json{{"version", rulebook.version}, {"sha256", rulebook.digest}};
  object["problems"] = Json::array();
  for (const auto& finding : checked.problems) {
    object["problems"].push_back(problem_json(finding, source));
  }
  object["verdicts"] = Json::array();
  for (const auto& verdict : checked.verdicts) {
    object["verdicts"].push_back(verdict_json(verdict, source));
  }
  return object.dump(1) + "\n";
}

}  // namespace vanthu::run
