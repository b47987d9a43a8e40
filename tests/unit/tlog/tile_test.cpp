#include "tlog/tile.h"

#include <gtest/gtest.h>

namespace vanthu::tlog {
namespace {

TEST(TilePath, IsTheOneOfTheSpecification) {
  EXPECT_EQ(tile_path({.level = 0, .index = 1234067, .width = 256}), "tile/0/x001/x234/067");
  EXPECT_EQ(tile_path({.level = 1, .index = 0, .width = 17}), "tile/1/000.p/17");
  EXPECT_EQ(tile_path({.level = kEntries, .index = 1000, .width = 1}), "tile/entries/x001/000.p/1");
  EXPECT_EQ(tile_path({.level = 63, .index = 999, .width = 256}), "tile/63/999");
}

TEST(TilePath, GoesBothWays) {
  for (const TileId& tile :
       {TileId{0, 0, 256}, TileId{0, 0, 1}, TileId{7, 999, 255}, TileId{kEntries, 1000, 256},
        TileId{2, 123456789, 9}, TileId{0, UINT64_MAX, 256}}) {
    EXPECT_EQ(try_parse_tile_path(tile_path(tile)), tile) << tile_path(tile);
  }
}

TEST(TilePath, HasOneSpellingOnly) {
  for (const char* other : {"",
                            "tile",
                            "tile/0",
                            "tile/0/",
                            "tile/0/0",
                            "tile/0/0000",
                            "tile/00/000",
                            "tile/64/000",
                            "tile/-1/000",
                            "tile/0/x000/000",
                            "tile/0/001/000",
                            "tile/0/x001/x000",
                            "tile/0/000.p/0",
                            "tile/0/000.p/256",
                            "tile/0/000.p/01",
                            "tile/0/000.p/",
                            "tile/0/000/",
                            "tile/0/000.p/1/2",
                            "tile/entries",
                            "tile/Entries/000",
                            "/tile/0/000",
                            "tile/0/x001//000",
                            "tile/0/00a",
                            "tile/0/x018/x446/x744/x073/x709/x551/616"}) {
    EXPECT_EQ(try_parse_tile_path(other), std::nullopt) << other;
  }
}

// The example of c2sp.org/tlog-tiles.
TEST(Tiles, OfATreeOf70000AreThoseOfTheSpecification) {
  std::size_t full_level_0 = 0;
  std::vector<TileId> rest;
  for (const TileId& tile : tiles_of_tree(70000)) {
    if (tile.level == 0 && tile.width == 256) {
      ++full_level_0;
    } else if (tile.level != kEntries) {
      rest.push_back(tile);
    }
  }
  EXPECT_EQ(full_level_0, 273U);
  EXPECT_EQ(rest, (std::vector<TileId>{{0, 273, 112}, {1, 0, 256}, {1, 1, 17}, {2, 0, 1}}));
}

TEST(Tiles, OfATreeOf256AreAFullOneAndAPartialOneAbove) {
  EXPECT_EQ(tiles_of_tree(256), (std::vector<TileId>{{kEntries, 0, 256}, {0, 0, 256}, {1, 0, 1}}));
  EXPECT_TRUE(tiles_of_tree(0).empty());
}

TEST(Tiles, ThatAreNewAreThoseOfTheLargerTreeOnly) {
  EXPECT_EQ(new_tiles(250, 260),
            (std::vector<TileId>{
                {kEntries, 0, 256}, {kEntries, 1, 4}, {0, 0, 256}, {0, 1, 4}, {1, 0, 1}}));
  EXPECT_TRUE(new_tiles(300, 300).empty());
}

TEST(Tiles, HoldTheSubtreesThatProofsAskFor) {
  const SubtreePlace place = place_of_subtree(10, 3, 70000);
  EXPECT_EQ(place.tile, (TileId{1, 0, 256}));
  EXPECT_EQ(place.first, 12);
  EXPECT_EQ(place.count, 4);
}

TEST(Tiles, AreWrittenAndReadWhole) {
  const std::vector<Hash> hashes{leaf_hash("a"), leaf_hash("b"), leaf_hash("c")};
  const std::string bytes = write_tile(hashes);
  EXPECT_EQ(parse_tile(bytes, 3).value(), hashes);
  EXPECT_FALSE(parse_tile(bytes, 2).ok());
  EXPECT_FALSE(parse_tile(bytes, 4).ok());
  EXPECT_FALSE(parse_tile(bytes.substr(1), 3).ok());
  EXPECT_FALSE(parse_tile("", 0).ok());
}

TEST(Bundle, HoldsEntriesOfAnyBytesAndLength) {
  const std::vector<std::string> entries{"", std::string(kLongestEntry, 'x'), std::string(3, '\0'),
                                         "chi bộ\n"};
  const std::string bytes = write_bundle(entries);
  EXPECT_EQ(bytes.size(), 4 * 2 + kLongestEntry + 3 + entries[3].size());
  EXPECT_EQ(parse_bundle(bytes, 4).value(), entries);
}

TEST(Bundle, IsRefusedUnlessItIsExactlyItsEntries) {
  const std::string bytes = write_bundle({"ab", "c"});
  EXPECT_FALSE(parse_bundle(bytes, 1).ok());
  EXPECT_FALSE(parse_bundle(bytes, 3).ok());
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_FALSE(parse_bundle(bytes.substr(0, length), 2).ok()) << length;
  EXPECT_FALSE(parse_bundle(bytes + std::string(1, '\0'), 2).ok());
  EXPECT_FALSE(parse_bundle(bytes + std::string(2, '\0'), 2).ok());
}

}  // namespace
}  // namespace vanthu::tlog
