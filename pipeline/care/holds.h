// Holds (lệnh tạm giữ): while one stands on a dossier, nobody may propose to destroy its papers.
// Several may stand on one dossier, and each is released by itself. A hold and its release are
// statements, signed files in care/ that are never changed, and entries of the log. A file alone
// proves nothing: whoever can write into the folder can put one there. So a statement counts only
// when the log names its digest, for the same dossier and deed, and its signature is of somebody
// whom the office trusts; whatever else lies there is told and changes nothing. Rightly signed and
// without an entry is what a killed writer has left: the next one finishes a hold, because keeping
// too much harms nobody, and puts a release aside, which has to be asked for again.
//   care/<sha256 of the statement>.txt   and .p7s, its signature
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/verify.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "care/hold_statement.h"
#include "sign/signer.h"
#include "sign/trust_list.h"
#include "text/nfc_string.h"

namespace vanthu::care {

// What the office knows from elsewhere than the archive.
struct HoldTrust {
  sign::TrustList signers;
  // Root keys of its archives' logs and the checkpoints that it keeps of them.
  archive::LogTrust log = {};
};

struct Hold {
  // SHA-256 of its statement; people use the beginning.
  std::string id;
  Statement statement;
  // Nothing while it stands.
  std::optional<Statement> release;
};

// Something that is not believed: a file of care/, or a file that is missing there.
struct DoubtedStatement {
  std::string path;
  Bilingual why;
  Bilingual remedy;
  // A dossier that the log says is held, though the statement of the hold is not to be believed: it
  // counts as held until that is cleared up. Empty: none.
  std::string holds_object = {};
  // Rightly signed, and the log has no entry yet: its writer is at work or was killed.
  bool is_unfinished = false;
};

struct HoldList {
  // Oldest first.
  std::vector<Hold> holds;
  // By path.
  std::vector<DoubtedStatement> doubted;

  // Nothing worse than what the next writer finishes.
  bool is_sound() const;
  // In doubt a dossier is held.
  bool is_held(const std::string& object_id) const;
};

// In an archive without a log the signatures alone decide. An Integrity error when the log itself
// is not to be believed, not whole, or older than what is kept of it: then nothing says what is
// held, and nobody may propose to destroy anything.
Result<HoldList> list_holds(const FileStore& files, const std::string& archive_root,
                            const HoldTrust& trust);

// Who signs, for what, in which archive; it must be open for writing.
struct HoldOffice {
  FileStore& files;
  const Clock& clock;
  archive::Archive& archive;
  const std::string& root;
  const sign::Signer& signer;
  const HoldTrust& trust;
};

// What killed writers have left of statements that are rightly signed and that the log, which must
// be whole, has no entry of: a hold is entered as it is, a release or half a pair is taken to
// <archive>.damaged. The holds that stand now. Also done by the two below.
Result<std::vector<Hold>> finish_holds(const HoldOffice& office);

// The dossier's whole id. The hold stands when Done; the same again is another hold, unless it was
// unfinished.
Result<Hold> place_hold(const HoldOffice& office, const std::string& object_id,
                        const text::NfcString& reason);
// id: the hold's, or the beginning of it.
Result<Hold> release_hold(const HoldOffice& office, const std::string& id,
                          const text::NfcString& reason);

}  // namespace vanthu::care
