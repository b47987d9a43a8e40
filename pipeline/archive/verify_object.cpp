#include "archive/verify_object.h"

#include <algorithm>
#include <map>

#include "archive/description.h"
#include "archive/layout.h"
#include "archive/verify_codes.h"
#include "base/sha.h"

namespace vanthu::archive {
namespace {

// What reading a stored file again gave.
struct Reread {
  std::string sha256;
  std::string sha512;
  // Kept for the files that are looked into.
  std::string bytes;
};

bool is_looked_into(std::string_view path) {
  const std::string name = file_name(path);
  return name == kDescriptionName || name == kManifestName || name == kSignatureName;
}

class ObjectVerifier {
 public:
  ObjectVerifier(const FileStore& files, const std::string& folder,
                 const SignatureChecks& signatures)
      : files_(files), folder_(folder), signatures_(signatures) {}

  ObjectReport verify() {
    check_declaration();
    if (!find_inventory()) return std::move(report_);
    check_place();
    check_root_entries();
    for (int number = 1; number <= object_.inventory.head(); ++number) check_version_folder(number);
    reread_contents();
    for (int number = 1; number <= object_.inventory.head(); ++number) check_dossier(number);
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
    auto bytes = files_.read(path(below));
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
    } else if (*promised != sha512_hex(*inventory)) {
      problem("E060", inventory_path,
              {"inventory không khớp với mã băm của nó",
               "the inventory does not agree with its digest"});
    } else if (*sidecar != write_sidecar(*promised)) {
      problem("E061", sidecar_path, {"tệp mã băm đã bị sửa", "the digest file was edited"});
    }
    for (const OcflViolation& violation : parsed(*inventory).violations) {
      problem(violation.code, inventory_path, violation.what);
    }
    return inventory;
  }

  // From the root or, when that is damaged, from the newest version that is not. False: nothing can
  // be said about the object beyond the problems reported.
  bool find_inventory() {
    if (auto inventory = check_pair("", "E063")) root_inventory_ = std::move(*inventory);
    if (report_.problems.empty() && report_.unchecked.empty()) {
      object_ = {.folder = folder_,
                 .inventory = *parsed(root_inventory_).inventory,
                 .inventory_sha512 = sha512_hex(root_inventory_)};
      return true;
    }
    auto object = load_object(files_, folder_);
    if (object.ok()) object_ = std::move(object).value();
    return object.ok();
  }

  // Most inventories are read twice, in the root and in the version's folder.
  const ParsedInventory& parsed(const std::string& inventory) {
    const auto [known, is_new] = parsed_.try_emplace(inventory);
    if (is_new) known->second = parse_inventory(inventory);
    return known->second;
  }

  void check_place() {
    const std::string expected = object_path(object_.inventory.id);
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
                {"liên kết không được có trong kho", "links are not allowed in the archive"});
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
                {"liên kết không được có trong kho", "links are not allowed in the archive"});
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
    const ParsedInventory& then = parsed(*inventory);
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

