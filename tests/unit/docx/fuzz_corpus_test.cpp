// Puts good and damaged files through the fuzz target (tests/fuzz).
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

#include "support/zip_reader.h"
#include "unit/docx/bound_paper.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);

namespace vanthu::docx {
namespace {

constexpr char kRels = 0;
constexpr char kDocumentRels = 1;
constexpr char kText = 2;
constexpr char kRecord = 3;
constexpr char kWritten = 4;
constexpr char kWhole = 5;

void put_through(char as, const std::string& bytes) {
  const std::string input = as + bytes;
  EXPECT_NO_THROW(
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size()));
}

std::string damaged(std::string bytes, std::mt19937& random) {
  const std::size_t at = random() % bytes.size();
  switch (random() % 4) {
    case 0:
      bytes.erase(at, 1 + random() % 8);
      break;
    case 1:
      bytes.insert(at, bytes.substr(random() % bytes.size(), 1 + random() % 40));
      break;
    default:
      bytes[at] = static_cast<char>(random());
      break;
  }
  return bytes;
}

TEST(DocxFuzz, KeepsItsPromisesOnWholeAndDamagedFiles) {
  constexpr unsigned kSeed = 20261122;
  std::mt19937 random(kSeed);
  const std::string file = written_with_record(bound_paper());
  const support::ZipMembers members = support::read_zip(file);
  const std::pair<char, std::string> inputs[] = {
      {kWhole, file},
      {kRels, members.at("_rels/.rels")},
      {kDocumentRels, members.at("word/_rels/document.xml.rels")},
      {kText, members.at("word/document.xml")},
      {kRecord, members.at("customXml/item1.xml")},
      {kWritten, members.at("customXml/item2.xml")}};
  for (const auto& [as, bytes] : inputs) {
    put_through(as, bytes);
    for (int i = 0; i < 300; ++i) put_through(as, damaged(bytes, random));
  }
}

TEST(DocxFuzz, KeepsItsPromisesOnHostilePlaces) {
  for (const char* place :
       {"", "/", "//", "/@", "/@id", "/r:record", "/r:record[1]", "/r:record[]/@id",
        "/r:record[0]/@id", "/r:record[99999999999999999999]/@id", "/r:record[1]/@", "/r:[1]",
        "/r:record]1[/@id", "/r:record[1]/r:x[1]/r:x[1]/@id", "/r:record[1]/@xmlns"}) {
    put_through(kWritten, "<written xmlns=\"urn:vanthu:written:1\"><field place=\"" +
                              std::string(place) + "\">z</field></written>");
  }
}

}  // namespace
}  // namespace vanthu::docx
