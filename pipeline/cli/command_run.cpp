// vanthu run: the main job over a workspace.
#include "cli/ask_passphrase.h"
#include "cli/hold_commands.h"
#include "cli/record_notices.h"
#include "cli/run_account.h"
#include "cli/session.h"
#include "cli/side_outputs.h"
#include "cli/version.h"
#include "ingest/diagnostic.h"
#include "rules/admit.h"
#include "run/data_folder.h"
#include "run/key_store.h"
#include "run/local_profiles.h"
#include "run/log_key_files.h"
#include "run/maker.h"
#include "run/run_batch.h"
#include "run/waivers.h"
#include "text/listing.h"

namespace vanthu::cli {
namespace {

using run::Fate;
using run::RecordReport;

// Everything that is opened once.
struct Tools {
  run::Workspace workspace;
  rules::Rulebook rulebook;
  run::PaperPress press;
  std::unique_ptr<run::OfficePassphrase> passphrase;
  std::unique_ptr<sign::Signer> signer;
  std::unique_ptr<run::LogKeyFiles> log_keys;
  run::WaiverShelf waivers;
  // None in a dry run before the first record was stored.
  std::optional<archive::Archive> archive;
};

Result<std::optional<archive::Archive>> open_archive(Session& session,
                                                     const run::Workspace& workspace,
                                                     run::LogKeyFiles& log_keys,
                                                     const run::Maker& maker) {
  const std::string root = workspace.archive();
  const bool dry_run = session.common().dry_run;
  const auto is_gone = run::is_archive_gone(session.files(), workspace);
  if (!is_gone.ok()) return is_gone.error();
  // A new one in its place would hide the loss.
  if (is_gone.value()) return run::archive_gone(root);
  if (!session.files().exists(root)) {
    if (dry_run) return std::optional<archive::Archive>();
    auto made =
        archive::Archive::create(session.files(), session.clock(), root,
                                 {.office = workspace.office().name.str(), .log_keys = &log_keys});
    if (!made.ok()) return made.error();
    session.console().note(
        {"Đã lập kho lưu mới. Hãy chép thư mục keys/ (có khóa nhật ký keys/log) ra một nơi khác, "
         "an "
         "toàn: mất khóa thì không ghi tiếp được vào kho này.",
         "A new archive was made. Copy the folder keys/ (with the log's keys, keys/log) to "
         "another, "
         "safe place: without the keys nothing more can be stored in this archive."});
  }
  if (dry_run) {
    auto read = session.open_archive(workspace, archive::Access::Read);
    if (!read.ok()) return read.error();
    return std::optional(std::move(read).value());
  }
  auto opened = session.open_archive_to_store(workspace, log_keys, run::to_address(maker));
  if (!opened.ok()) return opened.error();
  return std::optional(std::move(opened).value());
}

Result<Tools> open_tools(Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return data.error();
  auto workspace = session.workspace();
  if (!workspace.ok()) return workspace.error();
  auto rulebook = run::read_rulebook(session.files(), data.value());
  if (!rulebook.ok()) return rulebook.error();
  auto press = run::PaperPress::open(session.files(), data.value(), workspace.value().root(),
                                     workspace.value().office().papers);
  if (!press.ok()) return press.error();
  auto passphrase = std::make_unique<run::OfficePassphrase>(
      session.files(), workspace.value(), asker(session.language(), workspace.value()));
  auto signer = run::open_office_key(session.files(), workspace.value(), *passphrase);
  if (!signer.ok()) return signer.error();
  auto waivers = run::WaiverShelf::read(session.files(), workspace.value(), rulebook.value());
  if (!waivers.ok()) return waivers.error();
  auto log_keys =
      std::make_unique<run::LogKeyFiles>(session.files(), *passphrase, workspace.value());
  const auto local = run::choose_local_profiles(workspace.value().office(), rulebook.value());
  if (!local.ok()) return local.error();
  auto archive = open_archive(session, workspace.value(), *log_keys,
                              run::maker_of(kVersion, press.value(), local.value()));
  if (!archive.ok()) return archive.error();
  if (archive.value() && !session.common().dry_run) {
    auto finished = finish_holds(workspace.value(), *archive.value(), *signer.value(), session);
    if (!finished.ok()) return finished.error();
  }
  return Tools{.workspace = std::move(workspace).value(),
               .rulebook = std::move(rulebook).value(),
               .press = std::move(press).value(),
               .passphrase = std::move(passphrase),
               .signer = std::move(signer).value(),
               .log_keys = std::move(log_keys),
               .waivers = std::move(waivers).value(),
               .archive = std::move(archive).value()};
}

// The fate as people read it with -v.
Bilingual fate_words(Fate fate) {
  switch (fate) {
    case Fate::Stored:
      return {"lưu mới", "stored"};
    case Fate::NewVersion:
      return {"lưu phiên bản mới", "new version"};
    case Fate::Unchanged:
      return {"đã lưu từ trước, không đổi", "stored before, unchanged"};
    case Fate::Held:
      return {"giữ lại vì vi phạm quy định", "held back: violations"};
    case Fate::Unreadable:
      return {"không đọc được", "not readable"};
    case Fate::Refused:
      return {"không nhận", "refused"};
  }
  return {};
}

// The error with the record's file in its place, whatever part of the program met it.
Error placed(Error error, const std::string& file) {
  if (error.where.find(file) != std::string::npos) return error;
  error.where = error.where.empty() ? file : file + " (" + error.where + ")";
  return error;
}

class Printer {
 public:
  Printer(Session& session, bool json, const run::WaiverShelf& waivers, const run::Office& office)
      : session_(session), json_(json), ledger_(waivers), notices_(office, session) {}

