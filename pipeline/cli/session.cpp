#include "cli/session.h"

#include <algorithm>
#include <thread>

#include "run/data_folder.h"
#include "run/log_key_files.h"

namespace vanthu::cli {
namespace {

// One overload a request, so that a new request without a command does not compile.
struct Dispatch {
  Session& session;

  ExitCode operator()(const InitRequest& r) const { return run_init(r, session); }
  ExitCode operator()(const RunRequest& r) const { return run_run(r, session); }
  ExitCode operator()(const CheckRequest& r) const { return run_check(r, session); }
  ExitCode operator()(const ExplainRequest& r) const { return run_explain(r, session); }
  ExitCode operator()(const RulesRequest& r) const { return run_rules(r, session); }
  ExitCode operator()(const RenderRequest& r) const { return run_render(r, session); }
  ExitCode operator()(const ArchiveRequest& r) const { return run_archive(r, session); }
  ExitCode operator()(const VerifyRequest& r) const { return run_verify(r, session); }
  ExitCode operator()(const SearchRequest& r) const { return run_search(r, session); }
  ExitCode operator()(const KeyRequest& r) const { return run_key(r, session); }
  ExitCode operator()(const TemplateRequest& r) const { return run_template(r, session); }
  ExitCode operator()(const WaiverRequest& r) const { return run_waiver(r, session); }
  ExitCode operator()(const BaselineRequest& r) const { return run_baseline(r, session); }
  ExitCode operator()(const ConvertRequest& r) const { return run_convert(r, session); }
  ExitCode operator()(const RecordRequest& r) const { return run_record(r, session); }
  ExitCode operator()(const DoctorRequest& r) const { return run_doctor(r, session); }
  ExitCode operator()(const VersionRequest& r) const { return run_version(r, session); }
  ExitCode operator()(const LogRequest& r) const { return run_log(r, session); }
  ExitCode operator()(const CompletionRequest& r) const { return run_completion(r, session); }
  ExitCode operator()(const CareRequest& r) const { return run_care(r, session); }
  ExitCode operator()(const SignRequest& r) const { return run_sign(r, session); }
  ExitCode operator()(const ValidateRequest& r) const { return run_validate(r, session); }
  ExitCode operator()(const BookPrintRequest& r) const { return run_book(r, session); }
  ExitCode operator()(const AuditCommandRequest& r) const { return run_audit(r, session); }
  ExitCode operator()(const TimestampRequest& r) const { return run_timestamp(r, session); }
  ExitCode operator()(const ExportRequest& r) const { return run_export(r, session); }
  ExitCode operator()(const ReceiveRequest& r) const { return run_receive(r, session); }
  ExitCode operator()(const PetitionsRequest& r) const { return run_petitions(r, session); }
  ExitCode operator()(const HelpRequest& r) const {
    session.console().data(r.text);
    return ExitCode::Clean;
  }
};

// Nothing where there is one, whole or not.
std::optional<Error> missing_archive(const FileStore& files, const run::Workspace& workspace) {
  const std::string root = workspace.archive();
  const auto is_gone = run::is_archive_gone(files, workspace);
  if (is_gone.ok() && is_gone.value()) return run::archive_gone(root);
  if (files.exists(root)) return std::nullopt;
  return Error{.kind = ErrorKind::Usage,
               .what = {"chưa có kho lưu trữ", "there is no archive yet"},
               .where = root,
               .remedy = {"lệnh vanthu run lập kho khi lưu hồ sơ đầu tiên",
                          "vanthu run makes it when it stores the first record"}};
}

}  // namespace

int Session::jobs() const {
  if (common_.jobs > 0) return common_.jobs;
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 64);
}

Result<std::string> Session::data_folder() const {
  return run::find_data_folder(world_.files, world_.program, world_.data_folder);
}

Result<run::Workspace> Session::workspace() const {
  std::string root = common_.workspace;
  if (root.empty()) {
    auto found = run::find_workspace(world_.files, ".");
    if (!found.ok()) return found.error();
    root = std::move(found).value();
  }
  return run::open_workspace(world_.files, root);
}

Result<std::optional<run::Workspace>> Session::workspace_if_any() const {
  if (common_.workspace.empty() && !run::find_workspace(world_.files, ".").ok()) {
    return std::optional<run::Workspace>();
  }
  auto opened = workspace();
  if (!opened.ok()) return opened.error();
  return std::optional(std::move(opened).value());
}

Result<archive::Archive> Session::open_archive(const run::Workspace& workspace,
                                               archive::Access access) {
  const std::string root = workspace.archive();
  if (auto missing = missing_archive(world_.files, workspace)) return *missing;
  auto opened = archive::Archive::open(world_.files, world_.clock, root, access);
  if (opened.ok() && access == archive::Access::Read && opened.value().is_storing_unfinished()) {
    console_.note(
        {"Lưu ý: có một lần lưu chưa xong, danh mục có thể chưa đủ hồ sơ. Nếu không có lệnh "
         "vanthu run nào đang chạy thì lần lưu ấy đã bị ngắt: chạy vanthu run để làm nốt.",
         "Note: a storing has not finished, so the index may lack dossiers. Where no vanthu run is "
         "at work, it was stopped: run vanthu run to finish it."});
  }
  return opened;
}

Result<archive::Archive> Session::open_archive_to_store(const run::Workspace& workspace,
                                                        archive::LogKeys& keys,
                                                        const std::string& maker) {
  if (auto missing = missing_archive(world_.files, workspace)) return *missing;
  auto trust = run::log_trust(world_.files, workspace);
  if (!trust.ok()) return trust.error();
  archive::OpenOptions options{.log_keys = &keys,
                               .kept_checkpoints = run::all_kept(trust.value()),
                               .known_roots = std::move(trust.value().roots)};
  if (!maker.empty()) options.user_address = maker;
  auto opened = archive::Archive::open(world_.files, world_.clock, workspace.archive(),
                                       archive::Access::Write, options);
  if (!opened.ok() || !opened.value().has_new_log()) return opened;
  const std::string count = std::to_string(opened.value().adopted());
  console_.note({"Kho thuộc định dạng cũ nay có nhật ký: " + count +
                     " phiên bản đã lưu được ghi vào nhật ký; hãy sao lưu thư mục keys/log.",
                 "The archive was of an older format and has a log now: " + count +
                     " stored versions were entered; back up the folder keys/log."});
  return opened;
}

Result<archive::Archive> Session::open_archive(const std::string& root, archive::Access access) {
  return archive::Archive::open(world_.files, world_.clock, root, access);
}

ExitCode Session::fail(const Error& error) {
  console_.error(error);
  return exit_code_of(error.kind);
}

ExitCode run_request(const Request& request, Session& session) {
  return std::visit(Dispatch{session}, request);
}

}  // namespace vanthu::cli
