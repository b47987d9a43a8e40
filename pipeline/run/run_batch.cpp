#include "run/run_batch.h"

#include <algorithm>
#include <unordered_map>

#include "base/check.h"
#include "run/accept_signed.h"
#include "run/batch_refusals.h"
#include "run/ordered_workers.h"
#include "run/output_folder.h"
#include "run/stored_records.h"

namespace vanthu::run {
namespace {

// So many failures in a row are the fault of the disk that keeps the copies, not of a record.
constexpr int kCopyFailures = 3;

// What a worker hands over.
struct Made {
  // Set when the archive keeps these bytes already.
  std::optional<archive::FilePlace> kept;
  bool copies_missing = false;
  RecordRun run;
};

class Batch {
 public:
  Batch(const std::vector<RecordFile>& files, const BatchWorld& world, const BatchOptions& options,
        const BatchObserver& observer)
      : files_(files), world_(world), options_(options), observer_(observer) {}

  BatchSummary run() {
    VANTHU_CHECK(world_.archive != nullptr || options_.dry_run,
                 "only a dry run does without an archive");
    std::optional<StoredRecords> stored;
    if (world_.archive != nullptr) {
      auto opened =
          StoredRecords::open(world_.files, world_.services.clock, world_.workspace.archive());
      if (!opened.ok()) {
        summary_.broken = opened.error();
        return summary_;
      }
      stored = std::move(opened).value();
    }
    work_in_order<Made>(
        files_.size(), {.workers = options_.workers, .window = options_.store_at_once},
        [&](std::size_t i) { return make(files_[i], stored ? &*stored : nullptr); },
        [&](std::size_t i, Made made) { return take(i, std::move(made)); });
    commit_waiting();
    if (world_.archive != nullptr) summary_.repeated_numbers = numbers_.repeated(*world_.archive);
    return summary_;
  }

 private:
  struct Waiting {
    RecordReport report;
    // The archive has it and owes a receipt.
    bool is_handed_in = false;
    // Set when a paper of it has a number.
    std::string numbered_in_cell = {};
    std::optional<Result<StagedCopies>> copies = std::nullopt;
    // Where its copies go, if any are written; older ones may be there, which those would replace.
    std::string object_id = {};
    // Below the workspace.
    std::string folder = {};
    bool replaces_older = false;
    // The index did not know it: its copies stay as they are.
    bool was_stored = false;
  };

  Made make(const RecordFile& file, StoredRecords* stored) const {
    Made made;
    auto bytes = world_.files.read(file.path);
    if (!bytes.ok()) {
      made.run.checked.file = file;
      made.run.checked.unreadable = bytes.error();
      return made;
    }
    if (stored != nullptr) made.kept = stored->find(bytes.value());
    if (made.kept && made.kept->version < made.kept->head_version) {
      if (!options_.supersede) {
        made.run.checked.file = file;
        made.run.stop = Stop::Refused;
        made.run.error = replaced(*made.kept, file);
      }
      made.kept.reset();
      if (made.run.error) return made;
    }
    if (!made.kept) {
      made.run = run_record(file, std::move(bytes).value(), world_.services);
      keep_what_is_reported(made.run);
    } else if (!options_.dry_run && options_.copies) {
      made.copies_missing =
          !copies_are_shown(world_.files, world_.workspace, *made.kept,
                            [&](const std::string& sha256) { return stored->find_file(sha256); });
    }
    return made;
  }

  // Reports tell of rules that failed. What else a verdict says goes where it was made: memory that
  // another thread frees comes back to its own slowly.
  static void keep_what_is_reported(RecordRun& run) {
    std::erase_if(run.checked.verdicts, [](const findings::Verdict& verdict) {
      return verdict.outcome == findings::Outcome::Pass ||
             verdict.outcome == findings::Outcome::NotApplicable;
    });
  }

  bool take(std::size_t i, Made made) {
    const RecordFile& file = files_[i];
    refuse_a_second_file(i, made);
    refuse_an_unknown_cell(file, made);
    Waiting waiting{.report = report_of(file, made)};
    if (made.copies_missing) restore(waiting.report, made.kept->object_id);
    if (made.run.submission) hand_in(waiting, *made.run.submission);
    handed_in_ += waiting.is_handed_in ? 1 : 0;
    waiting_.push_back(std::move(waiting));
    // Those held back wait too, to be reported in order.
    const bool many = waiting_.size() >= options_.store_at_once * 4;
    const bool enough = handed_in_ >= options_.store_at_once || handed_in_ == 0;
    if (many || enough || batch_failed_) commit_waiting();
    ++made_;
    const bool go_on = !observer_.progress || observer_.progress(made_, file);
    summary_.interrupted = !go_on;
    return go_on && !summary_.broken;
  }

