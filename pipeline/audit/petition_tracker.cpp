#include "audit/petition_tracker.h"

#include <utility>

#include "text/tokens.h"

namespace vanthu::audit {

using model::PetitionStatus;

PetitionStatus PetitionTracker::Life::status() const {
  if (answered_on) return PetitionStatus::Answered;
  return forwarded ? PetitionStatus::Forwarded : PetitionStatus::Open;
}

PetitionTracker::Heard PetitionTracker::hear(const Mention& mention) {
  const bool answers = mention.status == PetitionStatus::Answered;
  Key key{std::string(mention.cell), text::exact_search_key(mention.addressee),
          text::exact_search_key(mention.words)};
  const auto known = newest_.find(key);
  const bool is_new =
      known == newest_.end() ||
      (!answers && lives_[known->second].answered_on.value_or(mention.on) < mention.on);
  if (is_new) {
    newest_[std::move(key)] = lives_.size();
    lives_.push_back({.asked_on = mention.on});
  }
  Heard heard{.petition = is_new ? lives_.size() - 1 : known->second, .is_new = is_new};
  Life& life = lives_[heard.petition];
  life.forwarded = life.forwarded || mention.status == PetitionStatus::Forwarded;
  if (!answers) {
    ++life.raised;
    life.last_raised_on = mention.on;
    return heard;
  }
  const Date day = mention.replied_on.value_or(mention.on);
  heard.is_answer = !life.answered_on || day < *life.answered_on;
  if (heard.is_answer) life.answered_on = day;
  return heard;
}

}  // namespace vanthu::audit
