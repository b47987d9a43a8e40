#include "docx/record_part.h"

#include <algorithm>
#include <cctype>

#include "base/sha.h"
#include "docx/xml_part.h"

namespace vanthu::docx {
namespace {

// A GUID of version 8 (RFC 9562, 5.8) for this record as it stands: from its beginning, where its
// id is, its length and its CRC-32. A digest of all of it would take longer than packing it.
std::string guid_of(std::string_view bytes, const zip::ZipMember& packed) {
  constexpr std::size_t kBeginning = 256;
  const std::string seed = std::string(bytes.substr(0, kBeginning)) + ' ' +
                           std::to_string(packed.size) + ' ' + std::to_string(packed.crc32);
  std::string digits = sha256_hex(seed).substr(0, 32);
  digits[12] = '8';
  digits[16] = '8';
  std::transform(digits.begin(), digits.end(), digits.begin(), [](char digit) {
    return static_cast<char>(std::toupper(static_cast<unsigned char>(digit)));
  });
  return "{" + digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" +
         digits.substr(16, 4) + "-" + digits.substr(20) + "}";
}

// <kept> around the record's element.
std::string kept_part(std::string_view record_xml) {
  const std::size_t end = record_xml.starts_with("<?xml") ? record_xml.find("?>") : 0;
  const std::size_t element = std::min(record_xml.find('<', end), record_xml.size());
  std::string xml(record_xml.substr(0, element));
  xml.reserve(record_xml.size() + 64);
  xml += "<kept xmlns=\"" + std::string(kKeptNamespace) + "\">";
  xml += record_xml.substr(element);
  return xml + "</kept>";
}

}  // namespace

const char* const kWrittenStoreId = "{9A3E5C1D-7B42-8F60-8E15-2D4C6B8A0F31}";
const char* const kKeptStoreId = "{4D7B0E92-1C35-8A4F-9B26-7E5F3A1C6D80}";

std::string item_properties_part(const std::string& store_id, const char* schema) {
  XmlPart xml;
  XmlNode item = xml.append_child("ds:datastoreItem");
  item.set("ds:itemID", store_id);
  item.set("xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml");
  item.append_child("ds:schemaRefs").append_child("ds:schemaRef").set("ds:uri", schema);
  return std::move(xml).take();
}

RecordPart RecordPart::of(std::string_view record_xml) {
  RecordPart part;
  part.item_ = zip::deflate_member(kRecordItem, record_xml, zip::Packing::Markup);
  part.kept_ = zip::deflate_member(kKeptItem, kept_part(record_xml), zip::Packing::Markup);
  part.store_id_ = guid_of(record_xml, part.item_);
  part.properties_ = zip::deflate_member(kRecordProperties,
                                         item_properties_part(part.store_id_, kRecordNamespace));
  return part;
}

}  // namespace vanthu::docx
