// Names and sentences that generated records are made of: fictional people and places, neutral
// everyday work. "{n}" in a sentence stands for a number.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "province/seeded.h"

namespace vanthu::province {

// Sentences of one kind of cell.
struct KindWords {
  std::string_view kind;
  // The cell is named "Chi bộ " + one of these + a number or place.
  std::string_view name;
  bool numbered = true;
  std::string_view venue;
  std::span<const std::string_view> jobs;
  std::span<const std::string_view> evaluation;
  std::span<const std::string_view> direction;
  std::span<const std::string_view> speeches;
  std::span<const std::string_view> tasks;
  std::span<const std::string_view> topics;
};

// Of residential, school, enterprise, agency and public service cells, in turn.
const KindWords& words_of_kind(int number);

struct SharedWords {
  std::span<const std::string_view> information;
  std::span<const std::string_view> ideology;
  std::span<const std::string_view> shortcomings;
  std::span<const std::string_view> criticism;
  std::span<const std::string_view> results;
  std::span<const std::string_view> petitions;
  std::span<const std::string_view> reasons;
  std::span<const std::string_view> thematic;
};

const SharedWords& shared_words();

std::string person_name(Seeded& seeded);
// Of communes: the first few hundred differ.
std::string place_name(int number);
// "{n}" filled in.
std::string filled(std::string_view sentence, Seeded& seeded);

}  // namespace vanthu::province
