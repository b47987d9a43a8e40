#include "archive/evidence.h"

#include <algorithm>

#include "archive/archive_state.h"
#include "archive/carried_proof.h"
#include "archive/inventory.h"
#include "base/check.h"
#include "base/sha.h"
#include "tlog/note.h"
#include "tlog/witness.h"

namespace vanthu::archive {
namespace {

Error no_log(const Layout& layout) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"kho chưa có nhật ký", "the archive has no log yet"},
               .where = layout.root(),
               .remedy = {"lưu hồ sơ bằng vanthu run trước", "store with vanthu run first"}};
}

Error wrong(Bilingual what) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = {},
               .remedy = {"không tin tệp này; xin lại bằng chứng từ kho: vanthu log proof",
                          "do not trust this file; ask the archive for the proof again: vanthu log "
                          "proof"}};
}

Error for_no_checkpoint(const std::string& log) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"chữ ký trong tệp trả lời không khớp điểm chốt nào của nhật ký này",
               "the answer's signature fits no checkpoint of this log"},
      .where = log,
      .remedy = {"tệp này trả lời cho kho khác, cho nhật ký trước, hoặc đã bị sửa: lập lại yêu cầu "
                 "bằng vanthu log request rồi xin nhân chứng ký lại",
                 "it answers for another archive or an earlier log, or was altered: make a request "
                 "again with vanthu log request and have the witness sign it"}};
}

Result<tlog::LogReader> open_reader(const ArchiveState& state, const std::string& shard) {
  if (!state.log) return no_log(state.layout);
  for (const Shard& one : state.log->shards()) {
    if (one.name() != shard && !shard.empty()) continue;
    if (shard.empty() && one.name() != state.log->shards().back().name()) continue;
    auto reader = state.log->read(one);
    if (!reader.ok()) return reader.error();
    if (reader.value()) return std::move(*reader.value());
  }
  return no_log(state.layout);
}

// "name" of the file with these bytes in the version; nothing when it is none of its files.
std::optional<std::string> file_of(const Inventory& inventory, int version,
                                   const std::string& bytes) {
  if (version < 1 || version > inventory.head()) return std::nullopt;
  const std::string digest = sha512_hex(bytes);
  for (const LogicalFile& file : inventory.versions[static_cast<std::size_t>(version - 1)].state) {
    if (file.sha512 == digest) return file.name;
  }
  return std::nullopt;
}

// The longest of the kept checkpoints that somebody signed besides the log; 0: none.
std::uint64_t cosigned_size(const FileStore& files, const std::string& folder) {
  std::uint64_t longest = 0;
  for (const std::uint64_t size : kept_checkpoint_sizes(files, folder)) {
    const auto kept = files.read(tlog::checkpoint_path(folder, size));
    if (!kept.ok()) continue;
    const auto note = tlog::parse_note(kept.value());
    if (note.ok() && note.value().signatures.size() > 1) longest = std::max(longest, size);
  }
  return longest;
}

}  // namespace

std::string write_evidence(const std::string& entry, const std::string& inventory) {
  return entry + inventory;
}

tlog::Policy policy_of_keys(std::vector<tlog::VerifierKey> keys) {
  tlog::Policy policy{.logs = {}, .witnesses = {}, .groups = {}, .quorum = "none"};
  for (tlog::VerifierKey& key : keys) policy.logs.push_back({.key = std::move(key), .url = {}});
  return policy;
}

