// "tháng 10 năm 2026" one month later is "tháng 11 năm 2026". Private to draft.
#pragma once

#include <string>
#include <string_view>

#include "text/nfc_string.h"

namespace vanthu::draft {

// Every month that the text names, a month later; its year, where it stands behind the month, with
// it. The first two months get their zero ("tháng 01"), as in dates of papers.
text::NfcString a_month_later(const text::NfcString& words);

// "2026-12" → "2027-01".
std::string next_period(std::string_view period);

// The same word with one period in the place of the other: "dong-loi-2026-10-chi-uy".
std::string with_period(std::string word, std::string_view from, std::string_view to);

// Also where an id names the month alone, as a part of two digits: "nq-11" is "nq-12" then.
std::string with_month(const std::string& id, std::string_view from, std::string_view to);

}  // namespace vanthu::draft
