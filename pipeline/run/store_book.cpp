#include "run/store_book.h"

#include <utility>

#include "archive/catalogue.h"
#include "base/sha.h"
#include "book/book_record.h"
#include "pdf/write_pdf.h"
#include "sign/cms.h"
#include "sign/pdf_signature.h"
#include "text/numbers.h"

namespace vanthu::run {
namespace {

constexpr std::string_view kBookPdf = "book.pdf";

// "D:20261105193000+07'00'" (PDF 32000-1, 7.9.4).
std::string pdf_date(Instant instant) {
  std::string digits;
  for (const char c : to_iso_vietnam(instant).substr(0, 19)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return "D:" + digits + "+07'00'";
}

struct SealedPdf {
  std::string bytes;
  std::string unsigned_sha256;
};

// The signature is not to be seen: the cover shows what is printed on it and nothing else.
Result<SealedPdf> seal(const layout::PagedDocument& pages, const pdf::PdfEngine& engine,
                       const sign::Signer& signer, Instant sealed_at) {
  const auto drawn = pdf::draw_pages(pages, engine, pdf::Compression::Fast);
  pdf::PdfOptions options;
  options.certification = pdf::PaperBox{};
  options.signature = pdf::SignatureRequest{.contents_digits = sign::contents_digits(signer),
                                            .date = pdf_date(sealed_at)};
  auto prepared = pdf::write_sealable_pdf(pages, drawn, engine, options);
  if (!prepared.ok()) return prepared.error();
  const pdf::PdfHole& hole = *prepared.value().file.hole;
  SealedPdf out{.bytes = std::move(prepared.value().file.bytes),
                .unsigned_sha256 = std::move(prepared.value().unsigned_sha256)};
  auto sealed = sign::seal_pdf(out.bytes,
                               {.contents_begin = hole.contents_begin,
                                .contents_end = hole.contents_end,
                                .byte_range_begin = hole.byte_range_begin,
                                .byte_range_end = hole.byte_range_end},
                               signer, &prepared.value().start);
  if (!sealed.ok()) return sealed.error();
  return out;
}

}  // namespace

Result<archive::Submission> book_submission(const PrintedBook& book, const pdf::PdfEngine& engine,
                                            const sign::Signer& signer, Instant sealed_at) {
  auto pdf = seal(book.book.pages, engine, signer, sealed_at);
  if (!pdf.ok()) return pdf.error();
  const book::BookOrder& order = book.order;
  archive::Dossier dossier;
  archive::Description& description = dossier.description;
  description.cell_code = order.cell_code;
  description.meeting_id = "book-" + order.period + "-" + text::two_digits(order.number).str();
  description.cell_name = order.cell_name;
  description.meeting_kind = archive::kBookKind;
  description.period = order.period;
  description.held_on = order.to;
  if (!book.entries.empty()) {
    description.term = book::by_date(book.entries).back()->record.term.label.str();
  }
  description.documents.push_back({.file = std::string(kBookPdf),
                                   .kind = "book",
                                   .kind_name = text::nfc("Sổ biên bản"),
                                   .number = {},
                                   .date = order.to,
                                   .title = book.book.pages.title,
                                   .signer = {},
                                   .text = book.book.pages.title});
  dossier.files.push_back({.name = "book.xml",
                           .bytes = book::write_book_record(book.book, book.entries, order),
                           .unsigned_sha256 = {}});
  dossier.files.push_back({.name = std::string(kBookPdf),
                           .bytes = pdf.value().bytes,
                           .unsigned_sha256 = pdf.value().unsigned_sha256});
  auto submission = archive::prepare(std::move(dossier));
  if (!submission.ok()) return submission.error();
  auto signature = sign::sign_detached(submission.value().manifest(), signer);
  if (!signature.ok()) return signature.error();
  submission.value().attach_signature(std::move(signature).value());
  return submission;
}

Result<StoredBook> store_book(archive::Archive& archive, const PrintedBook& book,
                              const pdf::PdfEngine& engine, const sign::Signer& signer,
                              Instant sealed_at) {
  auto made = book_submission(book, engine, signer, sealed_at);
  if (!made.ok()) return made.error();
  archive::Submission& submission = made.value();
  // An object that is not there yet has no head.
  if (const auto kept = archive.show(submission.object_id()); kept.ok()) {
    submission.set_supersedes(kept.value().versions.back().content_key);
  }
  const auto receipts = archive.store({&submission, 1});
  if (!receipts.front().ok()) return receipts.front().error();
  const archive::Receipt& receipt = receipts.front().value();
  auto pdf = archive.read(receipt.object_id, kBookPdf, receipt.version);
  if (!pdf.ok()) return pdf.error();
  return StoredBook{.receipt = receipt, .pdf = std::move(pdf).value()};
}

}  // namespace vanthu::run
