#include "exchange/validate.h"

#include <algorithm>

#include "archive/layout.h"
#include "base/file_store.h"
#include "exchange/bagit.h"
#include "exchange/check_proofs.h"
#include "exchange/file_tree.h"
#include "exchange/ocfl_check.h"
#include "exchange/stored_inventory.h"
#include "exchange/tt05_package.h"
#include "exchange/zip_tree.h"

namespace vanthu::exchange {
namespace {

// With one inflated member beside it, this stays within little memory.
constexpr std::size_t kMostZipBytes = 32U << 20U;

Error not_recognised(const std::string& path) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"không nhận ra đây là kho OCFL, đối tượng OCFL hay gói xuất nào",
                        "this is recognised neither as an OCFL storage root or object nor as an "
                        "exported package"},
               .where = path,
               .remedy = {"chỉ vào thư mục kho lưu, thư mục có tệp “0=ocfl_…”, hoặc gói đã xuất",
                          "name the archive, a folder with a file “0=ocfl_…”, or an exported "
                          "package"}};
}

bool any_file(const std::vector<TreeEntry>& entries, bool (*matches)(const std::string&)) {
  return std::any_of(entries.begin(), entries.end(), [&](const TreeEntry& entry) {
    return entry.kind == EntryKind::File && matches(entry.name);
  });
}

bool is_zip_name(const std::string& name) {
  return name.size() > 4 && name.substr(name.size() - 4) == ".zip";
}

// What every check is given.
struct Check {
  Problems& problems;
  const std::vector<tlog::VerifierKey>& roots;
};

// A bag, a package or the plain files of a dossier in this folder of the tree; false: it is none.
bool check_package_at(const FileTree& tree, const std::string& folder, const Check& check) {
  auto entries = tree.list(folder);
  if (!entries.ok()) return false;
  Problems& problems = check.problems;
  if (has_file(entries.value(), "bagit.txt")) {
    problems.validation().kinds.push_back(TargetKind::Bag);
    check_bag(tree, folder, problems);
    check_proofs(tree, folder, kProvenBag, check.roots, problems);
    return true;
  }
  if (has_file(entries.value(), "METS.xml")) {
    check_tt05_package(tree, folder, problems);
    check_proofs(tree, folder, kProvenPackage, check.roots, problems);
    return true;
  }
  if (has_file(entries.value(), std::string(archive::kDescriptionName)) &&
      tree.find(below(folder, kProvenFiles.proofs))) {
    problems.validation().kinds.push_back(TargetKind::Files);
    ++problems.validation().objects;
    check_proofs(tree, folder, kProvenFiles, check.roots, problems);
    return true;
  }
  return false;
}

// Packages in the folders of the tree.
bool check_packages_below(const FileTree& tree, const std::vector<TreeEntry>& entries,
                          const Check& check) {
  bool any = false;
  for (const TreeEntry& entry : entries) {
    if (entry.kind != EntryKind::Folder) continue;
    any = check_package_at(tree, entry.name, check) || any;
  }
  return any;
}

// Everything is inflated once before anything is believed.
Result<Done> read_all(const FileTree& tree, const std::string& folder) {
  auto entries = tree.list(folder);
  if (!entries.ok()) return entries.error();
  for (const TreeEntry& entry : entries.value()) {
    const std::string path = below(folder, entry.name);
    auto done = entry.kind == EntryKind::Folder ? read_all(tree, path)
                                                : tree.stream(path, [](std::string_view) {});
    if (!done.ok()) return done;
  }
  return Done{};
}

Result<Done> check_zip(const FileTree& around, const std::string& name, const std::string& shown,
                       const Check& check) {
  const auto refused = [&](Error error) {
    error.where = shown;
    return error;
  };
  auto bytes = around.read(name, kMostZipBytes);
  if (!bytes.ok()) return refused(bytes.error());
  auto tree = ZipTree::open(bytes.value());
  if (!tree.ok()) return refused(tree.error());
  if (auto whole = read_all(*tree.value(), ""); !whole.ok()) return refused(whole.error());
  auto entries = tree.value()->list("");
  if (!entries.ok()) return refused(entries.error());
  if (!check_package_at(*tree.value(), "", check) &&
      !check_packages_below(*tree.value(), entries.value(), check)) {
    return not_recognised(shown);
  }
  return Done{};
}

constexpr std::string_view kOtherZip = "PKG-OTHER";

// Why a ZIP file beside others could not be checked.
std::string_view code_of(const Error& error) {
  if (error.kind == ErrorKind::Usage) return kOtherZip;
  return error.kind == ErrorKind::Unchecked ? "PKG-UNREAD" : "PKG-ZIP";
}

// A folder that packages were exported into.
Result<Done> check_collection(const FolderTree& tree, const std::vector<TreeEntry>& entries,
                              const std::string& path, const Check& check) {
  bool any = check_packages_below(tree, entries, check);
  for (const TreeEntry& entry : entries) {
    if (entry.kind != EntryKind::File || !is_zip_name(entry.name)) continue;
    // One that is damaged does not keep the others from being checked.
    const auto done = check_zip(tree, entry.name, join_path(path, entry.name), check);
    const std::string_view code = done.ok() ? "" : code_of(done.error());
    any = any || code != kOtherZip;
    if (!code.empty()) check.problems.add(code, entry.name);
  }
  if (!any) return not_recognised(path);
  return Done{};
}

Result<Done> check_folder(const std::string& path, const Check& check) {
  Problems& problems = check.problems;
  std::string root = path;
  const FolderTree given(path);
  if (given.find("ARCHIVE.note") && given.find("ocfl")) root = path + "/ocfl";
  const FolderTree tree(root);
  auto entries = tree.list("");
  if (!entries.ok()) return entries.error();
  Validation& validation = problems.validation();
  if (any_file(entries.value(), is_object_declaration) ||
      has_file(entries.value(), "inventory.json")) {
    validation.kinds.push_back(TargetKind::OcflObject);
    check_ocfl_object(tree, "", "", problems);
    return Done{};
  }
  if (any_file(entries.value(), is_root_declaration) ||
      has_file(entries.value(), "ocfl_layout.json") || root != path) {
    validation.kinds.push_back(TargetKind::StorageRoot);
    check_storage_root(tree, problems);
    return Done{};
  }
  if (check_package_at(tree, "", check)) return Done{};
  return check_collection(tree, entries.value(), path, check);
}

}  // namespace

Result<Validation> validate(const std::string& path, const std::vector<tlog::VerifierKey>& roots) {
  Validation validation;
  Problems problems(validation);
  const Check check{.problems = problems, .roots = roots};
  const FolderTree around(parent_path(path));
  const auto target = around.find(file_name(path));
  const bool is_file = target && target->kind == EntryKind::File;
  auto done = is_file ? check_zip(around, file_name(path), path, check) : check_folder(path, check);
  if (!done.ok()) return done.error();
  return validation;
}

}  // namespace vanthu::exchange
