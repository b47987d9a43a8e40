// Internal to tlog/*.cpp: what lies below a log's tile/ folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_store.h"
#include "tlog/checkpoint.h"
#include "tlog/note_key.h"
#include "tlog/tile.h"

namespace vanthu::tlog {

struct FoundTile {
  // Below the log's folder.
  std::string path;
  // Nothing when the name is no tile's.
  std::optional<TileId> tile;
};

// Every file below tile/, in the order of names; none when there is no tile/ yet. Links count as
// files that are no tiles.
Result<std::vector<FoundTile>> list_tiles(const FileStore& files, const std::string& folder);

// What a cut FileStore::replace has left of a checkpoint or of a copy; below: the folder of the log
// in which the entry is, "" or "checkpoints".
bool is_leftover(std::string_view below, const DirectoryEntry& entry);

// No tile or bundle is longer.
std::uint64_t longest_tile(const TileId& tile);

// The bytes of a file of the log, which may have been put there by anybody: an Integrity error,
// before anything is read, when it is longer than its kind may be.
Result<std::string> read_bounded(const FileStore& files, const std::string& path,
                                 std::uint64_t most);

// What lies in checkpoints/; nothing when there is no such folder yet.
Result<std::vector<DirectoryEntry>> list_copies(const FileStore& files, const std::string& folder);

// A copy is written after its checkpoint only: one of a longer log says that the checkpoint was
// lost or put back, and that what lies beyond it was published. That is an Integrity error.
Result<Done> compare_copies(const FileStore& files, const std::string& folder,
                            const VerifierKey& key, const std::vector<DirectoryEntry>& copies,
                            const Checkpoint& published);

}  // namespace vanthu::tlog
