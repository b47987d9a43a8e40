#include "exchange/dossier_copy.h"

#include "archive/description.h"
#include "archive/layout.h"
#include "archive/stored_object.h"
#include "base/sha.h"
#include "exchange/check_proofs.h"
#include "exchange/package.h"

namespace vanthu::exchange {
namespace {

Error damaged(const std::string& path) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"tệp trong kho khác với mã băm đã ghi, nên không xuất",
               "a file of the archive is not what its digest says, so nothing is exported"},
      .where = path,
      .remedy = {"chạy vanthu verify và khôi phục hồ sơ này từ bản sao lưu",
                 "run vanthu verify and restore this dossier from a backup"}};
}

// The files of a folder that are kept for OCFL's own sake.
Result<Done> add_frame(const FileStore& files, const std::string& folder, const std::string& below,
                       DossierCopy& copy) {
  for (const std::string_view name : {archive::kInventoryName, archive::kSidecarName}) {
    const std::string path = below + std::string(name);
    auto bytes = files.read(join_path(folder, path));
    if (!bytes.ok()) return bytes.error();
    copy.object.emplace(path, std::move(bytes).value());
  }
  const std::string& inventory = copy.object.at(below + std::string(archive::kInventoryName));
  const std::string& sidecar = copy.object.at(below + std::string(archive::kSidecarName));
  if (archive::try_parse_sidecar(sidecar) != sha512_hex(inventory)) {
    return damaged(join_path(folder, below + std::string(archive::kInventoryName)));
  }
  return Done{};
}

Result<Done> add_object(const FileStore& files, const archive::StoredObject& object,
                        DossierCopy& copy) {
  auto framed = add_frame(files, object.folder, "", copy);
  for (int version = 1; version <= copy.inventory.head() && framed.ok(); ++version) {
    framed = add_frame(files, object.folder, archive::version_name(version) + "/", copy);
  }
  if (!framed.ok()) return framed;
  const std::string root = std::string(archive::kInventoryName);
  if (sha512_hex(copy.object.at(root)) != object.inventory_sha512) {
    return damaged(join_path(object.folder, root));
  }
  const std::string declaration(archive::kObjectDeclaration);
  auto declared = files.read(join_path(object.folder, declaration));
  if (!declared.ok()) return declared.error();
  copy.object.emplace(declaration, std::move(declared).value());
  for (const archive::StoredContent& content : copy.inventory.contents) {
    const std::string path = join_path(object.folder, content.path);
    auto bytes = files.read(path);
    if (!bytes.ok()) return bytes.error();
    if (sha512_hex(bytes.value()) != content.sha512) return damaged(path);
    copy.object.emplace(content.path, std::move(bytes).value());
  }
  return Done{};
}

}  // namespace

std::string DossierCopy::short_id() const {
  constexpr std::size_t kPrefix = std::string_view("urn:uuid:").size();
  return id.substr(kPrefix, 8);
}

Result<DossierCopy> copy_dossier(const FileStore& files, const std::string& folder) {
  auto object = archive::load_object(files, folder);
  if (!object.ok()) return object.error();
  DossierCopy copy;
  copy.inventory = object.value().inventory;
  copy.id = copy.inventory.id;
  if (!archive::is_object_id(copy.id)) return damaged(folder);
  if (auto added = add_object(files, object.value(), copy); !added.ok()) return added.error();
  for (const archive::LogicalFile& file : copy.inventory.head_version().state) {
    const archive::StoredContent* content = archive::find_content(copy.inventory, file.sha512);
    if (content == nullptr) return damaged(folder);
    copy.files.emplace(file.name, copy.object.at(content->path));
  }
  const auto description = copy.files.find(std::string(archive::kDescriptionName));
  if (description == copy.files.end()) return damaged(folder);
  auto parsed = archive::parse_description(description->second);
  if (!parsed.ok()) return parsed.error();
  copy.description = std::move(parsed).value().description;
  return copy;
}

std::vector<PackageFile> plain_files(const DossierCopy& dossier) {
  std::vector<PackageFile> all;
  for (const auto& [name, bytes] : dossier.files) all.push_back({.path = name, .bytes = bytes});
  for (const auto& [name, bytes] : dossier.proof) {
    all.push_back({.path = below(kProvenFiles.proofs, name), .bytes = bytes});
  }
  return all;
}

std::string package_name(const DossierCopy& dossier) {
  const archive::Description& about = dossier.description;
  return slug(about.cell_code).substr(0, 40) + "_" + to_iso(about.held_on) + "_" +
         slug(about.meeting_kind).substr(0, 20) + "_" + dossier.short_id();
}

}  // namespace vanthu::exchange
