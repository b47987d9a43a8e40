// Internal to care/*.cpp: what an archive is at one moment, and where its parts are.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"

namespace vanthu::care {

struct LogMoment {
  // Below the archive: "log/2026".
  std::string folder;
  // The signed checkpoint, byte for byte.
  std::string checkpoint;
  std::uint64_t size = 0;
};

struct Snapshot {
  // Folders below the archive with the number of versions to copy: in an archive with a log, of
  // those that its entries name.
  std::map<std::string, int> objects;
  std::vector<LogMoment> logs;
  // Paths below the archive: keys, statements. With a log, exactly those that its entries bind.
  std::vector<std::string> statements;
  // Folders of objects that cannot be read, statements that were altered.
  std::vector<std::string> damaged;
  // Objects of which the log names a later version than is there: "urn:uuid:… (v2)".
  std::vector<std::string> missing;
};

// Folders of all objects, below the root, however deep the layout has them.
Result<std::vector<std::string>> find_objects(const FileStore& files, const std::string& root);

// The published logs, and those of who was given what.
Result<std::vector<LogMoment>> take_log_moments(const FileStore& files, const std::string& root);
Result<std::vector<LogMoment>> take_access_moments(const FileStore& files, const std::string& root);

// What the log covers, of a new one nothing; in an archive of a format without a log, what is
// stored now.
Result<Snapshot> take_snapshot(const FileStore& files, const std::string& root);

// A Usage error where one is the other or lies inside it, also by way of links.
Result<Done> check_apart(const std::string& archive, const std::string& copy);
// The same where the folder lies inside any archive.
Result<Done> check_outside_archives(const FileStore& files, const std::string& copy);

// An archive or a backup of one, also where its note is gone.
bool looks_like_archive(const FileStore& files, const std::string& folder);

// Who made the archive and when: the lines of its note that no later format changes.
Result<std::string> archive_id(const FileStore& files, const std::string& root);

// Every file below a folder, as paths below the root; none when the folder is not there.
Result<std::vector<std::string>> list_files(const FileStore& files, const std::string& root,
                                            const std::string& folder);

}  // namespace vanthu::care
