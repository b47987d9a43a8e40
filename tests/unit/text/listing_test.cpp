#include "text/listing.h"

#include <gtest/gtest.h>

#include <vector>

namespace vanthu::text {
namespace {

TEST(JoinList, PutsVaBeforeTheLastItem) {
  const std::vector<NfcString> items = {nfc("đồng chí An"), nfc("đồng chí Bình"),
                                        nfc("đồng chí Cúc")};
  const std::span<const NfcString> all(items);
  EXPECT_EQ(join_list({}).str(), "");
  EXPECT_EQ(join_list(all.first(1)).str(), "đồng chí An");
  EXPECT_EQ(join_list(all.first(2)).str(), "đồng chí An và đồng chí Bình");
  EXPECT_EQ(join_list(all).str(), "đồng chí An, đồng chí Bình và đồng chí Cúc");
  EXPECT_EQ(join_list(all, "hoặc").str(), "đồng chí An, đồng chí Bình hoặc đồng chí Cúc");
}

TEST(PointLetter, UsesTheOfficeAlphabetWithD) {
  std::string letters;
  for (std::size_t i = 0; i < 23; ++i) letters += point_letter(i).str() + " ";
  EXPECT_EQ(letters, "a b c d đ e g h i k l m n o p q r s t u v x y ");
  EXPECT_EQ(point_letter(23).str(), "aa");
  EXPECT_EQ(point_letter(24).str(), "ab");
  EXPECT_EQ(point_letter(23 + 23 * 23).str(), "aaa");
}

}  // namespace
}  // namespace vanthu::text
