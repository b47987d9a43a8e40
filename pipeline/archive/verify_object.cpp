#include "archive/verify_object.h"

#include <algorithm>
#include <deque>
#include <map>

#include "archive/layout.h"
#include "archive/verify_codes.h"
#include "archive/verify_dossier.h"
#include "base/hex.h"
#include "base/many_digests.h"
#include "base/sha.h"

namespace vanthu::archive {
namespace {

// What waits to be hashed together may fill this much memory, and one more file.
constexpr std::size_t kMostInMemory = std::size_t{16} << 20U;

bool is_looked_into(std::string_view path) {
  const std::string name = file_name(path);
  return name == kDescriptionName || name == kManifestName || name == kSignatureName;
}

struct KnownInventory {
  std::string sha512;
  ParsedInventory parsed;
};

// One object; its contents are read and judged from outside, so that those of several objects can
// be hashed together.
class ObjectVerifier {
 public:
  ObjectVerifier(const FileStore& files, const std::string& folder, const Tuples& tuples,
                 const SignatureChecks& signatures)
      : files_(files), folder_(folder), tuples_(tuples), signatures_(signatures) {}

  // False: there is nothing more to look at.
  bool check_structure() {
    if (!files_.exists(path(kObjectDeclaration)) && !files_.exists(path(kInventoryName))) {
      problem("E085", "", {"thư mục này không phải là hồ sơ", "this folder is no dossier"});
      return false;
    }
    check_declaration();
    has_inventory_ = find_inventory();
    if (!has_inventory_) return false;
    check_place();
    check_root_entries();
    for (int number = 1; number <= object_.inventory.head(); ++number) check_version_folder(number);
    check_content_folders();
    return true;
  }

  // Only when the structure was understood. Each goes through load() and, with its digests,
  // judge().
  const std::vector<StoredContent>& contents() const { return object_.inventory.contents; }

  Result<std::string> load(const StoredContent& content) const {
    return files_.read(path(content.path));
  }

  void judge(const StoredContent& content, Result<std::string> loaded, const BothDigests& digests) {
    auto bytes = counted(std::move(loaded), content.path, "E092");
    if (!bytes) return;
    RereadFile again{
        .sha256 = to_hex(digests.sha256), .sha512 = to_hex(digests.sha512), .bytes = {}};
    if (again.sha512 != content.sha512) {
      problem(
          "E092", content.path,
          {"nội dung đã thay đổi so với lúc lưu", "the content has changed since it was stored"});
    } else if (again.sha256 != content.sha256) {
      problem(
          "E093", content.path,
          {"mã băm SHA-256 trong inventory không đúng", "the SHA-256 in the inventory is wrong"});
    }
    if (content.path.ends_with(".pdf")) {
      judge_signature(signatures_.pdf ? std::optional(signatures_.pdf(*bytes)) : std::nullopt,
                      path(content.path), report_);
    }
    report_.sizes.push_back({.sha512 = content.sha512, .bytes = bytes->size()});
    if (is_looked_into(content.path)) again.bytes = std::move(*bytes);
    reread_.emplace(content.path, std::move(again));
  }

  ObjectReport finish() {
    if (!has_inventory_) return std::move(report_);
    for (int number = 1; number <= object_.inventory.head(); ++number) {
      check_dossier(object_, number, reread_, signatures_, report_);
    }
    report_.versions = static_cast<std::uint64_t>(object_.inventory.head());
    report_.object = std::move(object_);
    return std::move(report_);
  }

 private:
  std::string path(std::string_view below) const {
    return below.empty() ? folder_ : join_path(folder_, below);
  }
  void problem(std::string_view code, std::string_view below, Bilingual what) {
    report_.problems.push_back(make_problem(code, path(below), std::move(what)));
  }

  // Counts what it reads; nothing when it cannot be read, which is reported.
  std::optional<std::string> read(std::string_view below, std::string_view code_if_missing) {
    return counted(files_.read(path(below)), below, code_if_missing);
  }

  std::optional<std::string> counted(Result<std::string> bytes, std::string_view below,
                                     std::string_view code_if_missing) {
    if (bytes.ok()) {
      ++report_.files;
      report_.bytes += bytes.value().size();
      return std::move(bytes).value();
    }
    if (files_.exists(path(below))) {
      report_.unchecked.push_back(make_problem(kUnreadable, path(below), bytes.error().what));
    } else {
      problem(code_if_missing, below, {"thiếu tệp này", "this file is missing"});
    }
    return std::nullopt;
  }

  std::vector<DirectoryEntry> list(std::string_view below) {
    auto entries = files_.list(path(below));
    if (entries.ok()) return std::move(entries).value();
    report_.unchecked.push_back(make_problem(kUnreadable, path(below), entries.error().what));
    return {};
  }

  void check_declaration() {
    const auto text = read(kObjectDeclaration, "E003");
    if (text && *text != std::string(kObjectDeclaration.substr(2)) + "\n") {
      problem("E007", kObjectDeclaration,
              {"nội dung tệp khai báo OCFL không đúng", "the OCFL declaration's content is wrong"});
    }
  }

