#include "run/filed_manifests.h"

#include <algorithm>

#include "base/sha.h"
#include "run/bundle_proofs.h"
#include "run/upward_bundle.h"
#include "sign/trust_list.h"
#include "sign/verification.h"

namespace vanthu::run {
namespace {

constexpr std::string_view kList = ".txt";
constexpr std::string_view kRecordName = "/record.xml";

}  // namespace

bool is_companion(std::string_view path) {
  return is_proof_path(path) || path == kBundleReceipt ||
         path.ends_with("/" + std::string(kBundleReceipt));
}

ManifestLines lines_of_dossiers(const std::string& manifest) {
  ManifestLines lines;
  for (std::size_t at = 0; at < manifest.size();) {
    const auto end = std::min(manifest.find('\n', at), manifest.size());
    const std::string line = manifest.substr(at, end - at);
    if (line.find("  records/") != std::string::npos && !is_companion(line)) lines.insert(line);
    at = end + 1;
  }
  return lines;
}

std::optional<ManifestLines> FiledManifests::listed_in(const std::string& name) const {
  const auto manifest = files_.read(join_path(folder_, name + std::string(kList)));
  const auto signature = files_.read(join_path(folder_, name + ".p7s"));
  if (!manifest.ok() || !signature.ok()) return std::nullopt;
  // A filing that was cut leaves the wrong one.
  const auto check =
      sign::verify_detached(manifest.value(), signature.value(), sign::TrustList(), std::nullopt);
  if (check.integrity != sign::Integrity::Intact) return std::nullopt;
  return lines_of_dossiers(manifest.value());
}

ManifestLines FiledManifests::listed_in_all() const {
  ManifestLines all;
  const auto entries = files_.list(folder_);
  if (!entries.ok()) return all;
  for (const DirectoryEntry& entry : entries.value()) {
    if (!entry.name.starts_with(kFiledManifest) || !entry.name.ends_with(kList)) continue;
    const std::string name = entry.name.substr(0, entry.name.size() - kList.size());
    all.merge(listed_in(name).value_or(ManifestLines()));
  }
  return all;
}

bool is_as_received(const FileStore& files, const std::string& path, std::string_view bytes) {
  const std::string inside = "/" + std::string(kBundleRecords);
  const std::size_t at = path.rfind(inside);
  if (at == std::string::npos || !path.ends_with(kRecordName)) return true;
  const std::string month = path.substr(0, at);
  const std::string list = std::string(kFiledManifest) + std::string(kList);
  if (!files.exists(join_path(month, list))) return true;
  const std::string line = sha256_hex(bytes) + "  " + path.substr(at + 1);
  return FiledManifests(files, month).listed_in_all().contains(line);
}

bool is_laid_aside(std::string_view path) {
  const std::size_t received = path.rfind("received/");
  if (received == std::string_view::npos || !path.ends_with(kRecordName)) return false;
  const std::string_view below = path.substr(received);
  const auto is_in = [&](std::string_view folder) {
    return below.find("/" + std::string(folder) + "/") != std::string_view::npos;
  };
  return is_in(kFiledEarlier) || is_in(kFiledIncoming);
}

}  // namespace vanthu::run
