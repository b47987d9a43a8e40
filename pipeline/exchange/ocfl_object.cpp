#include <algorithm>
#include <map>
#include <set>

#include "exchange/declaration.h"
#include "exchange/digests.h"
#include "exchange/extensions.h"
#include "exchange/ocfl_check.h"
#include "exchange/prior_inventory.h"
#include "exchange/stored_inventory.h"

namespace vanthu::exchange {
namespace {

constexpr std::string_view kInventoryName = "inventory.json";
constexpr int kDeepestContent = 100;

class ObjectCheck {
 public:
  ObjectCheck(const FileTree& tree, const std::string& folder, Problems& problems)
      : tree_(tree), folder_(folder), problems_(problems) {}

  std::string run(const std::string& root_spec) {
    ++problems_.validation().objects;
    const auto entries = list(folder_);
    const Declared declared =
        check_declaration(tree_, folder_, entries, kObjectDeclarationCodes, problems_);
    if (declared.later) return {};
    if (!root_spec.empty() && declared.spec > root_spec) add("E081", folder_);
    if (!has_file(entries, kInventoryName)) report_no_inventory(entries);
    root_ = load_inventory(tree_, folder_, entries, problems_);
    check_root_entries(entries);
    if (!root_) return {};
    const LooseInventory& inventory = root_->inventory;
    if (!declared.spec.empty() && !inventory.spec.empty() && inventory.spec != declared.spec) {
      add("E038", root_->path);
    }
    seen_.assign(inventory.manifest.size(), false);
    plan_digests();
    for (const LooseVersion& version : inventory.versions) check_version(version, entries);
    check_contents();
    return inventory.id;
  }

 private:
  void add(std::string_view code, std::string_view path, std::string_view detail = {}) {
    problems_.add(code, path, detail);
  }

  std::vector<TreeEntry> list(const std::string& folder) {
    auto entries = tree_.list(folder);
    if (entries.ok()) return std::move(entries).value();
    add(entries.error().kind == ErrorKind::Unchecked ? "VT-LARGE" : "VT-READ", folder);
    return {};
  }

  // True when the entry is an ordinary file or folder.
  bool check_kind(const TreeEntry& entry, const std::string& path) {
    if (entry.kind == EntryKind::Link || entry.hard_linked) add("E090", path);
    if (entry.kind == EntryKind::Other) add("E089", path);
    return entry.kind == EntryKind::File || entry.kind == EntryKind::Folder;
  }

  void report_no_inventory(const std::vector<TreeEntry>& entries) {
    add("E063", folder_);
    for (const TreeEntry& entry : entries) {
      if (lower_case(entry.name) == kInventoryName) add("E034", below(folder_, entry.name));
    }
  }

  bool has_version(const std::string& name) const {
    const auto& versions = root_->inventory.versions;
    const LooseVersion* version = find_version(root_->inventory, version_number(name));
    return version != nullptr && !versions.empty() && version->name == name;
  }

  void check_root_entries(const std::vector<TreeEntry>& entries) {
    for (const TreeEntry& entry : entries) {
      const std::string path = below(folder_, entry.name);
      if (!check_kind(entry, path)) continue;
      if (entry.kind == EntryKind::File) {
        const bool told = entry.name.rfind("0=", 0) == 0 || is_object_declaration(entry.name) ||
                          lower_case(entry.name) == kInventoryName;
        if (!told && !is_inventory_name(entry.name)) add("E001", path);
      } else if (entry.name == "extensions") {
        check_extensions(tree_, path, kObjectExtensionCodes, problems_);
      } else if (version_number(entry.name) > 0) {
        if (root_ && !has_version(entry.name)) add("E046", path);
      } else if (entry.name != "logs") {
        add("E001", path);
      }
    }
  }

  // Every digest that anything in the object gives for a content file.
  void plan_digests() {
    const LooseInventory& inventory = root_->inventory;
    wanted_.resize(inventory.manifest.size());
    for (std::size_t i = 0; i < inventory.manifest.size(); ++i) {
      wanted_[i].push_back({.algorithm = inventory.algorithm,
                            .digest = inventory.manifest[i].digest,
                            .code = "E092"});
    }
    for (const FixityValue& value : inventory.fixity) {
      const DigestedPath* known = find_path(inventory.manifest, value.file.path);
      if (known == nullptr) continue;
      wanted_[index_of(known)].push_back(
          {.algorithm = value.algorithm, .digest = value.file.digest, .code = "E093"});
    }
  }

  std::size_t index_of(const DigestedPath* known) const {
    return static_cast<std::size_t>(known - root_->inventory.manifest.data());
  }

  bool has_content(const LooseVersion& version) const {
    const std::string folder = version.name + "/" + root_->inventory.content_directory + "/";
    const auto& manifest = root_->inventory.manifest;
    const auto at =
        std::lower_bound(manifest.begin(), manifest.end(), folder,
                         [](const DigestedPath& a, const std::string& b) { return a.path < b; });
    return at != manifest.end() && at->path.rfind(folder, 0) == 0;
  }

