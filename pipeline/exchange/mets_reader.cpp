#include "exchange/mets_reader.h"

#include <algorithm>
#include <set>

#include "exchange/digests.h"
#include "exchange/file_tree.h"
#include "exchange/mets_text.h"
#include "xml/element.h"

namespace vanthu::exchange {
namespace {

std::string value_of(const xml::Element& element, std::string_view name) {
  const auto attribute = element.attribute(name);
  return attribute ? std::string(attribute->value) : std::string();
}

class MetsReader {
 public:
  MetsReader(const std::string& path, Problems& problems) : path_(path), problems_(problems) {}

  std::optional<Mets> read(const xml::Element& root) {
    if (root.name() != "mets" || root.namespace_uri() != kMetsNamespace) {
      add("mets");
      return std::nullopt;
    }
    mets_.object_id = value_of(root, "OBJID");
    if (mets_.object_id.empty()) add("OBJID");
    if (const auto header = root.child("metsHdr")) {
      mets_.package_type = value_of(*header, "csip:OAISPACKAGETYPE");
    }
    if (mets_.package_type != "SIP" && mets_.package_type != "AIP") add("csip:OAISPACKAGETYPE");
    if (!root.child("structMap")) add("structMap");
    walk(root);
    check_links();
    return std::move(mets_);
  }

 private:
  void add(std::string_view detail) { problems_.add("PKG-METS", path_, detail); }

  // The gate of the XML reader limits the depth.
  void walk(const xml::Element& element) {
    const std::string id = value_of(element, "ID");
    if (!id.empty() && !ids_.insert(id).second) add(id);
    if (element.name() == "mdRef") {
      add_reference(element, element, value_of(element, "MDTYPE"));
    } else if (element.name() == "file") {
      const auto place = element.child("FLocat");
      if (place) {
        add_reference(element, *place, "");
      } else {
        add("FLocat");
      }
    }
    for (const char* name : {"FILEID", "DMDID", "ADMID"}) {
      const std::string link = value_of(element, name);
      if (!link.empty()) links_.push_back(link);
    }
    for (const xml::Element& child : element.children()) walk(child);
  }

  void add_reference(const xml::Element& about, const xml::Element& place, std::string type) {
    MetsReference reference{.href = value_of(place, "xlink:href"),
                            .size = value_of(about, "SIZE"),
                            .sha256 = lower_case(value_of(about, "CHECKSUM")),
                            .metadata_type = std::move(type)};
    const bool good = is_safe_reference(reference.href) &&
                      value_of(about, "CHECKSUMTYPE") == "SHA-256" &&
                      is_digest(reference.sha256, "sha256") && !reference.size.empty();
    if (!good) return add(reference.href.empty() ? "xlink:href" : reference.href);
    if (!hrefs_.insert(reference.href).second) return add(reference.href);
    mets_.references.push_back(std::move(reference));
  }

  void check_links() {
    for (const std::string& link : links_) {
      if (!ids_.contains(link)) add(link);
    }
  }

  const std::string& path_;
  Problems& problems_;
  Mets mets_;
  std::set<std::string> ids_;
  std::set<std::string> hrefs_;
  std::vector<std::string> links_;
};

}  // namespace

bool is_safe_reference(std::string_view href) {
  return href.find_first_of("\\:") == std::string_view::npos && has_only_names(href);
}

std::optional<Mets> read_mets(const std::string& bytes, const std::string& path,
                              Problems& problems) {
  const SourceText source(path, bytes);
  const auto tree = xml::parse_strict(source);
  if (!tree.ok()) {
    problems.add("PKG-METS", path);
    return std::nullopt;
  }
  return MetsReader(path, problems).read(tree.value().root());
}

}  // namespace vanthu::exchange
