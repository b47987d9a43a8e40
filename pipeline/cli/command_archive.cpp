// vanthu archive: what is stored.
#include <nlohmann/json.hpp>

#include "archive/archive.h"
#include "cli/session.h"

namespace vanthu::cli {
namespace {

using archive::Archive;

Result<Archive> open(Session& session, archive::Access access) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return workspace.error();
  return Archive::open(session.files(), session.clock(), workspace.value().archive(), access);
}

ExitCode init(Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  const std::string root = workspace.value().archive();
  auto made = Archive::create(session.files(), session.clock(), root,
                              {.office = workspace.value().office().name.str()});
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
    session.console().line(all.dump(1));
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

ExitCode show(const ArchiveRequest& request, Session& session) {
  auto opened = open(session, archive::Access::Read);
  if (!opened.ok()) return session.fail(opened.error());
  auto view = opened.value().show(request.id);
  if (!view.ok()) return session.fail(view.error());
  const archive::DossierView& dossier = view.value();
  Console& console = session.console();
  console.line(dossier.description.cell_name.str() + " · " + dossier.description.meeting_id);
  for (const archive::Receipt& receipt : dossier.versions) {
    console.line("v" + std::to_string(receipt.version) + "  " + receipt.created + "  " +
                 receipt.object_id);
  }
  std::vector<std::vector<std::string>> rows = {{"File", ">Byte", "SHA-256", ""}};
  for (const archive::FileView& file : dossier.files) {
    rows.push_back({file.name, std::to_string(file.bytes), file.sha256.substr(0, 16), file.path});
  }
  console.data(format_table(rows));
  return ExitCode::Clean;
}

ExitCode export_dossier(const ArchiveRequest& request, Session& session) {
  auto opened = open(session, archive::Access::Read);
  if (!opened.ok()) return session.fail(opened.error());
  auto view = opened.value().show(request.id);
  if (!view.ok()) return session.fail(view.error());
  if (auto made = session.files().make_directories(request.output); !made.ok()) {
    return session.fail(made.error());
  }
  for (const archive::FileView& file : view.value().files) {
    auto bytes = opened.value().read(request.id, file.name);
    if (!bytes.ok()) return session.fail(bytes.error());
    const std::string path = join_path(request.output, file.name);
    if (session.common().dry_run) continue;
    if (auto written = session.files().create_same(path, bytes.value()); !written.ok()) {
      return session.fail(written.error());
    }
    session.console().line(path);
  }
  return ExitCode::Clean;
}

ExitCode rebuild_index(Session& session) {
  auto opened = open(session, archive::Access::Write);
  if (!opened.ok()) return session.fail(opened.error());
  auto report = opened.value().rebuild_index();
  if (!report.ok()) return session.fail(report.error());
  for (const Error& error : report.value().left_out) session.console().error(error);
  session.console().line(
      Bilingual{"Đã làm lại chỉ mục: " + std::to_string(report.value().dossiers) + " hồ sơ, " +
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
      return export_dossier(request, session);
    case ArchiveRequest::Verb::RebuildIndex:
      return rebuild_index(session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
