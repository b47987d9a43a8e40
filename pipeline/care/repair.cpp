#include <algorithm>
#include <map>

#include "archive/access_log.h"
#include "archive/layout.h"
#include "archive/log_shards.h"
#include "archive/stored_object.h"
#include "base/sha.h"
#include "care/backup.h"
#include "care/backup_proof.h"
#include "care/backup_snapshot.h"
#include "care/log_proof.h"
#include "care/log_repair.h"
#include "care/repair_frame.h"
#include "care/repair_writer.h"
#include "sign/trust_list.h"
#include "sign/verification.h"
#include "tlog/checkpoint.h"
#include "tlog/log_reader.h"
#include "tlog/note.h"

namespace vanthu::care {
namespace {

constexpr std::string_view kDeclaration = "ocfl_object_1.1\n";

// A version's own inventory, which agrees with its sidecar.
struct VersionInventory {
  archive::Inventory inventory;
  std::string bytes;
};

class Repair {
 public:
  Repair(FileStore& files, const std::string& archive, const std::string& copy,
         const std::vector<tlog::VerifierKey>& roots)
      : files_(files),
        archive_(archive),
        copy_(copy),
        roots_(roots),
        writer_(files, archive, copy) {}

  Result<RepairReport> mend() {
    auto proof = prove_backup(files_, archive_, copy_, roots_);
    if (!proof.ok()) return proof.error();
    proof_ = std::move(proof).value();
    // Which of two is true nobody here can say, and what either has is evidence.
    for (const ProvenLog& log : proof_.logs) {
      auto is_one = is_one_history(files_, archive_, copy_, log);
      if (!is_one.ok()) return is_one.error();
      if (!is_one.value()) writer_.report.forked.push_back(log.folder);
    }
    if (!writer_.report.forked.empty()) return std::move(writer_.report);
    for (const std::string folder : {"index", "queue", "staging"}) {
      auto made = files_.make_directories(join_path(archive_, folder));
      if (!made.ok()) return made.error();
    }
    auto framed = mend_frame(files_, archive_, copy_, roots_, writer_);
    if (!framed.ok()) return framed.error();
    for (auto part : {&Repair::mend_objects, &Repair::tell_missing, &Repair::mend_statements,
                      &Repair::mend_logs, &Repair::mend_access_logs}) {
      if (auto mended = (this->*part)(); !mended.ok()) return mended.error();
    }
    return std::move(writer_.report);
  }

 private:
  Result<Done> mend_objects() {
    auto objects = find_objects(files_, copy_);
    if (!objects.ok()) return objects.error();
    for (const std::string& folder : objects.value()) {
      if (auto mended = mend_object(folder); !mended.ok()) return mended;
    }
    return Done{};
  }

  // Of a version folder; nothing when it is not whole, or of another object or version.
  std::optional<VersionInventory> try_inventory(const std::string& root, const std::string& folder,
                                                int version) const {
    const std::string path = join_path(join_path(root, folder), archive::version_name(version));
    auto bytes = files_.read(join_path(path, archive::kInventoryName));
    const auto sidecar = files_.read(join_path(path, archive::kSidecarName));
    if (!bytes.ok() || !sidecar.ok()) return std::nullopt;
    const std::string digest = sha512_hex(bytes.value());
    if (archive::write_sidecar(digest) != sidecar.value()) return std::nullopt;
    auto parsed = archive::parse_inventory(bytes.value());
    if (!parsed.inventory || parsed.inventory->head() != version) return std::nullopt;
    const auto logged = logged_digest(parsed.inventory->id, version);
    if (logged && *logged != digest) return std::nullopt;
    // The folder says by its name whose it is, however deep the layout has it.
    const std::string place = archive::object_path(parsed.inventory->id);
    if (file_name(place) != file_name(folder)) return std::nullopt;
    return VersionInventory{.inventory = std::move(*parsed.inventory),
                            .bytes = std::move(bytes).value()};
  }

