// What the archive's logs say was done to dossiers besides storing them: holds and their releases,
// each with the digest of its statement in care/. Read from the logs themselves, never from the
// index, which anybody may rewrite. What cannot be read whole could lack any of them, so then there
// is an Error and no list: nobody may take a dossier for free because a log is gone.
//   auto deeds = archive::read_deeds(files, root, trust);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/verify.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"

namespace vanthu::archive {

struct LoggedDeed {
  // "hold", "release"
  std::string op;
  std::string object_id;
  std::string statement_sha256;
  // "2026/17"
  std::string place;
  Instant time;
  // False: written with a key that was lost or stolen, after the last entry that is known to be
  // good.
  bool counts = true;

  bool operator==(const LoggedDeed&) const = default;
};

// In their order; nothing: the archive has no log. An Integrity error when the logs do not follow
// from the archive's root key, when roots are known and that key is none of them, when a log is
// missing, opened by half, closed without a next one, or behind what the archive itself or the
// trust keeps of it.
Result<std::optional<std::vector<LoggedDeed>>> read_deeds(const FileStore& files,
                                                          const std::string& root,
                                                          const LogTrust& trust);

}  // namespace vanthu::archive
