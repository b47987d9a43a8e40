// What the user asks of the archive, and of bundles between offices.
#pragma once

#include <string>
#include <vector>

namespace vanthu::cli {

struct ArchiveRequest {
  enum class Verb { Init, List, Show, Export, RebuildIndex, Accept, Access };
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
  // Who is given the dossiers of Export, and why; nobody named: who runs the program.
  std::string by;
  std::string reason;
  // Of Accept: names in certificates that may sign though the paper prints another.
  std::vector<std::string> signers;
  // Of Access: the first day; empty: all.
  std::string since;
};
struct ValidateRequest {
  // An archive, an OCFL storage root or object, or exported packages; empty: the workspace's
  // archive.
  std::string path;
  // Files with root keys; when given, packages must be proven by logs of these.
  std::vector<std::string> roots;
};
struct VerifyRequest {
  // Object ids or stray files; empty: the whole archive.
  std::vector<std::string> targets;
  // archive::VerifyLevel.
  int level = 3;
  // Files with root keys and signed checkpoints that the auditor brings.
  std::vector<std::string> roots;
  std::vector<std::string> kept;
  // Another archive than the workspace's, such as a backup; empty: the workspace's.
  std::string archive;
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
struct ExportRequest {
  bool to_superior = false;
  // Empty: the only cell.
  std::string cell;
  // YYYY-MM; empty: the newest month of the cell.
  std::string month;
  std::string output;
};
struct ReceiveRequest {
  std::vector<std::string> files;
};
struct PetitionsRequest {
  bool open = false;
  std::string cell;
};

}  // namespace vanthu::cli
