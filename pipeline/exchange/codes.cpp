#include "exchange/codes.h"

#include <algorithm>
#include <vector>

#include "exchange/code_tables.h"

namespace vanthu::exchange {

std::span<const Code> all_codes() {
  static const std::vector<Code> kCodes = [] {
    std::vector<Code> all = ocfl_codes();
    for (Code& code : package_codes()) all.push_back(std::move(code));
    for (Code& code : log_codes()) all.push_back(std::move(code));
    return all;
  }();
  return kCodes;
}

const Code* find_code(std::string_view id) {
  const auto codes = all_codes();
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const Code& code) { return code.id == id; });
  return found == codes.end() ? nullptr : &*found;
}

}  // namespace vanthu::exchange
