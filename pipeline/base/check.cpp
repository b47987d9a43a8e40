#include "base/check.h"

#include <string>
#include <string_view>

namespace vanthu {

void report_broken_promise(const char* condition, const char* promise, const char* file, int line) {
  std::string_view path(file);
  const auto slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  throw Bug(std::string(promise) + " [" + condition + "] at " + std::string(path) + ":" +
            std::to_string(line));
}

}  // namespace vanthu
