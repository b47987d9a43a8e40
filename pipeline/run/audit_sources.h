// The records that an audit reads, cell by cell: from the archive, by its index, or from record
// files. Only the cells at work are in memory.
//   auto sources = run::AuditSources::of_archive(files, clock, root, {.workers = 2});
//   run::CellReading cell = sources.value().read(0);        from any thread
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "audit/audit_report.h"
#include "audit/cell_audit.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "run/workspace.h"

namespace vanthu::run {

struct SourceChoice {
  int workers = 1;
  // Only this cell; empty: all.
  std::string cell{};
  // Files that are no records are named only where they may be of this time; meetings before it are
  // read all the same, those after it are not.
  std::optional<Date> from{};
  std::optional<Date> to{};
};

// A cell's records as read. A record that cannot be had is named, never passed by.
struct CellReading {
  audit::CellRecords cell;
  std::vector<audit::LeftOutRecord> left_out;
};

class AuditSources {
 public:
  static Result<AuditSources> of_archive(FileStore& files, const Clock& clock,
                                         const std::string& root, const SourceChoice& choice);
  // Reads every file once to know its cell, and again when the cell's turn comes. Of two files with
  // one record id the second is left out.
  static AuditSources of_files(const FileStore& files, const std::vector<RecordFile>& list,
                               const SourceChoice& choice);

  struct Cell {
    std::string code;
    std::size_t records = 0;
  };
  // By code.
  const std::vector<Cell>& cells() const { return cells_; }
  std::size_t records() const;
  // Of the last meeting of all cells, also when only one is asked for: a cell that has fallen
  // silent is read as of the same day. None when there is no record.
  std::optional<Date> last_day() const { return last_day_; }
  // Files that are no records.
  const std::vector<audit::LeftOutRecord>& left_out() const { return left_out_; }

  CellReading read(std::size_t cell) const;

  struct Known {
    std::string cell;
    Date held_on{};
  };
  // Nothing when no such record is read.
  std::optional<Known> find(const std::string& record) const;

 private:
  // The archive's readers that no thread uses at the moment.
  struct Readers {
    std::mutex mutex;
    std::vector<archive::Archive> idle;
  };
  struct Place {
    // Of the archive, or the file's path.
    std::string id;
    // As in messages.
    std::string name;
    std::string record;
    Date held_on{};
  };

  explicit AuditSources(const FileStore& files) : files_(&files) {}
  void note_day(const SourceChoice& choice, const Date& held_on);
  void add(const std::string& code, Place place);
  Result<std::string> bytes_of(const Place& place) const;

  const FileStore* files_;
  // Null: from files.
  std::unique_ptr<Readers> readers_;
  std::vector<Cell> cells_;
  std::vector<std::vector<Place>> places_;
  std::optional<Date> last_day_;
  std::vector<audit::LeftOutRecord> left_out_;
};

}  // namespace vanthu::run
