#include "report/json_stream.h"

#include <array>
#include <charconv>

#include "text/latin_letter.h"
#include "text/utf8.h"

namespace vanthu::report {
namespace {

constexpr std::string_view kLost = "\xEF\xBF\xBD";

// ASCII that stands for itself in a JSON string.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x80; ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}();

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
    if (kPlain[static_cast<unsigned char>(c)]) {
      ++at;
    } else if (const std::size_t length = text::latin_letter_length(text, at); length != 0) {
      at += length;
    } else if (c == '"' || c == '\\') {
      keep_up_to(at);
      out += '\\';
      done = at++;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      keep_up_to(at);
      append_control(out, c);
      done = ++at;
    } else {
      const text::CodePoint letter = text::code_point_at(text, at);
      if (letter.value == text::kIllFormed) {
        keep_up_to(at);
        out += kLost;
        done = at + letter.length;
      }
      at += letter.length;
    }
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
