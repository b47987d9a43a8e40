#include "draft/blank_fields.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace vanthu::draft {
namespace {

struct BlankField {
  std::string_view element;
  std::string_view attribute;
  // Blank with this value only; empty: whatever it is.
  std::string_view value;
};

constexpr BlankField kBlankFields[] = {
    {"notice", "date", ""},
    {"material", "posted_at", ""},
    {"meeting", "published_at", ""},
    {"meeting", "prepared_by", kNotYet},
    {"totals", "present", ""},
    {"row", "state", "present"},
    {"fee_report", "paid", ""},
    {"fee_report", "due", ""},
    {"review_item", "result", ""},
    {"speech", "speaker", ""},
    {"mention", "member", ""},
    {"assignment", "due", ""},
    {"assignee", "member", ""},
    {"minutes_adoption", "adopted", ""},
    {"minutes_adoption", "agreed", ""},
    {"minutes_adoption", "of", ""},
    {"vote", "base", ""},
    {"vote", "eligible_present", ""},
    {"vote", "for", ""},
    {"vote", "against", ""},
    {"vote", "abstain", ""},
    {"vote", "outcome", ""},
    {"vote", "seq", ""},
    {"fee", "state", "paid"},
    {"fee", "amount", "-1"},
    {"score", "total", ""},
    {"score", "self_band", ""},
    {"part", "points", ""},
};

// What a congress has changed and its own record does not say yet.
constexpr BlankField kBlankAfterCongress[] = {
    {"term", "label", ""},
    {"officer", "member", ""},
    {"meeting", "chair", ""},
    {"paper", "signer", ""},
};

template <std::size_t N>
bool is_among(const BlankField (&fields)[N], std::string_view element, std::string_view attribute,
              std::string_view value) {
  return std::any_of(std::begin(fields), std::end(fields), [&](const BlankField& field) {
    return field.element == element && field.attribute == attribute &&
           (field.value.empty() || field.value == value);
  });
}

}  // namespace

bool is_blank(std::string_view element, std::string_view attribute, std::string_view value) {
  return is_among(kBlankFields, element, attribute, value);
}

bool is_blank_after_congress(std::string_view element, std::string_view attribute,
                             std::string_view value) {
  return is_blank(element, attribute, value) ||
         is_among(kBlankAfterCongress, element, attribute, value);
}

}  // namespace vanthu::draft