  void check_version(const LooseVersion& version, const std::vector<TreeEntry>& root_entries) {
    ++problems_.validation().versions;
    const std::string folder = below(folder_, version.name);
    const bool there =
        std::any_of(root_entries.begin(), root_entries.end(), [&](const TreeEntry& entry) {
          return entry.kind == EntryKind::Folder && entry.name == version.name;
        });
    if (!there) return add("E046", folder);
    const std::string& content = root_->inventory.content_directory;
    bool content_there = false;
    const auto entries = list(folder);
    for (const TreeEntry& entry : entries) {
      const std::string path = below(folder, entry.name);
      if (!check_kind(entry, path)) continue;
      if (entry.kind == EntryKind::File) {
        if (!is_inventory_name(entry.name)) add("E015", path);
      } else if (entry.name == content) {
        content_there = true;
        walk_content(below(version.name, content), 0);
      } else {
        add("W002", path);
      }
    }
    if (has_content(version) && !content_there) add("E016", folder);
    if (!has_content(version) && content_there) add("W003", below(folder, content));
    check_version_inventory(version, folder, entries);
  }

  void check_version_inventory(const LooseVersion& version, const std::string& folder,
                               const std::vector<TreeEntry>& entries) {
    if (!has_file(entries, kInventoryName)) return add("W010", folder);
    // Bytes that are the same need no second look; of others, only what differs is told.
    const auto stored = load_inventory(tree_, folder, entries, problems_);
    if (!stored) return;
    if (version.number == root_->inventory.versions.back().number) {
      if (stored->sha512 != root_->sha512) add("E064", stored->path);
      return;
    }
    compare_prior_inventory(*stored, version, *root_, problems_);
    check_order_of_specs(stored->inventory.spec, stored->path);
    if (stored->inventory.algorithm == root_->inventory.algorithm) return;
    for (const DigestedPath& content : stored->inventory.manifest) {
      const DigestedPath* known = find_path(root_->inventory.manifest, content.path);
      if (known == nullptr) continue;
      wanted_[index_of(known)].push_back(
          {.algorithm = stored->inventory.algorithm, .digest = content.digest, .code = "E092"});
    }
  }

  void check_order_of_specs(const std::string& spec, const std::string& path) {
    if (spec.empty()) return;
    if (spec < newest_spec_) add("E103", path);
    newest_spec_ = std::max(newest_spec_, spec);
    if (!root_->inventory.spec.empty() && root_->inventory.spec < spec) add("E103", root_->path);
  }

  // folder: below the object.
  void walk_content(const std::string& folder, int depth) {
    const std::string place = below(folder_, folder);
    if (depth > kDeepestContent) return add("VT-DEEP", place);
    const auto entries = list(place);
    if (entries.empty() && depth > 0) add("E024", place);
    for (const TreeEntry& entry : entries) {
      const std::string path = below(folder, entry.name);
      if (!check_kind(entry, below(folder_, path))) continue;
      if (entry.kind == EntryKind::Folder) {
        walk_content(path, depth + 1);
        continue;
      }
      const DigestedPath* known = find_path(root_->inventory.manifest, path);
      if (known == nullptr) {
        add("E023", below(folder_, path));
      } else {
        seen_[index_of(known)] = true;
      }
    }
  }

  void check_contents() {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      const std::string path = below(folder_, root_->inventory.manifest[i].path);
      if (seen_[i]) {
        check_digests(path, wanted_[i]);
      } else {
        add("E092", path);
      }
    }
  }

  struct Wanted {
    std::string algorithm;
    std::string digest;
    std::string_view code;
  };

  void check_digests(const std::string& path, const std::vector<Wanted>& wanted) {
    std::set<std::string> algorithms;
    for (const Wanted& one : wanted) algorithms.insert(one.algorithm);
    DigestSet digests(algorithms);
    auto done = tree_.stream(path, [&](std::string_view piece) {
      problems_.validation().bytes += piece.size();
      digests.update(piece);
    });
    if (!done.ok()) return add("VT-READ", path);
    ++problems_.validation().files;
    const auto found = digests.finish();
    for (const Wanted& one : wanted) {
      const auto digest = found.find(one.algorithm);
      // A malformed digest has been told as such.
      if (digest != found.end() && digest->second != one.digest &&
          is_digest(one.digest, one.algorithm)) {
        add(one.code, path, one.algorithm);
      }
    }
  }

  const FileTree& tree_;
  const std::string& folder_;
  Problems& problems_;
  std::optional<StoredInventory> root_;
  // Side by side with the manifest of the root inventory.
  std::vector<bool> seen_;
  std::vector<std::vector<Wanted>> wanted_;
  std::string newest_spec_;
};

}  // namespace

std::string check_ocfl_object(const FileTree& tree, const std::string& folder,
                              const std::string& root_spec, Problems& problems) {
  return ObjectCheck(tree, folder, problems).run(root_spec);
}

}  // namespace vanthu::exchange
