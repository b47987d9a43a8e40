// What was said, concluded and scored in a situation: a complete meeting.
#include "rules/situation_parts.h"
#include "text/nfc_string.h"

namespace vanthu::rules {
namespace {

using model::MeetingRecord;

std::string next_month(const Date& day) {
  return to_iso(add_months(day, 1)).substr(0, 7);
}

void add_assignment(MeetingRecord& record, Wishes& wishes) {
  const Date day = record.meeting.start.date;
  model::Assignment assignment;
  assignment.id = "nv-" + record.meeting.period;
  assignment.task = text::nfc("Nhiệm vụ tháng " + record.meeting.period);
  assignment.due = wishes.optional_date_or("task_due", add_days(day, 15));
  assignment.standing = wishes.is("task", "standing");
  assignment.report_at = wishes.word("report_at", next_month(day));
  if (wishes.has("plan_line")) assignment.plan_line = text::nfc(wishes.word("plan_line", ""));
  assignment.assignees = {{.member = wishes.word("assignee", "m3")}};
  record.content.assignments.push_back(std::move(assignment));
}

std::vector<std::int64_t> points_or(Wishes& wishes, std::string_view name,
                                    std::vector<std::int64_t> otherwise) {
  if (!wishes.has(name)) return otherwise;
  std::vector<std::int64_t> points;
  for (const std::string& word : wishes.words(name)) {
    points.push_back(wishes.parse_number(name, word));
  }
  return points;
}

}  // namespace

void add_content(MeetingRecord& record, Wishes& wishes) {
  model::Content& content = record.content;
  const auto words = [](const char* text) { return text::nfc(text); };
  content.opening = {words("Nêu lý do, cử thư ký, thông qua chương trình.")};
  const auto members = static_cast<std::int64_t>(record.roster.members.size());
  content.fee_report = model::FeeReport{.month = wishes.word("fees_month", record.meeting.period),
                                        .paid = wishes.number_or("fees_paid", members),
                                        .due = wishes.number_or("fees_due", members),
                                        .amount = {}};
  content.information = {words("Thông tin thời sự và văn bản mới.")};
  content.evaluation = {{.title = words("Kết quả tháng trước"), .paragraphs = {words("Đạt.")}}};
  content.review = {
      {.result = wishes.choice_or("result", model::kReviewResultNames, model::ReviewResult::Done),
       .task = words("Nhiệm vụ kỳ trước")}};
  if (wishes.has("thematic_topic") || record.meeting.kind == model::MeetingKind::Thematic ||
      record.meeting.kind == model::MeetingKind::Combined) {
    content.thematic = model::Thematic{.topic = words("Chuyên đề"),
                                       .drafter = wishes.word("thematic_topic", "m2"),
                                       .plan_line = words("Mục 1, kế hoạch năm"),
                                       .final_text = words("Bản chuyên đề"),
                                       .paragraphs = {words("Nội dung chuyên đề.")}};
  }
  content.discussion.emplace();
  content.discussion->speeches = {{.speaker = wishes.word("speaker", "m3"),
                                   .seq = wishes.number_or("speech_seq", 1),
                                   .summary = words("Nhất trí dự thảo.")}};
  if (const auto second = wishes.number("second_seq")) {
    content.discussion->speeches.push_back(
        {.speaker = "m4", .seq = second, .summary = words("Đề nghị bổ sung.")});
  }
  for (std::int64_t i = 1; i <= wishes.number_or("speakers", 0); ++i) {
    content.discussion->speeches.push_back(
        {.speaker = "m" + std::to_string(i), .summary = words("Nhất trí.")});
  }
  if (wishes.is("discussion", "none")) content.discussion = model::Discussion{.none = true};
  content.criticism = model::Discussion{.none = true};
  content.praise = model::Mentions{.none = true};
  content.reminders = model::Mentions{.none = true};
  content.conclusion = {words(wishes.word("conclusion", "Thống nhất các nội dung.").c_str())};
  if (wishes.has("reserved")) {
    content.reserved_opinions = {
        {.member = wishes.word("reserved", "m3"), .text = words("Đề nghị xem lại thời hạn.")}};
  }
  for (const std::string& word : wishes.words("omitted")) {
    const auto step = wishes.parse("omitted", word, model::kSessionStepNames);
    if (step) content.omitted.push_back({.step = *step, .reason = words("Chưa có nội dung.")});
  }
  if (wishes.has("raised") || wishes.has("replied")) {
    content.petitions = {{.addressee = words("Ủy ban nhân dân xã"),
                          .status = wishes.choice_or("petition", model::kPetitionStatusNames,
                                                     model::PetitionStatus::Answered),
                          .raised_on = wishes.date("raised"),
                          .replied_on = wishes.date("replied"),
                          .summary = words("Đề nghị sửa đường.")}};
  }
  add_assignment(record, wishes);
  content.minutes_adoption.adopted = true;
  content.minutes_adoption.agreed = wishes.number_or("agreed", record.attendance.totals.present);
  content.minutes_adoption.of = record.attendance.totals.present;
}

void add_score(MeetingRecord& record, Wishes& wishes) {
  const auto points = points_or(wishes, "score", {5, 5, 9, 36, 5, 27, 5});
  const auto maxima = points_or(wishes, "score_max", {5, 5, 10, 40, 5, 30, 5});
  if (points.size() != maxima.size()) wishes.complain("score");
  model::Score score;
  for (std::size_t i = 0; i < points.size() && i < maxima.size(); ++i) {
    score.parts.push_back(
        {.name = text::nfc("Mục " + std::to_string(i + 1)), .max = maxima[i], .points = points[i]});
    score.total += points[i];
  }
  score.total = wishes.number_or("score_total", score.total);
  score.self_band = wishes.choice_or("band", model::kBandNames, model::Band::Good);
  score.observer = text::nfc("Đảng ủy viên phụ trách chi bộ");
  if (!wishes.is("official_band", "none")) {
    score.official_band = wishes.choice_or("official_band", model::kBandNames, score.self_band);
  }
  record.score = std::move(score);
}

}  // namespace vanthu::rules