JudgedEvidence judge_evidence(std::string_view proof, const tlog::Policy& policy) {
  const auto broken = [](EvidenceLink link, Error error) {
    return JudgedEvidence{.checked = std::nullopt,
                          .broken = BrokenEvidence{.link = link, .error = std::move(error)}};
  };
  auto parsed = tlog::parse_proof_file(proof);
  if (!parsed.ok()) return broken(EvidenceLink::Form, parsed.error());
  const std::string evidence = parsed.value().extra.value_or(std::string());
  // The inventory begins with the brace that ends the last line of the entry.
  const auto inventory_at = std::min(evidence.find("\n{") + 1, evidence.size());
  const std::string text = evidence.substr(0, inventory_at);
  const std::string inventory = evidence.substr(inventory_at);
  const auto entry = try_parse_log_entry(text);
  if (!entry) {
    return broken(EvidenceLink::Form,
                  wrong({"bằng chứng không kèm dòng nhật ký", "the proof carries no entry"}));
  }
  if (auto known = tlog::judge_checkpoint(parsed.value().checkpoint, policy); !known.ok())
    return broken(EvidenceLink::Checkpoint, known.error());
  auto judged = tlog::check_proof(parsed.value(), text, policy);
  if (!judged.ok()) return broken(EvidenceLink::Entry, judged.error());
  ParsedInventory known = parse_inventory(inventory);
  if (sha512_hex(inventory) != entry->inventory_sha512 || !known.inventory ||
      known.inventory->id != entry->object || entry->version != known.inventory->head()) {
    return broken(EvidenceLink::Inventory,
                  wrong({"danh mục tệp kèm theo không phải danh mục đã ghi vào nhật ký",
                         "the inventory is not the one that was logged"}));
  }
  return {.checked = CheckedEvidence{.entry = *entry,
                                     .origin = judged.value().checkpoint.origin,
                                     .index = parsed.value().index,
                                     .size = judged.value().checkpoint.size,
                                     .cosigned = judged.value().cosigned,
                                     .unknown_signers = judged.value().unknown_signers,
                                     .inventory = *std::move(known.inventory),
                                     .file = {}},
          .broken = std::nullopt};
}

Result<CheckedEvidence> check_evidence(std::string_view proof, const tlog::Policy& policy,
                                       const std::optional<std::string>& paper) {
  auto judged = judge_evidence(proof, policy);
  if (judged.broken) return judged.broken->error;
  CheckedEvidence checked = *std::move(judged.checked);
  if (!paper) return checked;
  const auto name = file_of(checked.inventory, checked.entry.version, *paper);
  if (!name)
    return wrong({"văn bản này không phải tệp nào của phiên bản được chứng minh",
                  "the paper is no file of the version that is proven"});
  checked.file = *name;
  return checked;
}

// As it goes along with an export: by the checkpoint that witnesses have cosigned, when there is
// one.
Result<std::string> Archive::prove(std::string_view id, int version) const {
  auto view = show(id, version);
  if (!view.ok()) return view.error();
  const Receipt& receipt =
      view.value().versions[static_cast<std::size_t>(view.value().version - 1)];
  if (receipt.log.empty()) return no_log(state_->layout);
  auto source = ProofSource::open(*state_->files, state_->layout.root());
  if (!source.ok()) return source.error();
  if (!source.value()) return no_log(state_->layout);
  auto carried = source.value()->carry({&receipt, 1});
  if (!carried.ok()) return carried.error();
  auto proof = carried.value().proofs.find(proof_name(receipt.version));
  if (proof == carried.value().proofs.end()) return no_log(state_->layout);
  return std::move(proof->second);
}

Result<std::string> Archive::signed_checkpoint() const {
  auto reader = open_reader(*state_, {});
  if (!reader.ok()) return reader.error();
  return reader.value().signed_checkpoint();
}

Result<std::string> Archive::request_witness(std::optional<std::uint64_t> from) const {
  auto reader = open_reader(*state_, {});
  if (!reader.ok()) return reader.error();
  const std::uint64_t old_size =
      from ? *from
           : cosigned_size(*state_->files, state_->layout.log(state_->log->shards().back().name()));
  if (old_size > reader.value().checkpoint().size) {
    const std::string size = std::to_string(reader.value().checkpoint().size);
    return Error{
        .kind = ErrorKind::Usage,
        .what = {"nhật ký chỉ có " + size + " dòng", "the log has only " + size + " entries"},
        .where = state_->layout.root(),
        .remedy = {"nêu số dòng mà nhân chứng đã ký lần trước",
                   "give the size that the witness cosigned last"}};
  }
  auto request = reader.value().request_from(old_size);
  if (!request.ok()) return request.error();
  return tlog::write_request(request.value());
}

