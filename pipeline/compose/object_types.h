// The field table: every kind of object a template can reach and its fields. The lists themselves
// are in fields_*.cpp, written with field_table.h. Private to this module.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "compose/value.h"
#include "model/meeting_record.h"

namespace vanthu::compose {

class View;
struct OfficeSettings;
struct AbsenceGroup;
struct ExclusionGroup;

struct Field {
  std::string_view name;
  Type type;
  // May be absent: templates must ask before they print it.
  bool optional = false;
  Value (*read)(const View& view, const void* place) = nullptr;
  // A list that always has an item.
  bool never_empty = false;
};

struct ObjectType {
  std::string_view name;
  std::vector<Field> fields;

  const Field* find(std::string_view field) const;
};

const ObjectType& fields_of(const View*);
const ObjectType& fields_of(const OfficeSettings*);
const ObjectType& fields_of(const model::Totals*);
const ObjectType& fields_of(const model::AttendanceRow*);
const ObjectType& fields_of(const model::Attendance*);
const ObjectType& fields_of(const model::TermExtension*);
const ObjectType& fields_of(const model::Cell*);
const ObjectType& fields_of(const model::Term*);
const ObjectType& fields_of(const model::Officer*);
const ObjectType& fields_of(const model::Leadership*);
const ObjectType& fields_of(const model::Group*);
const ObjectType& fields_of(const model::Reply*);
const ObjectType& fields_of(const model::Consultation*);
const ObjectType& fields_of(const model::Section*);
const ObjectType& fields_of(const model::FeeReport*);
const ObjectType& fields_of(const model::Ideology*);
const ObjectType& fields_of(const model::Speech*);
const ObjectType& fields_of(const model::Discussion*);
const ObjectType& fields_of(const model::Mention*);
const ObjectType& fields_of(const model::Mentions*);
const ObjectType& fields_of(const model::ReservedOpinion*);
const ObjectType& fields_of(const model::OmittedStep*);
const ObjectType& fields_of(const model::MinutesAdoption*);
const ObjectType& fields_of(const model::Content*);
const ObjectType& fields_of(const model::FormVotes*);
const ObjectType& fields_of(const model::Discipline*);
const ObjectType& fields_of(const model::Introducer*);
const ObjectType& fields_of(const model::Applicant*);
const ObjectType& fields_of(const model::Dossier*);
const ObjectType& fields_of(const model::Candidate*);
const ObjectType& fields_of(const model::BoardMember*);
const ObjectType& fields_of(const model::InvalidReason*);
const ObjectType& fields_of(const model::Ballots*);
const ObjectType& fields_of(const model::Election*);
const ObjectType& fields_of(const model::Relief*);
const ObjectType& fields_of(const model::Fee*);
const ObjectType& fields_of(const model::ReviewItem*);
const ObjectType& fields_of(const model::Petition*);
const ObjectType& fields_of(const model::Thematic*);
const ObjectType& fields_of(const model::Assignment*);
const ObjectType& fields_of(const model::MeetingPart*);
const ObjectType& fields_of(const model::SuperiorAttendee*);
const ObjectType& fields_of(const model::Guest*);
const ObjectType& fields_of(const model::Notice*);
const ObjectType& fields_of(const model::Material*);
const ObjectType& fields_of(const model::AgendaItem*);
const ObjectType& fields_of(const model::Meeting*);
const ObjectType& fields_of(const model::Exemption*);
const ObjectType& fields_of(const model::Temporary*);
const ObjectType& fields_of(const model::Suspension*);
const ObjectType& fields_of(const model::Change*);
const ObjectType& fields_of(const model::Member*);
const ObjectType& fields_of(const model::Roster*);
const ObjectType& fields_of(const model::Paper*);
const ObjectType& fields_of(const model::Link*);
const ObjectType& fields_of(const model::Keeping*);
const ObjectType& fields_of(const model::DocumentRef*);
const ObjectType& fields_of(const model::ScorePart*);
const ObjectType& fields_of(const model::Score*);
const ObjectType& fields_of(const model::Exclusion*);
const ObjectType& fields_of(const model::VoteCitation*);
const ObjectType& fields_of(const model::Vote*);
const ObjectType& fields_of(const AbsenceGroup*);
const ObjectType& fields_of(const ExclusionGroup*);

template <typename T>
const ObjectType& object_type() {
  return fields_of(static_cast<const T*>(nullptr));
}

// Where names start: the fields of the whole record.
inline const ObjectType& root_type() {
  return object_type<View>();
}

// All types that can be reached from the root, by name; names are unique.
std::span<const ObjectTypeRef> object_types();
ObjectTypeRef find_object_type(std::string_view name);

}  // namespace vanthu::compose
