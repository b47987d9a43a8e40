#include "text/names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "text/tone_placement.h"

namespace vanthu::text {
namespace {

std::vector<std::string> ordered(const std::vector<std::string>& names) {
  std::vector<NfcString> known;
  for (const std::string& name : names) known.push_back(nfc(name));
  std::vector<std::string> out;
  for (const std::size_t i : order_by_given_name(std::span<const NfcString>(known))) {
    out.push_back(names[i]);
  }
  return out;
}

TEST(OrderByGivenName, GoesByTheLastWordThenTheRest) {
  const std::vector<std::string> expected = {
      "Nguyễn Thị An", "Nguyễn Văn An", "Trần Thị An",  "Nguyễn Văn Ánh", "Lê Văn Ân",
      "Đinh Văn Ẩn",   "Trần Ấn",       "Phạm Văn Dân", "Đỗ Thị Dung",    "Phạm Hồng Đào"};
  std::mt19937 random(66);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> mixed = expected;
    std::shuffle(mixed.begin(), mixed.end(), random);
    EXPECT_EQ(ordered(mixed), expected) << "round " << round;
  }
}

TEST(OrderByGivenName, OrdersTonesAsTheDictionaryDoes) {
  EXPECT_EQ(ordered({"mạ", "má", "mã", "mả", "mà", "ma"}),
            (std::vector<std::string>{"ma", "mà", "mả", "mã", "má", "mạ"}));
}

TEST(OrderByGivenName, IgnoresCapitalsBlanksAndTonePlacement) {
  EXPECT_EQ(ordered({"Trần  Hoà ", "LÊ HÒA", "Đỗ Hòa"}),
            (std::vector<std::string>{"Đỗ Hòa", "LÊ HÒA", "Trần  Hoà "}));
  EXPECT_EQ(ordered({"Lê Hoà", "Lê Hòa", "Lê Hoa"}),
            (std::vector<std::string>{"Lê Hoa", "Lê Hoà", "Lê Hòa"}))
      << "equal names keep their order";
  EXPECT_EQ(ordered({"An", "", "Bình"}), (std::vector<std::string>{"", "An", "Bình"}));
}

TEST(OrderByGivenName, PrefersTheSortNameOfTheBearer) {
  const std::vector<SortableName> names = {
      {nfc("Y Bhiu Êban"), nfc("Bhiu")}, {nfc("Nguyễn Văn Cường"), {}}, {nfc("Lê Thị An"), {}}};
  EXPECT_EQ(order_by_given_name(std::span<const SortableName>(names)),
            (std::vector<std::size_t>{2, 0, 1}));
  EXPECT_LT(given_name_sort_key(names[0]), given_name_sort_key(names[1]));
}

TEST(Collate, OrdersWholeStringsInVietnamese) {
  const auto less = [](const char* a, const char* b) {
    return collate(nfc(a), nfc(b)) == std::weak_ordering::less;
  };
  EXPECT_TRUE(less("Dương", "Đào"));
  EXPECT_TRUE(less("Dương", "Đỗ"));
  EXPECT_TRUE(less("chi", "cu"));
  EXPECT_TRUE(less("à", "á"));
  EXPECT_TRUE(less("an", "ăn"));
  EXPECT_TRUE(less("ăn", "ân"));
  EXPECT_TRUE(less("o", "ô"));
  EXPECT_TRUE(less("ô", "ơ"));
  EXPECT_TRUE(less("u", "ư"));
  EXPECT_EQ(collate(nfc("Hòa"), nfc("HOÀ")), std::weak_ordering::equivalent);
}

TEST(GivenName, IsTheLastWord) {
  EXPECT_EQ(given_name(nfc("Nguyễn Thị Minh Khai")).str(), "Khai");
  EXPECT_EQ(given_name(nfc("An")).str(), "An");
  EXPECT_EQ(given_name(nfc(" Trần\u00A0Hà ")).str(), "Hà");
  EXPECT_EQ(given_name(nfc("")).str(), "");
}

TEST(PlaceTones, MovesTheToneOfOpenRhymesOnly) {
  const std::pair<const char*, const char*> pairs[] = {
      {"hòa", "hoà"}, {"hóe", "hoé"}, {"thúy", "thuý"}, {"ủy", "uỷ"},     {"khỏe", "khoẻ"},
      {"tòa", "toà"}, {"hủy", "huỷ"}, {"tùy", "tuỳ"},   {"thủy", "thuỷ"}, {"khóa", "khoá"},
      {"ỦY", "UỶ"},   {"Hòa", "Hoà"}, {"họa", "hoạ"},   {"xõa", "xoã"},   {"lũy", "luỹ"}};
  for (const auto& [old_style, new_style] : pairs) {
    EXPECT_EQ(place_tones(nfc(old_style), TonePlacement::New).str(), new_style);
    EXPECT_EQ(place_tones(nfc(new_style), TonePlacement::Old).str(), old_style);
    EXPECT_EQ(place_tones(nfc(new_style), TonePlacement::New).str(), new_style);
    EXPECT_EQ(place_tones(nfc(old_style), TonePlacement::Old).str(), old_style);
  }
}

TEST(PlaceTones, LeavesEverythingElseAsItIsWritten) {
  const NfcString same =
      nfc("quý quỳ quỷ quá quả giặt gì gìn giếng giữa giá khuya khuỷu hoàn hoạch thuyền ngoài xoáy "
          "thuở "
          "quế tuần oái uyển mía mùa của nghĩa Đắk Kpă 05-NQ/CB T/M tòan bcdghklhòa");
  EXPECT_EQ(place_tones(same, TonePlacement::New), same);
  EXPECT_EQ(place_tones(same, TonePlacement::Old), same);
}

TEST(PlaceTones, CountsMixedTexts) {
  EXPECT_EQ(count_tone_placements(nfc("cấp uỷ, cấp ủy, khoá, quý, hoàn")),
            (TonePlacementCount{.old_style = 1, .new_style = 2}));
}

}  // namespace
}  // namespace vanthu::text
