// pdf: placed pages become the bytes of an archival file: PDF/A-2a and PDF/UA-1, tagged, with
// embedded fonts, text that comes out in NFC, and the same bytes for the same pages on every run;
// PDF/A-3a where the record itself is attached (read_attached_record() takes it out again).
// Signing is prepared in the same pass: a hole of fixed width whose place is told, for
// sign::seal_pdf(). Unsigned papers have no signature objects at all.
//   auto file = pdf::write_pdf(pages, engine, {.fields = true, .signature = request});
// Papers for the archive are signed and also have a digest of the unsigned file:
//   auto drawn = pdf::draw_pages(pages, engine, Compression::Fast);
//   auto paper = pdf::write_sealable_pdf(pages, drawn, engine, {.signature = request});
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sha.h"
#include "layout/paged_document.h"
#include "pdf/pdf_engine.h"
#include "pdf/qr_code.h"
#include "text/nfc_string.h"

namespace vanthu::pdf {

// A place on the paper: points from its left and top edges.
struct PaperBox {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

// What a signature shows on the page.
struct SignatureAppearance {
  // As on the certificate.
  text::NfcString signer;
  // "05/11/2026 19:30:00 +07:00", the time that the signature claims.
  std::string time;
};

struct SignatureRequest {
  // Which of PagedDocument::signature_places signs. Nothing: the office certifies the whole paper
  // in PdfOptions::certification.
  std::optional<std::size_t> place = std::nullopt;
  // Zeros to leave between '<' and '>' of Contents: sign::contents_digits(signer).
  std::size_t contents_digits = 0;
  // The claimed time, "D:20261105193000+07'00'".
  std::string date;
  // Nothing: the field stays empty to the eye.
  std::optional<SignatureAppearance> appearance = std::nullopt;
};

// The record that the paper was made from, carried inside it: then the file is PDF/A-3a.
struct AttachedRecord {
  // Plain ASCII, "CB12-2026-05.xml".
  std::string name;
  // XML; has to live as long as the call.
  std::string_view bytes;
  text::NfcString description;
};

// At the foot of the last page: the record's id and digest as a QR code and in letters.
struct RecordCode {
  // The first 16 hexadecimal digits of the SHA-256 of the record's bytes.
  std::string digest;
  // The left edge of the text, in points.
  double left = 0;
  // From try_encode_record_code(), for all papers of a record; none: encoded for this one.
  std::optional<QrCode> encoded = std::nullopt;
};

// Nothing when the id cannot be written so, which writing the paper tells.
std::optional<QrCode> try_encode_record_code(const std::string& record_id,
                                             const std::string& digest);

struct PdfOptions {
  // An empty signature field for every signatory, in the room left free for the signature, so that
  // signing later is an increment.
  bool fields = false;
  // Also one for the office that certifies the paper, here on page 1.
  std::optional<PaperBox> certification = std::nullopt;
  // Sign now; implies fields.
  std::optional<SignatureRequest> signature = std::nullopt;
  std::optional<AttachedRecord> record = std::nullopt;
  std::optional<RecordCode> code = std::nullopt;
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

struct SealablePdf {
  PdfFile file;
  // Of the same paper without form and signature, in hexadecimal: what write_pdf() gives for the
  // same options without these.
  std::string unsigned_sha256;
  // Has seen the file's first start.size() bytes, none of them in the hole, to go on from.
  Sha256 start;
};

// drawn: of this document by this engine. Error: a signature is asked for at a place that the
// document does not have; a signer's name or a record's id that cannot be shown.
Result<PdfFile> write_pdf(const layout::PagedDocument& document, const DrawnPages& drawn,
                          const PdfEngine& engine, const PdfOptions& options);
// Draws the pages thoroughly compressed.
Result<PdfFile> write_pdf(const layout::PagedDocument& document, const PdfEngine& engine,
                          const PdfOptions& options = {});

// As write_pdf() with a signature, which is not optional here. What the signed and the unsigned
// file share is written and hashed once.
Result<SealablePdf> write_sealable_pdf(const layout::PagedDocument& document,
                                       const DrawnPages& drawn, const PdfEngine& engine,
                                       const PdfOptions& options);

}  // namespace vanthu::pdf
