// Internal to report/*.cpp: JSON written straight into its bytes, members in the order of the
// calls. Text that is no UTF-8 (the name of a file may be anything) gets U+FFFD where it is not.
//   JsonStream json(JsonStream::Layout::Compact);
//   json.begin_object().member("rule", "INT-01").key("at").begin_object() …
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu::report {

class JsonStream {
 public:
  enum class Layout {
    // A line a value, indented by a space a level.
    Lines,
    // No white space.
    Compact,
  };

  explicit JsonStream(Layout layout) : layout_(layout) {}

  JsonStream& begin_object() { return begin('{'); }
  JsonStream& end_object() { return end('}'); }
  JsonStream& begin_array() { return begin('['); }
  JsonStream& end_array() { return end(']'); }
  // Of the next value; a literal.
  JsonStream& key(std::string_view name);
  JsonStream& value(std::string_view text);
  // Without it a literal would be taken for a bool.
  JsonStream& value(const char* text) { return value(std::string_view(text)); }
  JsonStream& value(bool truth);
  template <std::integral Number>
  JsonStream& value(Number number) {
    return number_value(static_cast<std::int64_t>(number));
  }
  template <typename Value>
  JsonStream& member(std::string_view name, const Value& of) {
    return key(name).value(of);
  }
  // White space between two values.
  JsonStream& line_feed();

  std::string take() { return std::move(out_); }

 private:
  JsonStream& begin(char bracket);
  JsonStream& end(char bracket);
  JsonStream& number_value(std::int64_t number);
  // The comma and the place for the next value or key.
  void separate();
  void start_line();

  Layout layout_;
  std::string out_;
  std::size_t depth_ = 0;
  // Nothing stands in the innermost object or array yet.
  bool is_first_ = true;
  bool after_key_ = false;
  bool wants_line_feed_ = false;
};

}  // namespace vanthu::report