  // Which of two files with one id is meant, only the office knows.
  void refuse_a_second_file(std::size_t i, Made& made) {
    const std::string id = made.kept             ? made.kept->object_id
                           : made.run.submission ? made.run.submission->object_id()
                                                 : std::string();
    if (id.empty()) return;
    const auto [first, is_first] = files_of_.emplace(id, i);
    if (is_first || files_[first->second].path == files_[i].path) return;
    made.kept.reset();
    made.copies_missing = false;
    made.run.submission.reset();
    made.run.stop = Stop::Refused;
    made.run.error = two_files(files_[first->second], files_[i]);
  }

  // What is stored already may go on.
  void refuse_an_unknown_cell(const RecordFile& file, Made& made) const {
    if (!made.run.submission || world_.workspace.office().cells.empty()) return;
    const std::string& code = made.run.submission->description().cell_code;
    const std::string& id = made.run.submission->object_id();
    if (world_.workspace.cell(code) != nullptr) return;
    if (world_.archive != nullptr && world_.archive->show(id).ok()) return;
    made.run.submission.reset();
    made.run.stop = Stop::Refused;
    made.run.error = unknown_cell(code, file);
  }

  static RecordReport report_of(const RecordFile& file, Made& made) {
    RecordReport report;
    report.file = file;
    if (made.kept) {
      report.fate = Fate::Unchanged;
      report.object_id = made.kept->object_id;
      return report;
    }
    report.error = made.run.error;
    report.without_template = std::move(made.run.without_template);
    report.drafts = std::move(made.run.drafts);
    report.beyond_power = std::move(made.run.beyond_power);
    switch (made.run.stop) {
      case Stop::Unreadable:
        report.fate = Fate::Unreadable;
        break;
      case Stop::Held:
        report.fate = Fate::Held;
        break;
      case Stop::Refused:
        report.fate = Fate::Refused;
        break;
      case Stop::Ready:
        report.fate = Fate::Stored;
        report.pages = made.run.pages;
        report.papers = static_cast<int>(made.run.submission->description().documents.size());
        break;
    }
    report.checked = std::move(made.run.checked);
    return report;
  }

  void restore(RecordReport& report, const std::string& object_id) {
    if (copies_failed_ >= kCopyFailures) return;
    auto restored = restore_copies(world_.files, world_.workspace, *world_.archive, object_id);
    note_copies(restored.ok() ? Result<Done>(Done{}) : restored.error(), report);
    if (restored.ok()) report.set_aside = std::move(restored).value();
  }

  // The papers are safe in the archive; only the copies are missing, and the next run makes them.
  void note_copies(const Result<Done>& written, RecordReport& report) {
    if (written.ok()) {
      copies_failed_ = 0;
      return;
    }
    report.error = written.error();
    if (++copies_failed_ < kCopyFailures || summary_.broken) return;
    summary_.broken = no_copies(world_.workspace, kCopyFailures, written.error());
  }

  // Other content for a stored dossier replaces its newest version only when that was asked for.
  void name_what_it_replaces(Waiting& waiting, archive::Submission& submission) const {
    if (!options_.supersede || world_.archive == nullptr) return;
    const auto view = world_.archive->show(submission.object_id());
    if (!view.ok()) return;
    const std::string& head = view.value().versions.back().content_key;
    submission.set_supersedes(head);
    if (head == submission.content_key()) return;
    waiting.replaces_older = options_.copies;
    waiting.report.signed_before =
        signers_beside(world_.services.signer, *world_.archive, view.value());
  }

  // Should we be killed between the archive's commit and the showing of new copies, the next run
  // makes those again that are not there. What people have put there, or signed, is kept.
  void hide_replaced_copies() {
    for (Waiting& waiting : waiting_) {
      if (!waiting.replaces_older) continue;
      auto aside =
          set_aside_others(world_.files, world_.workspace, *world_.archive, waiting.folder);
      if (!aside.ok()) {
        // Nothing is written over it.
        drop_copies_of(waiting);
        waiting.copies = aside.error();
        continue;
      }
      waiting.report.set_aside = std::move(aside).value();
      world_.files.remove_tree(world_.workspace.path(waiting.folder)).ok();
    }
  }

  void hand_in(Waiting& waiting, archive::Submission& submission) {
    waiting.object_id = submission.object_id();
    if (options_.copies) {
      waiting.folder = output_folder(world_.workspace, submission.description());
    }
    name_what_it_replaces(waiting, submission);
    if (options_.dry_run) return foresee(waiting.report, submission);
    const auto known =
        world_.archive->find_receipt(submission.object_id(), submission.content_key());
    const bool is_other_than_head =
        options_.supersede && submission.supersedes() != submission.content_key();
    waiting.was_stored = known.ok() && known.value() && !is_other_than_head;
    if (has_numbers(submission.description())) {
      waiting.numbered_in_cell = submission.description().cell_code;
    }
    batch_failed_ = !world_.archive->hand_in(submission);
    waiting.is_handed_in = true;
    const bool given_up = copies_failed_ >= kCopyFailures || stagings_failed_ >= kCopyFailures;
    if (batch_failed_ || !options_.copies || given_up || waiting.was_stored) return;
    waiting.copies = stage_copies(world_.files, world_.workspace, submission);
    stagings_failed_ = waiting.copies->ok() ? 0 : stagings_failed_ + 1;
  }

