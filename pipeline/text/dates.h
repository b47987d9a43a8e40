// Dates and times as the format rules of Party documents want them: a day below 10 and the months 1
// and 2 with a leading zero, the months 3 to 12 without (HD 05-HD/VPTW 27/5/2026, kept from HD
// 36-HD/VPTW 03/4/2018). No ICU pattern can say that: MM always pads, M never does.
// Every date given to these functions exists (Date::ok()).
#pragma once

#include <optional>
#include <string_view>

#include "base/civil_time.h"
#include "text/nfc_string.h"
#include "text/numbers.h"

namespace vanthu::text {

// ngày 05 tháng 02 năm 2026
NfcString office_date(const Date& date);
// Đông Tiến, ngày 05 tháng 02 năm 2026
NfcString place_and_date(const NfcString& place, const Date& date);
// …………, ngày …… tháng …… năm …… for forms filled in by hand; the place may be known.
NfcString blank_place_and_date(const NfcString& place);
// 05/02/2026, 27/6/2025: citations and tables.
NfcString short_date(const Date& date);
// ngày năm tháng hai năm hai nghìn không trăm hai mươi sáu
NfcString date_in_words(const Date& date, const Spelling& spelling = {});
// tháng 5 năm 2026; tháng 02 năm 2026
NfcString month_label(const std::chrono::year_month& month);
// 19 giờ 30 phút; 07 giờ 00 phút
NfcString office_time(const CivilTime& time);
// mười chín giờ ba mươi phút; mười bốn giờ
NfcString time_in_words(const CivilTime& time, const Spelling& spelling = {});
// thứ Hai … thứ Bảy, Chủ nhật
NfcString weekday_name(const Date& date);

// The short form back, strictly: day and month padded as above, four digits of the year 1900–2199,
// an existing day; slashes, or hyphens as Party texts had them before 2018. "03/05/24" and
// "3/5/2024" are no dates.
std::optional<Date> try_parse_short_date(std::string_view text);
// The long form back, as strictly.
std::optional<Date> try_parse_office_date(std::string_view text);

// A date in running text that is padded otherwise: "5/2/2026", "ngày 5 tháng 02 năm 2026".
struct MisprintedDate {
  // Part of the text.
  std::string_view given;
  NfcString expected;
};
// The first one; nothing when all dates of the text are in form. Hyphens are left alone.
std::optional<MisprintedDate> find_misprinted_date(std::string_view text);

}  // namespace vanthu::text
