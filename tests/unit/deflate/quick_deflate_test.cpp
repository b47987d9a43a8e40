#include "deflate/quick_deflate.h"

#include <Poco/InflatingStream.h>
#include <gtest/gtest.h>
#include <libdeflate.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha.h"
#include "deflate/trained_codes.h"
#include "support/source_folder.h"

namespace vanthu::deflate {
namespace {

std::string deflated(std::string_view text, const TrainedCode& code) {
  std::string out;
  append_deflated(out, text, code);
  return out;
}

// Through two readers that share nothing with the writer: libdeflate, and zlib behind Poco.
std::string inflated(const std::string& packed, std::size_t size) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> reader(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  std::string text(size, '\0');
  std::size_t used = 0;
  const auto result = libdeflate_deflate_decompress_ex(reader.get(), packed.data(), packed.size(),
                                                       text.data(), text.size(), &used, nullptr);
  EXPECT_EQ(result, LIBDEFLATE_SUCCESS);
  EXPECT_EQ(used, packed.size());

  std::istringstream bytes(packed);
  constexpr int kRawDeflate = -15;
  Poco::InflatingInputStream zlib(bytes, kRawDeflate);
  const std::string other{std::istreambuf_iterator<char>(zlib), std::istreambuf_iterator<char>()};
  EXPECT_EQ(other, text);
  return text;
}

void expect_kept(std::string_view text) {
  for (const TrainedCode* code : {&page_code(), &markup_code()}) {
    EXPECT_EQ(inflated(deflated(text, *code), text.size()), text) << text.size() << " bytes";
  }
}

std::string markup_of(std::size_t paragraphs) {
  std::string text = "<w:body>";
  for (std::size_t i = 0; i < paragraphs; ++i) {
    text +=
        "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:t>Chi bộ thống nhất nội dung "
        "thứ " +
        std::to_string(i * i) + ": sửa đoạn đường qua nhà văn hóa.</w:t></w:r></w:p>";
  }
  return text + "</w:body>";
}

TEST(QuickDeflate, KeepsTextsOfEveryLengthAroundAMatch) {
  const std::string text = "abcdabcdabcdabcdXabcdabcd";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    expect_kept(std::string_view(text).substr(0, length));
  }
}

TEST(QuickDeflate, KeepsEveryByte) {
  std::string text;
  for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
  expect_kept(text);
  expect_kept(text + text + text);
}

TEST(QuickDeflate, KeepsEveryLengthAndDistance) {
  std::mt19937 random(20261124);
  const auto noise = [&](std::size_t length) {
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(random());
    return bytes;
  };
  std::string text;
  for (std::size_t length = 3; length <= 300; ++length) {
    const std::string said = noise(length);
    text += said + noise(7) + said + '.';
  }
  expect_kept(text);
  // Up to the window's 32,768 and beyond.
  for (const std::size_t distance : {1U, 2U, 5U, 4096U, 32767U, 32768U, 32769U, 70000U}) {
    const std::string said = noise(std::min<std::size_t>(distance, 40));
    const std::string pause = std::string(distance - said.size(), ' ');
    expect_kept(said + pause + said + pause + said);
  }
}

TEST(QuickDeflate, KeepsLongRunsAndManyTextsPutTogetherAtRandom) {
  expect_kept(std::string(1000000, '='));
  std::mt19937 random(7);
  const std::string mould = markup_of(20);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    while (random() % 12 != 0) {
      const std::size_t at = random() % mould.size();
      text += mould.substr(at, random() % 400);
      if (random() % 3 == 0) text += static_cast<char>(random());
    }
    expect_kept(text);
  }
}

