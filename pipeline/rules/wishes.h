// Internal to rules/*.cpp: the settings of a situation, handed out by name. Remembers what was
// asked for, so that a misspelt name is found.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/enum_name.h"
#include "base/error.h"
#include "rules/situation.h"

namespace vanthu::rules {

class Wishes {
 public:
  explicit Wishes(const Settings& settings) : settings_(settings) {}

  bool has(std::string_view name) { return find(name) != nullptr; }
  bool is(std::string_view name, std::string_view value) { return word(name, "") == value; }
  std::string word(std::string_view name, std::string_view otherwise);
  std::optional<std::int64_t> number(std::string_view name);
  std::int64_t number_or(std::string_view name, std::int64_t otherwise);
  // "none" stands for no date where one is the default.
  std::optional<Date> date(std::string_view name);
  Date date_or(std::string_view name, const Date& otherwise);
  // The same, "none" included, with a default.
  std::optional<Date> optional_date_or(std::string_view name, const Date& otherwise);
  std::optional<CivilTime> time(std::string_view name);
  CivilTime time_or(std::string_view name, std::string_view otherwise);
  // Words separated by spaces.
  std::vector<std::string> words(std::string_view name);
  // "1 4-6": 1, 4, 5, 6.
  std::vector<int> numbers(std::string_view name);

  template <typename E, std::size_t N>
  E choice_or(std::string_view name, const EnumName<E> (&names)[N], E otherwise) {
    const std::string* given = find(name);
    return given != nullptr ? parse(name, *given, names).value_or(otherwise) : otherwise;
  }
  template <typename E, std::size_t N>
  std::optional<E> choice(std::string_view name, const EnumName<E> (&names)[N]) {
    const std::string* given = find(name);
    return given != nullptr ? parse(name, *given, names) : std::nullopt;
  }
  // A word of a list inside the setting `name`.
  template <typename E, std::size_t N>
  std::optional<E> parse(std::string_view name, std::string_view word,
                         const EnumName<E> (&names)[N]) {
    const auto value = try_parse_name(word, names);
    if (!value) complain(name);
    return value;
  }
  std::int64_t parse_number(std::string_view name, std::string_view word);
  Date parse_date(std::string_view name, std::string_view word);

  void complain(std::string_view name);
  // What was not understood, or asked for by nobody.
  std::optional<Error> problem() const;

 private:
  const std::string* find(std::string_view name);

  const Settings& settings_;
  std::set<std::string, std::less<>> asked_;
  std::string wrong_;
};

std::vector<std::string> split(std::string_view text, char separator);

}  // namespace vanthu::rules
