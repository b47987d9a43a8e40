// vanthu archive backup and repair; retention and holds are in hold_commands.cpp.
#include <nlohmann/json.hpp>

#include "care/backup.h"
#include "cli/hold_commands.h"
#include "cli/json_text.h"
#include "cli/session.h"
#include "cli/shell_word.h"
#include "run/log_key_files.h"

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

struct CopyMade {
  care::BackupReport copied;
  // When the copy was to be mended.
  std::optional<care::RepairReport> mended;

  bool is_whole() const {
    return copied.damaged.empty() && copied.missing.empty() &&
           (!mended ||
            (mended->lost.empty() && mended->forked.empty() && mended->unlogged.empty()));
  }
};

// Each by its name, then what to do about all of them; nothing where there are none.
void print_list(const std::vector<std::string>& names, const Bilingual& each, const Bilingual& then,
                Console& console) {
  if (names.empty()) return;
  for (const std::string& name : names)
    console.line(Bilingual{each.vi + ": " + name, each.en + ": " + name});
  console.line(then);
}

// Nothing says what the log that is gone had said of these.
void print_unlogged(const care::RepairReport& report, Console& console) {
  print_list(
      report.unlogged, {"nhật ký lấy lại không ghi", "the log that was taken back has no entry of"},
      {"Các dòng nhật ký sau lần sao lưu này đã mất. Nếu có bản sao lưu mới hơn, hãy chạy "
       "vanthu archive repair với bản đó trước khi lưu thêm; nếu không có, vanthu log lost "
       "mở nhật ký mới và ghi lại các phiên bản trên, vanthu run ghi lại các lệnh tạm giữ; việc gỡ "
       "tạm giữ thì làm lại.",
       "The entries made after this backup are lost. If there is a newer backup, run "
       "vanthu archive repair with it before anything more is stored; if there is none, "
       "vanthu log lost opens a new log and enters these versions again, vanthu run the holds; "
       "releases are to be made again."},
      console);
}

// Nobody but the office can say which of the two is true.
void print_forked(const care::RepairReport& report, Console& console) {
  print_list(
      report.forked,
      {"hai lịch sử khác nhau ở kho và ở bản sao", "two histories, in the archive and in the copy"},
      {"Một trong hai là bản cũ đã được ghi tiếp. Giữ nguyên cả hai, không lưu thêm; chạy vanthu "
       "verify --archive với từng bản và đối chiếu với điểm chốt, giấy xác nhận đã in.",
       "One of the two is an old copy that was written on. Leave both as they are and store "
       "nothing; run vanthu verify --archive on each, and compare with checkpoints and printed "
       "receipts."},
      console);
}

void print_given_up(const care::RepairReport& report, Console& console) {
  print_list(
      report.given_up,
      {"bản sao có những dòng nhật ký mà kho đã bỏ khi lập nhật ký mới",
       "the copy has entries that the archive gave up with a new log"},
      {"Không lấy gì trong phần đó. Muốn theo bản sao này thì cất riêng thư mục kho, đặt bản sao "
       "vào chỗ của nó, rồi vanthu log lost và vanthu run.",
       "Nothing of these was taken. To go on from this copy, put the archive's folder away, the "
       "copy in its place, then vanthu log lost and vanthu run."},
      console);
}

void print_lost(const care::RepairReport& report, Console& console) {
  for (const std::string& path : report.lost) {
    console.line(
        Bilingual{"hỏng hoặc thiếu ở cả hai nơi: " + path, "damaged or missing in both: " + path});
  }
}

void print_replaced(const care::RepairReport& report, Console& console) {
  for (const std::string& path : report.mended) {
    console.line(
        Bilingual{"đã thay trong bản sao lưu: " + path, "replaced in the backup: " + path});
  }
}

