// vanthu check: verdicts for records, or for each cell's year.
#include <algorithm>

#include "cli/session.h"
#include "ingest/diagnostic.h"
#include "run/check_record_file.h"
#include "run/data_folder.h"
#include "run/local_profiles.h"
#include "run/ordered_workers.h"
#include "run/verdict_json.h"

namespace vanthu::cli {
namespace {

using findings::Outcome;
using findings::Severity;
using findings::Verdict;

struct Tally {
  std::uint64_t records = 0;
  std::uint64_t unreadable = 0;
  std::uint64_t passed = 0;
  std::uint64_t failed = 0;
  std::uint64_t not_applicable = 0;
  std::uint64_t indeterminate = 0;
  bool at_fail_level = false;
};

std::string outcome_word(Outcome outcome, Language language) {
  const bool vi = language == Language::Vi;
  switch (outcome) {
    case Outcome::Pass:
      return vi ? "đạt" : "pass";
    case Outcome::Fail:
      return vi ? "không đạt" : "fail";
    case Outcome::NotApplicable:
      return vi ? "không áp dụng" : "not applicable";
    case Outcome::Indeterminate:
      return vi ? "chưa đủ dữ liệu" : "indeterminate";
    case Outcome::Waived:
      return vi ? "được miễn trừ" : "waived";
  }
  return {};
}

class Report {
 public:
  Report(const CheckRequest& request, Session& session, const rules::Rulebook& rulebook)
      : request_(request), session_(session), rulebook_(rulebook) {
    const rules::Rule* rule = rulebook.find(request.rule);
    wanted_rule_ = rule != nullptr ? rule->id : "";
  }

  void add(const run::CheckedFile& checked) {
    ++tally_.records;
    if (request_.format == CheckFormat::Json) {
      add_json(checked);
    } else {
      add_text(checked);
    }
    if (checked.unreadable || !checked.record) ++tally_.unreadable;
    for (const Verdict& verdict : checked.verdicts) {
      if (is_wanted(verdict)) count(verdict);
    }
  }

  void add(const rules::SeriesVerdict& judged) {
    if (!is_wanted(judged.verdict)) return;
    count(judged.verdict);
    if (request_.format == CheckFormat::Json) {
      add_json(judged);
    } else if (judged.verdict.outcome == Outcome::Fail || request_.all) {
      print_line(judged.cell_code, judged.verdict);
    }
  }

  ExitCode finish() {
    if (request_.format == CheckFormat::Json) {
      session_.console().line(first_ ? "[]" : "]");
    } else {
      print_summary();
    }
    if (tally_.unreadable > 0) return ExitCode::Input;
    return tally_.at_fail_level ? ExitCode::RuleFindings : ExitCode::Clean;
  }

 private:
  bool is_wanted(const Verdict& verdict) const {
    return request_.rule.empty() || verdict.rule == wanted_rule_;
  }

  void count(const Verdict& verdict) {
    switch (verdict.outcome) {
      case Outcome::Pass:
        ++tally_.passed;
        break;
      case Outcome::Fail:
        ++tally_.failed;
        if (verdict.severity >= request_.fail_level) tally_.at_fail_level = true;
        break;
      case Outcome::NotApplicable:
      case Outcome::Waived:
        ++tally_.not_applicable;
        break;
      case Outcome::Indeterminate:
        ++tally_.indeterminate;
        break;
    }
  }

  void add_text(const run::CheckedFile& checked) {
    Console& console = session_.console();
    if (checked.unreadable) console.error(*checked.unreadable);
    const auto paint = console.color() ? ingest::Paint::Ansi : ingest::Paint::Plain;
    for (const auto& finding : checked.problems) {
      console.line(ingest::render_diagnostic(checked.source, finding, session_.language(), paint));
    }
    for (const Verdict& verdict : checked.verdicts) {
      if (!is_wanted(verdict)) continue;
      if (verdict.outcome == Outcome::Fail) {
        console.line(
            ingest::render_diagnostic(checked.source, verdict, session_.language(), paint));
      } else if (request_.all || verdict.outcome == Outcome::Indeterminate) {
        print_line(checked.file.name, verdict);
      }
    }
  }

  void print_line(const std::string& where, const Verdict& verdict) {
    const Bilingual& detail = verdict.message.empty() ? verdict.arithmetic : verdict.message;
    const Language language = session_.language();
    std::string line = where + ": " + verdict.rule + " " + outcome_word(verdict.outcome, language) +
                       " — " + verdict.subject.in(language);
    if (!detail.empty()) line += ": " + detail.in(language);
    session_.console().line(line);
  }