  std::optional<std::string> logged_digest(const std::string& object, int version) const {
    const auto known = proof_.versions.find(object);
    if (known == proof_.versions.end()) return std::nullopt;
    const auto found = known->second.find(version);
    return found == known->second.end() ? std::nullopt : std::optional(found->second);
  }

  // Without a log, what agrees with itself is all that is known.
  std::optional<VersionInventory> try_proven(const std::string& root, const std::string& folder,
                                             int version) const {
    auto found = try_inventory(root, folder, version);
    if (!found || !proof_.has_log || logged_digest(found->inventory.id, version)) return found;
    return std::nullopt;
  }

  // Numbers of the version folders, newest first.
  std::vector<int> versions_in(const std::string& root, const std::string& folder) const {
    std::vector<int> versions;
    const std::string path = join_path(root, folder);
    if (!files_.exists(path)) return versions;
    const auto entries = files_.list(path);
    if (!entries.ok()) return versions;
    for (const DirectoryEntry& entry : entries.value()) {
      const auto version = archive::try_parse_version_name(entry.name);
      if (version && entry.is_directory) versions.push_back(*version);
    }
    std::sort(versions.rbegin(), versions.rend());
    return versions;
  }

  // Version by version: a copying that was cut, or damage, in one leaves the others as good.
  Result<Done> mend_object(const std::string& folder) {
    std::optional<VersionInventory> head;
    for (const int version : versions_in(copy_, folder)) {
      const auto proven = try_proven(copy_, folder, version);
      if (!proven) continue;
      const std::string below = join_path(folder, archive::version_name(version));
      const std::pair<std::string_view, std::string> parts[] = {
          {archive::kInventoryName, proven->bytes},
          {archive::kSidecarName, archive::write_sidecar(sha512_hex(proven->bytes))}};
      for (const auto& [name, bytes] : parts) {
        auto mended = writer_.mend_with(join_path(below, name), bytes);
        if (!mended.ok()) return mended;
      }
      if (!head) head = proven;
    }
    // The copy may have lost what says what belongs to it, and still have the files.
    for (const int version : versions_in(archive_, folder)) {
      if (!head) head = try_proven(archive_, folder, version);
    }
    if (!head) {
      // New in a copying that was cut, or given up with its log; what the log names is missed
      // below.
      if (!proof_.has_log && !newest_here(folder)) writer_.report.lost.push_back(folder);
      return Done{};
    }
    for (const archive::StoredContent& content : head->inventory.contents) {
      auto mended = writer_.mend(join_path(folder, content.path), content.sha512);
      if (!mended.ok()) return mended;
    }
    return mend_root(folder, head->inventory);
  }

  // What the log names and neither has.
  Result<Done> tell_missing() {
    auto objects = find_objects(files_, archive_);
    if (!objects.ok()) return objects.error();
    std::map<std::string, std::string> folders;
    for (const std::string& folder : objects.value()) folders.emplace(file_name(folder), folder);
    std::vector<std::string>& lost = writer_.report.lost;
    for (const auto& [object, versions] : proof_.versions) {
      const auto folder = folders.find(file_name(archive::object_path(object)));
      if (folder == folders.end()) {
        lost.push_back(object);
        continue;
      }
      for (const auto& [version, digest] : versions) {
        const std::string path = join_path(folder->second, archive::version_name(version));
        const bool is_here = files_.exists(join_path(archive_, path));
        if (!is_here && std::find(lost.begin(), lost.end(), path) == lost.end())
          lost.push_back(path);
      }
    }
    return Done{};
  }

  std::optional<VersionInventory> newest_here(const std::string& folder) const {
    for (const int version : versions_in(archive_, folder)) {
      if (auto found = try_inventory(archive_, folder, version)) return found;
    }
    return std::nullopt;
  }

