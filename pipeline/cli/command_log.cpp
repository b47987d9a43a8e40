// vanthu log: the archive's log: what it says, proofs of it, its witnesses and its keys.
#include <nlohmann/json.hpp>

#include "cli/log_check.h"
#include "cli/session.h"
#include "cli/store_keys.h"
#include "exchange/timestamp.h"
#include "run/witness_folder.h"

namespace vanthu::cli {
namespace {

using archive::Archive;

Result<Archive> open(Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return workspace.error();
  return session.open_archive(workspace.value(), archive::Access::Read);
}

// To the file that was asked for, else to stdout.
ExitCode hand_out(const LogRequest& request, const Result<std::string>& bytes, Session& session) {
  if (!bytes.ok()) return session.fail(bytes.error());
  if (request.output.empty()) {
    session.console().data(bytes.value());
    return ExitCode::Clean;
  }
  if (session.common().dry_run) {
    session.console().note(
        {"Làm thử: sẽ ghi " + request.output, "Dry run: would write " + request.output});
    return ExitCode::Clean;
  }
  auto written = session.files().replace(request.output, bytes.value());
  if (!written.ok()) return session.fail(written.error());
  session.console().line(request.output);
  return ExitCode::Clean;
}

Error no_entries(const std::string& where) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"kho chưa có dòng nhật ký nào", "the archive's log has no entry yet"},
               .where = where,
               .remedy = {"lưu hồ sơ bằng vanthu run trước", "store with vanthu run first"}};
}

ExitCode show(Session& session) {
  auto opened = open(session);
  if (!opened.ok()) return session.fail(opened.error());
  auto stand = opened.value().log_stand();
  if (!stand.ok()) return session.fail(stand.error());
  if (!stand.value()) return session.fail(no_entries(""));
  auto keys = opened.value().log_verifier_keys();
  if (!keys.ok()) return session.fail(keys.error());
  const archive::LogStand& now = *stand.value();
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  auto trust = run::log_trust(session.files(), workspace.value());
  if (!trust.ok()) return session.fail(trust.error());
  const std::vector<tlog::VerifierKey>& roots = trust.value().roots;
  Console& console = session.console();
  if (session.common().json) {
    auto logs = nlohmann::ordered_json::array();
    for (const tlog::VerifierKey& key : keys.value()) logs.push_back(tlog::to_text(key));
    const nlohmann::ordered_json object{{"origin", now.origin},
                                        {"size", now.size},
                                        {"root", now.root_base64},
                                        {"time", now.time},
                                        {"keys", std::move(logs)}};
    console.line(object.dump(1));
    return ExitCode::Clean;
  }
  const bool vi = session.language() == Language::Vi;
  console.line((vi ? "Nhật ký:   " : "Log:        ") + now.origin);
  console.line((vi ? "Số dòng:   " : "Entries:    ") + std::to_string(now.size));
  console.line((vi ? "Mã gốc:    " : "Root hash:  ") + now.root_base64);
  console.line((vi ? "Dòng cuối: " : "Last entry: ") + exchange::shown_in_vietnam(now.time));
  for (const tlog::VerifierKey& root : roots) {
    if (now.origin.starts_with(root.name.substr(0, root.name.find('/') + 1)))
      console.line((vi ? "Khóa gốc:  " : "Root key:   ") + tlog::to_text(root));
  }
  for (const tlog::VerifierKey& key : keys.value()) {
    console.line((vi ? "Khóa:      " : "Key:        ") + tlog::to_text(key));
  }
  return ExitCode::Clean;
}

ExitCode checkpoint(const LogRequest& request, Session& session) {
  auto opened = open(session);
  if (!opened.ok()) return session.fail(opened.error());
  return hand_out(request, opened.value().signed_checkpoint(), session);
}

ExitCode prove(const LogRequest& request, Session& session) {
  auto opened = open(session);
  if (!opened.ok()) return session.fail(opened.error());
  return hand_out(request, opened.value().prove(request.id, request.version), session);
}

ExitCode request_witness(const LogRequest& request, Session& session) {
  auto opened = open(session);
  if (!opened.ok()) return session.fail(opened.error());
  std::optional<std::uint64_t> from;
  if (request.from != LogRequest::kAsAnswered) from = request.from;
  return hand_out(request, opened.value().request_witness(from), session);
}

Result<sign::Secret> passphrase_of_witness(const LogRequest& request, bool is_new,
                                           Session& session) {
  if (request.passphrase_file.empty())
    return is_new ? ask_new_passphrase(session.language()) : ask_passphrase(session.language());
  auto bytes = session.files().read(request.passphrase_file);
  if (!bytes.ok()) return bytes.error();
  std::string line = run::first_line(std::move(bytes).value());
  return sign::Secret::take(line);
}