  void add(const RecordReport& report) {
    if (json_) account_.add(report);
    if (const auto& record = report.checked.record) {
      ledger_.note(
          {.record = record->id, .cell = record->cell.code, .on = record->meeting.start.date},
          report.checked.waiver_uses);
      notices_.note_day(*record, report.file.name);
      notices_.name_ended_cell(*record, report.file.name);
    }
    print_problems(report);
    if (session_.common().verbose) {
      const Bilingual fate = fate_words(report.fate);
      const std::string place = report.output.empty() ? "" : " → " + report.output;
      session_.console().note(
          {report.file.name + ": " + fate.vi + place, report.file.name + ": " + fate.en + place});
    }
    for (const findings::Verdict& verdict : report.checked.verdicts) {
      const bool failed = verdict.outcome == findings::Outcome::Fail;
      if (failed && !rules::holds_back(verdict)) ++warnings_;
    }
    if (report.error) {
      const ExitCode code = exit_code_of(report.error->kind);
      worst_ = worse(worst_, code);
    }
    if (report.fate == Fate::Unreadable) worst_ = worse(worst_, ExitCode::Input);
    if (report.fate == Fate::Held) worst_ = worse(worst_, ExitCode::RuleFindings);
  }

  // Waivers that do not count, or did not this time.
  void print_waivers(const rules::Rulebook& rulebook) {
    Console& console = session_.console();
    const auto paint = console.color() ? ingest::Paint::Ansi : ingest::Paint::Plain;
    for (const run::WaiverFile& waiver : ledger_.findings(rulebook, {})) {
      for (const auto& finding : waiver.problems) {
        console.complain(
            ingest::render_diagnostic(waiver.source, finding, session_.language(), paint));
      }
    }
  }

  ExitCode finish(const run::BatchSummary& summary, const run::Workspace& workspace,
                  std::uint64_t total) {
    if (summary.broken) {
      worst_ = worse(worst_, session_.fail(*summary.broken));
      const std::string left = std::to_string(total - summary.records);
      session_.console().note(
          {"Đã dừng vì lỗi trên: còn " + left +
               " hồ sơ chưa làm. Phần đã lưu không mất; khắc phục rồi chạy lại lệnh này để làm "
               "tiếp.",
           "Stopped by the error above: " + left +
               " records were not reached. What was stored is safe; mend it and run the same "
               "command again to go on."});
    }
    notices_.count_other_drafts();
    notices_.name_future_meetings();
    if (summary.repeated_numbers.ok()) {
      notices_.name_repeated_numbers(summary.repeated_numbers.value());
    } else {
      worst_ = worse(worst_, session_.fail(summary.repeated_numbers.error()));
    }
    if (json_) {
      session_.console().line(
          account_.text(summary, {.warnings = warnings_, .dry_run = session_.common().dry_run}));
    } else {
      print_summary(summary, workspace);
    }
    return summary.interrupted ? ExitCode::Interrupted : worst_;
  }

