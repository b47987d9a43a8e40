#include "text/dates.h"

#include <array>
#include <charconv>
#include <string>

#include "base/check.h"

namespace vanthu::text {
namespace {

int day_of(const Date& date) {
  return static_cast<int>(static_cast<unsigned>(date.day()));
}
int month_of(const std::chrono::month& month) {
  return static_cast<int>(static_cast<unsigned>(month));
}

std::string padded_below(int number, int limit) {
  return (number < limit ? "0" : "") + std::to_string(number);
}

std::string day_text(const Date& date) {
  return padded_below(day_of(date), 10);
}
std::string month_text(const std::chrono::month& month) {
  return padded_below(month_of(month), 3);
}
std::string year_text(const std::chrono::year& year) {
  return std::to_string(static_cast<int>(year));
}

void check_exists(const Date& date) {
  VANTHU_CHECK(date.ok(), "a date that exists");
}

// Takes digits off the front; at most four.
std::optional<int> take_number(std::string_view& text) {
  int value = 0;
  const char* end = text.data() + std::min<std::size_t>(text.size(), 4);
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || value < 0 || text[0] == '-') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  return value;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

struct DateParts {
  std::string_view before_day;
  std::string_view before_month;
  std::string_view before_year;
};
constexpr DateParts kShort = {"", "/", "/"};
constexpr DateParts kLong = {"ngày ", " tháng ", " năm "};

// Takes a date off the front, padded or not.
std::optional<Date> take_date(std::string_view& text, const DateParts& parts) {
  if (!take(text, parts.before_day)) return std::nullopt;
  const auto day = take_number(text);
  if (!day || !take(text, parts.before_month)) return std::nullopt;
  const auto month = take_number(text);
  if (!month || !take(text, parts.before_year)) return std::nullopt;
  const auto year = take_number(text);
  if (!year || *year < 1900 || *year > 2199) return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> try_parse(std::string_view text, const DateParts& parts) {
  const auto date = take_date(text, parts);
  return text.empty() ? date : std::nullopt;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A date begins here and not within a longer number or path.
bool may_begin(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  return !is_digit(text[at - 1]) && text[at - 1] != '/' && text[at - 1] != '-';
}

}  // namespace

NfcString office_date(const Date& date) {
  check_exists(date);
  return nfc("ngày " + day_text(date) + " tháng " + month_text(date.month()) + " năm " +
             year_text(date.year()));
}

NfcString place_and_date(const NfcString& place, const Date& date) {
  return nfc(place.str() + ", " + office_date(date).str());
}

NfcString blank_place_and_date(const NfcString& place) {
  return nfc((place.empty() ? std::string("…………") : place.str()) + ", ngày …… tháng …… năm ……");
}

NfcString short_date(const Date& date) {
  check_exists(date);
  return nfc(day_text(date) + "/" + month_text(date.month()) + "/" + year_text(date.year()));
}

NfcString date_in_words(const Date& date, const Spelling& spelling) {
  check_exists(date);
  const int month = month_of(date.month());
  const std::string month_word = month == 4 ? "tư" : spell_number(month, spelling).str();
  return nfc("ngày " + spell_number(day_of(date), spelling).str() + " tháng " + month_word +
             " năm " + spell_number(static_cast<int>(date.year()), spelling).str());
}

NfcString month_label(const std::chrono::year_month& month) {
  VANTHU_CHECK(month.ok(), "a month that exists");
  return nfc("tháng " + month_text(month.month()) + " năm " + year_text(month.year()));
}

NfcString office_time(const CivilTime& time) {
  return nfc(padded_below(time.hour, 10) + " giờ " + padded_below(time.minute, 10) + " phút");
}

NfcString time_in_words(const CivilTime& time, const Spelling& spelling) {
  const std::string hours = spell_number(time.hour, spelling).str() + " giờ";
  if (time.minute == 0) return nfc(hours);
  return nfc(hours + " " + spell_number(time.minute, spelling).str() + " phút");
}

NfcString weekday_name(const Date& date) {
  check_exists(date);
  constexpr std::array<const char*, 7> kNames = {"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư",
                                                 "thứ Năm",  "thứ Sáu", "thứ Bảy"};
  return nfc(kNames[std::chrono::weekday(std::chrono::sys_days(date)).c_encoding()]);
}

std::optional<Date> try_parse_short_date(std::string_view text) {
  const std::string_view separator = text.find('/') != std::string_view::npos ? "/" : "-";
  const std::optional<Date> date = try_parse(text, {"", separator, separator});
  if (!date) return std::nullopt;
  std::string strict = short_date(*date).str();
  for (char& c : strict) {
    if (c == '/') c = separator[0];
  }
  return strict == text ? date : std::nullopt;
}

std::optional<Date> try_parse_office_date(std::string_view text) {
  const std::optional<Date> date = try_parse(text, kLong);
  return date && office_date(*date).view() == text ? date : std::nullopt;
}

std::optional<MisprintedDate> find_misprinted_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool digit = is_digit(text[at]);
    if ((!digit && text[at] != kLong.before_day[0]) || !may_begin(text, at)) continue;
    std::string_view rest = text.substr(at);
    const auto date = take_date(rest, digit ? kShort : kLong);
    if (!date || (!rest.empty() && is_digit(rest[0]))) continue;
    const std::string_view given = text.substr(at, text.size() - at - rest.size());
    NfcString expected = digit ? short_date(*date) : office_date(*date);
    if (expected.view() != given) return MisprintedDate{given, std::move(expected)};
    at += given.size() - 1;
  }
  return std::nullopt;
}

}  // namespace vanthu::text
