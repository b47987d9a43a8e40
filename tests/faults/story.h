// The story that every fault interrupts somewhere: an archive is made, takes two meetings, then a
// third together with a correction of the first, then a second correction. Whatever is left of it
// must open, be clean, hold every receipt that was given out, and take the rest.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/submission.h"
#include "base/file_store.h"
#include "support/model_file_store.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"

namespace vanthu::support {

// The index is SQLite's and lies on a real disk; these are its files at one moment.
struct IndexFiles {
  std::string database;
  std::string log;

  bool operator==(const IndexFiles&) const = default;
};

class Story {
 public:
  Story();

  // Told after each batch how many receipts have been given out.
  using Progress = std::function<void(std::size_t)>;

  // From nothing. The receipts given out; goes on after an error where that makes sense.
  std::vector<archive::Receipt> run(FileStore& files, const Progress& progress = {}) const;

  // What is wrong after the archive on the disk was opened again with this index, "" when nothing
  // is. acknowledged are the receipts given out before. Most faults end in the same few disks; each
  // is looked into once.
  std::string judge(ModelFileStore& disk, const IndexFiles& index,
                    const std::vector<archive::Receipt>& acknowledged);

  // What run() gives when nothing fails.
  const std::vector<archive::Receipt>& expected() const { return expected_; }

  // The index as run() has left it so far.
  IndexFiles index() const;

 private:
  std::vector<archive::Receipt> store_all(archive::Archive& archive,
                                          const Progress& progress) const;
  std::string finish_and_compare(archive::Archive& archive,
                                 const std::vector<archive::Receipt>& acknowledged) const;
  void put_index(const IndexFiles& index) const;
  std::string index_path() const { return folder_.file("index.sqlite"); }
  archive::OpenOptions options() const { return {.index_path = index_path(), .log_keys = &keys_}; }

  TempFolder folder_{memory_folder()};
  std::vector<std::vector<archive::Submission>> batches_;
  std::vector<archive::Receipt> expected_;
  std::set<std::string> good_;
  // Kept elsewhere than the archive, so no fault of its disk reaches them.
  mutable ToyLogKeys keys_;
};

}  // namespace vanthu::support
