// Replays the samples, the gallery and what fuzzing once found through the fuzz target.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/source_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(RecordFuzz, KeepsItsPromisesOnTheCorpus) {
  int files = 0;
  for (const char* folder : {"/samples", "/tests/fuzz/corpus/record"}) {
    const std::string root = vanthu::support::source_folder() + folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".xml") continue;
      SCOPED_TRACE(entry.path().string());
      const std::string bytes = bytes_of(entry.path());
      EXPECT_NO_THROW(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                             bytes.size()));
      ++files;
    }
  }
  EXPECT_GT(files, 50);
}

}  // namespace
