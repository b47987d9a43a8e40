#include "exchange/timestamp.h"

#include "base/check.h"
#include "base/civil_time.h"

namespace vanthu::exchange {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// 'd' stands for a digit, anything else for itself.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == 'd' ? !is_digit(text[i]) : text[i] != shape[i]) return false;
  }
  return true;
}

bool is_below(std::string_view two_digits, int limit) {
  return (two_digits[0] - '0') * 10 + (two_digits[1] - '0') < limit;
}

}  // namespace

bool is_rfc3339(std::string_view text) {
  constexpr std::string_view kDay = "dddd-dd-dd";
  constexpr std::string_view kTime = "dd:dd:dd";
  if (text.size() < kDay.size() + 1 + kTime.size() + 1) return false;
  const std::string_view day = text.substr(0, kDay.size());
  const char separator = text[kDay.size()];
  const std::string_view time = text.substr(kDay.size() + 1, kTime.size());
  if (!has_shape(day, kDay) || !try_parse_date(day)) return false;
  if (separator != 'T' && separator != 't' && separator != ' ') return false;
  // A leap second is a second.
  if (!has_shape(time, kTime) || !is_below(time, 24) || !is_below(time.substr(3), 60) ||
      !is_below(time.substr(6), 61)) {
    return false;
  }
  std::string_view rest = text.substr(kDay.size() + 1 + kTime.size());
  if (!rest.empty() && rest.front() == '.') {
    std::size_t digits = 1;
    while (digits < rest.size() && is_digit(rest[digits])) ++digits;
    if (digits == 1) return false;
    rest.remove_prefix(digits);
  }
  if (rest == "Z" || rest == "z") return true;
  return (has_shape(rest, "+dd:dd") || has_shape(rest, "-dd:dd")) && is_below(rest.substr(1), 24) &&
         is_below(rest.substr(4), 60);
}

std::string to_vietnam_time(std::string_view created) {
  constexpr int kAhead = 7;
  const auto date = try_parse_date(created.substr(0, 10));
  const auto time = try_parse_time(created.substr(11, 5));
  VANTHU_CHECK(date && time && created.back() == 'Z', "the archive's times are UTC");
  const int hour = time->hour + kAhead;
  const CivilDateTime local{.date = hour < 24 ? *date : add_days(*date, 1),
                            .time = {.hour = hour % 24, .minute = time->minute}};
  return to_iso(local) + std::string(created.substr(16, 3)) + "+07:00";
}

std::string shown_in_vietnam(std::string_view created) {
  const bool is_utc = is_rfc3339(created) && created.back() == 'Z';
  return is_utc ? to_vietnam_time(created) : std::string(created);
}

std::string to_slashed(const Date& date) {
  const std::string iso = to_iso(date);
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

}  // namespace vanthu::exchange