void print_mended_copy(const CopyMade& made, const std::string& folder, Session& session) {
  const care::RepairReport& report = *made.mended;
  Console& console = session.console();
  print_replaced(report, console);
  print_lost(report, console);
  print_forked(report, console);
  print_given_up(report, console);
  print_unlogged(report, console);
  if (report.mended.empty()) {
    if (!made.is_whole()) return;
    console.line(Bilingual{"Đã đọc lại cả bản sao lưu: không còn tệp nào hỏng.",
                           "The whole backup was read again: nothing in it is damaged any more."});
    return;
  }
  const std::string aside = folder + ".damaged";
  const bool has_aside = session.files().exists(aside);
  console.line(Bilingual{"Đã thay " + n(report.mended.size()) + " tệp của bản sao lưu" +
                             (has_aside ? "; tệp hỏng để riêng ở " + aside : "") +
                             ". Kiểm tra lại: vanthu verify --archive " + as_shell_word(folder),
                         n(report.mended.size()) + " files of the backup replaced" +
                             (has_aside ? "; damaged ones are kept in " + aside : "") +
                             ". Check again: vanthu verify --archive " + as_shell_word(folder)});
}

ExitCode print_backup(const CopyMade& made, const std::string& folder, Session& session) {
  const care::BackupReport& report = made.copied;
  const bool is_whole = made.is_whole();
  Console& console = session.console();
  if (session.common().json) {
    Json json{{"dossiers", report.objects},        {"files_copied", report.files},
              {"bytes_copied", report.bytes},      {"files_known", report.known_files},
              {"log_entries", report.log_entries}, {"access_entries", report.access_entries},
              {"damaged", report.damaged},         {"missing", report.missing}};
    if (made.mended) {
      json["mended"] = made.mended->mended;
      json["damaged_in_both"] = made.mended->lost;
      json["forked"] = made.mended->forked;
      json["given_up"] = made.mended->given_up;
      json["unlogged"] = made.mended->unlogged;
    }
    console.line(json_text(json));
  } else {
    for (const std::string& path : report.damaged) {
      console.line(Bilingual{"không chép vì đã hỏng trong kho: " + path,
                             "not copied, as it is damaged in the archive: " + path});
    }
    for (const std::string& object : report.missing) {
      console.line(Bilingual{"nhật ký ghi đã lưu nhưng kho không còn: " + object,
                             "the log says stored, but the archive has lost it: " + object});
    }
    const Bilingual access =
        report.access_entries == 0
            ? Bilingual{}
            : Bilingual{" và " + n(report.access_entries) + " dòng nhật ký truy cập",
                        " and " + n(report.access_entries) + " access log entries"};
    console.line(
        Bilingual{"Bản sao lưu có " + n(report.objects) + " hồ sơ, " + n(report.log_entries) +
                      " dòng nhật ký" + access.vi + "; lần này chép " + n(report.files) + " tệp, " +
                      n(report.bytes) + " byte.",
                  "The backup has " + n(report.objects) + " dossiers, " + n(report.log_entries) +
                      " log entries" + access.en + "; copied now: " + n(report.files) + " files, " +
                      n(report.bytes) + " bytes."});
    if (made.mended) {
      print_mended_copy(made, folder, session);
    } else if (report.known_files > 0) {
      console.line(Bilingual{n(report.known_files) +
                                 " tệp có từ lần trước không đọc lại; kiểm tra cả bản sao bằng: "
                                 "vanthu verify --archive " +
                                 folder,
                             n(report.known_files) +
                                 " files from before were not read again; check the whole copy "
                                 "with: vanthu verify --archive " +
                                 folder});
    }
    if (!is_whole) {
      console.line(Bilingual{
          "Chạy vanthu verify để xem chỗ hỏng; lấy lại từ bản sao lưu khác bằng vanthu archive "
          "repair.",
          "See vanthu verify for the damage; take it back from another backup with vanthu archive "
          "repair."});
    }
  }
  return is_whole ? ExitCode::Clean : ExitCode::Integrity;
}

// An old copy put in the archive's place must not go out as its backup. Damage is for the copying
// to name.
Result<Done> check_not_set_back(const run::Workspace& workspace, Session& session) {
  auto trust = run::log_trust(session.files(), workspace);
  if (!trust.ok()) return trust.error();
  const auto opened = archive::Archive::open(session.files(), session.clock(), workspace.archive(),
                                             archive::Access::Read,
                                             {.kept_checkpoints = run::all_kept(trust.value())});
  const bool is_old = opened.ok() && opened.value().is_behind_kept();
  return is_old ? opened.value().check_kept() : Result<Done>(Done{});
}

