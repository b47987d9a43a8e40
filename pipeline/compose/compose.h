// compose: a record and a template become a Document; all wording is decided here and comes from
// the template, the blocks and the vocabulary. The record's own words are printed as they are.
//   auto document = compose::compose(set.wording(), *order.form, record, order.paper, "hd05_2026");
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "compose/office_settings.h"
#include "compose/template.h"
#include "compose/wording.h"
#include "document/document.h"
#include "ingest/text_places.h"
#include "model/meeting_record.h"

namespace vanthu::compose {

// wording is the one the template was parsed with. paper is one of the record's own, nullptr for
// the minutes of a record that lists none, or one of derived_papers. profile_id goes into the
// document: the profile in force on its date. Same arguments, same document.
// With the record's places the document also says which of its words the record has as they are.
// An Error when the template is not meant for this record and paper.
Result<document::Document> compose(const Wording& wording, const Template& form,
                                   const model::MeetingRecord& record, const model::Paper* paper,
                                   std::string_view profile_id,
                                   const ingest::TextPlaces* places = nullptr,
                                   const OfficeSettings& settings = {});

// The date of the paper, or of the meeting's start for minutes without one: it chooses the profile.
Date document_date(const model::MeetingRecord& record, const model::Paper* paper);

}  // namespace vanthu::compose
