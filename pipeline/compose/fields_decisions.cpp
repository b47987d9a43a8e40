#include <algorithm>

#include "compose/field_table.h"

namespace vanthu::compose {
namespace {

std::int64_t votes_cast(const View&, const model::Vote& vote) {
  return vote.votes_for + vote.votes_against + vote.votes_abstain + vote.invalid;
}

const std::vector<ExclusionGroup>& left_out_of_vote(const View& view, const model::Vote& vote) {
  return view.excluded(vote);
}

const std::vector<ExclusionGroup>& left_out_of_election(const View& view,
                                                        const model::Election& election) {
  return view.excluded(election);
}

const model::Dossier* voted_dossier(const View& view, const model::Vote& vote) {
  return view.dossier(vote.dossier);
}

std::int64_t members_in_group(const View&, const ExclusionGroup& group) {
  return static_cast<std::int64_t>(group.members.size());
}

// Most votes first; equal numbers keep the order of the ballot paper.
std::vector<const model::Candidate*> by_votes(const View&, const model::Election& election) {
  std::vector<const model::Candidate*> out;
  for (const auto& candidate : election.candidates) out.push_back(&candidate);
  std::stable_sort(
      out.begin(), out.end(),
      [](const model::Candidate* a, const model::Candidate* b) { return a->votes > b->votes; });
  return out;
}

std::vector<const model::Candidate*> elected(const View& view, const model::Election& election) {
  auto out = by_votes(view, election);
  std::erase_if(out, [](const model::Candidate* one) { return !one->elected; });
  return out;
}

const model::Member* board_head(const View& view, const model::Election& election) {
  for (const auto& one : election.board) {
    if (one.head) return &view.member(one.member);
  }
  return nullptr;
}

std::vector<const model::Member*> board_members(const View& view, const model::Election& election) {
  std::vector<const model::Member*> out;
  for (const auto& one : election.board) {
    if (!one.head) out.push_back(&view.member(one.member));
  }
  return out;
}

const model::Vote* discipline_vote(const View& view, const model::Discipline& discipline) {
  return view.discipline_vote(discipline);
}

const model::Vote* paper_vote(const View& view, const model::Paper& paper) {
  return view.vote(paper.vote);
}

const model::Dossier* paper_dossier(const View& view, const model::Paper& paper) {
  return view.dossier(paper.dossier);
}

const model::Election* paper_election(const View& view, const model::Paper& paper) {
  return view.election(paper);
}

const model::Discipline* paper_discipline(const View& view, const model::Paper& paper) {
  return view.discipline(paper);
}

}  // namespace

const ObjectType& fields_of(const model::Exclusion*) {
  using model::Exclusion;
  static const ObjectType type{
      "exclusion",
      {member_field<&Exclusion::member>("member"), field<&Exclusion::reason>("reason")}};
  return type;
}

const ObjectType& fields_of(const ExclusionGroup*) {
  static const ObjectType type{"exclusion_group",
                               {field<&ExclusionGroup::reason>("reason"),
                                never_empty(field<&ExclusionGroup::members>("members")),
                                derived<&members_in_group>("count")}};
  return type;
}

const ObjectType& fields_of(const model::VoteCitation*) {
  using model::VoteCitation;
  static const ObjectType type{
      "vote_citation",
      {field<&VoteCitation::document>("document"), field<&VoteCitation::point>("point")}};
  return type;
}

const ObjectType& fields_of(const model::Vote*) {
  using model::Vote;
  static const ObjectType type{"vote",
                               {field<&Vote::id>("id"),
                                field<&Vote::type>("type"),
                                field<&Vote::method>("method"),
                                field<&Vote::base>("base"),
                                field<&Vote::eligible_present>("eligible_present"),
                                field<&Vote::votes_for>("for"),
                                field<&Vote::votes_against>("against"),
                                field<&Vote::votes_abstain>("abstain"),
                                field<&Vote::invalid>("invalid"),
                                field<&Vote::not_returned>("not_returned"),
                                field<&Vote::written>("written"),
                                field<&Vote::issued>("issued"),
                                field<&Vote::collected>("collected"),
                                field<&Vote::valid>("valid"),
                                field<&Vote::round>("round"),
                                field<&Vote::taken_at>("at"),
                                field<&Vote::seq>("seq"),
                                field<&Vote::outcome>("outcome"),
                                member_field<&Vote::about>("about"),
                                derived<&voted_dossier>("dossier"),
                                field<&Vote::subject>("subject"),
                                field<&Vote::exclusions>("exclusions"),
                                field<&Vote::citations>("citations"),
                                derived<&left_out_of_vote>("left_out"),
                                derived<&votes_cast>("cast")}};
  return type;
}

const ObjectType& fields_of(const model::Candidate*) {
  using model::Candidate;
  static const ObjectType type{
      "candidate",
      {member_field<&Candidate::member>("member"), field<&Candidate::source>("source"),
       field<&Candidate::floor_support>("floor_support"), field<&Candidate::votes>("votes"),
       field<&Candidate::elected>("elected")}};
  return type;
}

const ObjectType& fields_of(const model::BoardMember*) {
  using model::BoardMember;
  static const ObjectType type{
      "board_member",
      {member_field<&BoardMember::member>("member"), field<&BoardMember::head>("head")}};
  return type;
}

const ObjectType& fields_of(const model::InvalidReason*) {
  using model::InvalidReason;
  static const ObjectType type{
      "invalid_reason",
      {field<&InvalidReason::count>("count"), field<&InvalidReason::reason>("reason")}};
  return type;
}

const ObjectType& fields_of(const model::Ballots*) {
  using model::Ballots;
  static const ObjectType type{
      "ballots",
      {field<&Ballots::issued>("issued"), field<&Ballots::collected>("collected"),
       field<&Ballots::valid>("valid"), field<&Ballots::invalid>("invalid"),
       field<&Ballots::invalid_reasons>("invalid_reasons")}};
  return type;
}

const ObjectType& fields_of(const model::Election*) {
  using model::Election;
  static const ObjectType type{
      "election",
      {field<&Election::id>("id"), field<&Election::office>("office"),
       field<&Election::seats>("seats"), field<&Election::base>("base"),
       field<&Election::convened>("convened"), field<&Election::round>("round"),
       field<&Election::method>("method"), field<&Election::seq>("seq"),
       field<&Election::taken_at>("at"), field<&Election::ballots>("ballots"),
       field<&Election::candidates>("candidates"), derived<&by_votes>("by_votes"),
       derived<&elected>("elected"), field<&Election::exclusions>("exclusions"),
       derived<&left_out_of_election>("left_out"), field<&Election::board>("board"),
       derived<&board_head>("board_head"), derived<&board_members>("board_members"),
       field<&Election::approval>("approval")}};
  return type;
}

const ObjectType& fields_of(const model::FormVotes*) {
  using model::FormVotes;
  static const ObjectType type{
      "form_votes", {field<&FormVotes::form>("form"), field<&FormVotes::votes>("votes")}};
  return type;
}

const ObjectType& fields_of(const model::Discipline*) {
  using model::Discipline;
  static const ObjectType type{
      "discipline",
      {member_field<&Discipline::subject>("subject"), field<&Discipline::scope>("scope"),
       field<&Discipline::act>("act"), field<&Discipline::result>("result"),
       field<&Discipline::base>("base"), field<&Discipline::method>("method"),
       field<&Discipline::ballots_held>("ballots_held"), field<&Discipline::one_paper>("one_paper"),
       field<&Discipline::heard_on>("heard_on"), field<&Discipline::self_review>("self_review"),
       field<&Discipline::summons>("summons"), field<&Discipline::announced_on>("announced_on"),
       field<&Discipline::deferral>("deferral"), field<&Discipline::violation>("violation"),
       field<&Discipline::form_votes>("form_votes"), field<&Discipline::conclusion>("conclusion"),
       derived<&discipline_vote>("vote")}};
  return type;
}

const ObjectType& fields_of(const model::Introducer*) {
  using model::Introducer;
  static const ObjectType type{"introducer",
                               {member_field<&Introducer::member>("member"),
                                field<&Introducer::months_together>("months_together")}};
  return type;
}

const ObjectType& fields_of(const model::Applicant*) {
  using model::Applicant;
  static const ObjectType type{
      "applicant",
      {member_field<&Applicant::member>("member"), field<&Applicant::name>("name"),
       field<&Applicant::born>("born"), field<&Applicant::education>("education"),
       field<&Applicant::education_exception>("education_exception"),
       field<&Applicant::address>("address"), field<&Applicant::union_member>("union_member")}};
  return type;
}

const ObjectType& fields_of(const model::Dossier*) {
  using model::Dossier;
  static const ObjectType type{
      "dossier",
      {field<&Dossier::kind>("kind"), field<&Dossier::application>("application"),
       field<&Dossier::cv>("cv"), field<&Dossier::verification>("verification"),
       field<&Dossier::committee_remark>("committee_remark"),
       field<&Dossier::certificate>("certificate"),
       field<&Dossier::certificate_issuer>("certificate_issuer"),
       field<&Dossier::ceremony>("ceremony"), field<&Dossier::probation_end>("probation_end"),
       field<&Dossier::official_from>("official_from"),
       field<&Dossier::decision_date>("decision_date"), field<&Dossier::applicant>("applicant"),
       field<&Dossier::introducers>("introducers"),
       field<&Dossier::org_resolutions>("org_resolutions"),
       field<&Dossier::residence_opinion>("residence_opinion"), field<&Dossier::remark>("remark")}};
  return type;
}

const ObjectType& fields_of(const model::Paper*) {
  using model::Paper;
  static const ObjectType type{
      "paper",
      {field<&Paper::id>("id"), field<&Paper::type>("type"), field<&Paper::number>("number"),
       field<&Paper::symbol>("symbol"), field<&Paper::date>("date"), field<&Paper::place>("place"),
       field<&Paper::authority>("authority"), field<&Paper::signer_title>("signer_title"),
       member_field<&Paper::signer>("signer"), derived<&paper_vote>("vote"),
       member_field<&Paper::about>("about"), derived<&paper_dossier>("dossier"),
       derived<&paper_discipline>("discipline"), derived<&paper_election>("election"),
       field<&Paper::abstract>("abstract"), field<&Paper::recipients>("recipients")}};
  return type;
}

}  // namespace vanthu::compose
