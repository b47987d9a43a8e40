#include "run/stored_records.h"

#include "base/sha.h"

namespace vanthu::run {

Result<StoredRecords> StoredRecords::open(FileStore& files, const Clock& clock,
                                          const std::string& root) {
  auto reader = archive::Archive::open(files, clock, root, archive::Access::Read);
  if (!reader.ok()) return reader.error();
  return StoredRecords(files, std::move(reader).value());
}

std::optional<archive::FilePlace> StoredRecords::find(std::string_view record_bytes) {
  const std::string digest = sha256_hex(record_bytes);
  const std::lock_guard lock(*mutex_);
  auto places = reader_.find_record_by_digest(digest);
  // A question that fails is answered by doing the work again, which is harmless.
  if (!places.ok()) return std::nullopt;
  std::optional<archive::FilePlace> found;
  for (archive::FilePlace& place : places.value()) {
    const bool is_newer = !found || place.version > found->version;
    if (is_newer) found = std::move(place);
  }
  // The index may know of a dossier that the disk has lost: storing it again says so.
  if (found && !files_->exists(found->path)) return std::nullopt;
  return found;
}

Result<std::vector<archive::FilePlace>> StoredRecords::find_file(const std::string& sha256) {
  const std::lock_guard lock(*mutex_);
  return reader_.find_by_digest(sha256);
}

}  // namespace vanthu::run
