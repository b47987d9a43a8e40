// The whole walk for many records: workers make submissions, the calling thread stores them in
// batches and reports in order. One bad record never stops the others. Records whose bytes the
// archive already keeps are passed by, so running again goes on where a kill stopped; copies below
// out/ that are missing are made again from the archive.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "run/repeated_numbers.h"
#include "run/run_record.h"
#include "run/workspace.h"

namespace vanthu::run {

// What became of a record.
enum class Fate {
  Stored,      // lưu mới
  NewVersion,  // lưu phiên bản mới
  Unchanged,   // đã lưu từ trước, không đổi
  Held,        // giữ lại: vi phạm
  Unreadable,  // không đọc được
  Refused,     // không nhận: see error
};

struct RecordReport {
  RecordFile file;
  Fate fate = Fate::Unreadable;
  // Of the record; empty when it was passed by as unchanged. Verdicts are those that did not pass.
  CheckedFile checked;
  std::optional<Error> error;
  std::optional<archive::Receipt> receipt;
  // Of the dossier in the archive; empty when it is not there.
  std::string object_id;
  // Where the copies for people lie, below the workspace; empty when none were written.
  std::string output;
  // Where copies lie now that the archive has in no version (signed or edited by somebody), below
  // the workspace: they had to make room for those of a newer version.
  std::vector<std::string> set_aside;
  // Who, besides the office, had signed papers of the version that this one replaces.
  std::vector<std::string> signed_before;
  // As of RecordRun.
  std::vector<std::string> without_template;
  std::vector<Draft> drafts;
  std::vector<Error> beyond_power;
  // Of what is stored, or would be.
  int pages = 0;
  int papers = 0;
};

struct BatchOptions {
  int workers = 1;
  // Store a new version of records that changed since they were stored.
  bool supersede = false;
  // Do everything but write.
  bool dry_run = false;
  // Copies for people below out/.
  bool copies = true;
  // How many count together: each time costs a few syncs of the disk. As many may be made meanwhile
  // and wait for the archive, each in some 300 kB.
  std::size_t store_at_once = 192;
};

struct BatchObserver {
  // Once a record, in order of the files, as soon as its fate is sealed.
  std::function<void(const RecordReport&)> done;
  // Records made so far; false ends the walk after storing what is made.
  std::function<bool(std::uint64_t made, const RecordFile& file)> progress;
};

struct BatchSummary {
  // One more record with its papers.
  void count(const RecordReport& report);

  std::uint64_t records = 0;
  std::uint64_t stored = 0;
  std::uint64_t new_versions = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t held = 0;
  std::uint64_t unreadable = 0;
  std::uint64_t refused = 0;
  std::uint64_t papers = 0;
  std::uint64_t pages = 0;
  // Set when the archive itself failed, or again and again the copies, as on a full disk; the
  // records that were being stored and those after them were not reached.
  std::optional<Error> broken;
  bool interrupted = false;
  // Of papers stored now, also with older ones; after a dry run there are none.
  Result<std::vector<RepeatedNumber>> repeated_numbers = std::vector<RepeatedNumber>();
};

struct BatchWorld {
  FileStore& files;
  const Workspace& workspace;
  const Services& services;
  // Null: there is none yet, which only a dry run may meet.
  archive::Archive* archive;
};

BatchSummary run_batch(const std::vector<RecordFile>& files, const BatchWorld& world,
                       const BatchOptions& options, const BatchObserver& observer);

}  // namespace vanthu::run
