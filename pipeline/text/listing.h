// Lists in running text and the letters and numbers in front of list items.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "text/nfc_string.h"

namespace vanthu::text {

// "A", "A và B", "A, B và C"; another word than “và” may stand before the last item.
NfcString join_list(std::span<const NfcString> items, std::string_view last_word = "và");

// "a, b, c", of names in messages.
std::string join_names(std::span<const std::string> names, std::string_view between = ", ");

// Letters of points (điểm), counted from 0: a b c d đ e g h i k l m n o p q r s t u v x y, then aa,
// ab … Without f, j, w, z and without marked vowels.
NfcString point_letter(std::size_t index);

}  // namespace vanthu::text
