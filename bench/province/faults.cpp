#include "province/faults.h"

#include <algorithm>

namespace vanthu::province {
namespace {

Vote& resolution(Draft& draft) {
  return *std::find_if(draft.votes.begin(), draft.votes.end(),
                       [](const Vote& vote) { return vote.id == "bq-nghi-quyet"; });
}

bool has_previous(const Draft& draft) {
  return !draft.links.empty() && draft.links.front().first.ends_with("thuong-ky");
}

bool count_one_too_many(Cell&, Draft& draft) {
  Vote& vote = resolution(draft);
  ++vote.base;
  vote.percent = percent_of(vote.in_favour, vote.base);
  return true;
}

bool lose_a_vote(Cell&, Draft& draft) {
  Vote& vote = resolution(draft);
  --vote.in_favour;
  vote.percent = percent_of(vote.in_favour, vote.base);
  return true;
}

bool print_another_share(Cell&, Draft& draft) {
  Vote& vote = resolution(draft);
  vote.percent = percent_of(vote.in_favour - 1, vote.base);
  return true;
}

bool adopt_with_a_minority(Cell&, Draft& draft) {
  Vote& vote = resolution(draft);
  vote.in_favour = vote.base / 2;
  vote.abstain = vote.present - vote.in_favour;
  vote.percent = percent_of(vote.in_favour, vote.base);
  return true;
}

// So many away that fewer than nine tenths are left.
bool meet_without_quorum(Cell& cell, Draft& draft) {
  const Draft before = draft;
  for (Row& row : draft.rows) {
    const Totals now = count(draft.rows);
    if (now.present * 10 < (now.home - now.exempt) * 9) break;
    if (row.state != "present" || cell.is_anchor(row.member->id)) continue;
    row.state = "absent_excused";
    row.reason = shared_words().reasons.front();
  }
  const Totals now = count(draft.rows);
  if (now.present * 10 >= (now.home - now.exempt) * 9) {
    draft = before;
    return false;
  }
  count_again(draft);
  return true;
}

bool count_somebody_twice(Cell&, Draft& draft) {
  ++draft.totals.excused;
  return true;
}

bool stay_away_without_reason(Cell& cell, Draft& draft) {
  for (Row& row : draft.rows) {
    if (row.state != "absent_excused" || cell.is_anchor(row.member->id)) continue;
    row.state = "absent_unexcused";
    row.reason.clear();
    count_again(draft);
    return true;
  }
  return false;
}

// A task of the last resolution is passed over; the next meeting reports on it.
bool pass_over_a_task(Cell& cell, Draft& draft) {
  if (!has_previous(draft) || draft.reviews.size() < 2) return false;
  const std::string& previous = draft.links.front().first;
  const auto review =
      std::find_if(draft.reviews.begin(), draft.reviews.end(), [&](const Review& one) {
        const bool of_last = previous.find(one.task.id.substr(3, 7)) != std::string::npos;
        // The first task of a meeting may have no day, and so never be due.
        const bool dated = !one.task.id.ends_with("-1");
        return one.task.id.starts_with("nv-") && of_last && dated && one.result == "done";
      });
  if (review == draft.reviews.end()) return false;
  cell.open_tasks.push_back(review->task);
  draft.passed_over_from = previous;
  draft.reviews.erase(review);
  return true;
}

bool repeat_a_number(Cell& cell, Draft& draft) {
  if (!has_previous(draft) || draft.candidate != nullptr) return false;
  --draft.papers.front().number;
  --cell.last_resolution;
  return true;
}

bool leave_out_a_number(Cell& cell, Draft& draft) {
  if (!has_previous(draft) || draft.candidate != nullptr) return false;
  ++draft.papers.front().number;
  ++cell.last_resolution;
  return true;
}

bool publish_late(Cell&, Draft& draft) {
  draft.published_after_days = 5;
  return true;
}

bool end_early(Cell&, Draft& draft) {
  const int cut = draft.end - draft.start - 70;
  draft.end -= cut;
  for (Vote& vote : draft.votes) vote.at -= cut;
  return true;
}

bool hand_out_on_the_day(Cell&, Draft& draft) {
  draft.material_before_days = 0;
  return true;
}

bool forget_the_superior(Cell&, Draft& draft) {
  draft.superior_notified = false;
  return true;
}

bool skip_criticism(Cell&, Draft& draft) {
  draft.criticism = false;
  return true;
}

bool adopt_uncounted(Cell&, Draft& draft) {
  draft.counted = false;
  return true;
}

bool add_up_wrongly(Cell&, Draft& draft) {
  ++draft.score_total;
  return true;
}

bool call_it_another_band(Cell&, Draft& draft) {
  draft.band = draft.band == "good" ? "fair" : "good";
  return true;
}

bool give_a_task_without_day(Cell&, Draft& draft) {
  draft.undated_task = true;
  return true;
}

bool meet_unprepared(Cell&, Draft& draft) {
  draft.prepared_by.clear();
  std::erase_if(draft.links, [](const auto& link) { return link.first.ends_with("chi-uy"); });
  return true;
}

bool owe_the_fee(Cell& cell, Draft& draft) {
  for (const Row& row : draft.rows) {
    if (!row.member->official || cell.is_anchor(row.member->id)) continue;
    draft.unpaid = row.member->id;
    return true;
  }
  return false;
}

constexpr Fault kFaults[] = {
    {"wrong_base", "TH-9.3.2", false, count_one_too_many},
    {"tally_open", "INT-01", false, lose_a_vote},
    {"wrong_percent", "INT-04", false, print_another_share},
    {"minority_adopts", "DL-09.5a", false, adopt_with_a_minority},
    {"low_attendance", "SH-02", false, meet_without_quorum},
    {"absent_unexcused", "SH-02", false, stay_away_without_reason},
    {"attendance_open", "INT-02", false, count_somebody_twice},
    {"task_passed_over", "SH-10", false, pass_over_a_task},
    {"number_repeated", "VB-01", true, repeat_a_number},
    {"number_left_out", "VB-01", true, leave_out_a_number},
    {"late_minutes", "SH-15", false, publish_late},
    {"short_session", "SH-01", false, end_early},
    {"late_material", "SH-06", false, hand_out_on_the_day},
    {"superior_not_told", "SH-05", false, forget_the_superior},
    {"no_criticism", "SH-07", false, skip_criticism},
    {"adoption_uncounted", "SH-08", false, adopt_uncounted},
    {"score_sum", "SH-12", false, add_up_wrongly},
    {"wrong_band", "SH-13", false, call_it_another_band},
    {"task_without_day", "SH-09", false, give_a_task_without_day},
    {"unprepared", "SH-04", false, meet_unprepared},
    {"fee_unpaid", "DP-01", true, owe_the_fee},
};

}  // namespace

std::span<const Fault> meeting_faults() {
  return kFaults;
}

bool lose_member(Cell& cell) {
  const auto lost =
      std::find_if(cell.members.rbegin(), cell.members.rend(), [&](const Member& member) {
        return member.official && member.home && !member.exemption && member.changes.empty() &&
               !cell.is_anchor(member.id);
      });
  if (lost == cell.members.rend()) return false;
  cell.members.erase(std::next(lost).base());
  return true;
}

}  // namespace vanthu::province
