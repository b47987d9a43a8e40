#include "xml/markup.h"

#include <array>

#include "base/check.h"
#include "text/latin_letter.h"
#include "text/utf8.h"

namespace vanthu::xml {
namespace {

constexpr std::string_view kLost = "\xEF\xBF\xBD";

// Char of XML 1.0, without the surrogates, which are no UTF-8.
bool may_stand_in_xml(char32_t code) {
  if (code == text::kIllFormed || code == 0xFFFE || code == 0xFFFF) return false;
  return code >= 0x20 || code == '\t' || code == '\n' || code == '\r';
}

// ASCII that stands for itself; other letters are looked at.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x80; ++byte) {
    plain[byte] = byte != '&' && byte != '<' && byte != '>' && byte != '"';
  }
  return plain;
}();

void append_letter(std::string& out, std::string_view text, std::size_t at,
                   const text::CodePoint& letter) {
  switch (letter.value) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\n':
      out += "&#10;";
      return;
    case '\r':
      out += "&#13;";
      return;
    case '\t':
      out += "&#9;";
      return;
    default:
      out += may_stand_in_xml(letter.value) ? text.substr(at, letter.length) : kLost;
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (kPlain[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    if (const std::size_t length = text::latin_letter_length(text, at); length != 0) {
      at += length;
      continue;
    }
    const text::CodePoint letter = text::code_point_at(text, at);
    if (letter.value < 0x80 || !may_stand_in_xml(letter.value)) {
      out += text.substr(done, at - done);
      append_letter(out, text, at, letter);
      done = at + letter.length;
    }
    at += letter.length;
  }
  out += text.substr(done);
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped(out, text);
  return out;
}

void MarkupWriter::start(std::string_view name, Attributes attributes) {
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : attributes) {
    out_ += ' ';
    out_ += key;
    out_ += "=\"";
    append_escaped(out_, value);
    out_ += '"';
  }
}

MarkupWriter& MarkupWriter::open(std::string_view name, Attributes attributes) {
  start(name, attributes);
  out_ += '>';
  open_.emplace_back(name);
  return *this;
}

MarkupWriter& MarkupWriter::close() {
  VANTHU_CHECK(!open_.empty(), "only an open element is closed");
  out_ += "</" + open_.back() + ">";
  open_.pop_back();
  return *this;
}

MarkupWriter& MarkupWriter::text(std::string_view words) {
  append_escaped(out_, words);
  return *this;
}

MarkupWriter& MarkupWriter::element(std::string_view name, Attributes attributes,
                                    std::string_view words) {
  return open(name, attributes).text(words).close();
}

MarkupWriter& MarkupWriter::empty(std::string_view name, Attributes attributes) {
  start(name, attributes);
  out_ += "/>";
  return *this;
}

MarkupWriter& MarkupWriter::raw(std::string_view markup) {
  out_ += markup;
  return *this;
}

std::string MarkupWriter::take() {
  return std::exchange(out_, {});
}

}  // namespace vanthu::xml