  // The pair in one folder; the inventory's bytes when they could be read.
  std::optional<std::string> check_pair(std::string_view below, std::string_view code_if_missing) {
    const std::string inventory_path = join_path(below, kInventoryName);
    const std::string sidecar_path = join_path(below, kSidecarName);
    auto inventory = read(inventory_path, code_if_missing);
    const auto sidecar = read(sidecar_path, "E058");
    if (!inventory || !sidecar) return inventory;
    const auto promised = try_parse_sidecar(*sidecar);
    if (!promised) {
      problem("E061", sidecar_path, {"tệp mã băm không đúng dạng", "the digest file is malformed"});
    } else if (const std::string& actual = known(*inventory).sha512; *promised != actual) {
      report_mismatch(below, actual);
    } else if (*sidecar != write_sidecar(*promised)) {
      problem("E061", sidecar_path, {"tệp mã băm đã bị sửa", "the digest file was edited"});
    }
    for (const OcflViolation& violation : known(*inventory).parsed.violations) {
      problem(violation.code, inventory_path, violation.what);
    }
    return inventory;
  }

  // The newest inventory stands twice, each with its digest: when the other digest file knows these
  // bytes, it is this digest file that was damaged. Otherwise it may be either.
  void report_mismatch(std::string_view below, const std::string& digest) {
    const Bilingual what{"inventory và mã băm của nó không khớp nhau",
                         "the inventory and its digest do not agree"};
    problem("E060", join_path(below, kSidecarName), what);
    if (!is_promised_elsewhere(below, digest))
      problem("E060", join_path(below, kInventoryName), what);
  }

  bool is_promised_elsewhere(std::string_view below, const std::string& digest) const {
    std::vector<std::string> others;
    if (!below.empty()) others.emplace_back();
    const auto entries = files_.list(folder_);
    for (const DirectoryEntry& entry :
         entries.ok() ? entries.value() : std::vector<DirectoryEntry>()) {
      if (try_parse_version_name(entry.name) && entry.name != below) others.push_back(entry.name);
    }
    return std::any_of(others.begin(), others.end(), [&](const std::string& other) {
      const auto sidecar = files_.read(path(join_path(other, kSidecarName)));
      return sidecar.ok() && try_parse_sidecar(sidecar.value()) == digest;
    });
  }

  // From the root or, when that is damaged, from the newest version that is not. False: nothing can
  // be said about the object beyond the problems reported.
  bool find_inventory() {
    if (auto inventory = check_pair("", "E063")) root_inventory_ = std::move(*inventory);
    if (report_.problems.empty() && report_.unchecked.empty()) {
      object_ = {.folder = folder_,
                 .inventory = *known(root_inventory_).parsed.inventory,
                 .inventory_sha512 = known(root_inventory_).sha512};
      return true;
    }
    auto object = load_object(files_, folder_);
    if (object.ok()) object_ = std::move(object).value();
    return object.ok();
  }

  // Most inventories are read twice, in the root and in the version's folder.
  const KnownInventory& known(const std::string& inventory) {
    const auto [known, is_new] = known_.try_emplace(inventory);
    if (is_new) {
      known->second = {.sha512 = sha512_hex(inventory), .parsed = parse_inventory(inventory)};
    }
    return known->second;
  }

  void check_place() {
    const std::string expected = object_path(object_.inventory.id, tuples_);
    const bool in_place = folder_.size() > expected.size() && folder_.ends_with("/" + expected);
    if (in_place) return;
    problem("E083", "",
            {"hồ sơ " + object_.inventory.id + " nằm sai chỗ",
             "the dossier " + object_.inventory.id + " is in the wrong place"});
  }

  void check_root_entries() {
    for (const DirectoryEntry& entry : list("")) {
      const bool known_file = entry.name == kObjectDeclaration || entry.name == kInventoryName ||
                              entry.name == kSidecarName;
      const auto version = try_parse_version_name(entry.name);
      if (entry.is_link) {
        problem("E090", entry.name,
                {"đây là liên kết; kho chỉ được có tệp và thư mục thật",
                 "links are not allowed in the archive"});
      } else if (entry.is_directory && version && *version > object_.inventory.head()) {
        problem("E046", entry.name,
                {"phiên bản này không có trong inventory", "this version is not in the inventory"});
      } else if (entry.is_directory ? !version : !known_file) {
        problem("E001", entry.name, {"không thuộc về hồ sơ", "it does not belong to the dossier"});
      }
    }
  }

