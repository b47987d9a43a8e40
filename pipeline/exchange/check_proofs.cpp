#include "exchange/check_proofs.h"

#include <algorithm>
#include <map>
#include <optional>

#include "archive/carried_proof.h"
#include "archive/description.h"
#include "archive/layout.h"
#include "archive/stored_object.h"
#include "base/sha.h"
#include "exchange/walk_files.h"

namespace vanthu::exchange {
namespace {

constexpr std::size_t kMostProofBytes = 2U << 20U;
constexpr std::size_t kMostProofs = 24U << 20U;
constexpr std::size_t kMostInventoryBytes = 16U << 20U;

std::string_view code_of(archive::EvidenceLink link) {
  switch (link) {
    case archive::EvidenceLink::Form:
      return "LOG-FORM";
    case archive::EvidenceLink::Checkpoint:
      return "LOG-SIGNER";
    case archive::EvidenceLink::Entry:
      return "LOG-ENTRY";
    case archive::EvidenceLink::Inventory:
      return "LOG-INVENTORY";
  }
  return "LOG-FORM";
}

// "a/b/" is the folder "a/b".
std::string folder_name(const std::string& prefix) {
  return prefix.substr(0, prefix.empty() ? 0 : prefix.size() - 1);
}

class ProofCheck {
 public:
  ProofCheck(const FileTree& tree, const std::string& folder, const ProvenParts& parts,
             Problems& problems)
      : tree_(tree), folder_(folder), parts_(parts), problems_(problems) {}

  void run(const std::vector<tlog::VerifierKey>& roots) {
    if (!tree_.find(place(parts_.proofs))) {
      if (!roots.empty()) add("LOG-NONE", parts_.proofs);
      return;
    }
    if (!read_carried()) return;
    const auto keys = archive::read_carried_keys(carried_);
    if (!keys.ok()) return add("LOG-KEYS", parts_.proofs, keys.error().where);
    const tlog::VerifierKey& root = keys.value().root;
    const std::string root_text = tlog::to_text(root);
    if (!roots.empty() && std::find(roots.begin(), roots.end(), root) == roots.end()) {
      return add("LOG-ROOT", below(parts_.proofs, archive::kRootKeyName), root_text);
    }
    auto& known = problems_.validation().log_roots;
    if (std::find(known.begin(), known.end(), root_text) == known.end()) known.push_back(root_text);
    if (!read_subject()) return;
    judge(keys.value());
    const auto head = proven_.find(head_);
    if (head != proven_.end()) check_bytes(head->second);
    problems_.validation().proven += proven_.size();
  }

 private:
  using Proven = archive::CheckedEvidence;

  std::string place(const std::string& path) const {
    return path.empty() ? folder_ : below(folder_, path);
  }
  void add(std::string_view code, const std::string& path, std::string_view detail = {}) {
    problems_.add(code, place(path), detail);
  }

  std::optional<std::string> read(const std::string& path, std::size_t most) {
    auto bytes = tree_.read(place(path), most);
    if (bytes.ok()) return std::move(bytes).value();
    add(bytes.error().kind == ErrorKind::Unchecked ? "VT-LARGE" : "VT-READ", path);
    return std::nullopt;
  }

  bool read_carried() {
    auto entries = tree_.list(place(parts_.proofs));
    if (!entries.ok()) {
      add("VT-READ", parts_.proofs);
      return false;
    }
    std::size_t total = 0;
    for (const TreeEntry& entry : entries.value()) {
      if (entry.kind != EntryKind::File || !archive::is_carried_name(entry.name)) continue;
      auto bytes = read(below(parts_.proofs, entry.name), kMostProofBytes);
      if (!bytes) return false;
      total += bytes->size();
      if (total > kMostProofs) {
        add("VT-LARGE", parts_.proofs);
        return false;
      }
      carried_.emplace(entry.name, *std::move(bytes));
      if (const auto version = archive::try_parse_proof_name(entry.name)) {
        head_ = std::max(head_, *version);
      }
    }
    return true;
  }

  // What the package says it is, before any proof is believed.
  bool read_subject() {
    const std::string path = parts_.inventory.empty()
                                 ? parts_.files + std::string(archive::kDescriptionName)
                                 : parts_.inventory;
    if (!tree_.find(place(path))) {
      add("LOG-ABSENT", path);
      return false;
    }
    const auto bytes = read(path, kMostInventoryBytes);
    if (!bytes) return false;
    return parts_.inventory.empty() ? take_description(*bytes, path) : take_inventory(*bytes, path);
  }

  bool take_inventory(const std::string& bytes, const std::string& path) {
    inventory_sha512_ = sha512_hex(bytes);
    const auto parsed = archive::parse_inventory(bytes);
    if (!parsed.inventory) {
      add("LOG-INVENTORY", path);
      return false;
    }
    object_ = parsed.inventory->id;
    head_ = std::max(head_, parsed.inventory->head());
    return true;
  }

