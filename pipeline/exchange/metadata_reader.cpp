#include "exchange/metadata_reader.h"

#include <algorithm>

#include "exchange/metadata_text.h"
#include "xml/element.h"

namespace vanthu::exchange {
namespace {

// The text of the element that these names lead to; empty when there is none.
std::string text_at(const xml::Element& from, std::initializer_list<std::string_view> names) {
  xml::Element element = from;
  for (const std::string_view name : names) {
    const auto child = element.child(name);
    if (!child) return {};
    element = *child;
  }
  return element.text();
}

}  // namespace

std::map<std::string, std::string> check_fields(const std::string& bytes, FieldSet set,
                                                PackageKind kind, const std::string& path,
                                                Problems& problems) {
  std::map<std::string, std::string> values;
  const SourceText source(path, bytes);
  const auto tree = xml::parse_strict(source);
  if (!tree.ok() || tree.value().root().name() != fields_root(set)) {
    problems.add("PKG-XML", path);
    return values;
  }
  const auto rules = field_rules(set, kind);
  for (const xml::Element& field : tree.value().root().children()) {
    const std::string name(field.name());
    const bool known = std::any_of(rules.begin(), rules.end(),
                                   [&](const FieldRule& rule) { return rule.name == name; });
    if (!known || !field.children().empty() || !values.emplace(name, field.text()).second) {
      problems.add("PKG-FIELD", path, name);
    }
  }
  for (const FieldRule& rule : rules) {
    const std::string_view problem = field_problem(rule, values[std::string(rule.name)]);
    if (!problem.empty()) problems.add(problem, path, rule.name);
  }
  return values;
}

void check_premis(const std::string& bytes, const std::string& base,
                  const std::map<std::string, std::string>& digests, const std::string& path,
                  Problems& problems) {
  const SourceText source(path, bytes);
  const auto tree = xml::parse_strict(source);
  if (!tree.ok() || tree.value().root().name() != "premis" ||
      tree.value().root().namespace_uri() != kPremisNamespace) {
    return problems.add("PKG-XML", path);
  }
  const xml::Element root = tree.value().root();
  if (root.children("event").empty()) problems.add("PKG-XML", path, "event");
  for (const xml::Element& object : root.children("object")) {
    const std::string place = text_at(object, {"objectIdentifier", "objectIdentifierValue"});
    const std::string digest =
        text_at(object, {"objectCharacteristics", "fixity", "messageDigest"});
    const auto known = digests.find(base + place);
    if (known == digests.end()) {
      problems.add("PKG-MISSING", path, place);
    } else if (known->second != digest) {
      problems.add("PKG-FIXITY", path, place);
    }
  }
}

}  // namespace vanthu::exchange
