#include "province/cell.h"

#include <algorithm>
#include <array>

namespace vanthu::province {
namespace {

constexpr int kCellsOfCommune = 48;

std::string three(int number) {
  std::string digits = std::to_string(number);
  return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

Date day_in(Seeded& seeded, int first_year, int last_year) {
  const int year = seeded.between(first_year, last_year);
  const int month = seeded.below(12);
  const int day = seeded.below(28);
  return add_days(add_months(Date{std::chrono::year(year) / 1 / 1}, month), day);
}

void choose_fee(Member& member, std::string_view kind, Seeded& seeded) {
  const bool village = kind == "residential";
  const int turn = village ? seeded.below(3) : 0;
  if (turn == 0) {
    member.fee_group = "insured";
    member.fee_basis = 100000 * seeded.between(52, 148);
    member.fee_permille = 10;
  } else if (turn == 1) {
    member.fee_group = "pension";
    member.fee_basis = 100000 * seeded.between(46, 96);
    member.fee_permille = 5;
  } else {
    member.fee_group = "other";
    member.fee_basis = 3700000;
    member.fee_permille = 3;
  }
}

// Small cells have a secretary and a deputy, larger ones a committee, the largest party groups.
void choose_size(Cell& cell, int& size) {
  Seeded& seeded = cell.seeded;
  const int turn = cell.number % 4;
  if (turn == 0) {
    size = seeded.between(24, 34);
    cell.groups = 3;
  } else if (turn == 1) {
    size = seeded.between(13, 19);
  } else {
    size = seeded.between(5, 7);
  }
  cell.committee = turn < 2;
}

void choose_officers(Cell& cell) {
  const std::size_t officers = !cell.committee ? 2 : cell.groups > 0 ? 5 : 3;
  const std::size_t anchors = cell.committee ? officers + 4 : 4;
  for (std::size_t i = 0; i < anchors; ++i) {
    Member& member = cell.members[i];
    cell.anchors.push_back(member.id);
    if (i < officers) cell.officers.push_back(member.id);
    constexpr std::array<const char*, 2> kTitles = {"Bí thư Chi bộ", "Phó Bí thư Chi bộ"};
    if (i < 2) member.positions.insert(member.positions.begin(), kTitles[i]);
    if (i >= 2 && i < officers) member.positions.insert(member.positions.begin(), "Chi ủy viên");
  }
}

void plan_candidates(Cell& cell, const Date& first_day, int months) {
  Seeded& seeded = cell.seeded;
  // Somebody whose twelve months end within the time told.
  if (cell.members.size() > 5 && seeded.chance(0.4)) {
    Member& member = cell.members.back();
    member.official = false;
    member.official_from.reset();
    member.born = 1996;
    const Date end = add_days(first_day, seeded.between(20, std::max(21, months * 30 - 45)));
    member.ceremony = add_months(end, -12);
    member.admitted = add_days(member.ceremony, -14);
    member.helper = cell.anchors[1];
    cell.candidates.push_back({.name = member.name,
                               .born = Date{std::chrono::year(1996) / 7 / 21},
                               .month = -1,
                               .member = member.id,
                               .voted_on = {}});
  }
  if (cell.committee && months > 5 && seeded.chance(0.5)) {
    cell.candidates.push_back({.name = person_name(seeded),
                               .born = day_in(seeded, 1997, 2003),
                               .month = seeded.between(1, months - 4),
                               .member = {},
                               .voted_on = {}});
  }
}

}  // namespace

Member* Cell::find(const std::string& id) {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.id == id; });
  return found == members.end() ? nullptr : &*found;
}

const Member* Cell::find(const std::string& id) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.id == id; });
  return found == members.end() ? nullptr : &*found;
}

bool Cell::is_anchor(const std::string& id) const {
  return std::find(anchors.begin(), anchors.end(), id) != anchors.end();
}

