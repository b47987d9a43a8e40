#include "rules/months.h"

namespace vanthu::rules {
namespace {

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::int64_t whole_months(const Date& a, const Date& b) {
  int months = (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12 +
               static_cast<int>(static_cast<unsigned>(b.month())) -
               static_cast<int>(static_cast<unsigned>(a.month()));
  if (b < add_months(a, months)) --months;
  return months;
}

std::int64_t nearest_months(const Date& a, const Date& b) {
  const auto months = static_cast<int>(whole_months(a, b));
  const int before = days_between(add_months(a, months), b);
  const int behind = days_between(b, add_months(a, months + 1));
  return before < behind ? months : months + 1;
}

std::chrono::year_month month_of(const Date& day) {
  return {day.year(), day.month()};
}

std::optional<std::chrono::year_month> try_parse_month(std::string_view text) {
  const auto day = try_parse_date(std::string(text) + "-01");
  if (!day) return std::nullopt;
  return month_of(*day);
}

Date first_day(const std::chrono::year_month& month) {
  return month / 1;
}

Date last_day(const std::chrono::year_month& month) {
  return Date{month / std::chrono::last};
}

Bilingual month_words(const std::chrono::year_month& month) {
  const std::string year = std::to_string(static_cast<int>(month.year()));
  const auto number = static_cast<unsigned>(month.month());
  // HD 05-HD/VPTW: only the months 1 and 2 have a leading zero.
  const std::string shown = number > 2 ? std::to_string(number) : two_digits(number);
  return {shown + "/" + year, year + "-" + two_digits(number)};
}

}  // namespace vanthu::rules
