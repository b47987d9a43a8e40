// vanthu baseline create: remembers what fails now, so that `check --baseline` counts only new
// fails.
#include "cli/check_walk.h"
#include "report/baseline.h"

namespace vanthu::cli {
namespace {

Result<std::string> path_to_write(const BaselineRequest& request, Session& session) {
  std::string path = request.output;
  if (path.empty()) {
    auto workspace = session.workspace();
    if (!workspace.ok()) return workspace.error();
    path = workspace.value().path("baseline.xml");
  }
  if (!session.files().exists(path)) return path;
  return Error{.kind = ErrorKind::Usage,
               .what = {"đã có mốc; mốc mới sẽ che các điểm không đạt xuất hiện từ đó đến nay",
                        "there is a baseline; a new one would hide what failed since"},
               .where = path,
               .remedy = {"xem trước: vanthu check --baseline " + path +
                              "; nếu vẫn muốn lập lại thì chuyển tệp cũ đi nơi khác",
                          "look first: vanthu check --baseline " + path +
                              "; to make it again, move the old file away"}};
}

}  // namespace

ExitCode run_baseline(const BaselineRequest& request, Session& session) {
  const CheckChoice choice{
      .paths = request.paths, .rule = {}, .series = true, .as_of = {}, .portable_names = true};
  auto opened = open_check(choice, session);
  if (!opened.ok()) return session.fail(opened.error());
  const CheckTask task = std::move(opened).value();
  auto path = path_to_write(request, session);
  if (!path.ok()) return session.fail(path.error());
  report::Baseline baseline{
      .rulebook = task.rulebook.version(), .rulebook_sha256 = task.rulebook.digest(), .known = {}};
  std::uint64_t unreadable = 0;
  const CheckObserver observer{
      .file =
          [&](report::FileReport& file) {
            if (file.record_id.empty()) ++unreadable;
            report::add_known(file, baseline);
          },
      .series = [&](report::SeriesReport& series) { report::add_known(series, baseline); },
      .waiver = [](report::FileReport&) {}};
  const ExitCode walked = walk_check(task, choice, session, observer);
  if (walked != ExitCode::Clean) return walked;
  const std::string count = std::to_string(baseline.known.size());
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ ghi " + count + " điểm vào " + path.value(),
                            "Dry run: would write " + count + " fails into " + path.value()});
  } else {
    auto written = session.files().create_new(path.value(), report::write_baseline(baseline));
    if (!written.ok()) return session.fail(written.error());
    session.console().line(
        Bilingual{"Đã ghi mốc " + path.value() + ": " + count + " điểm không đạt đã biết.",
                  "Baseline " + path.value() + ": " + count + " known fails."});
  }
  if (unreadable == 0) return ExitCode::Clean;
  const std::string files = std::to_string(unreadable);
  session.console().note({files + " tệp không đọc được nên không có trong mốc; xem: vanthu check",
                          files + " files could not be read and are not in it; see: vanthu check"});
  return ExitCode::Input;
}

}  // namespace vanthu::cli
