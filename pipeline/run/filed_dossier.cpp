#include "run/filed_dossier.h"

#include <algorithm>

#include "base/sha.h"

namespace vanthu::run {

int FiledDossier::head() const {
  int head = 0;
  const auto entries = files_.list(folder_);
  if (!entries.ok()) return head;
  for (const DirectoryEntry& entry : entries.value()) {
    head = std::max(head, archive::try_parse_proof_name(entry.name).value_or(0));
  }
  return head;
}

std::optional<std::string> FiledDossier::proof(int version) const {
  auto bytes = files_.read(join_path(folder_, archive::proof_name(version)));
  if (!bytes.ok()) return std::nullopt;
  return std::move(bytes).value();
}

// What else lies there (Thumbs.db, what a killed writer left) moves aside with it.
bool FiledDossier::has_files_of(const archive::ObjectVersion& version) const {
  return std::all_of(version.state.begin(), version.state.end(),
                     [&](const archive::LogicalFile& file) {
                       const auto bytes = files_.read(join_path(folder_, file.name));
                       return bytes.ok() && sha512_hex(bytes.value()) == file.sha512;
                     });
}

// The entry that the filed head had, when its files still lie here.
bool FiledDossier::is_given_up(const archive::CarriedKeys& keys) const {
  const auto filed = proof(head());
  if (!filed) return false;
  const auto given_up = archive::find_given_up(*filed, keys);
  return given_up && has_files_of(given_up->inventory.head_version());
}

// An entry that no longer counts, since its log's key was lost, has been made again.
bool FiledDossier::is_before(const std::vector<archive::CheckedEvidence>& sent,
                             const archive::CarriedKeys& keys) const {
  const auto version = static_cast<std::size_t>(head());
  if (version == 0 || version >= sent.size()) return false;
  const archive::CheckedEvidence& before = sent[version - 1];
  const auto filed = proof(head());
  if (!filed) return false;
  const auto judged = archive::judge_carried_proof(*filed, keys);
  const bool same_entry = !judged.checked || (judged.checked->origin == before.origin &&
                                              judged.checked->index == before.index &&
                                              judged.checked->entry == before.entry);
  return same_entry && has_files_of(before.inventory.head_version());
}

bool FiledDossier::is_behind(const std::vector<archive::CheckedEvidence>& sent,
                             const archive::CarriedKeys& keys) const {
  const auto version = static_cast<int>(sent.size());
  if (head() <= version) return false;
  const auto filed = proof(version);
  if (!filed) return false;
  const auto judged = archive::judge_carried_proof(*filed, keys);
  return judged.checked && judged.checked->entry == sent.back().entry;
}

// The bundle was made before the log was lost; what was stored anew is here already.
bool FiledDossier::is_from_lost_log(const std::string& proof) const {
  const auto keys = archive::read_carried_keys(log_.files());
  return keys.ok() && archive::find_given_up(proof, keys.value()).has_value();
}

Relation FiledDossier::relation_to(const UpwardBundle& bundle, const BundleProofs& proofs,
                                   const std::string& uuid) const {
  if (log_.has_other_root(proofs)) return Relation::Other;
  const auto& sent = proofs.dossiers.at(uuid);
  if (is_before(sent, proofs.keys)) return Relation::Later;
  const bool given_up = is_given_up(proofs.keys);
  if (is_behind(sent, proofs.keys)) return given_up ? Relation::Lost : Relation::Earlier;
  const auto version = static_cast<int>(sent.size());
  if (given_up && head() <= version) return Relation::Remade;
  const BundleFile* newest =
      find_file(bundle, std::string(kBundleRecords) + uuid + "/" + archive::proof_name(version));
  const bool undone = newest != nullptr && is_from_lost_log(newest->bytes);
  return undone ? Relation::Undone : Relation::Other;
}

}  // namespace vanthu::run
