// The archive: an OCFL 1.1 store of meeting dossiers with an index that can be made again from it.
// One writer at a time (a lock), any number of readers. What store() acknowledges survives a power
// cut; what is stored is never overwritten.
//   auto archive = Archive::open(files, clock, "archive", archive::Access::Write);
//   auto receipts = archive.value().store(submissions);
// An Archive belongs to one thread. files and clock must outlive it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/catalogue.h"
#include "archive/log_keys.h"
#include "archive/log_stand.h"
#include "archive/log_statement.h"
#include "archive/receipt.h"
#include "archive/search.h"
#include "archive/submission.h"
#include "archive/verify.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"

namespace vanthu::archive {

struct CreateOptions {
  // Name of the office, for ARCHIVE.note.
  std::string office = {};
  // Where the log's keys are made and kept; null: an archive without a log.
  LogKeys* log_keys = nullptr;
};

struct OpenOptions {
  // Who stores, for the inventories. The address is a URI.
  std::string user_name = "vanthu";
  std::string user_address = "urn:vanthu:local";
  // Empty: index/index.sqlite in the archive. ":memory:": made from the files at each opening.
  std::string index_path = {};
  // For writing: needed to store in an archive that has a log. An older archive, opened for writing
  // with keys, gets one. Must outlive the archive.
  LogKeys* log_keys = nullptr;
  // Signed checkpoints that witnesses have seen: nothing is stored in an archive whose log does not
  // continue each of them.
  std::vector<std::string> kept_checkpoints = {};
  // Root keys of archives that the workspace has had. An archive without a log, where they are
  // known, once had one: it gets no other.
  std::vector<tlog::VerifierKey> known_roots = {};
};

struct RebuildReport {
  std::uint64_t dossiers = 0;
  std::uint64_t documents = 0;
  // Dossiers too damaged to be indexed; the others are.
  std::vector<Error> left_out;
};

struct ArchiveState;

enum class Access { Read, Write };

class Archive {
 public:
  // The folder must be missing or empty.
  static Result<Done> create(FileStore& files, const Clock& clock, const std::string& root,
                             const CreateOptions& options);
  // For writing: takes the lock, finishes what a crash interrupted, and makes the index again when
  // it is missing or of another version. For reading: changes nothing and waits for nobody.
  static Result<Archive> open(FileStore& files, const Clock& clock, const std::string& root,
                              Access access, const OpenOptions& options = {});
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  // One answer for each submission, in order. Submissions are independent: one refused does not
  // stop the others. A receipt is given out only when its content is durable and indexed.
  //   same content again          the receipt of the first time; no byte changes
  //   other content, same dossier  Integrity error, unless supersedes() names the head's content
  //   key
  // A whole batch costs a few syncs, so hand over dozens at a time.
  std::vector<Result<Receipt>> store(std::span<const Submission> submissions);
  // The same in two steps, for many: what is handed in is written beside the store, and its bytes
  // need not be kept; commit() makes all of it count, or nothing, and gives the answers in order.
  // Without commit() nothing was stored; the next opening for writing clears it away. False: the
  // batch has failed as a whole (a full disk), which commit() will tell.
  bool hand_in(const Submission& submission);
  std::vector<Result<Receipt>> commit();
  // Why the last commit could store nothing at all: the answer to every submission that was not
  // refused for itself.
  const std::optional<Error>& store_error() const;
  // The disk failed behind a promise: what was promised counts when the archive is opened again,
  // and until then nothing more is stored.
  bool is_interrupted() const;

  // The receipt of this content, when the archive has it in any version.
  Result<std::optional<Receipt>> find_receipt(const std::string& object_id,
                                              std::string_view content_key) const;

