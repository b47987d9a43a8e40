#include "tlog/witness.h"

#include <algorithm>

#include "base/check.h"
#include "tlog/note.h"
#include "tlog/plain_text.h"

namespace vanthu::tlog {
namespace {

constexpr std::string_view kOld = "old ";
constexpr std::size_t kLongestProof = 63;

// The log itself may have done wrong, so this is worth telling somebody.
Error broken_log(Bilingual what) {
  return untrue(std::move(what),
                {"không ký; giữ lại tệp này làm chứng cứ và báo cơ quan cấp trên",
                 "do not sign; keep this file as evidence and tell the superior body"});
}

Error other_size(std::uint64_t asked, std::uint64_t known) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"yêu cầu nối từ độ dài " + std::to_string(asked) +
                            ", nhưng nhân chứng đã ký tới độ dài " + std::to_string(known),
                        "the request starts from size " + std::to_string(asked) +
                            ", but the witness has cosigned up to size " + std::to_string(known)},
               .where = {},
               .remedy = {"lập lại yêu cầu ở văn phòng bằng: vanthu log request --from " +
                              std::to_string(known),
                          "make the request again at the office with: vanthu log request --from " +
                              std::to_string(known)}};
}

Error other_log(const std::string& asked, const std::string& known) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"yêu cầu là của nhật ký “" + asked +
                            "”, nhưng tệp trạng thái của nhân chứng là của nhật ký “" + known + "”",
                        "the request is of the log “" + asked +
                            "”, but the witness's state is of the log “" + known + "”"},
               .where = {},
               .remedy = {"dùng đúng tệp trạng thái của nhật ký “" + asked + "”",
                          "use the state that the witness keeps for the log “" + asked + "”"}};
}

// Nothing when the key did not sign the text so.
std::optional<Signed> try_verify_alone(const std::string& text, const NoteSignature& signature,
                                       const VerifierKey& key) {
  const auto valid = verify_note({.text = text, .signatures = {signature}}, {&key, 1});
  return valid.ok() ? std::optional(valid.value().front()) : std::nullopt;
}

// Adds a signature that holds in the place of older ones, or wrong ones, by its key, unless the
// note has one already that is as good.
void add_signature(Note& note, const NoteSignature& signature, const VerifierKey& key,
                   const Signed& offered) {
  const auto is_by_key = [&](const NoteSignature& one) {
    return one.key_name == signature.key_name && one.key_id == signature.key_id;
  };
  for (const NoteSignature& present : note.signatures) {
    if (!is_by_key(present)) continue;
    const auto holds = try_verify_alone(note.text, present, key);
    if (holds && holds->time >= offered.time) return;
  }
  std::erase_if(note.signatures, is_by_key);
  note.signatures.push_back(signature);
}

Error no_known_witness(const std::string& name) {
  return Error{
      .kind = ErrorKind::Usage,
      .what = {"tệp trả lời của “" + name + "”, chưa phải nhân chứng theo chính sách của kho",
               "the answer is by “" + name + "”, no witness of the archive's policy"},
      .where = {},
      .remedy = {"ghi khóa của nhân chứng (witness.vkey) vào tệp chính sách, đặt bằng vanthu log "
                 "policy, rồi nhận lại tệp này",
                 "put the witness's key (witness.vkey) into the policy, set it with vanthu log "
                 "policy, then accept this file again"}};
}

}  // namespace

std::string write_request(const WitnessRequest& request) {
  VANTHU_CHECK(request.proof.size() <= kLongestProof, "consistency proofs are short");
  std::string bytes = std::string(kOld) + std::to_string(request.old_size) + "\n";
  for (const Hash& hash : request.proof) bytes += to_base64(hash) + "\n";
  return bytes + "\n" + request.checkpoint;
}

Result<WitnessRequest> parse_request(std::string_view bytes) {
  if (bytes.size() > 2 * kLongestNote)
    return malformed({"tệp yêu cầu quá dài", "the request is too long"});
  LineReader reader(bytes);
  auto line = reader.next();
  const auto old_size =
      line && line->starts_with(kOld) ? try_parse_decimal(line->substr(kOld.size())) : std::nullopt;
  if (!old_size) {
    return malformed({"không phải là yêu cầu gửi nhân chứng", "this is no request to a witness"},
                     1);
  }
  WitnessRequest request{.old_size = *old_size, .proof = {}, .checkpoint = {}};
  for (line = reader.next(); line && !line->empty(); line = reader.next()) {
    const auto hash = try_parse_hash(*line);
    if (!hash || request.proof.size() == kLongestProof) {
      return malformed({"không phải là mã băm, hoặc có quá nhiều mã băm",
                        "this is no hash, or there are too many"},
                       reader.number());
    }
    request.proof.push_back(*hash);
  }
  if (!line) {
    return malformed({"thiếu điểm chốt ở cuối tệp", "the checkpoint at the end is missing"},
                     reader.number() + 1);
  }
  request.checkpoint = reader.rest();
  return request;
}

