// What the user asked for, as plain values: the command line after parsing, before anything is
// done.
#pragma once

#include <string>
#include <variant>

#include "base/bilingual.h"
#include "cli/archive_requests.h"
#include "cli/care_request.h"
#include "cli/log_request.h"
#include "cli/paper_requests.h"
#include "cli/record_requests.h"

namespace vanthu::cli {

struct Common {
  Language language = Language::Vi;
  // Empty: the nearest one from the current folder upwards.
  std::string workspace;
  // 0: as many as there are cores.
  int jobs = 0;
  bool quiet = false;
  bool verbose = false;
  bool color = true;
  bool json = false;
  bool dry_run = false;
};

struct InitRequest {
  std::string folder;
};
struct DoctorRequest {};
struct VersionRequest {};
struct CompletionRequest {
  std::string shell;
};
// --help in some form: the text to print on stdout.
struct HelpRequest {
  std::string text;
};

using Request =
    std::variant<InitRequest, RunRequest, CheckRequest, ExplainRequest, RulesRequest, RenderRequest,
                 ArchiveRequest, VerifyRequest, SearchRequest, KeyRequest, TemplateRequest,
                 WaiverRequest, BaselineRequest, ConvertRequest, RecordRequest, DoctorRequest,
                 VersionRequest, CompletionRequest, HelpRequest, CareRequest, SignRequest,
                 ValidateRequest, BookPrintRequest, AuditCommandRequest, TimestampRequest,
                 LogRequest, ExportRequest, ReceiveRequest, PetitionsRequest>;

struct Invocation {
  Common common;
  Request request;
};

}  // namespace vanthu::cli
