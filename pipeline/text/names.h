// The order of names. Vietnamese lists of people go by the given name, which is the last word, then
// by the rest (family and middle name) as a whole: Nguyễn Văn An, Trần Thị An, Nguyễn Văn Ánh, Đỗ
// Thị Dung, Phạm Hồng Đào. Collation is CLDR `vi` (a ă â … d đ; ngang huyền hỏi ngã sắc nặng);
// capitals and the placement of the tone (Hòa, Hoà) make no difference.
#pragma once

#include <compare>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "text/nfc_string.h"

namespace vanthu::text {

// Whole strings, as in a dictionary: headings, organisations, places.
std::weak_ordering collate(const NfcString& a, const NfcString& b);

struct SortableName {
  NfcString full_name;
  // Ordered by instead of the full name when not empty: for names whose given name does not stand
  // last (Y Bhiu Êban may want “Bhiu” as its key). The same rule is applied to it.
  NfcString sort_name;
};

// Positions in the span, first in the list first; equal names keep their order.
std::vector<std::size_t> order_by_given_name(std::span<const SortableName> names);
std::vector<std::size_t> order_by_given_name(std::span<const NfcString> full_names);

// Bytes whose order is the order above: for an index in a database. Depends on the ICU version; do
// not store it where it cannot be rebuilt.
std::string given_name_sort_key(const SortableName& name);

// The last word; the whole name if it has one word only.
NfcString given_name(const NfcString& full_name);

}  // namespace vanthu::text
