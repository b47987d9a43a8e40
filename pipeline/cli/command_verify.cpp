// vanthu verify: the archive, one object, or any stray file.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "care/backup.h"
#include "cli/json_text.h"
#include "cli/session.h"
#include "cli/verify_papers.h"
#include "cli/verify_words.h"
#include "run/key_store.h"
#include "run/log_key_files.h"
#include "run/verify_archive.h"
#include "sign/trust_list.h"

namespace vanthu::cli {
namespace {

using archive::VerifyProblem;
using archive::VerifyReport;
using Json = nlohmann::ordered_json;

// What was found out about the archive, an object or a file: told already when text was asked for.
struct Verified {
  ExitCode code = ExitCode::Clean;
  Json json = {};
};

struct Opened {
  archive::Archive archive;
  sign::TrustList trusted;
  archive::LogTrust log;
  // Its folder, when it is a backup of the workspace's archive.
  std::string own_backup;
};

// A folder of its own, with the note of the workspace's archive; where a note cannot be read, by
// what repair goes by.
bool is_own_backup(const std::string& folder, const run::Workspace& workspace,
                   const std::vector<tlog::VerifierKey>& roots, const FileStore& files) {
  std::error_code code;
  if (std::filesystem::equivalent(folder, workspace.archive(), code)) return false;
  const auto ours = archive::read_note(files, archive::Layout(workspace.archive()));
  const auto theirs = archive::read_note(files, archive::Layout(folder));
  // Without its own note the archive mends nothing.
  if (!ours.ok()) return false;
  if (theirs.ok()) return ours.value() == theirs.value();
  return care::check_is_backup_of(files, workspace.archive(), folder, roots).ok();
}

Bilingual ask_for_another() {
  return {
      "không rõ đây là bản của kho nào; xin một bản chép khác từ nơi đã đưa, hoặc sao lưu lại "
      "kho sang một thư mục rỗng: vanthu archive backup THƯ_MỤC",
      "nothing tells whose this is; ask where it came from for another copy, or back the archive "
      "up to an empty folder: vanthu archive backup FOLDER"};
}

// What the auditor brings goes before what the workspace knows.
Result<Done> add_trust(const VerifyRequest& request, Session& session, archive::LogTrust& trust) {
  if (!request.roots.empty()) trust.roots.clear();
  for (const std::string& path : request.roots) {
    auto key = run::read_verifier_key(session.files(), path);
    if (!key.ok()) return key.error();
    trust.roots.push_back(std::move(key).value());
  }
  for (const std::string& path : request.kept) {
    auto text = session.files().read(path);
    if (!text.ok()) return text.error();
    trust.checkpoints.push_back(std::move(text).value());
  }
  return Done{};
}

// A copy in another place is judged by what the workspace trusts, where there is one.
Result<Opened> open(const VerifyRequest& request, Session& session) {
  auto workspace = session.workspace_if_any();
  if (!workspace.ok()) return workspace.error();
  if (!workspace.value() && request.archive.empty()) return session.workspace().error();
  sign::TrustList trusted;
  // Somebody's copy without anybody's keys proves nothing by itself.
  archive::LogTrust log{.needs_log = true};
  std::vector<tlog::VerifierKey> own_roots;
  if (workspace.value()) {
    auto list = run::trust_list(session.files(), *workspace.value());
    if (!list.ok()) return list.error();
    trusted = std::move(list).value();
    auto known = run::log_trust(session.files(), *workspace.value());
    if (!known.ok()) return known.error();
    log = std::move(known).value();
    own_roots = log.roots;
    // A copy is of an earlier moment than what was published and witnesses have seen since.
    if (!request.archive.empty()) {
      log.checkpoints.clear();
      log.own_checkpoints.clear();
    }
  }
  if (auto added = add_trust(request, session, log); !added.ok()) return added.error();
  auto opened = request.archive.empty()
                    ? session.open_archive(*workspace.value(), archive::Access::Read)
                    : session.open_archive(request.archive, archive::Access::Read);
  const bool is_backup =
      !request.archive.empty() && workspace.value() &&
      is_own_backup(request.archive, *workspace.value(), own_roots, session.files());
  if (!opened.ok()) {
    Error error = opened.error();
    const bool is_copy = !request.archive.empty() && error.kind == ErrorKind::Integrity;
    if (is_copy) error.remedy = is_backup ? mend_backup(request.archive) : ask_for_another();
    return error;
  }
  return Opened{.archive = std::move(opened).value(),
                .trusted = std::move(trusted),
                .log = std::move(log),
                .own_backup = is_backup ? request.archive : std::string()};
}

Json to_json(const std::vector<VerifyProblem>& problems) {
  Json all = Json::array();
  for (const VerifyProblem& problem : problems) {
    all.push_back({{"code", problem.code},
                   {"path", problem.path},
                   {"what", {{"vi", problem.what.vi}, {"en", problem.what.en}}}});
  }
  return all;
}

Json to_json(const std::vector<archive::GivenUpLog>& logs) {
  Json all = Json::array();
  for (const archive::GivenUpLog& one : logs) {
    all.push_back({{"log", one.name},
                   {"reason", one.was_stolen ? "stolen" : "lost"},
                   {"counted", one.counted},
                   {"entries", one.size}});
  }
  return all;
}

Json to_json(const VerifyReport& report) {
  return {{"clean", report.is_clean()},
          {"objects", report.objects},
          {"versions", report.versions},
          {"files", report.files},
          {"bytes", report.bytes},
          {"valid_signatures", report.valid_signatures},
          {"log_entries", report.log_entries},
          {"present_log_entries", report.to_witness},
          {"witnessed_entries", report.witnessed},
          {"given_up_logs", to_json(report.given_up)},
          {"problems", to_json(report.problems)},
          {"unchecked", to_json(report.unchecked)}};
}

ExitCode exit_code_of_report(const VerifyReport& report) {
  if (!report.problems.empty()) return ExitCode::Integrity;
  return report.unchecked.empty() ? ExitCode::Clean : ExitCode::Unchecked;
}

void add(VerifyReport& report, const run::Remade& remade) {
  const auto append = [](auto& to, const auto& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  append(report.problems, remade.problems);
  append(report.unchecked, remade.unchecked);
}

Verified verify_object(const Opened& opened, const std::string& object_id, int level,
                       Session& session) {
  archive::VerifyOptions options;
  options.signatures = run::signature_checks(opened.trusted);
  options.object_id = object_id;
  options.log = opened.log;
  options.level = static_cast<archive::VerifyLevel>(level);
  if (session.jobs() > 1) options.in_order = run::in_order_by(session.jobs());
  options.progress = [&](const archive::VerifyProgress& progress) {
    session.console().progress(progress.objects_done, progress.objects_total,
                               session.language() == Language::Vi ? "đọc lại" : "reading");
    return !session.interrupted();
  };
  std::vector<std::string> folders;
  const bool with_papers = options.level == archive::VerifyLevel::Papers;
  if (with_papers) options.seen = [&](const std::string& folder) { folders.push_back(folder); };
  auto report = opened.archive.verify(options);
  session.console().end_progress();
  if (!report.ok()) return {.code = session.fail(report.error())};
  Json json;
  Bilingual remade_line;
  if (with_papers && !session.interrupted()) {
    auto remade = remake_papers(folders, opened.trusted, session);
    if (!remade.ok()) return {.code = session.fail(remade.error())};
    add(report.value(), remade.value());
    remade_line = remade_words(remade.value());
    json = to_json(report.value());
    json["remade"] = {{"versions", remade.value().versions},
                      {"reproduced", remade.value().reproduced},
                      {"papers", remade.value().papers},
                      {"other_rulebook", remade.value().other_rulebook}};
  } else {
    json = to_json(report.value());
  }
  if (!session.common().json) {
    print_report(report.value(), options, opened.own_backup, session);
    if (!remade_line.empty()) session.console().line(remade_line);
  }
  return {
      .code = session.interrupted() ? ExitCode::Interrupted : exit_code_of_report(report.value()),
      .json = std::move(json)};
}

std::string_view name_of(run::StrayKind kind) {
  switch (kind) {
    case run::StrayKind::Identical:
      return "identical";
    case run::StrayKind::OlderVersion:
      return "older_version";
    case run::StrayKind::Altered:
      return "altered";
    case run::StrayKind::NotStored:
      return "not_stored";
    case run::StrayKind::NotFromHere:
      return "not_from_here";
    case run::StrayKind::SignedSince:
      return "signed_since";
  }
  return {};
}

ExitCode exit_code_of_stray(const run::StrayFile& stray) {
  switch (stray.kind) {
    case run::StrayKind::Identical:
    case run::StrayKind::OlderVersion:
      return ExitCode::Clean;
    // Anybody can sign: whose signature it is, a person has to find out.
    case run::StrayKind::SignedSince:
      return stray.signed_since && !stray.signed_since->is_doubtful() ? ExitCode::Clean
                                                                      : ExitCode::Unchecked;
    case run::StrayKind::Altered:
      return ExitCode::Integrity;
    case run::StrayKind::NotStored:
    case run::StrayKind::NotFromHere:
      return ExitCode::Unchecked;
  }
  return ExitCode::Bug;
}

Json to_json(const run::StrayFile& stray, const std::string& path) {
  Json object{{"file", path}, {"kind", name_of(stray.kind)}};
  object["places"] = Json::array();
  for (const archive::FilePlace& place : stray.places) {
    object["places"].push_back({{"path", place.path},
                                {"cell", place.cell_name},
                                {"meeting", place.meeting_id},
                                {"version", place.version}});
  }
  if (!stray.signatures.empty()) {
    object["signatures"] = {{"vi", stray.signatures.vi}, {"en", stray.signatures.en}};
  }
  if (stray.signed_since) {
    object["signed_since"] = {{"signers", stray.signed_since->signers},
                              {"untrusted", stray.signed_since->untrusted},
                              {"new_visible_fields", stray.signed_since->new_visible_fields}};
  }
  object["signature_reports"] = Json::array();
  for (const run::SignatureReport& one : stray.reports) {
    Json findings = Json::array();
    for (const auto& finding : one.findings) findings.push_back(finding.id);
    object["signature_reports"].push_back({{"field", one.field},
                                           {"signer", one.signer},
                                           {"kind", one.is_timestamp ? "timestamp" : "signature"},
                                           {"level", one.level},
                                           {"time", one.time},
                                           {"time_proven", one.time_proven},
                                           {"intact", one.intact},
                                           {"trusted", one.trusted},
                                           {"covers", one.covered_bytes},
                                           {"findings", std::move(findings)}});
  }
  return object;
}

Bilingual stray_words(const run::StrayFile& stray) {
  switch (stray.kind) {
    case run::StrayKind::Identical:
      return {"giống hệt bản lưu", "identical to the archived file"};
    case run::StrayKind::OlderVersion:
      return {"giống một phiên bản cũ, đã được thay thế", "identical to a superseded version"};
    case run::StrayKind::Altered:
      return {
          "mang chữ ký của văn phòng nhưng không giống bản lưu nào: đã bị thay đổi sau khi lưu",
          "carries the office's signature but equals no archived file: altered after archiving"};
    case run::StrayKind::NotStored:
      return {"chữ ký còn nguyên vẹn, nhưng kho không có bản này",
              "the signature is whole, but the archive has no such version"};
    case run::StrayKind::NotFromHere:
      return {"không phải tệp từ kho này", "not from this archive"};
    case run::StrayKind::SignedSince:
      return {"bản lưu đã được ký thêm, chưa nhận vào kho (vanthu archive accept)",
              "the archived file, signed since and not accepted yet (vanthu archive accept)"};
  }
  return {};
}

void print_stray(const run::StrayFile& stray, const std::string& path, Session& session) {
  std::string text = path + ": " + stray_words(stray).in(session.language());
  for (const archive::FilePlace& place : stray.places) {
    text += "\n  " + place.path + " (" + place.cell_name + ", " + place.meeting_id + ", v" +
            std::to_string(place.version) + ")";
  }
  if (!stray.signatures.empty()) text += "\n  " + stray.signatures.in(session.language());
  for (const run::SignatureReport& one : stray.reports) {
    text += "\n  " + run::describe(one).in(session.language());
    for (const auto& finding : one.findings) {
      text += "\n    - " + finding.id + ": " + finding.message.in(session.language());
    }
  }
  session.console().line(text);
  if (stray.kind == run::StrayKind::NotStored) session.console().note(run::not_stored_reasons());
  if (!stray.signed_since) return;
  for (const Bilingual& remark : run::remarks_on(*stray.signed_since)) {
    session.console().note(remark);
  }
}

Verified examine(const Opened& opened, const std::string& path, Session& session) {
  auto examined = run::examine_stray_file(session.files(), opened.archive, opened.trusted, path);
  if (!examined.ok()) return {.code = session.fail(examined.error())};
  if (!session.common().json) print_stray(examined.value(), path, session);
  return {.code = exit_code_of_stray(examined.value()), .json = to_json(examined.value(), path)};
}

// A file that is there, else the id of an object.
Verified verify_target(const Opened& opened, const std::string& target, int level,
                       Session& session) {
  if (session.files().exists(target)) return examine(opened, target, session);
  auto view = opened.archive.show(target);
  // Ids have neither folders nor endings.
  if (!view.ok() && target.find_first_of("/.") != std::string::npos) {
    return {
        .code = session.fail(
            {.kind = ErrorKind::Usage,
             .what = {"không có tệp này", "there is no such file"},
             .where = target,
             .remedy = {"kiểm tra lại đường dẫn; hoặc nêu mã hồ sơ như vanthu archive list đã in",
                        "check the path; or name a dossier as vanthu archive list prints it"}})};
  }
  if (!view.ok()) return {.code = session.fail(view.error())};
  return verify_object(opened, view.value().versions.back().object_id, level, session);
}

}  // namespace

ExitCode run_verify(const VerifyRequest& request, Session& session) {
  auto opened = open(request, session);
  if (!opened.ok()) return session.fail(opened.error());
  const bool json = session.common().json;
  if (request.targets.empty()) {
    const Verified whole = verify_object(opened.value(), "", request.level, session);
    if (json && !whole.json.empty()) session.console().line(json_text(whole.json));
    return whole.code;
  }
  ExitCode worst = ExitCode::Clean;
  Json all = Json::array();
  for (const std::string& target : request.targets) {
    Verified one = verify_target(opened.value(), target, request.level, session);
    if (!one.json.empty()) all.push_back(std::move(one.json));
    worst = worse(worst, one.code);
  }
  if (json) {
    session.console().line(json_text(all));
  }
  return worst;
}

}  // namespace vanthu::cli
