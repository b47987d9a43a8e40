#include <algorithm>
#include <map>
#include <set>

#include "exchange/metadata_reader.h"
#include "exchange/mets_reader.h"
#include "exchange/stored_inventory.h"
#include "exchange/tt05_package.h"
#include "exchange/walk_files.h"

namespace vanthu::exchange {
namespace {

class PackageCheck {
 public:
  PackageCheck(const FileTree& tree, const std::string& folder, Problems& problems)
      : tree_(tree), folder_(folder), problems_(problems) {}

  void run() {
    ++problems_.validation().objects;
    const auto mets = read("METS.xml", "");
    if (!mets) return problems_.validation().kinds.push_back(TargetKind::Sip);
    kind_ = mets->package_type == "AIP" ? PackageKind::Aip : PackageKind::Sip;
    problems_.validation().kinds.push_back(kind_ == PackageKind::Aip ? TargetKind::Aip
                                                                     : TargetKind::Sip);
    const std::string name = folder_.substr(folder_.rfind('/') + 1);
    if (!name.empty() && name != package_folder(mets->object_id)) add("PKG-FOLDER", "", name);
    read_representations();
    walk_files(tree_, folder_, "PKG-LINK", problems_,
               [this](const std::string& path) { check_file(path); });
    for (const auto& [path, named] : named_) {
      if (!digests_.contains(path)) add("PKG-MISSING", path);
    }
    check_parts();
    for (const auto& [path, named] : named_) check_metadata(path, named);
    check_count();
  }

 private:
  struct Named {
    MetsReference reference;
    // Folder of the METS.xml that names it, with its slash, or "".
    std::string base;
  };

  std::string place(const std::string& path) const {
    return path.empty() ? folder_ : below(folder_, path);
  }
  void add(std::string_view code, const std::string& path, std::string_view detail = {}) {
    problems_.add(code, place(path), detail);
  }

  std::optional<std::string> read_text(const std::string& path) {
    auto bytes = tree_.read(place(path), kMostMetadataBytes);
    if (bytes.ok()) return std::move(bytes).value();
    const bool large = bytes.error().kind == ErrorKind::Unchecked;
    // What is not there is told as missing.
    if (large) add("VT-LARGE", path);
    return std::nullopt;
  }

  std::optional<Mets> read(const std::string& path, const std::string& base) {
    const auto bytes = read_text(path);
    if (!bytes) {
      if (base.empty()) add("PKG-METS", path);
      return std::nullopt;
    }
    auto mets = read_mets(*bytes, place(path), problems_);
    if (!mets) return std::nullopt;
    for (const MetsReference& reference : mets->references) {
      const bool fresh =
          named_.emplace(base + reference.href, Named{.reference = reference, .base = base}).second;
      if (!fresh) add("PKG-METS", path, reference.href);
    }
    return mets;
  }

  void read_representations() {
    std::vector<std::string> inner;
    for (const auto& [path, named] : named_) {
      const std::string end = "/METS.xml";
      const bool mets =
          path.size() > end.size() && path.compare(path.size() - end.size(), end.size(), end) == 0;
      if (mets && path.rfind("representations/", 0) == 0) inner.push_back(path);
    }
    for (const std::string& path : inner) {
      read(path, path.substr(0, path.size() - std::string_view("METS.xml").size()));
    }
    representations_ = inner.size();
  }

  void check_file(const std::string& path) {
    auto facts = read_facts(tree_, place(path), {"sha256"}, problems_);
    if (!facts) return;
    problems_.count_file(facts->size);
    const std::string& digest = facts->digests["sha256"];
    digests_.emplace(path, digest);
    if (path == "METS.xml") return;
    const auto named = named_.find(path);
    if (named == named_.end()) return add("PKG-UNLISTED", path);
    const MetsReference& reference = named->second.reference;
    if (reference.sha256 != digest || reference.size != std::to_string(facts->size)) {
      add("PKG-DIGEST", path);
    }
  }

  void check_parts() {
    const auto must_have = [&](const std::string& path) {
      if (!named_.contains(path)) add("PKG-TREE", path);
    };
    must_have("metadata/descriptive/EAD.xml");
    if (kind_ == PackageKind::Aip) must_have("metadata/preservation/PREMIS.xml");
    if (representations_ == 0) add("PKG-TREE", "representations/rep1/METS.xml");
  }

  void check_metadata(const std::string& path, const Named& named) {
    const std::string& type = named.reference.metadata_type;
    if (type.empty() || !digests_.contains(path)) return;
    const auto bytes = read_text(path);
    if (!bytes) return;
    if (type == "PREMIS") {
      check_premis(*bytes, named.base, digests_, place(path), problems_);
    } else if (type == "EAD" && named.base.empty()) {
      file_fields_ = check_fields(*bytes, FieldSet::File, kind_, place(path), problems_);
    } else if (type == "EAD") {
      ++documents_;
      check_fields(*bytes, FieldSet::Document, kind_, place(path), problems_);
    } else {
      add("PKG-METS", path, type);
    }
  }

  void check_count() {
    const auto total = file_fields_.find("totalDoc");
    if (total == file_fields_.end() || total->second.empty()) return;
    if (total->second != std::to_string(documents_)) {
      add("PKG-VALUE", "metadata/descriptive/EAD.xml", "totalDoc");
    }
  }

  const FileTree& tree_;
  const std::string& folder_;
  Problems& problems_;
  PackageKind kind_ = PackageKind::Sip;
  std::map<std::string, Named> named_;
  std::map<std::string, std::string> digests_;
  std::map<std::string, std::string> file_fields_;
  std::size_t representations_ = 0;
  std::size_t documents_ = 0;
};

}  // namespace

void check_tt05_package(const FileTree& tree, const std::string& folder, Problems& problems) {
  PackageCheck(tree, folder, problems).run();
}

}  // namespace vanthu::exchange
