// vanthu render: papers for preview, unsigned, also of records that are still held back.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/session.h"
#include "ingest/diagnostic.h"
#include "ingest/record.h"
#include "run/check_record_file.h"
#include "run/data_folder.h"
#include "run/paper_press.h"
#include "run/papers_beyond_power.h"
#include "text/nearest_word.h"

namespace vanthu::cli {
namespace {

// Prints what is wrong; true when there is a record to go on with.
bool show_problems(const run::CheckedFile& checked, Session& session) {
  const auto paint = session.console().color() ? ingest::Paint::Ansi : ingest::Paint::Plain;
  if (checked.unreadable) session.console().error(*checked.unreadable);
  for (const auto& finding : checked.problems) {
    session.console().complain(
        ingest::render_diagnostic(checked.source, finding, session.language(), paint));
  }
  return checked.record.has_value();
}

std::string dump_verdicts(const findings::Verdicts& verdicts) {
  std::string out;
  for (const findings::Verdict& verdict : verdicts) {
    out += verdict.rule + " " + std::to_string(static_cast<int>(verdict.outcome)) + " " +
           verdict.subject.vi + " | " + verdict.message.vi + " | " + verdict.arithmetic.vi + "\n";
  }
  return out;
}

class Renderer {
 public:
  // traces: what the office's papers say anyway.
  Renderer(const RenderRequest& request, Session& session, const run::PaperPress& press,
           const rules::Rulebook& rulebook, run::RecordTraces traces)
      : request_(request), session_(session), press_(press), rulebook_(rulebook), traces_(traces) {}

  ExitCode render(const run::CheckedFile& checked) {
    const model::MeetingRecord& record = *checked.record;
    if (request_.stop_after == "ingest") {
      session_.console().data(ingest::dump(record));
      return ExitCode::Clean;
    }
    if (request_.stop_after == "check") {
      session_.console().data(dump_verdicts(checked.verdicts));
      return ExitCode::Clean;
    }
    run::PrintOptions options{.pdf = request_.pdf,
                              .docx = request_.docx,
                              .kind = request_.kind,
                              .profile = request_.profile,
                              .traces = {.attached = request_.attach_record || traces_.attached,
                                         .code = request_.code || traces_.code},
                              .record_bytes = checked.source.bytes()};
    const bool refused = refuse(checked, options);
    if (!request_.stop_after.empty()) {
      auto dump = press_.dump(record, options, request_.stop_after);
      if (!dump.ok()) return session_.fail(dump.error());
      session_.console().data(dump.value());
      return refused ? ExitCode::Rendering : ExitCode::Clean;
    }
    auto printed = press_.print(record, options);
    if (!printed.ok()) return session_.fail(printed.error());
    if (printed.value().papers.empty()) {
      return refused ? ExitCode::Rendering : session_.fail(nothing_to_print(record));
    }
    const ExitCode written = write(record, printed.value().papers);
    return refused ? worse(written, ExitCode::Rendering) : written;
  }

