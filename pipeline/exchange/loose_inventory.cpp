#include "exchange/loose_inventory.h"

#include <algorithm>
#include <set>

#include "exchange/digests.h"
#include "exchange/inventory_paths.h"
#include "exchange/timestamp.h"

namespace vanthu::exchange {
namespace {

using archive::JsonMember;
using archive::JsonValue;

// Every value of a JSON text costs memory many times its bytes; no honest inventory comes near.
constexpr std::size_t kMostValues = 150000;

bool has_too_many_values(std::string_view json) {
  return static_cast<std::size_t>(std::count_if(json.begin(), json.end(), [](char c) {
           return c == ',' || c == '[' || c == '{';
         })) > kMostValues;
}

bool looks_like_uri(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (!letter(text.front())) return false;
  const bool scheme =
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      });
  return scheme && text.find_first_of(" \t\r\n<>\"") == std::string_view::npos;
}

bool is_extra_algorithm(std::string_view name) {
  static const std::set<std::string_view> kRegistered{
      "blake2b-160", "blake2b-256", "blake2b-384", "sha512/256", "size",     "md5",     "sha1",
      "sha256",      "sha512",      "blake2b-512", "crc32",      "sha3-256", "sha3-512"};
  return kRegistered.contains(name);
}

class LooseReader {
 public:
  LooseReader(const std::string& path, Problems& problems) : path_(path), problems_(problems) {}

  std::optional<LooseInventory> read(std::string_view json) {
    if (has_too_many_values(json)) {
      add("VT-LARGE");
      return std::nullopt;
    }
    const auto top = archive::try_parse_json(json);
    if (!top || !top->is_object()) {
      add("E033");
      return std::nullopt;
    }
    check_keys(*top, {"id", "type", "digestAlgorithm", "head", "manifest", "versions", "fixity",
                      "contentDirectory"});
    read_head(*top);
    if (inventory_.algorithm.empty()) return std::nullopt;
    read_content_directory(*top);
    read_manifest(*top);
    read_versions(*top);
    // Without these nothing more can be compared with anything.
    if (!has_manifest_ || !has_versions_) return std::nullopt;
    read_fixity(*top);
    check_head();
    check_manifest_use();
    return std::move(inventory_);
  }

 private:
  void add(std::string_view code, std::string_view detail = {}) {
    problems_.add(code, path_, detail);
  }

  void check_keys(const JsonValue& object, const std::set<std::string_view>& known) {
    for (const JsonMember& member : object.members) {
      if (!known.contains(member.key)) add("E102", member.key);
    }
  }

  void read_head(const JsonValue& top) {
    for (const char* key : {"id", "type", "digestAlgorithm", "head"}) {
      if (top.find(key) == nullptr) add("E036", key);
    }
    if (top.find("id") != nullptr) {
      inventory_.id = top.find_string("id").value_or("");
      if (inventory_.id.empty()) {
        add("E037");
      } else if (!looks_like_uri(inventory_.id)) {
        add("W005", inventory_.id);
      }
    }
    if (top.find("type") != nullptr) {
      const std::string type = top.find_string("type").value_or("");
      if (type == "https://ocfl.io/1.0/spec/#inventory") inventory_.spec = "1.0";
      if (type == "https://ocfl.io/1.1/spec/#inventory") inventory_.spec = "1.1";
      if (inventory_.spec.empty()) add("E038", type);
    }
    if (top.find("head") != nullptr) {
      inventory_.head = top.find_string("head").value_or("");
      if (inventory_.head.empty()) add("E040");
    }
    if (top.find("digestAlgorithm") != nullptr) {
      const std::string algorithm = top.find_string("digestAlgorithm").value_or("");
      if (algorithm == "sha256") add("W004");
      if (algorithm == "sha256" || algorithm == "sha512") {
        inventory_.algorithm = algorithm;
      } else {
        add("E025", algorithm);
      }
    }
  }

