#include "audit/petition_tracker.h"

#include <utility>

#include "text/tokens.h"

namespace vanthu::audit {

using model::PetitionStatus;

namespace {

// A day that is still to come says nothing.
bool is_earlier(const PetitionTracker::Mention& mention) {
  return mention.raised_on && *mention.raised_on < mention.on;
}

}  // namespace

PetitionStatus PetitionTracker::Life::status() const {
  if (answered_on) return PetitionStatus::Answered;
  return forwarded ? PetitionStatus::Forwarded : PetitionStatus::Open;
}

// What is raised after it was answered is another petition.
bool PetitionTracker::may_be(std::size_t petition, const Mention& mention) const {
  return mention.status == PetitionStatus::Answered ||
         lives_[petition].answered_on.value_or(mention.on) >= mention.on;
}

PetitionTracker::Known PetitionTracker::find(const Mention& mention, const Key& key) const {
  const auto same_words = newest_.find(key);
  std::optional<Doubt> doubt;
  if (is_earlier(mention)) {
    doubt = Doubt::UnknownDay;
    const auto that_day = raised_.find({std::get<0>(key), std::get<1>(key), *mention.raised_on});
    if (that_day != raised_.end()) {
      const std::set<std::size_t>& raised = that_day->second;
      const bool is_said = same_words != newest_.end() && raised.contains(same_words->second);
      // Of several in other words nobody knows which.
      const bool is_known = is_said || raised.size() == 1;
      const std::size_t found = is_said ? same_words->second : *raised.begin();
      if (is_known && may_be(found, mention)) return {.petition = found};
      doubt = is_known ? std::nullopt : std::optional(Doubt::SeveralThatDay);
    }
  }
  if (same_words != newest_.end() && may_be(same_words->second, mention))
    return {.petition = same_words->second};
  return {.petition = lives_.size(), .is_new = true, .doubt = doubt};
}

void PetitionTracker::begin(const Mention& mention, const Key& key, std::optional<Doubt> doubt) {
  // Raised again after the answer, it waits from now on.
  const bool is_again = newest_.contains(key);
  if (is_earlier(mention) && !is_again) {
    lives_.push_back({.asked_on = *mention.raised_on, .doubt = doubt});
  } else {
    lives_.push_back({.asked_on = mention.on});
  }
}

PetitionTracker::Heard PetitionTracker::hear(const Mention& mention) {
  Key key{std::string(mention.cell), text::exact_search_key(mention.addressee),
          text::exact_search_key(mention.words)};
  const Known known = find(mention, key);
  if (known.is_new) begin(mention, key, known.doubt);
  const bool is_answer = mention.status == PetitionStatus::Answered;
  const auto raised_on = [&](const Date& day) {
    raised_[{std::get<0>(key), std::get<1>(key), day}].insert(known.petition);
  };
  if (!is_answer) raised_on(mention.on);
  if (is_earlier(mention)) raised_on(*mention.raised_on);
  newest_[std::move(key)] = known.petition;
  Heard heard{.petition = known.petition, .is_new = known.is_new};
  Life& life = lives_[heard.petition];
  life.forwarded = life.forwarded || mention.status == PetitionStatus::Forwarded;
  if (!is_answer) {
    ++life.raised;
    life.last_raised_on = mention.on;
    return heard;
  }
  const Date day = mention.replied_on.value_or(mention.on);
  // Where this is the first that is heard of it, it was raised in a meeting that is not here.
  if (life.raised > 0 && day < life.asked_on) {
    if (!life.answered_on) life.replied_too_early = day;
    return heard;
  }
  life.replied_too_early.reset();
  heard.is_answer = !life.answered_on || day < *life.answered_on;
  if (heard.is_answer) life.answered_on = day;
  return heard;
}

}  // namespace vanthu::audit
