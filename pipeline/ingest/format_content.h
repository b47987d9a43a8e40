// What was said and concluded, in the record format (record_format.h).
#pragma once

#include "ingest/record_format.h"
#include "model/content.h"
#include "model/follow_up.h"

namespace vanthu::ingest {

void describe(auto& f, Of<model::Section> auto& v) {
  f.text("title", v.title);
  f.texts("p", v.paragraphs, Occurs::AtLeastOnce);
}

void describe(auto& f, Of<model::FeeReport> auto& v) {
  f.word("month", v.month, Word::Month);
  f.count("paid", v.paid);
  f.count("due", v.due);
  f.count("amount", v.amount);
  f.content(v.note);
}

void describe(auto& f, Of<model::ReviewItem> auto& v) {
  f.word("assignment", v.assignment, Word::Token);
  f.one_of("result", v.result, model::kReviewResultNames);
  f.text("task", v.task);
  f.reference("assignee", v.assignee, IdSpace::Member);
  f.date("due", v.due);
  f.content(v.note);
}

void describe(auto& f, Of<model::Ideology> auto& v) {
  f.count("minutes", v.minutes);
  f.texts("p", v.paragraphs, Occurs::AtLeastOnce);
}

void describe(auto& f, Of<model::Speech> auto& v) {
  f.reference("speaker", v.speaker, IdSpace::Member);
  f.text("name", v.name);
  f.reference("agenda_item", v.agenda_item, IdSpace::AgendaItem);
  f.count("seq", v.seq);
  f.content(v.summary);
}

void describe(auto& f, Of<model::Discussion> auto& v) {
  f.flag("none", v.none, false);
  f.children("speech", v.speeches, Occurs::Any);
}

void describe(auto& f, Of<model::Mention> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.content(v.summary);
}

void describe(auto& f, Of<model::Mentions> auto& v) {
  f.flag("none", v.none, false);
  f.children("mention", v.mentions, Occurs::Any);
}

void describe(auto& f, Of<model::Petition> auto& v) {
  f.text("addressee", v.addressee);
  f.one_of("status", v.status, model::kPetitionStatusNames, model::PetitionStatus::Open);
  f.date("raised_on", v.raised_on);
  f.date("replied_on", v.replied_on);
  f.content(v.summary);
}

void describe(auto& f, Of<model::Thematic> auto& v) {
  f.text("topic", v.topic);
  f.reference("drafter", v.drafter, IdSpace::Member);
  f.text("plan_line", v.plan_line);
  f.text("final_text", v.final_text);
  f.texts("p", v.paragraphs, Occurs::AtLeastOnce);
}

void describe(auto& f, Of<model::Assignee> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
}

void describe(auto& f, Of<model::Assignment> auto& v) {
  f.id("id", v.id, IdSpace::Assignment);
  f.date("due", v.due);
  f.flag("standing", v.standing, false);
  f.word("report_at", v.report_at, Word::Month);
  f.text("plan_line", v.plan_line);
  f.text("product", v.product);
  f.text_child("task", v.task);
  f.children("assignee", v.assignees, Occurs::AtLeastOnce);
}

void describe(auto& f, Of<model::ReservedOpinion> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.content(v.text);
}

void describe(auto& f, Of<model::OmittedStep> auto& v) {
  f.one_of("step", v.step, model::kSessionStepNames);
  f.content(v.reason);
}

void describe(auto& f, Of<model::MinutesAdoption> auto& v) {
  f.flag("adopted", v.adopted);
  f.count("agreed", v.agreed);
  f.count("of", v.of);
}

void describe(auto& f, Of<model::Content> auto& v) {
  f.paragraphs("opening", v.opening, Presence::Optional);
  f.child("fee_report", v.fee_report);
  f.paragraphs("information", v.information, Presence::Optional);
  f.child("ideology", v.ideology);
  f.children("review_item", v.review, Occurs::Any);
  f.children("evaluation", v.evaluation, Occurs::Any);
  f.paragraphs("shortcomings", v.shortcomings, Presence::Optional);
  f.child("thematic", v.thematic);
  f.children("direction", v.direction, Occurs::Any);
  f.child("discussion", v.discussion);
  f.child("criticism", v.criticism);
  f.child("praise", v.praise);
  f.child("reminders", v.reminders);
  f.children("petition", v.petitions, Occurs::Any);
  f.paragraphs("conclusion", v.conclusion, Presence::Required);
  f.children("assignment", v.assignments, Occurs::Any);
  f.children("reserved_opinion", v.reserved_opinions, Occurs::Any);
  f.children("omitted", v.omitted, Occurs::Any);
  f.child("minutes_adoption", v.minutes_adoption);
}

}  // namespace vanthu::ingest
