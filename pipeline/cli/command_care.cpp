// vanthu archive backup, repair, retention, and vanthu hold: keeping the archive.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "care/backup.h"
#include "care/holds.h"
#include "care/retention.h"
#include "cli/json_text.h"
#include "cli/retention_table.h"
#include "cli/session.h"
#include "cli/store_keys.h"
#include "run/key_store.h"

namespace vanthu::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string n(std::uint64_t number) {
  return std::to_string(number);
}

// The copy gets an index of its own, so that it can be searched where it lies.
Result<Done> index_copy(const std::string& folder, Session& session) {
  auto opened = session.open_archive(folder, archive::Access::Write);
  if (!opened.ok()) return opened.error();
  auto rebuilt = opened.value().rebuild_index();
  if (!rebuilt.ok()) return rebuilt.error();
  return Done{};
}

ExitCode print_backup(const care::BackupReport& report, Session& session) {
  Console& console = session.console();
  if (session.common().json) {
    console.line(json_text(Json{{"dossiers", report.objects},
                                {"files_copied", report.files},
                                {"bytes_copied", report.bytes},
                                {"files_known", report.known_files},
                                {"log_entries", report.log_entries},
                                {"damaged", report.damaged}}));
  } else {
    for (const std::string& path : report.damaged) {
      console.line(Bilingual{"không chép vì đã hỏng trong kho: " + path,
                             "not copied, as it is damaged in the archive: " + path});
    }
    console.line(Bilingual{"Bản sao lưu có " + n(report.objects) + " hồ sơ, " +
                               n(report.log_entries) + " dòng nhật ký; lần này chép " +
                               n(report.files) + " tệp, " + n(report.bytes) + " byte.",
                           "The backup has " + n(report.objects) + " dossiers and " +
                               n(report.log_entries) + " log entries; copied now: " +
                               n(report.files) + " files, " + n(report.bytes) + " bytes."});
    if (!report.damaged.empty()) {
      console.line(
          Bilingual{"Chạy vanthu verify để xem chỗ hỏng.", "See vanthu verify for the damage."});
    }
  }
  return report.damaged.empty() ? ExitCode::Clean : ExitCode::Integrity;
}

ExitCode back_up(const std::string& archive, const CareRequest& request, Session& session) {
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ sao lưu " + archive + " sang " + request.folder,
                            "Dry run: would copy " + archive + " to " + request.folder});
    return ExitCode::Clean;
  }
  auto report = care::back_up(session.files(), archive, request.folder);
  if (!report.ok()) return session.fail(report.error());
  if (report.value().files > 0) {
    if (auto indexed = index_copy(request.folder, session); !indexed.ok())
      return session.fail(indexed.error());
  }
  return print_backup(report.value(), session);
}

ExitCode print_repair(const care::RepairReport& report, Session& session) {
  Console& console = session.console();
  if (session.common().json) {
    console.line(json_text(Json{{"mended", report.mended}, {"lost", report.lost}}));
    return report.lost.empty() ? ExitCode::Clean : ExitCode::Integrity;
  }
  for (const std::string& path : report.mended)
    console.line(Bilingual{"đã lấy lại: " + path, "taken back: " + path});
  for (const std::string& path : report.lost)
    console.line(Bilingual{"hỏng ở cả hai nơi: " + path, "damaged in both: " + path});
  console.line(Bilingual{"Đã lấy lại " + n(report.mended.size()) + " tệp, hỏng cả hai nơi " +
                             n(report.lost.size()) + " tệp. Hãy chạy vanthu verify.",
                         n(report.mended.size()) + " files taken back, " + n(report.lost.size()) +
                             " damaged in both. Now run vanthu verify."});
  return report.lost.empty() ? ExitCode::Clean : ExitCode::Integrity;
}

ExitCode repair(const std::string& archive, const CareRequest& request, Session& session) {
  if (session.common().dry_run) {
    session.console().note(
        {"Làm thử: sẽ lấy lại từ " + request.folder + " những gì kho bị thiếu",
         "Dry run: would take back from " + request.folder + " what the archive lacks"});
    return ExitCode::Clean;
  }
  Result<care::RepairReport> report = care::RepairReport{};
  {
    auto lock = session.files().try_lock(join_path(archive, "lock"));
    if (!lock.ok()) return session.fail(lock.error());
    report = care::repair(session.files(), archive, request.folder);
  }
  if (!report.ok()) return session.fail(report.error());
  if (auto indexed = index_copy(archive, session); !indexed.ok())
    return session.fail(indexed.error());
  return print_repair(report.value(), session);
}

