// The folder an office works in: office.xml, records/<cell>/<year>/*.xml, archive/, out/, keys/.
//   auto workspace = run::open_workspace(files, run::find_workspace(files, ".").value());
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "run/office.h"

namespace vanthu::run {

class Workspace {
 public:
  Workspace(std::string root, Office office);

  const std::string& root() const { return root_; }
  const Office& office() const { return office_; }

  std::string path(std::string_view below) const { return join_path(root_, below); }
  std::string archive() const { return path("archive"); }
  // The cell of a code, or null.
  const OfficeCell* cell(std::string_view code) const;

 private:
  std::string root_;
  Office office_;
  // Place in office_.cells by code: asked for every record, of a province among thousands.
  std::map<std::string, std::size_t, std::less<>> by_code_;
};

// A record to work on: how to read it and how to call it in messages (below the workspace).
struct RecordFile {
  std::string path;
  std::string name;

  bool operator==(const RecordFile&) const = default;
};

// The nearest folder with an office.xml, from start upwards.
Result<std::string> find_workspace(const FileStore& files, const std::string& start);
// The first problem of office.xml as an Error at its line and column.
Result<Workspace> open_workspace(const FileStore& files, const std::string& root);

// Records of the workspace (all of records/ when paths is empty), or the files and folders named;
// of a folder with an office.xml only its records/. Sorted by path, each once. A path that is not
// there is an Error.
Result<std::vector<RecordFile>> list_records(const FileStore& files, const Workspace* workspace,
                                             const std::vector<std::string>& paths);

}  // namespace vanthu::run
