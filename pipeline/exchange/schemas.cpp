#include "exchange/schemas.h"

#include "exchange/metadata_text.h"
#include "exchange/schema_texts.h"
#include "exchange/xml_text.h"

namespace vanthu::exchange {
namespace {

// The facets of a field's value; what is not required may be empty.
void write_facets(XmlText& xml, const FieldRule& rule) {
  const auto pattern = [&](const std::string& required) {
    xml.empty("xs:pattern", {{"value", rule.required ? required : "(" + required + ")?"}});
  };
  switch (rule.form) {
    case FieldForm::Text:
      if (rule.required) xml.empty("xs:minLength", {{"value", "1"}});
      if (rule.longest > 0) {
        xml.empty("xs:maxLength", {{"value", std::to_string(rule.longest)}});
      }
      break;
    case FieldForm::Day:
      pattern("[0-3][0-9]/[01][0-9]/[0-9]{4}");
      break;
    case FieldForm::Number:
      pattern("[0-9]+");
      break;
    case FieldForm::Code:
      // "07" as the last: 01 to 07; "32": 01 to 32.
      pattern(rule.last_code == "99"   ? "[0-9][0-9]"
              : rule.last_code == "32" ? "0[1-9]|[12][0-9]|3[0-2]"
                                       : "0[1-" + std::string(rule.last_code.substr(1)) + "]");
      break;
  }
}

std::string fields_schema(FieldSet set, PackageKind kind) {
  XmlText xml;
  xml.open("xs:schema", {{"xmlns:xs", "http://www.w3.org/2001/XMLSchema"},
                         {"targetNamespace", std::string(kFieldsNamespace)},
                         {"elementFormDefault", "qualified"}});
  xml.open("xs:element", {{"name", std::string(fields_root(set))}});
  xml.open("xs:complexType");
  // In any order.
  xml.open("xs:all");
  for (const FieldRule& rule : field_rules(set, kind)) {
    xml.open("xs:element",
             {{"name", std::string(rule.name)}, {"minOccurs", rule.required ? "1" : "0"}});
    xml.open("xs:simpleType");
    xml.open("xs:restriction", {{"base", "xs:string"}});
    write_facets(xml, rule);
    xml.close();
    xml.close();
    xml.close();
  }
  return xml.finish();
}

}  // namespace

std::vector<Schema> package_schemas(PackageKind kind) {
  std::vector<Schema> all{
      {.name = "EAD.xsd", .text = fields_schema(FieldSet::File, kind)},
      {.name = "EAD_doc.xsd", .text = fields_schema(FieldSet::Document, kind)},
      {.name = "METS.xsd", .text = std::string(kMetsSchema)},
      {.name = "csip.xsd", .text = std::string(kCsipSchema)},
      {.name = "xlink.xsd", .text = std::string(kXlinkSchema)},
  };
  if (kind == PackageKind::Aip) {
    all.push_back({.name = "PREMIS.xsd", .text = std::string(kPremisSchema)});
  }
  return all;
}

}  // namespace vanthu::exchange
