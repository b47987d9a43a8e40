// The names that machines read and the words that people read for outcomes, severities and grades;
// the one list of each.
#pragma once

#include <string_view>

#include "base/bilingual.h"
#include "base/enum_name.h"
#include "findings/verdict.h"

namespace vanthu::findings {

// Worst first, as rules and options list them.
inline constexpr EnumName<Severity> kSeverityNames[] = {{"violation", Severity::Violation},
                                                        {"warning", Severity::Warning},
                                                        {"advice", Severity::Advice}};
inline constexpr EnumName<Grade> kGradeNames[] = {
    {"A", Grade::A}, {"B", Grade::B}, {"C", Grade::C}, {"D", Grade::D}, {"U", Grade::U}};

// "pass", "fail", "not_applicable", "indeterminate", "waived"
std::string_view name_of(Outcome outcome);
std::string_view name_of(Severity severity);
std::string_view name_of(Grade grade);
// "new", "unchanged"; empty when no baseline was asked for.
std::string_view name_of(Novelty novelty);

// "đạt", "không đạt" …
Bilingual words_of(Outcome outcome);
// What a fail of this severity is called: "lỗi", "cảnh báo", "lưu ý".
Bilingual words_of(Severity severity);
// "lỗi" for a violation that failed, "đạt" for a pass …
Bilingual heading_of(const Verdict& verdict);

}  // namespace vanthu::findings
