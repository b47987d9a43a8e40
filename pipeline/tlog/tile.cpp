#include "tlog/tile.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "tlog/plain_text.h"

namespace vanthu::tlog {
namespace {

constexpr std::string_view kFolder = "tile/";
constexpr std::string_view kEntriesName = "entries";
constexpr std::string_view kPartial = ".p/";
constexpr int kHighestLevel = 63;

std::string three_digits(std::uint64_t n) {
  std::string digits = std::to_string(n);
  return digits.insert(0, 3 - digits.size(), '0');
}

// 1234067 is "x001/x234/067".
std::string index_path(std::uint64_t index) {
  std::string path = three_digits(index % 1000);
  for (index /= 1000; index > 0; index /= 1000)
    path = "x" + three_digits(index % 1000) + "/" + path;
  return path;
}

std::optional<std::uint64_t> try_parse_index(std::string_view path) {
  std::string digits;
  while (true) {
    const auto slash = path.find('/');
    std::string_view element = path.substr(0, slash);
    const bool is_last = slash == std::string_view::npos;
    if (!is_last) {
      if (element.empty() || element.front() != 'x') return std::nullopt;
      element.remove_prefix(1);
    }
    if (element.size() != 3) return std::nullopt;
    digits += element;
    if (is_last) break;
    path.remove_prefix(slash + 1);
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return try_parse_decimal(digits);
}

Error torn(Bilingual what) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = {},
               .remedy = {"nhật ký đã hỏng hoặc bị sửa; hãy đối chiếu rồi khôi phục từ bản sao lưu",
                          "the log is damaged or was edited; compare, then restore from a backup"}};
}

// How many of the level's subtrees a tree has; one entry each for kEntries and level 0.
std::uint64_t subtrees_in_tree(int level, std::uint64_t size) {
  const int shift = level <= 0 ? 0 : level * kTileHeight;
  return shift >= 64 ? 0 : size >> static_cast<unsigned>(shift);
}

}  // namespace

std::string tile_path(const TileId& tile) {
  std::string path(kFolder);
  path += tile.level == kEntries ? std::string(kEntriesName) : std::to_string(tile.level);
  path += "/" + index_path(tile.index);
  if (tile.width < kTileWidth) path.append(kPartial).append(std::to_string(tile.width));
  return path;
}

std::optional<TileId> try_parse_tile_path(std::string_view path) {
  const std::string_view whole = path;
  if (!path.starts_with(kFolder)) return std::nullopt;
  path.remove_prefix(kFolder.size());
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  TileId tile;
  const std::string_view level = path.substr(0, slash);
  const auto number = try_parse_decimal(level);
  if (level != kEntriesName && (!number || *number > kHighestLevel)) return std::nullopt;
  tile.level = level == kEntriesName ? kEntries : static_cast<int>(*number);
  path.remove_prefix(slash + 1);
  if (const auto partial = path.find(kPartial); partial != std::string_view::npos) {
    const auto width = try_parse_decimal(path.substr(partial + kPartial.size()));
    if (!width || *width == 0 || *width >= kTileWidth) return std::nullopt;
    tile.width = static_cast<int>(*width);
    path = path.substr(0, partial);
  }
  const auto index = try_parse_index(path);
  if (!index) return std::nullopt;
  tile.index = *index;
  // Leading groups of zeros would be a second name for the same tile.
  if (tile_path(tile) != whole) return std::nullopt;
  return tile;
}

int width_in_tree(int level, std::uint64_t index, std::uint64_t size) {
  const std::uint64_t subtrees = subtrees_in_tree(level, size);
  const std::uint64_t full = subtrees / kTileWidth;
  if (index < full) return kTileWidth;
  return index == full ? static_cast<int>(subtrees % kTileWidth) : 0;
}

