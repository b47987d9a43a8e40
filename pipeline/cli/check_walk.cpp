#include "cli/check_walk.h"

#include <map>

#include "cli/record_notices.h"
#include "run/check_cell.h"
#include "run/check_record_file.h"
#include "run/data_folder.h"
#include "run/local_profiles.h"
#include "run/ordered_workers.h"

namespace vanthu::cli {
namespace {

Error unknown_rule(const std::string& rule) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có quy tắc “" + rule + "”", "there is no rule “" + rule + "”"},
               .where = {},
               .remedy = {"xem danh sách: vanthu rules list", "see: vanthu rules list"}};
}

report::FileReport report_of(run::CheckedFile& checked) {
  report::FileReport file{.file = checked.file.name,
                          .source = checked.source,
                          .unreadable = checked.unreadable,
                          .problems = std::move(checked.problems),
                          .verdicts = std::move(checked.verdicts)};
  if (checked.record) {
    file.record_id = checked.record->id;
    file.cell_code = checked.record->cell.code;
    file.cell_name = checked.record->cell.name.str();
    file.held_on = checked.record->meeting.start.date;
  }
  return file;
}

class Walk {
 public:
  Walk(const CheckTask& task, const CheckChoice& choice, const CheckObserver& observer)
      : task_(task), choice_(choice), observer_(observer), ledger_(task.waivers) {}

  void take(run::CheckedFile& checked) {
    report::FileReport file = report_of(checked);
    if (checked.record) {
      ledger_.note({.record = file.record_id, .cell = file.cell_code, .on = file.held_on},
                   checked.waiver_uses);
    }
    observer_.file(file);
    if (choice_.series && checked.record) {
      cells_[checked.record->cell.code].push_back(checked.file);
    }
  }

  // In order of their codes.
  std::vector<run::CellFiles> cells() const {
    std::vector<run::CellFiles> cells;
    for (const auto& [code, files] : cells_) cells.push_back({.cell_code = code, .files = files});
    return cells;
  }

  void take(run::PlacedVerdict placed) {
    rules::SeriesVerdict& judged = placed.judged;
    const rules::Act act{.record = judged.record, .cell = judged.cell_code, .on = judged.on};
    ledger_.note(act, task_.waivers.apply(act, {&judged.verdict, 1}));
    report::SeriesReport series{.cell_code = std::move(judged.cell_code),
                                .year = judged.year,
                                .record_id = std::move(judged.record),
                                .file = std::move(placed.file),
                                .at = placed.at,
                                .verdict = std::move(judged.verdict)};
    observer_.series(series);
  }

  void tell_waivers() const {
    const rules::Rule* rule = task_.rulebook.find(choice_.rule);
    const run::WaiverLedger::Scope scope{.everything = task_.everything,
                                         .series = choice_.series,
                                         .rule = rule != nullptr ? rule->id : ""};
    for (run::WaiverFile& waiver : ledger_.findings(task_.rulebook, scope)) {
      report::FileReport file{.file = waiver.name,
                              .source = std::move(waiver.source),
                              .problems = std::move(waiver.problems)};
      observer_.waiver(file);
    }
  }

 private:
  const CheckTask& task_;
  const CheckChoice& choice_;
  const CheckObserver& observer_;
  run::WaiverLedger ledger_;
  // By the cell's code; the records themselves are read again when their cell is judged.
  std::map<std::string, std::vector<run::RecordFile>> cells_;
};

ExitCode stopped(Session& session) {
  session.console().note({"Đã dừng theo yêu cầu; các hồ sơ sau chưa được xét.",
                          "Stopped as asked; the records after these were not checked."});
  return ExitCode::Interrupted;
}

