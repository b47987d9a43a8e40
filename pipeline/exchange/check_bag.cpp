#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "exchange/bagit.h"
#include "exchange/digests.h"
#include "exchange/stored_inventory.h"
#include "exchange/walk_files.h"

namespace vanthu::exchange {
namespace {

constexpr std::size_t kMostTagFile = 4U << 20U;

// Lines without their ends, LF, CR LF or CR.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back(text.substr(0, end));
    const bool both = text.substr(end, 2) == "\r\n";
    text.remove_prefix(std::min(text.size(), end + (both ? 2 : 1)));
  }
  return lines;
}

// "manifest-sha512.txt" is sha512; nothing when the name is not of this stem.
std::optional<std::string> algorithm_in(const std::string& name, const std::string& stem) {
  const std::string end = ".txt";
  if (name.size() <= stem.size() + end.size() || name.rfind(stem, 0) != 0) return std::nullopt;
  if (name.substr(name.size() - end.size()) != end) return std::nullopt;
  return name.substr(stem.size(), name.size() - stem.size() - end.size());
}

class BagCheck {
 public:
  BagCheck(const FileTree& tree, const std::string& folder, Problems& problems)
      : tree_(tree), folder_(folder), problems_(problems) {}

  void run() {
    ++problems_.validation().objects;
    auto entries = tree_.list(folder_);
    if (!entries.ok()) return add("VT-READ", "");
    if (!check_declaration()) return;
    if (has_file(entries.value(), "fetch.txt")) add("BAG-FETCH", "fetch.txt");
    const bool payload =
        std::any_of(entries.value().begin(), entries.value().end(), [](const TreeEntry& entry) {
          return entry.kind == EntryKind::Folder && entry.name == "data";
        });
    if (!payload) add("BAG-PAYLOAD", "");
    for (const TreeEntry& entry : entries.value()) read_manifest(entry);
    if (payload_algorithms_.empty()) return add("BAG-MANIFEST", "");
    walk_files(tree_, folder_, "BAG-LINK", problems_,
               [this](const std::string& path) { check_file(path); });
    for (const auto& [path, file] : listed_) {
      if (!file.seen) add("BAG-MISSING", path);
    }
    check_info(entries.value());
  }

 private:
  struct Listed {
    std::map<std::string, std::string> digests;
    bool seen = false;
  };

  void add(std::string_view code, const std::string& path, std::string_view detail = {}) {
    problems_.add(code, path.empty() ? folder_ : below(folder_, path), detail);
  }

  std::optional<std::string> read_tag_file(const std::string& name) {
    auto text = tree_.read(below(folder_, name), kMostTagFile);
    if (text.ok()) return std::move(text).value();
    add(text.error().kind == ErrorKind::Unchecked ? "VT-LARGE" : "VT-READ", name);
    return std::nullopt;
  }

  bool check_declaration() {
    const auto text = read_tag_file("bagit.txt");
    if (!text) return false;
    const auto lines = lines_of(*text);
    const bool shaped = lines.size() == 2 && lines[0].rfind("BagIt-Version: ", 0) == 0 &&
                        lower_case(lines[1]) == "tag-file-character-encoding: utf-8";
    if (!shaped) {
      add("BAG-DECLARATION", "bagit.txt");
      return false;
    }
    const std::string_view version = lines[0].substr(lines[0].find(' ') + 1);
    if (version == "1.0" || version == "0.97") return true;
    add("BAG-VERSION", "bagit.txt", version);
    return false;
  }

  void read_manifest(const TreeEntry& entry) {
    if (entry.kind != EntryKind::File) return;
    const auto payload = algorithm_in(entry.name, "manifest-");
    const auto algorithm = payload ? payload : algorithm_in(entry.name, "tagmanifest-");
    if (!algorithm) return;
    if (digest_digits(*algorithm) == 0) return add("BAG-ALGORITHM", entry.name);
    const auto text = read_tag_file(entry.name);
    if (!text) return;
    (payload ? payload_algorithms_ : tag_algorithms_).insert(*algorithm);
    for (const std::string_view line : lines_of(*text)) {
      read_line(line, entry.name, *algorithm, payload.has_value());
    }
  }

