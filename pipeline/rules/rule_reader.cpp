#include "base/enum_name.h"
#include "findings/words.h"
#include "rules/rulebook_reader.h"

namespace vanthu::rules {
namespace {

using findings::Findings;
using findings::Grade;
using findings::Outcome;
using findings::Severity;

// A case never expects a waiver.
constexpr EnumName<Outcome> kOutcomes[] = {{"pass", Outcome::Pass},
                                           {"fail", Outcome::Fail},
                                           {"not_applicable", Outcome::NotApplicable},
                                           {"indeterminate", Outcome::Indeterminate}};

Bilingual read_bilingual_child(xml::Reader& parent, std::string_view name, Findings& findings) {
  const auto child = parent.required_child(name);
  if (!child) return {};
  xml::Reader reader(*child, findings);
  Bilingual text = read_bilingual(reader);
  reader.finish();
  return text;
}

RuleCitation read_citation(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  RuleCitation citation{.document = reader.token("document"),
                        .point = read_bilingual(reader),
                        .window = read_window(reader),
                        .grade = read_grade(reader)};
  reader.finish();
  return citation;
}

Entry read_entry(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  Entry entry{.list = reader.token("list"),
              .key = reader.token("key"),
              .text = read_bilingual(reader),
              .window = read_window(reader)};
  reader.finish();
  return entry;
}

// <alias id="…"/>, <local threshold="…"/>
std::string read_word(const xml::Element& element, std::string_view attribute, Findings& findings) {
  xml::Reader reader(element, findings);
  std::string word = reader.token(attribute);
  reader.finish();
  return word;
}

RuleCase read_case(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  RuleCase out;
  out.expected = reader.one_of("expect", kOutcomes);
  out.severity = reader.optional_one_of("severity", findings::kSeverityNames);
  out.description = read_bilingual(reader);
  out.at = element.span();
  for (const xml::Attribute& attribute : element.attributes()) {
    if (attribute.name == "expect" || attribute.name == "severity" || attribute.name == "vi" ||
        attribute.name == "en") {
      continue;
    }
    static_cast<void>(reader.optional_text(attribute.name));
    out.settings.emplace_back(attribute.name, attribute.value);
  }
  reader.finish();
  return out;
}

}  // namespace

Window read_window(xml::Reader& reader) {
  return {.from = reader.optional_date("from"), .to = reader.optional_date("to")};
}

Bilingual read_bilingual(xml::Reader& reader) {
  return {reader.text("vi").str(), reader.text("en").str()};
}

Grade read_grade(xml::Reader& reader) {
  return reader.one_of("grade", findings::kGradeNames);
}

Threshold read_threshold_attributes(xml::Reader& reader) {
  Threshold threshold{.name = reader.token("name"),
                      .window = read_window(reader),
                      .numerator = reader.integer("numerator"),
                      .denominator = reader.integer_or("denominator", 1),
                      .strict = reader.boolean_or("strict", false)};
  if (threshold.denominator < 1) {
    reader.report("RUL-07", "denominator", {"mẫu số phải lớn hơn 0", "must be more than 0"},
                  {"bỏ denominator khi mức là một số", "leave it out where a number is meant"});
    threshold.denominator = 1;
  }
  return threshold;
}

Threshold read_threshold(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  Threshold threshold = read_threshold_attributes(reader);
  reader.finish();
  return threshold;
}

Saying read_saying(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  Saying saying{.key = reader.token("key"),
                .text = read_bilingual(reader),
                .severity = reader.optional_one_of("severity", findings::kSeverityNames)};
  reader.finish();
  return saying;
}

Rule read_rule(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  Rule rule;
  rule.id = reader.token("id");
  rule.scope = reader.one_of("scope", kScopeNames);
  rule.severity = reader.one_of("severity", findings::kSeverityNames);
  rule.waivable = reader.boolean_or("waivable", true);
  rule.grade = read_grade(reader);
  rule.window = read_window(reader);
  rule.name = read_bilingual_child(reader, "name", findings);
  rule.sentence = read_bilingual_child(reader, "sentence", findings);
  for (const auto& child : reader.children("alias")) {
    rule.aliases.push_back(read_word(child, "id", findings));
  }
  for (const auto& child : reader.children("citation")) {
    rule.citations.push_back(read_citation(child, findings));
  }
  for (const auto& child : reader.children("threshold")) {
    rule.thresholds.push_back(read_threshold(child, findings));
  }
  for (const auto& child : reader.children("local")) {
    rule.local_thresholds.push_back(read_word(child, "threshold", findings));
  }
  for (const auto& child : reader.children("entry")) {
    rule.entries.push_back(read_entry(child, findings));
  }
  for (const auto& child : reader.children("say")) {
    rule.sayings.push_back(read_saying(child, findings));
  }
  for (const auto& child : reader.children("case")) {
    rule.cases.push_back(read_case(child, findings));
  }
  reader.finish();
  return rule;
}

}  // namespace vanthu::rules
