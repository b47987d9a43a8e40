#include "rules/wishes.h"

#include <charconv>

namespace vanthu::rules {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = text.find(separator);
    if (end != 0) parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

const std::string* Wishes::find(std::string_view name) {
  asked_.emplace(name);
  for (const auto& [key, value] : settings_) {
    if (key == name) return &value;
  }
  return nullptr;
}

void Wishes::complain(std::string_view name) {
  wrong_ += (wrong_.empty() ? "" : ", ") + std::string(name);
}

std::string Wishes::word(std::string_view name, std::string_view otherwise) {
  const std::string* given = find(name);
  return given != nullptr ? *given : std::string(otherwise);
}

std::int64_t Wishes::parse_number(std::string_view name, std::string_view word) {
  std::int64_t value = 0;
  const char* end = word.data() + word.size();
  const auto [stop, code] = std::from_chars(word.data(), end, value);
  if (code != std::errc() || stop != end) complain(name);
  return value;
}

Date Wishes::parse_date(std::string_view name, std::string_view word) {
  const auto parsed = try_parse_date(word);
  if (!parsed) complain(name);
  return parsed.value_or(Date{std::chrono::year(2026) / 11 / 5});
}

std::optional<std::int64_t> Wishes::number(std::string_view name) {
  const std::string* given = find(name);
  if (given == nullptr) return std::nullopt;
  return parse_number(name, *given);
}

std::int64_t Wishes::number_or(std::string_view name, std::int64_t otherwise) {
  return number(name).value_or(otherwise);
}

std::optional<Date> Wishes::date(std::string_view name) {
  const std::string* given = find(name);
  if (given == nullptr || *given == "none") return std::nullopt;
  return parse_date(name, *given);
}

Date Wishes::date_or(std::string_view name, const Date& otherwise) {
  return date(name).value_or(otherwise);
}

std::optional<Date> Wishes::optional_date_or(std::string_view name, const Date& otherwise) {
  return has(name) ? date(name) : otherwise;
}

std::optional<CivilTime> Wishes::time(std::string_view name) {
  const std::string* given = find(name);
  if (given == nullptr) return std::nullopt;
  const auto parsed = try_parse_time(*given);
  if (!parsed) complain(name);
  return parsed;
}

CivilTime Wishes::time_or(std::string_view name, std::string_view otherwise) {
  return has(name) ? time(name).value_or(CivilTime{})
                   : try_parse_time(otherwise).value_or(CivilTime{});
}

std::vector<std::string> Wishes::words(std::string_view name) {
  return split(word(name, ""), ' ');
}

std::vector<int> Wishes::numbers(std::string_view name) {
  std::vector<int> all;
  for (const std::string& part : words(name)) {
    const auto dash = part.find('-');
    const auto first = static_cast<int>(parse_number(name, part.substr(0, dash)));
    const auto last = dash == std::string::npos
                          ? first
                          : static_cast<int>(parse_number(name, part.substr(dash + 1)));
    for (int number = first; number <= last; ++number) all.push_back(number);
  }
  return all;
}

std::optional<Error> Wishes::problem() const {
  std::string wrong = wrong_;
  for (const auto& [name, value] : settings_) {
    if (!asked_.contains(name)) wrong += (wrong.empty() ? "" : ", ") + name;
  }
  if (wrong.empty()) return std::nullopt;
  return Error{.kind = ErrorKind::Rendering,
               .what = {"ví dụ dùng thiết lập không hiểu: " + wrong,
                        "the case uses settings that are not understood: " + wrong},
               .where = {},
               .remedy = {"xem danh sách trong rules/situation.h", "see rules/situation.h"}};
}

}  // namespace vanthu::rules
