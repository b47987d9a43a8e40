// A closed book as a dossier of its own in the archive: book.pdf, certified by the office, and
// book.xml with its page ranges, object ids and digests.
#pragma once

#include "archive/submission.h"
#include "base/clock.h"
#include "base/result.h"
#include "run/book_press.h"
#include "sign/signer.h"

namespace vanthu::run {

struct BookSubmission {
  archive::Submission submission;
  // The signed book.
  std::string pdf;
};

// Ready to be stored; the dossier's id is the cell's code and "book-2026-01".
Result<BookSubmission> book_submission(const PrintedBook& book, const pdf::PdfEngine& engine,
                                       const sign::Signer& signer, Instant sealed_at);

}  // namespace vanthu::run
