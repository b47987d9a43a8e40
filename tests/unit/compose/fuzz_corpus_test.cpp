// Puts the shipped templates, whole and damaged, through the fuzz target (tests/fuzz).
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>

#include "support/golden.h"
#include "support/source_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);

namespace vanthu::compose {
namespace {

void put_through(const std::string& bytes) {
  EXPECT_NO_THROW(
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

// One small damage where templates are delicate: a sign lost, doubled or replaced.
std::string damaged(std::string bytes, std::mt19937& random) {
  constexpr std::string_view kSigns = "{}|:.<>\"/= ()&";
  std::size_t at = random() % bytes.size();
  while (kSigns.find(bytes[at]) == std::string_view::npos) at = (at + 1) % bytes.size();
  switch (random() % 3) {
    case 0:
      bytes.erase(at, 1);
      break;
    case 1:
      bytes.insert(at, 1, bytes[at]);
      break;
    default:
      bytes[at] = kSigns[random() % kSigns.size()];
      break;
  }
  return bytes;
}

TEST(TemplateFuzz, KeepsItsPromisesOnWholeAndDamagedTemplates) {
  constexpr unsigned kSeed = 20261105;
  std::mt19937 random(kSeed);
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  int files = 0;
  const std::string root = support::source_folder() + "/templates/documents";
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    const std::string bytes =
        support::source_file("templates/documents/" + entry.path().filename().string());
    put_through(bytes);
    for (int i = 0; i < 60; ++i) put_through(damaged(bytes, random));
    ++files;
  }
  EXPECT_GE(files, 14);
}

TEST(TemplateFuzz, AcceptsATemplateThatUsesEverything) {
  put_through(
      "<template xmlns=\"urn:vanthu:template:1\" id=\"t\" paper=\"minutes\"><properties><title>T"
      "</title><author>{cell.name}</author></properties><use block=\"b\"/><section title=\"A\">"
      "<list><use block=\"c\"/><each item=\"v\" in=\"votes\" where=\"v.for > 0\"><item>{v.method}: "
      "{v.for|tỷ lệ: v.base}</item></each></list></section><p>{meeting.chair|a}</p></template>");
}

}  // namespace
}  // namespace vanthu::compose