Result<CopyMade> copy_new(const std::string& archive, const std::string& folder, Session& session) {
  auto copied = care::back_up(session.files(), archive, folder);
  if (!copied.ok()) return copied.error();
  return CopyMade{.copied = std::move(copied).value(), .mended = {}};
}

// First what is new, so that what is mended is only what was damaged; a copy whose log is damaged
// takes nothing new before it is mended.
Result<CopyMade> copy_and_mend(const run::Workspace& workspace, const std::string& folder,
                               Session& session) {
  FileStore& files = session.files();
  const std::string archive = workspace.archive();
  auto trust = run::log_trust(files, workspace);
  if (!trust.ok()) return trust.error();
  // The archive must stay as it is while the copy is compared with it.
  auto lock = files.try_lock(join_path(archive, "lock"));
  if (!lock.ok()) return lock.error();
  auto made = copy_new(archive, folder, session);
  const bool waits =
      !made.ok() && made.error().kind != ErrorKind::Usage && care::is_damaged_backup(files, folder);
  // What is refused stays as it is: another archive's backup, or one that knows of more.
  if (!made.ok() && !waits) return made;
  if (waits) {
    auto checked = care::check_may_be_mended(files, archive, folder, trust.value().roots);
    if (!checked.ok()) return checked.error();
  }
  auto mended = care::repair(files, folder, archive, trust.value().roots);
  if (!mended.ok()) return mended.error();
  if (waits) made = copy_new(archive, folder, session);
  if (!made.ok()) {
    if (!session.common().json) print_replaced(mended.value(), session.console());
    return made;
  }
  made.value().mended = std::move(mended).value();
  return made;
}

// What would be refused is refused when it is only tried, too.
Result<Done> check_would_copy(const run::Workspace& workspace, const CareRequest& request,
                              Session& session) {
  const FileStore& files = session.files();
  if (!run::has_archive(files, request.folder)) return Done{};
  auto trust = run::log_trust(files, workspace);
  if (!trust.ok()) return trust.error();
  return care::check_may_be_mended(files, workspace.archive(), request.folder, trust.value().roots);
}

ExitCode back_up(const run::Workspace& workspace, CareRequest request, Session& session) {
  // "…/kho/", as a shell completes it.
  while (request.folder.size() > 1 && request.folder.ends_with('/')) request.folder.pop_back();
  const std::string archive = workspace.archive();
  if (session.common().dry_run) {
    if (auto checked = check_would_copy(workspace, request, session); !checked.ok())
      return session.fail(checked.error());
    const Bilingual mended =
        request.mend ? Bilingual{" và thay các tệp hỏng ở đó", " and replace what is damaged there"}
                     : Bilingual{};
    session.console().note(
        {"Làm thử: sẽ sao lưu " + archive + " sang " + request.folder + mended.vi,
         "Dry run: would copy " + archive + " to " + request.folder + mended.en});
    return ExitCode::Clean;
  }
  if (!run::has_archive(session.files(), archive)) {
    // Says what became of it.
    const auto none = session.open_archive(workspace, archive::Access::Read);
    if (!none.ok()) return session.fail(none.error());
  }
  if (auto checked = check_not_set_back(workspace, session); !checked.ok())
    return session.fail(checked.error());
  auto made = request.mend ? copy_and_mend(workspace, request.folder, session)
                           : copy_new(archive, request.folder, session);
  if (!made.ok()) return session.fail(made.error());
  if (made.value().copied.files > 0 ||
      (made.value().mended && !made.value().mended->mended.empty())) {
    if (auto indexed = index_copy(request.folder, session); !indexed.ok())
      return session.fail(indexed.error());
  }
  return print_backup(made.value(), request.folder, session);
}