  void read_content_directory(const JsonValue& top) {
    if (top.find("contentDirectory") == nullptr) return;
    const std::string name = top.find_string("contentDirectory").value_or("");
    inventory_.content_directory_set = true;
    if (name.empty()) {
      add("E108");
    } else if (name == "." || name == "..") {
      add("E018", name);
    } else if (name.find('/') != std::string::npos) {
      add("E017", name);
    } else {
      inventory_.content_directory = name;
    }
  }

  void read_manifest(const JsonValue& top) {
    const JsonValue* manifest = top.find("manifest");
    if (manifest == nullptr) return add("E041");
    if (!manifest->is_object()) return add("E106");
    has_manifest_ = true;
    for (const JsonMember& member : manifest->members) {
      manifest_digests_.insert(lower_case(member.key));
    }
    inventory_.manifest =
        read_block(*manifest, inventory_.algorithm, kManifestCodes, path_, problems_);
  }

  void check_content_path(const std::string& path, const std::set<std::string>& names) {
    const std::size_t slash = path.find('/');
    if (slash == std::string::npos) {
      return add(path.find('\\') != std::string::npos ? "E035" : "E042", path);
    }
    const std::string version = path.substr(0, slash);
    const int number = version_number(version);
    if (number == 0) return add("E042", path);
    if (!names.contains(version)) {
      return add(find_version(inventory_, number) != nullptr ? "E014" : "E042", path);
    }
    const std::string rest = path.substr(slash + 1);
    if (rest.rfind(inventory_.content_directory + "/", 0) == 0) return;
    add(inventory_.content_directory_set ? "E042" : "E021", path);
  }

  void read_versions(const JsonValue& top) {
    const JsonValue* versions = top.find("versions");
    if (versions == nullptr) return add("E043");
    if (!versions->is_object()) return add("E044");
    if (versions->members.empty()) return add("E008");
    has_versions_ = true;
    std::set<std::string> names;
    for (const JsonMember& member : versions->members) {
      const int number = version_number(member.key);
      if (number == 0) {
        add(member.key.empty() || member.key.front() != 'v' ? "E104" : "E105", member.key);
        continue;
      }
      names.insert(member.key);
      read_version(member.key, number, member.value);
    }
    auto& all = inventory_.versions;
    std::sort(all.begin(), all.end(),
              [](const LooseVersion& a, const LooseVersion& b) { return a.number < b.number; });
    check_sequence();
    for (const DigestedPath& content : inventory_.manifest) {
      check_content_path(content.path, names);
    }
  }

  void check_sequence() {
    const auto& all = inventory_.versions;
    if (all.empty()) return;
    if (all.front().number != 1) add("E009", all.front().name);
    for (std::size_t i = 1; i < all.size(); ++i) {
      if (all[i].number != all[i - 1].number + 1) add("E010", all[i].name);
    }
    const auto padded = [](const LooseVersion& version) { return version.name[1] == '0'; };
    if (std::none_of(all.begin(), all.end(), padded)) return;
    add("W001", all.front().name);
    const std::size_t width = std::find_if(all.begin(), all.end(), padded)->name.size();
    for (const LooseVersion& version : all) {
      if (padded(version) && version.name.size() == width) continue;
      // v10 after v09: as wide as the padded ones, but it has no zero to start with.
      add(version.name.size() == width ? "E011" : "E012", version.name);
    }
  }

  void read_version(const std::string& name, int number, const JsonValue& block) {
    LooseVersion version;
    version.name = name;
    version.number = number;
    if (!block.is_object()) {
      add("E047", name);
      inventory_.versions.push_back(std::move(version));
      return;
    }
    check_keys(block, {"created", "state", "message", "user"});
    if (block.find("created") == nullptr) add("E048", name + " created");
    if (block.find("state") == nullptr) add("E048", name + " state");
    if (block.find("created") != nullptr) {
      version.created = block.find_string("created").value_or("");
      if (!is_rfc3339(version.created)) add("E049", name + " " + version.created);
    }
    if (const JsonValue* state = block.find("state")) read_state(*state, version);
    read_provenance(block, version);
    inventory_.versions.push_back(std::move(version));
  }

