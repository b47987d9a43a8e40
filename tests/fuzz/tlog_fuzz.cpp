// Any bytes as a note, a checkpoint, a proof file, a policy, a witness's request and answer, a tile
// path and a bundle: what is accepted is written back byte for byte, and nothing is believed that
// nobody signed. A libFuzzer target (preset fuzz); tests/unit/tlog replays damaged examples through
// the same function in every build.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "tlog/note.h"
#include "tlog/policy.h"
#include "tlog/proof_file.h"
#include "tlog/tile.h"
#include "tlog/witness.h"

namespace vanthu::tlog {
namespace {

void check_note(std::string_view bytes) {
  const auto note = parse_note(bytes);
  if (!note.ok()) return;
  VANTHU_CHECK(write_note(note.value()) == bytes, "a note has one spelling");
  VANTHU_CHECK(!verify_note(note.value(), {}).ok(), "without keys nothing is believed");
  const auto checkpoint = parse_checkpoint(note.value().text);
  VANTHU_CHECK(!checkpoint.ok() || write_checkpoint(checkpoint.value()) == note.value().text,
               "a checkpoint has one spelling");
}

void check_proof_file(std::string_view bytes) {
  const auto proof = parse_proof_file(bytes);
  if (!proof.ok()) return;
  VANTHU_CHECK(write_proof_file(proof.value()) == bytes, "a proof file has one spelling");
  VANTHU_CHECK(!check_proof(proof.value(), bytes, Policy{}).ok(),
               "an empty policy believes nobody");
}

void check_policy(std::string_view bytes) {
  const auto policy = parse_policy(bytes);
  if (!policy.ok()) {
    VANTHU_CHECK(!policy.error().what.empty(), "a refusal has a reason");
    return;
  }
  const auto again = parse_policy(write_policy(policy.value()));
  VANTHU_CHECK(again.ok() && again.value() == policy.value(), "writing a policy keeps it");
  std::vector<std::string> all;
  for (const PolicyWitness& witness : policy.value().witnesses) all.push_back(witness.name);
  VANTHU_CHECK(is_quorum(policy.value(), all), "all witnesses together are always enough");
  VANTHU_CHECK(is_quorum(policy.value(), {}) == (policy.value().quorum == "none"),
               "nobody is enough only where nobody is asked for");
}

void check_request(std::string_view bytes) {
  const auto request = parse_request(bytes);
  VANTHU_CHECK(!request.ok() || write_request(request.value()) == bytes,
               "a request has one spelling");
  const auto state = parse_witnessed(bytes);
  VANTHU_CHECK(!state.ok() || write_witnessed(state.value()) == bytes, "so has a witness's state");
}

void check_signatures(std::string_view bytes) {
  const auto signatures = parse_signatures(bytes);
  if (!signatures.ok()) return;
  std::string again;
  for (const NoteSignature& signature : signatures.value()) again += write_signature(signature);
  VANTHU_CHECK(again == bytes, "a signature line has one spelling");
}

void check_key(std::string_view bytes) {
  const auto key = parse_verifier_key(bytes);
  VANTHU_CHECK(!key.ok() || to_text(key.value()) == bytes, "a key has one spelling");
}

void check_tile(std::string_view bytes) {
  const auto tile = try_parse_tile_path(bytes);
  VANTHU_CHECK(!tile || tile_path(*tile) == bytes, "a tile has one path");
  if (bytes.empty()) return;
  // The first byte says how many entries are expected.
  const int count = static_cast<unsigned char>(bytes.front()) + 1;
  const auto entries = parse_bundle(bytes.substr(1), count);
  VANTHU_CHECK(!entries.ok() || write_bundle(entries.value()) == bytes.substr(1),
               "a bundle has one spelling");
}

}  // namespace
}  // namespace vanthu::tlog

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(input), size);
  vanthu::tlog::check_note(bytes);
  vanthu::tlog::check_proof_file(bytes);
  vanthu::tlog::check_policy(bytes);
  vanthu::tlog::check_request(bytes);
  vanthu::tlog::check_signatures(bytes);
  vanthu::tlog::check_key(bytes);
  vanthu::tlog::check_tile(bytes);
  return 0;
}
