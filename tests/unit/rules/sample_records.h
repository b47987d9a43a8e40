// The records of samples/office, read once for tests.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/file_store.h"
#include "ingest/record.h"
#include "support/source_folder.h"

namespace vanthu::rules {

inline const std::string kOffice = support::source_folder() + "/samples/office";

inline void read_folder(const DiskFileStore& files, const std::string& folder,
                        std::vector<model::MeetingRecord>& records) {
  for (const DirectoryEntry& entry : files.list(folder).value()) {
    const std::string path = join_path(folder, entry.name);
    if (entry.is_directory) {
      read_folder(files, path, records);
      continue;
    }
    auto record = ingest::parse_record(SourceText(entry.name, files.read(path).value()));
    ASSERT_TRUE(record.ok()) << path;
    records.push_back(std::move(record).value());
  }
}

inline const std::vector<model::MeetingRecord>& sample_records() {
  static const std::vector<model::MeetingRecord> kRecords = [] {
    std::vector<model::MeetingRecord> records;
    read_folder(DiskFileStore(), kOffice + "/records", records);
    return records;
  }();
  return kRecords;
}

}  // namespace vanthu::rules