  bool take_description(const std::string& bytes, const std::string& path) {
    const auto parsed = archive::parse_description(bytes);
    if (!parsed.ok()) {
      add("LOG-FILE", path);
      return false;
    }
    const archive::Description& about = parsed.value().description;
    object_ = archive::object_id(about.cell_code, about.meeting_id);
    return true;
  }

  void judge(const archive::CarriedKeys& keys) {
    for (int version = 1; version <= head_; ++version) {
      const std::string name = archive::proof_name(version);
      const std::string path = below(parts_.proofs, name);
      const auto proof = carried_.find(name);
      if (proof == carried_.end()) {
        add("LOG-NONE", path);
        // A hostile inventory can name any number of versions.
        if (version > 1 && !proven_.contains(version - 1)) return;
        continue;
      }
      archive::JudgedEvidence judged = archive::judge_carried_proof(proof->second, keys);
      if (judged.broken) {
        add(code_of(judged.broken->link), path);
        continue;
      }
      const archive::LogEntry& entry = judged.checked->entry;
      if (!archive::says_stored(entry.op) || entry.object != object_ || entry.version != version) {
        add("LOG-OTHER", path, entry.object + " v" + std::to_string(entry.version));
        continue;
      }
      if (check_inventory(entry)) proven_.emplace(version, *std::move(judged.checked));
    }
    if (head_ == 0) add("LOG-NONE", parts_.proofs);
  }

  bool check_inventory(const archive::LogEntry& entry) {
    bool same = true;
    const auto compare = [&](const std::string& path, const std::string& sha512) {
      if (sha512 == entry.inventory_sha512) return;
      add("LOG-INVENTORY", path);
      same = false;
    };
    if (!parts_.object.empty()) {
      const std::string path = parts_.object + archive::version_name(entry.version) + "/" +
                               std::string(archive::kInventoryName);
      const auto inventory = read(path, kMostInventoryBytes);
      if (!inventory) return false;
      compare(path, sha512_hex(*inventory));
    }
    if (entry.version == head_ && !parts_.inventory.empty()) {
      compare(parts_.inventory, inventory_sha512_);
    }
    return same;
  }

  // Nothing when there is no such file.
  std::optional<std::string> digest_of(const std::string& path) {
    const auto found = tree_.find(place(path));
    if (!found || found->kind != EntryKind::File) {
      add("LOG-ABSENT", path);
      return std::nullopt;
    }
    auto facts = read_facts(tree_, place(path), {"sha512"}, problems_);
    if (!facts) return std::nullopt;
    // The files of a bag or package are counted with their manifests.
    if (parts_.inventory.empty()) problems_.count_file(facts->size);
    return facts->digests["sha512"];
  }

  void check_file(const std::string& path, const std::string& sha512) {
    // The inventory may be of a log that anybody made.
    if (!is_inside(path)) return add("LOG-INVENTORY", parts_.proofs, path);
    const auto digest = digest_of(path);
    if (digest && *digest != sha512) add("LOG-FILE", path);
  }

  void check_bytes(const Proven& head) {
    if (!parts_.object.empty()) {
      for (const archive::StoredContent& content : head.inventory.contents) {
        check_file(parts_.object + content.path, content.sha512);
      }
      return;
    }
    const archive::ObjectVersion& version = head.inventory.head_version();
    for (const archive::LogicalFile& file : version.state) {
      check_file(parts_.files + file.name, file.sha512);
    }
    check_strangers(version);
    if (!parts_.copies.empty()) check_copies(version);
  }

  void check_strangers(const archive::ObjectVersion& version) {
    auto entries = tree_.list(place(folder_name(parts_.files)));
    if (!entries.ok()) return add("VT-READ", parts_.files);
    for (const TreeEntry& entry : entries.value()) {
      const bool known = archive::find_file(version, entry.name) != nullptr ||
                         parts_.files + entry.name == parts_.proofs;
      if (!known) add("LOG-EXTRA", parts_.files + entry.name);
    }
  }

  void check_copies(const archive::ObjectVersion& version) {
    auto entries = tree_.list(place(folder_name(parts_.copies)));
    if (!entries.ok()) return;
    for (const TreeEntry& entry : entries.value()) {
      if (entry.kind != EntryKind::File) continue;
      const auto digest = digest_of(parts_.copies + entry.name);
      const bool known = digest && std::any_of(version.state.begin(), version.state.end(),
                                               [&](const archive::LogicalFile& file) {
                                                 return file.sha512 == *digest;
                                               });
      if (digest && !known) add("LOG-FILE", parts_.copies + entry.name);
    }
  }

  const FileTree& tree_;
  const std::string& folder_;
  const ProvenParts& parts_;
  Problems& problems_;
  archive::CarriedFiles carried_;
  std::string object_;
  std::string inventory_sha512_;
  int head_ = 0;
  // By version.
  std::map<int, Proven> proven_;
};

}  // namespace

void check_proofs(const FileTree& tree, const std::string& folder, const ProvenParts& parts,
                  const std::vector<tlog::VerifierKey>& roots, Problems& problems) {
  ProofCheck(tree, folder, parts, problems).run(roots);
}

}  // namespace vanthu::exchange
