#include <algorithm>
#include <set>

#include "base/enum_name.h"
#include "base/sha.h"
#include "rules/registry.h"
#include "rules/rulebook.h"
#include "xml/element.h"
#include "xml/reader.h"

namespace vanthu::rules {
namespace {

using findings::Finding;
using findings::Findings;
using findings::Grade;
using findings::Outcome;
using findings::Severity;

constexpr EnumName<Scope> kScopes[] = {{"vote", Scope::Vote},
                                       {"record", Scope::Record},
                                       {"document", Scope::Document},
                                       {"dossier", Scope::Dossier},
                                       {"series", Scope::Series}};
constexpr EnumName<Severity> kSeverities[] = {{"violation", Severity::Violation},
                                              {"warning", Severity::Warning},
                                              {"advice", Severity::Advice}};
constexpr EnumName<Grade> kGrades[] = {
    {"A", Grade::A}, {"B", Grade::B}, {"C", Grade::C}, {"D", Grade::D}, {"U", Grade::U}};
constexpr EnumName<Outcome> kOutcomes[] = {{"pass", Outcome::Pass},
                                           {"fail", Outcome::Fail},
                                           {"not_applicable", Outcome::NotApplicable},
                                           {"indeterminate", Outcome::Indeterminate}};

constexpr std::string_view kCommonSayings[] = {"fail", "arithmetic", "label", "hint"};

Window read_window(xml::Reader& reader) {
  return {.from = reader.optional_date("from"), .to = reader.optional_date("to")};
}

Bilingual read_bilingual(xml::Reader& reader) {
  return {reader.text("vi").str(), reader.text("en").str()};
}

Bilingual read_bilingual_child(xml::Reader& parent, std::string_view name, Findings& findings) {
  const auto child = parent.required_child(name);
  if (!child) return {};
  xml::Reader reader(*child, findings);
  Bilingual text = read_bilingual(reader);
  reader.finish();
  return text;
}

void report(Findings& findings, std::string id, SourceSpan at, Bilingual message) {
  Finding finding;
  finding.id = std::move(id);
  finding.at = at;
  finding.message = std::move(message);
  findings.push_back(std::move(finding));
}

RuleCitation read_citation(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  RuleCitation citation{.document = reader.token("document"),
                        .point = read_bilingual(reader),
                        .window = read_window(reader),
                        .grade = reader.one_of("grade", kGrades)};
  reader.finish();
  return citation;
}

Threshold read_threshold(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  Threshold threshold{.name = reader.token("name"),
                      .window = read_window(reader),
                      .numerator = reader.integer("numerator"),
                      .denominator = reader.integer_or("denominator", 1),
                      .strict = reader.boolean_or("strict", false)};
  if (threshold.denominator < 1) {
    reader.report("RUL-07", "denominator", {"mẫu số phải lớn hơn 0", "must be more than 0"});
    threshold.denominator = 1;
  }
  reader.finish();
  return threshold;
}

Saying read_saying(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  Saying saying{.key = reader.token("key"), .text = read_bilingual(reader)};
  reader.finish();
  return saying;
}

RuleCase read_case(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  RuleCase out;
  out.expected = reader.one_of("expect", kOutcomes);
  out.description = read_bilingual(reader);
  out.at = element.span();
  for (const xml::Attribute& attribute : element.attributes()) {
    if (attribute.name == "expect" || attribute.name == "vi" || attribute.name == "en") continue;
    static_cast<void>(reader.optional_text(attribute.name));
    out.settings.emplace_back(attribute.name, attribute.value);
  }
  reader.finish();
  return out;
}

bool contains(const std::vector<std::string_view>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void check_sayings(const Rule& rule, const Predicate& predicate, SourceSpan at,
                   Findings& findings) {
  for (const Saying& saying : rule.sayings) {
    const bool common = std::find(std::begin(kCommonSayings), std::end(kCommonSayings),
                                  saying.key) != std::end(kCommonSayings);
    if (!common && !contains(predicate.sayings, saying.key)) {
      report(findings, "RUL-04", at,
             {"quy tắc " + rule.id + " không bao giờ dùng câu “" + saying.key + "”",
              "rule " + rule.id + " never says “" + saying.key + "”"});
    }
    for (const std::string* text : {&saying.text.vi, &saying.text.en}) {
      for (const std::string& name : placeholders(*text)) {
        if (contains(predicate.facts, name)) continue;
        report(findings, "RUL-05", at,
               {"câu “" + saying.key + "” của " + rule.id + " dùng dữ kiện “" + name + "” không có",
                "saying “" + saying.key + "” of " + rule.id + " names an unknown fact “" + name +
                    "”"});
      }
    }
  }
  std::vector<std::string_view> wanted = predicate.sayings;
  wanted.push_back("fail");
  for (const std::string_view key : wanted) {
    if (rule.saying(key) != nullptr) continue;
    report(findings, "RUL-03", at,
           {"quy tắc " + rule.id + " thiếu câu “" + std::string(key) + "”",
            "rule " + rule.id + " lacks the saying “" + std::string(key) + "”"});
  }
}

void check_cases(const Rule& rule, SourceSpan at, Findings& findings) {
  for (const Outcome needed : {Outcome::Fail, Outcome::Pass}) {
    const bool there = std::any_of(rule.cases.begin(), rule.cases.end(),
                                   [&](const RuleCase& one) { return one.expected == needed; });
    if (there) continue;
    const bool fail = needed == Outcome::Fail;
    report(findings, "RUL-06", at,
           {"quy tắc " + rule.id + " thiếu ví dụ " + (fail ? "không đạt" : "đạt"),
            "rule " + rule.id + " lacks a " + (fail ? "failing" : "passing") + " case"});
  }
}

void check_against_registry(const Rule& rule, SourceSpan at, Findings& findings) {
  const Predicate* predicate = find_predicate(rule.id);
  if (predicate == nullptr) {
    report(findings, "RUL-02", at,
           {"chương trình không có phép kiểm tra cho quy tắc " + rule.id,
            "the program has no predicate for rule " + rule.id});
    return;
  }
  check_sayings(rule, *predicate, at, findings);
  check_cases(rule, at, findings);
}

Rule read_rule(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  Rule rule;
  rule.id = reader.token("id");
  rule.scope = reader.one_of("scope", kScopes);
  rule.severity = reader.one_of("severity", kSeverities);
  rule.grade = reader.one_of("grade", kGrades);
  rule.window = read_window(reader);
  rule.name = read_bilingual_child(reader, "name", findings);
  rule.sentence = read_bilingual_child(reader, "sentence", findings);
  for (const xml::Element& alias : reader.children("alias")) {
    xml::Reader alias_reader(alias, findings);
    rule.aliases.push_back(alias_reader.token("id"));
    alias_reader.finish();
  }
  for (const auto& child : reader.children("citation")) {
    rule.citations.push_back(read_citation(child, findings));
  }
  for (const auto& child : reader.children("threshold")) {
    rule.thresholds.push_back(read_threshold(child, findings));
  }
  for (const auto& child : reader.children("say")) {
    rule.sayings.push_back(read_saying(child, findings));
  }
  for (const auto& child : reader.children("case")) {
    rule.cases.push_back(read_case(child, findings));
  }
  reader.finish();
  check_against_registry(rule, element.span(), findings);
  return rule;
}

LegalDocument read_document(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  LegalDocument document{
      .key = reader.token("key"), .title = read_bilingual(reader), .window = read_window(reader)};
  reader.finish();
  return document;
}

// One file's share of the book.
struct Chapter {
  std::string version;
  std::vector<LegalDocument> documents;
  std::vector<std::pair<Rule, SourceSpan>> rules;
};

Chapter read_chapter(const xml::Element& root, Findings& findings) {
  xml::Reader reader(root, findings);
  Chapter chapter;
  chapter.version = reader.optional_token("version").value_or("");
  for (const auto& child : reader.children("document")) {
    chapter.documents.push_back(read_document(child, findings));
  }
  for (const auto& child : reader.children("rule")) {
    chapter.rules.emplace_back(read_rule(child, findings), child.span());
  }
  reader.finish();
  return chapter;
}

// Collects chapters and looks for what only shows across files.
class Collection {
 public:
  void add(const std::string& file, Chapter chapter) {
    if (!chapter.version.empty()) version_ = chapter.version;
    for (LegalDocument& document : chapter.documents) documents_.push_back(std::move(document));
    for (auto& [rule, at] : chapter.rules) rules_.push_back({file, at, std::move(rule)});
  }

  RulebookLoad finish(std::string digest, std::vector<RulebookFinding> findings) {
    find_unknown_documents(findings);
    find_repeated_ids(findings);
    find_predicates_without_rule(findings);
    if (!findings.empty()) return {std::nullopt, std::move(findings)};
    std::vector<Rule> rules;
    for (Entry& entry : rules_) rules.push_back(std::move(entry.rule));
    return {Rulebook(version_, std::move(digest), std::move(documents_), std::move(rules)), {}};
  }

 private:
  struct Entry {
    std::string file;
    SourceSpan at;
    Rule rule;
  };

  static void add_finding(std::vector<RulebookFinding>& findings, const std::string& file,
                          std::string id, SourceSpan at, Bilingual message) {
    Findings one;
    report(one, std::move(id), at, std::move(message));
    findings.push_back({file, std::move(one.front())});
  }

  void find_unknown_documents(std::vector<RulebookFinding>& findings) const {
    for (const Entry& entry : rules_) {
      for (const RuleCitation& citation : entry.rule.citations) {
        const bool known = std::any_of(
            documents_.begin(), documents_.end(),
            [&](const LegalDocument& document) { return document.key == citation.document; });
        if (known) continue;
        add_finding(findings, entry.file, "RUL-08", entry.at,
                    {entry.rule.id + " dẫn văn bản chưa khai báo “" + citation.document + "”",
                     entry.rule.id + " cites an unknown document “" + citation.document + "”"});
      }
    }
  }

  void find_repeated_ids(std::vector<RulebookFinding>& findings) const {
    std::set<std::string> seen;
    for (const Entry& entry : rules_) {
      std::vector<std::string> ids = entry.rule.aliases;
      ids.push_back(entry.rule.id);
      for (const std::string& id : ids) {
        if (seen.insert(id).second) continue;
        add_finding(findings, entry.file, "RUL-09", entry.at,
                    {"mã quy tắc “" + id + "” bị lặp lại", "rule id “" + id + "” is repeated"});
      }
    }
  }

  void find_predicates_without_rule(std::vector<RulebookFinding>& findings) const {
    for (const Predicate& predicate : predicates()) {
      const bool there = std::any_of(rules_.begin(), rules_.end(), [&](const Entry& entry) {
        return entry.rule.id == predicate.id;
      });
      if (there) continue;
      add_finding(findings, rules_.empty() ? "rulebook" : rules_.front().file, "RUL-10", {},
                  {"bộ quy tắc thiếu " + std::string(predicate.id),
                   "the rulebook lacks " + std::string(predicate.id)});
    }
  }

  std::string version_;
  std::vector<LegalDocument> documents_;
  std::vector<Entry> rules_;
};

}  // namespace

RulebookLoad load_rulebook(const std::vector<SourceText>& sources) {
  std::vector<RulebookFinding> findings;
  Collection collection;
  std::string digests;
  for (const SourceText& source : sources) {
    digests += sha256_hex(source.bytes()) + "  " + source.name() + "\n";
    const auto tree = xml::parse_strict(source);
    Findings here = tree.findings();
    if (tree.ok()) collection.add(source.name(), read_chapter(tree.value().root(), here));
    findings::sort_by_place(here);
    for (Finding& finding : here) findings.push_back({source.name(), std::move(finding)});
  }
  return collection.finish(sha256_hex(digests), std::move(findings));
}

}  // namespace vanthu::rules
