#include "cli/hold_commands.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/layout.h"
#include "care/holds.h"
#include "care/retention.h"
#include "cli/json_text.h"
#include "cli/retention_table.h"
#include "cli/store_keys.h"
#include "exchange/timestamp.h"
#include "run/asked_retention.h"
#include "run/key_store.h"
#include "run/log_key_files.h"

namespace vanthu::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string n(std::uint64_t number) {
  return std::to_string(number);
}

constexpr std::size_t kShortId = 12;

// A record that cannot be read asks for nothing; verify names it.
void lengthen_as_asked(const care::RetentionSchedule& schedule, const std::string& object,
                       const archive::Archive& archive, std::vector<care::RetainedPaper>& papers) {
  const bool is_any_due = std::any_of(papers.begin(), papers.end(),
                                      [](const auto& paper) { return paper.due.has_value(); });
  if (!is_any_due) return;
  auto record = archive.read(object, archive::kRecordName);
  if (!record.ok()) return;
  const auto years = run::asked_retention(std::move(record).value());
  if (!years) return;
  for (care::RetainedPaper& paper : papers) care::lengthen(paper, schedule.at_least(*years));
}

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
    auto papers = care::papers_of(schedule, one.object_id, view.value().description);
    lengthen_as_asked(schedule, one.object_id, archive, papers);
    for (care::RetainedPaper& paper : papers) {
      if (!due || (paper.due && *paper.due <= *due)) all.push_back(std::move(paper));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    // Those that are kept for ever come last.
    return a.due && (!b.due || *a.due < *b.due);
  });
  return all;
}

Result<care::HoldTrust> hold_trust(const run::Workspace& workspace, Session& session) {
  auto signers = run::trust_list(session.files(), workspace);
  if (!signers.ok()) return signers.error();
  auto log = run::log_trust(session.files(), workspace);
  if (!log.ok()) return log.error();
  return care::HoldTrust{.signers = std::move(signers).value(), .log = std::move(log).value()};
}

Result<care::HoldList> read_holds(const run::Workspace& workspace, Session& session) {
  auto trust = hold_trust(workspace, session);
  if (!trust.ok()) return trust.error();
  return care::list_holds(session.files(), workspace.archive(), trust.value());
}

// What lies in care/ and counts for nothing, and what should lie there.
void print_doubted(const care::HoldList& holds, Session& session) {
  const Language language = session.language();
  const bool vi = language == Language::Vi;
  for (const care::DoubtedStatement& one : holds.doubted) {
    const Bilingual mark = one.is_unfinished ? Bilingual{"còn dở: ", "unfinished: "}
                                             : Bilingual{"không tin: ", "not believed: "};
    std::string text = mark.in(language) + one.why.in(language) + "\n  " + one.path;
    if (!one.holds_object.empty()) {
      text +=
          (vi ? "\n  hồ sơ này vẫn coi là đang tạm giữ: " : "\n  its dossier counts as held: ") +
          one.holds_object;
    }
    session.console().line(text + (vi ? "\n  = gợi ý: " : "\n  = hint: ") +
                           one.remedy.in(language));
  }
}

Json doubted_json(const care::HoldList& holds) {
  Json all = Json::array();
  for (const care::DoubtedStatement& one : holds.doubted) {
    all.push_back({{"path", one.path},
                   {"why", {{"vi", one.why.vi}, {"en", one.why.en}}},
                   {"unfinished", one.is_unfinished},
                   {"holds", one.holds_object.empty() ? Json(nullptr) : Json(one.holds_object)}});
  }
  return all;
}

ExitCode code_of(const care::HoldList& holds) {
  if (holds.doubted.empty()) return ExitCode::Clean;
  return holds.is_sound() ? ExitCode::Unchecked : ExitCode::Integrity;
}

