#include "run/saved_searches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace vanthu::run {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

class SavedSearches : public ::testing::Test {
 protected:
  std::vector<SavedSearch> read() { return read_saved_searches(files_, workspace_).value(); }
  std::string expanded(const std::vector<std::string>& words) {
    return expand_query(words, read()).value();
  }

  support::TempFolder folder_;
  DiskFileStore files_;
  Workspace workspace_{folder_.path(), Office{}};
};

TEST_F(SavedSearches, AreNoneAtFirst) {
  EXPECT_TRUE(read().empty());
}

TEST_F(SavedSearches, AreKeptByNameInOrder) {
  ASSERT_TRUE(save_search(files_, workspace_, {"thu-phí", "đảng phí year:2026"}).ok());
  ASSERT_TRUE(save_search(files_, workspace_, {"ket_nap", "“kết nạp” type:resolution"}).ok());
  EXPECT_EQ(read(), (std::vector<SavedSearch>{{"ket_nap", "“kết nạp” type:resolution"},
                                              {"thu-phí", "đảng phí year:2026"}}));
  ASSERT_TRUE(save_search(files_, workspace_, {"ket_nap", " cái\nmới "}).ok());
  EXPECT_EQ(read().front(), (SavedSearch{"ket_nap", "cái mới"}));
  EXPECT_EQ(read().size(), 2U);
}

TEST_F(SavedSearches, AreForgottenOneByOne) {
  ASSERT_TRUE(save_search(files_, workspace_, {"một", "a"}).ok());
  ASSERT_TRUE(save_search(files_, workspace_, {"hai", "b"}).ok());
  ASSERT_TRUE(forget_search(files_, workspace_, "một").ok());
  EXPECT_EQ(read(), (std::vector<SavedSearch>{{"hai", "b"}}));
  const auto again = forget_search(files_, workspace_, "haii");
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().kind, ErrorKind::Usage);
  EXPECT_THAT(again.error().remedy.vi, HasSubstr("@hai"));
  EXPECT_EQ(read().size(), 1U);
}

TEST_F(SavedSearches, StandForThemselvesInAQuery) {
  ASSERT_TRUE(save_search(files_, workspace_, {"thủy-lợi", "kênh mương"}).ok());
  EXPECT_EQ(expanded({"@thủy-lợi", "year:2026"}), "kênh mương year:2026");
  // A name typed on another system, with its marks apart.
  EXPECT_EQ(expanded({"@thu\xCC\x89y-lo\xCC\x9B\xCC\xA3i"}), "kênh mương");
  EXPECT_EQ(expanded({"a@b", "c"}), "a@b c");
  EXPECT_FALSE(expand_query({"@thuy"}, read()).ok());
}

TEST_F(SavedSearches, TakeOnlyNamesThatCanBeTypedAgain) {
  for (const char* name : {"", "hai từ", "a=b", "@a", "a\"b", "x:y", "\xFF"}) {
    const auto saved = save_search(files_, workspace_, {name, "x"});
    ASSERT_FALSE(saved.ok()) << name;
    EXPECT_EQ(saved.error().kind, ErrorKind::Usage) << name;
  }
  EXPECT_FALSE(save_search(files_, workspace_, {std::string(61, 'a'), "x"}).ok());
  EXPECT_FALSE(files_.exists(folder_.file("searches.txt")));
}

TEST_F(SavedSearches, MayBeEditedByHandAndSayWhereTheyAreNotOne) {
  folder_.write("searches.txt", "# của văn phòng\r\n\r\n hai =  b \r\nmột = a = b\r\n");
  EXPECT_EQ(read(), (std::vector<SavedSearch>{{"hai", "b"}, {"một", "a = b"}}));
  for (const char* wrong : {"hai\n", "a = x\nhai = \n", "= b"}) {
    folder_.write("searches.txt", wrong);
    const auto searches = read_saved_searches(files_, workspace_);
    ASSERT_FALSE(searches.ok()) << wrong;
    EXPECT_EQ(searches.error().kind, ErrorKind::Input);
  }
  folder_.write("searches.txt", "a = x\nhai\n");
  EXPECT_THAT(read_saved_searches(files_, workspace_).error().where, EndsWith("searches.txt:2"));
}

}  // namespace
}  // namespace vanthu::run