constexpr std::size_t kShortId = 12;

// What the list of dossiers gives, all of it or what is due by a day.
Result<std::vector<care::RetainedPaper>> retained_papers(const care::RetentionSchedule& schedule,
                                                         const std::optional<Date>& due,
                                                         const archive::Archive& archive) {
  auto listed = archive.list({});
  if (!listed.ok()) return listed.error();
  std::vector<care::RetainedPaper> all;
  for (const archive::DossierSummary& one : listed.value()) {
    auto view = archive.show(one.object_id);
    if (!view.ok()) return view.error();
    for (care::RetainedPaper& paper :
         care::papers_of(schedule, one.object_id, view.value().description)) {
      if (!due || (paper.due && *paper.due <= *due)) all.push_back(std::move(paper));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    // Those that are kept for ever come last.
    return a.due && (!b.due || *a.due < *b.due);
  });
  return all;
}

bool is_held(const std::vector<care::Hold>& holds, const std::string& object_id) {
  return std::any_of(holds.begin(), holds.end(), [&](const care::Hold& hold) {
    return !hold.release && hold.statement.object_id == object_id;
  });
}

void print_retention(const std::vector<care::RetainedPaper>& papers,
                     const std::vector<care::Hold>& holds, bool only_due, Session& session) {
  const bool vi = session.language() == Language::Vi;
  std::vector<std::vector<std::string>> rows = {
      {vi ? "Xem xét từ" : "May be considered", vi ? "Thời hạn" : "Kept", vi ? "Văn bản" : "Paper",
       vi ? "Kỳ họp" : "Meeting", vi ? "Tạm giữ" : "Held"}};
  std::size_t held = 0;
  for (const care::RetainedPaper& paper : papers) {
    const bool holding = is_held(holds, paper.object_id);
    held += holding ? 1U : 0U;
    const std::string& number = paper.document.number;
    rows.push_back({paper.due ? to_iso(*paper.due) : (vi ? "không" : "never"),
                    paper.retention.code + " " + paper.retention.name.str(),
                    paper.document.kind_name.str() + (number.empty() ? "" : " " + number),
                    paper.meeting_id, holding ? (vi ? "đang giữ" : "held") : ""});
  }
  session.console().data(format_table(rows));
  if (!only_due) return;
  session.console().line(Bilingual{
      n(papers.size()) + " văn bản đến hạn xem xét hủy, trong đó " + n(held) +
          " đang bị tạm giữ. vanthu không hủy gì: việc hủy do hội đồng xét và cấp có thẩm quyền "
          "quyết định.",
      n(papers.size()) + " papers may be considered for destruction, " + n(held) +
          " of them held. vanthu destroys nothing: a council considers, and who has the power "
          "decides."});
}

ExitCode retention(const run::Workspace& workspace, const CareRequest& request, Session& session) {
  auto schedule = read_schedule(workspace, session);
  if (!schedule.ok()) return session.fail(schedule.error());
  auto opened = session.open_archive(workspace, archive::Access::Read);
  if (!opened.ok()) return session.fail(opened.error());
  auto holds = care::list_holds(session.files(), workspace.archive());
  if (!holds.ok()) return session.fail(holds.error());
  auto papers = retained_papers(schedule.value(), request.due, opened.value());
  if (!papers.ok()) return session.fail(papers.error());
  if (!session.common().json) {
    print_retention(papers.value(), holds.value(), request.due.has_value(), session);
    return ExitCode::Clean;
  }
  Json all = Json::array();
  for (const care::RetainedPaper& paper : papers.value()) {
    all.push_back({{"object", paper.object_id},
                   {"meeting", paper.meeting_id},
                   {"file", paper.document.file},
                   {"kind", paper.document.kind},
                   {"class", paper.retention.code},
                   {"due", paper.due ? Json(to_iso(*paper.due)) : Json(nullptr)},
                   {"held", is_held(holds.value(), paper.object_id)}});
  }
  session.console().line(json_text(all));
  return ExitCode::Clean;
}

