// Checking the archive's logs: every entry, tile and checkpoint, the chain of keys, and the stored
// versions against the entries in both directions.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "archive/archive_state.h"
#include "archive/verify.h"
#include "tlog/log_audit.h"

namespace vanthu::archive {

class LogVerifier {
 public:
  // All must outlive the verifier; what is wrong goes into the report.
  LogVerifier(const ArchiveState& state, const VerifyOptions& options, VerifyReport& report)
      : state_(state), options_(options), files_(*state.files), report_(report) {}

  // The logs alone, level by level.
  void check_logs();
  // The versions of one stored object against their entries. Those of a batch that is under way
  // may have none yet.
  void compare(const StoredObject& object);
  // After all objects: versions that were logged and are not stored. complete: all objects were
  // compared.
  void finish(bool complete);
  // Versions of a batch that is under way.
  void expect(const Intent& intent);

 private:
  struct Logged {
    std::string inventory_sha512;
    std::string place;
    bool is_stored = false;
  };
  struct LoggedObject {
    std::map<int, Logged> versions;
    // Of its last entry.
    std::string last_place;
    // Of its last entry that does not count, until one that counts comes after it: that may follow
    // either.
    std::string last_beyond;
  };
  struct Unlogged {
    std::string object;
    int version = 0;
    std::string folder;
  };

  void problem(std::string_view code, const std::string& path, Bilingual what);
  void unchecked(std::string_view code, const std::string& path, Bilingual what);
  void check_root();
  void check_shard(const ShardChain& chain, std::size_t number);
  void check_ends(const ShardChain& chain, std::size_t number);
  void note_given_up(const ShardChain& chain, std::size_t number);
  void check_policies();
  void count_witnessed(const tlog::Policy& policy);
  void check_frozen(const ShardStatement& next, const std::string& path);
  void check_own(const std::string& own, const ShardChain& chain);
  void check_kept(const std::string& kept, const ShardChain& chain);
  void check_continues(const Shard& shard, const std::string& signed_checkpoint,
                       const std::string& path);
  void check_files(const ShardChain& chain);
  void check_only(const std::string& folder, const std::set<std::string>& names);
  void interrupted(const std::string& path);
  bool expects_closing(const ShardChain& chain, std::size_t number);
  void list_care();
  bool is_signed_pair(const std::string& digest) const;
  void check_care();
  void bind(const LogEntry& entry, const std::string& beyond);
  void take(const Shard& shard, std::uint64_t counted, std::uint64_t index,
            const std::string& text);
  void take_stored(const LogEntry& entry, const std::string& place);
  void check_statement(const LogEntry& entry, const std::string& place);
  void check_signature(const std::string& statement, const LogEntry& entry);
  void take_unfinished(const std::string& folder, bool is_last, tlog::LogAudit& audit);
  bool is_beginning(const std::vector<LogPosition>& indexed) const;
  void compare_index();
  void each_newer_entry(const std::function<void(const LogEntry&)>& observe);
  void read_again();

  const ArchiveState& state_;
  const VerifyOptions& options_;
  const FileStore& files_;
  VerifyReport& report_;
  std::map<std::string, LoggedObject> objects_;
  std::vector<LogPosition> positions_;
  std::set<std::pair<std::string, int>> expected_;
  std::vector<Unlogged> unlogged_;
  std::string last_time_;
  // Digests that entries of op policy bind.
  std::vector<std::string> logged_policies_;
  // Digests that entries bind.
  std::set<std::string> bound_;
  // Those of statements about dossiers; beside each the place of its entry when none counts.
  std::map<std::string, std::string> deeds_;
  // Names in care/ before the logs were read, and whether they are plain files.
  std::map<std::string, bool> care_;
  // False when a log could not be read whole.
  bool has_all_logs_ = true;
  // The last log is closed, or opened by half: there may have been a next one.
  bool is_between_logs_ = false;
  // Entries of the last log are being written, or were not written to the end.
  bool is_unfinished_ = false;
  // Of the last log.
  std::optional<Shard> last_shard_;
  std::uint64_t last_size_ = 0;
  // Of the log in hand.
  LogEntry first_entry_;
  LogEntry end_entry_;
};

}  // namespace vanthu::archive
