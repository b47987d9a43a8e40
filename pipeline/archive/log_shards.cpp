#include "archive/log_shards.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/sha.h"
#include "base/temporary_name.h"
#include "tlog/checkpoint.h"
#include "tlog/log_reader.h"
#include "tlog/note.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kPrefix = "shard-";
constexpr std::string_view kSuffix = ".note";

// What stands between the two; nothing when the name begins or ends otherwise.
std::optional<std::string_view> try_between(std::string_view name, std::string_view prefix,
                                            std::string_view suffix) {
  if (name.size() < prefix.size() + suffix.size() || !name.starts_with(prefix) ||
      !name.ends_with(suffix))
    return std::nullopt;
  return name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
}

// A file that vanthu writes in keys/.
bool is_keys_name(std::string_view name) {
  if (try_parse_statement_name(name)) return true;
  const auto closed = try_between(name, "close-", ".txt");
  if (closed && try_parse_shard_name(*closed)) return true;
  const auto number = try_between(name, "policy-", kSuffix);
  return number && !number->empty() && number->front() != '0' &&
         number->find_first_not_of("0123456789") == std::string_view::npos;
}

class ShardLinks {
 public:
  ShardLinks(const Layout& layout, const ArchiveNote& note) : layout_(layout), note_(note) {}

  ShardChain link(const std::map<ShardName, std::string>& statements) {
    for (const auto& [name, bytes] : statements) add(name, bytes);
    return std::move(chain_);
  }

 private:
  void problem(const std::string& path, Bilingual what) {
    chain_.problems.push_back({path, std::move(what)});
  }

  void add(const ShardName& name, const std::string& bytes) {
    const std::string path = layout_.shard_statement(to_text(name));
    const auto note = tlog::parse_note(bytes);
    auto statement =
        note.ok() ? parse_shard_statement(note.value().text) : Result<ShardStatement>(note.error());
    if (!statement.ok()) return problem(path, statement.error().what);
    Shard shard{.opening = std::move(statement).value(), .statement_sha256 = sha256_hex(bytes)};
    check(path, name, shard.opening, note.value());
    chain_.shards.push_back(std::move(shard));
  }

  void check(const std::string& path, const ShardName& name, const ShardStatement& opening,
             const tlog::Note& note) {
    if (opening.archive != note_.id || opening.shard != name ||
        opening.key.name != log_origin(note_, to_text(name))) {
      problem(path, {"phiếu khóa là của nhật ký khác", "the key statement is of another log"});
    }
    const Shard* before = chain_.shards.empty() ? nullptr : &chain_.shards.back();
    if (opening.previous != (before == nullptr ? std::string() : before->name())) {
      problem(path, {"nhật ký này không nối tiếp nhật ký ngay trước nó",
                     "this log does not follow the log before it"});
    }
    std::vector<tlog::VerifierKey> may_vouch{note_.root};
    const bool by_key_before =
        opening.reason == ShardReason::Year || opening.reason == ShardReason::Rotation;
    if (by_key_before && before != nullptr) may_vouch.push_back(before->opening.key);
    if (!tlog::verify_note(note, may_vouch).ok()) {
      problem(path, {"khóa của nhật ký này không được khóa gốc hay khóa trước đó xác nhận",
                     "neither the root key nor the key before vouches for this log's key"});
    }
    if (before != nullptr) check_checkpoint(path, opening, before->opening.key);
  }

  void check_checkpoint(const std::string& path, const ShardStatement& opening,
                        const tlog::VerifierKey& key) {
    const auto note = tlog::parse_note(opening.checkpoint);
    const bool is_signed = note.ok() && tlog::verify_note(note.value(), {&key, 1}).ok();
    const auto checkpoint = note.ok() ? tlog::parse_checkpoint(note.value().text)
                                      : Result<tlog::Checkpoint>(note.error());
    if (is_signed && checkpoint.ok() && checkpoint.value().size == opening.size &&
        checkpoint.value().origin == key.name)
      return;
    problem(path, {"điểm chốt của nhật ký trước trong phiếu này không đúng",
                   "the checkpoint of the log before in this statement is not right"});
  }