  void commit_waiting() {
    std::vector<Result<archive::Receipt>> receipts;
    if (handed_in_ > 0) {
      hide_replaced_copies();
      receipts = world_.archive->commit();
    }
    note_a_broken_archive(receipts);
    auto receipt = receipts.begin();
    for (Waiting& waiting : waiting_) {
      if (waiting.is_handed_in) {
        const Result<archive::Receipt>& answer = *receipt++;
        settle(waiting, answer);
        // Not reached: it is made again next time.
        if (is_of_the_archive(answer)) continue;
      }
      finish(waiting.report);
    }
    waiting_.clear();
    handed_in_ = 0;
    batch_failed_ = false;
  }

  // A refusal is about one dossier; an error of the archive's disk or its log is the same for
  // whatever would follow.
  bool is_of_the_archive(const Result<archive::Receipt>& receipt) const {
    if (receipt.ok()) return false;
    const std::optional<Error>& all = world_.archive->store_error();
    return receipt.error().kind != ErrorKind::Integrity || (all && receipt.error() == *all);
  }

  void note_a_broken_archive(const std::vector<Result<archive::Receipt>>& receipts) {
    const auto broken = std::find_if(receipts.begin(), receipts.end(), [this](const auto& receipt) {
      return is_of_the_archive(receipt);
    });
    if (broken != receipts.end() && !summary_.broken) summary_.broken = broken->error();
  }

  // What the archive would answer: a dossier that is there already gets a new version, or is
  // refused.
  void foresee(RecordReport& report, const archive::Submission& submission) const {
    if (world_.archive == nullptr || !world_.archive->show(submission.object_id()).ok()) return;
    if (options_.supersede) {
      report.fate = Fate::NewVersion;
      return;
    }
    report.fate = Fate::Refused;
    report.error = stored_otherwise(report.file);
  }

  void settle(Waiting& waiting, const Result<archive::Receipt>& receipt) {
    RecordReport& report = waiting.report;
    if (!receipt.ok()) {
      report.fate = Fate::Refused;
      report.error = receipt.error();
      drop_copies_of(waiting);
      // Promised and not finished, it may count at the next opening, and the next run shows it.
      const bool may_count = is_of_the_archive(receipt) && world_.archive->is_interrupted();
      if (!may_count) bring_back_copies(waiting);
      return;
    }
    report.receipt = receipt.value();
    report.object_id = receipt.value().object_id;
    if (receipt.value().version > 1) report.fate = Fate::NewVersion;
    if (waiting.was_stored) {
      report.fate = Fate::Unchanged;
      return bring_back_copies(waiting);
    }
    if (!waiting.numbered_in_cell.empty()) {
      numbers_.note(waiting.numbered_in_cell, report.object_id);
    }
    if (!waiting.copies || copies_failed_ >= kCopyFailures) return drop_copies_of(waiting);
    const Result<StagedCopies>& copies = *waiting.copies;
    note_copies(copies.ok() ? show_copies(world_.files, world_.workspace, copies.value())
                            : Result<Done>(copies.error()),
                report);
    if (!report.error) report.output = copies.value().folder;
  }

  // Of the newest version in the archive, if there is one: they are the valid ones still.
  void bring_back_copies(const Waiting& waiting) const {
    if (!options_.copies || world_.files.exists(world_.workspace.path(waiting.folder))) return;
    restore_copies(world_.files, world_.workspace, *world_.archive, waiting.object_id).ok();
  }

  // What stays there is cleared when the copies are written again.
  void drop_copies_of(const Waiting& waiting) const {
    if (!waiting.copies || !waiting.copies->ok()) return;
    drop_copies(world_.files, world_.workspace, waiting.copies->value()).ok();
  }

  void finish(const RecordReport& report) {
    summary_.count(report);
    if (observer_.done) observer_.done(report);
  }

  const std::vector<RecordFile>& files_;
  const BatchWorld& world_;
  const BatchOptions& options_;
  const BatchObserver& observer_;
  BatchSummary summary_;
  std::vector<Waiting> waiting_;
  std::size_t handed_in_ = 0;
  bool batch_failed_ = false;
  std::uint64_t made_ = 0;
  // By dossier: the file that it comes from.
  std::unordered_map<std::string, std::size_t> files_of_;
  StoredNumbers numbers_;
  // In a row.
  int copies_failed_ = 0;
  int stagings_failed_ = 0;
};

}  // namespace

BatchSummary run_batch(const std::vector<RecordFile>& files, const BatchWorld& world,
                       const BatchOptions& options, const BatchObserver& observer) {
  return Batch(files, world, options, observer).run();
}

}  // namespace vanthu::run
