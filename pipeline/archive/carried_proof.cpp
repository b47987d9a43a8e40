#include "archive/carried_proof.h"

#include <algorithm>

#include "archive/archive_note.h"
#include "base/check.h"
#include "tlog/checkpoint.h"
#include "tlog/note.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kNoteName = "ARCHIVE.note";
constexpr std::string_view kKeySuffix = ".vkey";
constexpr std::string_view kCheckpointSuffix = ".checkpoint";
constexpr std::string_view kPolicyPrefix = "policy-";
constexpr std::string_view kPolicySuffix = ".note";

std::string key_line(const tlog::VerifierKey& key) {
  return tlog::to_text(key) + "\n";
}

Error wrong(const std::string& where, Bilingual what) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = where,
               .remedy = {"không tin các tệp bằng chứng này; xin nơi gửi xuất lại",
                          "do not trust these proofs; ask the sender to export again"}};
}

Error left_out(Error error) {
  error.kind = ErrorKind::Integrity;
  error.what.vi += "; bằng chứng xuất ra không nêu nhân chứng nào";
  error.what.en += "; the proofs that go out name no witness";
  return error;
}

std::optional<ShardName> try_parse_key_name(std::string_view name) {
  if (!name.ends_with(kKeySuffix)) return std::nullopt;
  name.remove_suffix(kKeySuffix.size());
  return try_parse_shard_name(name);
}

// "2026-17.checkpoint", "2026-2-17.checkpoint"
bool is_checkpoint_name(std::string_view name) {
  if (!name.ends_with(kCheckpointSuffix)) return false;
  name.remove_suffix(kCheckpointSuffix.size());
  const auto dash = name.rfind('-');
  if (dash == std::string_view::npos || dash + 1 == name.size()) return false;
  const std::string_view digits = name.substr(dash + 1);
  return digits.size() < 20 && digits.find_first_not_of("0123456789") == std::string_view::npos &&
         try_parse_shard_name(name.substr(0, dash)).has_value();
}

// "policy-1.note"
bool is_policy_name(std::string_view name) {
  constexpr std::size_t kMostDigits = 6;
  if (!name.starts_with(kPolicyPrefix) || !name.ends_with(kPolicySuffix)) return false;
  name.remove_prefix(kPolicyPrefix.size());
  name.remove_suffix(std::min(name.size(), kPolicySuffix.size()));
  return !name.empty() && name.size() <= kMostDigits && name.front() != '0' &&
         name.find_first_not_of("0123456789") == std::string_view::npos;
}

// Of a policy that the root key has signed.
Result<Done> add_witnesses(const std::string& name, const std::string& bytes, CarriedKeys& keys) {
  const auto note = tlog::parse_note(bytes);
  if (!note.ok() || !tlog::verify_note(note.value(), {&keys.root, 1}).ok()) {
    return wrong(name, {"chính sách không có chữ ký của khóa gốc",
                        "the policy is not signed by the root key"});
  }
  const auto policy = tlog::parse_policy(note.value().text);
  if (!policy.ok()) return wrong(name, policy.error().what);
  for (const tlog::PolicyWitness& witness : policy.value().witnesses) {
    keys.witnesses.push_back(witness.key);
  }
  return Done{};
}

// Whether the entry counts or not.
JudgedEvidence judge_in_logs(std::string_view proof, const CarriedKeys& keys) {
  std::vector<tlog::VerifierKey> logs;
  for (const CarriedKeys::Log& log : keys.logs) logs.push_back(log.key);
  return judge_evidence(proof, policy_of_keys(std::move(logs)));
}

bool counts(const CheckedEvidence& evidence, const CarriedKeys& keys) {
  const auto log = std::find_if(keys.logs.begin(), keys.logs.end(),
                                [&](const auto& one) { return one.key.name == evidence.origin; });
  return log == keys.logs.end() || !log->entries_that_count ||
         evidence.index < *log->entries_that_count;
}

}  // namespace

std::string proof_name(int version) {
  return version_name(version) + std::string(kProofSuffix);
}

std::optional<int> try_parse_proof_name(std::string_view name) {
  if (!name.ends_with(kProofSuffix)) return std::nullopt;
  name.remove_suffix(kProofSuffix.size());
  return try_parse_version_name(name);
}

bool is_carried_name(std::string_view name) {
  return name == kNoteName || name == kRootKeyName || try_parse_proof_name(name) ||
         try_parse_statement_name(name) || try_parse_key_name(name) || is_checkpoint_name(name) ||
         is_policy_name(name);
}

