// Internal to rules/*.cpp: the predicates by family, one function a source file. registry.cpp joins
// them.
#pragma once

#include <vector>

#include "rules/registry.h"

namespace vanthu::rules {

// INT: numbers, times and names that must agree before any procedural rule makes sense.
std::vector<Predicate> integrity_predicates();
std::vector<Predicate> time_predicates();
// DL: the Charter.
std::vector<Predicate> charter_vote_predicates();
std::vector<Predicate> charter_record_predicates();
std::vector<Predicate> charter_dossier_predicates();
std::vector<Predicate> charter_series_predicates();
// DL-12.e, BC: elections.
std::vector<Predicate> election_predicates();
std::vector<Predicate> ballot_predicates();
// VB: papers, one by one and in their series.
std::vector<Predicate> document_predicates();
std::vector<Predicate> numbering_predicates();
// DB: special modes of meeting and those who attend without a vote.
std::vector<Predicate> consultation_predicates();
// TH: the implementing regulation.
std::vector<Predicate> implementing_predicates();
std::vector<Predicate> congress_predicates();
std::vector<Predicate> membership_predicates();
std::vector<Predicate> transfer_predicates();
// KN: admission and recognition.
std::vector<Predicate> admission_predicates();
// SH: the session of the cell.
std::vector<Predicate> session_predicates();
std::vector<Predicate> preparation_predicates();
std::vector<Predicate> proceedings_predicates();
std::vector<Predicate> score_predicates();
std::vector<Predicate> session_series_predicates();
// CK: the calendar, due lists and what must follow from one meeting or term to the next.
std::vector<Predicate> calendar_predicates();
std::vector<Predicate> due_predicates();
std::vector<Predicate> plan_predicates();
std::vector<Predicate> continuity_predicates();
// KY: discipline by the cell.
std::vector<Predicate> discipline_predicates();
std::vector<Predicate> discipline_steps_predicates();
// DP: party fees.
std::vector<Predicate> fee_predicates();

}  // namespace vanthu::rules