void walk_records(const CheckTask& task, const rules::CheckOptions& options, Session& session,
                  Walk& walk) {
  const auto& files = task.files;
  RecordNotices notices(task.office, session);
  run::work_in_order<run::CheckedFile>(
      files.size(), {.workers = session.jobs()},
      [&](std::size_t i) {
        return run::check_record_file(session.files(), files[i], task.rulebook, options,
                                      &task.waivers);
      },
      [&](std::size_t i, run::CheckedFile checked) {
        session.console().progress(i + 1, files.size(), checked.file.name);
        const bool is_ours = task.everything || checked.file.name.starts_with("records/");
        if (is_ours && checked.record) {
          notices.name_unknown_cell(*checked.record, checked.file.name);
          notices.name_ended_cell(*checked.record, checked.file.name);
        }
        if (task.everything && checked.record) {
          notices.name_second_file(*checked.record, checked.file.name);
        }
        if (checked.record) notices.note_day(*checked.record, checked.file.name);
        walk.take(checked);
        return !session.interrupted();
      });
  session.console().end_progress();
  notices.name_future_meetings();
}

void walk_cells(const CheckTask& task, const rules::CheckOptions& options, Session& session,
                Walk& walk) {
  using Verdicts = std::vector<run::PlacedVerdict>;
  const auto cells = walk.cells();
  const auto workers = session.jobs();
  run::work_in_order<Verdicts>(
      cells.size(), {.workers = workers, .window = 2 * static_cast<std::size_t>(workers)},
      [&](std::size_t i) {
        return run::check_cell(session.files(), cells[i], task.rulebook, options);
      },
      [&](std::size_t i, Verdicts verdicts) {
        session.console().progress(i + 1, cells.size(), cells[i].cell_code);
        for (run::PlacedVerdict& verdict : verdicts) walk.take(std::move(verdict));
        return !session.interrupted();
      });
  session.console().end_progress();
}

Error no_records(const std::string& path) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có tệp hồ sơ .xml nào ở đây", "there is no record (.xml) here"},
               .where = path,
               .remedy = {"nêu thư mục có hồ sơ, ví dụ records/, hoặc từng tệp",
                          "name a folder with records, such as records/, or the files"}};
}

}  // namespace

Result<CheckTask> open_check(const CheckChoice& choice, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return data.error();
  auto rulebook = run::read_rulebook(session.files(), data.value());
  if (!rulebook.ok()) return rulebook.error();
  if (!choice.rule.empty() && rulebook.value().find(choice.rule) == nullptr) {
    return unknown_rule(choice.rule);
  }
  auto opened = session.workspace_if_any();
  if (!opened.ok()) return opened.error();
  const auto& workspace = opened.value();
  if (!workspace && choice.paths.empty()) return session.workspace().error();
  auto listed = run::list_records(session.files(), workspace ? &*workspace : nullptr, choice.paths);
  if (!listed.ok()) return listed.error();
  if (listed.value().empty() && !choice.paths.empty()) return no_records(choice.paths.front());
  CheckTask task{.rulebook = std::move(rulebook).value(),
                 .office = workspace ? workspace->office() : run::Office{},
                 .waivers = {},
                 .files = std::move(listed).value(),
                 .everything = choice.paths.empty()};
  if (workspace) {
    auto waivers = run::WaiverShelf::read(session.files(), *workspace, task.rulebook);
    if (!waivers.ok()) return waivers.error();
    task.waivers = std::move(waivers).value();
  }
  for (run::RecordFile& file : task.files) {
    const bool absolute = !file.name.empty() && file.name.front() == '/';
    if (choice.portable_names && absolute) file.name = file_name(file.name);
  }
  return task;
}

ExitCode walk_check(const CheckTask& task, const CheckChoice& choice, Session& session,
                    const CheckObserver& observer) {
  const auto local = run::choose_local_profiles(task.office, task.rulebook);
  if (!local.ok()) return session.fail(local.error());
  const rules::CheckOptions options{
      .as_of = choice.as_of,
      .local = &local.value(),
      .only = choice.rule.empty() ? nullptr : task.rulebook.find(choice.rule)};
  Walk walk(task, choice, observer);
  walk_records(task, options, session, walk);
  if (choice.series && !session.interrupted()) walk_cells(task, options, session, walk);
  if (session.interrupted()) return stopped(session);
  walk.tell_waivers();
  return ExitCode::Clean;
}

}  // namespace vanthu::cli
