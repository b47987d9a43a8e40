// A strict JSON reader (RFC 8259) for what may have been tampered with: valid UTF-8 only, no
// duplicate keys, depth at most 64, nothing after the value. Members keep their order.
//   const auto top = try_parse_json(bytes);  if (!top) …;  const JsonValue* id = top->find("id");
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::archive {

struct JsonMember;

struct JsonValue {
  enum class Kind { Null, False, True, Number, String, Array, Object };

  Kind kind = Kind::Null;
  // String: its characters. Number: as written.
  std::string text;
  std::vector<JsonValue> elements;
  std::vector<JsonMember> members;

  bool is_object() const { return kind == Kind::Object; }
  bool is_array() const { return kind == Kind::Array; }
  bool is_string() const { return kind == Kind::String; }
  // Null when this is no object or has no such member.
  const JsonValue* find(std::string_view key) const;
  // The member's text when it is a string; otherwise null or nothing.
  const std::string* find_text(std::string_view key) const;
  std::optional<std::string> find_string(std::string_view key) const;
};

struct JsonMember {
  std::string key;
  JsonValue value;
};

std::optional<JsonValue> try_parse_json(std::string_view text);

}  // namespace vanthu::archive
