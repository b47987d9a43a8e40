// What the user asks of records and rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/rows.h"
#include "base/civil_time.h"
#include "base/enum_name.h"
#include "findings/finding.h"
#include "report/report_writer.h"

namespace vanthu::cli {

struct RunRequest {
  std::vector<std::string> paths;
  bool supersede = false;
  // One JSON line a record; empty: none.
  std::string report;
  // Copies of what was not stored, with the reasons; empty: none.
  std::string rejects;
  // Nothing below out/: for a province it is as big as what it copies.
  bool no_copies = false;
};
struct CheckRequest {
  std::vector<std::string> paths;
  bool series = false;
  bool all = false;
  report::Format format = report::Format::Text;
  // Of the report; empty: stdout.
  std::string output;
  // A file of known fails; empty: all count.
  std::string baseline;
  std::optional<Date> as_of;
  std::string rule;
  findings::Severity fail_level = findings::Severity::Violation;
};
struct ExplainRequest {
  std::string rule;
};
struct RulesRequest {
  enum class Verb { List, Test, Book };
  Verb verb = Verb::List;
  std::optional<Date> on;
  // Of the handbook; empty: so-tay-quy-tac.pdf here.
  std::string output;
};
struct WaiverRequest {
  enum class Verb { Sign, List };
  Verb verb = Verb::List;
  std::string file;
};
struct BaselineRequest {
  std::vector<std::string> paths;
  // Empty: baseline.xml of the workspace.
  std::string output;
};
struct AuditCommandRequest {
  // Text, Csv, Html and Json are one document on stdout or in a file; Pdf is a file.
  enum class Format { Text, Html, Csv, Json, Pdf };
  // Record files or folders; empty: the archive, or with `records` those of the workspace.
  std::vector<std::string> paths;
  bool archive = false;
  bool records = false;
  std::string cell;
  std::optional<Date> from;
  std::optional<Date> to;
  audit::Rows rows = audit::Rows::Figure;
  Format format = Format::Text;
  std::string output;
  findings::Severity fail_level = findings::Severity::Violation;
};
inline constexpr EnumName<AuditCommandRequest::Format> kAuditFormatNames[] = {
    {"text", AuditCommandRequest::Format::Text},
    {"html", AuditCommandRequest::Format::Html},
    {"csv", AuditCommandRequest::Format::Csv},
    {"json", AuditCommandRequest::Format::Json},
    {"pdf", AuditCommandRequest::Format::Pdf}};

}  // namespace vanthu::cli
