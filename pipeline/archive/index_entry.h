// All that the index holds about one dossier, made from the files alone. Equal entries mean that
// index and files agree.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "archive/dossier.h"
#include "archive/stored_object.h"

namespace vanthu::archive {

struct IndexedFile {
  int version = 0;
  std::string name;
  // In the object folder; shared by versions that did not change the file.
  std::string path;
  std::string sha256;
  std::int64_t bytes = 0;

  bool operator==(const IndexedFile&) const = default;
};

struct IndexedVersion {
  int version = 0;
  std::string created;
  std::string content_key;
  std::string inventory_sha512;

  bool operator==(const IndexedVersion&) const = default;
};

struct IndexEntry {
  std::string object_id;
  // Of the head version.
  Description description;
  // Oldest first.
  std::vector<IndexedVersion> versions;
  // By version, then name.
  std::vector<IndexedFile> files;

  const IndexedVersion& head() const { return versions.back(); }
  bool operator==(const IndexEntry&) const = default;
};

struct KnownSize {
  std::string sha512;
  std::uint64_t bytes = 0;
};

// description: of the head version, when the caller has it already. known: sizes of contents; those
// of others are asked from the disk.
Result<IndexEntry> make_index_entry(const FileStore& files, const StoredObject& object,
                                    Description description, std::span<const KnownSize> known = {});

// Reads the description from the head's dossier.json.
Result<IndexEntry> load_index_entry(const FileStore& files, const StoredObject& object);

// Line by line, for comparing two indexes and for telling people where they differ.
std::string dump(const IndexEntry& entry);

}  // namespace vanthu::archive
