#include "run/filed_month.h"

#include <algorithm>

#include "archive/layout.h"
#include "archive/receipt.h"
#include "base/cut_writes.h"
#include "base/sha.h"
#include "run/filed_dossier.h"
#include "run/proof_choice.h"

namespace vanthu::run {
namespace {

// Somebody has changed what lies here.
Error changed_here(const std::string& folder, const std::string& names) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"tệp đã nhận ở đây đã bị sửa sau khi nhận, khác bản kê có chữ ký: " + names,
               "what was received here was changed since and differs from its signed list: " +
                   names},
      .where = folder,
      .remedy = {"giữ lại làm chứng cứ: chuyển các tệp ấy ra ngoài received/, rồi nhận lại gói này",
                 "keep them as evidence outside of received/, then receive this bundle again"}};
}

Error differs(const std::string& folder, const std::string& names) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"gói này khác với gói đã nhận của cùng chi bộ và tháng: " + names,
               "this bundle differs from the one received for the cell and month: " + names},
      .where = folder,
      .remedy = {"bản đã nhận không đổi; hỏi lại nơi gửi vì sao nội dung khác nhau",
                 "what was received is unchanged; ask the sender why they differ"}};
}

// "" for the files of the log.
std::string uuid_in(const std::string& path) {
  if (!path.starts_with(kBundleRecords)) return {};
  return path.substr(kBundleRecords.size(),
                     path.find('/', kBundleRecords.size()) - kBundleRecords.size());
}

bool includes(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// Two receipts for the same version; where it stands in a log may have come later.
enum class Receipts { Same, Better, Other };
Receipts compare_receipts(const std::string& filed, const std::string& sent) {
  auto old = archive::parse_receipt(filed);
  const auto now = archive::parse_receipt(sent);
  if (!old.ok() || !now.ok()) return Receipts::Other;
  const bool is_better = old.value().log.empty() && !now.value().log.empty();
  old.value().log = now.value().log;
  old.value().log_index = now.value().log_index;
  if (old.value() != now.value()) return Receipts::Other;
  return is_better ? Receipts::Better : Receipts::Same;
}

std::string without_slash(std::string_view folder) {
  return std::string(folder.substr(0, folder.size() - 1));
}

std::string name_all(const std::vector<std::string>& paths) {
  constexpr std::size_t kMost = 400;
  std::string list;
  for (const std::string& path : paths) {
    if (list.size() > kMost) break;
    list += (list.empty() ? "" : ", ") + path;
  }
  return list;
}

}  // namespace

std::string FiledMonth::dossier(const std::string& uuid) const {
  return place(std::string(kBundleRecords) + uuid);
}

Result<Arrival> FiledMonth::compare(const UpwardBundle& bundle,
                                    const std::optional<BundleProofs>& proofs) const {
  Arrival arrival;
  std::map<std::string, std::vector<std::string>> changed;
  const FiledLog log(files_, place(without_slash(kBundleLog)));
  const bool other_root = proofs && log.has_other_root(*proofs);
  const auto known = proofs ? log.witnesses(*proofs) : std::vector<tlog::VerifierKey>();
  for (const BundleFile& file : bundle.files) {
    if (!files_.exists(place(file.path))) {
      arrival.fresh.push_back(&file);
      continue;
    }
    const auto filed = files_.read(place(file.path));
    if (!filed.ok()) return filed.error();
    if (filed.value() == file.bytes) continue;
    ProofChoice choice = ProofChoice::Differs;
    if (is_proof_path(file.path)) {
      choice = other_root ? ProofChoice::Sent : choose_proof(file, filed.value(), *proofs, known);
    } else if (is_companion(file.path)) {
      const Receipts receipts = compare_receipts(filed.value(), file.bytes);
      if (receipts == Receipts::Better) choice = ProofChoice::Sent;
      if (receipts == Receipts::Same) choice = ProofChoice::Filed;
    }
    if (choice == ProofChoice::Differs && is_half(file, filed.value())) choice = ProofChoice::Sent;
    if (choice == ProofChoice::Sent) arrival.fresh.push_back(&file);
    if (choice == ProofChoice::Filed) arrival.kept.insert(file.path);
    if (choice == ProofChoice::Differs) changed[uuid_in(file.path)].push_back(file.path);
  }
  std::vector<std::string> different;
  // Not even proofs are taken of these.
  std::set<std::string> undone;
  for (const auto& [uuid, paths] : changed) {
    const FiledDossier filed(files_, log, dossier(uuid));
    const Relation relation =
        uuid.empty() || !proofs ? Relation::Other : filed.relation_to(bundle, *proofs, uuid);
    switch (relation) {
      case Relation::Other:
        different.insert(different.end(), paths.begin(), paths.end());
        break;
      case Relation::Later:
        arrival.renewed.emplace(uuid, filed.head());
        break;
      case Relation::Remade:
        arrival.remade.insert(uuid);
        arrival.renewed.emplace(uuid, filed.head());
        break;
      case Relation::Earlier:
        arrival.outdated.insert(uuid);
        break;
      case Relation::Lost:
        arrival.lost.insert(uuid);
        arrival.outdated.insert(uuid);
        break;
      case Relation::Undone:
        undone.insert(uuid);
        arrival.outdated.insert(uuid);
        break;
    }
  }
  if (!different.empty()) return refuse(different);
  std::erase_if(arrival.fresh, [&](const BundleFile* file) {
    const std::string uuid = uuid_in(file->path);
    return arrival.renewed.contains(uuid) || undone.contains(uuid) ||
           (arrival.outdated.contains(uuid) && !is_proof_path(file->path));
  });
  arrival.filing = judge(bundle, arrival);
  return arrival;
}

