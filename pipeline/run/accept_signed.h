// Takes in a paper of the archive that was signed since (nhận văn bản đã ký thêm), here or with the
// office's own tool: as a new version of its dossier, all other files carried over.
//   auto paper = run::examine_signed(archive, trusted, pdf, "bien-ban.pdf");
//   auto receipt = run::accept_signed(archive, paper, pdf, *office);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/bilingual.h"
#include "base/result.h"
#include "run/sign_paper.h"
#include "sign/signer.h"
#include "sign/trust_list.h"

namespace vanthu::run {

// What a signed PDF is to the archive.
struct SignedPaper {
  // Of the stored file that it begins with.
  archive::FilePlace place;
  // These bytes are the newest version of it already.
  bool stored_already = false;
  // Who has signed since, by the names in the certificates.
  std::vector<std::string> signers;
  // Of signers whose name is not the one that the paper prints at the field.
  std::vector<OtherName> other_names;
  // Signature fields that the tool added on a page, beyond those of the paper.
  std::vector<std::string> new_visible_fields;
  // Title or dates of the file's metadata were written anew.
  bool metadata_changed = false;
  // Whose certificates are not on the trust list.
  std::vector<std::string> untrusted;

  // A person has to look: at who signed, or at what was put on a page.
  bool is_doubtful() const { return !untrusted.empty() || !new_visible_fields.empty(); }
};

// Why the archive may lack a paper whose signature is whole, and what leads on.
Bilingual not_stored_reasons();

// What a person should know of it, one sentence each.
std::vector<Bilingual> remarks_on(const SignedPaper& paper);

// Errors: not begun by any file of the archive; begun by an older version of it; anything but
// signatures and their proofs was added; a signature that is not intact. name: for messages.
Result<SignedPaper> examine_signed(const archive::Archive& archive, const sign::TrustList& trusted,
                                   std::string_view pdf, const std::string& name);

// paper: as examine_signed() answered for this pdf. office: signs the dossier's new manifest. The
// copies in out/ stay as they are: others of them may be signed and not accepted yet.
Result<archive::Receipt> accept_signed(archive::Archive& archive, const SignedPaper& paper,
                                       std::string_view pdf, const sign::Signer& office);

// Who has signed papers of the newest version besides the office, by the names in the certificates,
// each once: a version that replaces it needs their signatures again.
std::vector<std::string> signers_beside(const sign::Signer& office, const archive::Archive& archive,
                                        const archive::DossierView& dossier);

}  // namespace vanthu::run
