#include "sign/pdf_value.h"

#include <algorithm>
#include <charconv>

#include "sign/pdf_dictionary_reader.h"
#include "text/nfc_string.h"

namespace vanthu::sign {
namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxLength = std::size_t{1} << 20U;
constexpr std::size_t kMaxValues = 200000;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "+012.50" is "12.5"; nothing when it is no number.
std::optional<std::string> try_shortest_number(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) text.remove_prefix(1);
  const auto point = text.find('.');
  std::string_view whole = text.substr(0, point);
  std::string_view part = point == std::string_view::npos ? "" : text.substr(point + 1);
  if ((!whole.empty() && !is_digits(whole)) || (!part.empty() && !is_digits(part)) ||
      (whole.empty() && part.empty())) {
    return std::nullopt;
  }
  while (!whole.empty() && whole.front() == '0') whole.remove_prefix(1);
  while (!part.empty() && part.back() == '0') part.remove_suffix(1);
  std::string out = whole.empty() ? "0" : std::string(whole);
  if (!part.empty()) out += "." + std::string(part);
  return negative && out != "0" ? "-" + out : out;
}

// Every read_* starts at `at_` and leaves it behind what it read; nothing: not well-formed.
class Reader {
 public:
  Reader(std::string_view pdf, std::size_t from)
      : bytes_(pdf.substr(0, std::min(pdf.size() - from, kMaxLength) + from)), at_(from) {}

  std::optional<PdfValue> read(int depth = 0) {
    skip_space();
    if (at_end() || depth > kMaxDepth || ++values_ > kMaxValues) return std::nullopt;
    if (starts_with("<<")) return read_dictionary(depth);
    switch (bytes_[at_]) {
      case '<':
        return read_hex();
      case '(':
        return read_literal();
      case '[':
        return read_array(depth);
      case '/':
        return read_name();
      default:
        return read_word();
    }
  }
  std::size_t at() const { return at_; }

 private:
  bool at_end() const { return at_ >= bytes_.size(); }
  bool starts_with(std::string_view text) const { return bytes_.substr(at_, text.size()) == text; }

  void skip_space() {
    while (!at_end()) {
      if (is_pdf_space(bytes_[at_])) {
        ++at_;
      } else if (bytes_[at_] == '%') {
        at_ = std::min(bytes_.find_first_of("\r\n", at_), bytes_.size());
      } else {
        return;
      }
    }
  }

  std::optional<PdfValue> read_dictionary(int depth) {
    PdfValue dictionary{.kind = PdfValue::Kind::Dictionary, .text = {}, .items = {}, .keys = {}};
    at_ += 2;
    while (true) {
      skip_space();
      if (starts_with(">>")) break;
      if (!starts_with("/")) return std::nullopt;
      const auto key = read_name();
      if (!key || dictionary.find(key->text) != nullptr) return std::nullopt;
      auto value = read(depth + 1);
      if (!value) return std::nullopt;
      dictionary.set(key->text, std::move(*value));
    }
    at_ += 2;
    return dictionary;
  }

  std::optional<PdfValue> read_array(int depth) {
    PdfValue array{.kind = PdfValue::Kind::Array, .text = {}, .items = {}, .keys = {}};
    ++at_;
    while (true) {
      skip_space();
      if (at_end()) return std::nullopt;
      if (bytes_[at_] == ']') break;
      auto value = read(depth + 1);
      if (!value) return std::nullopt;
      array.items.push_back(std::move(*value));
    }
    ++at_;
    return array;
  }

  std::optional<PdfValue> read_hex() {
    PdfValue string{.kind = PdfValue::Kind::String, .text = {}, .items = {}, .keys = {}};
    int high = -1;
    for (++at_; !at_end(); ++at_) {
      const char c = bytes_[at_];
      if (c == '>') {
        if (high >= 0) string.text += static_cast<char>(high * 16);
        ++at_;
        return string;
      }
      if (is_pdf_space(c)) continue;
      const int digit = hex_digit(c);
      if (digit < 0) return std::nullopt;
      if (high < 0) {
        high = digit;
      } else {
        string.text += static_cast<char>(high * 16 + digit);
        high = -1;
      }
    }
    return std::nullopt;
  }

  std::optional<PdfValue> read_literal() {
    PdfValue string{.kind = PdfValue::Kind::String, .text = {}, .items = {}, .keys = {}};
    int open = 1;
    for (++at_; !at_end(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\\') {
        if (!read_escape(string.text)) return std::nullopt;
        continue;
      }
      if (c == '(') ++open;
      if (c == ')' && --open == 0) {
        ++at_;
        return string;
      }
      string.text += c;
    }
    return std::nullopt;
  }

  // From the backslash to the last character of the escape.
  bool read_escape(std::string& out) {
    if (++at_ >= bytes_.size()) return false;
    const char c = bytes_[at_];
    constexpr std::string_view kNames = "nrtbf";
    constexpr std::string_view kMeanings = "\n\r\t\b\f";
    if (const auto named = kNames.find(c); named != std::string_view::npos) {
      out += kMeanings[named];
    } else if (c >= '0' && c <= '7') {
      int code = 0;
      std::size_t digits = 0;
      while (digits < 3 && at_ + digits < bytes_.size() && bytes_[at_ + digits] >= '0' &&
             bytes_[at_ + digits] <= '7') {
        code = code * 8 + (bytes_[at_ + digits] - '0');
        ++digits;
      }
      at_ += digits - 1;
      out += static_cast<char>(code & 0xFF);
    } else if (c == '\r') {
      if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') ++at_;
    } else if (c != '\n') {
      out += c;
    }
    return true;
  }

