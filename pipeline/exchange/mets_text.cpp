#include "exchange/mets_text.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/hex.h"
#include "base/sha.h"
#include "exchange/xml_text.h"

namespace vanthu::exchange {
namespace {

std::string upper_case(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string media_type_of(const std::string& path) {
  struct Type {
    std::string_view end;
    std::string_view type;
  };
  constexpr std::array kTypes{
      Type{".xml", "application/xml"},
      Type{".xsd", "application/xml"},
      Type{".json", "application/json"},
      Type{".txt", "text/plain"},
      Type{".p7s", "application/pkcs7-signature"},
      Type{".pdf", "application/pdf"},
      Type{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      Type{".tlog-proof", "text/plain"},
      Type{".note", "text/plain"},
      Type{".vkey", "text/plain"},
      Type{".checkpoint", "text/plain"},
  };
  for (const Type& known : kTypes) {
    if (path.size() > known.end.size() &&
        path.compare(path.size() - known.end.size(), known.end.size(), known.end) == 0) {
      return std::string(known.type);
    }
  }
  return "application/octet-stream";
}

// "representations/rep1/data/x.pdf" is in the group "Representations/rep1".
std::string group_of(const std::string& path) {
  const auto first = path.substr(0, path.find('/'));
  if (first == "schemas") return "Schemas";
  if (first == "documentation") return "Documentation";
  if (first == "representations") {
    const std::size_t second = path.find('/', first.size() + 1);
    return "Representations" + path.substr(first.size(), second - first.size());
  }
  return "Data";
}

class MetsWriter {
 public:
  MetsWriter(const MetsContent& content, const Package& package, const std::string& folder)
      : content_(content), package_(package), folder_(folder) {}

  std::string write() {
    xml_.open("mets", {{"xmlns", std::string(kMetsNamespace)},
                       {"xmlns:csip", std::string(kCsipNamespace)},
                       {"xmlns:xlink", std::string(kXlinkNamespace)},
                       {"OBJID", content_.object_id},
                       {"LABEL", content_.label},
                       {"TYPE", "Collection"},
                       {"PROFILE", "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"}});
    write_header();
    for (const MetadataLink& link : content_.descriptive) write_descriptive(link.metadata);
    if (!content_.preservation.empty()) write_preservation();
    write_files();
    write_structure();
    return xml_.finish();
  }

 private:
  std::string id(const std::string& what) const {
    return "uuid-" + uuid_from(content_.seed + "\n" + what);
  }
  std::string file_id(const std::string& path) const {
    return "ID-" + uuid_from(content_.seed + "\nfile\n" + path);
  }

  const std::string& bytes_of(const std::string& path) const {
    const auto found =
        std::find_if(package_.files.begin(), package_.files.end(),
                     [&](const PackageFile& file) { return file.path == folder_ + path; });
    VANTHU_CHECK(found != package_.files.end(), "METS names files that are in the package");
    return found->bytes;
  }

  // What mdRef and file say of the bytes.
  void add_fixity(XmlAttributes& attributes, const std::string& path) const {
    const std::string& bytes = bytes_of(path);
    attributes.emplace_back("MIMETYPE", media_type_of(path));
    attributes.emplace_back("SIZE", std::to_string(bytes.size()));
    attributes.emplace_back("CREATED", content_.created);
    attributes.emplace_back("CHECKSUM", upper_case(sha256_hex(bytes)));
    attributes.emplace_back("CHECKSUMTYPE", "SHA-256");
  }

  void write_header() {
    xml_.open("metsHdr",
              {{"CREATEDATE", content_.created},
               {"RECORDSTATUS", "NEW"},
               {"csip:OAISPACKAGETYPE", content_.kind == PackageKind::Sip ? "SIP" : "AIP"}});
    xml_.open("agent", {{"ROLE", "CREATOR"}, {"TYPE", "OTHER"}, {"OTHERTYPE", "SOFTWARE"}});
    xml_.leaf("name", {}, "vanthu");
    xml_.leaf("note", {{"csip:NOTETYPE", "SOFTWARE VERSION"}}, "1");
    xml_.close();
    const PackageOrigin& origin = *content_.origin;
    xml_.open("agent", {{"ROLE", "ARCHIVIST"}, {"TYPE", "ORGANIZATION"}});
    xml_.leaf("name", {}, origin.organization);
    xml_.leaf("note", {{"csip:NOTETYPE", "IDENTIFICATIONCODE"}}, origin.fonds.code);
    xml_.close();
    xml_.open("agent", {{"ROLE", "OTHER"}, {"OTHERROLE", "FONDS"}, {"TYPE", "ORGANIZATION"}});
    xml_.leaf("name", {}, origin.fonds.name.str());
    if (!origin.fonds.archive_code.empty()) {
      xml_.leaf("note", {{"csip:NOTETYPE", "ARCHIVECODE"}}, origin.fonds.archive_code);
    }
    xml_.close();
    xml_.close();
  }

  void write_reference(const std::string& path, const std::string& type) {
    XmlAttributes attributes{{"ID", id("ref\n" + path)},
                             {"LOCTYPE", "URL"},
                             {"MDTYPE", type},
                             {"xlink:type", "simple"},
                             {"xlink:href", path}};
    add_fixity(attributes, path);
    xml_.empty("mdRef", attributes);
  }

  void write_descriptive(const std::string& path) {
    xml_.open("dmdSec",
              {{"ID", id("dmd\n" + path)}, {"CREATED", content_.created}, {"STATUS", "CURRENT"}});
    write_reference(path, "EAD");
    xml_.close();
  }

  void write_preservation() {
    xml_.open("amdSec", {{"ID", id("amd")}});
    xml_.open("digiprovMD", {{"ID", id("digiprov")}, {"STATUS", "CURRENT"}});
    write_reference(content_.preservation, "PREMIS");
    xml_.close();
    xml_.close();
  }

  void write_files() {
    xml_.open("fileSec", {{"ID", id("fileSec")}});
    std::vector<std::string> paths = content_.files;
    for (const std::string& representation : content_.representations) {
      paths.push_back(representation + "/METS.xml");
    }
    std::sort(paths.begin(), paths.end());
    std::string group;
    for (const std::string& path : paths) {
      if (group_of(path) != group) {
        if (!group.empty()) xml_.close();
        group = group_of(path);
        groups_.push_back(group);
        xml_.open("fileGrp", {{"ID", id("group\n" + group)}, {"USE", group}});
      }
      XmlAttributes attributes{{"ID", file_id(path)}};
      add_fixity(attributes, path);
      xml_.open("file", attributes);
      xml_.empty("FLocat", {{"LOCTYPE", "URL"}, {"xlink:type", "simple"}, {"xlink:href", path}});
      xml_.close();
      listed_.push_back(path);
    }
    if (!group.empty()) xml_.close();
    xml_.close();
  }

  void write_structure() {
    xml_.open("structMap", {{"ID", id("structMap")}, {"TYPE", "PHYSICAL"}, {"LABEL", "CSIP"}});
    xml_.open("div", {{"ID", id("div")}, {"LABEL", content_.object_id}});
    write_metadata_div();
    for (const std::string& group : groups_) {
      xml_.open("div", {{"ID", id("div\n" + group)}, {"LABEL", group}});
      for (const std::string& path : listed_) {
        if (group_of(path) != group) continue;
        const bool mets =
            std::find(content_.representations.begin(), content_.representations.end(),
                      path.substr(0, path.rfind('/'))) != content_.representations.end();
        if (mets) {
          xml_.empty("mptr", {{"LOCTYPE", "URL"},
                              {"xlink:type", "simple"},
                              {"xlink:href", path},
                              {"xlink:title", id("group\n" + group)}});
        } else {
          xml_.empty("fptr", {{"FILEID", file_id(path)}});
        }
      }
      xml_.close();
    }
  }

  void write_metadata_div() {
    XmlAttributes attributes{{"ID", id("div\nMetadata")}, {"LABEL", "Metadata"}};
    std::string whole;
    bool linked = false;
    for (const MetadataLink& link : content_.descriptive) {
      if (link.data.empty()) whole = id("dmd\n" + link.metadata);
      linked = linked || !link.data.empty();
    }
    if (!content_.preservation.empty()) attributes.emplace_back("ADMID", id("digiprov"));
    if (!whole.empty()) attributes.emplace_back("DMDID", whole);
    xml_.empty("div", attributes);
    if (!linked) return;
    xml_.open("div", {{"ID", id("div\nMetadataLink")}, {"LABEL", "MetadataLink"}});
    for (const MetadataLink& link : content_.descriptive) {
      if (link.data.empty()) continue;
      xml_.open("div", {{"ID", id("div\nFile\n" + link.metadata)},
                        {"LABEL", "File"},
                        {"DMDID", id("dmd\n" + link.metadata)}});
      xml_.empty("fptr", {{"FILEID", file_id(link.data)}});
      xml_.close();
    }
    xml_.close();
  }

  const MetsContent& content_;
  const Package& package_;
  const std::string& folder_;
  XmlText xml_;
  std::vector<std::string> groups_;
  std::vector<std::string> listed_;
};

}  // namespace

std::string uuid_from(std::string_view name) {
  Sha256Digest digest = sha256(name);
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0FU) | 0x80U);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3FU) | 0x80U);
  const std::string hex = upper_case(to_hex({digest.data(), 16}));
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20);
}

std::string write_mets(const MetsContent& content, const Package& package,
                       const std::string& folder) {
  return MetsWriter(content, package, folder).write();
}

}  // namespace vanthu::exchange
