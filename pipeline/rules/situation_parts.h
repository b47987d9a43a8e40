// Internal to rules/*.cpp: the parts of a situation, each from its own settings (situation.h).
#pragma once

#include "model/meeting_record.h"
#include "rules/wishes.h"

namespace vanthu::rules {

void add_people(model::MeetingRecord& record, Wishes& wishes);
void add_content(model::MeetingRecord& record, Wishes& wishes);
void add_vote(model::MeetingRecord& record, Wishes& wishes);
void add_elections(model::MeetingRecord& record, Wishes& wishes);
void add_discipline(model::MeetingRecord& record, Wishes& wishes);
void add_dossier(model::MeetingRecord& record, Wishes& wishes);
void add_consultation(model::MeetingRecord& record, Wishes& wishes);
void add_papers(model::MeetingRecord& record, Wishes& wishes);
void add_fees(model::MeetingRecord& record, Wishes& wishes);
void add_score(model::MeetingRecord& record, Wishes& wishes);

}  // namespace vanthu::rules
