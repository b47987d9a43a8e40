#include "rules/papers.h"

namespace vanthu::rules {
namespace {

using model::Paper;
using model::PaperType;

// The minutes number `index` of the record, counted from 0.
const Paper* minutes_at(const RecordView& view, std::size_t index) {
  for (const Paper& paper : view->papers) {
    if (paper.type != PaperType::Minutes) continue;
    if (index == 0) return &paper;
    --index;
  }
  return nullptr;
}

bool has_minutes_for_each_election(const RecordView& view) {
  const std::size_t elections = view->elections.size();
  return minutes_at(view, elections) != nullptr && minutes_at(view, elections + 1) == nullptr;
}

}  // namespace

const Paper* meeting_minutes(const RecordView& view) {
  return minutes_at(view, 0);
}

const Paper* counting_minutes(const RecordView& view, const model::Election& election) {
  if (!has_minutes_for_each_election(view)) return nullptr;
  const auto index = static_cast<std::size_t>(&election - view->elections.data());
  return minutes_at(view, index + 1);
}

bool is_counting_minutes(const RecordView& view, const Paper& paper) {
  return paper.type == PaperType::Minutes && !view->elections.empty() &&
         has_minutes_for_each_election(view) && &paper != meeting_minutes(view);
}

}  // namespace vanthu::rules