  const Layout& layout_;
  const ArchiveNote& note_;
  ShardChain chain_;
};

}  // namespace

Result<ShardChain> read_shards(const FileStore& files, const Layout& layout,
                               const ArchiveNote& note) {
  std::map<ShardName, std::string> statements;
  if (!files.exists(layout.keys())) return ShardChain{};
  auto entries = files.list(layout.keys());
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const auto name = try_parse_statement_name(entry.name);
    if (!name) continue;
    auto bytes = files.read(layout.shard_statement(to_text(*name)));
    if (!bytes.ok()) return bytes.error();
    statements.emplace(*name, std::move(bytes).value());
  }
  return chain_shards(statements, layout, note);
}

ShardChain chain_shards(const std::map<ShardName, std::string>& statements, const Layout& layout,
                        const ArchiveNote& note) {
  return ShardLinks(layout, note).link(statements);
}

std::optional<ShardName> try_parse_statement_name(std::string_view file_name) {
  const auto shard = try_between(file_name, kPrefix, kSuffix);
  return shard ? try_parse_shard_name(*shard) : std::nullopt;
}

std::vector<std::uint64_t> kept_checkpoint_sizes(const FileStore& files,
                                                 const std::string& folder) {
  std::vector<std::uint64_t> sizes;
  const auto entries = files.list(join_path(folder, "checkpoints"));
  if (!entries.ok()) return sizes;
  for (const DirectoryEntry& entry : entries.value()) {
    std::uint64_t size = 0;
    const char* end = entry.name.data() + entry.name.size();
    if (std::from_chars(entry.name.data(), end, size).ptr == end) sizes.push_back(size);
  }
  std::sort(sizes.begin(), sizes.end());
  return sizes;
}

bool is_interrupted_write(const DirectoryEntry& entry) {
  const auto written = try_written_name(entry.name);
  return written && !entry.is_directory && !entry.is_link && is_keys_name(*written);
}

bool is_interrupted_note(const DirectoryEntry& entry) {
  const Layout layout{std::string()};
  const auto written = try_written_name(entry.name);
  return written && !entry.is_directory && !entry.is_link &&
         (*written == layout.note() || *written == layout.readme());
}

Result<Done> clear_interrupted_writes(FileStore& files, const Layout& layout) {
  for (const auto& [folder, is_left] : {std::pair(layout.root(), &is_interrupted_note),
                                        std::pair(layout.keys(), &is_interrupted_write)}) {
    if (!files.exists(folder)) continue;
    auto entries = files.list(folder);
    if (!entries.ok()) return entries.error();
    for (const DirectoryEntry& entry : entries.value()) {
      if (!is_left(entry)) continue;
      auto gone = files.remove_tree(join_path(folder, entry.name));
      if (!gone.ok()) return gone;
    }
  }
  return Done{};
}

Continuity continuity_of(const FileStore& files, const std::string& folder,
                         const tlog::VerifierKey& key, const std::string& signed_checkpoint) {
  using Kind = Continuity::Kind;
  const auto note = tlog::parse_note(signed_checkpoint);
  if (!note.ok() || !tlog::verify_note(note.value(), {&key, 1}).ok())
    return {.kind = Kind::NotSigned};
  const auto kept = tlog::parse_checkpoint(note.value().text);
  if (!kept.ok() || kept.value().origin != key.name) return {.kind = Kind::NotSigned};
  const auto reader = tlog::LogReader::open(files, folder, key);
  if (!reader.ok()) return {.kind = Kind::Unreadable};
  const tlog::Checkpoint& now = reader.value().checkpoint();
  if (kept.value().size > now.size) return {.kind = Kind::Shorter, .size = now.size};
  const auto proof = reader.value().request_from(kept.value().size);
  const bool continues =
      proof.ok() && tlog::verify_consistency(kept.value().size, kept.value().root, now.size,
                                             now.root, proof.value().proof);
  return {.kind = continues ? Kind::Continues : Kind::Other, .size = now.size};
}

}  // namespace vanthu::archive