TEST(QuickDeflate, StoresWhatWouldBecomeLonger) {
  std::mt19937 random(3);
  std::string noise;
  while (noise.size() < 200000) noise += static_cast<char>(random());
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{65535}, std::size_t{65536}, noise.size()}) {
    const std::string packed = deflated(std::string_view(noise).substr(0, size), markup_code());
    EXPECT_EQ(packed.size(), size + 5 * ((size + 65534) / 65535)) << size;
  }
  expect_kept(noise);
  EXPECT_EQ(deflated("", markup_code()).size(), 5U);
}

// Literals of fourteen and fifteen bits between matches of as many.
TEST(QuickDeflate, KeepsTextsThatItsCodeIsWorstFor) {
  const TrainedCode code(std::string(232, 'e') + std::string(48, 'f') + "123456",
                         std::string(20, '9') + std::string(6, '8') + "4321");
  std::mt19937 random(5);
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    for (auto rare = random() % 5; rare > 0; --rare) text += static_cast<char>(random());
    text += std::string_view("chi bộ họp thường kỳ tháng này, có mặt đủ").substr(random() % 9);
  }
  const std::string packed = deflated(text, code);
  EXPECT_LT(packed.size(), text.size());
  EXPECT_EQ(inflated(packed, text.size()), text);
}

TEST(QuickDeflate, AppendsBehindWhatIsThere) {
  std::string out = "%PDF";
  append_deflated(out, markup_of(3), markup_code());
  EXPECT_EQ(out.substr(0, 4), "%PDF");
  EXPECT_EQ(out.substr(4), deflated(markup_of(3), markup_code()));
}

TEST(QuickDeflate, MakesARecordNearlyAsSmallAsALibrarysFastestLevel) {
  std::ifstream file(
      support::source_folder() + "/samples/office/records/dong-loi/2026/2026-01-chi-uy.xml",
      std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  ASSERT_GT(text.size(), 4000U);
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> library(
      libdeflate_alloc_compressor(1), &libdeflate_free_compressor);
  std::string room(text.size(), '\0');
  const std::size_t size = libdeflate_deflate_compress(library.get(), text.data(), text.size(),
                                                       room.data(), room.size());
  EXPECT_LT(deflated(text, markup_code()).size(), size + size / 5);
}

// Papers are made again years later and held against the signed ones byte for byte. Whoever changes
// these bytes raises kRevision, so that nobody takes papers of before for forged.
TEST(QuickDeflate, GivesTheBytesOfItsRevision) {
  ASSERT_EQ(kRevision, 1);
  EXPECT_EQ(sha256_hex(deflated(markup_of(100), markup_code())),
            "f0fc8ac5767e2554fbb7ca91b070ef1a8197bacd75fd7ca61b66868f748a533e");
  // A stored block, and a place as far back as one may be.
  std::mt19937 random(11);
  std::string text;
  while (text.size() < 32768) text += static_cast<char>(random());
  EXPECT_EQ(sha256_hex(deflated(text, page_code())),
            "3f4109c7e1201612500062af949462e66740dcee948d9804add2c3c177f33f50");
  text += markup_of(50) + text + markup_of(50);
  EXPECT_EQ(sha256_hex(deflated(text, page_code())),
            "3566a5061beeace29770d102302ee7659e4ef8421e1d467739542b73e7a063a0");
  EXPECT_EQ(sha256_hex(deflated(markup_of(100), page_code())),
            "175dd67ae683dd8e84b6e3f7f686265d99a52edba949a5ba7ef8a5267d48bdda");
}

TEST(QuickDeflate, CountsTheSymbolsThatItWouldWrite) {
  SymbolCounts counts;
  count_symbols("abcdabcdabcd", counts);
  EXPECT_EQ(counts.literals['a'], 1U);
  EXPECT_EQ(counts.literals['d'], 1U);
  // A match of eight, four bytes back; the end of the block.
  EXPECT_EQ(counts.literals[257 + 5], 1U);
  EXPECT_EQ(counts.distances[3], 1U);
  EXPECT_EQ(counts.literals[256], 1U);
}

}  // namespace
}  // namespace vanthu::deflate