void print_retention(const std::vector<care::RetainedPaper>& papers, const care::HoldList& holds,
                     bool only_due, Session& session) {
  const bool vi = session.language() == Language::Vi;
  std::vector<std::vector<std::string>> rows = {
      {vi ? "Xem xét từ" : "May be considered", vi ? "Thời hạn" : "Kept", vi ? "Văn bản" : "Paper",
       vi ? "Kỳ họp" : "Meeting", vi ? "Tạm giữ" : "Held"}};
  std::size_t held = 0;
  for (const care::RetainedPaper& paper : papers) {
    const bool holding = holds.is_held(paper.object_id);
    held += holding ? 1U : 0U;
    const std::string& number = paper.document.number;
    const char* by_record = !paper.is_by_record ? "" : vi ? " (hồ sơ ghi)" : " (by its record)";
    rows.push_back({paper.due ? to_iso(*paper.due) : (vi ? "không" : "never"),
                    paper.retention.code + " " + paper.retention.name.str() + by_record,
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

}  // namespace

ExitCode tell_retention(const run::Workspace& workspace, const CareRequest& request,
                        Session& session) {
  auto schedule = read_schedule(workspace, session);
  if (!schedule.ok()) return session.fail(schedule.error());
  auto opened = session.open_archive(workspace, archive::Access::Read);
  if (!opened.ok()) return session.fail(opened.error());
  auto holds = read_holds(workspace, session);
  if (!holds.ok()) return session.fail(holds.error());
  auto papers = retained_papers(schedule.value(), request.due, opened.value());
  if (!papers.ok()) return session.fail(papers.error());
  if (!session.common().json) {
    print_retention(papers.value(), holds.value(), request.due.has_value(), session);
    print_doubted(holds.value(), session);
    return code_of(holds.value());
  }
  Json all = Json::array();
  for (const care::RetainedPaper& paper : papers.value()) {
    all.push_back({{"object", paper.object_id},
                   {"meeting", paper.meeting_id},
                   {"file", paper.document.file},
                   {"kind", paper.document.kind},
                   {"class", paper.retention.code},
                   {"by_record", paper.is_by_record},
                   {"due", paper.due ? Json(to_iso(*paper.due)) : Json(nullptr)},
                   {"held", holds.value().is_held(paper.object_id)}});
  }
  session.console().line(
      json_text(Json{{"papers", all}, {"not_believed", doubted_json(holds.value())}}));
  return code_of(holds.value());
}

namespace {

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

}  // namespace

ExitCode tell_holds(const run::Workspace& workspace, Session& session) {
  auto holds = read_holds(workspace, session);
  if (!holds.ok()) return session.fail(holds.error());
  if (session.common().json) {
    Json all = Json::array();
    for (const care::Hold& hold : holds.value().holds) all.push_back(to_json(hold));
    session.console().line(
        json_text(Json{{"holds", all}, {"not_believed", doubted_json(holds.value())}}));
    return code_of(holds.value());
  }
  const bool vi = session.language() == Language::Vi;
  std::vector<std::vector<std::string>> rows = {{vi ? "Mã" : "Id", vi ? "Từ" : "Since",
                                                 vi ? "Gỡ" : "Released", vi ? "Hồ sơ" : "Dossier",
                                                 vi ? "Lý do" : "Reason"}};
  for (const care::Hold& hold : holds.value().holds) {
    rows.push_back({hold.id.substr(0, kShortId), exchange::shown_in_vietnam(hold.statement.time),
                    hold.release ? exchange::shown_in_vietnam(hold.release->time) : "",
                    hold.statement.object_id, hold.statement.reason.str()});
  }
  session.console().data(format_table(rows));
  print_doubted(holds.value(), session);
  return code_of(holds.value());
}

namespace {

Result<care::Hold> write_hold(const run::Workspace& workspace, const CareRequest& request,
                              Session& session) {
  auto reason = text::normalize(request.reason);
  if (!reason.ok()) return reason.error();
  const bool is_blank = reason.value().str().find_first_not_of(' ') == std::string::npos;
  if (request.reason.find('\n') != std::string::npos || is_blank) {
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
  auto trust = hold_trust(workspace, session);
  if (!trust.ok()) return trust.error();
  const care::HoldOffice office{session.files(), session.clock(), opened.value(), root,
                                *signer.value(), trust.value()};
  if (request.verb == CareRequest::Verb::HoldRelease)
    return care::release_hold(office, request.id, reason.value());
  auto view = opened.value().show(request.id);
  if (!view.ok()) return view.error();
  return care::place_hold(office, view.value().versions.back().object_id, reason.value());
}

}  // namespace

ExitCode change_hold(const run::Workspace& workspace, const CareRequest& request,
                     Session& session) {
  const bool releases = request.verb == CareRequest::Verb::HoldRelease;
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ ghi một văn bản tạm giữ hoặc gỡ tạm giữ có chữ ký",
                            "Dry run: would write a signed statement"});
    return ExitCode::Clean;
  }
  auto changed = write_hold(workspace, request, session);
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

Result<Done> finish_holds(const run::Workspace& workspace, archive::Archive& archive,
                          const sign::Signer& signer, Session& session) {
  const std::string root = workspace.archive();
  if (!session.files().exists(join_path(root, "care"))) return Done{};
  auto trust = hold_trust(workspace, session);
  if (!trust.ok()) return trust.error();
  auto finished =
      care::finish_holds({session.files(), session.clock(), archive, root, signer, trust.value()});
  if (!finished.ok()) return finished.error();
  for (const care::Hold& hold : finished.value()) {
    session.console().note(
        {"Đã ghi nốt vào nhật ký lệnh tạm giữ dở dang " + hold.id.substr(0, kShortId) +
             " của hồ sơ " + hold.statement.object_id,
         "An unfinished hold was entered in the log: " + hold.id.substr(0, kShortId) + " on " +
             hold.statement.object_id});
  }
  return Done{};
}

}  // namespace vanthu::cli