Json to_json(const care::Hold& hold) {
  Json json{{"id", hold.id},
            {"object", hold.statement.object_id},
            {"by", hold.statement.by.str()},
            {"time", hold.statement.time},
            {"reason", hold.statement.reason.str()},
            {"released", nullptr}};
  if (hold.release) {
    json["released"] = {{"by", hold.release->by.str()},
                        {"time", hold.release->time},
                        {"reason", hold.release->reason.str()}};
  }
  return json;
}

ExitCode list_holds(const run::Workspace& workspace, Session& session) {
  auto holds = care::list_holds(session.files(), workspace.archive());
  if (!holds.ok()) return session.fail(holds.error());
  if (session.common().json) {
    Json all = Json::array();
    for (const care::Hold& hold : holds.value()) all.push_back(to_json(hold));
    session.console().line(json_text(all));
    return ExitCode::Clean;
  }
  const bool vi = session.language() == Language::Vi;
  std::vector<std::vector<std::string>> rows = {{vi ? "Mã" : "Id", vi ? "Từ" : "Since",
                                                 vi ? "Gỡ" : "Released", vi ? "Hồ sơ" : "Dossier",
                                                 vi ? "Lý do" : "Reason"}};
  for (const care::Hold& hold : holds.value()) {
    rows.push_back({hold.id.substr(0, kShortId), hold.statement.time,
                    hold.release ? hold.release->time : "", hold.statement.object_id,
                    hold.statement.reason.str()});
  }
  session.console().data(format_table(rows));
  return ExitCode::Clean;
}

Result<care::Hold> change_hold(const run::Workspace& workspace, const CareRequest& request,
                               Session& session) {
  auto reason = text::normalize(request.reason);
  if (!reason.ok()) return reason.error();
  if (request.reason.find('\n') != std::string::npos || reason.value().str().empty()) {
    return Error{.kind = ErrorKind::Usage,
                 .what = {"lý do phải là một dòng chữ", "the reason must be one line of text"},
                 .where = {},
                 .remedy = {"ghi số và ngày của văn bản yêu cầu tạm giữ",
                            "name the paper that asks for the hold"}};
  }
  StoreKeys keys(workspace, session);
  auto signer = run::open_office_key(session.files(), workspace, keys.passphrase);
  if (!signer.ok()) return signer.error();
  auto opened = session.open_archive_to_store(workspace, keys.files);
  if (!opened.ok()) return opened.error();
  const std::string root = workspace.archive();
  const care::HoldOffice office{session.files(), session.clock(), opened.value(), root,
                                *signer.value()};
  if (request.verb == CareRequest::Verb::HoldRelease)
    return care::release_hold(office, request.id, reason.value());
  auto view = opened.value().show(request.id);
  if (!view.ok()) return view.error();
  return care::place_hold(office, view.value().versions.back().object_id, reason.value());
}

ExitCode hold(const run::Workspace& workspace, const CareRequest& request, Session& session) {
  const bool releases = request.verb == CareRequest::Verb::HoldRelease;
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ ghi một văn bản tạm giữ hoặc gỡ tạm giữ có chữ ký",
                            "Dry run: would write a signed statement"});
    return ExitCode::Clean;
  }
  auto changed = change_hold(workspace, request, session);
  if (!changed.ok()) return session.fail(changed.error());
  if (session.common().json) {
    session.console().line(json_text(to_json(changed.value())));
    return ExitCode::Clean;
  }
  const std::string id = changed.value().id.substr(0, kShortId);
  const std::string& object = changed.value().statement.object_id;
  session.console().line(releases ? Bilingual{"Đã gỡ lệnh tạm giữ " + id + " của hồ sơ " + object,
                                              "Released the hold " + id + " of " + object}
                                  : Bilingual{"Đã tạm giữ hồ sơ " + object + "; mã lệnh: " + id,
                                              "Held " + object + "; id of the hold: " + id});
  return ExitCode::Clean;
}

}  // namespace

ExitCode run_care(const CareRequest& request, Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  const std::string archive = workspace.value().archive();
  switch (request.verb) {
    case CareRequest::Verb::None:
      break;
    case CareRequest::Verb::Backup:
      return back_up(archive, request, session);
    case CareRequest::Verb::Repair:
      return repair(archive, request, session);
    case CareRequest::Verb::Retention:
      return retention(workspace.value(), request, session);
    case CareRequest::Verb::HoldList:
      return list_holds(workspace.value(), session);
    case CareRequest::Verb::HoldPlace:
    case CareRequest::Verb::HoldRelease:
      return hold(workspace.value(), request, session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
