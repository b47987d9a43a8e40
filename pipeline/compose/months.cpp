#include "compose/months.h"

#include <string>

namespace vanthu::compose {

std::optional<Month> try_parse_month(std::string_view token) {
  const auto first_day = try_parse_date(std::string(token) + "-01");
  if (!first_day) return std::nullopt;
  return Month{first_day->year(), first_day->month()};
}

std::optional<std::int64_t> try_parse_quarter(std::string_view token) {
  if (token.size() != 7 || token.substr(4, 2) != "-Q") return std::nullopt;
  const char digit = token[6];
  if (digit < '1' || digit > '4') return std::nullopt;
  return digit - '0';
}

}  // namespace vanthu::compose