ExitCode print_repair(const care::RepairReport& report, Session& session) {
  Console& console = session.console();
  const ExitCode code = report.lost.empty() && report.forked.empty() && report.unlogged.empty()
                            ? ExitCode::Clean
                            : ExitCode::Integrity;
  if (session.common().json) {
    console.line(json_text(Json{{"mended", report.mended},
                                {"lost", report.lost},
                                {"forked", report.forked},
                                {"given_up", report.given_up},
                                {"unlogged", report.unlogged}}));
    return code;
  }
  for (const std::string& path : report.mended)
    console.line(Bilingual{"đã lấy lại: " + path, "taken back: " + path});
  print_lost(report, console);
  print_forked(report, console);
  print_given_up(report, console);
  print_unlogged(report, console);
  console.line(Bilingual{"Đã lấy lại " + n(report.mended.size()) + " tệp, hỏng cả hai nơi " +
                             n(report.lost.size()) + " tệp. Hãy chạy vanthu verify.",
                         n(report.mended.size()) + " files taken back, " + n(report.lost.size()) +
                             " damaged in both. Now run vanthu verify."});
  return code;
}

// Of an archive that is gone altogether, all is taken back.
Result<care::RepairReport> repair_locked(const run::Workspace& workspace, const std::string& copy,
                                         Session& session) {
  FileStore& files = session.files();
  const std::string archive = workspace.archive();
  auto trust = run::log_trust(files, workspace);
  if (!trust.ok()) return trust.error();
  const bool is_gone = !files.exists(archive);
  if (auto made = files.make_directories(archive); !made.ok()) return made.error();
  auto report = [&]() -> Result<care::RepairReport> {
    auto lock = files.try_lock(join_path(archive, "lock"));
    if (!lock.ok()) return lock.error();
    return care::repair(files, archive, copy, trust.value().roots);
  }();
  // An empty folder would be in the way of a new archive.
  const bool is_refused = !report.ok() && is_gone && !files.exists(join_path(archive, "ocfl"));
  if (!is_refused) return report;
  if (auto removed = files.remove_tree(archive); !removed.ok()) return removed.error();
  return report;
}

Error no_backup(const std::string& folder) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"đây không phải là bản sao lưu của kho", "this is no backup of an archive"},
               .where = folder,
               .remedy = {"chọn thư mục đã dùng với vanthu archive backup",
                          "choose a folder that vanthu archive backup has written"}};
}

ExitCode repair(const run::Workspace& workspace, const CareRequest& request, Session& session) {
  if (!run::has_archive(session.files(), request.folder))
    return session.fail(no_backup(request.folder));
  if (session.common().dry_run) {
    auto trust = run::log_trust(session.files(), workspace);
    if (!trust.ok()) return session.fail(trust.error());
    auto checked = care::check_is_backup_of(session.files(), workspace.archive(), request.folder,
                                            trust.value().roots);
    if (!checked.ok()) return session.fail(checked.error());
    session.console().note(
        {"Làm thử: sẽ lấy lại từ " + request.folder + " những gì kho bị thiếu",
         "Dry run: would take back from " + request.folder + " what the archive lacks"});
    return ExitCode::Clean;
  }
  auto report = repair_locked(workspace, request.folder, session);
  if (!report.ok()) return session.fail(report.error());
  if (auto indexed = index_copy(workspace.archive(), session); !indexed.ok())
    return session.fail(indexed.error());
  return print_repair(report.value(), session);
}

}  // namespace

ExitCode run_care(const CareRequest& request, Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  switch (request.verb) {
    case CareRequest::Verb::None:
      break;
    case CareRequest::Verb::Backup:
      return back_up(workspace.value(), request, session);
    case CareRequest::Verb::Repair:
      return repair(workspace.value(), request, session);
    case CareRequest::Verb::Retention:
      return tell_retention(workspace.value(), request, session);
    case CareRequest::Verb::HoldList:
      return tell_holds(workspace.value(), session);
    case CareRequest::Verb::HoldPlace:
    case CareRequest::Verb::HoldRelease:
      return change_hold(workspace.value(), request, session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
