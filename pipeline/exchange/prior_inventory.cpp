#include "exchange/prior_inventory.h"

#include <algorithm>
#include <map>
#include <set>

namespace vanthu::exchange {
namespace {

using ContentPaths = std::map<std::string_view, std::set<std::string_view>>;

// The content paths of each digest, to compare inventories of different algorithms.
ContentPaths paths_by_digest(const LooseInventory& inventory) {
  ContentPaths all;
  for (const DigestedPath& content : inventory.manifest) all[content.digest].insert(content.path);
  return all;
}

bool share_content(const ContentPaths& prior, std::string_view prior_digest,
                   const ContentPaths& root, std::string_view root_digest) {
  const auto before = prior.find(prior_digest);
  const auto after = root.find(root_digest);
  if (before == prior.end() || after == root.end()) return false;
  return std::any_of(before->second.begin(), before->second.end(),
                     [&](std::string_view path) { return after->second.contains(path); });
}

class Comparison {
 public:
  Comparison(const LooseInventory& prior, const LooseInventory& root)
      : prior_(prior), root_(root), same_algorithm_(prior.algorithm == root.algorithm) {
    if (same_algorithm_) return;
    prior_paths_ = paths_by_digest(prior);
    root_paths_ = paths_by_digest(root);
  }

  bool same_state(const LooseVersion& before, const LooseVersion& after) const {
    if (before.state.size() != after.state.size()) return false;
    for (std::size_t i = 0; i < before.state.size(); ++i) {
      const DigestedPath& old_file = before.state[i];
      const DigestedPath& new_file = after.state[i];
      if (old_file.path != new_file.path) return false;
      const bool same = same_algorithm_ ? old_file.digest == new_file.digest
                                        : share_content(prior_paths_, old_file.digest, root_paths_,
                                                        new_file.digest);
      if (!same) return false;
    }
    return true;
  }

  // Content that the older inventory had and the present one gives otherwise.
  const DigestedPath* changed_content() const {
    for (const DigestedPath& content : prior_.manifest) {
      const DigestedPath* now = find_path(root_.manifest, content.path);
      if (now == nullptr || (same_algorithm_ && now->digest != content.digest)) return &content;
    }
    return nullptr;
  }

 private:
  const LooseInventory& prior_;
  const LooseInventory& root_;
  bool same_algorithm_;
  ContentPaths prior_paths_;
  ContentPaths root_paths_;
};

bool same_provenance(const LooseVersion& a, const LooseVersion& b) {
  return a.created == b.created && a.message == b.message && a.user_name == b.user_name &&
         a.user_address == b.user_address;
}

}  // namespace

void compare_prior_inventory(const StoredInventory& prior, const LooseVersion& version,
                             const StoredInventory& root, Problems& problems) {
  const LooseInventory& before = prior.inventory;
  const LooseInventory& now = root.inventory;
  if (before.id != now.id) problems.add("E110", prior.path, before.id);
  if (before.head != version.name) problems.add("E040", prior.path, before.head);
  if (before.content_directory_set != now.content_directory_set) {
    problems.add("E019", prior.path);
  } else if (before.content_directory != now.content_directory) {
    problems.add("E020", prior.path, before.content_directory);
  }
  const Comparison comparison(before, now);
  for (const LooseVersion& old_version : before.versions) {
    const LooseVersion* present = find_version(now, old_version.number);
    if (present == nullptr || present->name != old_version.name ||
        !comparison.same_state(old_version, *present)) {
      problems.add("E066", prior.path, old_version.name);
    } else if (!same_provenance(old_version, *present)) {
      problems.add("W011", prior.path, old_version.name);
    }
  }
  if (const DigestedPath* content = comparison.changed_content()) {
    problems.add("E066", prior.path, content->path);
  }
}

}  // namespace vanthu::exchange
