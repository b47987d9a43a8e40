#include <algorithm>
#include <set>

#include "base/sha.h"
#include "exchange/declaration.h"
#include "exchange/extensions.h"
#include "exchange/ocfl_check.h"
#include "exchange/storage_layout.h"
#include "exchange/stored_inventory.h"

namespace vanthu::exchange {
namespace {

constexpr std::size_t kMostJson = 1U << 16U;
constexpr int kDeepest = 64;

class RootCheck {
 public:
  RootCheck(const FileTree& tree, Problems& problems) : tree_(tree), problems_(problems) {}

  void run() {
    auto entries = tree_.list("");
    if (!entries.ok()) return add("VT-READ", "");
    const Declared declared =
        check_declaration(tree_, "", entries.value(), kRootDeclarationCodes, problems_);
    if (declared.later) return;
    spec_ = declared.spec;
    read_layout(entries.value());
    for (const TreeEntry& entry : entries.value()) {
      if (entry.kind == EntryKind::Link) {
        add("E090", entry.name);
      } else if (entry.kind == EntryKind::Other) {
        add("E089", entry.name);
      } else if (entry.kind == EntryKind::Folder && entry.name == "extensions") {
        check_extensions(tree_, entry.name, kRootExtensionCodes, problems_);
      } else if (entry.kind == EntryKind::Folder) {
        walk(entry.name, 1);
      }
    }
    report_mixed_depths();
  }

 private:
  void add(std::string_view code, std::string_view path, std::string_view detail = {}) {
    problems_.add(code, path, detail);
  }

  std::optional<archive::JsonValue> read_json(const std::string& path) {
    auto text = tree_.read(path, kMostJson);
    if (!text.ok()) return std::nullopt;
    return archive::try_parse_json(text.value());
  }

  void read_layout(const std::vector<TreeEntry>& entries) {
    constexpr std::string_view kName = "ocfl_layout.json";
    if (!has_file(entries, kName)) return;
    const auto top = read_json(std::string(kName));
    if (!top || !top->is_object() || top->find("extension") == nullptr ||
        top->find("description") == nullptr) {
      return add("E070", kName);
    }
    const std::string extension = top->find_string("extension").value_or("");
    if (!is_registered_extension(extension)) return add("E071", kName, extension);
    const auto config = read_json("extensions/" + extension + "/config.json");
    layout_ = try_make_layout(extension, config ? &*config : nullptr);
  }

  void walk(const std::string& folder, int depth) {
    if (depth > kDeepest) return add("VT-DEEP", folder);
    auto listed = tree_.list(folder);
    if (!listed.ok()) {
      return add(listed.error().kind == ErrorKind::Unchecked ? "VT-LARGE" : "VT-READ", folder);
    }
    const std::vector<TreeEntry> entries = std::move(listed).value();
    if (entries.empty()) return add("E073", folder);
    const bool is_object = std::any_of(entries.begin(), entries.end(), [](const TreeEntry& entry) {
      return entry.kind == EntryKind::File &&
             (is_object_declaration(entry.name) || is_inventory_name(entry.name));
    });
    if (is_object) return check_object(folder, depth);
    bool leads_on = false;
    for (const TreeEntry& entry : entries) {
      const std::string path = below(folder, entry.name);
      if (entry.kind == EntryKind::Link || entry.hard_linked) add("E090", path);
      if (entry.kind == EntryKind::Other) add("E089", path);
      if (entry.kind == EntryKind::File) add("E072", path);
      if (entry.kind != EntryKind::Folder) continue;
      leads_on = true;
      walk(path, depth + 1);
    }
    if (!leads_on) add("E085", folder);
  }

  void check_object(const std::string& folder, int depth) {
    depths_.insert(depth);
    const std::string id = check_ocfl_object(tree_, folder, spec_, problems_);
    if (id.empty()) return;
    if (!ids_.insert(sha256_hex(id).substr(0, 16)).second) add("E037", folder, id);
    if (layout_ && object_place(*layout_, id) != folder) {
      add("E083", folder, object_place(*layout_, id));
    }
  }

  void report_mixed_depths() {
    if (depths_.size() < 2) return;
    add(*depths_.begin() == 1 ? "W015" : "W014", "");
  }

  const FileTree& tree_;
  Problems& problems_;
  std::string spec_;
  std::optional<StorageLayout> layout_;
  // Shortened digests: a store may hold a million objects.
  std::set<std::string> ids_;
  std::set<int> depths_;
};

}  // namespace

void check_storage_root(const FileTree& tree, Problems& problems) {
  RootCheck(tree, problems).run();
}

}  // namespace vanthu::exchange