Member& Cell::add_member(const Date& today, bool is_official) {
  Member member;
  member.id = (next_member < 10 ? "m0" : "m") + std::to_string(next_member);
  ++next_member;
  member.name = person_name(seeded);
  member.official = is_official;
  const int year = static_cast<int>(today.year());
  member.born = seeded.between(year - 64, year - 32);
  member.admitted = day_in(seeded, member.born + 24, std::min(member.born + 34, year - 4));
  member.ceremony = add_days(member.admitted, 12);
  member.official_from = add_months(member.ceremony, 12);
  member.positions.emplace_back(seeded.pick(words->jobs));
  member.group = groups > 0 ? (next_member - 2) % groups : 0;
  choose_fee(member, words->kind, seeded);
  members.push_back(std::move(member));
  return members.back();
}

Cell found_cell(std::uint64_t seed, int number, const Date& first_day, int months) {
  Cell cell;
  cell.number = number;
  cell.seeded = Seeded(seed * 1000003U + static_cast<std::uint64_t>(number) * 7919U + 17U);
  Seeded& seeded = cell.seeded;
  const int commune = number / kCellsOfCommune;
  cell.words = &words_of_kind(number / 4 + number);
  cell.code = "91.200." + three(commune + 1) + "." + three(number % kCellsOfCommune + 1);
  cell.folder = "xa" + three(commune + 1) + "-cb" + three(number % kCellsOfCommune + 1);
  cell.place = place_name(commune);
  cell.name = "Chi bộ " + std::string(cell.words->name) + " " +
              place_name(commune * 7 + number % kCellsOfCommune + 40) + " " +
              std::to_string(number % kCellsOfCommune + 1);
  cell.venue = std::string(cell.words->venue);
  cell.observer = "Đồng chí " + person_name(seeded) + ", Đảng ủy viên xã, phụ trách Chi bộ";
  cell.told_day = seeded.chance(0.5);
  cell.day = seeded.between(6, 12);
  cell.start_minute = seeded.chance(0.5) ? 19 * 60 + 30 : 14 * 60;
  cell.congress_close = add_days(first_day, -seeded.between(35, 100));
  const int year = static_cast<int>(cell.congress_close.year());
  cell.term = std::to_string(year) + " - " + std::to_string(year + 3);
  cell.ordinal = seeded.between(4, 24);
  cell.last_resolution = seeded.between(1, 9);
  cell.last_plan = seeded.between(0, 3);
  int size = 0;
  choose_size(cell, size);
  for (int i = 0; i < size; ++i) cell.add_member(first_day, true);
  choose_officers(cell);
  // One of the old, exempt for years.
  if (cell.groups > 0) {
    Member& old = cell.members[cell.members.size() - 2];
    old.born = 1943;
    old.admitted = Date{std::chrono::year(1969) / 5 / 19};
    old.ceremony = Date{std::chrono::year(1969) / 6 / 1};
    old.official_from = Date{std::chrono::year(1970) / 6 / 1};
    old.positions.clear();
    old.exemption = Exemption{.decided_on = Date{std::chrono::year(2021) / 3 / 5},
                              .decision = "Kỳ sinh hoạt thường kỳ tháng 3 năm 2021",
                              .reported_on = Date{std::chrono::year(2021) / 3 / 9},
                              .from = Date{std::chrono::year(2021) / 3 / 5}};
  }
  plan_candidates(cell, first_day, months);
  // Given in the month before, so that the first meeting has something to review.
  const Date before = add_months(first_day, -1);
  for (int i = 1; i <= 2; ++i) {
    cell.open_tasks.push_back({.id = "nv-" + to_iso(before).substr(0, 7) + "-" + std::to_string(i),
                               .due = add_days(first_day, -i),
                               .report_at = to_iso(first_day).substr(0, 7),
                               .text = std::string(seeded.pick(cell.words->tasks)),
                               .assignee = cell.anchors[static_cast<std::size_t>(i)]});
  }
  return cell;
}

