// What leaves the archive, entered in its access log.
#pragma once

#include <span>

#include "archive/archive.h"
#include "cli/session.h"
#include "cli/store_keys.h"
#include "text/nfc_string.h"

namespace vanthu::cli {

// Who is given something, and why.
struct AccessWords {
  text::NfcString by;
  text::NfcString reason;
};

// A Usage error when the request's words cannot stand in the log.
Result<AccessWords> access_words(const ArchiveRequest& request);

class AccessNotes {
 public:
  // All must outlive the notes.
  AccessNotes(AccessWords words, const ArchiveRequest& request, const run::Workspace& workspace,
              Session& session)
      : words_(std::move(words)),
        request_(request),
        workspace_(workspace),
        session_(session),
        keys_(workspace, session) {}

  // These versions are handed out next. An archive that cannot be written to, or a log whose key
  // cannot be opened, stops nobody: that nothing was entered is said, once.
  void enter(std::span<const archive::Receipt> heads);

 private:
  AccessWords words_;
  const ArchiveRequest& request_;
  const run::Workspace& workspace_;
  Session& session_;
  StoreKeys keys_;
  bool told_ = false;
};

}  // namespace vanthu::cli
