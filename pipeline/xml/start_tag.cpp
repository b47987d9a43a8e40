#include "xml/start_tag.h"

namespace vanthu::xml {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool ends_name(char c) {
  constexpr std::string_view kDelimiters = "<>/=\"'&;";
  return is_space(c) || kDelimiters.find(c) != std::string_view::npos;
}

std::string_view name_at(std::string_view bytes, std::size_t begin) {
  std::size_t end = begin;
  while (end < bytes.size() && !ends_name(bytes[end])) ++end;
  return begin < bytes.size() ? bytes.substr(begin, end - begin) : std::string_view{};
}

std::size_t skip_space(std::string_view bytes, std::size_t i) {
  while (i < bytes.size() && is_space(bytes[i])) ++i;
  return i;
}

std::vector<AttributePlace> attribute_places(std::string_view bytes, std::size_t name_begin) {
  std::vector<AttributePlace> places;
  std::size_t i = name_begin + name_at(bytes, name_begin).size();
  for (;;) {
    i = skip_space(bytes, i);
    const std::string_view name = name_at(bytes, i);
    if (name.empty()) return places;
    const std::size_t name_end = i + name.size();
    // Past '=' to the opening quote.
    const std::size_t quote = skip_space(bytes, skip_space(bytes, name_end) + 1);
    if (quote >= bytes.size()) return places;
    const std::size_t close = bytes.find(bytes[quote], quote + 1);
    if (close == std::string_view::npos) return places;
    places.push_back(
        {.name = {.begin = i, .end = name_end}, .value = {.begin = quote + 1, .end = close}});
    i = close + 1;
  }
}

}  // namespace vanthu::xml
