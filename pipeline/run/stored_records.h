// Which record files the archive keeps already, by their bytes; safe to ask from all workers.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "archive/archive.h"

namespace vanthu::run {

class StoredRecords {
 public:
  // Opens the archive a second time, for reading. files must outlive the records.
  static Result<StoredRecords> open(FileStore& files, const Clock& clock, const std::string& root);

  // Where the bytes are kept as the record of a dossier: in the newest of the versions that have
  // them, which may have been replaced since. Nothing where its file is gone.
  std::optional<archive::FilePlace> find(std::string_view record_bytes);
  // As Archive::find_by_digest().
  Result<std::vector<archive::FilePlace>> find_file(const std::string& sha256);

 private:
  StoredRecords(const FileStore& files, archive::Archive reader)
      : files_(&files), mutex_(std::make_unique<std::mutex>()), reader_(std::move(reader)) {}

  const FileStore* files_;
  // On the heap so that StoredRecords can be moved.
  std::unique_ptr<std::mutex> mutex_;
  archive::Archive reader_;
};

}  // namespace vanthu::run
