// Holds (lệnh tạm giữ): while one stands on a dossier, nobody may propose to destroy its papers.
// Several may stand on one dossier, and each is released by itself. A hold and its release are
// statements, signed files in care/ that are never changed, and entries of the log, so that one
// that disappears is missed.
//   care/<sha256 of the statement>.txt   and .p7s, its signature
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "sign/signer.h"
#include "text/nfc_string.h"

namespace vanthu::care {

struct Statement {
  // A release names the hold.
  enum class Kind { Hold, Release };
  Kind kind = Kind::Hold;
  std::string object_id;
  text::NfcString reason;
  // As vanthu knows the signer.
  text::NfcString by;
  // RFC 3339, UTC.
  std::string time;
  // SHA-256 of the hold's statement; empty in a hold.
  std::string releases;

  bool operator==(const Statement&) const = default;
};

std::string to_text(const Statement& statement);
// An Integrity error for anything that to_text does not write.
Result<Statement> parse_statement(std::string_view text);

struct Hold {
  // SHA-256 of its statement; people use the beginning.
  std::string id;
  Statement statement;
  // Nothing while it stands.
  std::optional<Statement> release;
};

// Oldest first. An Integrity error when a statement is not what its name says.
Result<std::vector<Hold>> list_holds(const FileStore& files, const std::string& archive_root);

// Who signs, for what, in which archive; it must be open for writing.
struct HoldOffice {
  FileStore& files;
  const Clock& clock;
  archive::Archive& archive;
  const std::string& root;
  const sign::Signer& signer;
};

// The dossier's whole id. The hold stands when Done; the same again is another hold.
Result<Hold> place_hold(const HoldOffice& office, const std::string& object_id,
                        const text::NfcString& reason);
// id: the hold's, or the beginning of it.
Result<Hold> release_hold(const HoldOffice& office, const std::string& id,
                          const text::NfcString& reason);

}  // namespace vanthu::care
