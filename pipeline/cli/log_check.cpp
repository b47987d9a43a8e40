#include "cli/log_check.h"

#include <optional>

#include "archive/evidence.h"
#include "cli/session.h"
#include "exchange/timestamp.h"
#include "run/log_key_files.h"
#include "text/listing.h"

namespace vanthu::cli {
namespace {

Error no_key(Bilingual what) {
  return Error{
      .kind = ErrorKind::Usage,
      .what = std::move(what),
      .where = {},
      .remedy = {"thêm --key NHẬT-KÝ.vkey (khóa công khai của nhật ký, do nơi giữ kho đưa; "
                 "ở máy nơi ấy: vanthu log show)",
                 "add --key LOG.vkey (the log's public key, from whoever keeps the archive; "
                 "there: vanthu log show)"}};
}

// What this workspace's archive knows; nothing without a workspace.
struct OwnKeys {
  std::vector<tlog::VerifierKey> logs;
  std::vector<tlog::PolicyWitness> witnesses;
};

Result<std::optional<OwnKeys>> own_keys(Session& session) {
  const auto workspace = session.workspace_if_any();
  if (!workspace.ok()) return workspace.error();
  if (!workspace.value()) return std::optional<OwnKeys>();
  auto opened = session.open_archive(*workspace.value(), archive::Access::Read);
  if (!opened.ok()) return opened.error();
  auto keys = opened.value().log_verifier_keys();
  if (!keys.ok()) return keys.error();
  auto policy = opened.value().policy();
  if (!policy.ok()) return policy.error();
  OwnKeys own{.logs = std::move(keys).value(), .witnesses = {}};
  if (policy.value()) own.witnesses = std::move(policy.value()->witnesses);
  return std::optional(std::move(own));
}

// The file's witnesses and quorum; its logs too, when no key is given in their place.
Result<tlog::Policy> policy_of_file(const LogRequest& request, Session& session) {
  auto text = read_policy(session.files(), request.policy);
  if (!text.ok()) return text.error();
  auto policy = tlog::parse_policy(text.value());
  if (!policy.ok()) {
    Error error = policy.error();
    error.where = request.policy;
    return error;
  }
  if (!request.key.empty()) {
    auto key = run::read_verifier_key(session.files(), request.key);
    if (!key.ok()) return key.error();
    policy.value().logs = {{.key = std::move(key).value(), .url = {}}};
  }
  if (!policy.value().logs.empty()) return policy;
  const auto own = own_keys(session);
  if (!own.ok()) return own.error();
  if (!own.value()) {
    return no_key({"tệp chính sách chỉ nêu nhân chứng, chưa nêu khóa của nhật ký",
                   "the policy names witnesses only, not the key of the log"});
  }
  policy.value().logs = archive::policy_of_keys(own.value()->logs).logs;
  return policy;
}

// The policy file, the keys in a file, or what the workspace's archive says. Nobody asks for a
// quorum without a policy file; the witnesses that are known are counted.
Result<tlog::Policy> policy_for(const LogRequest& request, Session& session) {
  if (!request.policy.empty()) return policy_of_file(request, session);
  std::optional<tlog::VerifierKey> given;
  if (!request.key.empty()) {
    auto key = run::read_verifier_key(session.files(), request.key);
    if (!key.ok()) return key.error();
    given = std::move(key).value();
  }
  const auto own = own_keys(session);
  // A key that was given is enough, whatever this workspace is like.
  if (!own.ok() && !given) return own.error();
  const OwnKeys known = own.ok() ? own.value().value_or(OwnKeys{}) : OwnKeys{};
  if (!given && !own.value()) {
    return no_key({"chưa rõ đối chiếu với khóa nào: ở đây không có vùng làm việc",
                   "which key to check with: there is no workspace here"});
  }
  tlog::Policy policy = archive::policy_of_keys(given ? std::vector{*given} : known.logs);
  policy.witnesses = known.witnesses;
  return policy;
}

// The proof names its log in a line of its own.
Result<Done> check_key_of(const LogRequest& request, const tlog::Policy& policy,
                          const std::string& proof) {
  const bool is_proof = proof.starts_with("c2sp.org/tlog-proof");
  if (request.key.empty() || !is_proof) return Done{};
  for (const tlog::PolicyLog& log : policy.logs) {
    if (proof.find("\n" + log.key.name + "\n") != std::string::npos) return Done{};
  }
  const std::string name = policy.logs.empty() ? std::string() : policy.logs.front().key.name;
  return Error{.kind = ErrorKind::Integrity,
               .what = {"khóa này là của nhật ký “" + name +
                            "”, không phải của nhật ký mà bằng "
                            "chứng nói tới",
                        "this is the key of the log “" + name + "”, not of the proof's log"},
               .where = request.key,
               .remedy = {"dùng khóa của đúng kho và đúng năm đã lập bằng chứng",
                          "use the key of the archive and year that the proof is from"}};
}

Bilingual witness_words(const archive::CheckedEvidence& found) {
  if (found.cosigned.empty() && found.unknown_signers.empty()) {
    return {"chưa có nhân chứng nào ký điểm chốt.", "no witness has cosigned the checkpoint."};
  }
  std::vector<std::string> names;
  for (const tlog::Cosigned& one : found.cosigned) names.push_back(one.witness);
  const std::string count = std::to_string(names.size());
  if (names.empty()) {
    return {"điểm chốt còn mang chữ ký của nhân chứng, chưa kiểm tra.",
            "the checkpoint also has witnesses' signatures, not checked."};
  }
  return {count + " nhân chứng đã ký điểm chốt (" + text::join_names(names) + ").",
          count + " witnesses cosigned the checkpoint (" + text::join_names(names) + ")."};
}

void say_unchecked(const archive::CheckedEvidence& found, Session& session) {
  if (found.unknown_signers.empty()) return;
  const std::string names = text::join_names(found.unknown_signers);
  session.console().note(
      {"Lưu ý: chưa kiểm tra chữ ký của " + names +
           ", vì chưa có khóa của nhân chứng ấy; thêm --policy CHÍNH-SÁCH (tệp có dòng witness).",
       "Note: the signatures by " + names +
           " are not checked, as their keys are not known; add --policy POLICY (a file with a "
           "witness line)."});
}

}  // namespace

Result<std::string> read_policy(const FileStore& files, const std::string& path) {
  auto bytes = files.read(path);
  if (!bytes.ok()) return bytes;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string_view rest = bytes.value();
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  std::string text;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    const bool ends_line = rest[at] == '\r' && at + 1 < rest.size() && rest[at + 1] == '\n';
    if (!ends_line) text += rest[at];
  }
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

ExitCode check_proof(const LogRequest& request, Session& session) {
  auto policy = policy_for(request, session);
  if (!policy.ok()) return session.fail(policy.error());
  auto proof = session.files().read(request.file);
  if (!proof.ok()) return session.fail(proof.error());
  if (auto right = check_key_of(request, policy.value(), proof.value()); !right.ok()) {
    return session.fail(right.error());
  }
  std::optional<std::string> paper;
  if (!request.paper.empty()) {
    auto bytes = session.files().read(request.paper);
    if (!bytes.ok()) return session.fail(bytes.error());
    paper = std::move(bytes).value();
  }
  auto checked = archive::check_evidence(proof.value(), policy.value(), paper);
  if (!checked.ok()) return session.fail(checked.error());
  const archive::CheckedEvidence& found = checked.value();
  const std::string place = found.origin + "/" + std::to_string(found.index);
  const std::string version = "v" + std::to_string(found.entry.version);
  const std::string time = exchange::shown_in_vietnam(found.entry.time);
  const Bilingual witnesses = witness_words(found);
  session.console().line(
      Bilingual{"Đúng: " + (found.file.empty() ? "" : found.file + " thuộc ") + version +
                    " của hồ sơ " + found.entry.object + ", lưu lúc " + time + ", dòng nhật ký " +
                    place + "; " + witnesses.vi,
                "True: " + (found.file.empty() ? "" : found.file + " belongs to ") + version +
                    " of the dossier " + found.entry.object + ", stored at " + time +
                    ", log entry " + place + "; " + witnesses.en});
  say_unchecked(found, session);
  return ExitCode::Clean;
}

}  // namespace vanthu::cli
