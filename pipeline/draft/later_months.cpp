#include "draft/later_months.h"

#include <charconv>
#include <optional>

namespace vanthu::draft {
namespace {

constexpr std::string_view kMonth = "tháng ";
constexpr std::string_view kYears[] = {" năm ", "/"};

struct Number {
  int value = 0;
  std::size_t end = 0;
};

std::optional<Number> try_number(std::string_view words, std::size_t at) {
  Number found;
  const auto [end, error] =
      std::from_chars(words.data() + at, words.data() + words.size(), found.value);
  if (error != std::errc()) return std::nullopt;
  found.end = static_cast<std::size_t>(end - words.data());
  return found;
}

std::string month_number(int month) {
  return (month <= 2 ? "0" : "") + std::to_string(month);
}

}  // namespace

text::NfcString a_month_later(const text::NfcString& text) {
  const std::string_view words = text.view();
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = words.find(kMonth); at != std::string_view::npos;
       at = words.find(kMonth, done)) {
    const std::size_t begin = at + kMonth.size();
    out += words.substr(done, begin - done);
    done = begin;
    const auto month = try_number(words, begin);
    if (!month || month->value < 1 || month->value > 12) continue;
    const bool wraps = month->value == 12;
    out += month_number(wraps ? 1 : month->value + 1);
    done = month->end;
    for (const std::string_view before_year : kYears) {
      if (words.substr(done, before_year.size()) != before_year) continue;
      const auto year = try_number(words, done + before_year.size());
      if (!year) continue;
      out += before_year;
      out += std::to_string(year->value + (wraps ? 1 : 0));
      done = year->end;
    }
  }
  out += words.substr(done);
  return text::nfc(out);
}

std::string next_period(std::string_view period) {
  const int year = try_number(period, 0)->value;
  const int month = try_number(period, 5)->value;
  const std::string next = std::to_string(month == 12 ? 1 : month + 1);
  return std::to_string(month == 12 ? year + 1 : year) + (next.size() == 1 ? "-0" : "-") + next;
}

std::string with_period(std::string word, std::string_view from, std::string_view to) {
  const std::size_t at = word.find(from);
  if (at != std::string::npos) word.replace(at, from.size(), to);
  return word;
}

std::string with_month(const std::string& id, std::string_view from, std::string_view to) {
  const std::string whole = with_period(id, from, to);
  if (whole != id) return whole;
  constexpr std::string_view kBorders = "-_.";
  const std::string_view month = from.substr(from.find('-') + 1);
  for (std::size_t at = id.find(month); at != std::string::npos; at = id.find(month, at + 1)) {
    const std::size_t end = at + month.size();
    const bool begins = at > 0 && kBorders.find(id[at - 1]) != std::string_view::npos;
    const bool ends = end == id.size() || kBorders.find(id[end]) != std::string_view::npos;
    if (!begins || !ends) continue;
    std::string renamed = id;
    return renamed.replace(at, month.size(), to.substr(to.find('-') + 1));
  }
  return id;
}

}  // namespace vanthu::draft
