#include "province/draft.h"

#include <algorithm>
#include <array>

namespace vanthu::province {
namespace {

std::string two(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string month_of(const Date& day) {
  return to_iso(day).substr(0, 7);
}

std::string month_words(const Date& day) {
  const auto month = static_cast<unsigned>(day.month());
  return "tháng " + (month < 3 ? two(month) : std::to_string(month)) + " năm " +
         std::to_string(static_cast<int>(day.year()));
}

unsigned quarter_of(const Date& day) {
  return (static_cast<unsigned>(day.month()) + 2) / 3;
}

std::vector<Row> call_roll(Cell& cell, bool everybody) {
  std::vector<Row> rows;
  for (const Member& member : cell.members) {
    if (!member.home) continue;
    rows.push_back(
        {.member = &member, .state = member.exemption ? "exempt" : "present", .reason = {}});
  }
  // At most a tenth stays away.
  int free = everybody ? 0 : static_cast<int>(rows.size() - (cell.groups > 0 ? 1 : 0)) / 10;
  for (Row& row : rows) {
    const bool may = free > 0 && row.state == "present" && !cell.is_anchor(row.member->id);
    if (!may || !cell.seeded.chance(0.12)) continue;
    row.state = "absent_excused";
    row.reason = cell.seeded.pick(shared_words().reasons);
    --free;
  }
  return rows;
}

void review_tasks(Cell& cell, const std::string& period, Draft& draft) {
  std::vector<Task> still_open;
  for (Task& task : cell.open_tasks) {
    if (task.report_at > period) {
      still_open.push_back(std::move(task));
      continue;
    }
    Review review{.task = task, .result = "done", .note = {}};
    if (cell.seeded.chance(0.08)) {
      review.result = "late";
      review.note = "Chậm do chờ kinh phí; chuyển thực hiện tiếp, báo cáo tại kỳ sau.";
      still_open.push_back(std::move(task));
    } else {
      review.note = filled(cell.seeded.pick(shared_words().results), cell.seeded);
    }
    draft.reviews.push_back(std::move(review));
  }
  cell.open_tasks = std::move(still_open);
}

void give_tasks(Cell& cell, const std::string& stem, int count, const Date& next, Draft& draft) {
  for (int i = 1; i <= count; ++i) {
    Task task{.id = stem + "-" + std::to_string(i),
              .due = add_days(next, -cell.seeded.between(1, 12)),
              .report_at = month_of(next),
              .text = std::string(cell.seeded.pick(cell.words->tasks)),
              .assignee = cell.anchors[static_cast<std::size_t>(
                  cell.seeded.below(static_cast<int>(cell.anchors.size())))]};
    draft.tasks.push_back(task);
    cell.open_tasks.push_back(std::move(task));
  }
}

void petition(Cell& cell, Draft& draft) {
  std::vector<Petition> still_open;
  for (Petition& one : cell.petitions) {
    draft.petitions.push_back(one);
    if (!one.replied_on) still_open.push_back(std::move(one));
  }
  cell.petitions = std::move(still_open);
  if (!cell.seeded.chance(0.2)) return;
  Petition fresh{.addressee = cell.seeded.chance(0.6) ? "Ủy ban nhân dân xã " + cell.place
                                                      : "Đảng ủy xã " + cell.place,
                 .text = std::string(cell.seeded.pick(shared_words().petitions)),
                 .replied_on = {}};
  const bool known = std::any_of(draft.petitions.begin(), draft.petitions.end(),
                                 [&](const Petition& one) { return one.text == fresh.text; });
  if (known) return;
  draft.petitions.push_back(fresh);
  cell.petitions.push_back(std::move(fresh));
}

void vote_on_candidate(Cell& cell, Draft& draft, int month) {
  for (Candidate& one : cell.candidates) {
    const bool admission = one.member.empty();
    if (one.voted_on) continue;
    if (admission ? one.month > month
                  : draft.on < add_days(add_months(cell.find(one.member)->ceremony, 12), 4)) {
      continue;
    }
    one.voted_on = draft.on;
    draft.candidate = &one;
    Vote vote;
    vote.id = admission ? "bq-ket-nap" : "bq-cong-nhan";
    vote.type = admission ? "admission" : "recognition";
    vote.method = admission ? "secret_ballot" : "party_card";
    vote.at = draft.end - 18;
    vote.item = "a5";
    vote.subject = (admission ? "Đề nghị kết nạp đảng viên đối với quần chúng "
                              : "Đề nghị công nhận đảng viên chính thức đối với đồng chí ") +
                   one.name;
    vote.about = one.member;
    vote.dossier = "hs-1";
    vote.citation = admission ? "Điều 4" : "Điều 5, khoản 2";
    draft.votes.push_back(std::move(vote));
    return;
  }
}

void number_papers(Cell& cell, Draft& draft) {
  const std::string superior = "Ban Thường vụ Đảng ủy xã (để báo cáo)";
  draft.papers.push_back({.id = "nghi-quyet",
                          .number = ++cell.last_resolution,
                          .symbol = "NQ/CB",
                          .vote = "bq-nghi-quyet",
                          .about = {},
                          .dossier = {},
                          .abstract = "lãnh đạo thực hiện nhiệm vụ " + draft.words,
                          .recipients = {superior, "Đảng ủy viên phụ trách Chi bộ",
                                         "Đảng viên trong Chi bộ (để thực hiện)", "Lưu Chi bộ"}});
  if (draft.candidate != nullptr) {
    const Vote& vote = draft.votes.front();
    const bool admission = vote.type == "admission";
    draft.papers.push_back(
        {.id = admission ? "nq-ket-nap" : "nq-cong-nhan",
         .number = ++cell.last_resolution,
         .symbol = "NQ/CB",
         .vote = vote.id,
         .about = vote.about,
         .dossier = vote.dossier,
         .abstract = (admission ? "đề nghị kết nạp đảng viên đối với quần chúng "
                                : "đề nghị công nhận đảng viên chính thức đối với đồng chí ") +
                     draft.candidate->name,
         .recipients = {superior, "Lưu Chi bộ"}});
  }
  if (draft.on.month() != std::chrono::January) return;
  draft.papers.push_back(
      {.id = "kh-kiem-tra",
       .type = "plan",
       .number = ++cell.last_plan,
       .symbol = "KH/CB",
       .vote = {},
       .about = {},
       .dossier = {},
       .abstract = "kiểm tra, giám sát năm " + std::to_string(static_cast<int>(draft.on.year())),
       .recipients = {"Ủy ban Kiểm tra Đảng ủy xã (để báo cáo)",
                      "Đảng viên trong Chi bộ (để thực hiện)", "Lưu Chi bộ"}});
}

void score(Cell& cell, Draft& draft) {
  Seeded& seeded = cell.seeded;
  const bool fair = seeded.chance(0.1);
  draft.score = {5,
                 seeded.between(4, 5),
                 seeded.between(9, 10),
                 fair ? seeded.between(28, 31) : seeded.between(37, 40),
                 5,
                 fair ? seeded.between(22, 25) : seeded.between(29, 30),
                 5};
  draft.score_total = 0;
  for (const int points : draft.score) draft.score_total += points;
  draft.band = fair ? "fair" : "good";
}

}  // namespace

std::string percent_of(int part, int whole) {
  if (whole <= 0) return "0,00";
  const int hundredths = (2 * part * 10000 + whole) / (2 * whole);
  return std::to_string(hundredths / 100) + "," + two(static_cast<unsigned>(hundredths % 100));
}

Totals count(const std::vector<Row>& rows) {
  Totals totals;
  for (const Row& row : rows) {
    ++totals.home;
    ++(row.member->official ? totals.official : totals.probationary);
    if (row.state == "present") ++totals.present;
    if (row.state == "absent_excused") ++totals.excused;
    if (row.state == "absent_unexcused") ++totals.unexcused;
    if (row.state == "exempt") ++totals.exempt;
  }
  return totals;
}

void count_again(Draft& draft) {
  draft.totals = count(draft.rows);
  int officials = 0;
  for (const Row& row : draft.rows) {
    officials += row.member->official && row.state == "present" ? 1 : 0;
  }
  for (Vote& vote : draft.votes) {
    vote.base = draft.kind == Kind::Committee ? draft.totals.home
                                              : draft.totals.official - draft.totals.exempt;
    vote.present = officials;
    vote.in_favour = vote.present - vote.abstain;
    vote.percent = percent_of(vote.in_favour, vote.base);
  }
}

Draft draft_regular(Cell& cell, int month, const Date& on, const Date& next) {
  Draft draft;
  draft.period = month_of(on);
  draft.id = cell.folder + "-" + draft.period + "-thuong-ky";
  draft.words = month_words(on);
  draft.on = on;
  draft.start = cell.start_minute;
  draft.end = draft.start + cell.seeded.between(95, 125);
  draft.prepared_by = cell.committee ? cell.folder + "-" + draft.period + "-chi-uy"
                                     : "hoi-y-" + to_iso(add_days(on, -4));
  draft.rows = call_roll(cell, false);
  review_tasks(cell, draft.period, draft);
  give_tasks(cell, "nv-" + draft.period, cell.seeded.between(3, 5), next, draft);
  petition(cell, draft);
  vote_on_candidate(cell, draft, month);
  draft.votes.push_back(
      {.id = "bq-nghi-quyet",
       .at = draft.end - 14,
       .percent = {},
       .item = "a4",
       .subject = "Thông qua nghị quyết lãnh đạo thực hiện nhiệm vụ " + draft.words,
       .about = {},
       .dossier = {},
       .citation = "Điều 9, khoản 5"});
  if (on.month() == std::chrono::December) {
    draft.votes.push_back({.id = "bq-xep-loai",
                           .type = "rating",
                           .method = "secret_ballot",
                           .at = draft.end - 10,
                           .percent = {},
                           .item = "a5",
                           .subject = "Đề nghị xếp loại Chi bộ năm " +
                                      std::to_string(static_cast<int>(on.year())) +
                                      ": hoàn thành tốt nhiệm vụ",
                           .about = {},
                           .dossier = {},
                           .citation = {}});
  }
  number_papers(cell, draft);
  score(cell, draft);
  if (!cell.last_regular.empty()) {
    draft.links.emplace_back(cell.last_regular, "Kỳ sinh hoạt thường kỳ liền trước");
  }
  if (cell.committee) draft.links.emplace_back(draft.prepared_by, "Hội nghị chi ủy chuẩn bị");
  cell.last_regular = draft.id;
  count_again(draft);
  return draft;
}

Draft draft_thematic(Cell& cell, const Date& on, const Date& next) {
  Draft draft;
  draft.kind = Kind::Thematic;
  const std::string year = std::to_string(static_cast<int>(on.year()));
  const unsigned quarter = quarter_of(on);
  constexpr std::array<const char*, 4> kRoman = {"I", "II", "III", "IV"};
  draft.period = year + "-Q" + std::to_string(quarter);
  draft.id = cell.folder + "-" + year + "-q" + std::to_string(quarter) + "-chuyen-de";
  draft.words = "quý " + std::string(kRoman[quarter - 1]) + " năm " + year;
  draft.on = on;
  draft.start = cell.start_minute;
  draft.end = draft.start + cell.seeded.between(95, 110);
  draft.prepared_by = "hoi-y-" + to_iso(add_days(on, -5));
  draft.rows = call_roll(cell, true);
  give_tasks(cell, "cd-" + year + "-q" + std::to_string(quarter), 2, next, draft);
  count_again(draft);
  return draft;
}

Draft draft_committee(Cell& cell, const Date& on, const std::string& period) {
  Draft draft;
  draft.kind = Kind::Committee;
  draft.period = period;
  draft.id = cell.folder + "-" + period + "-chi-uy";
  draft.words = month_words(add_days(on, 4));
  draft.on = on;
  draft.start = cell.start_minute;
  draft.end = draft.start + cell.seeded.between(60, 80);
  for (const std::string& id : cell.officers) {
    draft.rows.push_back({.member = cell.find(id), .state = "present", .reason = {}});
  }
  draft.votes.push_back({.id = "bq-du-thao",
                         .type = "other",
                         .at = draft.end - 6,
                         .percent = {},
                         .item = "a2",
                         .subject = "Thống nhất nội dung và dự thảo nghị quyết trình kỳ sinh hoạt "
                                    "thường kỳ " +
                                    draft.words,
                         .about = {},
                         .dossier = {},
                         .citation = {}});
  count_again(draft);
  return draft;
}

}  // namespace vanthu::province