  // A newer version in the archive has its own root inventory: that of its own folder.
  Result<Done> mend_root(const std::string& folder, const archive::Inventory& copied) {
    auto mended = writer_.mend_with(join_path(folder, archive::kObjectDeclaration),
                                    std::string(kDeclaration));
    if (!mended.ok()) return mended;
    for (int version = 1; version <= copied.head(); ++version) {
      if (!try_inventory(archive_, folder, version))
        writer_.report.lost.push_back(join_path(folder, archive::version_name(version)));
    }
    const auto newest = newest_here(folder);
    if (!newest) return Done{};
    mended = writer_.mend_with(join_path(folder, archive::kInventoryName), newest->bytes);
    if (!mended.ok()) return mended;
    return writer_.mend_with(join_path(folder, archive::kSidecarName),
                             archive::write_sidecar(sha512_hex(newest->bytes)));
  }

  Result<Done> mend_statements() {
    for (const std::string folder : {"keys", "care"}) {
      auto statements = list_files(files_, copy_, folder);
      if (!statements.ok()) return statements.error();
      for (const std::string& path : statements.value()) {
        if (!is_good_statement(path)) continue;
        if (auto mended = writer_.mend(path); !mended.ok()) return mended;
      }
    }
    return Done{};
  }

  // A signature is as good as the statement that it fits.
  bool is_good_statement(const std::string& path) const {
    if (!proof_.has_log) return true;
    const auto is_bound = [&](const std::string& text) {
      return proof_.statements.contains(sha256_hex(text));
    };
    const auto bytes = files_.read(join_path(copy_, path));
    if (!bytes.ok()) return false;
    if (!path.ends_with(".p7s")) return is_bound(bytes.value());
    const auto text = files_.read(join_path(copy_, path.substr(0, path.size() - 4) + ".txt"));
    if (!text.ok() || !is_bound(text.value())) return false;
    const auto fits = [&](const std::string& signature) {
      return sign::verify_detached(text.value(), signature, sign::TrustList(), std::nullopt)
                 .integrity == sign::Integrity::Intact;
    };
    const auto present = files_.read(join_path(archive_, path));
    return !present.ok() || !fits(present.value()) || fits(bytes.value());
  }

  // After what they speak of.
  Result<Done> mend_logs() {
    bool is_cut = false;
    for (const ProvenLog& log : proof_.logs) {
      auto ends_as_copied = mend_log(files_, archive_, copy_, log, writer_);
      if (!ends_as_copied.ok()) return ends_as_copied.error();
      is_cut = is_cut || ends_as_copied.value();
    }
    return is_cut ? tell_unlogged() : Result<Done>(Done{});
  }

  // Who was given what, of years whose log is gone; one that is there goes on by itself and is
  // never replaced. What stays damaged is named.
  // Whether a log here has a checkpoint that can be read.
  bool has_checkpoint(const std::string& log) const {
    const auto bytes = files_.read(tlog::checkpoint_path(join_path(archive_, log)));
    return bytes.ok() && tlog::checkpoint_in(bytes.value()).ok();
  }

  Result<Done> mend_access_logs() {
    const std::string all = "access";
    if (!files_.exists(join_path(copy_, all))) return mend_damaged_access(false);
    const bool is_whole = archive::check_access_logs(files_, copy_).problems.empty();
    auto entries = files_.list(join_path(copy_, all));
    if (!entries.ok()) return entries.error();
    for (const DirectoryEntry& entry : entries.value()) {
      const std::string log = join_path(all, entry.name);
      if (!entry.is_directory || has_checkpoint(log)) continue;
      const std::uint64_t kept = newest_kept(archive_, log);
      if (kept > newest_kept(copy_, log)) {
        // The archive's own, which is newer.
        auto own = files_.read(tlog::checkpoint_path(join_path(archive_, log), kept));
        if (!own.ok()) return own.error();
        auto mended = writer_.mend_with(tlog::checkpoint_path(log), own.value());
        if (!mended.ok()) return mended;
      } else if (is_whole) {
        if (auto mended = mend_access_log(log); !mended.ok()) return mended;
      }
    }
    return mend_damaged_access(is_whole);
  }

