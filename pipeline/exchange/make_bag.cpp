#include <cstdint>

#include "base/sha.h"
#include "exchange/bagit.h"
#include "exchange/check_proofs.h"

namespace vanthu::exchange {
namespace {

// One manifest for each algorithm over the files whose path the filter lets through.
template <typename Filter>
void add_manifests(Package& package, const std::string& stem, Filter includes) {
  sort_files(package);
  std::string sha256_lines;
  std::string sha512_lines;
  for (const PackageFile& file : package.files) {
    if (!includes(file.path)) continue;
    const std::string tail = "  " + encode_bag_path(file.path) + "\n";
    sha256_lines += sha256_hex(file.bytes) + tail;
    sha512_lines += sha512_hex(file.bytes) + tail;
  }
  package.files.push_back({.path = stem + "-sha256.txt", .bytes = std::move(sha256_lines)});
  package.files.push_back({.path = stem + "-sha512.txt", .bytes = std::move(sha512_lines)});
}

bool is_payload(const std::string& path) {
  return path.rfind("data/", 0) == 0;
}

// A value of bag-info.txt stays on its line.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

std::string bag_info(const DossierCopy& dossier, const BagLabels& labels, const Package& package) {
  std::uint64_t bytes = 0;
  std::uint64_t count = 0;
  for (const PackageFile& file : package.files) {
    if (!is_payload(file.path)) continue;
    bytes += file.bytes.size();
    ++count;
  }
  const archive::Description& about = dossier.description;
  std::string text;
  const auto add = [&](const std::string& label, const std::string& value) {
    if (!value.empty()) text += label + ": " + one_line(value) + "\n";
  };
  add("Source-Organization", labels.organization);
  add("External-Identifier", dossier.id);
  add("Internal-Sender-Identifier", about.cell_code + "/" + about.meeting_id);
  add("External-Description",
      about.cell_name.str() + ", " + about.meeting_kind + " " + to_iso(about.held_on));
  add("Bag-Group-Identifier", labels.fonds_code);
  // The day the newest version was stored: exporting again gives the same bytes.
  add("Bagging-Date", dossier.created().substr(0, 10));
  add("Payload-Oxum", std::to_string(bytes) + "." + std::to_string(count));
  add("Bag-Software-Agent", "vanthu");
  return text;
}

}  // namespace

std::string encode_bag_path(std::string_view path) {
  std::string text;
  for (const char c : path) {
    if (c == '%') {
      text += "%25";
    } else if (c == '\n') {
      text += "%0A";
    } else if (c == '\r') {
      text += "%0D";
    } else {
      text += c;
    }
  }
  return text;
}

Package make_bag(const DossierCopy& dossier, const BagLabels& labels) {
  Package package;
  package.name = package_name(dossier);
  for (const auto& [path, bytes] : dossier.object) {
    package.files.push_back({.path = "data/" + path, .bytes = bytes});
  }
  package.files.push_back({.path = "bag-info.txt", .bytes = bag_info(dossier, labels, package)});
  package.files.push_back(
      {.path = "bagit.txt", .bytes = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"});
  for (const auto& [name, bytes] : dossier.proof) {
    package.files.push_back({.path = below(kProvenBag.proofs, name), .bytes = bytes});
  }
  add_manifests(package, "manifest", is_payload);
  add_manifests(package, "tagmanifest", [](const std::string& path) { return !is_payload(path); });
  sort_files(package);
  return package;
}

}  // namespace vanthu::exchange
