#include "rules/profile.h"

namespace vanthu::rules {

const ScoreStep* ScorePartFrame::step_of(std::int64_t done, std::int64_t whole) const {
  for (const ScoreStep& step : steps) {
    const std::int64_t left = 100 * done;
    const std::int64_t right = step.percent * whole;
    if (step.strict ? left > right : left >= right) return &step;
  }
  return nullptr;
}

std::int64_t ScoreFrame::total() const {
  std::int64_t sum = 0;
  for (const ScorePartFrame& part : parts) sum += part.max;
  return sum;
}

const ScoreBand* ScoreFrame::band_of(std::int64_t total) const {
  for (const ScoreBand& band : bands) {
    if (total >= band.from) return &band;
  }
  return nullptr;
}

const Threshold* Profile::threshold(std::string_view rule, std::string_view key,
                                    const Date& on) const {
  if (!window.covers(on)) return nullptr;
  for (const ProfileThreshold& one : thresholds) {
    if (one.rule == rule && one.threshold.name == key && one.threshold.window.covers(on)) {
      return &one.threshold;
    }
  }
  return nullptr;
}

const ScoreFrame* Profile::score_frame(const Date& on) const {
  if (!window.covers(on)) return nullptr;
  for (const ScoreFrame& frame : frames) {
    if (frame.window.covers(on)) return &frame;
  }
  return nullptr;
}

}  // namespace vanthu::rules