  void add_json(const run::CheckedFile& checked) {
    run::CheckedRecord record{.file = checked.file.name,
                              .record_id = {},
                              .cell_code = {},
                              .held_on = {},
                              .problems = checked.problems,
                              .verdicts = {}};
    if (checked.record) {
      record.record_id = checked.record->id;
      record.cell_code = checked.record->cell.code;
      record.held_on = checked.record->meeting.start.date;
    }
    for (const Verdict& verdict : checked.verdicts) {
      if (is_wanted(verdict)) record.verdicts.push_back(verdict);
    }
    add_entry(run::to_json(record, checked.source, rulebook_identity()));
    if (checked.unreadable) session_.console().error(*checked.unreadable);
  }

  // A cell's year is an entry without a file.
  void add_json(const rules::SeriesVerdict& judged) {
    const run::CheckedRecord series{.file = {},
                                    .record_id = {},
                                    .cell_code = judged.cell_code,
                                    .held_on = {},
                                    .problems = {},
                                    .verdicts = {judged.verdict}};
    add_entry(run::to_json(series, SourceText(), rulebook_identity()));
  }

  void add_entry(const std::string& json) {
    session_.console().data(first_ ? "[" : ",");
    first_ = false;
    session_.console().data(json);
  }

  run::RulebookIdentity rulebook_identity() const {
    return {.version = rulebook_.version(), .digest = rulebook_.digest()};
  }

  void print_summary() {
    const auto n = [](std::uint64_t number) { return std::to_string(number); };
    Bilingual text{"Đã xét " + n(tally_.records) + " hồ sơ theo bộ quy tắc " + rulebook_.version() +
                       " (" + rulebook_.digest().substr(0, 12) + "): đạt " + n(tally_.passed) +
                       ", không đạt " + n(tally_.failed) + ", không áp dụng " +
                       n(tally_.not_applicable) + ", chưa đủ dữ liệu " + n(tally_.indeterminate),
                   n(tally_.records) + " records checked with rulebook " + rulebook_.version() +
                       " (" + rulebook_.digest().substr(0, 12) + "): " + n(tally_.passed) +
                       " pass, " + n(tally_.failed) + " fail, " + n(tally_.not_applicable) +
                       " not applicable, " + n(tally_.indeterminate) + " indeterminate"};
    if (tally_.unreadable > 0) {
      text.vi += "; " + n(tally_.unreadable) + " tệp không đọc được";
      text.en += "; " + n(tally_.unreadable) + " files not readable as records";
    }
    session_.console().line(text);
  }

  const CheckRequest& request_;
  Session& session_;
  const rules::Rulebook& rulebook_;
  std::string wanted_rule_;
  Tally tally_;
  bool first_ = true;
};

Error unknown_rule(const std::string& rule) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có quy tắc “" + rule + "”", "there is no rule “" + rule + "”"},
               .where = {},
               .remedy = {"xem danh sách: vanthu rules list", "see: vanthu rules list"}};
}

}  // namespace

ExitCode run_check(const CheckRequest& request, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return session.fail(data.error());
  auto rulebook = run::read_rulebook(session.files(), data.value());
  if (!rulebook.ok()) return session.fail(rulebook.error());
  if (!request.rule.empty() && rulebook.value().find(request.rule) == nullptr) {
    return session.fail(unknown_rule(request.rule));
  }
  auto workspace = session.workspace_if_any();
  if (!workspace.ok()) return session.fail(workspace.error());
  if (!workspace.value() && request.paths.empty()) {
    return session.fail(session.workspace().error());
  }
  auto listed = run::list_records(session.files(),
                                  workspace.value() ? &*workspace.value() : nullptr, request.paths);
  if (!listed.ok()) return session.fail(listed.error());
  const auto& files = listed.value();
  const auto local = run::choose_local_profiles(
      workspace.value() ? workspace.value()->office() : run::Office{}, rulebook.value());
  if (!local.ok()) return session.fail(local.error());
  const rules::CheckOptions options{.as_of = request.as_of, .local = &local.value()};
  Report report(request, session, rulebook.value());
  std::vector<model::MeetingRecord> series;
  run::work_in_order<run::CheckedFile>(
      files.size(), {.workers = session.jobs()},
      [&](std::size_t i) {
        return run::check_record_file(session.files(), files[i], rulebook.value(), options);
      },
      [&](std::size_t i, run::CheckedFile checked) {
        report.add(checked);
        session.console().progress(i + 1, files.size(), checked.file.name);
        if (request.series && checked.record) series.push_back(std::move(*checked.record));
        return !session.interrupted();
      });
  session.console().end_progress();
  if (session.interrupted()) {
    report.finish();
    session.console().note({"Đã dừng theo yêu cầu; các hồ sơ sau chưa được xét.",
                            "Stopped as asked; the records after these were not checked."});
    return ExitCode::Interrupted;
  }
  if (request.series) {
    for (const auto& judged : rules::check_series(series, rulebook.value(), options)) {
      report.add(judged);
    }
  }
  return report.finish();
}

}  // namespace vanthu::cli
