// The record that papers are made from, as a part of their files (ECMA-376 part 1, 15.2.5: custom
// XML data storage), so that a paper carries its own data and content controls can be bound to it.
// Packed once, for all papers of a record:
//   const auto part = docx::RecordPart::of(ingest::write_record_unwrapped(record));
//   auto file = docx::write_docx(document, prototype, &part);
// Immutable: may be shared by threads.
#pragma once

#include <string>
#include <string_view>

#include "zip/zip_writer.h"

namespace vanthu::docx {

class RecordPart {
 public:
  // The record's XML; the places of a document's fields must be places in it, and hold the fields'
  // words without any line break or indentation that is not part of them.
  static RecordPart of(std::string_view record_xml);

  // "{5B1C…}": what a content control names the part by. The same record, the same id.
  const std::string& store_id() const { return store_id_; }
  // customXml/item1.xml and customXml/itemProps1.xml.
  const zip::ZipMember& item() const { return item_; }
  const zip::ZipMember& properties() const { return properties_; }
  // customXml/item3.xml: the same inside another element, where no control's path leads.
  // LibreOffice writes values to their paths in every part, and drops the attributes of elements
  // whose text it writes.
  const zip::ZipMember& kept() const { return kept_; }

 private:
  std::string store_id_;
  zip::ZipMember item_;
  zip::ZipMember properties_;
  zip::ZipMember kept_;
};

inline constexpr const char* kRecordItem = "customXml/item1.xml";
inline constexpr const char* kRecordProperties = "customXml/itemProps1.xml";
inline constexpr const char* kWrittenItem = "customXml/item2.xml";
inline constexpr const char* kWrittenProperties = "customXml/itemProps2.xml";
inline constexpr const char* kKeptItem = "customXml/item3.xml";
inline constexpr const char* kKeptProperties = "customXml/itemProps3.xml";

inline constexpr const char* kRecordNamespace = "urn:vanthu:record:1";
inline constexpr const char* kWrittenNamespace = "urn:vanthu:written:1";
inline constexpr const char* kKeptNamespace = "urn:vanthu:kept:1";

// customXml/itemProps*.xml.
std::string item_properties_part(const std::string& store_id, const char* schema);
// Of the part that remembers what the fields said when the paper was written.
extern const char* const kWrittenStoreId;
// Of the part with the record as it was written.
extern const char* const kKeptStoreId;

}  // namespace vanthu::docx
