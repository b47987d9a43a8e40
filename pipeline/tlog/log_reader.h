// Reading a log from its folder: checkpoint, entries, and any proof, from tiles alone. A reader
// believes nothing: the tiles' right edge must give the root that the log's key has signed.
//   auto log = LogReader::open(files, "archive/log/2026", key);
//   auto proof = log.value().prove(index);  files.create_new("minutes.pdf.tlog-proof",
//   write_proof_file(proof.value()));
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_store.h"
#include "tlog/checkpoint.h"
#include "tlog/note_key.h"
#include "tlog/proof_file.h"
#include "tlog/tile.h"
#include "tlog/witness.h"

namespace vanthu::tlog {

// Paths of a log: checkpoint, checkpoints/<size> for each that was published, and tile/.
std::string checkpoint_path(const std::string& folder);
std::string checkpoint_path(const std::string& folder, std::uint64_t size);

// A log that was never published has at most the tiles of its first entry. With others, or copies
// of checkpoints, it was published, and only its checkpoint is gone.
bool holds_more_than_a_beginning(const FileStore& files, const std::string& folder);

// The tiles of one tree in one folder. Remembers what it has read.
class TileReader {
 public:
  TileReader(const FileStore& files, std::string folder, std::uint64_t size)
      : files_(&files), folder_(std::move(folder)), size_(size) {}

  // For prove_inclusion and the like. This reader must outlive what is returned.
  SubtreeReader subtrees();
  // The hashes of a tile of this tree, or of the fuller one that has replaced it. An Integrity
  // error when it is missing or torn.
  Result<std::vector<Hash>> hashes(const TileId& tile);
  Result<std::vector<std::string>> entries(const TileId& bundle) const;

 private:
  Result<std::string> read(const TileId& tile, TileId& found) const;

  const FileStore* files_;
  std::string folder_;
  std::uint64_t size_;
  std::map<TileId, std::vector<Hash>> known_;
};

// Told each entry, in order.
using EntryObserver = std::function<void(std::uint64_t index, const std::string& entry)>;

class LogReader {
 public:
  // An Integrity error when the checkpoint is not signed by the key under its own name, or the
  // tiles do not give its root. The log must have been published once.
  static Result<LogReader> open(const FileStore& files, const std::string& folder,
                                const VerifierKey& key);
  // The same; and an Integrity error when a copy below checkpoints/ that the key has signed says
  // that more, or something else, was published: the log was put back. A writer may be at work.
  static Result<LogReader> open_newest(const FileStore& files, const std::string& folder,
                                       const VerifierKey& key);

  const Checkpoint& checkpoint() const { return checkpoint_; }
  // With all its signatures, as the file has them.
  const std::string& signed_checkpoint() const { return signed_checkpoint_; }

  // Of the tree of the first `size` entries, from the tiles; 0 < size <= checkpoint().size.
  Result<Hash> root_at(std::uint64_t size) const;
  // index < checkpoint().size; the entry has been compared with its leaf hash.
  Result<std::string> entry(std::uint64_t index) const;
  // All entries from the first to the last, in order, each compared with its leaf hash.
  Result<Done> read_from(std::uint64_t first, const EntryObserver& observe) const;
  Result<ProofFile> prove(std::uint64_t index) const;
  // To an earlier checkpoint of this log, signed: for index < its size. An Integrity error when the
  // tiles do not give its root.
  Result<ProofFile> prove(std::uint64_t index, const std::string& signed_checkpoint) const;
  // old_size <= checkpoint().size.
  Result<WitnessRequest> request_from(std::uint64_t old_size) const;

 private:
  LogReader(const FileStore& files, std::string folder)
      : files_(&files), folder_(std::move(folder)) {}

  // At most count entries of a bundle from the first on, each compared with its leaf hash.
  Result<std::vector<std::string>> checked_entries(std::uint64_t place, std::size_t first,
                                                   std::size_t count) const;

  const FileStore* files_;
  std::string folder_;
  std::string signed_checkpoint_;
  Checkpoint checkpoint_;
};

}  // namespace vanthu::tlog
