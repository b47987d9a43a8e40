// Internal to archive/*.cpp: dossiers on their way into the store. What is handed in is staged at
// once, so that its bytes need not wait in memory; commit() makes all of it count together.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/index_entry.h"
#include "archive/intent.h"
#include "archive/receipt.h"
#include "archive/stored_object.h"
#include "archive/submission.h"

namespace vanthu::archive {

struct ArchiveState;

class Batch {
 public:
  // The state must outlive the batch and have no other one.
  explicit Batch(ArchiveState& state);

  void hand_in(const Submission& submission);
  // Once, at the end: an answer for each that was handed in, in order.
  std::vector<Result<Receipt>> commit();
  // Why nothing can be, or could be, stored at all.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  struct PlannedVersion {
    IntendedVersion intended;
    Receipt receipt;
  };
  // To one submission: known already, or the planned version that will give it.
  struct Answer {
    std::optional<Result<Receipt>> known = std::nullopt;
    std::size_t planned = 0;
  };

  // Each gives one answer.
  void plan_first(const Submission& submission, const std::string& folder);
  void plan_known(const Submission& submission, StoredObject object);
  void plan_version(const Submission& submission, StoredObject object);
  void fail(const Error& error);
  Result<bool> is_logged(const std::string& object_id, int version);

  void add_version(const Submission& submission, Inventory& inventory);
  Result<Done> stage(const Submission& submission, const StoredObject& object,
                     const std::string& inventory_json, const std::string& folder);
  Result<IndexEntry> index_entry(const Submission& submission, const StoredObject& object) const;

  Result<Done> write_entries();
  Result<Done> promise();
  Result<Done> make_it_count();
  Result<Done> index();
  void take_back();

  FileStore& files() const;
  const Layout& layout() const;

  ArchiveState& state_;
  std::optional<Error> failure_;
  std::vector<Answer> answers_;
  std::vector<PlannedVersion> planned_;
  // By object: its place in planned_.
  std::unordered_map<std::string, std::size_t> planned_places_;
  // Of the planned versions, in order.
  std::vector<IndexEntry> entries_;
  Intent intent_;
  // The table of positions has been brought up to the log.
  bool knows_log_ = false;
};

}  // namespace vanthu::archive
