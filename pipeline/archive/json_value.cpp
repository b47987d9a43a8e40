#include "archive/json_value.h"

#include <algorithm>
#include <cstdint>

#include "text/utf8.h"

namespace vanthu::archive {
namespace {

constexpr int kDeepest = 64;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_duplicates(const std::vector<JsonMember>& members) {
  constexpr std::size_t kFew = 8;
  if (members.size() <= kFew) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (members[i].key == members[k].key) return true;
      }
    }
    return false;
  }
  std::vector<std::string_view> keys;
  keys.reserve(members.size());
  for (const JsonMember& member : members) keys.push_back(member.key);
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

// Every take_* is false at the first fault; what was filled until then is thrown away.
class JsonParser {
 public:
  explicit JsonParser(std::string_view text) : text_(text) {}

  bool take_document(JsonValue& value) {
    if (!take_value(value, 0)) return false;
    skip_space();
    return at_ == text_.size();
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
      ++at_;
    }
  }

  bool take(char c) {
    if (peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }

  bool take_word(std::string_view word, JsonValue::Kind kind, JsonValue& value) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    value.kind = kind;
    return true;
  }

  bool take_value(JsonValue& value, int depth) {
    if (depth > kDeepest) return false;
    skip_space();
    switch (peek()) {
      case '{':
        return take_object(value, depth);
      case '[':
        return take_array(value, depth);
      case '"':
        value.kind = JsonValue::Kind::String;
        return take_string(value.text);
      case 't':
        return take_word("true", JsonValue::Kind::True, value);
      case 'f':
        return take_word("false", JsonValue::Kind::False, value);
      case 'n':
        return take_word("null", JsonValue::Kind::Null, value);
      default:
        return take_number(value);
    }
  }

  bool take_object(JsonValue& value, int depth) {
    value.kind = JsonValue::Kind::Object;
    ++at_;
    skip_space();
    if (take('}')) return true;
    constexpr std::size_t kUsual = 4;
    value.members.reserve(kUsual);
    while (true) {
      skip_space();
      JsonMember& member = value.members.emplace_back();
      if (!take_string(member.key)) return false;
      skip_space();
      if (!take(':') || !take_value(member.value, depth + 1)) return false;
      skip_space();
      if (take('}')) return !has_duplicates(value.members);
      if (!take(',')) return false;
    }
  }

  bool take_array(JsonValue& value, int depth) {
    value.kind = JsonValue::Kind::Array;
    ++at_;
    skip_space();
    if (take(']')) return true;
    while (true) {
      if (!take_value(value.elements.emplace_back(), depth + 1)) return false;
      skip_space();
      if (take(']')) return true;
      if (!take(',')) return false;
    }
  }

  bool take_string(std::string& out) {
    if (!take('"')) return false;
    // The texts of papers are long: one allocation for nearly all of them.
    if (const std::size_t end = text_.find('"', at_); end != std::string_view::npos) {
      out.reserve(end - at_);
    }
    while (at_ < text_.size()) {
      // Runs without anything special are the most of it.
      const std::size_t begin = at_;
      skip_plain();
      out.append(text_, begin, at_ - begin);
      if (at_ == text_.size()) return false;
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (c == '\\' ? !take_escape(out) : !take_long_character(out)) return false;
    }
    return false;
  }

  // Over ASCII that means itself and what surely is UTF-8, whatever stands next to it: two bytes
  // from U+0080 to U+07FF, three from U+1000 to U+CFFF. All else is looked at closely.
  void skip_plain() {
    const auto continues = [&](std::size_t i) {
      return at_ + i < text_.size() && (static_cast<unsigned char>(text_[at_ + i]) & 0xC0U) == 0x80;
    };
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x80) {
        if (byte < 0x20 || byte == '"' || byte == '\\') return;
        ++at_;
      } else if (byte >= 0xC2 && byte <= 0xDF && continues(1)) {
        at_ += 2;
      } else if (byte >= 0xE1 && byte <= 0xEC && continues(1) && continues(2)) {
        at_ += 3;
      } else {
        return;
      }
    }
  }

  bool take_long_character(std::string& out) {
    if (static_cast<unsigned char>(text_[at_]) < 0x80) return false;
    const text::CodePoint code = text::code_point_at(text_, at_);
    if (code.value == text::kIllFormed) return false;
    out.append(text_, at_, code.length);
    at_ += code.length;
    return true;
  }

  bool take_escape(std::string& out) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    ++at_;
    const char letter = peek();
    const auto known = kLetters.find(letter);
    ++at_;
    if (letter != '\0' && known != std::string_view::npos) {
      out += kMeanings[known];
      return true;
    }
    if (letter != 'u') return false;
    const auto first = take_hex();
    if (!first) return false;
    char32_t code = *first;
    if (code >= 0xD800 && code < 0xDC00) {
      if (text_.substr(at_, 2) != "\\u") return false;
      at_ += 2;
      const auto second = take_hex();
      if (!second || *second < 0xDC00 || *second >= 0xE000) return false;
      code = 0x10000 + ((code - 0xD800) << 10U) + (*second - 0xDC00);
    } else if (code >= 0xDC00 && code < 0xE000) {
      return false;
    }
    text::append_utf8(out, code);
    return true;
  }

  std::optional<char32_t> take_hex() {
    if (at_ + 4 > text_.size()) return std::nullopt;
    char32_t code = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = text_[at_++];
      std::uint32_t digit = 0;
      if (is_digit(c)) {
        digit = static_cast<std::uint32_t>(c - '0');
      } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
        digit = static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
      } else {
        return std::nullopt;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  bool take_digits() {
    if (!is_digit(peek())) return false;
    while (is_digit(peek())) ++at_;
    return true;
  }

  bool take_number(JsonValue& value) {
    const std::size_t begin = at_;
    take('-');
    if (!take('0') && !take_digits()) return false;
    if (take('.') && !take_digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!take_digits()) return false;
    }
    value.kind = JsonValue::Kind::Number;
    value.text = text_.substr(begin, at_ - begin);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  for (const JsonMember& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

const std::string* JsonValue::find_text(std::string_view key) const {
  const JsonValue* value = find(key);
  return value != nullptr && value->is_string() ? &value->text : nullptr;
}

std::optional<std::string> JsonValue::find_string(std::string_view key) const {
  const std::string* found = find_text(key);
  return found != nullptr ? std::optional<std::string>(*found) : std::nullopt;
}

std::optional<JsonValue> try_parse_json(std::string_view text) {
  JsonValue value;
  if (!JsonParser(text).take_document(value)) return std::nullopt;
  return value;
}

}  // namespace vanthu::archive
