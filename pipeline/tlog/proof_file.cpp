#include "tlog/proof_file.h"

#include "tlog/note.h"
#include "tlog/plain_text.h"

namespace vanthu::tlog {
namespace {

constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";
// A tree of 2^64 entries has proofs of 64 hashes.
constexpr std::size_t kLongestProof = 64;

}  // namespace

std::string write_proof_file(const ProofFile& proof) {
  std::string bytes = std::string(kFirstLine) + "\n";
  if (proof.extra) bytes += std::string(kExtra) + to_base64(*proof.extra) + "\n";
  bytes += std::string(kIndex) + std::to_string(proof.index) + "\n";
  for (const Hash& hash : proof.hashes) bytes += to_base64(hash) + "\n";
  return bytes + "\n" + proof.checkpoint;
}

Result<ProofFile> parse_proof_file(std::string_view bytes) {
  if (bytes.size() > 2 * kLongestNote)
    return malformed({"tệp bằng chứng quá dài", "the proof file is too long"});
  LineReader reader(bytes);
  auto line = reader.next();
  if (line != kFirstLine) {
    return malformed({"không phải là tệp bằng chứng .tlog-proof phiên bản 1",
                      "this is no .tlog-proof file of version 1"},
                     1);
  }
  ProofFile proof;
  line = reader.next();
  if (line && line->starts_with(kExtra)) {
    proof.extra = try_parse_base64(line->substr(kExtra.size()));
    if (!proof.extra)
      return malformed({"phần kèm theo không phải base64", "the extra data is not base64"}, 2);
    line = reader.next();
  }
  const auto index = line && line->starts_with(kIndex)
                         ? try_parse_decimal(line->substr(kIndex.size()))
                         : std::nullopt;
  if (!index) {
    return malformed({"không có số thứ tự của dòng nhật ký", "the entry's index is not there"},
                     reader.number());
  }
  proof.index = *index;
  for (line = reader.next(); line && !line->empty(); line = reader.next()) {
    const auto hash = try_parse_hash(*line);
    if (!hash || proof.hashes.size() == kLongestProof) {
      return malformed({"không phải là mã băm, hoặc có quá nhiều mã băm",
                        "this is no hash, or there are too many"},
                       reader.number());
    }
    proof.hashes.push_back(*hash);
  }
  if (!line) {
    return malformed({"thiếu điểm chốt ở cuối tệp", "the checkpoint at the end is missing"},
                     reader.number() + 1);
  }
  proof.checkpoint = reader.rest();
  return proof;
}

Result<JudgedCheckpoint> check_proof(const ProofFile& proof, std::string_view entry,
                                     const Policy& policy) {
  auto judged = judge_checkpoint(proof.checkpoint, policy);
  if (!judged.ok()) return judged;
  const Checkpoint& head = judged.value().checkpoint;
  if (verify_inclusion(leaf_hash(entry), proof.index, head.size, proof.hashes, head.root))
    return judged;
  return untrue({"bằng chứng không dẫn từ văn bản này tới mã băm gốc của nhật ký",
                 "the proof does not lead from this paper to the root of the log"},
                {"văn bản hoặc tệp bằng chứng đã bị sửa, hoặc tệp là của văn bản khác",
                 "the paper or the proof was altered, or the proof is of another paper"});
}

}  // namespace vanthu::tlog