 private:
  void print_problems(const RecordReport& report) {
    Console& console = session_.console();
    const auto paint = console.color() ? ingest::Paint::Ansi : ingest::Paint::Plain;
    if (report.checked.unreadable) console.error(*report.checked.unreadable);
    for (const auto& finding : report.checked.problems) {
      console.complain(
          ingest::render_diagnostic(report.checked.source, finding, session_.language(), paint));
    }
    for (const auto& verdict : report.checked.verdicts) {
      const bool shown = rules::holds_back(verdict) ||
                         (session_.common().verbose && verdict.outcome == findings::Outcome::Fail);
      if (!shown) continue;
      console.complain(
          ingest::render_diagnostic(report.checked.source, verdict, session_.language(), paint));
    }
    if (report.error) console.error(placed(*report.error, report.file.name));
    print_set_aside(report);
    for (const run::Draft& draft : report.drafts) notices_.name_draft(draft, report.file);
    for (const Error& refusal : report.beyond_power) console.error(refusal);
    for (const std::string& paper : report.without_template) {
      console.note({"lưu ý: " + report.file.name + ": chưa có mẫu cho văn bản “" + paper +
                        "”, văn bản này không được in",
                    "note: " + report.file.name + ": no template for the paper “" + paper +
                        "”, it was not rendered"});
    }
  }

  void print_set_aside(const RecordReport& report) {
    const std::string& file = report.file.name;
    if (!report.set_aside.empty()) {
      const std::string names = text::join_names(report.set_aside);
      session_.console().complain(
          Bilingual{"Lưu ý: " + file +
                        ": bản ở out/ đã được ký hoặc sửa mà chưa nhận vào kho, nay chuyển sang " +
                        names + ". Bản mới ở out/ chưa có chữ ký ấy.",
                    "Note: " + file +
                        ": a copy in out/ was signed or edited and never accepted; it is kept as " +
                        names + ". The new copy in out/ does not have that signature."}
              .in(session_.language()));
    }
    const bool replaced = report.fate == Fate::NewVersion;
    if (!replaced || report.signed_before.empty()) return;
    const std::string names = text::join_names(report.signed_before);
    session_.console().complain(
        Bilingual{"Lưu ý: " + file + ": bản trước có chữ ký của " + names +
                      "; phiên bản mới phải ký lại (bản trước vẫn giữ trong kho).",
                  "Note: " + file + ": the version before was signed by " + names +
                      "; the new one needs their signatures again (the one before stays in the "
                      "archive)."}
            .in(session_.language()));
  }

  void print_summary(const run::BatchSummary& summary, const run::Workspace& workspace) {
    if (summary.records == 0 && !summary.interrupted && !summary.broken) {
      session_.console().note(
          {"Không có hồ sơ nào để làm; đặt các tệp .xml vào " + workspace.path("records"),
           "There are no records to work on; put .xml files into " + workspace.path("records")});
    }
    print_table(summary);
    print_papers(summary, workspace);
    if (summary.interrupted) {
      session_.console().note({"Đã dừng theo yêu cầu; chạy lại lệnh này để làm tiếp phần còn lại.",
                               "Stopped as asked; run the same command again to go on."});
    }
    if (summary.held > 0) {
      session_.console().note(
          {"Hồ sơ giữ lại chưa được in, ký và lưu; sửa theo gợi ý ở trên rồi chạy lại.",
           "Records held back were not rendered, signed or stored; mend them and run again."});
    }
  }

