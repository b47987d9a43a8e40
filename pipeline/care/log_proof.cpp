#include "care/log_proof.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "archive/log_entry.h"
#include "care/backup_snapshot.h"
#include "tlog/log_audit.h"
#include "tlog/log_reader.h"
#include "tlog/note.h"
#include "tlog/tile.h"

namespace vanthu::care {
namespace {

// What one entry says, without what nobody here asks.
struct Fact {
  std::string object;
  int version = 0;
  std::string inventory_sha512;
  std::string detail_sha256;
};

struct WholeLog {
  tlog::Checkpoint checkpoint;
  std::vector<Fact> facts;
};

// Of an append or of a copying that was cut: nobody has published it.
bool is_beyond(const tlog::LogProblem& problem, std::uint64_t size) {
  const auto tile = tlog::try_parse_tile_path(problem.path);
  return tile && tile->width > tlog::width_in_tree(tile->level, tile->index, size);
}

// The first problem is told to whoever asks.
std::optional<WholeLog> try_read(const FileStore& files, const std::string& folder,
                                 const tlog::VerifierKey& key, std::optional<Error>& why) {
  if (!files.exists(tlog::checkpoint_path(folder))) return std::nullopt;
  WholeLog log;
  const auto audit =
      tlog::audit_log(files, folder, key, [&](std::uint64_t, const std::string& text) {
        auto entry = archive::try_parse_log_entry(text);
        if (!entry) return log.facts.emplace_back(), void();
        const bool is_stored = archive::says_stored(entry->op);
        log.facts.push_back(
            {.object = std::move(entry->object),
             .version = is_stored ? entry->version : 0,
             .inventory_sha512 = is_stored ? std::move(entry->inventory_sha512) : std::string(),
             .detail_sha256 = std::move(entry->detail_sha256)});
      });
  if (!audit.ok()) {
    if (!why) why = audit.error();
    return std::nullopt;
  }
  log.checkpoint = audit.value().checkpoint;
  for (const tlog::LogProblem& problem : audit.value().problems) {
    if (is_beyond(problem, log.checkpoint.size)) continue;
    if (!why) {
      why = Error{.kind = ErrorKind::Integrity,
                  .what = problem.what,
                  .where = join_path(folder, problem.path),
                  .remedy = {}};
    }
    return std::nullopt;
  }
  return log;
}

struct Side {
  bool has_log = false;
  std::vector<archive::Shard> shards;
};

// A chain with a break proves nothing.
Side read_side(const FileStore& files, const std::string& root) {
  const archive::Layout layout(root);
  const auto note = archive::read_note(files, layout);
  if (!note.ok() || !note.value().has_log()) return {};
  auto chain = archive::read_shards(files, layout, note.value());
  Side side{.has_log = true, .shards = {}};
  if (chain.ok() && chain.value().problems.empty()) side.shards = std::move(chain.value().shards);
  return side;
}

void take(const WholeLog& log, std::uint64_t counted, LogProof& proof) {
  for (std::size_t i = 0; i < log.facts.size(); ++i) {
    const Fact& fact = log.facts[i];
    if (!fact.detail_sha256.empty()) proof.statements.insert(fact.detail_sha256);
    if (fact.version > 0 && i < counted)
      proof.versions[fact.object][fact.version] = fact.inventory_sha512;
  }
}

Error nothing_is_proven(const std::string& copy, const std::optional<Error>& why) {
  const Bilingual what =
      why ? why->what : Bilingual{"chưa có nhật ký nào trọn vẹn", "it has no whole log yet"};
  return Error{.kind = ErrorKind::Integrity,
               .what = {"bản sao lưu cũng hỏng hoặc chưa chép xong: " + what.vi,
                        "the backup is damaged too, or was not finished: " + what.en},
               .where = why ? why->where : copy,
               .remedy = {"không lấy gì từ đó; xem mọi chỗ hỏng bằng vanthu verify --archive " +
                              copy + ", hoặc dùng bản sao lưu khác",
                          "nothing was taken from it; see all of it with vanthu verify --archive " +
                              copy + ", or use another backup"}};
}

}  // namespace

Result<LogProof> prove_by_logs(const FileStore& files, const std::string& archive,
                               const std::string& copy) {
  Side here = read_side(files, archive);
  Side there = read_side(files, copy);
  LogProof proof;
  proof.has_log = here.has_log || there.has_log;
  if (!proof.has_log) return proof;
  const auto& shards = here.shards.size() < there.shards.size() ? there.shards : here.shards;
  std::optional<Error> why;
  const auto objects = find_objects(files, copy);
  bool is_any_whole = shards.empty() && objects.ok() && objects.value().empty();
  for (std::size_t i = 0; i < shards.size(); ++i) {
    ProvenLog one{.shard = shards[i],
                  .folder = join_path("log", shards[i].name()),
                  .here = std::nullopt,
                  .in_copy = std::nullopt};
    one.is_opened_otherwise = i < here.shards.size() && i < there.shards.size() &&
                              here.shards[i].statement_sha256 != there.shards[i].statement_sha256;
    const tlog::VerifierKey& key = shards[i].opening.key;
    const auto in_copy = try_read(files, join_path(copy, one.folder), key, why);
    std::optional<Error> not_told;
    const auto ours = try_read(files, join_path(archive, one.folder), key, not_told);
    if (ours) one.here = ours->checkpoint;
    if (in_copy) one.in_copy = in_copy->checkpoint;
    const bool is_ours = ours && (!in_copy || ours->checkpoint.size >= in_copy->checkpoint.size);
    const std::uint64_t counted = i + 1 < shards.size() ? shards[i + 1].opening.size
                                                        : std::numeric_limits<std::uint64_t>::max();
    one.counted = counted;
    if (is_ours || in_copy) take(is_ours ? *ours : *in_copy, counted, proof);
    if (is_ours || in_copy) {
      is_any_whole = true;
      // With those of the logs before, also where one is lost: they lead here from the root.
      for (std::size_t j = 0; j <= i; ++j) proof.statements.insert(shards[j].statement_sha256);
    }
    proof.logs.push_back(std::move(one));
  }
  if (!is_any_whole) return nothing_is_proven(copy, why);
  return proof;
}

std::optional<SignedCheckpoint> try_signed_checkpoint(const std::string& bytes,
                                                      const tlog::VerifierKey& key) {
  const auto note = tlog::parse_note(bytes);
  if (!note.ok() || !tlog::verify_note(note.value(), {&key, 1}).ok()) return std::nullopt;
  auto checkpoint = tlog::parse_checkpoint(note.value().text);
  if (!checkpoint.ok() || checkpoint.value().origin != key.name) return std::nullopt;
  return SignedCheckpoint{.checkpoint = std::move(checkpoint).value(), .bytes = bytes};
}

std::optional<SignedCheckpoint> newest_checkpoint(const FileStore& files, const std::string& folder,
                                                  const tlog::VerifierKey& key) {
  std::vector<std::string> paths{tlog::checkpoint_path(folder)};
  for (const std::uint64_t size : archive::kept_checkpoint_sizes(files, folder))
    paths.push_back(tlog::checkpoint_path(folder, size));
  std::optional<SignedCheckpoint> newest;
  for (const std::string& path : paths) {
    const auto bytes = files.exists(path) ? files.read(path) : Result<std::string>(std::string());
    auto found = bytes.ok() ? try_signed_checkpoint(bytes.value(), key) : std::nullopt;
    if (!found || (newest && newest->checkpoint.size >= found->checkpoint.size)) continue;
    newest = std::move(found);
  }
  return newest;
}

}  // namespace vanthu::care
