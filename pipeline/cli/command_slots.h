// Internal to cli/*.cpp: what the options of all commands write into while CLI11 parses, and what
// the user asked for with it.
#pragma once

#include <string>

#include "base/result.h"
#include "cli/request.h"

namespace vanthu::cli {

struct Slots {
  Common common;
  std::string language;
  bool no_color = false;
  InitRequest init;
  RunRequest run;
  CheckRequest check;
  std::string check_format = "text";
  std::string as_of;
  std::string fail_level = "violation";
  ExplainRequest explain;
  RulesRequest rules;
  std::string on;
  RenderRequest render;
  std::string to = "pdf,docx";
  ArchiveRequest archive;
  VerifyRequest verify;
  SearchRequest search;
  bool list_saved = false;
  std::string forget;
  KeyRequest key;
  TemplateRequest templates;
  WaiverRequest waiver;
  BaselineRequest baseline;
  ConvertRequest convert;
  RecordRequest record;
  CompletionRequest completion;
  CareRequest care;
  SignRequest sign;
  ValidateRequest validate;
  // "archive validate" rather than what else "archive" does.
  bool is_validate = false;
  BookPrintRequest book;
  AuditCommandRequest audit;
  std::string audit_format = "text";
  // Empty when --by is not given.
  std::string audit_rows;
  std::string audit_from;
  std::string audit_to;
  int audit_year = 0;
  TimestampRequest timestamp;
  std::string due;
  LogRequest log;
  ExportRequest exporting;
  ReceiveRequest receive;
  PetitionsRequest petitions;
};

// An Error of kind Usage when a value cannot be used.
Result<Request> request_of(const std::string& command, Slots& slots);

Error usage(Bilingual what, Bilingual remedy);

}  // namespace vanthu::cli
