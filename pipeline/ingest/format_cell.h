// Cell, term, leadership, groups and roster in the record format (record_format.h).
#pragma once

#include "ingest/record_format.h"
#include "model/cell.h"
#include "model/member.h"
#include "model/reference.h"

namespace vanthu::ingest {

void describe(auto& f, Of<model::DocumentRef> auto& v) {
  f.text("number", v.number);
  f.date("date", v.date);
  f.text("issuer", v.issuer);
}

void describe(auto& f, Of<model::TermExtension> auto& v) {
  f.text("number", v.number);
  f.date("date", v.date);
  f.text("issuer", v.issuer);
  f.date("new_end", v.new_end);
}

void describe(auto& f, Of<model::Cell> auto& v) {
  f.word("code", v.code, Word::Token);
  f.text("name", v.name);
  f.one_of("kind", v.kind, model::kCellKindNames);
  f.one_of("level", v.level, model::kCellLevelNames);
  f.text("superior", v.superior);
  f.text("place", v.place);
  f.count("meeting_day", v.meeting_day);
}

void describe(auto& f, Of<model::Term> auto& v) {
  f.text("label", v.label);
  f.date("congress_close", v.congress_close);
  f.count("model_months", v.model_months);
  f.count("ordinal", v.ordinal);
  f.children("extension", v.extensions, Occurs::Any);
}

void describe(auto& f, Of<model::Officer> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.one_of("office", v.office, model::kOfficeNames);
}

void describe(auto& f, Of<model::Leadership> auto& v) {
  f.flag("committee", v.committee);
  f.children("officer", v.officers, Occurs::Any);
}

void describe(auto& f, Of<model::GroupMember> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
}

void describe(auto& f, Of<model::Group> auto& v) {
  f.text("name", v.name);
  f.reference("leader", v.leader, IdSpace::Member);
  f.reference("deputy", v.deputy, IdSpace::Member);
  f.children("group_member", v.members, Occurs::Any);
}

void describe(auto& f, Of<model::Exemption> auto& v) {
  f.one_of("kind", v.kind, model::kExemptionKindNames);
  f.date("decided_on", v.decided_on);
  f.text("decision", v.decision);
  f.date("reported_on", v.reported_on);
  f.date("from", v.from);
  f.date("to", v.to);
}

void describe(auto& f, Of<model::Temporary> auto& v) {
  f.one_of("direction", v.direction, model::kTemporaryDirectionNames);
  f.date("from", v.from);
  f.date("to", v.to);
  f.text("document", v.document);
}

void describe(auto& f, Of<model::Suspension> auto& v) {
  f.one_of("kind", v.kind, model::kSuspensionKindNames);
  f.text("decision", v.decision);
  f.date("from", v.from);
  f.date("to", v.to);
  f.flag("extended", v.extended, false);
}

void describe(auto& f, Of<model::Change> auto& v) {
  f.one_of("event", v.event, model::kMemberEventNames);
  f.date("date", v.date);
  f.date("effective", v.effective);
  f.text("document", v.document);
}

void describe(auto& f, Of<model::Member> auto& v) {
  f.id("id", v.id, IdSpace::Member);
  f.text("name", v.name);
  f.text("sort_name", v.sort_name);
  f.one_of("status", v.status, model::kMemberStatusNames);
  f.flag("home", v.home, true);
  f.count("born", v.born);
  f.date("admission_decision", v.admission_decision);
  f.date("ceremony", v.ceremony);
  f.date("official_from", v.official_from);
  f.reference("helper", v.helper, IdSpace::Member);
  f.child("exemption", v.exemption);
  f.child("temporary", v.temporary);
  f.child("suspension", v.suspension);
  f.children("change", v.changes, Occurs::Any);
  f.texts("position", v.positions, Occurs::Any);
  f.texts("committee_level", v.committee_levels, Occurs::Any);
}

void describe(auto& f, Of<model::Roster> auto& v) {
  f.date("as_of", v.as_of);
  f.children("member", v.members, Occurs::AtLeastOnce);
}

}  // namespace vanthu::ingest
