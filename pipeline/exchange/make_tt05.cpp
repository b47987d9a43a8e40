#include <algorithm>
#include <array>

#include "archive/layout.h"
#include "archive/stored_object.h"
#include "exchange/check_proofs.h"
#include "exchange/digests.h"
#include "exchange/metadata_text.h"
#include "exchange/mets_text.h"
#include "exchange/pdf_pages.h"
#include "exchange/schemas.h"
#include "exchange/timestamp.h"
#include "exchange/tt05_package.h"

namespace vanthu::exchange {
namespace {

using archive::IndexedDocument;

// Appendix of the circular, as far as it is certain; what has no code of its own is 32.
std::string type_name_code(std::string_view kind) {
  struct Code {
    std::string_view kind;
    std::string_view code;
  };
  constexpr std::array kCodes{
      Code{"resolution", "01"}, Code{"decision", "02"},  Code{"working_rules", "04"},
      Code{"notice", "07"},     Code{"programme", "09"}, Code{"plan", "10"},
      Code{"option", "11"},     Code{"scheme", "12"},    Code{"report", "14"},
      Code{"submission", "15"}, Code{"minutes", "20"},   Code{"dispatch", "22"},
  };
  for (const Code& known : kCodes) {
    if (known.kind == kind) return std::string(known.code);
  }
  return "32";
}

// Papers of a cell: kept for ever unless somebody decides otherwise, used on conditions,
// Vietnamese, born digital.
constexpr const char* kPermanent = "01";
constexpr const char* kConditional = "02";
constexpr const char* kVietnamese = "01";
constexpr const char* kBornDigital = "01";

std::string ordinal(std::size_t number) {
  std::string digits = std::to_string(number);
  return digits.insert(0, 7 - std::min<std::size_t>(7, digits.size()), '0');
}

std::string upper_case(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

// "minutes.pdf" ends in ".pdf".
std::string extension_of(const std::string& name) {
  const auto dot = name.rfind('.');
  return dot == std::string::npos ? std::string() : name.substr(dot);
}

std::string format_of(const std::string& name) {
  const std::string extension = extension_of(name);
  return extension.empty() ? extension : upper_case(extension.substr(1));
}

class PackageMaker {
 public:
  PackageMaker(const DossierCopy& dossier, PackageKind kind, const PackageOrigin& origin)
      : dossier_(dossier), about_(dossier.description), kind_(kind), origin_(origin) {
    package_.name = package_folder(package_id(dossier, kind, origin.fonds));
    created_ = to_vietnam_time(dossier.created());
    file_code_ = origin.fonds.code + "." + to_iso(about_.held_on).substr(0, 4) + "." +
                 upper_case(dossier.short_id());
  }

  Result<Package> make() {
    if (auto added = add_papers(); !added.ok()) return added.error();
    add_sources();
    add_file("documentation/inventory.json",
             dossier_.object.at(std::string(archive::kInventoryName)));
    for (const auto& [name, bytes] : dossier_.proof) {
      add_file(below(kProvenPackage.proofs, name), bytes);
    }
    for (const Schema& schema : package_schemas(kind_)) {
      add_file("schemas/" + schema.name, schema.text);
    }
    if (auto described = describe_dossier(); !described.ok()) return described.error();
    finish_representation("rep1", std::move(links_));
    finish_representation("rep2", {});
    finish_package();
    sort_files(package_);
    return std::move(package_);
  }

 private:
  bool is_aip() const { return kind_ == PackageKind::Aip; }

  void add_file(std::string path, std::string bytes) {
    package_.files.push_back({.path = std::move(path), .bytes = std::move(bytes)});
  }

  // rep1: the papers as people read them, each with its description.
  Result<Done> add_papers() {
    std::size_t number = 0;
    for (const IndexedDocument& document : about_.documents) {
      const auto bytes = dossier_.files.find(document.file);
      if (bytes == dossier_.files.end()) continue;
      ++number;
      const std::string code = file_code_ + "." + ordinal(number);
      const std::string data = "data/" + code + extension_of(document.file);
      const std::string metadata = "metadata/descriptive/EAD_doc_" + code + ".xml";
      auto fields =
          fit_fields(FieldSet::Document, kind_, fields_of(document, number, bytes->second),
                     document.file, package_.notes);
      if (!fields.ok()) return fields.error();
      add_file("representations/rep1/" + data, bytes->second);
      add_file("representations/rep1/" + metadata,
               write_fields(FieldSet::Document, fields.value()));
      links_.push_back({.metadata = metadata, .data = data});
    }
    papers_ = number;
    return Done{};
  }

  std::vector<Field> fields_of(const IndexedDocument& document, std::size_t number,
                               const std::string& bytes) {
    const auto dash = document.number.find('-');
    const bool numbered = dash != std::string::npos;
    const std::string pages = count_pages(bytes);
    if (!pages.empty()) pages_ += std::stoul(pages);
    std::vector<Field> fields{
        {"docCode", file_code_ + "." + ordinal(number)},
        {"typeName", type_name_code(document.kind)},
        {"codeNumber", numbered ? document.number.substr(0, dash) : ""},
        {"codeNotation", numbered ? document.number.substr(dash + 1) : document.number},
        {"issuedDate", to_slashed(document.date)},
        {"organName", about_.cell_name.str()},
        {"subject", document.title.str()},
        {"language", kVietnamese},
        {"numberOfPage", pages},
        {"keyword", document.kind_name.str()},
        {"mode", kConditional},
        {"confidenceLevel", kBornDigital},
        {"format", format_of(document.file)},
        {"description", document.kind_name.str()},
    };
    if (is_aip()) {
      fields.emplace_back("arcFileCode", file_code_);
      fields.emplace_back("docOrdinal", std::to_string(number));
    } else {
      fields.emplace_back("docId", upper_case(dossier_.short_id()) + "." + ordinal(number));
      fields.emplace_back("maintenance", kPermanent);
    }
    return fields;
  }

  // rep2: everything as it lies in the archive, so that manifest.txt and its signature can be
  // checked.
  void add_sources() {
    for (const auto& [name, bytes] : dossier_.files) {
      add_file("representations/rep2/data/" + name, bytes);
    }
  }

  Result<Done> describe_dossier() {
    Date first = about_.held_on;
    Date last = about_.held_on;
    std::string title;
    std::string keyword;
    for (const IndexedDocument& document : about_.documents) {
      first = std::min(first, document.date);
      last = std::max(last, document.date);
      if (title.empty() || document.kind == "minutes") title = document.title.str();
      if (keyword.find(document.kind_name.str()) != std::string::npos) continue;
      keyword += (keyword.empty() ? "" : "; ") + document.kind_name.str();
    }
    auto fields = fit_fields(
        FieldSet::File, kind_,
        {{is_aip() ? "arcFileCode" : "fileCode", file_code_},
         {"title", title.empty() ? about_.cell_name.str() : title + ", " + about_.cell_name.str()},
         {"maintenance", kPermanent},
         {"mode", kConditional},
         {"language", kVietnamese},
         {"startDate", to_slashed(first)},
         {"endDate", to_slashed(last)},
         {"keyword", keyword},
         {"totalDoc", std::to_string(papers_)},
         {"numberOfPage", pages_ == 0 ? "" : std::to_string(pages_)},
         {"confidenceLevel", kBornDigital},
         {"description", dossier_.id}},
        dossier_.id, package_.notes);
    if (!fields.ok()) return fields.error();
    add_file("metadata/descriptive/EAD.xml", write_fields(FieldSet::File, fields.value()));
    return Done{};
  }

  // Paths of the package below a folder, without the folder.
  std::vector<std::string> paths_below(const std::string& folder) const {
    std::vector<std::string> paths;
    for (const PackageFile& file : package_.files) {
      if (file.path.rfind(folder, 0) == 0) paths.push_back(file.path.substr(folder.size()));
    }
    return paths;
  }

  void finish_representation(const std::string& name, std::vector<MetadataLink> links) {
    const std::string folder = "representations/" + name + "/";
    MetsContent mets = content("representation " + name);
    mets.object_id = name;
    mets.descriptive = std::move(links);
    for (const std::string& path : paths_below(folder)) {
      if (path.rfind("data/", 0) == 0) mets.files.push_back(path);
    }
    if (is_aip()) {
      mets.preservation = "metadata/preservation/PREMIS_" + name + ".xml";
      add_file(folder + mets.preservation,
               write_premis(dossier_.id + "\n" + name, created_, package_, folder, mets.files));
    }
    add_file(folder + "METS.xml", write_mets(mets, package_, folder));
  }

  void finish_package() {
    MetsContent mets = content("package");
    mets.descriptive = {{.metadata = "metadata/descriptive/EAD.xml", .data = {}}};
    if (is_aip()) {
      mets.preservation = "metadata/preservation/PREMIS.xml";
      std::vector<std::string> preserved{"representations/rep1/METS.xml",
                                         "representations/rep2/METS.xml"};
      for (const auto& [name, bytes] : dossier_.proof) {
        preserved.push_back(below(kProvenPackage.proofs, name));
      }
      add_file(mets.preservation, write_premis(dossier_.id, created_, package_, "", preserved));
    }
    for (const char* folder : {"documentation/", "schemas/"}) {
      for (const std::string& path : paths_below(folder)) mets.files.push_back(folder + path);
    }
    mets.representations = {"representations/rep1", "representations/rep2"};
    add_file("METS.xml", write_mets(mets, package_, ""));
  }

  MetsContent content(const std::string& seed) const {
    MetsContent mets;
    mets.object_id = package_id(dossier_, kind_, origin_.fonds);
    mets.label = file_code_;
    mets.kind = kind_;
    mets.origin = &origin_;
    mets.created = created_;
    mets.seed = package_.name + "\n" + seed;
    return mets;
  }

  const DossierCopy& dossier_;
  const archive::Description& about_;
  PackageKind kind_;
  const PackageOrigin& origin_;
  Package package_;
  std::string created_;
  // Mã hồ sơ.
  std::string file_code_;
  std::vector<MetadataLink> links_;
  std::size_t papers_ = 0;
  std::size_t pages_ = 0;
};

}  // namespace

std::string package_id(const DossierCopy& dossier, PackageKind kind, const Fonds& fonds) {
  const std::string uuid = "uuid-" + upper_case(dossier.id.substr(9));
  return kind == PackageKind::Sip ? uuid : "urn:" + fonds.code + ":" + uuid;
}

std::string package_folder(const std::string& package_id) {
  std::string folder = package_id;
  std::replace(folder.begin(), folder.end(), ':', '_');
  return folder;
}

Result<Package> make_tt05_package(const DossierCopy& dossier, PackageKind kind,
                                  const PackageOrigin& origin) {
  return PackageMaker(dossier, kind, origin).make();
}

}  // namespace vanthu::exchange
