// Fees, score, papers, keeping and the record itself in the record format (record_format.h).
#pragma once

#include "ingest/format_cell.h"
#include "ingest/format_content.h"
#include "ingest/format_decisions.h"
#include "ingest/format_meeting.h"
#include "model/meeting_record.h"

namespace vanthu::ingest {

void describe(auto& f, Of<model::Relief> auto& v) {
  f.count("percent", v.percent);
  f.text("decision", v.decision);
  f.date("decided_on", v.decided_on);
  f.date("until", v.until);
}

void describe(auto& f, Of<model::Fee> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.word("month", v.month, Word::Month);
  f.one_of("group", v.group, model::kFeeGroupNames);
  f.count("basis", v.basis);
  f.count("amount", v.amount);
  f.one_of("channel", v.channel, model::kFeeChannelNames);
  f.one_of("state", v.state, model::kFeeStateNames);
  f.text("reason", v.reason);
  f.child("relief", v.relief);
}

void describe(auto& f, Of<model::ScorePart> auto& v) {
  f.text("name", v.name);
  f.count("max", v.max);
  f.count("points", v.points);
}

void describe(auto& f, Of<model::Score> auto& v) {
  f.count("total", v.total);
  f.one_of("self_band", v.self_band, model::kBandNames);
  f.one_of("official_band", v.official_band, model::kBandNames);
  f.text("observer", v.observer);
  f.children("part", v.parts, Occurs::AtLeastOnce);
}

void describe(auto& f, Of<model::Paper> auto& v) {
  f.id("id", v.id, IdSpace::Paper);
  f.one_of("type", v.type, model::kPaperTypeNames);
  f.count("number", v.number);
  f.text("symbol", v.symbol);
  f.date("date", v.date);
  f.text("place", v.place);
  f.text("authority", v.authority);
  f.text("signer_title", v.signer_title);
  f.reference("signer", v.signer, IdSpace::Member);
  f.reference("vote", v.vote, IdSpace::Ballot);
  f.reference("about", v.about, IdSpace::Member);
  f.reference("dossier", v.dossier, IdSpace::Dossier);
  f.text_child("abstract", v.abstract);
  f.texts("recipient", v.recipients, Occurs::Any);
}

void describe(auto& f, Of<model::Link> auto& v) {
  f.word("record", v.record, Word::Token);
  f.text("relation", v.relation);
}

void describe(auto& f, Of<model::Keeping> auto& v) {
  f.one_of("classification", v.classification, model::kClassificationNames,
           model::Classification::Internal);
  f.one_of("retention", v.retention, model::kRetentionNames, model::Retention::Permanent);
  f.children("link", v.links, Occurs::Any);
}

void describe(auto& f, Of<model::MeetingRecord> auto& v) {
  f.word("id", v.id, Word::Token);
  f.flag("fictional", v.fictional, false);
  f.child("cell", v.cell);
  f.child("term", v.term);
  f.child("leadership", v.leadership);
  f.children("group", v.groups, Occurs::Any);
  f.child("roster", v.roster);
  f.child("meeting", v.meeting);
  f.child("attendance", v.attendance);
  f.child("content", v.content);
  f.children("vote", v.votes, Occurs::Any);
  f.children("election", v.elections, Occurs::Any);
  f.children("discipline", v.disciplines, Occurs::Any);
  f.children("dossier", v.dossiers, Occurs::Any);
  f.child("consultation", v.consultation);
  f.children("fee", v.fees, Occurs::Any);
  f.child("score", v.score);
  f.children("paper", v.papers, Occurs::Any);
  f.child("keeping", v.keeping);
}

}  // namespace vanthu::ingest
