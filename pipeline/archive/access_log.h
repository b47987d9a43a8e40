// Who took what out of the archive, and why (nhật ký truy cập): a second log beside that of what
// was stored, one a year, with a key of its own that the archive's root key vouches for.
//   access/2026/       a log as in c2sp.org/tlog-tiles, named "<archive id>/access/2026"
//   access/2026.note   its key, signed by the root key
//   auto logged = archive::log_access(files, clock, root, keys, {events});
// It tells of what was taken through vanthu; whoever can copy the archive's folder needs no vanthu.
// Only archives with a log have one.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/log_keys.h"
#include "archive/verify.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "text/nfc_string.h"

namespace vanthu::archive {

// A stored version that somebody was given.
struct AccessEvent {
  // RFC 3339, UTC; log_access sets it.
  std::string time = {};
  // What for: "files", "bagit", "sip", "aip".
  std::string form;
  std::string object_id;
  int version = 0;
  // Of the version's inventory, which gives the digest of every file.
  std::string inventory_sha512;
  // One line each; the reason may be empty.
  text::NfcString by;
  text::NfcString reason = {};

  bool operator==(const AccessEvent&) const = default;
};

// Makes the year's log when it is not there yet. When Done, a power cut cannot undo it; on an Error
// nothing is in the log. Waits for nobody: a Usage error while somebody else is writing to it.
Result<Done> log_access(FileStore& files, const Clock& clock, const std::string& root,
                        LogKeys& keys, std::span<const AccessEvent> events);

using AccessObserver = std::function<void(const AccessEvent&)>;

struct AccessReport {
  std::vector<VerifyProblem> problems;
  // What a killed writer has left; the next one removes it.
  std::vector<VerifyProblem> unchecked;

  bool is_clean() const { return problems.empty() && unchecked.empty(); }
};

// Every byte of all access logs, against the root key that the archive names. observe: each event
// that can be read, oldest first.
AccessReport check_access_logs(const FileStore& files, const std::string& root,
                               const AccessObserver& observe = {});

// The text of an entry; nonce hides which dossier it is about from those who see hashes only.
std::string to_text(const AccessEvent& event, std::string_view nonce);
// Nothing for what to_text does not write.
std::optional<AccessEvent> try_parse_access_event(std::string_view text);

}  // namespace vanthu::archive
