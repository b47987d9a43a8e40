// What a province, ward or office sets for itself (hồ sơ địa phương): parameters that a rule has
// opened to local setting, and score frames. A profile can't touch a threshold of the Charter, of
// the implementing regulation or of the election and discipline rules: those are not open.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "findings/verdict.h"
#include "model/vocabulary.h"
#include "rules/rule.h"

namespace vanthu::rules {

// What the points of a part are worked out from, where a frame says how.
enum class ScoreMeasure {
  ByHand,         // chấm trực tiếp
  Attendance,     // tỷ lệ dự sinh hoạt
  Speakers,       // tỷ lệ đảng viên dự họp có phát biểu
  ReviewedTasks,  // tỷ lệ nhiệm vụ kỳ trước hoàn thành
};

// At least this share (in percent of the whole; strict: more than it) gives these points.
struct ScoreStep {
  std::int64_t percent = 0;
  bool strict = false;
  std::int64_t points = 0;

  bool operator==(const ScoreStep&) const = default;
};

struct ScorePartFrame {
  Bilingual name;
  std::int64_t max = 0;
  ScoreMeasure measure = ScoreMeasure::ByHand;
  // The highest first; the last is reached by everybody.
  std::vector<ScoreStep> steps;
  // Points of the part beyond the table, for what one record alone can't show.
  std::int64_t extra = 0;

  // The step that done of whole reaches; null when there are no steps. whole > 0.
  const ScoreStep* step_of(std::int64_t done, std::int64_t whole) const;
  bool operator==(const ScorePartFrame&) const = default;
};

// From this total (inclusive) a session is of this band.
struct ScoreBand {
  std::int64_t from = 0;
  model::Band band = model::Band::Good;

  bool operator==(const ScoreBand&) const = default;
};

// The 100-point frame of a meeting's quality score: parts in order, bands from the highest.
struct ScoreFrame {
  Bilingual name;
  Window window;
  std::vector<ScorePartFrame> parts;
  std::vector<ScoreBand> bands;

  std::int64_t total() const;
  // Null when the frame has no bands or the total is below all of them.
  const ScoreBand* band_of(std::int64_t total) const;
  bool operator==(const ScoreFrame&) const = default;
};

struct ProfileThreshold {
  std::string rule;
  Threshold threshold;
  SourceSpan at;

  bool operator==(const ProfileThreshold&) const = default;
};

struct Profile {
  // "LOC-02"
  std::string id;
  Bilingual name;
  findings::Grade grade = findings::Grade::C;
  Window window;
  std::vector<ProfileThreshold> thresholds;
  std::vector<ScoreFrame> frames;

  // Null when the profile says nothing for that day.
  const Threshold* threshold(std::string_view rule, std::string_view key, const Date& on) const;
  const ScoreFrame* score_frame(const Date& on) const;
  bool operator==(const Profile&) const = default;
};

}  // namespace vanthu::rules
