#include "xml/wording.h"

#include <cstddef>

#include "text/nearest_word.h"
#include "text/utf8.h"

namespace vanthu::xml {

std::string shortened(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < kLongest; ++count) {
    at += text::code_point_at(text, at).length;
  }
  return at < text.size() ? std::string(text.substr(0, at)) + "…" : std::string(text);
}

Bilingual suggestion(std::string_view wrong, const std::vector<std::string_view>& known) {
  // Nobody means one of our names with a longer word, and comparing takes time.
  constexpr std::size_t kLongestMistake = 64;
  if (known.empty()) {
    return {};
  }
  if (const auto nearest = text::nearest_word(
          wrong.substr(0, wrong.size() > kLongestMistake ? 0 : wrong.size()), known)) {
    return {"có phải là " + quoted(*nearest) + "?", "did you mean " + quoted(*nearest) + "?"};
  }
  Bilingual list = {"dùng được: ", "known here: "};
  const char* separator = "";
  for (const std::string_view name : known) {
    list.vi += separator + quoted(name);
    list.en += separator + quoted(name);
    separator = ", ";
  }
  return list;
}

}  // namespace vanthu::xml
