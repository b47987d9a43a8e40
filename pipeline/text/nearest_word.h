// "Did you mean …?": the known word that a mistyped one is closest to.
//   if (auto known = text::nearest_word("atendance", names)) hint += *known;
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vanthu::text {

// Edits (insert, delete, replace, swap neighbours) are counted over letters, case aside, once with
// marks and once without, where forgotten marks together cost one edit. Nothing is offered that is
// more than a third of the word away; among equals the first candidate wins.
std::optional<std::string> nearest_word(std::string_view word,
                                        std::span<const std::string_view> candidates);
std::optional<std::string> nearest_word(std::string_view word,
                                        std::span<const std::string> candidates);

}  // namespace vanthu::text
