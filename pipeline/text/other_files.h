// Files that hold text and are no plain text: a word processor's, UTF-16, XML. Told by how they
// begin, so that nobody converts the bytes of a package letter by letter.
#pragma once

#include <optional>
#include <string_view>

#include "base/bilingual.h"

namespace vanthu::text {

struct OtherFile {
  enum class Kind { Package, OldWord, Rtf, Utf16, Pdf, Xml };
  Kind kind = Kind::Package;
  // "tệp Word (.docx) hoặc một gói nén khác" – a noun phrase.
  Bilingual what;
  // What to do to get plain text from it.
  Bilingual remedy;
};

// Nothing for what may be plain text.
std::optional<OtherFile> recognize_other_file(std::string_view bytes);

}  // namespace vanthu::text
