// One cell while the months go by: who belongs to it, who leads it, which tasks are open, how far
// its papers are numbered. Follows from the seed and the cell's number alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "province/seeded.h"
#include "province/words.h"

namespace vanthu::province {

struct MemberChange {
  std::string event;
  Date date{};
  std::optional<Date> effective;
  std::string document;
};

struct Exemption {
  Date decided_on{};
  std::string decision;
  Date reported_on{};
  Date from{};
};

struct Member {
  std::string id;
  std::string name;
  bool official = true;
  // False: still listed once, with the change that took the member out.
  bool home = true;
  int born = 1970;
  Date admitted{};
  Date ceremony{};
  std::optional<Date> official_from;
  std::string helper;
  std::vector<std::string> positions;
  std::optional<Exemption> exemption;
  // Told by the next record that lists the whole cell.
  std::vector<MemberChange> changes;
  std::string fee_group;
  std::int64_t fee_basis = 0;
  int fee_permille = 10;
  int group = 0;

  std::int64_t fee() const { return fee_basis * fee_permille / 1000; }
};

struct Task {
  std::string id;
  Date due{};
  std::string report_at;
  std::string text;
  std::string assignee;
};

struct Petition {
  std::string addressee;
  std::string text;
  std::optional<Date> replied_on;
};

// On the way into the Party, or to full membership.
struct Candidate {
  std::string name;
  Date born{};
  // The month whose regular meeting votes; month index since the start.
  int month = 0;
  // Empty for an admission, else the member who is recognised.
  std::string member;
  std::optional<Date> voted_on;
};

struct Cell {
  int number = 0;
  std::string code;
  std::string folder;
  std::string name;
  std::string place;
  std::string venue;
  std::string observer;
  const KindWords* words = nullptr;
  bool committee = false;
  bool told_day = false;
  int day = 5;
  int start_minute = 19 * 60 + 30;
  Date congress_close{};
  std::string term;
  int ordinal = 5;
  int groups = 0;
  std::vector<Member> members;
  // Secretary first, then the deputy, then the rest of the committee.
  std::vector<std::string> officers;
  // Who takes the minutes, speaks and gets tasks: never absent, never leaves.
  std::vector<std::string> anchors;
  std::vector<Task> open_tasks;
  std::vector<Petition> petitions;
  std::vector<Candidate> candidates;
  int last_resolution = 0;
  int last_plan = 0;
  int next_member = 1;
  std::string last_regular;
  Seeded seeded{0};

  Member* find(const std::string& id);
  const Member* find(const std::string& id) const;
  bool is_anchor(const std::string& id) const;
  Member& add_member(const Date& today, bool official);
};

// The cell as it stands before its first month.
Cell found_cell(std::uint64_t seed, int number, const Date& first_day, int months);

// What the world does to a cell between two regular meetings: transfers, deaths, admissions and
// recognitions decided above.
void live_on(Cell& cell, int month, const Date& meeting);
// Changes that a record has told are told once.
void forget_told_changes(Cell& cell);

}  // namespace vanthu::province