// The sender is asked only about what still is what the sender has signed.
Error FiledMonth::refuse(const std::vector<std::string>& different) const {
  const ManifestLines lines = manifests_.listed_in_all();
  std::vector<std::string> changed;
  for (const std::string& path : different) {
    const auto filed = files_.read(place(path));
    const bool listed = filed.ok() && lines.contains(sha256_hex(filed.value()) + "  " + path);
    if (!listed && !is_companion(path)) changed.push_back(path);
  }
  const bool has_list = !lines.empty();
  return has_list && !changed.empty() ? changed_here(folder_, name_all(changed))
                                      : differs(folder_, name_all(different));
}

// Earlier versions of vanthu wrote under the final name, so that one that was killed left the
// beginning of a file, which no list vouches for.
bool FiledMonth::is_half(const BundleFile& sent, const std::string& filed) const {
  if (is_companion(sent.path) || !sent.bytes.starts_with(filed)) return false;
  const ManifestLines lines = manifests_.listed_in_all();
  return std::none_of(lines.begin(), lines.end(),
                      [&](const std::string& line) { return line.ends_with("  " + sent.path); });
}

Filing FiledMonth::judge(const UpwardBundle& bundle, const Arrival& arrival) const {
  if (!files_.exists(place(std::string(kFiledManifest) + ".txt"))) return Filing::Filed;
  if (!arrival.fresh.empty() || !arrival.renewed.empty()) return Filing::Completed;
  ManifestLines sent = lines_of_dossiers(bundle.manifest);
  std::erase_if(sent, [&](const std::string& line) {
    const std::string path = line.substr(std::min(line.find("  ") + 2, line.size()));
    return arrival.outdated.contains(uuid_in(path));
  });
  const bool is_whole = manifests_.listed_in(std::string(kFiledManifest)).has_value();
  return is_whole && includes(manifests_.listed_in_all(), sent) ? Filing::Duplicate
                                                                : Filing::Finished;
}

Result<Done> FiledMonth::write_file(const BundleFile& file) {
  const std::string path = place(file.path);
  if (auto made = files_.make_directories(parent_path(path)); !made.ok()) return made;
  return files_.replace(path, file.bytes);
}

// The whole dossier, beside the month's.
Result<Done> FiledMonth::stage(const UpwardBundle& bundle, const std::string& uuid,
                               const Arrival& arrival) {
  const std::string incoming = join_path(place(kFiledIncoming), uuid);
  if (auto made = files_.make_directories(incoming); !made.ok()) return made;
  for (const BundleFile& file : bundle.files) {
    if (uuid_in(file.path) != uuid) continue;
    Result<std::string> bytes = file.bytes;
    if (arrival.kept.contains(file.path)) bytes = files_.read(place(file.path));
    if (!bytes.ok()) return bytes.error();
    auto written = files_.create_new(join_path(incoming, file_name(file.path)), bytes.value());
    if (!written.ok()) return written;
  }
  return files_.sync_directory(incoming);
}

// Cut before the move, nothing of the dossier is in records/.
Result<Done> FiledMonth::bring(const UpwardBundle& bundle, const std::string& uuid,
                               const Arrival& arrival) {
  if (auto staged = stage(bundle, uuid, arrival); !staged.ok()) return staged;
  if (auto made = files_.make_directories(parent_path(dossier(uuid))); !made.ok()) return made;
  return files_.move(join_path(place(kFiledIncoming), uuid), dossier(uuid));
}

