// Keeping signatures checkable for decades (PAdES B-LT, EN 319 142-1): certificates and revocation
// lists go into the paper itself, as its document security store (DSS), in an update behind the
// file. With a time stamp over all of it (stamped_pdf.h, Document) the paper is B-LTA.
//   auto proofs = gather_proofs(pdf, trusted);
//   auto extended = add_proofs(pdf, proofs);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sign/certificate.h"
#include "sign/trust_list.h"

namespace vanthu::sign {

struct Proofs {
  std::vector<Certificate> certificates;
  // DER.
  std::vector<std::string> crls;
  // Subjects of certificates whose state no list at hand knows.
  std::vector<std::string> unknown;
};

// What the signatures and time stamps of the paper need, from the paper itself and from the trust
// list and its revocation lists.
Result<Proofs> gather_proofs(std::string_view pdf, const TrustList& trusted);
// Certificates and lists in the paper's own store; what is compressed or not readable is left out.
Proofs proofs_in(std::string_view pdf);
// Those that the paper has already stay. Nothing new to add: the same file.
Result<std::string> add_proofs(std::string_view pdf, const Proofs& proofs);

}  // namespace vanthu::sign
