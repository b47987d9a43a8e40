// SH-12 to SH-14: the quality score of a session, by the frame of the day (national or local).
#include <algorithm>

#include "rules/bases.h"
#include "rules/families.h"

namespace vanthu::rules {
namespace {

using model::Score;

// done of whole, in the terms of a frame's steps.
struct Share {
  std::int64_t done = 0;
  std::int64_t whole = 0;
};

std::optional<Share> measured(const RecordView& view, ScoreMeasure measure) {
  switch (measure) {
    case ScoreMeasure::ByHand:
      return std::nullopt;
    case ScoreMeasure::Attendance:
      return Share{.done = attendance_present(view), .whole = attendance_base(view)};
    case ScoreMeasure::ReviewedTasks: {
      const auto& review = view->content.review;
      const auto done = std::count_if(
          review.begin(), review.end(),
          [](const model::ReviewItem& item) { return item.result == model::ReviewResult::Done; });
      return Share{.done = done, .whole = static_cast<std::int64_t>(review.size())};
    }
  }
  return std::nullopt;
}

// The points that a part's own table gives; nothing where it has none or there is nothing to
// measure.
std::optional<std::int64_t> points_by_table(const RecordView& view, const ScorePartFrame& part) {
  const auto share = measured(view, part.measure);
  if (!share || share->whole <= 0) return std::nullopt;
  for (const ScoreStep& step : part.steps) {
    if (100 * share->done >= step.percent * share->whole) return step.points;
  }
  return std::nullopt;
}

Bilingual list_maxima(const auto& parts) {
  std::string list;
  for (const auto& part : parts) list += (list.empty() ? "" : "/") + std::to_string(part.max);
  return same_words(list);
}

bool follows(const Score& score, const ScoreFrame& frame) {
  return std::equal(
      score.parts.begin(), score.parts.end(), frame.parts.begin(), frame.parts.end(),
      [](const model::ScorePart& a, const ScorePartFrame& b) { return a.max == b.max; });
}

// Parts whose points the frame works out from the record.
std::optional<Judgement> try_find_wrong_points(const RecordView& view, const ScoreFrame& frame,
                                               const Facts& facts) {
  const Score& score = *view->score;
  for (std::size_t i = 0; i < frame.parts.size(); ++i) {
    const auto points = points_by_table(view, frame.parts[i]);
    const std::int64_t given = score.parts[i].points;
    if (!points || (given >= *points && given <= *points + frame.parts[i].bonus)) continue;
    Facts more = facts;
    more.add("part", score.parts[i].name).add("points", given).add("computed", *points);
    return failed("recomputed", std::move(more), score.parts[i].at, "points");
  }
  return std::nullopt;
}

Judgement score_adds_up(const RecordView& view, const RuleInForce& law) {
  const ScoreFrame* frame = law.score_frame();
  if (frame == nullptr) return not_applicable("no_frame");
  if (!view->score) return not_applicable("not_scored");
  const Score& score = *view->score;
  if (score.parts.empty()) {
    return indeterminate({"điểm thành phần", "the points of each part"}, score.at);
  }
  std::int64_t sum = 0;
  for (const model::ScorePart& part : score.parts) sum += part.points;
  Facts facts;
  facts.add("sum", sum)
      .add("total", score.total)
      .add("given", list_maxima(score.parts))
      .add("frame", list_maxima(frame->parts))
      .add("frame_name", frame->name);
  for (const model::ScorePart& part : score.parts) {
    if (part.points >= 0 && part.points <= part.max) continue;
    facts.add("part", part.name).add("points", part.points).add("max", part.max);
    return failed("out_of_range", std::move(facts), part.at, "points");
  }
  if (sum != score.total) return failed("fail", std::move(facts), score.at, "total");
  if (!follows(score, *frame)) return failed("other_frame", std::move(facts), score.at);
  if (auto wrong = try_find_wrong_points(view, *frame, facts)) return std::move(*wrong);
  return passed(std::move(facts), score.at);
}

Bilingual band_words(model::Band band) {
  switch (band) {
    case model::Band::Good:
      return {"tốt", "good"};
    case model::Band::Fair:
      return {"khá", "fair"};
    case model::Band::Average:
      return {"trung bình", "average"};
    case model::Band::Poor:
      return {"kém", "poor"};
  }
  return {};
}

Judgement band_follows_from_total(const RecordView& view, const RuleInForce& law) {
  const ScoreFrame* frame = law.score_frame();
  if (frame == nullptr) return not_applicable("no_frame");
  if (!view->score) return not_applicable("not_scored");
  const ScoreBand* band = frame->band_of(view->score->total);
  if (band == nullptr) return not_applicable("no_frame");
  Facts facts;
  facts.add("t", view->score->total)
      .add("expected", band_words(band->band))
      .add("given", band_words(view->score->self_band))
      .add("from", band->from);
  return judged(band->band == view->score->self_band, std::move(facts), view->score->at,
                "self_band");
}

Judgement superior_has_spoken(const RecordView& view, const RuleInForce&) {
  if (!view->score) return not_applicable("not_scored");
  if (!view->score->observer) return failed("no_observer", {}, view->score->at, "observer");
  return judged(view->score->official_band.has_value(), {}, view->score->at, "official_band");
}

}  // namespace

std::vector<Predicate> score_predicates() {
  return {{.id = "SH-12",
           .record = score_adds_up,
           .facts = {"sum", "total", "given", "frame", "frame_name", "part", "points", "max",
                     "computed"},
           .sayings = {"no_frame", "not_scored", "out_of_range", "other_frame", "recomputed"}},
          {.id = "SH-13",
           .record = band_follows_from_total,
           .facts = {"t", "expected", "given", "from"},
           .sayings = {"no_frame", "not_scored"}},
          {.id = "SH-14", .record = superior_has_spoken, .sayings = {"not_scored", "no_observer"}}};
}

}  // namespace vanthu::rules