  void read_line(std::string_view line, const std::string& manifest, const std::string& algorithm,
                 bool payload) {
    const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
    std::size_t at = std::min(line.find_first_not_of(" \t", blank), line.size());
    // md5sum and its kin mark binary files with a star.
    if (at < line.size() && line[at] == '*') ++at;
    const std::string path = decode_bag_path(line.substr(at));
    const bool good = is_digest(line.substr(0, blank), algorithm) && is_inside(path) &&
                      payload == (path.rfind("data/", 0) == 0);
    if (!good) return add("BAG-LINE", manifest, line);
    const bool fresh =
        listed_[path].digests.emplace(algorithm, lower_case(line.substr(0, blank))).second;
    if (!fresh) add("BAG-TWICE", manifest, path);
  }

  void check_file(const std::string& path) {
    const bool payload = path.rfind("data/", 0) == 0;
    const auto found = listed_.find(path);
    const auto& needed = payload ? payload_algorithms_ : tag_algorithms_;
    const bool tag_manifest = algorithm_in(path, "tagmanifest-").has_value();
    // A payload file stands in every manifest (RFC 8493, 2.1.3); a tag file need not.
    const bool listed = found != listed_.end();
    if (payload && (!listed || found->second.digests.size() != needed.size())) {
      add("BAG-UNLISTED", path);
    }
    if (!payload && !listed && !needed.empty() && !tag_manifest) {
      // A tag manifest must list the manifests; other tag files it may (RFC 8493, 2.2.1).
      add(algorithm_in(path, "manifest-") ? "BAG-UNLISTED" : "BAG-TAG", path);
    }
    if (!listed && !payload) return;
    if (listed) found->second.seen = true;
    auto facts = read_facts(tree_, below(folder_, path), needed, problems_);
    if (!facts) return;
    problems_.count_file(facts->size);
    if (payload) {
      payload_bytes_ += facts->size;
      ++payload_files_;
    }
    if (!listed) return;
    for (const auto& [algorithm, digest] : found->second.digests) {
      const auto computed = facts->digests.find(algorithm);
      if (computed != facts->digests.end() && computed->second != digest) {
        add("BAG-DIGEST", path, algorithm);
      }
    }
  }

  void check_info(const std::vector<TreeEntry>& entries) {
    if (!has_file(entries, "bag-info.txt")) return;
    const auto text = read_tag_file("bag-info.txt");
    if (!text) return;
    const std::string oxum = std::to_string(payload_bytes_) + "." + std::to_string(payload_files_);
    bool first = true;
    for (const std::string_view line : lines_of(*text)) {
      const bool continued = !line.empty() && (line.front() == ' ' || line.front() == '\t');
      const auto colon = line.find(':');
      if (continued && !first) continue;
      first = false;
      if (colon == std::string_view::npos || colon == 0) {
        add("BAG-INFO", "bag-info.txt", line);
        continue;
      }
      if (lower_case(line.substr(0, colon)) != "payload-oxum") continue;
      const auto value = line.find_first_not_of(" \t", colon + 1);
      if (value == std::string_view::npos || line.substr(value) != oxum) {
        add("BAG-OXUM", "bag-info.txt", oxum);
      }
    }
  }

  const FileTree& tree_;
  const std::string& folder_;
  Problems& problems_;
  std::map<std::string, Listed> listed_;
  std::set<std::string> payload_algorithms_;
  std::set<std::string> tag_algorithms_;
  std::uint64_t payload_bytes_ = 0;
  std::uint64_t payload_files_ = 0;
};

}  // namespace

std::string decode_bag_path(std::string_view text) {
  std::string path;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      path += text[i];
      continue;
    }
    const std::string code = lower_case(text.substr(i, 3));
    const char plain = code == "%0a" ? '\n' : code == "%0d" ? '\r' : code == "%25" ? '%' : '\0';
    path += plain == '\0' ? text[i] : plain;
    if (plain != '\0') i += 2;
  }
  return path;
}

void check_bag(const FileTree& tree, const std::string& folder, Problems& problems) {
  BagCheck(tree, folder, problems).run();
}

}  // namespace vanthu::exchange
