#include "run/glimpse.h"

namespace vanthu::run {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Of the first element of that name.
std::optional<std::string_view> try_find_attribute(std::string_view text, std::string_view element,
                                                   std::string_view attribute) {
  const std::string open = "<" + std::string(element);
  std::size_t at = text.find(open);
  while (at != std::string_view::npos && at + open.size() < text.size() &&
         !is_space(text[at + open.size()])) {
    at = text.find(open, at + 1);
  }
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view tag = text.substr(at, text.find('>', at) - at);
  const std::string name = std::string(attribute) + "=\"";
  std::size_t value = tag.find(name);
  while (value != std::string_view::npos && !is_space(tag[value - 1])) {
    value = tag.find(name, value + 1);
  }
  if (value == std::string_view::npos) return std::nullopt;
  value += name.size();
  const std::size_t end = tag.find('"', value);
  if (end == std::string_view::npos) return std::nullopt;
  return tag.substr(value, end - value);
}

}  // namespace

Glimpse glimpse_of(std::string_view text) {
  Glimpse glimpse;
  if (const auto code = try_find_attribute(text, "cell", "code"); code && !code->empty()) {
    glimpse.cell = std::string(*code);
  }
  if (const auto start = try_find_attribute(text, "meeting", "start")) {
    glimpse.held_on = try_parse_date(start->substr(0, 10));
  }
  return glimpse;
}

}  // namespace vanthu::run