  // Below the archive.
  std::vector<std::string> damaged_access() const {
    std::vector<std::string> paths;
    for (const auto& problem : archive::check_access_logs(files_, archive_).problems) {
      const bool is_below = problem.path.starts_with(archive_ + "/");
      paths.push_back(is_below ? problem.path.substr(archive_.size() + 1) : problem.path);
    }
    return paths;
  }

  // A file of a log that goes on from the copy's is the same in both, but for the checkpoint.
  Result<Done> mend_damaged_access(bool is_copy_whole) {
    for (const std::string& path : damaged_access()) {
      const std::string log = path.substr(0, path.find_first_of("/.", path.find('/') + 1));
      const bool is_there = is_copy_whole && files_.exists(join_path(copy_, path));
      if (!is_there || path == tlog::checkpoint_path(log) || !goes_on_from_copy(log)) continue;
      if (auto mended = writer_.mend(path); !mended.ok()) return mended;
    }
    for (std::string& path : damaged_access()) writer_.report.lost.push_back(std::move(path));
    return Done{};
  }

  bool goes_on_from_copy(const std::string& log) const {
    const std::string moment = tlog::checkpoint_path(log, newest_kept(copy_, log));
    const auto ours = files_.read(join_path(archive_, moment));
    const auto theirs = files_.read(join_path(copy_, moment));
    if (!ours.ok() || !theirs.ok()) return false;
    const auto one = tlog::parse_note(ours.value());
    const auto other = tlog::parse_note(theirs.value());
    return one.ok() && other.ok() && one.value().text == other.value().text;
  }

  std::uint64_t newest_kept(const std::string& root, const std::string& log) const {
    const auto sizes = archive::kept_checkpoint_sizes(files_, join_path(root, log));
    return sizes.empty() ? 0 : *std::max_element(sizes.begin(), sizes.end());
  }

  // The checkpoint last: until then it is done again.
  Result<Done> mend_access_log(const std::string& log) {
    auto paths = list_files(files_, copy_, log);
    if (!paths.ok()) return paths.error();
    const std::string last = tlog::checkpoint_path(log);
    std::erase(paths.value(), last);
    paths.value().insert(paths.value().begin(), log + ".note");
    paths.value().push_back(last);
    for (const std::string& path : paths.value()) {
      if (auto mended = writer_.mend(path); !mended.ok()) return mended;
    }
    return Done{};
  }

  // What was made after the copy, and the archive's own log had said.
  Result<Done> tell_unlogged() {
    auto objects = find_objects(files_, archive_);
    if (!objects.ok()) return objects.error();
    for (const std::string& folder : objects.value()) {
      for (const int version : versions_in(archive_, folder)) {
        const auto found = try_inventory(archive_, folder, version);
        if (found && !logged_digest(found->inventory.id, version))
          writer_.report.unlogged.push_back(join_path(folder, archive::version_name(version)));
      }
    }
    auto statements = list_files(files_, archive_, "care");
    if (!statements.ok()) return statements.error();
    for (const std::string& path : statements.value()) {
      const std::string name = file_name(path);
      if (name.ends_with(".txt") && !proof_.statements.contains(name.substr(0, name.size() - 4)))
        writer_.report.unlogged.push_back(path);
    }
    return Done{};
  }

  FileStore& files_;
  const std::string& archive_;
  const std::string& copy_;
  const std::vector<tlog::VerifierKey>& roots_;
  RepairWriter writer_;
  LogProof proof_;
};

}  // namespace

Result<RepairReport> repair(FileStore& files, const std::string& archive, const std::string& copy,
                            const std::vector<tlog::VerifierKey>& roots) {
  if (auto apart = check_apart(archive, copy); !apart.ok()) return apart.error();
  return Repair(files, archive, copy, roots).mend();
}

}  // namespace vanthu::care
