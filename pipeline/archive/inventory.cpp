#include "archive/inventory.h"

#include <algorithm>
#include <numeric>

#include "archive/json_text.h"
#include "archive/layout.h"

namespace vanthu::archive {
namespace {

// Appends {"digest": ["name", …], …}: names grouped under their digest, digests ascending.
template <typename Item, typename Digest, typename Name>
void append_by_digest(std::string& out, const std::vector<Item>& items, Digest digest, Name name) {
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return digest(items[a]) != digest(items[b]) ? digest(items[a]) < digest(items[b]) : a < b;
  });
  out += '{';
  const std::string* current = nullptr;
  for (const std::size_t i : order) {
    const std::string& key = digest(items[i]);
    if (key.empty()) continue;
    if (current != nullptr && *current == key) {
      out += ", ";
    } else {
      out += current == nullptr ? "\n  " : "],\n  ";
      append_json_string(out, key);
      out += ": [";
    }
    append_json_string(out, name(items[i]));
    current = &key;
  }
  out += current == nullptr ? "}" : "]\n }";
}

const std::string& sha512_of(const StoredContent& content) {
  return content.sha512;
}
const std::string& sha256_of(const StoredContent& content) {
  return content.sha256;
}
const std::string& path_of(const StoredContent& content) {
  return content.path;
}
const std::string& digest_of(const LogicalFile& file) {
  return file.sha512;
}
const std::string& name_of(const LogicalFile& file) {
  return file.name;
}

void append_version(std::string& out, int number, const ObjectVersion& version) {
  out += ' ';
  append_json_string(out, version_name(number));
  out += ": {\n ";
  append_json_member(out, "created", version.created);
  out += ",\n ";
  append_json_member(out, "message", version.message);
  out += ",\n \"user\": {";
  append_json_member(out, "name", version.user_name);
  out += ", ";
  append_json_member(out, "address", version.user_address);
  out += "},\n \"state\": ";
  append_by_digest(out, version.state, digest_of, name_of);
  out += "\n }";
}

}  // namespace

const StoredContent* find_content(const Inventory& inventory, std::string_view sha512) {
  for (const StoredContent& content : inventory.contents) {
    if (content.sha512 == sha512) return &content;
  }
  return nullptr;
}

const LogicalFile* find_file(const ObjectVersion& version, std::string_view name) {
  for (const LogicalFile& file : version.state) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

std::string write_inventory(const Inventory& inventory) {
  std::string out = "{\n";
  out.reserve(8192);
  append_json_member(out, "id", inventory.id);
  out += ",\n";
  append_json_member(out, "type", "https://ocfl.io/1.1/spec/#inventory");
  out += ",\n";
  append_json_member(out, "digestAlgorithm", "sha512");
  out += ",\n";
  append_json_member(out, "head", version_name(inventory.head()));
  out += ",\n\"manifest\": ";
  append_by_digest(out, inventory.contents, sha512_of, path_of);
  out += ",\n\"versions\": {\n";
  for (int number = 1; number <= inventory.head(); ++number) {
    append_version(out, number, inventory.versions[static_cast<std::size_t>(number - 1)]);
    out += number == inventory.head() ? "\n},\n" : ",\n";
  }
  out += "\"fixity\": {\"sha256\": ";
  append_by_digest(out, inventory.contents, sha256_of, path_of);
  out += "}\n}\n";
  return out;
}

std::string write_sidecar(std::string_view inventory_sha512) {
  return std::string(inventory_sha512) + " inventory.json\n";
}

std::optional<std::string> try_parse_sidecar(std::string_view text) {
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  const auto space = text.find_first_of(" \t");
  if (space != 128) return std::nullopt;
  const auto name = text.find_first_not_of(" \t", space);
  if (name == std::string_view::npos || text.substr(name) != "inventory.json") return std::nullopt;
  const std::string_view digest = text.substr(0, space);
  const bool hex = std::all_of(digest.begin(), digest.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
  if (!hex) return std::nullopt;
  return std::string(digest);
}

}  // namespace vanthu::archive
