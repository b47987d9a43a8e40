// Votes, elections, discipline and dossiers in the record format (record_format.h).
#pragma once

#include "ingest/format_cell.h"
#include "model/discipline.h"
#include "model/dossier.h"
#include "model/election.h"
#include "model/vote.h"

namespace vanthu::ingest {

void describe(auto& f, Of<model::Exclusion> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.one_of("reason", v.reason, model::kExclusionReasonNames);
}

void describe(auto& f, Of<model::VoteCitation> auto& v) {
  f.word("document", v.document, Word::Token);
  f.text("point", v.point);
}

void describe(auto& f, Of<model::Vote> auto& v) {
  f.id("id", v.id, IdSpace::Ballot);
  f.one_of("type", v.type, model::kVoteTypeNames);
  f.one_of("method", v.method, model::kVoteMethodNames);
  f.count("base", v.base);
  f.count("eligible_present", v.eligible_present);
  f.count("for", v.votes_for);
  f.count("against", v.votes_against);
  f.count("abstain", v.votes_abstain);
  f.count("invalid", v.invalid, 0);
  f.count("not_returned", v.not_returned, 0);
  f.count("written", v.written, 0);
  f.count("probationary_votes", v.probationary_votes);
  f.count("issued", v.issued);
  f.count("collected", v.collected);
  f.count("valid", v.valid);
  f.count("round", v.round, 1);
  f.time("at", v.taken_at);
  f.count("seq", v.seq);
  f.word("printed_pct", v.printed_pct, Word::Percent);
  f.flag("no_reservation", v.no_reservation, false);
  f.one_of("outcome", v.outcome, model::kVoteOutcomeNames);
  f.reference("agenda_item", v.agenda_item, IdSpace::AgendaItem);
  f.reference("about", v.about, IdSpace::Member);
  f.reference("dossier", v.dossier, IdSpace::Dossier);
  f.text_child("subject", v.subject);
  f.children("exclusion", v.exclusions, Occurs::Any);
  f.children("citation", v.citations, Occurs::Any);
}

void describe(auto& f, Of<model::Candidate> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.one_of("source", v.source, model::kCandidateSourceNames, model::CandidateSource::Committee);
  f.count("floor_support", v.floor_support);
  f.count("votes", v.votes);
  f.flag("elected", v.elected);
}

void describe(auto& f, Of<model::BoardMember> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.flag("head", v.head, false);
}

void describe(auto& f, Of<model::InvalidReason> auto& v) {
  f.count("count", v.count);
  f.content(v.reason);
}

void describe(auto& f, Of<model::Ballots> auto& v) {
  f.count("issued", v.issued);
  f.count("collected", v.collected);
  f.count("valid", v.valid);
  f.count("invalid", v.invalid);
  f.children("invalid_reason", v.invalid_reasons, Occurs::Any);
}

void describe(auto& f, Of<model::Election> auto& v) {
  f.id("id", v.id, IdSpace::Ballot);
  f.one_of("office", v.office, model::kElectedOfficeNames);
  f.count("seats", v.seats);
  f.count("base", v.base);
  f.count("convened", v.convened);
  f.count("round", v.round, 1);
  f.one_of("method", v.method, model::kVoteMethodNames, model::VoteMethod::SecretBallot);
  f.count("seq", v.seq);
  f.time("at", v.taken_at);
  f.child("ballots", v.ballots);
  f.children("candidate", v.candidates, Occurs::AtLeastOnce);
  f.children("exclusion", v.exclusions, Occurs::Any);
  f.children("board_member", v.board, Occurs::Any);
  f.child("approval", v.approval);
}

void describe(auto& f, Of<model::FormVotes> auto& v) {
  f.one_of("form", v.form, model::kDisciplineFormNames);
  f.count("votes", v.votes);
}

void describe(auto& f, Of<model::Discipline> auto& v) {
  f.id("id", v.id, IdSpace::Ballot);
  f.reference("subject", v.subject, IdSpace::Member);
  f.one_of("scope", v.scope, model::kDisciplineScopeNames);
  f.one_of("act", v.act, model::kDisciplineActNames);
  f.one_of("result", v.result, model::kDisciplineFormNames);
  f.count("base", v.base);
  f.one_of("method", v.method, model::kVoteMethodNames, model::VoteMethod::SecretBallot);
  f.count("ballots_held", v.ballots_held, 1);
  f.flag("one_paper", v.one_paper, true);
  f.date("heard_on", v.heard_on);
  f.text("self_review", v.self_review);
  f.count("summons", v.summons, 0);
  f.date("announced_on", v.announced_on);
  f.date("delivered_on", v.delivered_on);
  f.date("received_on", v.received_on);
  f.date("complaint_on", v.complaint_on);
  f.text("deferral", v.deferral);
  f.text_child("violation", v.violation);
  f.children("form_votes", v.form_votes, Occurs::Any);
  f.text_child("conclusion", v.conclusion);
}

void describe(auto& f, Of<model::Introducer> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.count("months_together", v.months_together);
}

void describe(auto& f, Of<model::Applicant> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.text("name", v.name);
  f.date("born", v.born);
  f.text("education", v.education);
  f.text("education_exception", v.education_exception);
  f.text("address", v.address);
  f.flag("union_member", v.union_member, false);
}

void describe(auto& f, Of<model::Dossier> auto& v) {
  f.id("id", v.id, IdSpace::Dossier);
  f.one_of("kind", v.kind, model::kDossierKindNames);
  f.date("application", v.application);
  f.date("cv", v.cv);
  f.date("verification", v.verification);
  f.date("committee_remark", v.committee_remark);
  f.date("certificate", v.certificate);
  f.text("certificate_issuer", v.certificate_issuer);
  f.date("ceremony", v.ceremony);
  f.date("probation_end", v.probation_end);
  f.date("official_from", v.official_from);
  f.date("decision_date", v.decision_date);
  f.date("decision_received", v.decision_received);
  f.count("failed_ballots", v.failed_ballots, 0);
  f.date("reported_upward", v.reported_upward);
  f.date("member_profile", v.member_profile);
  f.date("left_on", v.left_on);
  f.word("ground", v.ground, Word::Token);
  f.child("applicant", v.applicant);
  f.children("introducer", v.introducers, Occurs::Any);
  f.children("org_resolution", v.org_resolutions, Occurs::Any);
  f.child("consent", v.consent);
  f.text_child("residence_opinion", v.residence_opinion);
  f.text_child("remark", v.remark);
}

}  // namespace vanthu::ingest
