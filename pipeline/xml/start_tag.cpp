#include "xml/start_tag.h"

namespace vanthu::xml {

std::string_view name_at(std::string_view bytes, std::size_t begin) {
  std::size_t end = begin;
  while (end < bytes.size() && !ends_name(bytes[end])) ++end;
  return begin < bytes.size() ? bytes.substr(begin, end - begin) : std::string_view{};
}

std::optional<AttributePlace> next_attribute(std::string_view bytes, std::size_t& at) {
  const std::size_t begin = skip_space(bytes, at);
  const std::string_view name = name_at(bytes, begin);
  if (name.empty()) return std::nullopt;
  const std::size_t end = begin + name.size();
  // Past '=' to the opening quote.
  const std::size_t quote = skip_space(bytes, skip_space(bytes, end) + 1);
  if (quote >= bytes.size()) return std::nullopt;
  const std::size_t close = bytes.find(bytes[quote], quote + 1);
  if (close == std::string_view::npos) return std::nullopt;
  at = close + 1;
  return AttributePlace{.name = {.begin = begin, .end = end},
                        .value = {.begin = quote + 1, .end = close}};
}

std::vector<AttributePlace> attribute_places(std::string_view bytes, std::size_t name_begin) {
  std::vector<AttributePlace> places;
  std::size_t at = name_begin + name_at(bytes, name_begin).size();
  while (const auto place = next_attribute(bytes, at)) places.push_back(*place);
  return places;
}

}  // namespace vanthu::xml
