// pdf: placed pages become the bytes of an archival file: PDF/A-2a and PDF/UA-1, tagged, with
// embedded fonts, text that comes out in NFC, and the same bytes for the same pages on every run.
// Signing is prepared in the same pass: a hole of fixed width whose place is told, for
// sign::seal_pdf(). Unsigned papers have no signature objects at all.
//   auto file = pdf::write_pdf(pages, engine, {.fields = true, .signature = request});
// A paper that is needed twice, for its digest and signed, is drawn once:
//   auto drawn = pdf::draw_pages(pages, engine, Compression::Fast);
//   auto plain = pdf::write_pdf(pages, drawn, engine, {});
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "layout/paged_document.h"
#include "pdf/pdf_engine.h"
#include "text/nfc_string.h"

namespace vanthu::pdf {

struct SignatureRequest {
  // Which of PagedDocument::signature_places signs; one of them.
  std::size_t place = 0;
  // Zeros to leave between '<' and '>' of Contents: sign::contents_digits(signer).
  std::size_t contents_digits = 0;
  // The claimed time, "D:20261105193000+07'00'".
  std::string date;
};

struct PdfOptions {
  // An unsigned, invisible signature field for every signatory, for signing later.
  bool fields = false;
  // Sign now; implies fields.
  std::optional<SignatureRequest> signature = std::nullopt;
  // In the metadata and in the file's identity.
  std::string producer = "vanthu";
};

// The content of one page, ready to be put into any file of the document.
struct DrawnPage {
  std::string deflated;
  // By marked-content id: the node whose text it is.
  std::vector<std::uint32_t> marked_nodes;
};
using DrawnPages = std::vector<DrawnPage>;

DrawnPages draw_pages(const layout::PagedDocument& document, const PdfEngine& engine,
                      Compression compression);

// Offsets into the file, half-open.
struct PdfHole {
  // From '<' to one past '>'.
  std::size_t contents_begin = 0;
  std::size_t contents_end = 0;
  // From '[' to one past ']'.
  std::size_t byte_range_begin = 0;
  std::size_t byte_range_end = 0;

  bool operator==(const PdfHole&) const = default;
};

struct PdfFile {
  std::string bytes;
  // Only where a signature was asked for.
  std::optional<PdfHole> hole;
};

// drawn: of this document by this engine. Error: a signature is asked for at a place that the
// document does not have, or two signatories share one field.
Result<PdfFile> write_pdf(const layout::PagedDocument& document, const DrawnPages& drawn,
                          const PdfEngine& engine, const PdfOptions& options);
// Draws the pages thoroughly compressed.
Result<PdfFile> write_pdf(const layout::PagedDocument& document, const PdfEngine& engine,
                          const PdfOptions& options = {});

}  // namespace vanthu::pdf