  // The papers written, as one document; dumps of a stage are text whatever was asked for.
  void finish() const {
    if (!session_.common().json || !request_.stop_after.empty()) return;
    session_.console().line(
        written_.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  }

 private:
  // Says which papers a cell could not issue on their day and leaves them out.
  bool refuse(const run::CheckedFile& checked, run::PrintOptions& options) const {
    bool any = false;
    for (auto& paper : run::papers_beyond_power(*checked.record, rulebook_)) {
      options.left_out.push_back(paper.id);
      if (!request_.kind.empty() && request_.kind != paper.kind) continue;
      for (const model::Paper& one : checked.record->papers) {
        if (one.id == paper.id) paper.error.where = checked.source.locate(one.at);
      }
      session_.console().error(paper.error);
      any = true;
    }
    return any;
  }

  Error nothing_to_print(const model::MeetingRecord& record) const {
    const std::vector<std::string> known = press_.kinds();
    if (std::find(known.begin(), known.end(), request_.kind) == known.end()) {
      return unknown_kind(known);
    }
    return Error{
        .kind = ErrorKind::Usage,
        .what = {"hồ sơ " + record.id + " không có văn bản loại “" + request_.kind + "”",
                 "record " + record.id + " has no paper of kind “" + request_.kind + "”"},
        .where = {},
        .remedy = {"hồ sơ này không có nội dung cho loại ấy; chọn hồ sơ khác hoặc loại khác",
                   "this record has nothing for that kind; choose another record or "
                   "another kind"}};
  }

  Error unknown_kind(const std::vector<std::string>& known) const {
    std::string all;
    for (const std::string& kind : known) all += (all.empty() ? "" : ", ") + kind;
    Bilingual remedy{"các loại: " + all, "there are: " + all};
    if (const auto nearest = text::nearest_word(request_.kind, known)) {
      remedy = {"có phải là “" + *nearest + "”? " + remedy.vi,
                "did you mean “" + *nearest + "”? " + remedy.en};
    }
    return Error{.kind = ErrorKind::Usage,
                 .what = {"không có loại văn bản “" + request_.kind + "”",
                          "there is no kind of paper “" + request_.kind + "”"},
                 .where = {},
                 .remedy = std::move(remedy)};
  }

  void announce(const model::MeetingRecord& record, const std::vector<run::Paper>& papers,
                const std::string& folder) const {
    for (const run::Paper& paper : papers) {
      const std::string stem = join_path(folder, record.id + "-" + paper.stem);
      const std::string formats =
          std::string(paper.pdf.empty() ? "" : ".pdf") + (paper.docx.empty() ? "" : ".docx");
      session_.console().note({"Làm thử: sẽ ghi " + stem + " (" + formats + ")",
                               "Dry run: would write " + stem + " (" + formats + ")"});
    }
  }

  ExitCode write(const model::MeetingRecord& record, const std::vector<run::Paper>& papers) {
    const std::string folder = request_.output.empty() ? "." : request_.output;
    if (session_.common().dry_run) {
      announce(record, papers, folder);
      return ExitCode::Clean;
    }
    if (auto made = session_.files().make_directories(folder); !made.ok()) {
      return session_.fail(made.error());
    }
    for (const run::Paper& paper : papers) {
      const std::string stem = join_path(folder, record.id + "-" + paper.stem);
      for (const auto& [extension, bytes] :
           {std::pair(".pdf", &paper.pdf), std::pair(".docx", &paper.docx)}) {
        if (bytes->empty()) continue;
        if (auto written = session_.files().replace(stem + extension, *bytes); !written.ok()) {
          return session_.fail(written.error());
        }
        if (session_.common().json) {
          written_.push_back({{"record", record.id}, {"file", stem + extension}});
        } else {
          session_.console().line(stem + extension);
        }
      }
    }
    return ExitCode::Clean;
  }

  const RenderRequest& request_;
  Session& session_;
  const run::PaperPress& press_;
  const rules::Rulebook& rulebook_;
  run::RecordTraces traces_;
  nlohmann::ordered_json written_ = nlohmann::ordered_json::array();
};

}  // namespace

ExitCode run_render(const RenderRequest& request, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return session.fail(data.error());
  auto rulebook = run::read_rulebook(session.files(), data.value());
  if (!rulebook.ok()) return session.fail(rulebook.error());
  auto workspace = session.workspace_if_any();
  if (!workspace.ok()) return session.fail(workspace.error());
  const run::Workspace* office = workspace.value() ? &*workspace.value() : nullptr;
  const std::string root = office != nullptr ? office->root() : "";
  auto press =
      run::PaperPress::open(session.files(), data.value(), root,
                            office != nullptr ? office->office().papers : run::PaperSettings{});
  if (!press.ok()) return session.fail(press.error());
  auto listed = run::list_records(session.files(), office, request.paths);
  if (!listed.ok()) return session.fail(listed.error());
  Renderer renderer(request, session, press.value(), rulebook.value(),
                    office != nullptr ? office->office().traces : run::RecordTraces{});
  ExitCode worst = ExitCode::Clean;
  for (const run::RecordFile& file : listed.value()) {
    const auto checked = run::check_record_file(session.files(), file, rulebook.value(), {});
    const ExitCode code =
        show_problems(checked, session) ? renderer.render(checked) : ExitCode::Input;
    worst = worse(worst, code);
    if (session.interrupted()) return ExitCode::Interrupted;
  }
  renderer.finish();
  return worst;
}

}  // namespace vanthu::cli
