#include "base/hex.h"
#include "sign/pdf_dictionary_reader.h"
#include "sign/pdf_value.h"

namespace vanthu::sign {
namespace {

void append(std::string& out, const PdfValue& value);

void append_name(std::string& out, std::string_view name) {
  out += '/';
  for (const char c : name) {
    if (c > ' ' && c < '\x7F' && c != '#' && is_pdf_regular(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += "#" + to_hex({&byte, 1});
    }
  }
}

void append_dictionary(std::string& out, const PdfValue& value) {
  out += "<<";
  for (std::size_t i = 0; i < value.keys.size(); ++i) {
    append_name(out, value.keys[i]);
    out += ' ';
    append(out, value.items[i]);
  }
  out += ">>";
}

void append(std::string& out, const PdfValue& value) {
  switch (value.kind) {
    case PdfValue::Kind::Null:
      out += "null";
      return;
    case PdfValue::Kind::Word:
    case PdfValue::Kind::Number:
      out += value.text;
      return;
    case PdfValue::Kind::String:
      out +=
          "<" +
          to_hex({reinterpret_cast<const unsigned char*>(value.text.data()), value.text.size()}) +
          ">";
      return;
    case PdfValue::Kind::Name:
      return append_name(out, value.text);
    case PdfValue::Kind::Reference:
      out += value.text + " R";
      return;
    case PdfValue::Kind::Array:
      out += '[';
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (i > 0) out += ' ';
        append(out, value.items[i]);
      }
      out += ']';
      return;
    case PdfValue::Kind::Dictionary:
      return append_dictionary(out, value);
  }
}

}  // namespace

std::string write_pdf_value(const PdfValue& value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace vanthu::sign
