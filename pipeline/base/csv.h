// Fields of a CSV file (RFC 4180) that people open in a spreadsheet.
//   line = csv_field(name) + "," + csv_field(title) + "\r\n";
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// At the beginning of the file: Excel takes a file without it for the system's old code page and
// spoils Vietnamese.
inline constexpr std::string_view kCsvByteOrderMark = "\xEF\xBB\xBF";

// Quoted where commas, quotes or line ends need it. A text that a spreadsheet would take for a
// formula and run (it begins with = + - @, tab or carriage return; CWE-1236) gets an apostrophe.
std::string csv_field(std::string_view text);

}  // namespace vanthu
