// The first question to any XML file: is it UTF-8 at all? Private to xml.
#pragma once

#include <optional>

#include "base/source_text.h"
#include "findings/finding.h"

namespace vanthu::xml {

// XML-02 at the first byte that is not strict UTF-8 (RFC 3629: no overlong forms, no surrogates),
// or for a file that begins like UTF-16 or UTF-32.
std::optional<findings::Finding> find_encoding_fault(const SourceText& source);

}  // namespace vanthu::xml
