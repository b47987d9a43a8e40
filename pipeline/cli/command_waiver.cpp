// vanthu waiver: sign a waiver, list those there are.
#include <nlohmann/json.hpp>

#include "cli/ask_passphrase.h"
#include "cli/session.h"
#include "ingest/diagnostic.h"
#include "run/data_folder.h"
#include "run/key_store.h"
#include "run/waivers.h"
#include "sign/cms.h"

namespace vanthu::cli {
namespace {

Result<rules::Rulebook> read_rulebook(Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return data.error();
  return run::read_rulebook(session.files(), data.value());
}

void complain(const SourceText& source, const findings::Findings& findings, Session& session) {
  const auto paint = session.console().color() ? ingest::Paint::Ansi : ingest::Paint::Plain;
  for (const auto& finding : findings) {
    session.console().complain(
        ingest::render_diagnostic(source, finding, session.language(), paint));
  }
}

Error not_xml(const std::string& path) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"tệp miễn trừ phải có đuôi .xml", "a waiver is a file named .xml"},
               .where = path,
               .remedy = {"ví dụ: vanthu waiver sign waivers/2026-10.xml",
                          "such as: vanthu waiver sign waivers/2026-10.xml"}};
}

ExitCode sign(const WaiverRequest& request, Session& session) {
  const std::string& path = request.file;
  if (path.size() <= 4 || path.substr(path.size() - 4) != ".xml") {
    return session.fail(not_xml(path));
  }
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  auto rulebook = read_rulebook(session);
  if (!rulebook.ok()) return session.fail(rulebook.error());
  auto bytes = session.files().read(path);
  if (!bytes.ok()) return session.fail(bytes.error());
  const SourceText source(path, std::move(bytes).value());
  const auto waiver = rules::parse_waiver(source, rulebook.value());
  complain(source, waiver.findings(), session);
  if (!waiver.ok()) return ExitCode::Input;
  const std::string target = run::signature_path(path);
  if (session.common().dry_run) {
    session.console().note(
        {"Làm thử: sẽ ghi chữ ký " + target, "Dry run: would write the signature " + target});
    return ExitCode::Clean;
  }
  auto signer = run::open_office_key(session.files(), workspace.value(),
                                     asker(session.language(), workspace.value()));
  if (!signer.ok()) return session.fail(signer.error());
  auto signature = sign::sign_detached(source.bytes(), *signer.value());
  if (!signature.ok()) return session.fail(signature.error());
  auto written = session.files().replace(target, signature.value());
  if (!written.ok()) return session.fail(written.error());
  session.console().line(
      Bilingual{"Đã ký " + path + " bằng chứng thư " +
                    signer.value()->certificate().subject().full + "; chữ ký: " + target,
                "Signed " + path + " as " + signer.value()->certificate().subject().full +
                    "; signature: " + target});
  return ExitCode::Clean;
}

std::string target_of(const rules::Waiver& waiver) {
  if (!waiver.record.empty()) return waiver.record;
  return waiver.cell + " " + to_iso(*waiver.period.from) + "–" + to_iso(*waiver.period.to);
}

void print_json(const std::vector<run::WaiverFile>& files, Session& session) {
  auto all = nlohmann::ordered_json::array();
  for (const run::WaiverFile& file : files) {
    nlohmann::ordered_json one{{"file", file.name}, {"valid", file.waiver.has_value()}};
    if (file.waiver) {
      one["rule"] = file.waiver->rule;
      one["target"] = target_of(*file.waiver);
      one["expires"] = to_iso(file.waiver->expires);
      one["reason"] = file.waiver->reason.str();
      one["signer"] = file.signer;
    }
    for (const auto& finding : file.problems) one["problems"].push_back(finding.id);
    all.push_back(std::move(one));
  }
  session.console().line(all.dump(1));
}

ExitCode list(Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  auto rulebook = read_rulebook(session);
  if (!rulebook.ok()) return session.fail(rulebook.error());
  auto shelf = run::WaiverShelf::read(session.files(), workspace.value(), rulebook.value());
  if (!shelf.ok()) return session.fail(shelf.error());
  const bool vi = session.language() == Language::Vi;
  if (session.common().json) {
    print_json(shelf.value().files(), session);
  } else {
    std::vector<std::vector<std::string>> rows = {{vi ? "Tệp" : "File", vi ? "Quy tắc" : "Rule",
                                                   vi ? "Cho" : "For", vi ? "Đến hết" : "Until",
                                                   vi ? "Người ký" : "Signer"}};
    for (const run::WaiverFile& file : shelf.value().files()) {
      complain(file.source, file.problems, session);
      if (!file.waiver) continue;
      rows.push_back({file.name, file.waiver->rule, target_of(*file.waiver),
                      to_iso(file.waiver->expires), file.signer});
    }
    session.console().data(format_table(rows));
  }
  return shelf.value().has_problems() ? ExitCode::Integrity : ExitCode::Clean;
}

}  // namespace

ExitCode run_waiver(const WaiverRequest& request, Session& session) {
  switch (request.verb) {
    case WaiverRequest::Verb::Sign:
      return sign(request, session);
    case WaiverRequest::Verb::List:
      return list(session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