  // By date of the meeting, newest first.
  Result<std::vector<DossierSummary>> list(const ListFilter& filter) const;
  // Of a cell's dossiers as they are now, by term, kind, number and date.
  Result<std::vector<NumberedPaper>> numbered_papers(const std::string& cell_code) const;
  // id: "urn:uuid:…", the UUID, the beginning of it, or "cell code/meeting id". version 0: the
  // head.
  Result<DossierView> show(std::string_view id, int version = 0) const;
  // The file's bytes, checked against the stored digest. version 0: the head.
  Result<std::string> read(std::string_view id, std::string_view name, int version = 0) const;
  // Where a file with this SHA-256 is kept; nowhere: it does not come from here, or was altered.
  Result<std::vector<FilePlace>> find_by_digest(std::string_view sha256) const;
  // Among the records of dossiers only: for asking about many.
  Result<std::vector<FilePlace>> find_record_by_digest(std::string_view sha256) const;
  Result<SearchAnswer> search(std::string_view query, const SearchOptions& options = {}) const;
  // How all papers that the query finds spread over cells, kinds, years, signers, rules and, where
  // they are known, classes of keeping; the first most values of each.
  Result<SearchFacets> facets(std::string_view query, int most = 10,
                              const RetentionClasses* retention = nullptr) const;

  // From the files alone, to the state that storing them had made. Needs Access::Write.
  Result<RebuildReport> rebuild_index();
  // An Error only when the archive could not be looked at at all.
  Result<VerifyReport> verify(const VerifyOptions& options) const;

  // Opens the log's key and whatever else log_deed needs, so that nothing but the disk can stop it
  // any more: to be done before the deed's statement is written. Needs Access::Write.
  Result<Done> prepare_deed();
  // Enters a deed about a stored dossier ("hold", "release") whose statement has this digest. In an
  // archive without a log nothing happens. Needs Access::Write.
  Result<Done> log_deed(std::string_view op, const std::string& object_id,
                        const std::string& statement_sha256);

  // How far the log has come; nothing when there is none yet.
  Result<std::optional<LogStand>> log_stand() const;
  // As it was when the log of this name (Receipt::log) had so many entries; later growth of the log
  // doesn't change the answer. Nothing when it never had as many.
  Result<std::optional<LogStand>> log_stand_at(const std::string& log, std::uint64_t size) const;
  // A .tlog-proof file for the version (0: the head), which leads from its files' bytes to the
  // signed checkpoint (evidence.h).
  Result<std::string> prove(std::string_view id, int version = 0) const;
  Result<std::string> signed_checkpoint() const;
  // An Integrity error where the log does not continue what OpenOptions says is kept of it: this is
  // an old copy of the archive, or its log was rewritten.
  Result<Done> check_kept() const;
  // The first: what is kept is only later, and nothing contradicts the archive.
  bool is_behind_kept() const;
  // Keys of all logs, oldest first.
  Result<std::vector<tlog::VerifierKey>> log_verifier_keys() const;
  // For a witness that has cosigned so many entries of the present log; without a number, as many
  // as any witness has whose answer was kept.
  Result<std::string> request_witness(std::optional<std::uint64_t> from = {}) const;
  // Keeps the cosignatures of an answer with the checkpoint they are for. An Integrity error when
  // they are for none of this log.
  Result<CosignedCheckpoint> add_cosignatures(std::string_view answer,
                                              const std::vector<tlog::VerifierKey>& witnesses);
  // Who must have cosigned, as the root key says; nothing when it says nothing.
  Result<std::optional<tlog::Policy>> policy() const;
  // A policy file (c2sp.org/tlog-policy), signed by the root key and logged.
  Result<Done> set_policy(const std::string& text);
  // Enters that the keeper accepts the log's time, though the clock is behind it: for an archive
  // whose own time was wrong. A Usage error when the clock is not behind.
  Result<Done> accept_clock();
  // Closes the log and goes on with a new key.
  Result<Done> rotate_log_key();
  // Goes on with a new key that the root vouches for, when the present one is lost or stolen: what
  // the checkpoint covers counts, stored versions beyond it are entered again. How many were.
  Result<std::uint64_t> replace_log_key(ShardReason reason, const std::string& checkpoint);
  // Somebody is storing, or was stopped while storing, so that the index may lack dossiers that
  // count: opening for writing finishes it.
  bool is_storing_unfinished() const;
  // Versions that were brought into the log when the archive was opened: all of an archive that had
  // none before.
  std::uint64_t adopted() const;
  // It had none before this opening.
  bool has_new_log() const;

  // All of the index as text, in a fixed order; equal dumps answer every question equally.
  Result<std::string> dump_index() const;

 private:
  explicit Archive(std::unique_ptr<ArchiveState> state);

  std::unique_ptr<ArchiveState> state_;
};

}  // namespace vanthu::archive
