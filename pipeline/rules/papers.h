// Internal to rules/*.cpp: what several rules ask of the papers of a record.
#pragma once

#include "rules/record_view.h"

namespace vanthu::rules {

// Biên bản của kỳ họp: the first minutes of the record; null when there are none.
const model::Paper* meeting_minutes(const RecordView& view);
// Biên bản kiểm phiếu: minutes beyond the meeting's own belong to the elections in their order,
// when there are as many (as compose::View::election). Null when the record has none for it.
const model::Paper* counting_minutes(const RecordView& view, const model::Election& election);
bool is_counting_minutes(const RecordView& view, const model::Paper& paper);

}  // namespace vanthu::rules
