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

// When the field is for somebody whose name the paper prints, and the certificate has another name:
// the sentence that names both.
std::optional<Bilingual> other_name(const sign::SignatureFieldState& field,
                                    const std::string& certificate_name);

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