// The new version is whole before the old one is moved away. Cut between the two moves, the dossier
// is missing in records/, and the same bundle once more brings it.
Result<Done> FiledMonth::renew(const UpwardBundle& bundle, const std::string& uuid,
                               const Arrival& arrival) {
  if (auto staged = stage(bundle, uuid, arrival); !staged.ok()) return staged;
  const std::string earlier = join_path(place(kFiledEarlier), uuid);
  if (auto made = files_.make_directories(earlier); !made.ok()) return made;
  const std::string version = archive::version_name(arrival.renewed.at(uuid));
  std::string kept = join_path(earlier, version);
  for (int again = 2; files_.exists(kept); ++again) {
    kept = join_path(earlier, version + "-" + std::to_string(again));
  }
  if (auto moved = files_.move(dossier(uuid), kept); !moved.ok()) return moved;
  return files_.move(join_path(place(kFiledIncoming), uuid), dossier(uuid));
}

// Last: with the manifest in place the month is filed.
Result<Done> FiledMonth::write_manifest(const UpwardBundle& bundle, const Arrival& arrival) {
  const std::string name(kFiledManifest);
  const ManifestLines sent = lines_of_dossiers(bundle.manifest);
  const auto present = manifests_.listed_in(name);
  const bool covers = !present || includes(sent, *present);
  // Only its proofs were better.
  const bool brings = !arrival.renewed.empty() || !includes(manifests_.listed_in_all(), sent);
  if (!covers && !brings) return Done{};
  if (!covers) {
    const auto manifest = files_.read(place(name + ".txt"));
    const auto signature = files_.read(place(name + ".p7s"));
    if (!manifest.ok() || !signature.ok()) return (manifest.ok() ? signature : manifest).error();
    const std::string kept = place(name + "-" + sha256_hex(manifest.value()).substr(0, 16));
    if (auto written = files_.replace(kept + ".p7s", signature.value()); !written.ok())
      return written;
    if (auto written = files_.replace(kept + ".txt", manifest.value()); !written.ok())
      return written;
  }
  if (auto written = files_.replace(place(name + ".p7s"), bundle.signature); !written.ok())
    return written;
  return files_.replace(place(name + ".txt"), bundle.manifest);
}

Result<Done> FiledMonth::clear_incoming() {
  if (!files_.exists(place(kFiledIncoming))) return Done{};
  return files_.remove_tree(place(kFiledIncoming));
}

// What a filing that was cut has left.
Result<Done> FiledMonth::clear_leftovers() {
  if (auto gone = clear_incoming(); !gone.ok()) return gone;
  const auto clear = [&](const std::string& folder) {
    return remove_cut_writes(files_, place(folder), [&](std::string_view name) {
      return folder.empty() ? name.starts_with(kFiledManifest)
                            : is_bundle_path(join_path(folder, name));
    });
  };
  if (auto gone = clear({}); !gone.ok()) return gone;
  if (auto gone = clear(without_slash(kBundleLog)); !gone.ok()) return gone;
  const std::string records = without_slash(kBundleRecords);
  if (!files_.exists(place(records))) return Done{};
  const auto entries = files_.list(place(records));
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    if (!entry.is_directory) continue;
    if (auto gone = clear(join_path(records, entry.name)); !gone.ok()) return gone;
  }
  return Done{};
}

Result<Done> FiledMonth::write(const UpwardBundle& bundle, const Arrival& arrival) {
  if (auto gone = clear_leftovers(); !gone.ok()) return gone;
  for (const auto& [uuid, version] : arrival.renewed) {
    if (auto renewed = renew(bundle, uuid, arrival); !renewed.ok()) return renewed;
  }
  std::set<std::string> absent;
  for (const BundleFile* file : arrival.fresh) {
    const std::string uuid = uuid_in(file->path);
    if (!uuid.empty() && !files_.exists(dossier(uuid))) {
      absent.insert(uuid);
    } else if (auto written = write_file(*file); !written.ok()) {
      return written;
    }
  }
  for (const std::string& uuid : absent) {
    if (auto brought = bring(bundle, uuid, arrival); !brought.ok()) return brought;
  }
  if (auto gone = clear_incoming(); !gone.ok()) return gone;
  return write_manifest(bundle, arrival);
}

}  // namespace vanthu::run
