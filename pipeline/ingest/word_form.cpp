#include "ingest/word_form.h"
#include "base/hex.h"

#include <algorithm>
#include <cstddef>

namespace vanthu::ingest {
namespace {

constexpr std::size_t kSha256Digits = 64;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_one_of(char c, std::string_view signs) {
  return signs.find(c) != std::string_view::npos;
}

bool all_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

bool is_token(std::string_view word) {
  constexpr std::size_t kLongest = 128;
  const auto plain = [](char c) { return is_digit(c) || is_lower(c) || is_upper(c); };
  return !word.empty() && word.size() <= kLongest && plain(word.front()) &&
         std::all_of(word.begin(), word.end(),
                     [&](char c) { return plain(c) || is_one_of(c, "_.,:/-"); });
}

// "2026-" and what is left behind it.
bool begins_with_year(std::string_view word) {
  return word.size() > 5 && all_digits(word.substr(0, 4)) && word[4] == '-';
}

bool is_month(std::string_view word) {
  if (word.size() != 7 || !begins_with_year(word)) {
    return false;
  }
  const std::string_view month = word.substr(5);
  return all_digits(month) && month != "00" && month <= "12";
}

bool is_quarter(std::string_view word) {
  return word.size() == 7 && begins_with_year(word) && word[5] == 'Q' && word[6] >= '1' &&
         word[6] <= '4';
}

bool is_percent(std::string_view word) {
  const std::size_t mark = word.find_first_of(".,");
  const std::string_view whole = word.substr(0, mark);
  if (!all_digits(whole) || whole.size() > 3) {
    return false;
  }
  if (mark == std::string_view::npos) {
    return true;
  }
  const std::string_view decimals = word.substr(mark + 1);
  return all_digits(decimals) && decimals.size() <= 4;
}

}  // namespace

bool is_id(std::string_view word) {
  constexpr std::size_t kLongest = 64;
  const auto plain = [](char c) { return is_digit(c) || is_lower(c); };
  return !word.empty() && word.size() <= kLongest && plain(word.front()) &&
         std::all_of(word.begin(), word.end(),
                     [&](char c) { return plain(c) || is_one_of(c, "_.-"); });
}

bool has_form(std::string_view word, Word form) {
  switch (form) {
    case Word::Token:
      return is_token(word);
    case Word::Month:
      return is_month(word);
    case Word::Period:
      return is_month(word) || is_quarter(word);
    case Word::Digest:
      return is_hex(word, kSha256Digits);
    case Word::Percent:
      return is_percent(word);
  }
  return false;
}

Bilingual wanted_form(Word form) {
  switch (form) {
    case Word::Token:
      return {"chỉ gồm chữ cái không dấu, chữ số và dấu . , : / - _",
              "takes plain letters, digits and . , : / - _ only"};
    case Word::Month:
      return {"phải ghi tháng như 2026-11", "has to be a month such as 2026-11"};
    case Word::Period:
      return {"phải ghi tháng như 2026-11 hoặc quý như 2026-Q4",
              "has to be a month such as 2026-11 or a quarter such as 2026-Q4"};
    case Word::Digest:
      return {"phải là mã băm SHA-256 gồm 64 chữ số thập lục phân viết thường",
              "has to be a SHA-256 digest of 64 lower-case hexadecimal digits"};
    case Word::Percent:
      return {"phải ghi tỷ lệ như 69,23, không kèm dấu %",
              "has to be a percentage such as 69,23 without %"};
  }
  return {};
}

}  // namespace vanthu::ingest