  void print_table(const run::BatchSummary& summary) {
    const Language language = session_.language();
    const bool vi = language == Language::Vi;
    std::vector<std::vector<std::string>> rows = {
        {vi ? "Kết quả" : "Result", vi ? ">Hồ sơ" : ">Records"}};
    for (const auto& [fate, count] :
         {std::pair(Fate::Stored, summary.stored),
          std::pair(Fate::NewVersion, summary.new_versions),
          std::pair(Fate::Unchanged, summary.unchanged), std::pair(Fate::Held, summary.held),
          std::pair(Fate::Unreadable, summary.unreadable),
          std::pair(Fate::Refused, summary.refused)}) {
      rows.push_back({fate_words(fate).in(language), std::to_string(count)});
    }
    rows.push_back({vi ? "tổng cộng" : "total", std::to_string(summary.records)});
    session_.console().data(format_table(rows));
  }

  void print_papers(const run::BatchSummary& summary, const run::Workspace& workspace) {
    const bool dry_run = session_.common().dry_run;
    const std::string papers = std::to_string(summary.papers);
    const std::string pages = std::to_string(summary.pages);
    const std::string warnings = std::to_string(warnings_);
    session_.console().line(Bilingual{
        (dry_run ? "Làm thử, không ghi gì. Văn bản sẽ in và ký: " : "Văn bản đã in và ký: ") +
            papers + " (" + pages +
            " trang), mỗi văn bản có PDF và DOCX. Cảnh báo, lưu ý của hồ sơ mới in: " + warnings +
            " (mọi hồ sơ: vanthu check).",
        (dry_run ? "Dry run, nothing written. Papers to render and sign: "
                 : "Papers rendered and signed: ") +
            papers + " (" + pages +
            " pages), each as PDF and DOCX. Warnings and advice on these records: " + warnings +
            " (all records: vanthu check)."});
    if (dry_run) return;
    session_.console().line(
        Bilingual{"Xem văn bản: " + workspace.path("out") + "\nKho lưu:     " + workspace.archive(),
                  "Papers:  " + workspace.path("out") + "\nArchive: " + workspace.archive()});
  }

  Session& session_;
  bool json_;
  RunAccount account_;
  std::uint64_t warnings_ = 0;
  run::WaiverLedger ledger_;
  RecordNotices notices_;
  ExitCode worst_ = ExitCode::Clean;
};

}  // namespace

ExitCode run_run(const RunRequest& request, Session& session) {
  auto opened = open_tools(session);
  if (!opened.ok()) return session.fail(opened.error());
  Tools tools = std::move(opened).value();
  auto listed = run::list_records(session.files(), &tools.workspace, request.paths);
  if (!listed.ok()) return session.fail(listed.error());
  const auto local = run::choose_local_profiles(tools.workspace.office(), tools.rulebook);
  if (!local.ok()) return session.fail(local.error());
  const run::Services services{.clock = session.clock(),
                               .rulebook = tools.rulebook,
                               .press = tools.press,
                               .signer = *tools.signer,
                               .local = &local.value(),
                               .waivers = &tools.waivers,
                               .traces = tools.workspace.office().traces};
  const run::BatchWorld world{.files = session.files(),
                              .workspace = tools.workspace,
                              .services = services,
                              .archive = tools.archive ? &*tools.archive : nullptr};
  auto outputs = SideOutputs::open(request, tools.workspace, session);
  if (!outputs.ok()) return session.fail(outputs.error());
  Printer printer(session, session.common().json, tools.waivers, tools.workspace.office());
  const std::uint64_t total = listed.value().size();
  const run::BatchObserver observer{.done =
                                        [&](const RecordReport& report) {
                                          printer.add(report);
                                          outputs.value().add(report);
                                        },
                                    .progress =
                                        [&](std::uint64_t made, const run::RecordFile& file) {
                                          session.console().progress(made, total, file.name);
                                          return !session.interrupted();
                                        }};
  const run::BatchSummary summary = run::run_batch(listed.value(), world,
                                                   {.workers = session.jobs(),
                                                    .supersede = request.supersede,
                                                    .dry_run = session.common().dry_run,
                                                    .copies = !request.no_copies},
                                                   observer);
  session.console().end_progress();
  printer.print_waivers(tools.rulebook);
  const auto problem = outputs.value().finish();
  const ExitCode code = printer.finish(summary, tools.workspace, total);
  return problem ? worse(code, session.fail(*problem)) : code;
}

}  // namespace vanthu::cli
