// What every HTML page of ours has in common: complete in itself, no script, nothing from the
// network, well-formed as XML too.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "xml/markup.h"

namespace vanthu::report {

// Everything before the body; the element html stays open. style: without signs that XML would want
// escaped.
void open_page(xml::MarkupWriter& out, Language language, const std::string& title,
               std::string_view style);

// "rule-DL-09.5a": letters, digits, dots and hyphens of an id; everything else becomes a hyphen.
std::string anchor_of(std::string_view kind, std::string_view id);

}  // namespace vanthu::report
