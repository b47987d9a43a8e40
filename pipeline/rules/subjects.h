// Internal to rules/*.cpp: what a verdict is about, in words.
#pragma once

#include "base/bilingual.h"
#include "rules/record_view.h"

namespace vanthu::rules {

Bilingual meeting_subject();
// One meeting among others: "kỳ họp dong-loi-2026-03-thuong-ky".
Bilingual meeting_subject(const RecordView& view);
Bilingual subject_words(const RecordView& view, const model::Vote& vote);
Bilingual subject_words(const RecordView& view, const model::Election& election);
Bilingual subject_words(const RecordView& view, const model::Discipline& discipline);
Bilingual subject_words(const RecordView& view, const model::Paper& paper);
Bilingual subject_words(const RecordView& view, const model::Dossier& dossier);
Bilingual subject_words(const RecordView& view, const model::Member& member);

// "chi ủy", "bí thư" …
Bilingual office_words(model::ElectedOffice office);
// "khiển trách" …
Bilingual form_words(model::DisciplineForm form);
// "nghị quyết", "thông báo" …
Bilingual type_words(model::PaperType type);

}  // namespace vanthu::rules
