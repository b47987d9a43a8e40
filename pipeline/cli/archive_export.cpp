// vanthu archive export: dossiers copied out of the archive, as plain files or as packages.
#include "archive/archive.h"
#include "cli/access_events.h"
#include "cli/command_slots.h"
#include "cli/session.h"
#include "exchange/bagit.h"
#include "exchange/dossier_copy.h"
#include "exchange/package.h"
#include "exchange/transfer_list.h"
#include "exchange/tt05_package.h"

namespace vanthu::cli {
namespace {

using archive::Archive;
using exchange::Attachment;
using exchange::DossierCopy;
using exchange::Package;

struct Opened {
  run::Workspace workspace;
  Archive archive;
};

Result<Opened> open(Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return workspace.error();
  auto archive = session.open_archive(workspace.value(), archive::Access::Read);
  if (!archive.ok()) return archive.error();
  return Opened{.workspace = std::move(workspace).value(), .archive = std::move(archive).value()};
}

// The ids of the dossiers that the request means, in the order of their days.
Result<std::vector<std::string>> chosen(const ArchiveRequest& request, const Archive& archive) {
  if (!request.id.empty()) return std::vector<std::string>{request.id};
  if (request.cell.empty() && request.year == 0 && !request.all) {
    return usage(
        {"chưa nói rõ xuất hồ sơ nào", "it is not said which dossiers to export"},
        {"nêu mã hồ sơ, --cell, --year hoặc --all", "give an id, --cell, --year or --all"});
  }
  auto listed = archive.list({.cell = request.cell, .year = request.year});
  if (!listed.ok()) return listed.error();
  std::vector<std::string> ids;
  for (auto one = listed.value().rbegin(); one != listed.value().rend(); ++one) {
    ids.push_back(one->object_id);
  }
  if (!ids.empty()) return ids;
  return usage({"không có hồ sơ nào phù hợp", "no dossier fits"},
               {"xem các hồ sơ hiện có bằng vanthu archive list",
                "see what there is with vanthu archive list"});
}

ExitCode export_files(const std::string& id, const std::string& folder, const Archive& archive,
                      Session& session) {
  auto view = archive.show(id);
  if (!view.ok()) return session.fail(view.error());
  const bool dry_run = session.common().dry_run;
  if (!dry_run) {
    if (auto made = session.files().make_directories(folder); !made.ok()) {
      return session.fail(made.error());
    }
  }
  for (const archive::FileView& file : view.value().files) {
    auto bytes = archive.read(id, file.name);
    if (!bytes.ok()) return session.fail(bytes.error());
    const std::string path = join_path(folder, file.name);
    if (dry_run) {
      session.console().note({"Làm thử: sẽ ghi " + path, "Dry run: would write " + path});
      continue;
    }
    if (auto written = session.files().create_same(path, bytes.value()); !written.ok()) {
      return session.fail(written.error());
    }
    session.console().line(path);
  }
  return ExitCode::Clean;
}

Error no_fonds(const std::string& office) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"chưa biết phông lưu trữ nên không lập được gói",
                        "the fonds is not known, so no package can be made"},
               .where = office,
               .remedy = {"thêm vào office.xml, ví dụ: <fonds code=\"P01\" name=\"Phông lưu trữ "
                          "Đảng bộ xã …\"/>; mã do lưu trữ cấp trên đặt",
                          "add to office.xml, for example: <fonds code=\"P01\" name=\"Phông lưu "
                          "trữ Đảng bộ xã …\"/>; the superior archive gives the code"}};
}

class Exporter {
 public:
  Exporter(const ArchiveRequest& request, Opened& opened, Session& session)
      : request_(request),
        opened_(opened),
        session_(session),
        list_(opened.workspace.office().name.str()) {}