std::string write_witnessed(const WitnessedLog& log) {
  return write_checkpoint(
      {.origin = log.origin, .size = log.size, .root = log.root, .extensions = {}});
}

Result<WitnessedLog> parse_witnessed(std::string_view text) {
  auto checkpoint = parse_checkpoint(text);
  if (!checkpoint.ok()) return checkpoint.error();
  if (!checkpoint.value().extensions.empty())
    return malformed({"có dòng thừa", "there are lines too many"}, 4);
  return WitnessedLog{.origin = checkpoint.value().origin,
                      .size = checkpoint.value().size,
                      .root = checkpoint.value().root};
}

Result<WitnessAnswer> answer_request(const WitnessRequest& request,
                                     std::span<const VerifierKey> log_keys,
                                     const std::optional<WitnessedLog>& state,
                                     const NoteSigner& witness, Instant now) {
  VANTHU_CHECK(witness.verifier().kind == KeyKind::Cosignature, "a witness signs with the time");
  auto note = parse_note(request.checkpoint);
  if (!note.ok()) return note.error();
  auto parsed = parse_checkpoint(note.value().text);
  if (!parsed.ok()) return parsed.error();
  const Checkpoint& head = parsed.value();
  std::vector<VerifierKey> trusted;
  for (const VerifierKey& key : log_keys) {
    if (key.name == head.origin) trusted.push_back(key);
  }
  if (trusted.empty()) {
    return untrue({"nhân chứng không biết nhật ký “" + head.origin + "”",
                   "the witness does not know the log “" + head.origin + "”"},
                  {"thêm khóa của nhật ký này sau khi đã gặp người giữ khóa",
                   "add the key of this log after having met who keeps it"});
  }
  if (auto by_log = verify_note(note.value(), trusted); !by_log.ok()) return by_log.error();
  if (state && state->origin != head.origin) return other_log(head.origin, state->origin);
  const WitnessedLog known =
      state.value_or(WitnessedLog{.origin = head.origin, .size = 0, .root = empty_root()});
  if (head.size < known.size) {
    return broken_log({"nhật ký ngắn đi: nhân chứng đã thấy " + std::to_string(known.size) +
                           " dòng, nay chỉ còn " + std::to_string(head.size),
                       "the log became shorter: the witness has seen " +
                           std::to_string(known.size) + " entries, now there are " +
                           std::to_string(head.size)});
  }
  if (request.old_size != known.size) return other_size(request.old_size, known.size);
  if (!verify_consistency(known.size, known.root, head.size, head.root, request.proof)) {
    return broken_log({"bằng chứng không cho thấy nhật ký nối tiếp những gì nhân chứng đã thấy",
                       "the proof does not show that the log continues what the witness has seen"});
  }
  return WitnessAnswer{.state = {.origin = head.origin, .size = head.size, .root = head.root},
                       .signature = write_signature(witness.sign(note.value().text, now))};
}

Result<std::string> add_cosignatures(std::string_view signed_checkpoint, std::string_view answer,
                                     std::span<const VerifierKey> witness_keys) {
  auto note = parse_note(signed_checkpoint);
  if (!note.ok()) return note.error();
  auto offered = parse_signatures(answer);
  if (!offered.ok()) return offered.error();
  bool is_any_known = false;
  for (const NoteSignature& signature : offered.value()) {
    const auto key =
        std::find_if(witness_keys.begin(), witness_keys.end(), [&](const VerifierKey& known) {
          return known.name == signature.key_name && known.id() == signature.key_id;
        });
    if (key == witness_keys.end()) continue;
    const Note alone{.text = note.value().text, .signatures = {signature}};
    auto holds = verify_note(alone, {&*key, 1});
    if (!holds.ok()) return holds.error();
    add_signature(note.value(), signature, *key, holds.value().front());
    is_any_known = true;
  }
  if (note.value().signatures.size() > kMostSignatures) {
    return malformed(
        {"điểm chốt sẽ có quá " + std::to_string(kMostSignatures) + " chữ ký",
         "the checkpoint would have more than " + std::to_string(kMostSignatures) + " signatures"});
  }
  if (is_any_known) return write_note(note.value());
  return no_known_witness(offered.value().front().key_name);
}

}  // namespace vanthu::tlog
