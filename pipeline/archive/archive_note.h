// ARCHIVE.note: what this folder is, and its fixed surroundings (README, OCFL declarations), which
// are the same bytes in every archive of a format version and are compared by verify.
// Format 1 spreads its objects by kTuplesOfFormat1, format 2 by kTuples; nothing else differs. An
// archive keeps the format it was made in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/layout.h"
#include "base/result.h"

namespace vanthu::archive {

inline constexpr int kFormat = 2;

struct ArchiveNote {
  int format = kFormat;
  // Name of the office, one line.
  std::string office;
  // RFC 3339, UTC.
  std::string created;

  bool operator==(const ArchiveNote&) const = default;
};

// Ends with a line giving the SHA-256 of everything before it.
std::string write_note(const ArchiveNote& note);
// An Error when it is not such a note, was changed, or is of a later format.
Result<ArchiveNote> parse_note(std::string_view text);

Tuples tuples_of_format(int format);

struct FixedFile {
  std::string path;
  std::string bytes;
};

// README and the declarations of the OCFL storage root.
std::vector<FixedFile> fixed_files(const Layout& layout);

}  // namespace vanthu::archive
