#include "run/filed_log.h"

namespace vanthu::run {

archive::CarriedFiles FiledLog::files() const {
  archive::CarriedFiles found;
  const auto entries = files_.list(folder_);
  if (!entries.ok()) return found;
  for (const DirectoryEntry& entry : entries.value()) {
    if (!archive::is_carried_name(entry.name)) continue;
    auto bytes = files_.read(join_path(folder_, entry.name));
    if (bytes.ok()) found.emplace(entry.name, std::move(bytes).value());
  }
  return found;
}

bool FiledLog::has_other_root(const BundleProofs& proofs) const {
  const auto filed = files_.read(join_path(folder_, archive::kRootKeyName));
  if (!filed.ok()) return false;
  const auto key = tlog::parse_verifier_key(filed.value().substr(0, filed.value().find('\n')));
  return key.ok() && key.value() != proofs.keys.root;
}

std::vector<tlog::VerifierKey> FiledLog::witnesses(const BundleProofs& proofs) const {
  std::vector<tlog::VerifierKey> all = proofs.keys.witnesses;
  for (const auto& [name, bytes] : files()) {
    if (proofs.key_files.contains(name)) continue;
    archive::CarriedFiles with_one = proofs.key_files;
    with_one.emplace(name, bytes);
    const auto keys = archive::read_carried_keys(with_one);
    if (!keys.ok()) continue;
    const auto& found = keys.value().witnesses;
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace vanthu::run
