// ARCHIVE.note: what this folder is, and its fixed surroundings (README, OCFL declarations), which
// are the same bytes in every archive of a format version and are compared by verify.
// Format 1 spreads its objects by kTuplesOfFormat1, format 2 by kTuples; format 3 says how, has a
// log and is signed by the log's root key. An archive of an older format becomes one of format 3
// when it is opened for writing with keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/layout.h"
#include "base/file_store.h"
#include "base/result.h"
#include "tlog/note_key.h"

namespace vanthu::archive {

inline constexpr int kFormatWithoutLog = 2;
inline constexpr int kFormatWithLog = 3;

struct ArchiveNote {
  int format = kFormatWithoutLog;
  // Name of the office, one line.
  std::string office;
  // RFC 3339, UTC.
  std::string created;
  Tuples tuples = kTuples;
  // From format 3 on: the archive's id, which begins the names of its keys and logs, and its root
  // key, which signs the note.
  std::string id = {};
  tlog::VerifierKey root = {};

  bool has_log() const { return format >= kFormatWithLog; }
  bool operator==(const ArchiveNote&) const = default;
};

// Ends with a line giving the SHA-256 of everything before it. Only for formats without a log.
std::string write_note(const ArchiveNote& note);
// The same, of format 3, signed.
std::string write_signed_note(const ArchiveNote& note, const tlog::NoteSigner& root);
// Of the archive in this folder. A Usage error when there is no archive, an Integrity error when
// there is one without its note.
Result<ArchiveNote> read_note(const FileStore& files, const Layout& layout);
// An Error when it is not such a note, was changed, or is of a later format. The signature is
// checked with the root key that the note itself names; whether that is the right one is for
// whoever knows it from elsewhere.
Result<ArchiveNote> parse_note(std::string_view text);

// "<id>/2026"
std::string log_origin(const ArchiveNote& note, std::string_view shard);
inline constexpr std::string_view kRootKey = "root";

struct FixedFile {
  std::string path;
  std::string bytes;
};

// README and the declarations of the OCFL storage root.
std::vector<FixedFile> fixed_files(const Layout& layout, bool has_log);
// Also true of a README as an earlier program wrote it: an archive keeps the one it was made with.
bool is_as_made(const FixedFile& file, std::string_view bytes);

}  // namespace vanthu::archive
