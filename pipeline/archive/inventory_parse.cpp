#include <algorithm>
#include <set>

#include "archive/inventory.h"
#include "archive/json_value.h"
#include "archive/layout.h"

namespace vanthu::archive {
namespace {

// Most of an inventory is digests: looked at without asking after each digit whether to go on.
bool is_lower_hex(std::string_view text, std::size_t digits) {
  unsigned others = 0;
  for (const char c : text) {
    others |= static_cast<unsigned>((c < '0' || c > '9') && (c < 'a' || c > 'f'));
  }
  return text.size() == digits && others == 0;
}

// E098–E100 and E051–E053: elements joined by '/', none empty, "." or "..".
bool is_clean_path(std::string_view path) {
  if (path.empty()) return false;
  std::size_t from = 0;
  while (true) {
    const std::size_t slash = path.find('/', from);
    const std::string_view element = path.substr(from, slash - from);
    if (element.empty() || element == "." || element == "..") return false;
    if (slash == std::string_view::npos) return true;
    from = slash + 1;
  }
}

// Two digits at every fixed place and "Z" or an offset at the end, as RFC 3339 has it.
bool is_rfc3339(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd:dd";
  if (text.size() < kShape.size() + 1) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kShape[i] == 'd' ? !digit : text[i] != kShape[i]) return false;
  }
  const std::string_view rest = text.substr(kShape.size());
  const auto zone = rest.find_first_of("Z+-");
  return zone != std::string_view::npos && (rest[zone] != 'Z' || zone + 1 == rest.size());
}

class InventoryParser {
 public:
  ParsedInventory parse(std::string_view text) {
    const auto parsed = try_parse_json(text);
    if (!parsed || !parsed->is_object()) {
      add("E033", {"inventory.json không phải là JSON đúng cấu trúc",
                   "inventory.json is not well-formed JSON"});
      return std::move(result_);
    }
    read_head(*parsed);
    read_manifest(*parsed);
    read_versions(*parsed);
    read_fixity(*parsed);
    cross_check();
    if (understood_) result_.inventory = std::move(inventory_);
    return std::move(result_);
  }

 private:
  void add(std::string code, Bilingual what) {
    result_.violations.push_back({.code = std::move(code), .what = std::move(what)});
  }
  void give_up(std::string code, Bilingual what) {
    understood_ = false;
    add(std::move(code), std::move(what));
  }

  void read_head(const JsonValue& top) {
    static const std::set<std::string> kKnown{
        "id",       "type",     "digestAlgorithm", "head",
        "manifest", "versions", "fixity",          "contentDirectory"};
    for (const JsonMember& member : top.members) {
      if (!kKnown.contains(member.key)) {
        add("E102", {"khóa “" + member.key + "” không có trong đặc tả OCFL",
                     "the key “" + member.key + "” is not in the OCFL specification"});
      }
    }
    for (const char* key : {"id", "type", "digestAlgorithm", "head"}) {
      if (top.find_string(key)) continue;
      give_up("E036",
              {std::string("thiếu “") + key + "”", std::string("“") + key + "” is missing"});
    }
    if (!understood_) return;
    inventory_.id = *top.find_string("id");
    if (inventory_.id.empty()) give_up("E037", {"mã đối tượng rỗng", "the object id is empty"});
    if (*top.find_string("type") != "https://ocfl.io/1.1/spec/#inventory") {
      add("E038",
          {"kiểu inventory không phải của OCFL 1.1", "the inventory type is not that of OCFL 1.1"});
    }
    if (*top.find_string("digestAlgorithm") != "sha512") {
      give_up("E025", {"kho này chỉ dùng sha512", "this archive uses sha512 only"});
    }
    if (top.find("contentDirectory") != nullptr &&
        top.find_string("contentDirectory") != "content") {
      give_up("E020",
              {"thư mục nội dung phải là “content”", "the content directory must be “content”"});
    }
  }

  // Calls use(digest, path) for each entry of a block {"digest": ["path", …]}.
  template <typename Use>
  void read_block(const JsonValue& block, const std::string& code, std::size_t digits, Use use) {
    for (const JsonMember& member : block.members) {
      if (!is_lower_hex(member.key, digits) || !member.value.is_array()) {
        give_up(code, {"mã băm “" + member.key + "” không đúng dạng",
                       "the digest “" + member.key + "” is malformed"});
        continue;
      }
      for (const JsonValue& path : member.value.elements) {
        if (!path.is_string() || !is_clean_path(path.text)) {
          give_up(code == "E050" ? "E052" : "E099",
                  {"có đường dẫn không hợp lệ", "a path is not acceptable"});
          continue;
        }
        use(member.key, path.text);
      }
    }
  }

  void read_manifest(const JsonValue& top) {
    const JsonValue* manifest = top.find("manifest");
    if (manifest == nullptr) {
      return give_up("E041", {"thiếu “manifest”", "“manifest” is missing"});
    }
    if (!manifest->is_object()) {
      return give_up("E106",
                     {"“manifest” phải là một đối tượng JSON", "“manifest” must be a JSON object"});
    }
    read_block(*manifest, "E092", 128, [&](const std::string& digest, const std::string& path) {
      inventory_.contents.push_back({.path = path, .sha512 = digest, .sha256 = {}});
    });
    auto& contents = inventory_.contents;
    std::sort(contents.begin(), contents.end(),
              [](const StoredContent& a, const StoredContent& b) { return a.path < b.path; });
    for (std::size_t i = 0; i < contents.size(); ++i) {
      const std::string& path = contents[i].path;
      const auto first = path.substr(0, path.find('/'));
      if (!try_parse_version_name(first) || path.rfind(first + "/content/", 0) != 0) {
        give_up("E042", {"“" + path + "” không nằm trong thư mục nội dung của một phiên bản",
                         "“" + path + "” is not inside a version's content folder"});
      }
      if (i == 0) continue;
      const std::string& before = contents[i - 1].path;
      if (path == before || path.rfind(before + "/", 0) == 0) {
        give_up("E101", {"“" + path + "” được khai hai lần", "“" + path + "” is listed twice"});
      }
    }
  }

