// The way back: the record that write_pdf() put into a paper, taken out again, for checking the
// paper against its source or for going on with a record whose file was lost. Only what vanthu
// wrote is read, also behind signatures that were added later; anything else is refused, and what
// comes out is as untrusted as any file: ingest it.
//   auto record = pdf::read_attached_record(pdf_bytes);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vanthu::pdf {

// How the embedded file begins; its size in bytes follows.
inline constexpr std::string_view kAttachedRecordStart =
    "/Type/EmbeddedFile/Subtype/application#2Fxml/Params<</Size ";
// No record is longer; a file that says so is refused before memory is spent on it.
inline constexpr std::size_t kMaxAttachedRecord = std::size_t{32} << 20U;

// The record's bytes, which have the size and the MD5 that stand beside them. Error: there is no
// record in the file, more than one, or one that is damaged.
Result<std::string> read_attached_record(std::string_view pdf);

}  // namespace vanthu::pdf
