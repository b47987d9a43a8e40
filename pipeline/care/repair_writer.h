// Internal to care/*.cpp: putting files of the copy into the archive, one by one. What lay in their
// place is kept in <archive>.damaged.
#pragma once

#include <string>

#include "base/file_store.h"
#include "base/result.h"
#include "care/backup.h"

namespace vanthu::care {

class RepairWriter {
 public:
  // All must outlive the writer.
  RepairWriter(FileStore& files, const std::string& archive, const std::string& copy)
      : files_(files), archive_(archive), copy_(copy) {}

  // Paths are below both. Whatever the archive has is replaced when it differs.
  Result<Done> mend(const std::string& path);
  // The same, of a file whose digest is known: what has it stays, and what lacks it in both is
  // lost.
  Result<Done> mend(const std::string& path, const std::string& sha512);
  Result<Done> mend_with(const std::string& path, const std::string& good);

  RepairReport report;

 private:
  Result<Done> put(const std::string& to, const std::string& bytes);
  Result<Done> keep(const std::string& name, const std::string& damaged);

  FileStore& files_;
  const std::string& archive_;
  const std::string& copy_;
};

}  // namespace vanthu::care