namespace {

void take_out_who_left(Cell& cell) {
  std::erase_if(cell.members, [](const Member& member) { return !member.home; });
}

void transfer(Cell& cell, const Date& meeting) {
  Seeded& seeded = cell.seeded;
  const std::string number = std::to_string(seeded.between(11, 380));
  if (cell.committee && seeded.chance(0.02)) {
    Member& member = cell.add_member(meeting, true);
    member.changes.push_back(
        {.event = "transferred_in",
         .date = add_days(meeting, -4),
         .effective = add_days(meeting, -18),
         .document = "Giấy giới thiệu sinh hoạt đảng số " + number + "/GTSHĐ"});
    return;
  }
  const bool spare = static_cast<int>(cell.members.size()) > (cell.groups > 0 ? 22 : 12);
  if (!cell.committee || !spare || !seeded.chance(0.02)) return;
  const auto leaver =
      std::find_if(cell.members.rbegin(), cell.members.rend(), [&](const Member& member) {
        return member.official && member.home && !member.exemption && member.changes.empty() &&
               !cell.is_anchor(member.id);
      });
  if (leaver == cell.members.rend()) return;
  const bool deceased = seeded.chance(0.2);
  leaver->home = false;
  leaver->changes.push_back(
      {.event = deceased ? "deceased" : "transferred_out",
       .date = add_days(meeting, -3),
       .effective = {},
       .document = (deceased ? "Giấy báo tử số " : "Giấy giới thiệu số ") + number});
}

// The superior's decision on a member whose recognition the cell has voted on.
void recognise(Cell& cell, const Candidate& candidate, const std::string& decision) {
  Member* member = cell.find(candidate.member);
  member->official = true;
  member->official_from = add_months(member->ceremony, 12);
  member->helper.clear();
  member->changes.push_back({.event = "recognised",
                             .date = add_days(*candidate.voted_on, 20),
                             .effective = member->official_from,
                             .document = decision});
}

void admit(Cell& cell, const Candidate& candidate, const Date& decided, const Date& ceremony,
           const std::string& decision) {
  Member& member = cell.add_member(ceremony, false);
  member.name = candidate.name;
  member.born = static_cast<int>(candidate.born.year());
  member.admitted = decided;
  member.ceremony = ceremony;
  member.official_from.reset();
  member.positions.clear();
  member.helper = cell.anchors[1];
  member.changes.push_back(
      {.event = "admitted", .date = ceremony, .effective = {}, .document = decision});
}

// The superior's decisions on those the cell has voted on.
void settle_candidates(Cell& cell, const Date& meeting) {
  std::vector<Candidate> waiting;
  for (Candidate& one : cell.candidates) {
    const Date decided = add_days(one.voted_on.value_or(meeting), 38);
    const Date ceremony = add_days(decided, 11);
    const bool ready = one.voted_on && (!one.member.empty() || ceremony < meeting);
    if (!ready) {
      waiting.push_back(std::move(one));
      continue;
    }
    const std::string decision = "Quyết định số " + std::to_string(cell.seeded.between(20, 180)) +
                                 "-QĐ/ĐU của Ban Thường vụ Đảng ủy xã " + cell.place;
    if (!one.member.empty()) {
      recognise(cell, one, decision);
      continue;
    }
    admit(cell, one, decided, ceremony, decision);
    // Twelve months on.
    one.member = cell.members.back().id;
    one.voted_on.reset();
    waiting.push_back(std::move(one));
  }
  cell.candidates = std::move(waiting);
}

}  // namespace

void live_on(Cell& cell, int month, const Date& meeting) {
  take_out_who_left(cell);
  settle_candidates(cell, meeting);
  if (month > 0) transfer(cell, meeting);
  // A petition is answered after a month or two.
  for (Petition& petition : cell.petitions) {
    if (!petition.replied_on && cell.seeded.chance(0.45)) {
      petition.replied_on = add_days(meeting, -cell.seeded.between(2, 9));
    }
  }
}

void forget_told_changes(Cell& cell) {
  for (Member& member : cell.members) member.changes.clear();
}

}  // namespace vanthu::province
