// What every command gets: the request's common part, the console, and the world as parameters.
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/request.h"
#include "run/workspace.h"

namespace vanthu::cli {

struct World {
  FileStore& files;
  const Clock& clock;
  // Path of the running program, for finding its templates.
  std::string program;
  // Value of VANTHU_DATA.
  std::string data_folder;
  // Set by the first Ctrl-C.
  const std::atomic<bool>& interrupted;
};

class Session {
 public:
  // All must outlive the session.
  Session(const Common& common, Console& console, World& world)
      : common_(common), console_(console), world_(world) {}

  const Common& common() const { return common_; }
  Language language() const { return common_.language; }
  Console& console() { return console_; }
  FileStore& files() { return world_.files; }
  const Clock& clock() const { return world_.clock; }
  bool interrupted() const { return world_.interrupted; }
  int jobs() const;

  // The folder with templates/, fonts/ and schema/.
  Result<std::string> data_folder() const;
  // --workspace, or the nearest one.
  Result<run::Workspace> workspace() const;
  // For commands that also work outside: none when there is no office.xml above, but a workspace
  // that was named, or whose office.xml is wrong, is an Error.
  Result<std::optional<run::Workspace>> workspace_if_any() const;
  // The workspace's archive; before the first record is stored there is none, which is an Error.
  Result<archive::Archive> open_archive(const run::Workspace& workspace, archive::Access access);
  // For storing, with the log's keys, which must outlive the archive. Tells what became of an older
  // archive, and refuses one that witnesses have seen longer.
  // maker: of what is stored (run::to_address); empty where nothing is made.
  Result<archive::Archive> open_archive_to_store(const run::Workspace& workspace,
                                                 archive::LogKeys& keys,
                                                 const std::string& maker = {});
  // Any archive by its folder, such as a backup.
  Result<archive::Archive> open_archive(const std::string& root, archive::Access access);
  // Says the error and answers its exit code.
  ExitCode fail(const Error& error);

 private:
  const Common& common_;
  Console& console_;
  World& world_;
};

// The commands, one file each (command_*.cpp).
ExitCode run_init(const InitRequest& request, Session& session);
ExitCode run_run(const RunRequest& request, Session& session);
ExitCode run_check(const CheckRequest& request, Session& session);
ExitCode run_explain(const ExplainRequest& request, Session& session);
ExitCode run_rules(const RulesRequest& request, Session& session);
ExitCode run_render(const RenderRequest& request, Session& session);
ExitCode run_archive(const ArchiveRequest& request, Session& session);
ExitCode run_verify(const VerifyRequest& request, Session& session);
ExitCode run_search(const SearchRequest& request, Session& session);
ExitCode run_key(const KeyRequest& request, Session& session);
ExitCode run_template(const TemplateRequest& request, Session& session);
ExitCode run_waiver(const WaiverRequest& request, Session& session);
ExitCode run_baseline(const BaselineRequest& request, Session& session);
ExitCode run_convert(const ConvertRequest& request, Session& session);
ExitCode run_record(const RecordRequest& request, Session& session);
ExitCode run_doctor(const DoctorRequest& request, Session& session);
ExitCode run_version(const VersionRequest& request, Session& session);
ExitCode run_log(const LogRequest& request, Session& session);
ExitCode run_completion(const CompletionRequest& request, Session& session);
ExitCode run_care(const CareRequest& request, Session& session);
ExitCode run_sign(const SignRequest& request, Session& session);
ExitCode run_timestamp(const TimestampRequest& request, Session& session);
// A paper signed since, as a new version of its dossier (command_sign.cpp).
// signers: names in certificates that may stand at a field though the paper prints another.
ExitCode accept_paper(const std::string& path, const std::vector<std::string>& signers,
                      Session& session);

ExitCode run_export(const ArchiveRequest& request, Session& session);
ExitCode list_access(const ArchiveRequest& request, Session& session);
ExitCode run_validate(const ValidateRequest& request, Session& session);
ExitCode run_book(const BookPrintRequest& request, Session& session);
ExitCode run_audit(const AuditCommandRequest& request, Session& session);
ExitCode run_export(const ExportRequest& request, Session& session);
ExitCode run_receive(const ReceiveRequest& request, Session& session);
ExitCode run_petitions(const PetitionsRequest& request, Session& session);

ExitCode run_request(const Request& request, Session& session);

}  // namespace vanthu::cli
