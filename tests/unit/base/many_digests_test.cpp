#include "base/many_digests.h"

#include <gtest/gtest.h>

#include <string>

#include "base/hex.h"

namespace vanthu {
namespace {

std::string text_of(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += static_cast<char>((i * 31 + size) & 0xFFU);
  return text;
}

// With each width of vectors that this processor has.
void expect_as_one_by_one(const std::vector<std::string>& texts) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  for (const Vectors most : {Vectors::None, Vectors::Avx2, Vectors::Avx512}) {
    if (most > widest_vectors()) continue;
    const std::vector<BothDigests> digests = digests_of(views, most);
    ASSERT_EQ(digests.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      EXPECT_EQ(to_hex(digests[i].sha256), sha256_hex(texts[i])) << texts[i].size();
      EXPECT_EQ(to_hex(digests[i].sha512), sha512_hex(texts[i])) << texts[i].size();
    }
  }
}

TEST(ManyDigests, AreThoseOfEachTextAloneAtEveryLengthAroundABlock) {
  std::vector<std::string> texts;
  for (std::size_t size = 0; size <= 300; ++size) texts.push_back(text_of(size));
  expect_as_one_by_one(texts);
}

TEST(ManyDigests, AreRightForFewTextsAndForOneThatOutweighsTheOthers) {
  expect_as_one_by_one({});
  expect_as_one_by_one({text_of(100'000)});
  expect_as_one_by_one({"", text_of(1'000'000), text_of(5), text_of(128), text_of(5)});
}

TEST(ManyDigests, GoOnBehindABeginningOfEveryLength) {
  const std::string bytes = text_of(1000);
  for (const std::size_t begun : {0U, 1U, 127U, 128U, 129U, 256U, 700U, 1000U}) {
    const Sha512Beginning beginning(std::string_view(bytes).substr(0, begun));
    std::vector<BegunText> texts;
    for (std::size_t size = begun; size <= bytes.size(); size += 37) {
      texts.push_back({std::string_view(bytes).substr(0, size), &beginning});
      texts.push_back({std::string_view(bytes).substr(0, size / 2), nullptr});
    }
    for (const Vectors most : {Vectors::None, Vectors::Avx2, Vectors::Avx512}) {
      if (most > widest_vectors()) continue;
      const std::vector<Sha512Digest> digests = sha512_of(texts, most);
      for (std::size_t i = 0; i < texts.size(); ++i) {
        EXPECT_EQ(to_hex(digests[i]), sha512_hex(texts[i].bytes)) << begun << " " << i;
      }
    }
  }
}

TEST(ManyDigests, AreRightForTheFilesOfSeveralDossiers) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 8; ++i) {
    for (const std::size_t size : {84'158U, 485U, 18'452U, 15'359U, 11'446U, 743U, 89'821U}) {
      texts.push_back(text_of(size + i * 997));
    }
  }
  expect_as_one_by_one(texts);
}

}  // namespace
}  // namespace vanthu
