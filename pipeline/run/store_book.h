// A closed book as a dossier of its own in the archive: book.pdf, certified by the office, and
// book.xml with its page ranges, object ids and digests.
#pragma once

#include "archive/archive.h"
#include "archive/submission.h"
#include "base/clock.h"
#include "base/result.h"
#include "run/book_press.h"
#include "sign/signer.h"

namespace vanthu::run {

// Ready to be stored; the dossier's id is the cell's code and "book-2026-01".
Result<archive::Submission> book_submission(const PrintedBook& book, const pdf::PdfEngine& engine,
                                            const sign::Signer& signer, Instant sealed_at);

struct StoredBook {
  archive::Receipt receipt;
  // The signed book as the archive has it.
  std::string pdf;
};

// A book that the archive keeps already is not stored again; a corrected one becomes its next
// version. The archive must be open for writing.
Result<StoredBook> store_book(archive::Archive& archive, const PrintedBook& book,
                              const pdf::PdfEngine& engine, const sign::Signer& signer,
                              Instant sealed_at);

}  // namespace vanthu::run