ExitCode make_witness(const LogRequest& request, Session& session) {
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ lập nhân chứng tại " + request.folder,
                            "Dry run: would make a witness at " + request.folder});
    return ExitCode::Clean;
  }
  auto passphrase = passphrase_of_witness(request, true, session);
  if (!passphrase.ok()) return session.fail(passphrase.error());
  auto key = run::create_witness(session.files(), request.folder, request.name, passphrase.value());
  if (!key.ok()) return session.fail(key.error());
  session.console().line(tlog::to_text(key.value()));
  session.console().note({"Giao dòng trên cho người giữ kho để ghi vào chính sách.",
                          "Hand this line to whoever keeps the archive, for the policy."});
  return ExitCode::Clean;
}

ExitCode sign(const LogRequest& request, Session& session) {
  if (session.common().dry_run) {
    session.console().note(
        {"Làm thử: sẽ xét và ký " + request.file, "Dry run: would judge and sign " + request.file});
    return ExitCode::Clean;
  }
  if (!request.key.empty()) {
    auto key = session.files().read(request.key);
    if (!key.ok()) return session.fail(key.error());
    auto trusted = run::trust_log(session.files(), request.folder, key.value());
    if (!trusted.ok()) return session.fail(trusted.error());
  }
  auto asked = session.files().read(request.file);
  if (!asked.ok()) return session.fail(asked.error());
  auto passphrase = passphrase_of_witness(request, false, session);
  if (!passphrase.ok()) return session.fail(passphrase.error());
  return hand_out(request,
                  run::answer_as_witness(session.files(), request.folder, asked.value(),
                                         passphrase.value(), session.clock().now()),
                  session);
}

// What a change of the log is made with.
struct Opened {
  Archive& archive;
  const run::Workspace& workspace;
  run::LogKeyFiles& keys;
};

// A command that changes the log: everything it needs, opened.
template <typename Change>
ExitCode change(Session& session, const Bilingual& would, const Change& make) {
  if (session.common().dry_run) {
    session.console().note({"Làm thử: " + would.vi, "Dry run: " + would.en});
    return ExitCode::Clean;
  }
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  StoreKeys keys(workspace.value(), session);
  auto opened = session.open_archive_to_store(workspace.value(), keys.files);
  if (!opened.ok()) return session.fail(opened.error());
  auto done = make(Opened{opened.value(), workspace.value(), keys.files});
  if (!done.ok()) return session.fail(done.error());
  session.console().line(done.value());
  return ExitCode::Clean;
}

Result<Bilingual> keep_answer(const std::string& answer, Archive& archive,
                              const run::Workspace& workspace, FileStore& files) {
  auto policy = archive.policy();
  if (!policy.ok()) return policy.error();
  std::vector<tlog::VerifierKey> witnesses;
  if (policy.value()) {
    for (const tlog::PolicyWitness& one : policy.value()->witnesses) witnesses.push_back(one.key);
  }
  auto cosigned = archive.add_cosignatures(answer, witnesses);
  if (!cosigned.ok()) return cosigned.error();
  const std::string& note = cosigned.value().note;
  // The name, then the size, from the lines of the checkpoint.
  const std::string origin = run::first_line(note);
  const std::string size = run::first_line(note.substr(origin.size() + 1));
  const std::string folder = run::kept_checkpoints_folder(workspace);
  const std::string path =
      join_path(folder, origin.substr(0, 12) + "-" + file_name(origin) + "-" + size + ".note");
  const auto present = files.exists(path) ? files.read(path) : Result<std::string>(std::string());
  if (!present.ok()) return present.error();
  if (!cosigned.value().is_new && present.value() == note) {
    return Bilingual{"Điểm chốt " + size + " dòng đã có chữ ký này từ trước; không có gì thay đổi.",
                     "The checkpoint of " + size +
                         " entries has this cosignature already; nothing was changed."};
  }
  if (auto made = files.make_directories(folder); !made.ok()) return made.error();
  if (auto kept = files.replace(path, note); !kept.ok()) return kept.error();
  return Bilingual{"Đã thêm chữ ký nhân chứng vào điểm chốt " + size + " dòng.",
                   "Added the cosignature to the checkpoint of " + size + " entries."};
}

ExitCode accept(const LogRequest& request, Session& session) {
  auto answer = session.files().read(request.file);
  if (!answer.ok()) return session.fail(answer.error());
  return change(session, {"sẽ thêm chữ ký nhân chứng", "would add the cosignature"},
                [&](const Opened& at) {
                  return keep_answer(answer.value(), at.archive, at.workspace, session.files());
                });
}

