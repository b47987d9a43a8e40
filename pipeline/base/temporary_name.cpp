#include "base/temporary_name.h"

namespace vanthu {
namespace {

constexpr std::string_view kEnding = ".tmp";
// Of the largest process id.
constexpr std::size_t kMostDigits = 10;

}  // namespace

std::string temporary_name(std::string_view name, int process) {
  return std::string(name) + "." + std::to_string(process) + std::string(kEnding);
}

std::optional<std::string_view> try_written_name(std::string_view temporary) {
  if (!temporary.ends_with(kEnding)) return std::nullopt;
  temporary.remove_suffix(kEnding.size());
  const auto dot = temporary.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::nullopt;
  const std::string_view process = temporary.substr(dot + 1);
  const bool is_process = !process.empty() && process.size() <= kMostDigits && process[0] != '0' &&
                          process.find_first_not_of("0123456789") == std::string_view::npos;
  return is_process ? std::optional(temporary.substr(0, dot)) : std::nullopt;
}

}  // namespace vanthu
