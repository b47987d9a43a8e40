// What the user asked for, as plain values: the command line after parsing, before anything is
// done.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bilingual.h"
#include "base/civil_time.h"
#include "findings/finding.h"
#include "report/report_writer.h"

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
struct RunRequest {
  std::vector<std::string> paths;
  bool supersede = false;
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
struct RenderRequest {
  std::vector<std::string> paths;
  bool pdf = true;
  bool docx = true;
  // Paper kinds wanted ("minutes", "resolution"); empty: all.
  std::string kind;
  std::string profile;
  std::string output;
  // "ingest", "check", "compose", "layout": print the stage's dump instead of writing papers.
  std::string stop_after;
  // Both also by office.xml, for the office's own records.
  bool attach_record = false;
  bool code = false;
};
struct ArchiveRequest {
  enum class Verb { Init, List, Show, Export, RebuildIndex };
  Verb verb = Verb::List;
  std::string id;
  std::string cell;
  int year = 0;
  std::string output;
  // Of Export: "files" copies the dossier's files, "bagit", "sip", "aip" make packages.
  std::string to = "files";
  bool all = false;
  bool zip = false;
  // Also the table of contents of what is handed over.
  bool with_list = false;
  // A .tlog-proof to go with the one dossier; may be empty.
  std::string proof;
};
struct ValidateRequest {
  // An archive, an OCFL storage root or object, or exported packages; empty: the workspace's
  // archive.
  std::string path;
};
struct VerifyRequest {
  // Object ids or stray files; empty: the whole archive.
  std::vector<std::string> targets;
};
struct SearchRequest {
  enum class Verb { Find, ListSaved, Forget };
  Verb verb = Verb::Find;
  // As typed; "@name" stands for a saved search.
  std::vector<std::string> words;
  bool rank = false;
  bool facets = false;
  bool csv = false;
  // 0: 20, and all of them for a table.
  int limit = 0;
  // Keep the query under this name, or forget it.
  std::string name;
};
struct KeyRequest {
  enum class Verb { Create, Show };
  Verb verb = Verb::Show;
  bool rsa = false;
  std::string name;
  // Make a passphrase and keep it in the workspace, for trying out.
  bool generate_passphrase = false;
  std::string passphrase_file;
};
struct TemplateRequest {
  enum class Verb { List, Check, Vars, Preview, Gallery };
  Verb verb = Verb::List;
  // Of Preview: ids of templates; empty: all.
  std::vector<std::string> ids;
  // Of Preview and Gallery: a record to use in place of the samples; may be empty.
  std::string record;
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
struct ConvertRequest {
  // "-": stdin; none: stdin.
  std::vector<std::string> files;
  // "auto", "tcvn3", "vni", "viscii", "vps", "cp1258", "utf8".
  std::string from = "auto";
  // Of the old text; empty: not known.
  std::string font;
  // A file, or a folder for several; empty: stdout.
  std::string output;
};
struct RecordRequest {
  // A DOCX or PDF that carries a record.
  std::string file;
  // Empty: stdout.
  std::string output;
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
                 VersionRequest, CompletionRequest, HelpRequest, ValidateRequest>;

struct Invocation {
  Common common;
  Request request;
};

}  // namespace vanthu::cli
