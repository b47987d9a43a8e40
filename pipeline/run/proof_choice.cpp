#include "run/proof_choice.h"

#include <algorithm>
#include <set>

#include "base/file_store.h"
#include "tlog/proof_file.h"

namespace vanthu::run {
namespace {

bool is_proof(const std::string& path) {
  return archive::try_parse_proof_name(file_name(path)).has_value();
}

// Of the log's files only these may be had with more or fewer signatures.
bool is_checkpoint(const std::string& path) {
  return path.ends_with(".checkpoint");
}

// The filed proof still proves what the sent one proves.
bool holds(const std::string& path, const std::string& filed, const std::string& sent,
           const BundleProofs& proofs) {
  if (is_checkpoint(path)) {
    std::vector<tlog::VerifierKey> logs;
    for (const archive::CarriedKeys::Log& log : proofs.keys.logs) logs.push_back(log.key);
    return tlog::judge_checkpoint(filed, archive::policy_of_keys(std::move(logs))).ok();
  }
  const auto old = archive::judge_carried_proof(filed, proofs.keys);
  const auto now = archive::judge_carried_proof(sent, proofs.keys);
  return old.checked && now.checked && old.checked->entry == now.checked->entry;
}

std::set<std::string> cosigners(const std::string& path, const std::string& bytes,
                                const std::vector<tlog::VerifierKey>& witnesses) {
  if (is_checkpoint(path)) return archive::cosigners_of(bytes, witnesses);
  const auto proof = tlog::parse_proof_file(bytes);
  if (!proof.ok()) return {};
  return archive::cosigners_of(proof.value().checkpoint, witnesses);
}

}  // namespace

ProofChoice choose_proof(const BundleFile& sent, const std::string& filed,
                         const BundleProofs& proofs,
                         const std::vector<tlog::VerifierKey>& witnesses) {
  if (!is_proof(sent.path) && !is_checkpoint(sent.path)) return ProofChoice::Differs;
  if (!holds(sent.path, filed, sent.bytes, proofs)) return ProofChoice::Sent;
  const auto had = cosigners(sent.path, filed, witnesses);
  const auto has = cosigners(sent.path, sent.bytes, witnesses);
  const bool is_better =
      has.size() > had.size() && std::includes(has.begin(), has.end(), had.begin(), had.end());
  return is_better ? ProofChoice::Sent : ProofChoice::Filed;
}

}  // namespace vanthu::run