ExitCode set_policy(const LogRequest& request, Session& session) {
  auto text = read_policy(session.files(), request.file);
  if (!text.ok()) return session.fail(text.error());
  return change(session, {"sẽ đặt chính sách nhân chứng", "would set the policy"},
                [&](const Opened& at) -> Result<Bilingual> {
                  if (auto set = at.archive.set_policy(text.value()); !set.ok()) return set.error();
                  return Bilingual{"Đã đặt chính sách nhân chứng và ghi vào nhật ký.",
                                   "The policy is set and logged."};
                });
}

ExitCode accept_clock(Session& session) {
  return change(session,
                {"sẽ ghi nhận rằng giờ trong nhật ký đi trước đồng hồ",
                 "would enter that the log's time is ahead of the clock"},
                [](const Opened& at) -> Result<Bilingual> {
                  if (auto done = at.archive.accept_clock(); !done.ok()) return done.error();
                  return Bilingual{
                      "Đã ghi vào nhật ký: giờ của các dòng trước đi trước đồng hồ. Các dòng sau "
                      "mang giờ tiếp theo đó cho tới khi đồng hồ theo kịp.",
                      "Entered: the times of the entries before are ahead of the clock. Later "
                      "entries go on from there until the clock has caught up."};
                });
}

ExitCode rotate(Session& session) {
  return change(session,
                {"sẽ đóng nhật ký và mở nhật ký với khóa mới",
                 "would close the log and open one with a new key"},
                [](const Opened& at) -> Result<Bilingual> {
                  if (auto done = at.archive.rotate_log_key(); !done.ok()) return done.error();
                  return Bilingual{"Đã đổi khóa nhật ký; hãy sao lưu thư mục keys/log.",
                                   "The log has a new key; back up the folder keys/log."};
                });
}

// Whoever only wants another key does not enter for ever that one was lost.
Result<Done> make_sure_it_is_lost(const Opened& at) {
  // An old copy is all that is left: the end of the log is lost with the newer ones.
  if (at.archive.is_behind_kept()) return Done{};
  if (auto kept = at.archive.check_kept(); !kept.ok()) return kept;
  auto checkpoint = at.archive.signed_checkpoint();
  if (!checkpoint.ok()) return Done{};
  if (const auto key = at.keys.open(run::first_line(checkpoint.value())); !key.ok()) return Done{};
  return Error{
      .kind = ErrorKind::Usage,
      .what = {"khóa của nhật ký vẫn còn và mở được", "the log's key is there and opens"},
      .where = at.workspace.path("keys/log"),
      .remedy = {"đổi khóa: vanthu log rotate; khóa đã lộ: vanthu log stolen",
                 "another key: vanthu log rotate; one that others have: vanthu log stolen"}};
}

ExitCode replace_key(const LogRequest& request, archive::ShardReason reason, Session& session) {
  std::string checkpoint;
  if (!request.file.empty()) {
    auto bytes = session.files().read(request.file);
    if (!bytes.ok()) return session.fail(bytes.error());
    checkpoint = std::move(bytes).value();
  }
  return change(session,
                {"sẽ mở nhật ký mới do khóa gốc xác nhận",
                 "would open a new log that the root key vouches for"},
                [&](const Opened& at) -> Result<Bilingual> {
                  if (reason == archive::ShardReason::Lost) {
                    if (auto lost = make_sure_it_is_lost(at); !lost.ok()) return lost.error();
                  }
                  if (checkpoint.empty()) {
                    auto present = at.archive.signed_checkpoint();
                    if (!present.ok()) return present.error();
                    checkpoint = std::move(present).value();
                  }
                  auto again = at.archive.replace_log_key(reason, checkpoint);
                  if (!again.ok()) return again.error();
                  const std::string count = std::to_string(again.value());
                  return Bilingual{
                      "Đã mở nhật ký mới với khóa mới; " + count +
                          " phiên bản được ghi lại. Hãy sao lưu thư mục keys/log.",
                      "A new log with a new key is open; " + count +
                          " versions were entered again. Back up the folder keys/log."};
                });
}

}  // namespace

ExitCode run_log(const LogRequest& request, Session& session) {
  using Verb = LogRequest::Verb;
  switch (request.verb) {
    case Verb::Show:
      return show(session);
    case Verb::Checkpoint:
      return checkpoint(request, session);
    case Verb::Proof:
      return prove(request, session);
    case Verb::Check:
      return check_proof(request, session);
    case Verb::Request:
      return request_witness(request, session);
    case Verb::Witness:
      return make_witness(request, session);
    case Verb::Sign:
      return sign(request, session);
    case Verb::Accept:
      return accept(request, session);
    case Verb::Policy:
      return set_policy(request, session);
    case Verb::Clock:
      return accept_clock(session);
    case Verb::Rotate:
      return rotate(session);
    case Verb::Lost:
      return replace_key(request, archive::ShardReason::Lost, session);
    case Verb::Stolen:
      return replace_key(request, archive::ShardReason::Stolen, session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
