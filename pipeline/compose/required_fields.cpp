#include "compose/required_fields.h"

#include <algorithm>

namespace vanthu::compose {
namespace {

// Any of these will do.
using Alternatives = std::vector<std::string_view>;

const std::vector<Alternatives>& of_every_paper() {
  static const std::vector<Alternatives> fields = {{"cell.superior"}, {"cell.name"}};
  return fields;
}

// Hướng dẫn 42-HD/BTCTW: time, place, attendance, chair and secretary, votes with their base, how
// the minutes were passed.
const std::vector<Alternatives>& of_minutes() {
  static const std::vector<Alternatives> fields = {
      {"meeting.start"},
      {"meeting.end"},
      {"meeting.venue"},
      {"meeting.chair.name"},
      {"meeting.secretary.name"},
      {"attendance.totals.home", "attendance.totals.official"},
      {"attendance.totals.present", "attendance.present", "attendance.present_official"},
      {"content.minutes_adoption"}};
  return fields;
}

const std::vector<Alternatives>& of_votes() {
  static const std::vector<Alternatives> fields = {
      {"votes.base"}, {"votes.for"}, {"votes.against"}, {"votes.outcome"}};
  return fields;
}

const std::vector<Alternatives>& of_counting() {
  static const std::vector<Alternatives> fields = {
      {"paper.election.seats"},
      {"paper.election.base"},
      {"paper.election.ballots.issued"},
      {"paper.election.ballots.collected"},
      {"paper.election.ballots.valid"},
      {"paper.election.ballots.invalid"},
      {"paper.election.candidates", "paper.election.by_votes"},
      {"paper.election.elected"}};
  return fields;
}

// HD 05-HD/VPTW: number and symbol, date, subject, recipients, who signs.
const std::vector<Alternatives>& of_issued_papers() {
  static const std::vector<Alternatives> fields = {{"paper.number"},     {"paper.symbol"},
                                                   {"paper.date"},       {"paper.abstract"},
                                                   {"paper.recipients"}, {"paper.signer"}};
  return fields;
}

const std::vector<Alternatives>& of_dossiers() {
  static const std::vector<Alternatives> fields = {
      {"paper.dossier.applicant.name"}, {"paper.vote.for"}, {"paper.vote.base"}};
  return fields;
}

const std::vector<Alternatives>& of_discipline() {
  static const std::vector<Alternatives> fields = {{"paper.about.name", "paper.discipline.subject"},
                                                   {"paper.discipline.violation"},
                                                   {"paper.discipline.result"}};
  return fields;
}

// The field itself or something inside it.
bool is_printed(std::string_view field, const std::set<std::string>& printed) {
  const auto at = printed.lower_bound(std::string(field));
  return at != printed.end() && at->starts_with(field) &&
         (at->size() == field.size() || (*at)[field.size()] == '.');
}

}  // namespace

std::vector<std::string_view> missing_fields(const Selection& selection,
                                             const std::set<std::string>& printed) {
  std::vector<std::string_view> missing;
  const auto ask = [&](const std::vector<Alternatives>& fields) {
    for (const Alternatives& one : fields) {
      const bool there = std::any_of(one.begin(), one.end(), [&](std::string_view field) {
        return is_printed(field, printed);
      });
      if (!there) missing.push_back(one.front());
    }
  };
  if (selection.asked) return missing;
  if (!selection.election) ask(of_every_paper());
  if (selection.election) {
    ask(of_counting());
  } else if (selection.paper == model::PaperType::Minutes) {
    ask(of_minutes());
    ask(of_votes());
  } else {
    ask(of_issued_papers());
  }
  if (selection.dossier) ask(of_dossiers());
  if (selection.discipline) ask(of_discipline());
  return missing;
}

}  // namespace vanthu::compose
