// What became of petitions (kiến nghị), heard meeting by meeting: one repeated from month to month
// is one, told by cell, addressee and words, whatever their letter case and punctuation, or by the
// day of a meeting that raised it, where the record says that. What is raised again after it was
// answered is a new one.
//   audit::PetitionTracker tracker;
//   const auto heard = tracker.hear({.cell = …, .addressee = …, .words = …, .status = …, .on = …});
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/civil_time.h"
#include "model/vocabulary.h"

namespace vanthu::audit {

class PetitionTracker {
 public:
  // A meeting speaking of a petition.
  struct Mention {
    std::string_view cell;
    std::string_view addressee;
    std::string_view words;
    model::PetitionStatus status = model::PetitionStatus::Open;
    // The day of the meeting, that of an earlier one that raised it, and that of the reply, when
    // the record says them.
    Date on{};
    std::optional<Date> raised_on{};
    std::optional<Date> replied_on{};
  };
  // Why a petition that says it was raised before (raised_on) could not be joined to any.
  enum class Doubt {
    UnknownDay,      // no meeting of that day is known that raised one with this addressee
    SeveralThatDay,  // more than one was raised then, all in other words
  };
  struct Life {
    Date asked_on{};
    std::optional<Doubt> doubt{};
    // How many meetings spoke of it while it was open, and the last of them.
    int raised = 0;
    Date last_raised_on{};
    bool forwarded = false;
    std::optional<Date> answered_on{};
    // Said to be the day of a reply, though the petition was raised only later: no answer.
    std::optional<Date> replied_too_early{};

    model::PetitionStatus status() const;
  };
  struct Heard {
    // Index of its life; new ones follow each other.
    std::size_t petition = 0;
    bool is_new = false;
    // The mention says the earliest day of an answer so far.
    bool is_answer = false;
  };

  // In the order of the meetings.
  Heard hear(const Mention& mention);
  const std::vector<Life>& lives() const { return lives_; }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;

  struct Known {
    std::size_t petition = 0;
    bool is_new = false;
    std::optional<Doubt> doubt{};
  };
  Known find(const Mention& mention, const Key& key) const;
  bool may_be(std::size_t petition, const Mention& mention) const;
  void begin(const Mention& mention, const Key& key, std::optional<Doubt> doubt);

  std::vector<Life> lives_;
  // The last of the same petitions.
  std::map<Key, std::size_t> newest_;
  // By cell, addressee and the days of the meetings that raised them.
  std::map<std::tuple<std::string, std::string, Date>, std::set<std::size_t>> raised_;
};

}  // namespace vanthu::audit