Result<std::optional<ProofSource>> ProofSource::open(const FileStore& files,
                                                     const std::string& root) {
  auto bytes = files.read(Layout(root).note());
  if (!bytes.ok()) return bytes.error();
  const auto note = parse_note(bytes.value());
  if (!note.ok()) return note.error();
  if (!note.value().has_log()) return std::optional<ProofSource>();
  ProofSource source(files, Layout(root, note.value().tuples), std::move(bytes).value());
  source.root_ = note.value().root;
  auto chain = read_shards(files, source.layout_, note.value());
  if (!chain.ok()) return chain.error();
  if (!chain.value().problems.empty()) {
    const ShardProblem& first = chain.value().problems.front();
    return Error{.kind = ErrorKind::Integrity,
                 .what = first.what,
                 .where = first.path,
                 .remedy = {"chạy vanthu verify, rồi khôi phục tệp này từ bản sao lưu",
                            "run vanthu verify, then restore this file from a backup"}};
  }
  source.shards_ = std::move(chain.value().shards);
  auto policies = read_policies(files, source.layout_, note.value());
  if (!policies.ok()) {
    source.damaged_policy_ = left_out(policies.error());
  } else if (!policies.value().empty()) {
    source.policy_ = std::move(policies.value().back());
  }
  return std::optional<ProofSource>(std::move(source));
}

std::optional<ProofSource::Kept> ProofSource::try_keep(std::string signed_checkpoint,
                                                       const tlog::VerifierKey& log) const {
  tlog::Policy witnesses = for_log(policy_ ? policy_->policy : policy_of_keys({}), log);
  // Whether they are enough is asked apart.
  witnesses.quorum = "none";
  const auto judged = tlog::judge_checkpoint(signed_checkpoint, witnesses);
  if (!judged.ok()) return std::nullopt;
  std::vector<std::string> names;
  for (const tlog::Cosigned& one : judged.value().cosigned) names.push_back(one.witness);
  const bool is_asked = policy_ && policy_->policy.quorum != "none";
  return Kept{.size = judged.value().checkpoint.size,
              .signed_checkpoint = std::move(signed_checkpoint),
              .cosigned = is_asked && tlog::is_quorum(policy_->policy, names)};
}

Result<const ProofSource::OpenLog*> ProofSource::log(const std::string& shard) {
  if (const auto known = logs_.find(shard); known != logs_.end()) return &known->second;
  const auto found = std::find_if(shards_.begin(), shards_.end(),
                                  [&](const Shard& one) { return one.name() == shard; });
  const std::string folder = layout_.log(shard);
  if (found == shards_.end()) {
    return wrong(folder, {"không có phiếu khóa của nhật ký này", "this log has no key statement"});
  }
  const tlog::VerifierKey& key = found->opening.key;
  auto reader = tlog::LogReader::open(*files_, folder, key);
  if (!reader.ok()) return reader.error();
  OpenLog log{.reader = std::move(reader).value(), .kept = {}};
  const std::uint64_t published = log.reader.checkpoint().size;
  for (const std::uint64_t size : kept_checkpoint_sizes(*files_, folder)) {
    auto bytes = files_->read(tlog::checkpoint_path(folder, size));
    if (!bytes.ok() || size > published) continue;
    auto kept = try_keep(std::move(bytes).value(), key);
    if (kept && kept->size == size) log.kept.push_back(*std::move(kept));
  }
  auto last = try_keep(log.reader.signed_checkpoint(), key);
  // Its own signature holds, or the log could not have been opened.
  if (!last) last = Kept{published, log.reader.signed_checkpoint(), false};
  log.kept.push_back(*std::move(last));
  return &logs_.emplace(shard, std::move(log)).first->second;
}

const ProofSource::Kept& ProofSource::OpenLog::best_for(std::uint64_t index) const {
  const Kept* best = nullptr;
  for (const Kept& one : kept) {
    if (one.size <= index || (best != nullptr && !one.cosigned)) continue;
    best = &one;
    if (one.cosigned) break;
  }
  VANTHU_CHECK(best != nullptr, "the published checkpoint covers the entry");
  return *best;
}

Result<Done> ProofSource::add_proof(const Receipt& receipt, CarriedProof& carried) {
  auto opened = log(receipt.log);
  if (!opened.ok()) return opened.error();
  const OpenLog& log = *opened.value();
  if (log.kept.back().size <= receipt.log_index) {
    return wrong(layout_.log(receipt.log), {"nhật ký ngắn hơn biên nhận của hồ sơ",
                                            "the log is shorter than the dossier's receipt says"});
  }
  auto entry = log.reader.entry(receipt.log_index);
  if (!entry.ok()) return entry.error();
  auto inventory = files_->read(
      join_path(join_path(layout_.object(receipt.object_id), version_name(receipt.version)),
                "inventory.json"));
  if (!inventory.ok()) return inventory.error();
  const Kept* chosen = &log.best_for(receipt.log_index);
  auto proof = log.reader.prove(receipt.log_index, chosen->signed_checkpoint);
  if (!proof.ok() && chosen != &log.kept.back()) {
    chosen = &log.kept.back();
    proof = log.reader.prove(receipt.log_index, chosen->signed_checkpoint);
  }
  if (!proof.ok()) return proof.error();
  proof.value().extra = write_evidence(entry.value(), inventory.value());
  carried.proofs[proof_name(receipt.version)] = tlog::write_proof_file(proof.value());
  if (chosen->cosigned) {
    const std::string size = std::to_string(chosen->size);
    carried.keys[receipt.log + "-" + size + std::string(kCheckpointSuffix)] =
        chosen->signed_checkpoint;
    auto policy = files_->read(policy_->path);
    if (!policy.ok()) return policy.error();
    carried.keys[file_name(policy_->path)] = std::move(policy).value();
  }
  return Done{};
}

