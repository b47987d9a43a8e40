// The archive's log while it is open: which log is the present one, appending to it, and passing
// over to the next one when the year ends or the key changes. Entries count from the moment
// publish() is Done; what a crash interrupts, make_ready() finishes.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/archive_note.h"
#include "archive/log_keys.h"
#include "archive/log_positions.h"
#include "archive/log_shards.h"
#include "archive/log_stand.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "tlog/log_reader.h"
#include "tlog/log_writer.h"

namespace vanthu::archive {

class ArchiveLog {
 public:
  // All must outlive the log. next_time gives rising times, "2026-11-05T12:30:00.000001Z".
  struct World {
    FileStore* files = nullptr;
    const Clock* clock = nullptr;
    Layout layout{std::string()};
    LogKeys* keys = nullptr;
    SyncPoint* sync_point = nullptr;
    // Signed checkpoints that the logs must continue.
    std::vector<std::string> kept = {};
    std::function<std::string()> next_time;
  };

  // An Integrity error when the chain of logs is broken.
  static Result<ArchiveLog> open(World world, const ArchiveNote& note);

  const std::vector<Shard>& shards() const { return shards_; }
  // Nothing when the log was never published.
  Result<std::optional<tlog::LogReader>> read(const Shard& shard) const;
  // False for an entry beyond the size at which its log was given up.
  bool counts(const LogPosition& position) const;
  Result<std::optional<LogStand>> stand() const;
  // As it was when the shard had so many entries, at least one; nothing when there is no such shard
  // or it never had as many.
  Result<std::optional<LogStand>> stand_at(const std::string& shard, std::uint64_t size) const;
  // Time of the last entry; empty when there is none.
  Result<std::string> last_time() const;

  // Removes what a writer left that was interrupted before its entries counted.
  Result<Done> clear_interrupted();
  // Something was begun that only a writer finishes: a log that was closed, or opened, by half.
  Result<bool> is_between_logs() const;

  // Makes the present log ready for entries of now: the first log, that of a new year, or the one
  // that is there. Needs keys.
  Result<Done> make_ready();
  // The same for entries that were promised before: they belong before the next year's log.
  Result<Done> make_present_ready();
  // Closes the present log and goes on with a new key that the old one vouches for.
  Result<Done> rotate();
  // Goes on with a new key that the root vouches for, after the entries that the signed checkpoint
  // of the present log covers.
  Result<Done> replace_key(ShardReason reason, const std::string& checkpoint);

  // An Integrity error where the logs do not continue World::kept: an old copy put in the place of
  // the archive must not grow, it would be a second history.
  Result<Done> check_kept() const;
  // Nothing contradicts them; this is an old copy.
  bool is_behind_kept() const;

  // Whether the next entry can be staged as it is: nothing happened since make_present_ready() but
  // entries published here.
  bool is_ready() const { return is_ready_; }

  // After make_ready().
  const std::string& shard() const { return current_; }
  std::uint64_t size() const;
  // Gives the entry its actor and nonce.
  void complete(LogEntry& entry) const;
  Result<Done> stage(std::span<const std::string> entries);
  // After a sync.
  Result<Done> publish();
  // stage, sync, publish.
  Result<Done> append(std::span<const std::string> entries);

  // Published since the last call.
  std::vector<LogPosition> take_new_positions();

 private:
  ArchiveLog(World world, ArchiveNote note) : world_(std::move(world)), note_(std::move(note)) {}

  Result<Done> open_first();
  Result<Done> open_writer();
  Result<Done> keep();
  Result<Done> close_for(const ShardName& next);
  Result<Done> finish_opening();
  Result<Done> open_next(ShardStatement statement, const tlog::NoteSigner& voucher);
  Result<LogEntry> entry_of(const tlog::LogReader& reader, const Shard& shard,
                            std::uint64_t index) const;
  // Of all logs.
  Result<LogEntry> last_entry() const;
  // As it was with so many entries; now, when that is not said.
  Result<std::optional<LogStand>> stand_of(const Shard& shard,
                                           std::optional<std::uint64_t> then) const;
  LogEntry entry(std::string_view op, const std::string& detail) const;

  World world_;
  ArchiveNote note_;
  std::vector<Shard> shards_;
  std::string current_;
  std::optional<tlog::LogWriter> writer_;
  bool is_ready_ = false;
  std::vector<std::string> staged_;
  std::vector<LogPosition> new_positions_;
};

}  // namespace vanthu::archive
