// vanthu record from: minutes, edited or with their record attached, give the record again.
// vanthu record next: the next month's record, begun from the last one.
#include <nlohmann/json.hpp>

#include "cli/session.h"
#include "cli/shell_word.h"
#include "ingest/diagnostic.h"
#include "model/vocabulary.h"
#include "run/next_record.h"
#include "run/record_from_paper.h"

namespace vanthu::cli {
namespace {

void show_problems(const run::RecordFromPaper& back, Session& session) {
  const auto paint = session.console().color() ? ingest::Paint::Ansi : ingest::Paint::Plain;
  for (const findings::Finding& problem : back.problems) {
    session.console().complain(
        ingest::render_diagnostic(back.source, problem, session.language(), paint));
  }
}

// Without an output the record is the data, and what is said of it goes to stderr.
void show_edits(const run::RecordFromPaper& back, const RecordRequest& request, Session& session) {
  const auto say = [&](const Bilingual& text) {
    if (request.output.empty()) {
      session.console().note(text);
    } else {
      session.console().line(text);
    }
  };
  if (back.kind == run::PaperFile::Pdf) {
    say({"Hồ sơ kèm trong tệp PDF, lấy ra đúng như lúc lập văn bản.",
         "The record attached to the PDF, as it was when the paper was made."});
    return;
  }
  for (const run::EditedField& edit : back.edits) {
    const std::string line = edit.place + ": “" + edit.written + "” → “" + edit.now + "”";
    say({line, line});
  }
  const std::string edits = std::to_string(back.edits.size());
  const std::string fields = std::to_string(back.fields);
  say({edits + "/" + fields +
           " mục của hồ sơ đã sửa trong văn bản. Chữ sửa ngoài các ô không được "
           "đọc lại.",
       edits + " of " + fields +
           " places of the record were edited in the paper. Words outside of "
           "controls are not read back."});
}

nlohmann::ordered_json as_json(const run::RecordFromPaper& back, const RecordRequest& request) {
  nlohmann::ordered_json edits = nlohmann::ordered_json::array();
  for (const run::EditedField& edit : back.edits) {
    edits.push_back({{"place", edit.place}, {"written", edit.written}, {"now", edit.now}});
  }
  return {{"record", back.record->id},
          {"file", request.output},
          {"places", back.fields},
          {"edits", edits}};
}

Bilingual begun(const run::NextRecord& next, const std::string& path) {
  const draft::Draft& draft = next.draft;
  const std::string tasks = std::to_string(draft.tasks);
  const std::string number = draft.number ? std::to_string(*draft.number) : std::string();
  return {
      "Đã lập sẵn hồ sơ kỳ " + draft.period + " từ " + draft.previous_id + ": " + tasks +
          " nhiệm vụ phải báo cáo" + (number.empty() ? "" : ", văn bản tiếp theo số " + number) +
          ".\nGhi vào chỗ trống: " + path + "\nXem còn thiếu gì:  vanthu check " +
          as_shell_word(path),
      "Began the record of " + draft.period + " from " + draft.previous_id + ": " + tasks +
          " tasks to report on" + (number.empty() ? "" : ", the next paper is number " + number) +
          ".\nFill in the blanks: " + path + "\nSee what is missing: vanthu check " +
          as_shell_word(path)};
}

Error is_there(const std::string& path) {
  return Error{
      .kind = ErrorKind::Usage,
      .what = {"hồ sơ kỳ sau đã có sẵn", "the next record is there already"},
      .where = path,
      .remedy = {"ghi tiếp vào tệp đó rồi chạy vanthu check; muốn lập lại thì đổi tên tệp cũ",
                 "go on filling it in and run vanthu check; to begin again rename it"}};
}

ExitCode begin_next(const RecordRequest& request, Session& session) {
  const auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  const auto next =
      run::next_record(session.files(), workspace.value(), request.cell,
                       try_parse_name(request.kind, model::kMeetingKindNames).value());
  if (!next.ok()) return session.fail(next.error());
  const std::string path =
      request.output.empty() ? workspace.value().path(next.value().name) : request.output;
  if (session.files().exists(path)) return session.fail(is_there(path));
  if (!session.common().dry_run) {
    auto folder = session.files().make_directories(parent_path(path));
    if (!folder.ok()) return session.fail(folder.error());
    auto written = session.files().create_new(path, next.value().draft.xml);
    if (!written.ok()) return session.fail(written.error());
  }
  if (session.common().json) {
    const draft::Draft& draft = next.value().draft;
    nlohmann::ordered_json object{{"record", draft.id},   {"follows", draft.previous_id},
                                  {"file", path},         {"period", draft.period},
                                  {"tasks", draft.tasks}, {"number", nullptr}};
    if (draft.number) object["number"] = *draft.number;
    session.console().data(object.dump(2) + "\n");
    return ExitCode::Clean;
  }
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ ghi " + path, "Dry run: would write " + path});
    return ExitCode::Clean;
  }
  session.console().line(begun(next.value(), path));
  return ExitCode::Clean;
}

ExitCode get_back(const RecordRequest& request, Session& session) {
  auto opened = run::record_from_paper(session.files(), request.file);
  if (!opened.ok()) return session.fail(opened.error());
  const run::RecordFromPaper& back = opened.value();
  show_problems(back, session);
  if (!back.record) return ExitCode::Input;
  if (!request.output.empty() && !session.common().dry_run) {
    auto written = session.files().create_new(request.output, back.xml);
    if (!written.ok()) return session.fail(written.error());
  }
  if (session.common().json) {
    session.console().data(as_json(back, request).dump(2) + "\n");
    return ExitCode::Clean;
  }
  show_edits(back, request, session);
  if (request.output.empty()) session.console().data(back.xml);
  return ExitCode::Clean;
}

}  // namespace

ExitCode run_record(const RecordRequest& request, Session& session) {
  return request.verb == RecordRequest::Verb::Next ? begin_next(request, session)
                                                   : get_back(request, session);
}

}  // namespace vanthu::cli
