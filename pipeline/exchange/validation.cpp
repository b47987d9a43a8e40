#include "exchange/validation.h"

#include <algorithm>

#include "base/check.h"
#include "exchange/codes.h"

namespace vanthu::exchange {
namespace {

// More than anybody reads, and little enough memory.
constexpr std::size_t kMostProblems = 2000;
constexpr std::size_t kLongestDetail = 200;

// Whole characters of UTF-8 only.
std::string shortened(std::string_view detail) {
  if (detail.size() <= kLongestDetail) return std::string(detail);
  std::size_t end = kLongestDetail;
  while (end > 0 && (static_cast<unsigned char>(detail[end]) & 0xC0U) == 0x80U) --end;
  return std::string(detail.substr(0, end)) + "…";
}

std::string with_detail(const std::string& what, const std::string& detail) {
  return detail.empty() ? what : what + " (" + detail + ")";
}

}  // namespace

std::uint64_t Validation::count(Severity severity) const {
  return static_cast<std::uint64_t>(
      std::count_if(problems.begin(), problems.end(),
                    [&](const Problem& problem) { return problem.severity == severity; }));
}

void Problems::count_file(std::uint64_t size) {
  ++validation_.files;
  validation_.bytes += size;
}

void Problems::add(std::string_view code, std::string_view path, std::string_view detail) {
  const Code* known = find_code(code);
  VANTHU_CHECK(known != nullptr && known->judged, "every problem has a code of the table");
  // A flood of warnings must not drown the errors.
  const std::size_t room = known->severity == Severity::Warning ? kMostProblems / 2 : kMostProblems;
  if (validation_.problems.size() >= room) {
    ++validation_.problems_left_out;
    return;
  }
  const std::string what = shortened(detail);
  validation_.problems.push_back(
      {.code = std::string(code),
       .severity = known->severity,
       .path = path.empty() ? "." : shortened(path),
       .what = {with_detail(known->what.vi, what), with_detail(known->what.en, what)},
       .remedy = known->remedy});
}

}  // namespace vanthu::exchange