  void reread_contents() {
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
                  {"liên kết không được có trong kho", "links are not allowed in the archive"});
        if (!listed)
          problem("E023", below,
                  {"không có trong inventory của hồ sơ", "it is not in the dossier's inventory"});
      }
    }
    for (const StoredContent& content : object_.inventory.contents) reread(content);
  }

  void reread(const StoredContent& content) {
    auto bytes = read(content.path, "E092");
    if (!bytes) return;
    Reread again{.sha256 = sha256_hex(*bytes), .sha512 = sha512_hex(*bytes), .bytes = {}};
    if (again.sha512 != content.sha512) {
      problem(
          "E092", content.path,
          {"nội dung đã thay đổi so với lúc lưu", "the content has changed since it was stored"});
    } else if (again.sha256 != content.sha256) {
      problem(
          "E093", content.path,
          {"mã băm SHA-256 trong inventory không đúng", "the SHA-256 in the inventory is wrong"});
    }
    if (content.path.ends_with(".pdf"))
      judge(signatures_.pdf ? signatures_.pdf(*bytes) : no_keys(), content.path);
    if (is_looked_into(content.path)) again.bytes = std::move(*bytes);
    reread_.emplace(content.path, std::move(again));
  }

  static SignatureVerdict no_keys() {
    return {.outcome = SignatureVerdict::Outcome::Unchecked,
            .detail = {"chưa có khóa để kiểm tra chữ ký",
                       "there are no keys to check the signature with"}};
  }

  void judge(const SignatureVerdict& verdict, std::string_view below) {
    switch (verdict.outcome) {
      case SignatureVerdict::Outcome::Valid:
        ++report_.valid_signatures;
        return;
      case SignatureVerdict::Outcome::Wrong:
        return problem(kSignatureWrong, below, verdict.detail);
      case SignatureVerdict::Outcome::Unchecked:
        report_.unchecked.push_back(make_problem(kSignatureUnchecked, path(below), verdict.detail));
        return;
    }
  }

  // The file of a version as it was read again; null when it is missing or unreadable.
  const Reread* reread_of(const ObjectVersion& version, std::string_view name) const {
    const LogicalFile* file = find_file(version, name);
    const StoredContent* content =
        file == nullptr ? nullptr : find_content(object_.inventory, file->sha512);
    const auto known = content == nullptr ? reread_.end() : reread_.find(content->path);
    return known == reread_.end() ? nullptr : &known->second;
  }

  // Where a version's file is stored, for messages.
  std::string place_of(const ObjectVersion& version, std::string_view name) const {
    const LogicalFile* file = find_file(version, name);
    const StoredContent* content =
        file == nullptr ? nullptr : find_content(object_.inventory, file->sha512);
    return content == nullptr ? std::string(name) : content->path;
  }

  void check_dossier(int number) {
    const ObjectVersion& version = object_.inventory.versions[static_cast<std::size_t>(number - 1)];
    const std::string name = version_name(number);
    for (const std::string_view needed : {kDescriptionName, kManifestName, kRecordName}) {
      if (find_file(version, needed) != nullptr) continue;
      problem(kManifestDiffers, name,
              {"phiên bản không có tệp " + std::string(needed),
               "the version has no file " + std::string(needed)});
    }
    for (const LogicalFile& file : version.state) {
      if (is_content_name(file.name)) continue;
      problem(
          kForeign, place_of(version, file.name),
          {"tên tệp không thuộc danh mục của hồ sơ", "the file's name is not one of a dossier"});
    }
    check_manifest(version);
    check_description(version, number == object_.inventory.head());
    check_manifest_signature(version, name);
  }

  void check_manifest(const ObjectVersion& version) {
    const Reread* manifest = reread_of(version, kManifestName);
    if (manifest == nullptr) return;
    std::string expected;
    for (const LogicalFile& file : version.state) {
      if (file.name == kManifestName || file.name == kSignatureName) continue;
      const Reread* again = reread_of(version, file.name);
      // Missing or unreadable: said already.
      if (again == nullptr) return;
      expected += again->sha256 + "  " + file.name + "\n";
    }
    if (manifest->bytes == expected) return;
    problem(kManifestDiffers, place_of(version, kManifestName),
            {"danh sách mã băm không khớp với các tệp của hồ sơ",
             "the list of digests does not agree with the dossier's files"});
  }

  void check_description(const ObjectVersion& version, bool is_head) {
    const Reread* description = reread_of(version, kDescriptionName);
    if (description == nullptr) return;
    const std::string place = place_of(version, kDescriptionName);
    auto parsed = parse_description(description->bytes);
    if (!parsed.ok()) return problem(kDescriptionDiffers, place, parsed.error().what);
    const DescribedDossier& dossier = parsed.value();
    const std::string id = object_id(dossier.description.cell_code, dossier.description.meeting_id);
    if (id != object_.inventory.id) {
      problem(kDescriptionDiffers, place,
              {"mô tả thuộc về hồ sơ khác", "the description is of another dossier"});
    }
    for (const DescribedFile& file : dossier.files) {
      const Reread* again = reread_of(version, file.name);
      // A PDF is described as it was before signing.
      const bool as_described =
          again != nullptr && (file.name.ends_with(".pdf") || again->sha256 == file.content_sha256);
      if (as_described || reread_missing(version, file.name)) continue;
      problem(kDescriptionDiffers, place,
              {"mô tả không khớp với tệp " + file.name,
               "the description does not agree with the file " + file.name});
    }
    if (is_head) report_.description = std::move(parsed.value().description);
  }

  // True when the file belongs to the version but could not be read again, which was said already.
  bool reread_missing(const ObjectVersion& version, std::string_view name) const {
    return find_file(version, name) != nullptr && reread_of(version, name) == nullptr;
  }

  void check_manifest_signature(const ObjectVersion& version, const std::string& name) {
    if (find_file(version, kSignatureName) == nullptr) {
      return problem(
          kSignatureWrong, name,
          {"danh sách tệp của hồ sơ chưa được ký", "the dossier's manifest is not signed"});
    }
    const Reread* manifest = reread_of(version, kManifestName);
    const Reread* signature = reread_of(version, kSignatureName);
    if (manifest == nullptr || signature == nullptr) return;
    const bool can = static_cast<bool>(signatures_.manifest);
    judge(can ? signatures_.manifest(manifest->bytes, signature->bytes) : no_keys(),
          place_of(version, kSignatureName));
  }

  const FileStore& files_;
  const std::string& folder_;
  const SignatureChecks& signatures_;
  ObjectReport report_;
  StoredObject object_;
  std::string root_inventory_;
  std::map<std::string, ParsedInventory> parsed_;
  std::map<std::string, Reread, std::less<>> reread_;
};

}  // namespace

ObjectReport verify_object(const FileStore& files, const std::string& folder,
                           const SignatureChecks& signatures) {
  return ObjectVerifier(files, folder, signatures).verify();
}

}  // namespace vanthu::archive
