#include "run/bundle_proofs.h"

#include <algorithm>

#include "archive/layout.h"
#include "base/sha.h"

namespace vanthu::run {
namespace {

Error not_proven(const std::string& where, Bilingual what) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = std::move(what),
      .where = where,
      .remedy = {"không nhận gì từ tệp này; đề nghị nơi gửi chạy vanthu verify rồi lập lại gói",
                 "nothing was taken; ask the sender to run vanthu verify and make it again"}};
}

class DossierProofs {
 public:
  DossierProofs(const UpwardBundle& bundle, const archive::CarriedKeys& keys,
                const std::string& uuid)
      : bundle_(bundle),
        keys_(keys),
        object_("urn:uuid:" + uuid),
        folder_(std::string(kBundleRecords) + uuid + "/") {}

  // From the first version on.
  Result<std::vector<archive::CheckedEvidence>> check() const {
    int head = 0;
    for (const BundleFile& file : bundle_.files) {
      if (!file.path.starts_with(folder_)) continue;
      const std::string_view name = std::string_view(file.path).substr(folder_.size());
      head = std::max(head, archive::try_parse_proof_name(name).value_or(0));
    }
    if (head == 0) return missing(1);
    std::vector<archive::CheckedEvidence> versions;
    for (int version = 1; version <= head; ++version) {
      const BundleFile* proof = find_file(bundle_, folder_ + archive::proof_name(version));
      if (proof == nullptr) return missing(version);
      auto checked = check_version(*proof, version);
      if (!checked.ok()) return checked.error();
      versions.push_back(std::move(checked).value());
    }
    if (auto same = compare_files(versions.back()); !same.ok()) return same.error();
    return versions;
  }

 private:
  Error missing(int version) const {
    return not_proven(folder_ + archive::proof_name(version),
                      {"thiếu bằng chứng của nhật ký cho hồ sơ này",
                       "the log's proof of this dossier is missing"});
  }

  Result<archive::CheckedEvidence> check_version(const BundleFile& proof, int version) const {
    archive::JudgedEvidence judged = archive::judge_carried_proof(proof.bytes, keys_);
    if (judged.broken) return not_proven(proof.path, judged.broken->error.what);
    const archive::LogEntry& entry = judged.checked->entry;
    if (archive::says_stored(entry.op) && entry.object == object_ && entry.version == version) {
      return *std::move(judged.checked);
    }
    return not_proven(proof.path, {"bằng chứng là của hồ sơ hoặc phiên bản khác",
                                   "the proof is of another dossier or version"});
  }

  // The files of the bundle are those of the proven version, no more and no less.
  Result<Done> compare_files(const archive::CheckedEvidence& proven) const {
    const archive::ObjectVersion& version = proven.inventory.head_version();
    for (const archive::LogicalFile& logged : version.state) {
      const BundleFile* file = find_file(bundle_, folder_ + logged.name);
      if (file == nullptr || sha512_hex(file->bytes) != logged.sha512) {
        return not_proven(folder_ + logged.name,
                          {"tệp này khác với nội dung đã ghi vào nhật ký của nơi gửi",
                           "the file is not what the sender's log says was stored"});
      }
    }
    for (const BundleFile& file : bundle_.files) {
      if (!file.path.starts_with(folder_) || is_proof_path(file.path)) continue;
      const std::string name = file.path.substr(folder_.size());
      if (name == kBundleReceipt || archive::find_file(version, name) != nullptr) continue;
      return not_proven(file.path, {"tệp này không có trong phiên bản đã ghi vào nhật ký",
                                    "the file is not in the version that was logged"});
    }
    return Done{};
  }

  const UpwardBundle& bundle_;
  const archive::CarriedKeys& keys_;
  std::string object_;
  std::string folder_;
};

}  // namespace

bool is_proof_path(std::string_view path) {
  return path.starts_with(kBundleLog) || path.ends_with(archive::kProofSuffix);
}

std::size_t BundleProofs::versions() const {
  std::size_t count = 0;
  for (const auto& [uuid, all] : dossiers) count += all.size();
  return count;
}

bool has_proofs(const UpwardBundle& bundle) {
  return std::any_of(bundle.files.begin(), bundle.files.end(),
                     [](const BundleFile& file) { return is_proof_path(file.path); });
}

Result<std::optional<BundleProofs>> check_bundle_proofs(const UpwardBundle& bundle) {
  if (!has_proofs(bundle)) return std::optional<BundleProofs>();
  archive::CarriedFiles carried;
  for (const BundleFile& file : bundle.files) {
    if (file.path.starts_with(kBundleLog)) {
      carried.emplace(file.path.substr(kBundleLog.size()), file.bytes);
    }
  }
  auto keys = archive::read_carried_keys(carried);
  if (!keys.ok())
    return not_proven(std::string(kBundleLog) + keys.error().where, keys.error().what);
  BundleProofs proofs{.key_files = std::move(carried), .keys = std::move(keys).value()};
  for (const std::string& uuid : bundle.uuids()) {
    auto versions = DossierProofs(bundle, proofs.keys, uuid).check();
    if (!versions.ok()) return versions.error();
    proofs.dossiers.emplace(uuid, std::move(versions).value());
  }
  return std::optional(std::move(proofs));
}

}  // namespace vanthu::run
