#include "base/known_beginning.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

void expect_digests_of_the_whole(const std::vector<std::string>& files,
                                 const KnownBeginnings& known) {
  const std::vector<std::string_view> views(files.begin(), files.end());
  const std::vector<std::string> longer = sha512_hex(views, known);
  ASSERT_EQ(longer.size(), files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    EXPECT_EQ(sha256_hex(files[i], known), sha256_hex(files[i]));
    EXPECT_EQ(longer[i], sha512_hex(files[i]));
  }
}

TEST(KnownBeginning, GivesTheDigestsOfTheWholeFile) {
  const KnownBeginning shorter(std::string(1000, 'a'));
  const KnownBeginning other(std::string(1000, 'b'));
  const std::vector<std::string> files = {std::string(1000, 'b') + "rest", std::string(1000, 'a'),
                                          std::string(5000, 'a')};
  expect_digests_of_the_whole(files, {&shorter, &other});
  expect_digests_of_the_whole(files, {});
  expect_digests_of_the_whole({}, {&shorter});
}

TEST(KnownBeginning, IsNotBelievedOfAFileThatBeginsOtherwise) {
  const KnownBeginning known("%PDF-1.7 fonts");
  expect_digests_of_the_whole({"%PDF-1.7 fontz and more", "%PDF-1.7 font", ""}, {&known});
}

TEST(KnownBeginning, ServesManyFiles) {
  const KnownBeginning known(std::string(300, 'x'));
  for (int time = 0; time < 2; ++time) {
    expect_digests_of_the_whole({std::string(300, 'x') + "first", std::string(300, 'x') + "second"},
                                {&known});
  }
}

}  // namespace
}  // namespace vanthu
