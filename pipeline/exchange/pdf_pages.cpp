#include "exchange/pdf_pages.h"

#include <charconv>

namespace vanthu::exchange {

std::string count_pages(const std::string& bytes) {
  if (bytes.rfind("%PDF-", 0) != 0) return {};
  const auto tree = bytes.find("/Type/Pages");
  if (tree == std::string::npos) return {};
  constexpr std::string_view kCount = "/Count ";
  const auto count = bytes.find(kCount, tree);
  if (count == std::string::npos) return {};
  int pages = 0;
  const char* from = bytes.data() + count + kCount.size();
  const auto [rest, error] = std::from_chars(from, bytes.data() + bytes.size(), pages);
  return error == std::errc{} && pages > 0 ? std::to_string(pages) : std::string();
}

}  // namespace vanthu::exchange
