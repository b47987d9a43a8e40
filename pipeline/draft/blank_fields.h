// What a draft leaves for the secretary to write: the answers that only the meeting gives. They are
// ingest::IsBlank. Private to draft.
#pragma once

#include <string_view>

namespace vanthu::draft {

// Written as a blank, where a value of its own would be taken for an id.
inline constexpr std::string_view kNotYet = "?";

bool is_blank(std::string_view element, std::string_view attribute, std::string_view value);

// Also what a congress has changed and its own record does not say yet: term, offices, who signs.
bool is_blank_after_congress(std::string_view element, std::string_view attribute,
                             std::string_view value);

}  // namespace vanthu::draft
