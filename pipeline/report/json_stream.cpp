#include "report/json_stream.h"

#include <charconv>

#include "text/utf8.h"

namespace vanthu::report {
namespace {

constexpr std::string_view kLost = "\xEF\xBF\xBD";

bool is_tail(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Of a letter of Latin writing at this place, as its lead byte tells; 0 where a closer look is
// needed.
std::size_t common_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0xC2 && lead <= 0xDF) return at + 1 < text.size() && is_tail(text[at + 1]) ? 2 : 0;
  if (lead >= 0xE1 && lead <= 0xEC) {
    return at + 2 < text.size() && is_tail(text[at + 1]) && is_tail(text[at + 2]) ? 3 : 0;
  }
  return 0;
}

void append_control(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  switch (c) {
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += kDigits[static_cast<unsigned char>(c) >> 4U];
      out += kDigits[static_cast<unsigned char>(c) & 0xFU];
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t done = 0;
  const auto keep_up_to = [&](std::size_t at) { out += text.substr(done, at - done); };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (const std::size_t length = common_length(text, at); length != 0) {
        at += length;
        continue;
      }
      const text::CodePoint letter = text::code_point_at(text, at);
      if (letter.value == text::kIllFormed) {
        keep_up_to(at);
        out += kLost;
        done = at + letter.length;
      }
      at += letter.length;
      continue;
    }
    if (c == '"' || c == '\\') {
      keep_up_to(at);
      out += '\\';
      done = at;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      keep_up_to(at);
      append_control(out, c);
      done = at + 1;
    }
    ++at;
  }
  keep_up_to(text.size());
  out += '"';
}

}  // namespace

JsonStream& JsonStream::key(std::string_view name) {
  separate();
  append_string(out_, name);
  out_ += layout_ == Layout::Lines ? ": " : ":";
  after_key_ = true;
  return *this;
}

JsonStream& JsonStream::value(std::string_view text) {
  separate();
  append_string(out_, text);
  return *this;
}

JsonStream& JsonStream::value(bool truth) {
  separate();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonStream& JsonStream::line_feed() {
  wants_line_feed_ = true;
  return *this;
}

JsonStream& JsonStream::begin(char bracket) {
  separate();
  out_ += bracket;
  ++depth_;
  is_first_ = true;
  return *this;
}

JsonStream& JsonStream::end(char bracket) {
  --depth_;
  if (!is_first_) start_line();
  out_ += bracket;
  is_first_ = false;
  return *this;
}

JsonStream& JsonStream::number_value(std::int64_t number) {
  separate();
  char digits[24];
  const auto [end, fault] = std::to_chars(digits, digits + sizeof digits, number);
  static_cast<void>(fault);
  out_.append(digits, end);
  return *this;
}

void JsonStream::separate() {
  if (!after_key_ && depth_ > 0) {
    if (!is_first_) out_ += ',';
    start_line();
  }
  after_key_ = false;
  is_first_ = false;
}

void JsonStream::start_line() {
  if (layout_ == Layout::Lines) {
    out_ += '\n';
    out_.append(depth_, ' ');
  } else if (wants_line_feed_) {
    out_ += '\n';
  }
  wants_line_feed_ = false;
}

}  // namespace vanthu::report
