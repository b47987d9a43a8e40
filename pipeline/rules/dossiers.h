// Internal to rules/*.cpp: what several rules ask of a file about a person.
#pragma once

#include <vector>

#include "rules/record_view.h"

namespace vanthu::rules {

// Kết nạp hoặc kết nạp lại.
bool is_admission(const model::Dossier& dossier);
// The person on the roster whom the file is about; null when he or she is not there yet.
const Person* member_of(const RecordView& view, const model::Dossier& dossier);
// Votes of this meeting that name the file or its person.
std::vector<const model::Vote*> votes_on(const RecordView& view, const model::Dossier& dossier);

}  // namespace vanthu::rules