std::vector<TileId> new_tiles(std::uint64_t old_size, std::uint64_t size) {
  std::vector<TileId> tiles;
  for (int level = kEntries; level <= kHighestLevel && subtrees_in_tree(level, size) > 0; ++level) {
    const std::uint64_t first = subtrees_in_tree(level, old_size) / kTileWidth;
    for (std::uint64_t index = first;; ++index) {
      const int width = width_in_tree(level, index, size);
      if (width == 0) break;
      if (width == width_in_tree(level, index, old_size)) continue;
      tiles.push_back({.level = level, .index = index, .width = width});
    }
  }
  return tiles;
}

std::vector<TileId> tiles_of_tree(std::uint64_t size) {
  return new_tiles(0, size);
}

std::string write_tile(const std::vector<Hash>& hashes) {
  std::string bytes;
  for (const Hash& hash : hashes) bytes.append(hash.begin(), hash.end());
  return bytes;
}

Result<std::vector<Hash>> parse_tile(std::string_view bytes, int width) {
  constexpr std::size_t kHashSize = std::tuple_size_v<Hash>;
  if (width < 1 || bytes.size() != static_cast<std::size_t>(width) * kHashSize) {
    return torn({"mảnh cây băm dài " + std::to_string(bytes.size()) + " byte, phải là " +
                     std::to_string(width) + " mã băm",
                 "the tile is " + std::to_string(bytes.size()) + " bytes long and should be " +
                     std::to_string(width) + " hashes"});
  }
  std::vector<Hash> hashes(static_cast<std::size_t>(width));
  for (Hash& hash : hashes) {
    std::copy_n(bytes.begin(), kHashSize, hash.begin());
    bytes.remove_prefix(kHashSize);
  }
  return hashes;
}

std::string write_bundle(const std::vector<std::string>& entries) {
  std::string bytes;
  for (const std::string& entry : entries) {
    VANTHU_CHECK(entry.size() <= kLongestEntry, "an entry's length fits in two bytes");
    bytes += static_cast<char>(entry.size() >> 8U);
    bytes += static_cast<char>(entry.size() & 0xFFU);
    bytes += entry;
  }
  return bytes;
}

Result<std::vector<std::string>> parse_bundle(std::string_view bytes, int count) {
  std::vector<std::string> entries;
  while (!bytes.empty() && static_cast<int>(entries.size()) < count) {
    if (bytes.size() < 2) break;
    const auto high = static_cast<unsigned char>(bytes[0]);
    const auto low = static_cast<unsigned char>(bytes[1]);
    const std::size_t length = std::size_t{high} << 8U | low;
    if (bytes.size() - 2 < length) break;
    entries.emplace_back(bytes.substr(2, length));
    bytes.remove_prefix(2 + length);
  }
  if (bytes.empty() && static_cast<int>(entries.size()) == count) return entries;
  return torn({"gói dòng nhật ký không chứa đúng " + std::to_string(count) + " dòng",
               "the bundle does not hold exactly " + std::to_string(count) + " entries"});
}

Hash subtree_hash(std::vector<Hash> hashes) {
  VANTHU_CHECK(std::has_single_bit(hashes.size()), "a complete subtree has 2^n leaves");
  while (hashes.size() > 1) {
    for (std::size_t i = 0; i < hashes.size() / 2; ++i) {
      hashes[i] = node_hash(hashes[2 * i], hashes[2 * i + 1]);
    }
    hashes.resize(hashes.size() / 2);
  }
  return hashes.front();
}

SubtreePlace place_of_subtree(int level, std::uint64_t index, std::uint64_t size) {
  const int tile_level = level / kTileHeight;
  const auto inside = static_cast<unsigned>(level % kTileHeight);
  const std::uint64_t first = index << inside;
  SubtreePlace place;
  place.tile = {.level = tile_level,
                .index = first / kTileWidth,
                .width = width_in_tree(tile_level, first / kTileWidth, size)};
  place.first = static_cast<int>(first % kTileWidth);
  place.count = 1 << inside;
  VANTHU_CHECK(place.first + place.count <= place.tile.width, "the subtree is part of the tree");
  return place;
}

}  // namespace vanthu::tlog
