#include "run/witness_folder.h"

#include <algorithm>
#include <vector>

#include "base/sha.h"
#include "run/key_store.h"
#include "sign/sealed_seed.h"
#include "tlog/note.h"
#include "tlog/witness.h"

namespace vanthu::run {
namespace {

std::string key_path(const std::string& folder) {
  return join_path(folder, "witness.key");
}
std::string public_key_path(const std::string& folder) {
  return join_path(folder, "witness.vkey");
}
std::string logs_path(const std::string& folder) {
  return join_path(folder, "logs.txt");
}

Error no_witness(const std::string& folder) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"đây không phải là thư mục của nhân chứng", "this is no witness's folder"},
               .where = folder,
               .remedy = {"lập nhân chứng bằng: vanthu log witness THƯ_MỤC --name TÊN",
                          "make a witness with: vanthu log witness DIR --name NAME"}};
}

Result<std::vector<tlog::VerifierKey>> trusted_logs(const FileStore& files,
                                                    const std::string& folder) {
  std::vector<tlog::VerifierKey> keys;
  if (!files.exists(logs_path(folder))) return keys;
  auto text = files.read(logs_path(folder));
  if (!text.ok()) return text.error();
  std::string rest = std::move(text).value();
  while (!rest.empty()) {
    const std::string line = first_line(rest);
    rest.erase(0, std::min(line.size() + 1, rest.size()));
    if (line.empty()) continue;
    auto key = tlog::parse_verifier_key(line);
    if (!key.ok()) return key.error();
    keys.push_back(std::move(key).value());
  }
  return keys;
}

Result<tlog::NoteSigner> open_witness(const FileStore& files, const std::string& folder,
                                      const sign::Secret& passphrase) {
  if (!files.exists(key_path(folder))) return no_witness(folder);
  auto vkey = files.read(public_key_path(folder));
  if (!vkey.ok()) return vkey.error();
  auto key = tlog::parse_verifier_key(first_line(std::move(vkey).value()));
  if (!key.ok()) return key.error();
  auto pem = files.read(key_path(folder));
  if (!pem.ok()) return pem.error();
  auto seed = sign::open_seed(pem.value(), passphrase, key_path(folder));
  if (!seed.ok()) return seed.error();
  return tlog::NoteSigner::from_seed(key.value().name, tlog::KeyKind::Cosignature, seed.value());
}

Error unknown_log(const std::string& origin, const std::string& folder) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"nhân chứng không biết nhật ký “" + origin + "”",
               "the witness does not know the log “" + origin + "”"},
      .where = folder,
      .remedy = {"sau khi đã gặp người giữ khóa, thêm --key NHẬT-KÝ.vkey vào lệnh này; chỉ "
                 "cần một lần",
                 "after having met who keeps its key, add --key LOG.vkey to this command, "
                 "once"}};
}

}  // namespace

Result<tlog::VerifierKey> create_witness(FileStore& files, const std::string& folder,
                                         const std::string& name, const sign::Secret& passphrase) {
  if (files.exists(key_path(folder))) {
    return Error{.kind = ErrorKind::Usage,
                 .what = {"thư mục này đã có nhân chứng", "the folder has a witness already"},
                 .where = folder,
                 .remedy = {"khóa cũ không bị ghi đè; chọn thư mục khác",
                            "nothing was overwritten; choose another folder"}};
  }
  auto signer = tlog::NoteSigner::create(name, tlog::KeyKind::Cosignature);
  if (!signer.ok()) return signer.error();
  const std::string pem = sign::seal_seed(signer.value().seed(), passphrase);
  const std::string vkey = tlog::to_text(signer.value().verifier()) + "\n";
  if (auto made = files.make_directories(folder); !made.ok()) return made.error();
  if (auto written = files.replace(public_key_path(folder), vkey); !written.ok())
    return written.error();
  if (auto written = write_private(files, key_path(folder), pem); !written.ok())
    return written.error();
  return signer.value().verifier();
}

Result<Done> trust_log(FileStore& files, const std::string& folder, const std::string& key) {
  if (!files.exists(key_path(folder))) return no_witness(folder);
  auto parsed = tlog::parse_verifier_key(first_line(key));
  if (!parsed.ok()) return parsed.error();
  auto known = trusted_logs(files, folder);
  if (!known.ok()) return known.error();
  std::vector<tlog::VerifierKey>& keys = known.value();
  if (std::find(keys.begin(), keys.end(), parsed.value()) != keys.end()) return Done{};
  keys.push_back(parsed.value());
  std::string text;
  for (const tlog::VerifierKey& one : keys) text += tlog::to_text(one) + "\n";
  return files.replace(logs_path(folder), text);
}

Result<std::string> answer_as_witness(FileStore& files, const std::string& folder,
                                      const std::string& request, const sign::Secret& passphrase,
                                      Instant now) {
  auto parsed = tlog::parse_request(request);
  if (!parsed.ok()) return parsed.error();
  auto signer = open_witness(files, folder, passphrase);
  if (!signer.ok()) return signer.error();
  auto logs = trusted_logs(files, folder);
  if (!logs.ok()) return logs.error();
  auto note = tlog::parse_note(parsed.value().checkpoint);
  if (!note.ok()) return note.error();
  const std::string origin = first_line(note.value().text);
  const bool is_known = std::any_of(logs.value().begin(), logs.value().end(),
                                    [&](const auto& key) { return key.name == origin; });
  if (!is_known) return unknown_log(origin, folder);
  const std::string state_path =
      join_path(join_path(folder, "seen"), sha256_hex(origin).substr(0, 32) + ".txt");
  std::optional<tlog::WitnessedLog> seen;
  if (files.exists(state_path)) {
    auto text = files.read(state_path);
    if (!text.ok()) return text;
    auto state = tlog::parse_witnessed(text.value());
    if (!state.ok()) return state.error();
    seen = std::move(state).value();
  }
  auto answer = tlog::answer_request(parsed.value(), logs.value(), seen, signer.value(), now);
  if (!answer.ok()) return answer.error();
  if (auto made = files.make_directories(parent_path(state_path)); !made.ok()) return made.error();
  auto kept = files.replace(state_path, tlog::write_witnessed(answer.value().state));
  if (!kept.ok()) return kept.error();
  return answer.value().signature;
}

}  // namespace vanthu::run
