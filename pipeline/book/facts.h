// What a book says of its cell and its meetings, as named texts: fields that the wording file puts
// into its sentences, and tables whose rows are fields too.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "text/nfc_string.h"

namespace vanthu::book {

using Fields = std::map<std::string, text::NfcString, std::less<>>;

// Who was there when: the one table whose columns depend on the year.
struct AttendanceMatrix {
  struct Row {
    text::NfcString name;
    // One sign a meeting; empty: not on the roster that day.
    std::vector<text::NfcString> signs;

    bool operator==(const Row&) const = default;
  };
  // "1", "2": numbers of the minutes in the contents.
  std::vector<text::NfcString> meetings;
  // Of each meeting.
  std::vector<int> years;
  std::vector<Row> rows;
  // Members present, one for each meeting.
  std::vector<text::NfcString> present;

  bool operator==(const AttendanceMatrix&) const = default;
};

struct Facts {
  Fields fields;
  std::map<std::string, std::vector<Fields>, std::less<>> tables;
  AttendanceMatrix attendance;

  bool operator==(const Facts&) const = default;
};

}  // namespace vanthu::book
