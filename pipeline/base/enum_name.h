// Word lists that exist once and are used to read, to write and to suggest.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/check.h"

namespace vanthu {

template <typename E>
struct EnumName {
  std::string_view name;
  E value;
};

template <typename E, std::size_t N>
std::string_view name_of(E value, const EnumName<E> (&names)[N]) {
  for (const auto& entry : names) {
    if (entry.value == value) return entry.name;
  }
  VANTHU_CHECK(false, "every enumerator has a name");
}

template <typename E, std::size_t N>
std::optional<E> try_parse_name(std::string_view name, const EnumName<E> (&names)[N]) {
  for (const auto& entry : names) {
    if (entry.name == name) return entry.value;
  }
  return std::nullopt;
}

}  // namespace vanthu
