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

bool spoke(const RecordView& view, std::string_view member) {
  for (const auto* discussion : {&view->content.discussion, &view->content.criticism}) {
    if (!*discussion) continue;
    const auto& speeches = (*discussion)->speeches;
    const bool found = std::any_of(speeches.begin(), speeches.end(),
                                   [&](const auto& speech) { return speech.speaker == member; });
    if (found) return true;
  }
  return false;
}

// Of the members of the cell who came.
Share share_of_speakers(const RecordView& view) {
  Share share;
  for (const Person& person : view.people()) {
    if (!person.member->home || !person.came()) continue;
    ++share.whole;
    if (spoke(view, person.member->id)) ++share.done;
  }
  return share;
}

Share share_of_done_tasks(const RecordView& view) {
  const auto& review = view->content.review;
  const auto done = std::count_if(review.begin(), review.end(), [](const model::ReviewItem& item) {
    return item.result == model::ReviewResult::Done;
  });
  return {.done = done, .whole = static_cast<std::int64_t>(review.size())};
}

Share measured(const RecordView& view, ScoreMeasure measure) {
  switch (measure) {
    case ScoreMeasure::ByHand:
      return {};
    case ScoreMeasure::Attendance:
      return {.done = attendance_present(view), .whole = attendance_base(view)};
    case ScoreMeasure::Speakers:
      return share_of_speakers(view);
    case ScoreMeasure::ReviewedTasks:
      return share_of_done_tasks(view);
  }
  return {};
}

// What was written for one part of the frame.
struct Written {
  const model::ScorePart* first = nullptr;
  std::int64_t points = 0;
};

// The lines of a score by the parts of the frame; a score may split a part into several lines of
// the same maximum together (10 as 5 and 5). Nothing when it follows another scale.
std::optional<std::vector<Written>> try_match(const Score& score, const ScoreFrame& frame) {
  std::vector<Written> all;
  auto line = score.parts.begin();
  for (const ScorePartFrame& part : frame.parts) {
    if (line == score.parts.end()) return std::nullopt;
    Written written{.first = &*line};
    std::int64_t max = 0;
    for (; line != score.parts.end() && max < part.max; ++line) {
      max += line->max;
      written.points += line->points;
    }
    if (max != part.max) return std::nullopt;
    all.push_back(written);
  }
  if (line != score.parts.end()) return std::nullopt;
  return all;
}

// The parts that a frame's tables work out from the record, against what was written.
struct Recomputed {
  Bilingual all;
  Bilingual wrong;
  const model::ScorePart* at = nullptr;
};

Recomputed recompute(const RecordView& view, const ScoreFrame& frame,
                     const std::vector<Written>& written) {
  Recomputed result;
  for (std::size_t i = 0; i < frame.parts.size(); ++i) {
    const ScorePartFrame& part = frame.parts[i];
    if (part.measure == ScoreMeasure::ByHand) continue;
    const Share share = measured(view, part.measure);
    const ScoreStep* step = share.whole > 0 ? part.step_of(share.done, share.whole) : nullptr;
    if (step == nullptr) continue;
    const std::int64_t most = step->points + part.extra;
    const std::string given = std::to_string(written[i].points);
    const std::string facts = std::to_string(share.done) + "/" + std::to_string(share.whole);
    std::string range = std::to_string(step->points);
    if (part.extra > 0) range += "–" + std::to_string(most);
    const Bilingual line{
        part.name.vi + ": " + facts + ", theo bảng " + range + " điểm, ghi " + given,
        part.name.en + ": " + facts + ", " + range + " by the table, " + given + " written"};
    add_to_list(result.all, line);
    if (written[i].points >= step->points && written[i].points <= most) continue;
    add_to_list(result.wrong, line);
    if (result.at == nullptr) result.at = written[i].first;
  }
  return result;
}

Bilingual list_maxima(const auto& parts) {
  std::string list;
  for (const auto& part : parts) list += (list.empty() ? "" : "/") + std::to_string(part.max);
  return same_words(list);
}

Judgement judge_by_frame(const RecordView& view, const ScoreFrame& frame, Facts facts) {
  const Score& score = *view->score;
  const auto written = try_match(score, frame);
  if (!written) {
    facts.add("given", list_maxima(score.parts))
        .add("frame", list_maxima(frame.parts))
        .add("frame_name", frame.name);
    return failed("other_frame", std::move(facts), score.at);
  }
  Recomputed recomputed = recompute(view, frame, *written);
  if (recomputed.at != nullptr) {
    facts.add("wrong", std::move(recomputed.wrong));
    return failed("recomputed", std::move(facts), recomputed.at->at, "points");
  }
  if (!recomputed.all.empty()) {
    facts.add("recomputed", Bilingual{"; tính lại từ hồ sơ: " + recomputed.all.vi,
                                      "; worked out again: " + recomputed.all.en});
  }
  return passed(std::move(facts), score.at);
}

Judgement judge_total_alone(const Score& score, const ScoreFrame& frame) {
  if (score.total >= 0 && score.total <= frame.total()) {
    return indeterminate({"điểm thành phần", "the points of each part"}, score.at);
  }
  Facts facts;
  facts.add("total", score.total).add("most", frame.total());
  return failed("total_out_of_range", std::move(facts), score.at, "total");
}

Judgement score_adds_up(const RecordView& view, const RuleInForce& law) {
  const ScoreFrame* frame = law.score_frame();
  if (frame == nullptr) return not_applicable("no_frame");
  if (!view->score) return not_applicable("not_scored");
  const Score& score = *view->score;
  if (score.parts.empty()) return judge_total_alone(score, *frame);
  std::int64_t sum = 0;
  for (const model::ScorePart& part : score.parts) sum += part.points;
  Facts facts;
  facts.add("sum", sum).add("total", score.total).add("recomputed", Bilingual{});
  for (const model::ScorePart& part : score.parts) {
    if (part.points >= 0 && part.points <= part.max) continue;
    facts.add("part", part.name).add("points", part.points).add("max", part.max);
    return failed("out_of_range", std::move(facts), part.at, "points");
  }
  if (sum != score.total) return failed("fail", std::move(facts), score.at, "total");
  return judge_by_frame(view, *frame, std::move(facts));
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
  if (band == nullptr) return not_applicable("no_band");
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
                     "most", "wrong", "recomputed"},
           .sayings = {"no_frame", "not_scored", "out_of_range", "total_out_of_range",
                       "other_frame", "recomputed"}},
          {.id = "SH-13",
           .record = band_follows_from_total,
           .facts = {"t", "expected", "given", "from"},
           .sayings = {"no_frame", "no_band", "not_scored"}},
          {.id = "SH-14", .record = superior_has_spoken, .sayings = {"not_scored", "no_observer"}}};
}

}  // namespace vanthu::rules
