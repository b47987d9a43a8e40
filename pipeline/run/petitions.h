// What cells have asked for and what became of it: petitions (kiến nghị) and opinions that members
// kept (ý kiến bảo lưu), gathered from the bundles below received/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/petition_tracker.h"
#include "base/civil_time.h"
#include "base/file_store.h"
#include "base/result.h"
#include "run/workspace.h"

namespace vanthu::run {

struct TrackedPetition {
  enum class Kind { Petition, ReservedOpinion };
  Kind kind = Kind::Petition;
  std::string cell_code;
  std::string cell_name;
  // Empty for an opinion.
  std::string addressee;
  std::string text;
  // The meeting that said it first, of those received; asked_on is that of an earlier one where it
  // says so.
  std::string meeting_id;
  Date asked_on{};
  // How many meetings spoke of it while it was open, and the last of them.
  int raised = 0;
  Date last_raised_on{};
  bool forwarded = false;
  std::optional<Date> answered_on = {};
  // The meeting whose record says so.
  std::string answered_in = {};
  // It says that it was raised before, and nothing received tells which one it is.
  std::optional<audit::PetitionTracker::Doubt> doubt = {};
  // A reply dated before the petition: not taken for its answer.
  std::optional<Date> replied_too_early = {};
  // Until the answer, or until today.
  int days = 0;

  bool operator==(const TrackedPetition&) const = default;
};

struct PetitionList {
  // Longest open first, then the answered ones; opinions last.
  std::vector<TrackedPetition> all;
  // Codes of the cells that anything was received from.
  std::vector<std::string> cells;
  // Records that could not be read, by path.
  std::vector<std::string> unreadable;
  // Those that are not what the signed lists of their months say: left out.
  std::vector<std::string> altered;
};

// A petition repeated from month to month is one, told by cell, addressee and text, whatever their
// letter case and punctuation, or by the day of the meeting that its record says raised it
// (raised_on); the order in which bundles came makes no difference. What is raised
// again after it was answered is a new one.
Result<PetitionList> track_petitions(const FileStore& files, const Workspace& workspace,
                                     const Date& today);

}  // namespace vanthu::run