  void read_state(const JsonValue& state, LooseVersion& version) {
    if (!state.is_object()) return add("E050", version.name);
    for (const JsonMember& member : state.members) {
      const std::string digest = lower_case(member.key);
      used_digests_.insert(digest);
      if (has_manifest_ && !manifest_digests_.contains(digest)) {
        add("E050", version.name + " " + member.key);
      }
    }
    version.state = read_block(state, inventory_.algorithm, kStateCodes, path_, problems_);
  }

  void read_provenance(const JsonValue& block, LooseVersion& version) {
    const JsonValue* message = block.find("message");
    const JsonValue* user = block.find("user");
    if (message == nullptr || user == nullptr) add("W007", version.name);
    if (message != nullptr) {
      version.message = block.find_string("message");
      if (!version.message) add("E094", version.name);
    }
    if (user == nullptr) return;
    version.user_name = user->find_string("name");
    if (!version.user_name || version.user_name->empty()) return add("E054", version.name);
    check_keys(*user, {"name", "address"});
    version.user_address = user->find_string("address");
    if (!version.user_address) {
      add("W008", version.name);
    } else if (!looks_like_uri(*version.user_address)) {
      add("W009", *version.user_address);
    }
  }

  void read_fixity(const JsonValue& top) {
    const JsonValue* fixity = top.find("fixity");
    if (fixity == nullptr) return;
    if (!fixity->is_object()) return add("E111");
    for (const JsonMember& member : fixity->members) {
      if (!is_extra_algorithm(member.key)) {
        add("E056", member.key);
        continue;
      }
      if (!member.value.is_object()) {
        add("E057", member.key);
        continue;
      }
      // What cannot be computed is to be ignored.
      if (digest_digits(member.key) == 0) continue;
      for (DigestedPath& file :
           read_block(member.value, member.key, kFixityCodes, path_, problems_)) {
        if (find_path(inventory_.manifest, file.path) == nullptr) add("E057", file.path);
        inventory_.fixity.push_back({.algorithm = member.key, .file = std::move(file)});
      }
    }
  }

  void check_head() {
    if (inventory_.head.empty() || inventory_.versions.empty()) return;
    if (inventory_.head != inventory_.versions.back().name) add("E040", inventory_.head);
  }

  void check_manifest_use() {
    if (inventory_.versions.empty()) return;
    for (const std::string& digest : manifest_digests_) {
      if (!used_digests_.contains(digest)) add("E107", digest);
    }
  }

  const std::string& path_;
  Problems& problems_;
  LooseInventory inventory_;
  bool has_manifest_ = false;
  bool has_versions_ = false;
  std::set<std::string> manifest_digests_;
  std::set<std::string> used_digests_;
};

}  // namespace

std::optional<LooseInventory> read_loose_inventory(std::string_view json, const std::string& path,
                                                   Problems& problems) {
  return LooseReader(path, problems).read(json);
}

const LooseVersion* find_version(const LooseInventory& inventory, int number) {
  const auto found = std::lower_bound(
      inventory.versions.begin(), inventory.versions.end(), number,
      [](const LooseVersion& version, int wanted) { return version.number < wanted; });
  return found == inventory.versions.end() || found->number != number ? nullptr : &*found;
}

const DigestedPath* find_path(const std::vector<DigestedPath>& sorted, std::string_view path) {
  const auto found =
      std::lower_bound(sorted.begin(), sorted.end(), path,
                       [](const DigestedPath& a, std::string_view b) { return a.path < b; });
  return found == sorted.end() || found->path != path ? nullptr : &*found;
}

int version_number(std::string_view name) {
  // Nine digits fit an int.
  if (name.size() < 2 || name.size() > 10 || name.front() != 'v') return 0;
  int number = 0;
  for (const char c : name.substr(1)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace vanthu::exchange
