// vanthu archive: what is stored.
#include <nlohmann/json.hpp>

#include "archive/archive.h"
#include "cli/json_text.h"
#include "cli/session.h"
#include "cli/store_keys.h"
#include "exchange/timestamp.h"
#include "run/init_workspace.h"

namespace vanthu::cli {
namespace {

using archive::Archive;

Result<Archive> open(Session& session, archive::Access access) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return workspace.error();
  return session.open_archive(workspace.value(), access);
}

ExitCode init(Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  const std::string root = workspace.value().archive();
  if (session.common().dry_run) {
    if (auto free = run::must_be_new(session.files(), root); !free.ok()) {
      return session.fail(free.error());
    }
    session.console().note(
        {"Làm thử: sẽ tạo kho lưu tại " + root, "Dry run: would make an archive at " + root});
    return ExitCode::Clean;
  }
  StoreKeys keys(workspace.value(), session);
  auto made =
      Archive::create(session.files(), session.clock(), root,
                      {.office = workspace.value().office().name.str(), .log_keys = &keys.files});
  if (!made.ok()) return session.fail(made.error());
  session.console().note({"Đã tạo kho lưu trống: " + root, "Made an empty archive: " + root});
  return ExitCode::Clean;
}

ExitCode list(const ArchiveRequest& request, Session& session) {
  auto opened = open(session, archive::Access::Read);
  if (!opened.ok()) return session.fail(opened.error());
  auto listed = opened.value().list({.cell = request.cell, .year = request.year});
  if (!listed.ok()) return session.fail(listed.error());
  if (session.common().json) {
    auto all = nlohmann::ordered_json::array();
    for (const archive::DossierSummary& one : listed.value()) {
      all.push_back({{"object", one.object_id},
                     {"cell", one.cell_code},
                     {"meeting", one.meeting_id},
                     {"kind", one.meeting_kind},
                     {"held_on", one.held_on},
                     {"version", one.head_version},
                     {"documents", one.documents}});
    }
    session.console().line(json_text(all));
    return ExitCode::Clean;
  }
  const bool vi = session.language() == Language::Vi;
  std::vector<std::vector<std::string>> rows = {
      {vi ? "Ngày họp" : "Held on", vi ? "Chi bộ" : "Cell", vi ? "Kỳ họp" : "Meeting",
       vi ? ">Bản" : ">Version", vi ? ">Văn bản" : ">Papers"}};
  for (const archive::DossierSummary& one : listed.value()) {
    rows.push_back({one.held_on, one.cell_name, one.meeting_id, std::to_string(one.head_version),
                    std::to_string(one.documents)});
  }
  session.console().data(format_table(rows));
  return ExitCode::Clean;
}

nlohmann::ordered_json to_json(const archive::DossierView& dossier) {
  auto versions = nlohmann::ordered_json::array();
  for (const archive::Receipt& receipt : dossier.versions) {
    versions.push_back({{"version", receipt.version}, {"created", receipt.created}});
  }
  auto files = nlohmann::ordered_json::array();
  for (const archive::FileView& file : dossier.files) {
    files.push_back(
        {{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}, {"path", file.path}});
  }
  return {{"object", dossier.versions.back().object_id},
          {"cell", dossier.description.cell_code},
          {"meeting", dossier.description.meeting_id},
          {"versions", std::move(versions)},
          {"files", std::move(files)}};
}

ExitCode show(const ArchiveRequest& request, Session& session) {
  auto opened = open(session, archive::Access::Read);
  if (!opened.ok()) return session.fail(opened.error());
  auto view = opened.value().show(request.id);
  if (!view.ok()) return session.fail(view.error());
  const archive::DossierView& dossier = view.value();
  if (session.common().json) {
    session.console().line(json_text(to_json(dossier)));
    return ExitCode::Clean;
  }
  Console& console = session.console();
  console.line(dossier.description.cell_name.str() + " · " + dossier.description.meeting_id);
  for (const archive::Receipt& receipt : dossier.versions) {
    console.line("v" + std::to_string(receipt.version) + "  " +
                 exchange::shown_in_vietnam(receipt.created) + "  " + receipt.object_id);
  }
  std::vector<std::vector<std::string>> rows = {
      {session.language() == Language::Vi ? "Tệp" : "File", ">Byte", "SHA-256", ""}};
  for (const archive::FileView& file : dossier.files) {
    rows.push_back({file.name, std::to_string(file.bytes), file.sha256.substr(0, 16), file.path});
  }
  console.data(format_table(rows));
  return ExitCode::Clean;
}

ExitCode rebuild_index(Session& session) {
  if (session.common().dry_run) {
    auto readable = open(session, archive::Access::Read);
    if (!readable.ok()) return session.fail(readable.error());
    session.console().note({"Làm thử: sẽ lập lại chỉ mục của kho lưu.",
                            "Dry run: would make the archive's index again."});
    return ExitCode::Clean;
  }
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  StoreKeys keys(workspace.value(), session);
  auto opened = session.open_archive_to_store(workspace.value(), keys.files);
  if (!opened.ok()) return session.fail(opened.error());
  auto report = opened.value().rebuild_index();
  if (!report.ok()) return session.fail(report.error());
  for (const Error& error : report.value().left_out) session.console().error(error);
  session.console().line(
      Bilingual{"Đã lập lại chỉ mục: " + std::to_string(report.value().dossiers) + " hồ sơ, " +
                    std::to_string(report.value().documents) + " văn bản.",
                "Index made again: " + std::to_string(report.value().dossiers) + " dossiers, " +
                    std::to_string(report.value().documents) + " papers."});
  return report.value().left_out.empty() ? ExitCode::Clean : ExitCode::Integrity;
}

}  // namespace

ExitCode run_archive(const ArchiveRequest& request, Session& session) {
  switch (request.verb) {
    case ArchiveRequest::Verb::Init:
      return init(session);
    case ArchiveRequest::Verb::List:
      return list(request, session);
    case ArchiveRequest::Verb::Show:
      return show(request, session);
    case ArchiveRequest::Verb::Export:
      return run_export(request, session);
    case ArchiveRequest::Verb::RebuildIndex:
      return rebuild_index(session);
    case ArchiveRequest::Verb::Accept:
      return accept_paper(request.id, request.signers, session);
    case ArchiveRequest::Verb::Access:
      return list_access(request, session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
