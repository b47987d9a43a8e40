#include "base/civil_time.h"

#include <charconv>

namespace vanthu {
namespace {

std::optional<int> try_parse_digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_padded(std::string& out, int value, int width) {
  char digits[12];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  for (auto length = end - digits; length < width; ++length) out += '0';
  out.append(digits, end);
}

}  // namespace

std::optional<Date> try_parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = try_parse_digits(text.substr(0, 4));
  const auto month = try_parse_digits(text.substr(5, 2));
  const auto day = try_parse_digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2199) return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<CivilTime> try_parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = try_parse_digits(text.substr(0, 2));
  const auto minute = try_parse_digits(text.substr(3, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return CivilTime{.hour = *hour, .minute = *minute};
}

std::optional<CivilDateTime> try_parse_date_time(std::string_view text) {
  if (text.size() != 16 || text[10] != 'T') return std::nullopt;
  const auto date = try_parse_date(text.substr(0, 10));
  const auto time = try_parse_time(text.substr(11));
  if (!date || !time) return std::nullopt;
  return CivilDateTime{.date = *date, .time = *time};
}

std::string to_iso(const Date& date) {
  std::string out;
  append_padded(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  return out;
}

std::string to_iso(const CivilTime& time) {
  std::string out;
  append_padded(out, time.hour, 2);
  out += ':';
  append_padded(out, time.minute, 2);
  return out;
}

std::string to_iso(const CivilDateTime& moment) {
  return to_iso(moment.date) + "T" + to_iso(moment.time);
}

int days_between(const Date& a, const Date& b) {
  return static_cast<int>((std::chrono::sys_days(b) - std::chrono::sys_days(a)).count());
}

int minutes_between(const CivilDateTime& a, const CivilDateTime& b) {
  return days_between(a.date, b.date) * 24 * 60 + b.time.minutes_of_day() - a.time.minutes_of_day();
}

Date add_months(const Date& date, int months) {
  const Date moved = date + std::chrono::months(months);
  if (moved.ok()) return moved;
  return Date(moved.year() / moved.month() / std::chrono::last);
}

Date add_days(const Date& date, int days) {
  return Date(std::chrono::sys_days(date) + std::chrono::days(days));
}

}  // namespace vanthu