  ExitCode run(const std::vector<std::string>& ids) {
    if (auto read = read_proof(ids); !read.ok()) return session_.fail(read.error());
    const bool needs_fonds = request_.to == "sip" || request_.to == "aip";
    if (needs_fonds && !opened_.workspace.office().fonds) {
      return session_.fail(no_fonds(opened_.workspace.path("office.xml")));
    }
    ExitCode worst = ExitCode::Clean;
    for (const std::string& id : ids) {
      if (session_.interrupted()) return ExitCode::Interrupted;
      worst = worse(worst, export_one(id, ids.size() > 1));
    }
    if (!request_.with_list || session_.common().dry_run || worst != ExitCode::Clean) return worst;
    auto written = list_.write(session_.files(), request_.output);
    if (!written.ok()) return session_.fail(written.error());
    for (const std::string& path : written.value()) session_.console().line(path);
    return worst;
  }

 private:
  Result<Done> read_proof(const std::vector<std::string>& ids) {
    if (request_.proof.empty()) return Done{};
    if (ids.size() != 1 || request_.to == "files") {
      return usage({"--proof chỉ dùng khi đóng gói đúng một hồ sơ",
                    "--proof is for packing one single dossier"},
                   {"nêu mã hồ sơ và --to", "give the dossier's id and --to"});
    }
    auto bytes = session_.files().read(request_.proof);
    if (!bytes.ok()) return bytes.error();
    attachment_.tlog_proof = std::move(bytes).value();
    return Done{};
  }

  ExitCode export_one(const std::string& id, bool several) {
    const bool plain = request_.to == "files";
    if (plain && !several && !request_.with_list)
      return export_files(id, request_.output, opened_.archive, session_);
    auto view = opened_.archive.show(id);
    if (!view.ok()) return session_.fail(view.error());
    auto copy = exchange::copy_dossier(session_.files(), view.value().folder);
    if (!copy.ok()) return session_.fail(copy.error());
    if (plain) {
      const std::string name = exchange::package_name(copy.value());
      list_.add(copy.value(), name);
      return export_files(id, join_path(request_.output, name), opened_.archive, session_);
    }
    auto package = pack(copy.value());
    if (!package.ok()) return session_.fail(package.error());
    list_.add(copy.value(), package.value().name);
    for (const Bilingual& note : package.value().notes) {
      session_.console().note(
          {package.value().name + ": " + note.vi, package.value().name + ": " + note.en});
    }
    if (session_.common().dry_run) {
      const std::string path = join_path(request_.output, package.value().name);
      session_.console().note({"Làm thử: sẽ ghi " + path, "Dry run: would write " + path});
      return ExitCode::Clean;
    }
    auto written =
        exchange::write_package(session_.files(), request_.output, package.value(), request_.zip);
    if (!written.ok()) return session_.fail(written.error());
    session_.console().line(written.value());
    return ExitCode::Clean;
  }

  Result<Package> pack(const DossierCopy& dossier) {
    const run::Office& office = opened_.workspace.office();
    if (request_.to == "sip" || request_.to == "aip") {
      return exchange::make_tt05_package(
          dossier, request_.to == "sip" ? exchange::PackageKind::Sip : exchange::PackageKind::Aip,
          {.fonds = *office.fonds, .organization = office.name.str()}, attachment_);
    }
    return exchange::make_bag(
        dossier,
        {.organization = office.name.str(), .fonds_code = office.fonds ? office.fonds->code : ""},
        attachment_);
  }

  const ArchiveRequest& request_;
  Opened& opened_;
  Session& session_;
  Attachment attachment_;
  exchange::TransferList list_;
};

}  // namespace

ExitCode run_export(const ArchiveRequest& request, Session& session) {
  auto opened = open(session);
  if (!opened.ok()) return session.fail(opened.error());
  auto ids = chosen(request, opened.value().archive);
  if (!ids.ok()) return session.fail(ids.error());
  // Before anything is handed out.
  auto noted =
      note_access(ids.value(), request, opened.value().workspace, opened.value().archive, session);
  if (!noted.ok()) return session.fail(noted.error());
  return Exporter(request, opened.value(), session).run(ids.value());
}

}  // namespace vanthu::cli
