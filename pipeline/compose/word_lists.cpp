#include "compose/word_lists.h"

#include <algorithm>
#include <string_view>

#include "model/vocabulary.h"

namespace vanthu::compose {
namespace {

// Enumerators count from 0 in the order of their names.
template <typename E, std::size_t N>
WordList listing(std::string_view name, const EnumName<E> (&names)[N]) {
  WordList list{.name = name, .words = std::vector<std::string_view>(N)};
  for (const auto& entry : names) list.words.at(static_cast<std::size_t>(entry.value)) = entry.name;
  return list;
}

WordList list_of(model::CellKind) {
  return listing("cell_kind", model::kCellKindNames);
}
WordList list_of(model::CellLevel) {
  return listing("cell_level", model::kCellLevelNames);
}
WordList list_of(model::Office) {
  return listing("office", model::kOfficeNames);
}
WordList list_of(model::MemberStatus) {
  return listing("member_status", model::kMemberStatusNames);
}
WordList list_of(model::TemporaryDirection) {
  return listing("direction", model::kTemporaryDirectionNames);
}
WordList list_of(model::SuspensionKind) {
  return listing("suspension_kind", model::kSuspensionKindNames);
}
WordList list_of(model::ExemptionKind) {
  return listing("exemption_kind", model::kExemptionKindNames);
}
WordList list_of(model::MemberEvent) {
  return listing("member_event", model::kMemberEventNames);
}
WordList list_of(model::MeetingKind) {
  return listing("meeting_kind", model::kMeetingKindNames);
}
WordList list_of(model::MeetingMode) {
  return listing("meeting_mode", model::kMeetingModeNames);
}
WordList list_of(model::PartKind) {
  return listing("part_kind", model::kPartKindNames);
}
WordList list_of(model::AttendanceState) {
  return listing("attendance_state", model::kAttendanceStateNames);
}
WordList list_of(model::ReviewResult) {
  return listing("review_result", model::kReviewResultNames);
}
WordList list_of(model::PetitionStatus) {
  return listing("petition_status", model::kPetitionStatusNames);
}
WordList list_of(model::VoteType) {
  return listing("vote_type", model::kVoteTypeNames);
}
WordList list_of(model::VoteMethod) {
  return listing("vote_method", model::kVoteMethodNames);
}
WordList list_of(model::VoteOutcome) {
  return listing("vote_outcome", model::kVoteOutcomeNames);
}
WordList list_of(model::ExclusionReason) {
  return listing("exclusion_reason", model::kExclusionReasonNames);
}
WordList list_of(model::ElectedOffice) {
  return listing("elected_office", model::kElectedOfficeNames);
}
WordList list_of(model::CandidateSource) {
  return listing("candidate_source", model::kCandidateSourceNames);
}
WordList list_of(model::DisciplineForm) {
  return listing("discipline_form", model::kDisciplineFormNames);
}
WordList list_of(model::DisciplineScope) {
  return listing("discipline_scope", model::kDisciplineScopeNames);
}
WordList list_of(model::DisciplineAct) {
  return listing("discipline_act", model::kDisciplineActNames);
}
WordList list_of(model::DossierKind) {
  return listing("dossier_kind", model::kDossierKindNames);
}
WordList list_of(model::Opinion) {
  return listing("opinion", model::kOpinionNames);
}
WordList list_of(model::FeeGroup) {
  return listing("fee_group", model::kFeeGroupNames);
}
WordList list_of(model::FeeChannel) {
  return listing("fee_channel", model::kFeeChannelNames);
}
WordList list_of(model::FeeState) {
  return listing("fee_state", model::kFeeStateNames);
}
WordList list_of(model::Band) {
  return listing("band", model::kBandNames);
}
WordList list_of(model::SessionStep) {
  return listing("session_step", model::kSessionStepNames);
}
WordList list_of(model::PaperType) {
  return listing("paper_type", model::kPaperTypeNames);
}
WordList list_of(model::Classification) {
  return listing("classification", model::kClassificationNames);
}
WordList list_of(model::Retention) {
  return listing("retention", model::kRetentionNames);
}

}  // namespace

template <typename E>
const WordList& word_list() {
  static const WordList list = list_of(E{});
  return list;
}

const std::vector<WordListRef>& word_lists() {
  static const std::vector<WordListRef> lists = [] {
    std::vector<WordListRef> all = {&word_list<model::CellKind>,
                                    &word_list<model::CellLevel>,
                                    &word_list<model::Office>,
                                    &word_list<model::MemberStatus>,
                                    &word_list<model::TemporaryDirection>,
                                    &word_list<model::SuspensionKind>,
                                    &word_list<model::ExemptionKind>,
                                    &word_list<model::MemberEvent>,
                                    &word_list<model::MeetingKind>,
                                    &word_list<model::MeetingMode>,
                                    &word_list<model::PartKind>,
                                    &word_list<model::AttendanceState>,
                                    &word_list<model::ReviewResult>,
                                    &word_list<model::PetitionStatus>,
                                    &word_list<model::VoteType>,
                                    &word_list<model::VoteMethod>,
                                    &word_list<model::VoteOutcome>,
                                    &word_list<model::ExclusionReason>,
                                    &word_list<model::ElectedOffice>,
                                    &word_list<model::CandidateSource>,
                                    &word_list<model::DisciplineForm>,
                                    &word_list<model::DisciplineScope>,
                                    &word_list<model::DisciplineAct>,
                                    &word_list<model::DossierKind>,
                                    &word_list<model::Opinion>,
                                    &word_list<model::FeeGroup>,
                                    &word_list<model::FeeChannel>,
                                    &word_list<model::FeeState>,
                                    &word_list<model::Band>,
                                    &word_list<model::SessionStep>,
                                    &word_list<model::PaperType>,
                                    &word_list<model::Classification>,
                                    &word_list<model::Retention>};
    std::sort(all.begin(), all.end(),
              [](WordListRef a, WordListRef b) { return a().name < b().name; });
    return all;
  }();
  return lists;
}

}  // namespace vanthu::compose
