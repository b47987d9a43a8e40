#include "compose/field_table.h"

namespace vanthu::compose {
namespace {

std::optional<model::Office> member_office(const View& view, const model::Member& member) {
  return view.office(member);
}

bool has_vote(const View&, const model::Member& member) {
  return member.home && member.status == model::MemberStatus::Official;
}

std::vector<const model::Member*> secretaries(const View& view, const model::Leadership&) {
  return view.officers(model::Office::Secretary);
}

std::vector<const model::Member*> deputies(const View& view, const model::Leadership&) {
  return view.officers(model::Office::DeputySecretary);
}

std::int64_t committee_size(const View&, const model::Leadership& leadership) {
  return static_cast<std::int64_t>(leadership.officers.size());
}

std::vector<const model::Member*> group_members(const View& view, const model::Group& group) {
  std::vector<const model::Member*> out;
  for (const auto& one : group.members) out.push_back(&view.member(one.member));
  return out;
}

}  // namespace

const ObjectType& fields_of(const model::Cell*) {
  using model::Cell;
  static const ObjectType type{
      "cell",
      {field<&Cell::code>("code"), field<&Cell::name>("name"), field<&Cell::kind>("kind"),
       field<&Cell::level>("level"), field<&Cell::superior>("superior"),
       field<&Cell::place>("place"), field<&Cell::meeting_day>("meeting_day")}};
  return type;
}

const ObjectType& fields_of(const model::TermExtension*) {
  using model::TermExtension;
  static const ObjectType type{
      "term_extension",
      {field<&TermExtension::number>("number"), field<&TermExtension::date>("date"),
       field<&TermExtension::issuer>("issuer"), field<&TermExtension::new_end>("new_end")}};
  return type;
}

const ObjectType& fields_of(const model::Term*) {
  using model::Term;
  static const ObjectType type{
      "term",
      {field<&Term::label>("label"), field<&Term::congress_close>("congress_close"),
       field<&Term::model_months>("model_months"), field<&Term::ordinal>("ordinal"),
       field<&Term::extensions>("extensions")}};
  return type;
}

const ObjectType& fields_of(const model::Officer*) {
  using model::Officer;
  static const ObjectType type{
      "officer", {member_field<&Officer::member>("member"), field<&Officer::office>("office")}};
  return type;
}

const ObjectType& fields_of(const model::Leadership*) {
  using model::Leadership;
  static const ObjectType type{
      "leadership",
      {field<&Leadership::committee>("committee"), field<&Leadership::officers>("officers"),
       derived<&committee_size>("size"), derived<&secretaries>("secretaries"),
       derived<&deputies>("deputies")}};
  return type;
}

const ObjectType& fields_of(const model::Group*) {
  using model::Group;
  static const ObjectType type{
      "group",
      {field<&Group::name>("name"), member_field<&Group::leader>("leader"),
       member_field<&Group::deputy>("deputy"), derived<&group_members>("members")}};
  return type;
}

const ObjectType& fields_of(const model::Exemption*) {
  using model::Exemption;
  static const ObjectType type{
      "exemption",
      {field<&Exemption::kind>("kind"), field<&Exemption::decided_on>("decided_on"),
       field<&Exemption::decision>("decision"), field<&Exemption::from>("from"),
       field<&Exemption::to>("to")}};
  return type;
}

const ObjectType& fields_of(const model::Temporary*) {
  using model::Temporary;
  static const ObjectType type{
      "temporary",
      {field<&Temporary::direction>("direction"), field<&Temporary::from>("from"),
       field<&Temporary::to>("to"), field<&Temporary::document>("document")}};
  return type;
}

const ObjectType& fields_of(const model::Suspension*) {
  using model::Suspension;
  static const ObjectType type{
      "suspension",
      {field<&Suspension::kind>("kind"), field<&Suspension::decision>("decision"),
       field<&Suspension::from>("from"), field<&Suspension::to>("to")}};
  return type;
}

const ObjectType& fields_of(const model::Change*) {
  using model::Change;
  static const ObjectType type{"change",
                               {field<&Change::event>("event"), field<&Change::date>("date"),
                                field<&Change::document>("document")}};
  return type;
}

const ObjectType& fields_of(const model::Member*) {
  using model::Member;
  static const ObjectType type{
      "member",
      {field<&Member::id>("id"), field<&Member::name>("name"),
       field<&Member::sort_name>("sort_name"), field<&Member::status>("status"),
       field<&Member::home>("home"), field<&Member::born>("born"),
       field<&Member::admission_decision>("admission_decision"),
       field<&Member::ceremony>("ceremony"), field<&Member::official_from>("official_from"),
       member_field<&Member::helper>("helper"), field<&Member::exemption>("exemption"),
       field<&Member::temporary>("temporary"), field<&Member::suspension>("suspension"),
       field<&Member::changes>("changes"), field<&Member::positions>("positions"),
       field<&Member::committee_levels>("committee_levels"), derived<&member_office>("office"),
       derived<&has_vote>("has_vote")}};
  return type;
}

const ObjectType& fields_of(const model::Roster*) {
  using model::Roster;
  static const ObjectType type{
      "roster", {field<&Roster::as_of>("as_of"), field<&Roster::members>("members")}};
  return type;
}

}  // namespace vanthu::compose