Result<Done> ProofSource::add_keys(const std::string& last_shard, CarriedProof& carried) const {
  carried.keys[std::string(kNoteName)] = note_;
  carried.keys[std::string(kRootKeyName)] = key_line(root_);
  bool has_last = false;
  for (const Shard& shard : shards_) {
    // One that was closed in order counts as it is; of one that was given up it must be known which
    // entries still count.
    if (has_last && is_by_key_before(shard.opening.reason)) break;
    const std::string path = layout_.shard_statement(shard.name());
    auto statement = files_->read(path);
    if (!statement.ok()) return statement.error();
    carried.keys[file_name(path)] = std::move(statement).value();
    carried.keys[shard.name() + std::string(kKeySuffix)] = key_line(shard.opening.key);
    has_last = has_last || shard.name() == last_shard;
  }
  return Done{};
}

Result<CarriedProof> ProofSource::carry(std::span<const Receipt> versions) {
  CarriedProof carried;
  std::optional<ShardName> last;
  for (const Receipt& receipt : versions) {
    const auto shard = try_parse_shard_name(receipt.log);
    if (!shard) return CarriedProof{};
    last = last ? std::max(*last, *shard) : *shard;
  }
  if (!last) return carried;
  for (const Receipt& receipt : versions) {
    if (auto added = add_proof(receipt, carried); !added.ok()) return added.error();
  }
  if (auto added = add_keys(to_text(*last), carried); !added.ok()) return added.error();
  return carried;
}

Result<CarriedKeys> read_carried_keys(const CarriedFiles& files) {
  const auto note_file = files.find(std::string(kNoteName));
  if (note_file == files.end()) {
    return wrong(std::string(kNoteName),
                 {"thiếu tệp nêu khóa gốc của kho", "the file that names the root key is missing"});
  }
  const auto note = parse_note(note_file->second);
  if (!note.ok()) return wrong(std::string(kNoteName), note.error().what);
  if (!note.value().has_log()) {
    return wrong(std::string(kNoteName),
                 {"tệp này không nêu khóa gốc nào", "the file names no root key"});
  }
  std::map<ShardName, std::string> statements;
  for (const auto& [name, bytes] : files) {
    if (const auto shard = try_parse_statement_name(name)) statements.emplace(*shard, bytes);
  }
  const ShardChain chain = chain_shards(statements, Layout(std::string()), note.value());
  if (!chain.problems.empty()) {
    return wrong(file_name(chain.problems.front().path), chain.problems.front().what);
  }
  CarriedKeys keys{.archive = note.value().id, .root = note.value().root, .logs = {}};
  std::map<std::string, std::string> lines{{std::string(kRootKeyName), key_line(keys.root)}};
  for (const Shard& shard : chain.shards) {
    if (!keys.logs.empty()) keys.logs.back().entries_that_count = shard.opening.size;
    keys.logs.push_back({.key = shard.opening.key});
    lines[shard.name() + std::string(kKeySuffix)] = key_line(shard.opening.key);
  }
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(kKeySuffix)) continue;
    const auto line = lines.find(name);
    if (line == lines.end() || line->second != bytes) {
      return wrong(name, {"khóa này không phải khóa mà khóa gốc xác nhận",
                          "this is not the key that the root key vouches for"});
    }
  }
  for (const auto& [name, bytes] : files) {
    if (!is_policy_name(name)) continue;
    if (auto added = add_witnesses(name, bytes, keys); !added.ok()) return added.error();
  }
  return keys;
}

JudgedEvidence judge_carried_proof(std::string_view proof, const CarriedKeys& keys) {
  JudgedEvidence judged = judge_in_logs(proof, keys);
  if (!judged.checked || counts(*judged.checked, keys)) return judged;
  return {.checked = std::nullopt,
          .broken = BrokenEvidence{
              .link = EvidenceLink::Entry,
              .error = wrong({}, {"dòng nhật ký này không còn giá trị sau khi khóa bị thay",
                                  "the entry does not count since the key was replaced"})}};
}

std::optional<CheckedEvidence> find_given_up(std::string_view proof, const CarriedKeys& keys) {
  JudgedEvidence judged = judge_in_logs(proof, keys);
  if (!judged.checked || counts(*judged.checked, keys)) return std::nullopt;
  return std::move(judged.checked);
}

std::set<std::string> cosigners_of(std::string_view signed_checkpoint,
                                   std::span<const tlog::VerifierKey> witnesses) {
  std::set<std::string> names;
  const auto note = tlog::parse_note(signed_checkpoint);
  if (!note.ok()) return names;
  for (const tlog::NoteSignature& signature : note.value().signatures) {
    const tlog::Note alone{.text = note.value().text, .signatures = {signature}};
    for (const tlog::VerifierKey& witness : witnesses) {
      if (tlog::verify_note(alone, {&witness, 1}).ok()) names.insert(witness.name);
    }
  }
  return names;
}

}  // namespace vanthu::archive
