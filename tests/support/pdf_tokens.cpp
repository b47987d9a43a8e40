#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "support/pdf_reader.h"

namespace vanthu::support {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

void PdfTokens::fail(const std::string& what) const {
  throw std::runtime_error(what + " at byte " + std::to_string(at_));
}

void PdfTokens::skip_space() {
  while (at_ < bytes_.size()) {
    if (bytes_[at_] == '%') {
      while (at_ < bytes_.size() && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
    } else if (is_space(bytes_[at_])) {
      ++at_;
    } else {
      return;
    }
  }
}

bool PdfTokens::take(std::string_view word) {
  if (bytes_.substr(at_, word.size()) != word) return false;
  at_ += word.size();
  return true;
}

PdfValue PdfTokens::number_or_reference() {
  const std::size_t begin = at_;
  if (bytes_[at_] == '+' || bytes_[at_] == '-') ++at_;
  while (at_ < bytes_.size() && (is_digit(bytes_[at_]) || bytes_[at_] == '.')) ++at_;
  const std::string_view digits = bytes_.substr(begin, at_ - begin);
  PdfValue out;
  double number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault != std::errc{} || end != digits.data() + digits.size()) fail("no number");
  // "12 0 R"
  const std::size_t after = at_;
  if (digits.find_first_of(".+-") == std::string_view::npos && take(" 0 R") &&
      (at_ == bytes_.size() || is_space(bytes_[at_]) || is_delimiter(bytes_[at_]))) {
    out.value = PdfReference{static_cast<int>(number)};
    return out;
  }
  at_ = after;
  out.value = number;
  return out;
}

PdfValue PdfTokens::literal_string() {
  std::string text;
  int depth = 1;
  for (++at_; at_ < bytes_.size(); ++at_) {
    char c = bytes_[at_];
    if (c == '\\') {
      c = bytes_.at(++at_);
      constexpr std::string_view kLetters = "nrtbf";
      constexpr std::string_view kMeanings = "\n\r\t\b\f";
      if (const auto i = kLetters.find(c); i != std::string_view::npos) {
        text += kMeanings[i];
      } else if (is_digit(c)) {
        int code = 0;
        for (int digits = 0; digits < 3 && is_digit(bytes_.at(at_)); ++digits) {
          code = code * 8 + (bytes_[at_++] - '0');
        }
        --at_;
        text += static_cast<char>(code);
      } else {
        text += c;
      }
      continue;
    }
    // An end of line inside a string is read as a line feed (7.3.4.2).
    if (c == '\r') {
      if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') ++at_;
      c = '\n';
    }
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) {
      ++at_;
      PdfValue out;
      out.value = std::move(text);
      return out;
    }
    text += c;
  }
  fail("string without end");
}

PdfValue PdfTokens::hex_string() {
  std::string text;
  int digits = 0;
  int value = 0;
  for (++at_; at_ < bytes_.size() && bytes_[at_] != '>'; ++at_) {
    if (is_space(bytes_[at_])) continue;
    const int digit = hex_value(bytes_[at_]);
    if (digit < 0) fail("no hexadecimal digit");
    value = value * 16 + digit;
    if (++digits % 2 == 0) {
      text += static_cast<char>(value);
      value = 0;
    }
  }
  // PDF/A asks for an even number of digits (ISO 19005-2, 6.1.6).
  if (digits % 2 != 0 || !take(">")) fail("hexadecimal string with odd digits or without end");
  PdfValue out;
  out.value = std::move(text);
  return out;
}

PdfValue PdfTokens::name() {
  PdfName name;
  for (++at_; at_ < bytes_.size() && !is_space(bytes_[at_]) && !is_delimiter(bytes_[at_]); ++at_) {
    if (bytes_[at_] == '#') {
      name.name +=
          static_cast<char>(hex_value(bytes_.at(at_ + 1)) * 16 + hex_value(bytes_.at(at_ + 2)));
      at_ += 2;
    } else {
      name.name += bytes_[at_];
    }
  }
  PdfValue out;
  out.value = std::move(name);
  return out;
}

PdfValue PdfTokens::value() {
  skip_space();
  if (at_ >= bytes_.size()) fail("value missing");
  const char c = bytes_[at_];
  PdfValue out;
  if (c == '(') return literal_string();
  if (c == '/') return name();
  if (take("<<")) {
    PdfDictionary entries;
    for (skip_space(); !take(">>"); skip_space()) {
      if (at_ >= bytes_.size() || bytes_[at_] != '/') fail("dictionary key missing");
      const std::string key = name().name();
      if (!entries.emplace(key, value()).second) fail("key /" + key + " twice");
    }
    out.value = std::make_shared<const PdfValue::Entries>(PdfValue::Entries{std::move(entries)});
    return out;
  }
  if (c == '<') return hex_string();
  if (take("[")) {
    PdfArray items;
    for (skip_space(); !take("]"); skip_space()) items.push_back(value());
    out.value = std::make_shared<const PdfValue::Items>(PdfValue::Items{std::move(items)});
    return out;
  }
  if (is_digit(c) || c == '-' || c == '+' || c == '.') return number_or_reference();
  if (take("true")) {
    out.value = true;
  } else if (take("false")) {
    out.value = false;
  } else if (!take("null")) {
    fail("no value");
  }
  return out;
}

bool PdfTokens::next(Token& token) {
  skip_space();
  if (at_ >= bytes_.size()) return false;
  const char c = bytes_[at_];
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '"';
  token = Token{};
  if (!letter) {
    token.value = value();
    return true;
  }
  while (at_ < bytes_.size() && !is_space(bytes_[at_]) && !is_delimiter(bytes_[at_])) {
    token.word += bytes_[at_++];
  }
  token.is_operator = true;
  return true;
}

}  // namespace vanthu::support
