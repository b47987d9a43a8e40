#include "compose/located_text.h"

#include <charconv>

#include "base/check.h"
#include "text/utf8.h"

namespace vanthu::compose {
namespace {

constexpr std::string_view kCommentOpen = "<!--";
constexpr std::string_view kCommentClose = "-->";
constexpr std::string_view kDataOpen = "<![CDATA[";
constexpr std::string_view kDataClose = "]]>";

char32_t character_reference(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, fault] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  VANTHU_CHECK(fault == std::errc{} && end == digits.data() + digits.size(),
               "the gate lets only well-formed references through");
  return code;
}

std::string resolve(std::string_view name) {
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  VANTHU_CHECK(name.starts_with('#'), "the gate lets only the five entities of XML through");
  return text::to_utf8(character_reference(name.substr(1)));
}

}  // namespace

LocatedText::LocatedText(const SourceText& source, SourceSpan raw) {
  const std::string_view bytes = source.bytes();
  std::size_t at = raw.begin;
  const auto take = [&](std::string_view resolved, std::size_t length) {
    for (const char c : resolved) {
      text_ += c;
      offsets_.push_back(at);
    }
    at += length;
  };
  while (at < raw.end) {
    const std::string_view rest = bytes.substr(at, raw.end - at);
    if (rest.starts_with(kCommentOpen)) {
      at += rest.find(kCommentClose) + kCommentClose.size();
    } else if (rest.starts_with(kDataOpen)) {
      const std::size_t close = at + rest.find(kDataClose);
      at += kDataOpen.size();
      while (at < close) take(bytes.substr(at, 1), 1);
      at = close + kDataClose.size();
    } else if (rest.front() == '&') {
      const std::size_t end = rest.find(';');
      take(resolve(rest.substr(1, end - 1)), end + 1);
    } else {
      take(rest.substr(0, 1), 1);
    }
  }
  offsets_.push_back(at);
}

SourceSpan LocatedText::span(std::size_t begin, std::size_t end) const {
  return {.begin = offsets_.at(begin), .end = offsets_.at(end)};
}

bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string one_line(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (!is_white(c)) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

Piece Piece::part(std::size_t from, std::size_t to) const {
  return Piece{.whole = whole, .begin = begin + from, .end = begin + to};
}

Piece Piece::trimmed() const {
  Piece out = *this;
  const std::string_view all = whole->text();
  while (out.begin < out.end && is_white(all[out.begin])) ++out.begin;
  while (out.end > out.begin && is_white(all[out.end - 1])) --out.end;
  return out;
}

}  // namespace vanthu::compose
