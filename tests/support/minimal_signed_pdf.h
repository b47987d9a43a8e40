// The smallest PDF that carries a signature field: one empty page, a signature dictionary with a
// hole, a classic cross-reference table. Valid for qpdf and poppler; written by hand so that the
// signature module is tested without the PDF writer.
#pragma once

#include <cstddef>
#include <string>

#include "sign/pdf_signature.h"

namespace vanthu::support {

struct PdfWithHole {
  std::string bytes;
  sign::SignatureHole hole;
};

struct MinimalPdfOptions {
  // Between '<' and '>' of Contents.
  std::size_t contents_digits = 0;
  std::string date = "D:20261105193000+07'00'";
  std::string sub_filter = "ETSI.CAdES.detached";
};

PdfWithHole minimal_pdf_with_hole(const MinimalPdfOptions& options);
// Sealed by the signer, claimed time 05/11/2026 19:30 in Vietnam.
std::string minimal_signed_pdf(const sign::Signer& signer);
// An incremental update behind a signed file with a second signature field and its hole.
PdfWithHole add_second_hole(const std::string& signed_pdf, std::size_t contents_digits);

}  // namespace vanthu::support
