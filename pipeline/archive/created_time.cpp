#include "archive/created_time.h"

#include <charconv>
#include <chrono>

#include "base/civil_time.h"

namespace vanthu::archive {

std::string format_created(std::int64_t microseconds) {
  const std::string seconds = to_iso_utc(Instant{microseconds / kMicroseconds});
  const std::string fraction =
      std::to_string(kMicroseconds + microseconds % kMicroseconds).substr(1);
  return seconds.substr(0, 19) + "." + fraction + "Z";
}

std::optional<std::int64_t> try_parse_created(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd:dd.ddddddZ";
  if (text.size() != kShape.size()) return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t size) {
    std::int64_t value = -1;
    const char* end = text.data() + from + size;
    const auto [rest, error] = std::from_chars(text.data() + from, end, value);
    return error == std::errc{} && rest == end ? value : std::int64_t{-1};
  };
  const auto date = try_parse_date(text.substr(0, 10));
  const auto time = try_parse_time(text.substr(11, 5));
  const std::int64_t seconds = number(17, 2);
  const std::int64_t fraction = number(20, 6);
  if (!date || !time || seconds < 0 || fraction < 0 || text[10] != 'T' || text.back() != 'Z')
    return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(*date).time_since_epoch().count();
  return ((days * 24 * 60 + time->minutes_of_day()) * 60 + seconds) * kMicroseconds + fraction;
}

std::optional<Instant> try_parse_stated(std::string_view text) {
  if (!text.ends_with('Z')) return std::nullopt;
  const auto at = try_parse_created(std::string(text.substr(0, text.size() - 1)) + ".000000Z");
  return at ? std::optional(Instant{*at / kMicroseconds}) : std::nullopt;
}

}  // namespace vanthu::archive
