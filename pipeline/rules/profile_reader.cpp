#include "base/enum_name.h"
#include "rules/rulebook_reader.h"

namespace vanthu::rules {
namespace {

using findings::Findings;

constexpr EnumName<ScoreMeasure> kMeasures[] = {{"by_hand", ScoreMeasure::ByHand},
                                                {"attendance", ScoreMeasure::Attendance},
                                                {"reviewed_tasks", ScoreMeasure::ReviewedTasks}};

ScoreStep read_step(const xml::Element& element, std::int64_t max, Findings& findings) {
  xml::Reader reader(element, findings);
  ScoreStep step{.percent = reader.integer("percent"), .points = reader.integer("points")};
  if (step.points < 0 || step.points > max) {
    reader.report("RUL-16", "points",
                  {"điểm của bậc phải từ 0 đến điểm tối đa của mục",
                   "a step's points must lie between 0 and the maximum of its part"});
  }
  reader.finish();
  return step;
}

ScorePartFrame read_part(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  ScorePartFrame part;
  part.name = read_bilingual(reader);
  part.max = reader.integer("max");
  part.bonus = reader.integer_or("bonus", 0);
  part.measure = reader.optional_one_of("measure", kMeasures).value_or(ScoreMeasure::ByHand);
  for (const auto& child : reader.children("step")) {
    part.steps.push_back(read_step(child, part.max, findings));
  }
  reader.finish();
  return part;
}

ScoreBand read_band(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  ScoreBand band{.from = reader.integer("from"), .band = reader.one_of("band", model::kBandNames)};
  reader.finish();
  return band;
}

// The day that an attribute names, which must lie in the year it stands under.
Date read_day_of(xml::Reader& reader, std::int64_t year) {
  const Date day = reader.date("date");
  if (static_cast<int>(day.year()) != year) {
    reader.report("RUL-17", "date",
                  {"ngày không thuộc năm " + std::to_string(year),
                   "the day is not in the year " + std::to_string(year)});
  }
  return day;
}

}  // namespace

ScoreFrame read_frame(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  ScoreFrame frame;
  frame.name = read_bilingual(reader);
  frame.window = read_window(reader);
  for (const auto& child : reader.some_children("part")) {
    frame.parts.push_back(read_part(child, findings));
  }
  for (const auto& child : reader.children("band")) {
    frame.bands.push_back(read_band(child, findings));
  }
  for (std::size_t i = 1; i < frame.bands.size(); ++i) {
    if (frame.bands[i - 1].from > frame.bands[i].from) continue;
    reader.report("RUL-16", {},
                  {"các mức xếp loại phải từ cao xuống thấp", "bands must go from high to low"});
  }
  reader.finish();
  return frame;
}

Profile read_profile(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  Profile profile;
  profile.id = reader.token("id");
  profile.name = read_bilingual(reader);
  profile.grade = read_grade(reader);
  profile.window = read_window(reader);
  for (const auto& child : reader.children("set")) {
    xml::Reader set(child, findings);
    const std::string rule = set.token("rule");
    Threshold threshold{.name = set.token("name"),
                        .window = read_window(set),
                        .numerator = set.integer("numerator"),
                        .denominator = set.integer_or("denominator", 1),
                        .strict = set.boolean_or("strict", false)};
    set.finish();
    profile.thresholds.push_back({.rule = rule, .threshold = std::move(threshold)});
  }
  for (const auto& child : reader.children("frame")) {
    profile.frames.push_back(read_frame(child, findings));
  }
  reader.finish();
  return profile;
}

void read_year(const xml::Element& element, WorkingDays& days, Findings& findings) {
  xml::Reader reader(element, findings);
  const std::int64_t year = reader.integer("number");
  days.add_year(static_cast<int>(year));
  for (const auto& child : reader.children("holiday")) {
    xml::Reader holiday(child, findings);
    days.add_holiday(read_day_of(holiday, year));
    static_cast<void>(read_bilingual(holiday));
    holiday.finish();
  }
  for (const auto& child : reader.children("make_up_day")) {
    xml::Reader make_up(child, findings);
    days.add_make_up_day(read_day_of(make_up, year));
    make_up.finish();
  }
  reader.finish();
}

}  // namespace vanthu::rules