  std::optional<PdfValue> read_name() {
    PdfValue name{.kind = PdfValue::Kind::Name, .text = {}, .items = {}, .keys = {}};
    for (++at_; !at_end() && is_pdf_regular(bytes_[at_]); ++at_) {
      const char c = bytes_[at_];
      if (c != '#') {
        name.text += c;
        continue;
      }
      if (at_ + 2 >= bytes_.size()) return std::nullopt;
      const int high = hex_digit(bytes_[at_ + 1]);
      const int low = hex_digit(bytes_[at_ + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      name.text += static_cast<char>(high * 16 + low);
      at_ += 2;
    }
    return name;
  }

  std::string_view word() {
    const std::size_t begin = at_;
    while (!at_end() && is_pdf_regular(bytes_[at_])) ++at_;
    return bytes_.substr(begin, at_ - begin);
  }

  std::optional<PdfValue> read_word() {
    const std::string_view first = word();
    if (first == "null") return PdfValue{};
    if (first == "true" || first == "false") {
      return PdfValue{
          .kind = PdfValue::Kind::Word, .text = std::string(first), .items = {}, .keys = {}};
    }
    const auto number = try_shortest_number(first);
    if (!number) return std::nullopt;
    const std::size_t after = at_;
    if (is_digits(first)) {
      skip_space();
      const std::string_view generation = word();
      skip_space();
      if (is_digits(generation) && word() == "R") {
        return PdfValue{.kind = PdfValue::Kind::Reference,
                        .text = *number + " " + *try_shortest_number(generation),
                        .items = {},
                        .keys = {}};
      }
    }
    at_ = after;
    return PdfValue{.kind = PdfValue::Kind::Number, .text = *number, .items = {}, .keys = {}};
  }

  std::string_view bytes_;
  std::size_t at_;
  std::size_t values_ = 0;
};

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6U));
    out += static_cast<char>(0x80 | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12U));
    out += static_cast<char>(0x80 | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80 | (code & 0x3FU));
  }
}

std::string decoded(std::string_view bytes) {
  std::string out;
  const bool wide = bytes.substr(0, 2) == "\xFE\xFF" && bytes.size() % 2 == 0;
  if (!wide) {
    for (const char c : bytes) out += c >= ' ' && c < '\x7F' ? c : '?';
    return out;
  }
  for (std::size_t i = 2; i < bytes.size(); i += 2) {
    const unsigned code =
        static_cast<unsigned char>(bytes[i]) * 256U + static_cast<unsigned char>(bytes[i + 1]);
    const bool plain = code >= 0x20 && (code < 0xD800 || code > 0xDFFF) && code != 0x7F;
    append_utf8(out, plain ? code : '?');
  }
  return out;
}

}  // namespace

const PdfValue* PdfValue::find(std::string_view key) const {
  const auto found = std::lower_bound(keys.begin(), keys.end(), key);
  if (found == keys.end() || *found != key) return nullptr;
  return &items[static_cast<std::size_t>(found - keys.begin())];
}

void PdfValue::set(const std::string& key, PdfValue value) {
  const auto place = std::lower_bound(keys.begin(), keys.end(), key);
  const auto index = place - keys.begin();
  if (place != keys.end() && *place == key) {
    items[static_cast<std::size_t>(index)] = std::move(value);
    return;
  }
  keys.insert(place, key);
  items.insert(items.begin() + index, std::move(value));
}

std::optional<int> PdfValue::try_integer() const {
  if (kind != Kind::Number) return std::nullopt;
  int number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<int> PdfValue::try_reference() const {
  if (kind != Kind::Reference) return std::nullopt;
  int number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || *end != ' ') return std::nullopt;
  return number;
}

PdfValue pdf_name(std::string name) {
  return {.kind = PdfValue::Kind::Name, .text = std::move(name), .items = {}, .keys = {}};
}

PdfValue pdf_number(int number) {
  return {.kind = PdfValue::Kind::Number, .text = std::to_string(number), .items = {}, .keys = {}};
}

PdfValue pdf_reference(int object) {
  return {.kind = PdfValue::Kind::Reference,
          .text = std::to_string(object) + " 0",
          .items = {},
          .keys = {}};
}

PdfValue pdf_array(std::vector<PdfValue> items) {
  return {.kind = PdfValue::Kind::Array, .text = {}, .items = std::move(items), .keys = {}};
}

std::optional<ReadPdfValue> read_pdf_value(std::string_view pdf, std::size_t from) {
  if (from > pdf.size()) return std::nullopt;
  Reader reader(pdf, from);
  auto value = reader.read();
  if (!value) return std::nullopt;
  return ReadPdfValue{.value = std::move(*value), .end = reader.at()};
}

std::string text_of_pdf_string(std::string_view bytes) {
  // Names in strangers' files: text only after the gate says so.
  const auto clean = text::normalize(decoded(bytes));
  const bool one_line = clean.ok() && clean.value().view().find('\n') == std::string_view::npos;
  return one_line ? clean.value().str() : "?";
}

}  // namespace vanthu::sign
