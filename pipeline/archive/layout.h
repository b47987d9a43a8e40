// Where things are in an archive folder: pure functions from identities to paths and back, no disk.
// No name of a person or an organisation ever becomes a path: a meeting's dossier (hồ sơ cuộc họp)
// is an OCFL object whose id is a UUID made from the cell code and the meeting id, and its files
// have names from a closed list.
//   Layout("archive").object(id) == "archive/ocfl/" + object_path(id)
//   archive::object_path(archive::object_id("CB-AP3", "2026-11-regular"))
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::archive {

// "urn:uuid:" + UUIDv5 (RFC 9562) in vanthu's own namespace.
std::string object_id(std::string_view cell_code, std::string_view meeting_id);
bool is_object_id(std::string_view id);

// How a storage root spreads its objects, by layout extension 0003-hash-and-id-n-tuple: below
// `count` folders named by `size` digits each of the SHA-256 of the id. Fixed when an archive is
// made.
struct Tuples {
  int size = 2;
  int count = 1;

  bool operator==(const Tuples&) const = default;
};

// Archives made now. Making folders is most of what a file system does for a dossier: three levels
// (the extension's default, and archives of format 1) are two or three folders for each dossier;
// one level is 256 folders for all of them, a hundred dossiers in each after a commune's 30 years.
inline constexpr Tuples kTuples{.size = 2, .count = 1};
inline constexpr Tuples kTuplesOfFormat1{.size = 3, .count = 3};

// Below the storage root: "ab/urn%3auuid%3a…", with kTuplesOfFormat1 "ab1/c2d/3ef/urn%3auuid%3a…".
// For any id, as the extension says.
std::string object_path(std::string_view object_id, const Tuples& tuples = kTuples);

// "v1", "v2", … without leading zeros.
std::string version_name(int version);
std::optional<int> try_parse_version_name(std::string_view name);

// The closed list: a known stem, an optional "-2" … "-99", and an extension that the stem may have.
// "minutes.pdf", "resolution-2.docx"; description, manifest and signature are vanthu's own names.
bool is_content_name(std::string_view name);
// By extension: "application/pdf".
std::string media_type(std::string_view content_name);

inline constexpr std::string_view kDescriptionName = "dossier.json";
inline constexpr std::string_view kManifestName = "manifest.txt";
inline constexpr std::string_view kSignatureName = "manifest.p7s";
inline constexpr std::string_view kRecordName = "record.xml";
// In the place of the record: the dossier is a printed book (sổ biên bản), made from other
// dossiers.
inline constexpr std::string_view kBookName = "book.xml";

// The paths of one archive.
class Layout {
 public:
  explicit Layout(std::string root, const Tuples& tuples = kTuples)
      : root_(std::move(root)), tuples_(tuples) {}

  const std::string& root() const { return root_; }
  const Tuples& tuples() const { return tuples_; }
  std::string note() const;
  std::string readme() const;
  std::string lock() const;
  std::string storage_root() const;
  std::string object(std::string_view object_id) const;
  std::string index_folder() const;
  std::string index() const;
  std::string queue() const;
  std::string intent(std::string_view transaction) const;
  std::string staging() const;
  std::string staging(std::string_view transaction) const;
  // The logs, one folder a year, and the public keys, statements and policies that go with them.
  std::string log() const;
  std::string log(std::string_view shard) const;
  std::string keys() const;
  // Statements about dossiers, by their digests; a log entry binds each.
  std::string care() const;
  std::string shard_statement(std::string_view shard) const;
  std::string close_statement(std::string_view shard) const;
  std::string policy(int number) const;

 private:
  std::string root_;
  Tuples tuples_;
};

}  // namespace vanthu::archive
