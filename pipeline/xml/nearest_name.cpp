#include "xml/nearest_name.h"

#include <algorithm>
#include <cstddef>

namespace vanthu::xml {
namespace {

// Damerau's distance in its restricted form: no pair of letters is edited twice.
std::size_t distance(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> cost((a.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return cost[i * width + j]; };
  for (std::size_t i = 0; i <= a.size(); ++i) at(i, 0) = i;
  for (std::size_t j = 0; j <= b.size(); ++j) at(0, j) = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      std::size_t best = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) best = std::min(best, at(i - 2, j - 2) + 1);
      at(i, j) = best;
    }
  }
  return at(a.size(), b.size());
}

}  // namespace

std::optional<std::string_view> nearest_name(std::string_view wrong,
                                             const std::vector<std::string_view>& known) {
  // Longer words are no names of ours, and the table grows with the square.
  constexpr std::size_t kLongestName = 64;
  if (wrong.empty() || wrong.size() > kLongestName) return std::nullopt;
  std::optional<std::string_view> nearest;
  std::size_t least = 0;
  for (const std::string_view name : known) {
    const std::size_t length = std::max(name.size(), wrong.size());
    const std::size_t edits = distance(wrong, name);
    // Something has to stay the same, also in the shortest names.
    const bool near = edits <= std::max<std::size_t>(1, length / 3) && edits < length;
    if (!near || (nearest && edits >= least)) continue;
    nearest = name;
    least = edits;
  }
  return nearest;
}

}  // namespace vanthu::xml
