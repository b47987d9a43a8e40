// vanthu record from: minutes, edited or with their record attached, give the record again.
#include <nlohmann/json.hpp>

#include "cli/session.h"
#include "ingest/diagnostic.h"
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

}  // namespace

ExitCode run_record(const RecordRequest& request, Session& session) {
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

}  // namespace vanthu::cli
