// What reports call things: the words of findings/words.h, and those of rules and waivers.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "findings/verdict.h"
#include "findings/words.h"
#include "rules/rule.h"

namespace vanthu::report {

using findings::heading_of;
using findings::name_of;
using findings::words_of;

// "vote", "record", …
std::string_view name_of(rules::Scope scope);

Bilingual words_of(rules::Scope scope);
// "từ 2021-09-28 đến 2025-06-08"; empty when always.
Bilingual words_of(const rules::Window& window);

// A sign beside the word, never instead of it: "✓", "✗", "▲" …
std::string_view sign_of(const findings::Verdict& verdict);
std::string_view sign_of(findings::Outcome outcome);

// The message, or where there is none the arithmetic.
const Bilingual& detail_of(const findings::Verdict& verdict);
// "Quyết định 12-QĐ/ĐU …; lý do: …; hết hiệu lực 2026-12-31"
Bilingual waiver_words(const findings::WaiverNote& waiver);

}  // namespace vanthu::report
