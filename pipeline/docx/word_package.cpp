#include "docx/word_package.h"

#include "docx/fixed_parts.h"
#include "docx/record_part.h"
#include "docx/word_styles.h"
#include "docx/word_xml.h"

namespace vanthu::docx {
namespace {

// Content types and relationship types of WordprocessingML parts differ in their last word only.
std::string word_type(const std::string& part) {
  return "application/vnd.openxmlformats-officedocument.wordprocessingml." + part + "+xml";
}

std::string office_relation(const std::string& part) {
  return std::string(kRelationshipNamespace) + "/" + part;
}

void add_package_parts(OpcPackage& package) {
  package.add_slot(kDocumentPart, word_type("document.main"));
  package.relate("", office_relation("officeDocument"), kDocumentPart);
  package.add_slot(kCorePropertiesPart,
                   "application/vnd.openxmlformats-package.core-properties+xml");
  package.relate(
      "", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      kCorePropertiesPart);
  package.add_fixed_part("docProps/app.xml",
                         "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                         app_properties_part());
  package.relate("", office_relation("extended-properties"), "docProps/app.xml");
}

std::string add_fixed(OpcPackage& package, const std::string& name, const std::string& type,
                      const std::string& xml) {
  package.add_fixed_part("word/" + name + ".xml", word_type(type), xml);
  return package.relate(kDocumentPart, office_relation(type), "word/" + name + ".xml");
}

std::string add_slot(OpcPackage& package, const std::string& name, const std::string& type) {
  package.add_slot(name, word_type(type));
  return package.relate(kDocumentPart, office_relation(type), name);
}

// What every paper has.
PageFurniture add_word_parts(OpcPackage& package, const layout::FormatProfile& profile) {
  add_fixed(package, "styles", "styles", styles_part(profile));
  add_fixed(package, "settings", "settings", settings_part());
  add_fixed(package, "fontTable", "fontTable", font_table_part(profile));
  add_slot(package, kNumberingPart, "numbering");
  PageFurniture furniture;
  furniture.plain_first_header =
      add_fixed(package, "header1", "header", first_page_header_part(profile, nullptr));
  furniture.first_header = furniture.plain_first_header;
  furniture.numbered_header = add_fixed(package, "header2", "header", page_number_header_part());
  return furniture;
}

void add_contact_footers(OpcPackage& package, PageFurniture& furniture) {
  furniture.contact_footer = add_slot(package, kContactFooterPart, "footer");
  furniture.plain_first_footer = add_fixed(package, "footer2", "footer", empty_footer_part());
  furniture.plain_footer = add_fixed(package, "footer3", "footer", empty_footer_part());
}

// The record, what the fields said, and the record once more, each with its properties.
void add_record(OpcPackage& package) {
  constexpr const char* kItemType = "application/xml";
  constexpr const char* kPropertiesType =
      "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
  package.add_slot(kRecordItem, kItemType);
  package.add_slot(kRecordProperties, kPropertiesType);
  package.add_slot(kWrittenItem, kItemType);
  package.add_fixed_part(kWrittenProperties, kPropertiesType,
                         item_properties_part(kWrittenStoreId, kWrittenNamespace));
  package.add_slot(kKeptItem, kItemType);
  package.add_fixed_part(kKeptProperties, kPropertiesType,
                         item_properties_part(kKeptStoreId, kKeptNamespace));
  for (const auto& [item, properties] :
       {std::pair(kRecordItem, kRecordProperties), std::pair(kWrittenItem, kWrittenProperties),
        std::pair(kKeptItem, kKeptProperties)}) {
    package.relate(kDocumentPart, office_relation("customXml"), item);
    package.relate(item, office_relation("customXmlProps"), properties);
  }
}

std::size_t index_of(const OptionalParts& parts) {
  return (parts.copy_mark ? 1U : 0U) + (parts.contact ? 2U : 0U) + (parts.record ? 4U : 0U);
}

}  // namespace

WordPackages::WordPackages(const layout::FormatProfile& profile) {
  OpcPackage common;
  add_package_parts(common);
  const PageFurniture common_furniture = add_word_parts(common, profile);
  for (const bool copy_mark : {false, true}) {
    for (const bool contact : {false, true}) {
      OpcPackage package = common;
      PageFurniture furniture = common_furniture;
      if (copy_mark) furniture.first_header = add_slot(package, kMarkedHeaderPart, "header");
      if (contact) add_contact_footers(package, furniture);
      packages_[index_of({copy_mark, contact, false})] = {package.pack(), furniture};
      add_record(package);
      packages_[index_of({copy_mark, contact, true})] = {package.pack(), furniture};
    }
  }
}

const WordPackage& WordPackages::with(const OptionalParts& parts) const {
  return packages_[index_of(parts)];
}

}  // namespace vanthu::docx