  void check_version_folder(int number) {
    const std::string name = version_name(number);
    if (!files_.exists(path(name))) {
      return problem("E010", name,
                     {"thiếu thư mục của phiên bản", "the version's folder is missing"});
    }
    for (const DirectoryEntry& entry : list(name)) {
      const bool known = entry.is_directory
                             ? entry.name == "content"
                             : entry.name == kInventoryName || entry.name == kSidecarName;
      const std::string below = join_path(name, entry.name);
      if (entry.is_link)
        problem("E090", below,
                {"đây là liên kết; kho chỉ được có tệp và thư mục thật",
                 "links are not allowed in the archive"});
      if (!known)
        problem(entry.is_directory ? "W002" : "E015", below,
                {"không thuộc về phiên bản", "it does not belong to the version"});
    }
    const auto inventory = check_pair(name, "W010");
    if (!inventory) return;
    if (number == object_.inventory.head() && *inventory != root_inventory_) {
      problem("E064", kInventoryName,
              {"inventory gốc khác inventory của phiên bản mới nhất",
               "the root inventory differs from that of the newest version"});
    }
    const ParsedInventory& then = known(*inventory).parsed;
    if (then.inventory) check_history(name, number, *then.inventory);
  }

  void check_history(const std::string& name, int number, const Inventory& then) {
    const std::string below = join_path(name, kInventoryName);
    if (then.id != object_.inventory.id) {
      problem("E110", below,
              {"mã hồ sơ đổi giữa các phiên bản", "the dossier's id changed between versions"});
    }
    if (then.head() != number) {
      return problem("E040", below,
                     {"“head” không phải là phiên bản của thư mục này",
                      "“head” is not this folder's version"});
    }
    for (std::size_t i = 0; i < then.versions.size() && i < object_.inventory.versions.size();
         ++i) {
      if (then.versions[i].state != object_.inventory.versions[i].state) {
        problem("E066", below,
                {"danh sách tệp của v" + std::to_string(i + 1) + " khác với inventory mới nhất",
                 "the files of v" + std::to_string(i + 1) + " differ from the newest inventory"});
      } else if (then.versions[i] != object_.inventory.versions[i]) {
        problem("W011", below,
                {"người lưu hoặc thời điểm của v" + std::to_string(i + 1) +
                     " khác với inventory mới nhất",
                 "who stored v" + std::to_string(i + 1) +
                     " or when differs from the newest inventory"});
      }
    }
  }

  void check_content_folders() {
    for (int number = 1; number <= object_.inventory.head(); ++number) {
      const std::string content = version_name(number) + "/content";
      if (!files_.exists(path(content))) continue;
      const auto entries = list(content);
      if (entries.empty()) problem("E024", content, {"thư mục rỗng", "the folder is empty"});
      for (const DirectoryEntry& entry : entries) {
        const std::string below = join_path(content, entry.name);
        const auto& contents = object_.inventory.contents;
        const bool listed =
            std::any_of(contents.begin(), contents.end(),
                        [&](const StoredContent& known) { return known.path == below; });
        if (entry.is_link)
          problem("E090", below,
                  {"đây là liên kết; kho chỉ được có tệp và thư mục thật",
                   "links are not allowed in the archive"});
        if (!listed)
          problem("E023", below,
                  {"không có trong inventory của hồ sơ", "it is not in the dossier's inventory"});
      }
    }
  }

  const FileStore& files_;
  const std::string& folder_;
  const Tuples& tuples_;
  const SignatureChecks& signatures_;
  ObjectReport report_;
  bool has_inventory_ = false;
  StoredObject object_;
  std::string root_inventory_;
  std::map<std::string, KnownInventory> known_;
  RereadFiles reread_;
};

struct LoadedContent {
  ObjectVerifier& object;
  const StoredContent& content;
  Result<std::string> bytes;
};

void judge_all(std::vector<LoadedContent>& loaded) {
  std::vector<std::string_view> texts;
  texts.reserve(loaded.size());
  for (const LoadedContent& one : loaded) {
    texts.push_back(one.bytes.ok() ? std::string_view(one.bytes.value()) : std::string_view());
  }
  const std::vector<BothDigests> digests = digests_of(texts);
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    loaded[i].object.judge(loaded[i].content, std::move(loaded[i].bytes), digests[i]);
  }
  loaded.clear();
}

}  // namespace

std::vector<ObjectReport> verify_objects(const FileStore& files,
                                         std::span<const std::string> folders, const Tuples& tuples,
                                         const SignatureChecks& signatures) {
  // They do not move any more.
  std::deque<ObjectVerifier> objects;
  std::vector<LoadedContent> loaded;
  std::size_t in_memory = 0;
  for (const std::string& folder : folders) {
    ObjectVerifier& object = objects.emplace_back(files, folder, tuples, signatures);
    if (!object.check_structure()) continue;
    for (const StoredContent& content : object.contents()) {
      loaded.push_back({.object = object, .content = content, .bytes = object.load(content)});
      if (loaded.back().bytes.ok()) in_memory += loaded.back().bytes.value().size();
      if (in_memory <= kMostInMemory) continue;
      judge_all(loaded);
      in_memory = 0;
    }
  }
  judge_all(loaded);
  std::vector<ObjectReport> reports;
  for (ObjectVerifier& object : objects) reports.push_back(object.finish());
  return reports;
}

}  // namespace vanthu::archive
