// The denominator card of a vote in words, as it stands under the vote in every report.
#pragma once

#include "base/bilingual.h"
#include "findings/verdict.h"

namespace vanthu::findings {

// "đảng viên chính thức của chi bộ"
Bilingual base_words(BaseKind kind);
// "23 đảng viên chính thức của chi bộ"
Bilingual whole_words(const BaseCard& card);
// "hơn 1/2 của 20: từ 11 trở lên"
Bilingual needed_words(const BaseCard& card);
// Everything in one line; whoever was left out by name, with the reason.
Bilingual card_words(const BaseCard& card);

}  // namespace vanthu::findings
