#include "support/golden.h"
#include "support/source_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace vanthu::support {

std::string source_file(const std::string& path) {
  std::ifstream in(support::source_folder() + "/" + path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

void expect_golden(const std::string& path, const std::string& actual) {
  const std::string whole = support::source_folder() + "/" + path;
  if (std::getenv("VANTHU_UPDATE_GOLDEN") != nullptr) {
    std::ofstream out(whole, std::ios::binary);
    out << actual;
    if (!out.flush()) throw std::runtime_error("cannot write " + whole);
    return;
  }
  ASSERT_TRUE(std::filesystem::exists(whole)) << path << " is missing; run scripts/update-golden";
  EXPECT_EQ(source_file(path), actual)
      << path << ": if the change is meant, run scripts/update-golden and read the diff";
}

}  // namespace vanthu::support
