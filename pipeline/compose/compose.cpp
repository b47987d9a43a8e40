#include "compose/compose.h"

#include "compose/renderer.h"
#include "compose/view.h"

namespace vanthu::compose {
namespace {

Error not_meant(const Template& form, const model::MeetingRecord& record) {
  return {.kind = ErrorKind::Rendering,
          .what = {"mẫu “" + form.id + "” không dành cho văn bản này của kỳ họp",
                   "the template “" + form.id + "” is not meant for this paper of the meeting"},
          .where = record.id,
          .remedy = {"chọn mẫu khác, hoặc sửa for, mode, paper, dossier ở đầu mẫu",
                     "choose another template, or change for, mode, paper, dossier at its top"}};
}

}  // namespace

Date document_date(const model::MeetingRecord& record, const model::Paper* paper) {
  return paper != nullptr ? paper->date : record.meeting.start.date;
}

Result<document::Document> compose(const Wording& wording, const Template& form,
                                   const model::MeetingRecord& record, const model::Paper* paper,
                                   std::string_view profile_id, const ingest::TextPlaces* places,
                                   const OfficeSettings& settings) {
  if (!form.selection.fits(record, paper)) return not_meant(form, record);
  const View view(record, paper, settings);
  Renderer renderer(wording, view, places, form.slots);
  document::Document out;
  out.kind = form.kind;
  out.title = renderer.words(form.title);
  out.author = renderer.words(form.author);
  out.record_id = record.id;
  out.date = document_date(record, paper);
  out.profile_id = profile_id;
  out.template_id = form.id + "@" + form.digest;
  out.copy_mark = renderer.words_if_any(form.copy_mark);
  out.blocks = renderer.blocks(form.body);
  return out;
}

}  // namespace vanthu::compose
