// What the archive's logs say was done to dossiers besides storing them: holds and their releases,
// each with the digest of its statement in care/. Read from the logs themselves, never from the
// index, which anybody may rewrite.
//   auto deeds = archive::read_deeds(files, root, known_roots);
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "tlog/note_key.h"

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
// from the archive's root key, or when roots are known and that key is none of them.
Result<std::optional<std::vector<LoggedDeed>>> read_deeds(
    const FileStore& files, const std::string& root,
    std::span<const tlog::VerifierKey> known_roots);

}  // namespace vanthu::archive
