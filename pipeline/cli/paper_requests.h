// What the user asks of papers: printing, templates, books, conversion, signatures.
#pragma once

#include <string>
#include <vector>

namespace vanthu::cli {

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
struct TemplateRequest {
  enum class Verb { List, Check, Vars, Preview, Gallery };
  Verb verb = Verb::List;
  // Of Preview: ids of templates; empty: all.
  std::vector<std::string> ids;
  // Of Preview and Gallery: a record to use in place of the samples; may be empty.
  std::string record;
  std::string output;
};
struct BookPrintRequest {
  // A cell's code; empty with ward.
  std::string cell;
  // One of both.
  int year = 0;
  std::string term;
  int number = 1;
  // "a4", "a5".
  std::string size = "a4";
  // "sheets", "folded", "sewn".
  std::string binding = "sheets";
  bool recto = false;
  bool since_last_print = false;
  bool reprint = false;
  // Also the page for the secretary.
  bool gaps = false;
  // All cells of the workspace.
  bool ward = false;
  // Keep the closed book in the archive, signed.
  bool store = false;
  // Also one that lacks minutes.
  bool despite_gaps = false;
  // A book to write in by hand, with so many forms; 0: a book of the records.
  int forms = 0;
  // A PDF; with ward a folder. Empty: below out/ of the workspace.
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
  enum class Verb { From, Next };
  Verb verb = Verb::From;
  // A DOCX or PDF that carries a record.
  std::string file;
  // Code or folder; may be empty in an office of one cell.
  std::string cell;
  // Of the next meeting: "regular" or "committee".
  std::string kind = "regular";
  // Empty: From: stdout; Next: beside the record before.
  std::string output;
};
struct SignRequest {
  std::string file;
  // "chair", "secretary"; or the field's own name.
  std::string role;
  std::string field;
  // Name of a key in keys/; empty: the office's.
  std::string key;
  // Names in certificates that may sign though the paper prints another.
  std::vector<std::string> signers;
  // A PNG of the signature as written by hand.
  std::string picture;
  // Empty: the file itself, which only grows.
  std::string output;
  // Also take it into the archive.
  bool accept = false;
  // In place of signing: "lt" or "lta", keep what checking needs in the paper.
  std::string extend;
};
struct TimestampRequest {
  enum class Verb { Request, Accept };
  Verb verb = Verb::Request;
  std::string file;
  // Over the whole paper, not its last signature.
  bool document = false;
};
struct KeyRequest {
  enum class Verb { Create, Show };
  Verb verb = Verb::Show;
  bool rsa = false;
  std::string name;
  // Make a passphrase and keep it in the workspace, for trying out.
  bool generate_passphrase = false;
  std::string passphrase_file;
  // Of the key's files in keys/; empty: the office's own key.
  std::string id;
};

}  // namespace vanthu::cli
