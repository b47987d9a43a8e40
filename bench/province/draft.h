// A meeting as it will be written down: everything decided, nothing spelled out. Faults are planted
// here.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "province/cell.h"

namespace vanthu::province {

struct Row {
  const Member* member = nullptr;
  std::string state = "present";
  std::string reason;
};

struct Totals {
  int home = 0;
  int official = 0;
  int probationary = 0;
  int present = 0;
  int excused = 0;
  int unexcused = 0;
  int exempt = 0;
};

struct Vote {
  std::string id;
  std::string type = "resolution";
  std::string method = "show_of_hands";
  int base = 0;
  int present = 0;
  int in_favour = 0;
  int abstain = 0;
  // Minutes of the day.
  int at = 0;
  std::string percent;
  std::string item;
  std::string subject;
  std::string about;
  std::string dossier;
  std::string citation;
};

struct Review {
  Task task;
  std::string result = "done";
  std::string note;
};

struct Paper {
  std::string id;
  std::string type = "resolution";
  int number = 0;
  std::string symbol;
  std::string vote;
  std::string about;
  std::string dossier;
  std::string abstract;
  std::vector<std::string> recipients;
};

enum class Kind { Regular, Thematic, Committee };

struct Draft {
  Kind kind = Kind::Regular;
  std::string id;
  std::string period;
  // "tháng 5 năm 2026", "quý II năm 2026".
  std::string words;
  Date on{};
  int start = 0;
  int end = 0;
  std::string prepared_by;
  int published_after_days = 1;
  bool superior_notified = true;
  int material_before_days = 2;
  std::vector<Row> rows;
  Totals totals;
  bool criticism = true;
  // How many agreed with the minutes.
  bool counted = true;
  std::vector<Review> reviews;
  // Where a task was given that this meeting passes over.
  std::string passed_over_from;
  std::vector<Task> tasks;
  // A task without its day.
  bool undated_task = false;
  std::vector<Petition> petitions;
  std::vector<Vote> votes;
  const Candidate* candidate = nullptr;
  std::vector<int> score;
  int score_total = 0;
  std::string band = "good";
  // Who has not paid.
  std::string unpaid;
  std::vector<Paper> papers;
  std::vector<std::pair<std::string, std::string>> links;

  int present() const { return totals.present; }
};

// "93,33" of 14 and 15.
std::string percent_of(int part, int whole);
Totals count(const std::vector<Row>& rows);
// The rows counted anew and every vote with them.
void count_again(Draft& draft);

Draft draft_regular(Cell& cell, int month, const Date& on, const Date& next);
Draft draft_thematic(Cell& cell, const Date& on, const Date& next);
Draft draft_committee(Cell& cell, const Date& on, const std::string& period);

// Record format: record-1.xsd.
std::string write_record(const Cell& cell, const Draft& draft, Seeded seeded);

}  // namespace vanthu::province
