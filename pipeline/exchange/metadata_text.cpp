#include "exchange/metadata_text.h"

#include <algorithm>

#include "base/check.h"
#include "base/sha.h"
#include "exchange/mets_text.h"
#include "exchange/xml_text.h"

namespace vanthu::exchange {
namespace {

std::string format_of(const std::string& path) {
  const auto dot = path.rfind('.');
  std::string format = dot == std::string::npos ? "bin" : path.substr(dot + 1);
  for (char& c : format) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return format;
}

void write_object(XmlText& xml, const PackageFile& file, const std::string& path) {
  xml.open("object", {{"xsi:type", "file"}});
  xml.open("objectIdentifier");
  xml.leaf("objectIdentifierType", {}, "path");
  xml.leaf("objectIdentifierValue", {}, path);
  xml.close();
  xml.open("objectCharacteristics");
  xml.open("fixity");
  xml.leaf("messageDigestAlgorithm", {}, "SHA-256");
  xml.leaf("messageDigest", {}, sha256_hex(file.bytes));
  xml.close();
  xml.leaf("size", {}, std::to_string(file.bytes.size()));
  xml.open("format");
  xml.open("formatDesignation");
  xml.leaf("formatName", {}, format_of(path));
  xml.close();
  xml.close();
  xml.close();
  xml.close();
}

void write_event(XmlText& xml, const std::string& seed, const std::string& created) {
  xml.open("event");
  xml.open("eventIdentifier");
  xml.leaf("eventIdentifierType", {}, "UUID");
  xml.leaf("eventIdentifierValue", {}, uuid_from(seed + "\nevent"));
  xml.close();
  xml.leaf("eventType", {}, "information package creation");
  xml.leaf("eventDateTime", {}, created);
  xml.open("eventOutcomeInformation");
  xml.leaf("eventOutcome", {}, "success");
  xml.close();
  xml.open("linkingAgentIdentifier");
  xml.leaf("linkingAgentIdentifierType", {}, "software");
  xml.leaf("linkingAgentIdentifierValue", {}, "vanthu");
  xml.close();
  xml.close();
  xml.open("agent");
  xml.open("agentIdentifier");
  xml.leaf("agentIdentifierType", {}, "software");
  xml.leaf("agentIdentifierValue", {}, "vanthu");
  xml.close();
  xml.leaf("agentName", {}, "vanthu");
  xml.leaf("agentType", {}, "software");
  xml.close();
}

}  // namespace

std::string_view fields_root(FieldSet set) {
  return set == FieldSet::File ? "ead" : "ead_doc";
}

std::string write_fields(FieldSet set, const std::vector<Field>& fields) {
  XmlText xml;
  xml.open(fields_root(set), {{"xmlns", std::string(kFieldsNamespace)}});
  for (const Field& field : fields) xml.leaf(field.first, {}, field.second);
  return xml.finish();
}

std::string write_premis(const std::string& seed, const std::string& created,
                         const Package& package, const std::string& folder,
                         const std::vector<std::string>& paths) {
  XmlText xml;
  xml.open("premis", {{"xmlns", std::string(kPremisNamespace)},
                      {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
                      {"version", "3.0"}});
  for (const std::string& path : paths) {
    const auto file =
        std::find_if(package.files.begin(), package.files.end(),
                     [&](const PackageFile& one) { return one.path == folder + path; });
    VANTHU_CHECK(file != package.files.end(), "PREMIS describes files of the package");
    write_object(xml, *file, path);
  }
  write_event(xml, seed, created);
  return xml.finish();
}

}  // namespace vanthu::exchange
