// Tiles (mảnh của cây băm) as in c2sp.org/tlog-tiles: a log's tree kept as files that never change.
// A tile of level l holds up to 256 hashes of complete subtrees of 256^l entries each; beside the
// tiles of level 0 stand bundles with the entries themselves. Paths are below the log's folder:
//   tile/0/x001/x234/067          full, 8192 bytes
//   tile/1/000.p/17               partial, 17 hashes
//   tile/entries/000.p/112        a bundle of 112 entries
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tlog/merkle.h"

namespace vanthu::tlog {

inline constexpr int kTileWidth = 256;
inline constexpr int kTileHeight = 8;
// Instead of a tile's level: the bundle of entries.
inline constexpr int kEntries = -1;
inline constexpr std::size_t kLongestEntry = 65535;

struct TileId {
  // 0 to 63, or kEntries.
  int level = 0;
  std::uint64_t index = 0;
  // 1 to 256; below 256 the tile is partial.
  int width = kTileWidth;

  auto operator<=>(const TileId&) const = default;
};

std::string tile_path(const TileId& tile);
// Exactly what tile_path writes; nothing for any other spelling.
std::optional<TileId> try_parse_tile_path(std::string_view path);

// Hashes of the tile (entries of the bundle) in a tree of `size`: 0 where there is none.
int width_in_tree(int level, std::uint64_t index, std::uint64_t size);
// All tiles and bundles of a tree, bundles first, then level by level.
std::vector<TileId> tiles_of_tree(std::uint64_t size);
// Those that a tree of `size` has and one of old_size does not: what growing the log writes.
std::vector<TileId> new_tiles(std::uint64_t old_size, std::uint64_t size);

std::string write_tile(const std::vector<Hash>& hashes);
// An Integrity error unless the bytes are exactly `width` hashes.
Result<std::vector<Hash>> parse_tile(std::string_view bytes, int width);

// Each entry after its length as two bytes, big-endian. Entries are at most kLongestEntry long.
std::string write_bundle(const std::vector<std::string>& entries);
// An Integrity error unless the bytes are exactly `count` entries.
Result<std::vector<std::string>> parse_bundle(std::string_view bytes, int count);

// Of a complete subtree whose lowest hashes are these; their number is a power of two.
Hash subtree_hash(std::vector<Hash> hashes);

// The tile that holds the subtrees of which the one asked for is made: level a multiple of 8.
//   place_of(10, 3): tile 1/0, hashes 12 to 15
struct SubtreePlace {
  TileId tile;
  int first = 0;
  int count = 1;
};
SubtreePlace place_of_subtree(int level, std::uint64_t index, std::uint64_t size);

}  // namespace vanthu::tlog
