// Replays the corpus of papers, and hostile text made here, through the fuzz target.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "support/source_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);

namespace vanthu::layout {
namespace {

void replay(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::vector<std::string> corpus() {
  std::vector<std::string> out;
  const std::string folder = support::source_folder() + "/tests/fuzz/corpus/paper";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return out;
}

TEST(PaperFuzz, HoldsItsPromisesOnTheCorpus) {
  const std::vector<std::string> files = corpus();
  EXPECT_GE(files.size(), 17U);
  for (const std::string& bytes : files) {
    SCOPED_TRACE(bytes.substr(0, 60));
    EXPECT_NO_THROW(replay(bytes));
  }
}

TEST(PaperFuzz, HoldsItsPromisesOnDamagedText) {
  const std::vector<std::string> files = corpus();
  std::mt19937 random(20260505);
  static constexpr const char* kPieces[] = {
      "\u0301", "\u202E", "\u2610", "\U0001F600", "\n@p", "\n@t", "\n@A",   "|",
      " ",      "\u00A0", "đ",      "wwwwwwwwww", "\xff", "\n",   "ngày 05"};
  for (int i = 0; i < 150; ++i) {
    SCOPED_TRACE("text " + std::to_string(i));
    std::string bytes = files[random() % files.size()].substr(0, 600);
    for (int hits = 0; hits < 12; ++hits) {
      const std::size_t at = random() % (bytes.size() + 1);
      if (hits % 3 == 0 && at < bytes.size()) {
        bytes.erase(at, random() % 9);
      } else {
        bytes.insert(at, kPieces[random() % std::size(kPieces)]);
      }
    }
    EXPECT_NO_THROW(replay(bytes));
  }
}

}  // namespace
}  // namespace vanthu::layout
