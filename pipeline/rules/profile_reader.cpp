#include "base/enum_name.h"
#include "rules/rulebook_reader.h"

namespace vanthu::rules {
namespace {

using findings::Findings;

// Every frame known is one of 100 points.
constexpr std::int64_t kWholeScore = 100;

constexpr EnumName<ScoreMeasure> kMeasures[] = {{"by_hand", ScoreMeasure::ByHand},
                                                {"attendance", ScoreMeasure::Attendance},
                                                {"speakers", ScoreMeasure::Speakers},
                                                {"reviewed_tasks", ScoreMeasure::ReviewedTasks}};

ScoreStep read_step(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  ScoreStep step{.percent = reader.integer("percent"),
                 .strict = reader.boolean_or("strict", false),
                 .points = reader.integer("points")};
  if (step.percent < 0 || step.percent > 100) {
    reader.report("RUL-16", "percent",
                  {"tỷ lệ của bậc phải từ 0 đến 100", "a step's share must lie between 0 and 100"},
                  {"ghi phần trăm, ví dụ percent=\"90\"", "write percent, e.g. percent=\"90\""});
  }
  reader.finish();
  return step;
}

void check_steps(const ScorePartFrame& part, xml::Reader& reader) {
  const bool by_hand = part.measure == ScoreMeasure::ByHand;
  if (by_hand != part.steps.empty()) {
    reader.report("RUL-16", "measure",
                  {"mục có bảng điểm phải ghi measure, và mục có measure phải có bảng điểm",
                   "a part with steps needs a measure, and a part with a measure needs steps"},
                  {"thêm measure hoặc các bậc step, hoặc bỏ cả hai",
                   "add the measure or the steps, or leave out both"});
  }
  if (part.steps.empty()) return;
  for (std::size_t i = 1; i < part.steps.size(); ++i) {
    const ScoreStep& above = part.steps[i - 1];
    const ScoreStep& below = part.steps[i];
    if (above.percent > below.percent && above.points > below.points) continue;
    reader.report("RUL-16", {},
                  {"các bậc điểm phải từ cao xuống thấp", "steps must go from high to low"},
                  {"xếp lại các bậc: tỷ lệ và điểm cùng giảm dần",
                   "order them so that share and points both fall"});
    break;
  }
  const ScoreStep& last = part.steps.back();
  if (last.percent != 0 || last.strict) {
    reader.report("RUL-16", {},
                  {"bậc cuối phải từ 0% để tỷ lệ nào cũng có điểm",
                   "the last step must start at 0%, so that every share has its points"},
                  {"thêm bậc percent=\"0\"", "add a step with percent=\"0\""});
  }
  if (last.points < 0 || part.extra < 0 || part.steps.front().points + part.extra > part.max) {
    reader.report("RUL-16", "max",
                  {"điểm của bậc, cả điểm cộng thêm, phải từ 0 đến điểm tối đa của mục",
                   "a step's points, extra included, must lie between 0 and the part's maximum"},
                  {"sửa points, extra hoặc max", "mend points, extra or max"});
  }
}

ScorePartFrame read_part(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  ScorePartFrame part;
  part.name = read_bilingual(reader);
  part.max = reader.integer("max");
  part.extra = reader.integer_or("extra", 0);
  part.measure = reader.optional_one_of("measure", kMeasures).value_or(ScoreMeasure::ByHand);
  for (const auto& child : reader.children("step")) {
    part.steps.push_back(read_step(child, findings));
  }
  check_steps(part, reader);
  if (part.max <= 0) {
    reader.report("RUL-16", "max", {"điểm tối đa phải lớn hơn 0", "the maximum must be above 0"},
                  {"ghi điểm tối đa của mục", "write the maximum of the part"});
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

void check_bands(const ScoreFrame& frame, xml::Reader& reader) {
  for (std::size_t i = 1; i < frame.bands.size(); ++i) {
    if (frame.bands[i - 1].from > frame.bands[i].from) continue;
    reader.report("RUL-16", {},
                  {"các mức xếp loại phải từ cao xuống thấp", "bands must go from high to low"},
                  {"xếp lại các mức theo from giảm dần", "order them by falling from"});
    break;
  }
  if (!frame.bands.empty() && frame.bands.back().from != 0) {
    reader.report("RUL-16", {},
                  {"mức xếp loại cuối phải từ 0 điểm để tổng nào cũng có mức",
                   "the last band must start at 0, so that every total has its band"},
                  {"thêm mức from=\"0\"", "add a band with from=\"0\""});
  }
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

ProfileThreshold read_setting(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  ProfileThreshold set{.rule = reader.token("rule"),
                       .threshold = read_threshold_attributes(reader),
                       .at = element.span()};
  reader.finish();
  return set;
}

// What stands for some day must stand there once.
void check_settings(const Profile& profile, xml::Reader& reader) {
  for (std::size_t i = 0; i < profile.thresholds.size(); ++i) {
    const ProfileThreshold& one = profile.thresholds[i];
    for (std::size_t j = 0; j < i; ++j) {
      const ProfileThreshold& other = profile.thresholds[j];
      const bool same = one.rule == other.rule && one.threshold.name == other.threshold.name;
      if (!same || !one.threshold.window.meets(other.threshold.window)) continue;
      reader.report(
          "RUL-18", {},
          {"mức “" + one.threshold.name + "” của quy tắc " + one.rule +
               " được đặt hai lần cho cùng một ngày",
           "“" + one.threshold.name + "” of rule " + one.rule + " is set twice for the same day"},
          {"bỏ một dòng, hoặc chia thời gian áp dụng bằng from và to",
           "leave out one, or divide the time by from and to"});
    }
  }
}

void check_frames(const std::vector<ScoreFrame>& frames, xml::Reader& reader) {
  for (std::size_t i = 0; i < frames.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!frames[i].window.meets(frames[j].window)) continue;
      reader.report("RUL-18", {},
                    {"hai khung điểm cùng áp dụng cho một ngày: " + frames[j].name.vi + "; " +
                         frames[i].name.vi,
                     "two frames are in force on the same day: " + frames[j].name.en + "; " +
                         frames[i].name.en},
                    {"chia thời gian áp dụng bằng from và to", "divide the time by from and to"});
    }
  }
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
  check_bands(frame, reader);
  if (frame.total() != kWholeScore) {
    reader.report(
        "RUL-16", {},
        {"các mục của khung cộng lại " + std::to_string(frame.total()) + " điểm, phải là 100",
         "the parts make " + std::to_string(frame.total()) + " points, not 100"},
        {"sửa điểm tối đa của các mục", "mend the maxima of the parts"});
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
    profile.thresholds.push_back(read_setting(child, findings));
  }
  for (const auto& child : reader.children("frame")) {
    profile.frames.push_back(read_frame(child, findings));
  }
  check_settings(profile, reader);
  check_frames(profile.frames, reader);
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