Result<std::vector<tlog::VerifierKey>> Archive::log_verifier_keys() const {
  if (!state_->log) return no_log(state_->layout);
  std::vector<tlog::VerifierKey> keys;
  for (const Shard& shard : state_->log->shards()) keys.push_back(shard.opening.key);
  return keys;
}

// Adds what the checkpoint does not have yet; what it has is not written again.
Result<CosignedCheckpoint> Archive::add_cosignatures(
    std::string_view answer, const std::vector<tlog::VerifierKey>& witnesses) {
  VANTHU_CHECK(state_->access == Access::Write, "only an archive open for writing changes");
  if (!state_->log || state_->log->shards().empty()) return no_log(state_->layout);
  if (auto offered = tlog::parse_signatures(answer); !offered.ok()) return offered.error();
  FileStore& files = *state_->files;
  const std::string folder = state_->layout.log(state_->log->shards().back().name());
  // The log may have grown since the request was made.
  std::vector<std::uint64_t> sizes = kept_checkpoint_sizes(files, folder);
  std::reverse(sizes.begin(), sizes.end());
  for (const std::uint64_t size : sizes) {
    const std::string path = tlog::checkpoint_path(folder, size);
    auto kept = files.read(path);
    if (!kept.ok()) return kept.error();
    auto cosigned = tlog::add_cosignatures(kept.value(), answer, witnesses);
    if (!cosigned.ok()) {
      if (cosigned.error().kind == ErrorKind::Usage) return cosigned.error();
      continue;
    }
    bool is_new = cosigned.value() != kept.value();
    if (is_new) {
      if (auto written = files.replace(path, cosigned.value()); !written.ok())
        return written.error();
    }
    const auto present = files.read(tlog::checkpoint_path(folder));
    const auto now = present.ok() ? tlog::add_cosignatures(present.value(), answer, witnesses)
                                  : Result<std::string>(present.error());
    if (now.ok() && now.value() != present.value()) {
      if (auto written = tlog::replace_checkpoint(files, folder, now.value()); !written.ok())
        return written.error();
      is_new = true;
    }
    return CosignedCheckpoint{.note = std::move(cosigned).value(), .is_new = is_new};
  }
  return for_no_checkpoint(folder);
}

Result<Done> Archive::check_kept() const {
  return state_->log ? state_->log->check_kept() : Result<Done>(Done{});
}

bool Archive::is_behind_kept() const {
  return state_->log && state_->log->is_behind_kept();
}

Result<Done> Archive::rotate_log_key() {
  VANTHU_CHECK(state_->access == Access::Write, "only an archive open for writing changes");
  if (!state_->log) return no_log(state_->layout);
  if (auto clock = check_clock(*state_); !clock.ok()) return clock;
  if (auto rotated = state_->log->rotate(); !rotated.ok()) return rotated;
  return catch_up_positions(*state_, false);
}

Result<std::uint64_t> Archive::replace_log_key(ShardReason reason, const std::string& checkpoint) {
  VANTHU_CHECK(state_->access == Access::Write, "only an archive open for writing changes");
  if (!state_->log || state_->log->shards().empty()) return no_log(state_->layout);
  const Shard last = state_->log->shards().back();
  const Continuity how =
      continuity_of(*state_->files, state_->layout.log(last.name()), last.opening.key, checkpoint);
  if (how.kind != Continuity::Kind::Continues) {
    return wrong(
        {"điểm chốt này không phải của nhật ký hiện tại, hoặc nhật ký đã bị viết lại: khôi "
         "phục thư mục log trước",
         "the checkpoint is not of the present log, or the log was rewritten: restore the "
         "folder log first"});
  }
  // Refused before anything is written: of two histories none becomes true by a new key.
  if (auto kept = check_kept(); !kept.ok() && !is_behind_kept()) return kept.error();
  if (auto clock = check_clock(*state_); !clock.ok()) return clock.error();
  if (auto replaced = state_->log->replace_key(reason, checkpoint); !replaced.ok())
    return replaced.error();
  if (auto caught_up = catch_up_positions(*state_, false); !caught_up.ok())
    return caught_up.error();
  return adopt_unlogged(*state_);
}

}  // namespace vanthu::archive
