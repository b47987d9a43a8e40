#include "run/unstored_records.h"

#include <utility>

#include "archive/layout.h"
#include "base/sha.h"
#include "ingest/record.h"

namespace vanthu::run {
namespace {

bool is_chosen(const RecordScope& scope, const SourceText& source) {
  const auto record = ingest::parse_record(source);
  if (!record.ok()) return scope.may_cover(glimpse_of(source.bytes()));
  return scope.covers(record.value().cell.code, record.value().meeting.start.date);
}

Result<std::vector<RecordFile>> find(const FileStore& files, const Workspace& workspace,
                                     const archive::Archive& archive, const std::string& folder,
                                     const RecordScope* scope) {
  std::vector<RecordFile> out;
  if (!files.exists(workspace.path(folder))) return out;
  auto listed = list_records(files, &workspace, {workspace.path(folder)});
  if (!listed.ok()) return listed.error();
  for (RecordFile& file : listed.value()) {
    auto bytes = files.read(file.path);
    if (!bytes.ok()) return bytes.error();
    auto places = archive.find_record_by_digest(sha256_hex(bytes.value()));
    if (!places.ok()) return places.error();
    if (!places.value().empty()) continue;
    if (scope != nullptr && !is_chosen(*scope, SourceText(file.name, std::move(bytes).value()))) {
      continue;
    }
    out.push_back(std::move(file));
  }
  return out;
}

}  // namespace

Result<std::vector<RecordFile>> find_unstored(const FileStore& files, const Workspace& workspace,
                                              const archive::Archive& archive,
                                              const RecordScope& scope) {
  const OfficeCell* cell = workspace.cell(scope.cell);
  const std::string folder = cell != nullptr ? "records/" + cell->folder : "records";
  return find(files, workspace, archive, folder, &scope);
}

Result<std::vector<RecordFile>> find_unstored(const FileStore& files, const Workspace& workspace,
                                              const archive::Archive& archive,
                                              const std::string& folder) {
  return find(files, workspace, archive, folder, nullptr);
}

bool is_changed_since(const FileStore& files, const archive::Archive& archive,
                      const RecordFile& file) {
  auto bytes = files.read(file.path);
  if (!bytes.ok()) return false;
  const auto record = ingest::parse_record(SourceText(file.name, std::move(bytes).value()));
  if (!record.ok()) return false;
  return archive.show(archive::object_id(record.value().cell.code, record.value().id)).ok();
}

}  // namespace vanthu::run
