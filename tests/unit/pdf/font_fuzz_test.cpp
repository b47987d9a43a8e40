#include <gtest/gtest.h>

#include <cstdint>
#include <random>

#include "font_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);

namespace vanthu::pdf {
namespace {

void replay(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

TEST(FontFuzz, HoldsItsPromisesOnDamagedFaces) {
  const std::string whole = font_bytes("LiberationSerif-Bold.ttf");
  EXPECT_NO_THROW(replay(whole));
  EXPECT_NO_THROW(replay(""));
  std::mt19937 random(20260505);
  for (int i = 0; i < 60; ++i) {
    SCOPED_TRACE("copy " + std::to_string(i));
    std::string bytes = whole;
    // Half of the damage where the tables are described, half anywhere.
    for (int hits = 0; hits < 4; ++hits) {
      const std::size_t end = hits % 2 == 0 ? 400 : bytes.size();
      bytes[random() % end] = static_cast<char>(random() & 0xFFU);
    }
    EXPECT_NO_THROW(replay(bytes));
  }
}

}  // namespace
}  // namespace vanthu::pdf
