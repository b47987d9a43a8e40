// A meeting described by a handful of words and numbers, as the cases of the rulebook do:
//   official="20" away="3" for="10" base="17" date="2026-11-05"
// Builds a complete record with that many members. Every setting has a default that is in order, so
// that a case states only its difference. Members are m1, m2, … (official), d1, … (probationary),
// t1, … (received from elsewhere); circumstances are given out from the end of the list.
//
//   meeting   date kind mode start end breaks parts notice chair secretary cannot_attend
//   mode_reason
//             guests superiors level published posted posted_second notified prepared_by merged
//             omitted meeting_day ordinal without
//   people    official probationary probationary_away received exempt exempt_present temporary
//             exempt_and_temporary
//             suspended suspended_from suspended_to away unexcused excused_congress special_duty
//             late left incumbents groups books present exemption temporary_from temporary_to
//             probation_from
//   vote      vote method base listed eligible for against abstain invalid not_returned issued
//             collected valid written probationary_votes printed at seq about outcome
//   election  elections="committee 3: 8* 7* 6* 5^4; secretary 1: 9*" – seats, then votes of each
//             candidate, * elected, ^4 nominated from the floor with four in support, ~4 the
//             same of his or her own accord, d1=5 who; before the colon round= seq= at= method=
//             base= issued= collected= valid= invalid= reasons= convened= board=
//   discipline  discipline (the result) form_votes act violation subject subject_office heard
//             self_review summons ballots_held one_paper paper_method announced delivered
//             received_on complaint deferral d_base times_considered second_subject second_form
//   dossier   dossier and its dates: application cv verification remark certificate ceremony
//             probation_end official_from decision decision_received reported member_profile
//             left_on born education introducers failed_ballots ground consent party_age helper
//   papers    paper number symbol paper_date place authority signer_title paper_vote paper_abstract
//             paper_about paper_dossier minutes minutes_place minutes_number minutes_symbol
//             counting
//   fees      fee (the group) fee_basis fee_amount fee_state fee_reason fee_channel fee_line unpaid
//             relief relief_decided relief_until party_age_from: the last member's
//   the rest  speakers score score_max score_total band official_band task task_due report_at
//             plan_line assignee
//   replies   replies unsent disagree opinion returned asked_twice, in a consultation in writing
// without="a b c" takes parts of the default record away; situation.cpp lists them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/meeting_record.h"

namespace vanthu::rules {

using Settings = std::vector<std::pair<std::string, std::string>>;

// An Error names the settings that are not understood.
Result<model::MeetingRecord> make_situation(const Settings& settings);

// The records of consecutive months: a regular meeting on the 5th of each, a thematic one on the
// 20th of the last month of a quarter. Tasks given at one meeting are reported at the next, numbers
// of resolutions run on. Settings of its own:
//   start="2026-01" months="12" missing="3" thematic="3 6" thematic_only="3" committee="true"
//   committee_lead="2" missing_committee="5" joins="4" leaves="6" silent="true" unreported="5"
//   numbers="1 2 4" congress="7" ordinals="1 2" reviewed_as="late" reviewed_note="true"
//   plan="none" plan_date="2026-04-01" plan_title="công tác năm 2026" plan_type="report"
// Months are counted from the first. r3.NAME is the setting NAME for the third month's meeting
// alone; every other setting is for all of them.
Result<std::vector<model::MeetingRecord>> make_series(const Settings& settings);

}  // namespace vanthu::rules
