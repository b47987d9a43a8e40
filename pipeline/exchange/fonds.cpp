#include "exchange/fonds.h"

#include <algorithm>

namespace vanthu::exchange {

bool is_fonds_code(std::string_view code) {
  constexpr std::size_t kLongest = 30;
  return !code.empty() && code.size() <= kLongest && code.front() != '.' &&
         std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '-';
         });
}

}  // namespace vanthu::exchange
