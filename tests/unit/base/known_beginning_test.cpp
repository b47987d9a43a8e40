#include "base/known_beginning.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

FileDigests whole(const std::string& file) {
  return {.sha256 = sha256_hex(file), .sha512 = sha512_hex(file)};
}

TEST(KnownBeginning, GivesTheDigestsOfTheWholeFile) {
  const KnownBeginning shorter(std::string(1000, 'a'));
  const KnownBeginning other(std::string(1000, 'b'));
  for (const std::string& file :
       {std::string(1000, 'b') + "rest", std::string(1000, 'a'), std::string(5000, 'a')}) {
    EXPECT_EQ(digest_file(file, {&shorter, &other}), whole(file));
    EXPECT_EQ(digest_file(file, {}), whole(file));
  }
}

TEST(KnownBeginning, IsNotBelievedOfAFileThatBeginsOtherwise) {
  const KnownBeginning known("%PDF-1.7 fonts");
  for (const std::string file : {"%PDF-1.7 fontz and more", "%PDF-1.7 font", ""}) {
    EXPECT_EQ(digest_file(file, {&known}), whole(file));
  }
}

TEST(KnownBeginning, ServesManyFiles) {
  const KnownBeginning known(std::string(300, 'x'));
  const std::string first = std::string(300, 'x') + "first";
  const std::string second = std::string(300, 'x') + "second";
  EXPECT_EQ(known.digest(first), whole(first));
  EXPECT_EQ(known.digest(second), whole(second));
  EXPECT_EQ(known.digest(first), whole(first));
}

}  // namespace
}  // namespace vanthu