  void read_versions(const JsonValue& top) {
    const JsonValue* versions = top.find("versions");
    if (versions == nullptr) return give_up("E043", {"thiếu “versions”", "“versions” is missing"});
    if (!versions->is_object()) {
      return give_up("E044",
                     {"“versions” phải là một đối tượng JSON", "“versions” must be a JSON object"});
    }
    if (versions->members.empty())
      return give_up("E008", {"không có phiên bản nào", "there is no version"});
    for (std::size_t number = 1; number <= versions->members.size(); ++number) {
      const std::string name = version_name(static_cast<int>(number));
      const JsonValue* version = versions->find(name);
      if (version == nullptr) {
        return give_up(number == 1 ? "E009" : "E010",
                       {"thiếu phiên bản " + name, "version " + name + " is missing"});
      }
      read_version(name, *version);
    }
    const auto head = top.find_string("head");
    if (head && *head != version_name(inventory_.head())) {
      give_up("E040",
              {"“head” không chỉ vào phiên bản mới nhất", "“head” is not the newest version"});
    }
  }

  void read_version(const std::string& name, const JsonValue& block) {
    ObjectVersion version;
    if (!block.is_object()) {
      inventory_.versions.push_back(version);
      return give_up("E047", {name + " không phải đối tượng JSON", name + " is not a JSON object"});
    }
    const JsonValue* state_block = block.find("state");
    if (!block.find_string("created") || state_block == nullptr || !state_block->is_object()) {
      give_up("E048",
              {name + " thiếu “created” hoặc “state”", name + " lacks “created” or “state”"});
    } else {
      version.created = *block.find_string("created");
      if (!is_rfc3339(version.created)) {
        give_up("E049", {name + ": thời điểm tạo không đúng RFC 3339",
                         name + ": “created” is not RFC 3339"});
      }
      read_block(*state_block, "E050", 128,
                 [&](const std::string& digest, const std::string& path) {
                   version.state.push_back({.name = path, .sha512 = digest});
                 });
    }
    read_provenance(name, block, version);
    auto& state = version.state;
    std::sort(state.begin(), state.end(),
              [](const LogicalFile& a, const LogicalFile& b) { return a.name < b.name; });
    for (std::size_t i = 1; i < state.size(); ++i) {
      if (state[i].name == state[i - 1].name ||
          state[i].name.rfind(state[i - 1].name + "/", 0) == 0) {
        give_up("E095", {name + ": tên “" + state[i].name + "” bị trùng",
                         name + ": the name “" + state[i].name + "” is used twice"});
      }
    }
    inventory_.versions.push_back(std::move(version));
  }

  void read_provenance(const std::string& name, const JsonValue& block, ObjectVersion& version) {
    if (block.find("message") != nullptr) {
      const auto message = block.find_string("message");
      if (!message)
        add("E094", {name + ": “message” phải là chuỗi", name + ": “message” must be a string"});
      version.message = message.value_or("");
    }
    const JsonValue* user_block = block.find("user");
    if (user_block == nullptr) return;
    const auto user = user_block->find_string("name");
    if (!user) add("E054", {name + ": “user” thiếu tên", name + ": “user” has no name"});
    version.user_name = user.value_or("");
    version.user_address = user_block->find_string("address").value_or("");
  }

  void read_fixity(const JsonValue& top) {
    const JsonValue* fixity = top.find("fixity");
    if (fixity == nullptr) return;
    if (!fixity->is_object()) {
      return give_up("E111",
                     {"“fixity” phải là một đối tượng JSON", "“fixity” must be a JSON object"});
    }
    const JsonValue* sha256 = fixity->find("sha256");
    if (sha256 == nullptr) return;
    if (!sha256->is_object()) {
      return give_up("E057", {"khối sha256 của “fixity” sai cấu trúc",
                              "the sha256 block of “fixity” is malformed"});
    }
    read_block(*sha256, "E057", 64, [&](const std::string& digest, const std::string& path) {
      for (StoredContent& content : inventory_.contents) {
        if (content.path == path) {
          content.sha256 = digest;
          return;
        }
      }
      add("E057", {"“fixity” nhắc tới “" + path + "” không có trong manifest",
                   "“fixity” names “" + path + "”, which is not in the manifest"});
    });
  }

  void cross_check() {
    if (!understood_) return;
    std::set<std::string_view> used;
    for (const ObjectVersion& version : inventory_.versions) {
      for (const LogicalFile& file : version.state) {
        used.insert(file.sha512);
        if (find_content(inventory_, file.sha512) == nullptr) {
          give_up("E050", {"“" + file.name + "” không có nội dung trong manifest",
                           "“" + file.name + "” has no content in the manifest"});
        }
      }
    }
    for (const StoredContent& content : inventory_.contents) {
      if (used.contains(content.sha512)) continue;
      add("E107", {"“" + content.path + "” không thuộc phiên bản nào",
                   "“" + content.path + "” belongs to no version"});
    }
  }

  ParsedInventory result_;
  Inventory inventory_;
  bool understood_ = true;
};

}  // namespace

ParsedInventory parse_inventory(std::string_view json) {
  return InventoryParser().parse(json);
}

}  // namespace vanthu::archive
