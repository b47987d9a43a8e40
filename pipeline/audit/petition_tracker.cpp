#include "audit/petition_tracker.h"

#include <algorithm>
#include <utility>

#include "text/tokens.h"

namespace vanthu::audit {

using model::PetitionStatus;

PetitionStatus PetitionTracker::Life::status() const {
  if (answered_on) return PetitionStatus::Answered;
  return forwarded ? PetitionStatus::Forwarded : PetitionStatus::Open;
}

PetitionTracker::Known PetitionTracker::find(const Mention& mention, const Key& key) const {
  const auto same_words = newest_.find(key);
  if (mention.raised_on && *mention.raised_on < mention.on) {
    const auto that_day = raised_.find({std::get<0>(key), std::get<1>(key), *mention.raised_on});
    const bool is_raised = that_day != raised_.end();
    if (is_raised && same_words != newest_.end() && that_day->second.contains(same_words->second))
      return {.petition = same_words->second};
    // Of several in other words nobody knows which.
    if (is_raised && that_day->second.size() == 1) return {.petition = *that_day->second.begin()};
  }
  const bool answers = mention.status == PetitionStatus::Answered;
  const bool is_new =
      same_words == newest_.end() ||
      (!answers && lives_[same_words->second].answered_on.value_or(mention.on) < mention.on);
  return {.petition = is_new ? lives_.size() : same_words->second, .is_new = is_new};
}

PetitionTracker::Heard PetitionTracker::hear(const Mention& mention) {
  Key key{std::string(mention.cell), text::exact_search_key(mention.addressee),
          text::exact_search_key(mention.words)};
  const Known known = find(mention, key);
  if (known.is_new) {
    lives_.push_back({.asked_on = std::min(mention.raised_on.value_or(mention.on), mention.on)});
  }
  raised_[{std::get<0>(key), std::get<1>(key), mention.on}].insert(known.petition);
  newest_[std::move(key)] = known.petition;
  Heard heard{.petition = known.petition, .is_new = known.is_new};
  Life& life = lives_[heard.petition];
  life.forwarded = life.forwarded || mention.status == PetitionStatus::Forwarded;
  if (mention.status != PetitionStatus::Answered) {
    ++life.raised;
    life.last_raised_on = mention.on;
    return heard;
  }
  const Date day = mention.replied_on.value_or(mention.on);
  // Where this is the first that is heard of it, it was raised in a meeting that is not here.
  if (life.raised > 0 && day < life.asked_on) {
    life.replied_too_early = day;
    return heard;
  }
  life.replied_too_early.reset();
  heard.is_answer = !life.answered_on || day < *life.answered_on;
  if (heard.is_answer) life.answered_on = day;
  return heard;
}

}  // namespace vanthu::audit
