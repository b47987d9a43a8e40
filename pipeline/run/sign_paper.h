// A signatory's signature on a finished paper (ký văn bản đã in): into the empty field above the
// name, as an update behind the file, so that the office's seal and earlier signatures stay valid.
//   auto field = run::field_for(fields, run::Signatory::Chair);
//   auto pdf = run::sign_paper(pdf, {.field = …, .signed_at = now}, *signer, fonts);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "run/workspace.h"
#include "sign/signature_field.h"
#include "sign/signer.h"

namespace vanthu::run {

enum class Signatory {
  Secretary,  // thư ký, người ghi biên bản
  Chair,      // chủ trì, bí thư; the only one where a paper has one signatory
};

// The name of the field that is kept for this signatory.
Result<std::string> field_for(const std::vector<sign::SignatureFieldState>& fields,
                              Signatory signatory);

// A certificate with another name than the paper prints at the field.
struct OtherName {
  std::string field;
  std::string printed;
  std::string signer;
  // The same name without its marks, as some certificates have it.
  bool is_unmarked = false;
};

// Nothing when the paper prints no name there, or this one: the place of a tone and capitals make
// no difference.
std::optional<OtherName> other_name(const sign::SignatureFieldState& field,
                                    const std::string& certificate_name);
// The sentence that names both.
Bilingual remark_on(const OtherName& other);
// May not sign there unless somebody vouches for it: allowed names the certificate.
bool is_somebody_else(const OtherName& other, const std::vector<std::string>& allowed);

// The name of a key in keys/ whose certificate has this name.
std::optional<std::string> key_of(const FileStore& files, const Workspace& workspace,
                                  const std::string& person);

struct PaperSignature {
  std::string field;
  Instant signed_at{};
  // A PNG to show in place of words; empty: none. picture_name is for messages.
  std::string picture;
  std::string picture_name;
};

// data: the folder with fonts/, for the words that the field shows.
Result<std::string> sign_paper(const FileStore& files, const std::string& data,
                               std::string_view pdf, const PaperSignature& request,
                               const sign::Signer& signer);

}  // namespace vanthu::run
