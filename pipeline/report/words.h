// The names that machines read and the words that people read for the same things.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "findings/verdict.h"
#include "rules/rule.h"

namespace vanthu::report {

// "pass", "fail", "not_applicable", "indeterminate", "waived"
std::string_view name_of(findings::Outcome outcome);
// "advice", "warning", "violation"
std::string_view name_of(findings::Severity severity);
// "A" … "U"
std::string_view name_of(findings::Grade grade);
// "vote", "record", …
std::string_view name_of(rules::Scope scope);
// "new", "unchanged"; empty when no baseline was asked for.
std::string_view name_of(findings::Novelty novelty);

Bilingual words_of(findings::Outcome outcome);
// What a fail of this severity is called: "lỗi", "cảnh báo", "lưu ý".
Bilingual words_of(findings::Severity severity);
Bilingual words_of(rules::Scope scope);
// "từ 2021-09-28 đến 2025-06-08"; empty when always.
Bilingual words_of(const rules::Window& window);

// A sign beside the word, never instead of it: "✓", "✗", "▲" …
std::string_view sign_of(const findings::Verdict& verdict);
std::string_view sign_of(findings::Outcome outcome);
// "lỗi" for a violation that failed, "đạt" for a pass …
Bilingual heading_of(const findings::Verdict& verdict);

// The message, or where there is none the arithmetic.
const Bilingual& detail_of(const findings::Verdict& verdict);
// "Quyết định 12-QĐ/ĐU …; lý do: …; hết hiệu lực 2026-12-31"
Bilingual waiver_words(const findings::WaiverNote& waiver);

}  // namespace vanthu::report
