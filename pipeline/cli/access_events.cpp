// vanthu archive access, and what vanthu archive export enters for it.
#include "cli/access_events.h"

#include <nlohmann/json.hpp>

#include "archive/access_log.h"
#include "cli/json_text.h"
#include "exchange/timestamp.h"

namespace vanthu::cli {
namespace {

using archive::AccessEvent;

// Who uses the computer is not who receives the papers.
constexpr const char* kNobodyNamed = "không ghi";

Result<text::NfcString> one_line(const std::string& words, const char* option) {
  auto normal = text::normalize(words);
  if (normal.ok() && words.find('\n') == std::string::npos) return normal;
  return Error{.kind = ErrorKind::Usage,
               .what = {std::string(option) + " phải là một dòng chữ",
                        std::string(option) + " must be one line of text"},
               .where = {},
               .remedy = {"viết lại, không xuống dòng", "write it again without line breaks"}};
}

nlohmann::ordered_json to_json(const AccessEvent& event) {
  return {{"time", event.time},          {"object", event.object_id},
          {"version", event.version},    {"inventory_sha512", event.inventory_sha512},
          {"form", event.form},          {"by", event.by.str()},
          {"reason", event.reason.str()}};
}

void print(const std::vector<AccessEvent>& events, Session& session) {
  const bool vi = session.language() == Language::Vi;
  if (events.empty()) {
    return session.console().note(
        {"Nhật ký truy cập không có dòng nào như vậy.", "The access log has no such entry."});
  }
  std::vector<std::vector<std::string>> rows = {{vi ? "Lúc" : "Time", vi ? "Người nhận" : "By",
                                                 vi ? "Hồ sơ" : "Dossier", vi ? "Dạng" : "Form",
                                                 vi ? "Lý do" : "Reason"}};
  for (const AccessEvent& event : events) {
    rows.push_back({exchange::to_vietnam_time(event.time), event.by.str(),
                    event.object_id + " v" + std::to_string(event.version), event.form,
                    event.reason.str()});
  }
  session.console().data(format_table(rows));
}

}  // namespace

Result<AccessWords> access_words(const ArchiveRequest& request) {
  auto by = one_line(request.by.empty() ? kNobodyNamed : request.by, "--by");
  if (!by.ok()) return by.error();
  auto reason = one_line(request.reason, "--reason");
  if (!reason.ok()) return reason.error();
  return AccessWords{.by = std::move(by).value(), .reason = std::move(reason).value()};
}

void AccessNotes::enter(std::span<const archive::Receipt> heads) {
  std::vector<AccessEvent> events;
  for (const archive::Receipt& head : heads) {
    events.push_back({.form = request_.to,
                      .object_id = head.object_id,
                      .version = head.version,
                      .inventory_sha512 = head.inventory_sha512,
                      .by = words_.by,
                      .reason = words_.reason});
  }
  const auto logged = archive::log_access(session_.files(), session_.clock(), workspace_.archive(),
                                          keys_.files, events);
  if (logged.ok() && request_.by.empty() && !told_) {
    told_ = true;
    session_.console().note(
        {"Lưu ý: nhật ký truy cập ghi người nhận là “không ghi”; lần sau thêm --by \"TÊN\".",
         "Note: the access log has no name of who receives this; next time add --by \"NAME\"."});
  }
  if (logged.ok() || told_) return;
  told_ = true;
  const Bilingual& why = logged.error().what;
  session_.console().note({"Lưu ý: việc xuất này không được ghi vào nhật ký truy cập (" + why.vi +
                               ": " + logged.error().where + ").",
                           "Note: this export is not entered in the access log (" + why.en + ": " +
                               logged.error().where + ")."});
}

ExitCode list_access(const ArchiveRequest& request, Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  if (!request.since.empty() && !try_parse_date(request.since)) {
    return session.fail({.kind = ErrorKind::Usage,
                         .what = {"ngày “" + request.since + "” không dùng được",
                                  "the day “" + request.since + "” cannot be used"},
                         .where = "--since",
                         .remedy = {"viết NĂM-THÁNG-NGÀY, ví dụ 2026-11-05",
                                    "write YYYY-MM-DD, for example 2026-11-05"}});
  }
  auto opened = session.open_archive(workspace.value(), archive::Access::Read);
  if (!opened.ok()) return session.fail(opened.error());
  std::string object;
  if (!request.id.empty()) {
    auto view = opened.value().show(request.id);
    if (!view.ok()) return session.fail(view.error());
    object = view.value().versions.back().object_id;
  }
  std::vector<AccessEvent> events;
  const archive::AccessReport report = archive::check_access_logs(
      session.files(), workspace.value().archive(), [&](const AccessEvent& event) {
        // Days are those of the office.
        const std::string here = exchange::to_vietnam_time(event.time);
        const bool wanted = (object.empty() || event.object_id == object) &&
                            here.substr(0, request.since.size()) >= request.since;
        if (wanted) events.push_back(event);
      });
  if (session.common().json) {
    auto all = nlohmann::ordered_json::array();
    for (const AccessEvent& event : events) all.push_back(to_json(event));
    session.console().line(json_text(all));
  } else {
    print(events, session);
  }
  for (const archive::VerifyProblem& problem : report.problems) {
    session.console().error({.kind = ErrorKind::Integrity,
                             .what = problem.what,
                             .where = problem.path,
                             .remedy = problem.remedy});
  }
  return report.problems.empty() ? ExitCode::Clean : ExitCode::Integrity;
}

}  // namespace vanthu::cli
