// Internal to sign/*.cpp: reads one dictionary object of a PDF (ISO 32000-1, 7.3) and those nested
// in it, as places in the file. Bounded in depth and length, so that hostile input costs little.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source_text.h"

namespace vanthu::sign {

struct PdfDictionary {
  struct Entry {
    // Without the slash, escapes (#20) as written.
    std::string_view key;
    // An indirect reference "5 0 R" is one value.
    SourceSpan value;
  };

  SourceSpan at;
  std::vector<Entry> entries;

  bool has(std::string_view key) const {
    return std::any_of(entries.begin(), entries.end(),
                       [key](const Entry& entry) { return entry.key == key; });
  }
  // Nothing when the key is missing or stands there more than once.
  std::optional<SourceSpan> find_single(std::string_view key) const;
};

struct PdfDictionaries {
  // Inner ones before those that hold them.
  std::vector<PdfDictionary> dictionaries;
  // One past the outermost ">>".
  std::size_t end = 0;
};

// Nothing when no well-formed dictionary starts at `from` (white space and comments are skipped).
std::optional<PdfDictionaries> read_pdf_dictionaries(std::string_view pdf, std::size_t from);

// ISO 32000-1, 7.2.2.
bool is_pdf_space(char c);
// Neither white space nor a delimiter.
bool is_pdf_regular(char c);

}  // namespace vanthu::sign
