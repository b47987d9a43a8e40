// One document template (mẫu văn bản), compiled: all its wording, read and checked once.
//   <template xmlns="urn:vanthu:template:1" id="minutes-regular" paper="minutes" for="regular">
//     <properties><title>Biên bản sinh hoạt thường kỳ {month|tháng}</title>…</properties>
//     … <p>Hồi {meeting.start|giờ}, {meeting.start|ngày}, tại {meeting.venue}, …</p>
// docs: templates/README.md. Nothing is written from a template that has a problem, and a template
// without problems can write any record it is meant for: fields exist, have the right type, and are
// printed only where they are known to be there.
//   auto parsed = compose::parse_template(source, wording);   // Findings TPL-01 …, all at once
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/source_text.h"
#include "compose/nodes.h"
#include "compose/wording.h"
#include "findings/checked.h"
#include "model/meeting_record.h"

namespace vanthu::compose {

// How many papers are made of a record from a template that writes derived papers.
enum class Per { Record, Dossier, Discipline };

// Which papers a template writes: the attributes of <template>.
struct Selection {
  // Empty: for papers the record lists. Else the kind of papers that any record gives when they are
  // asked for, "extract", "attendance_sheet"; paper says nothing then.
  std::string derived{};
  Per per = Per::Record;
  // Only when asked for by kind: the record does not hold all that the paper says, so what comes
  // out is a draft to go on with, never issued or stored. Derived papers always are.
  bool asked = false;
  // Minutes: one for every record; other types: one for each paper the record lists.
  model::PaperType paper = model::PaperType::Minutes;
  // Empty: for every kind of meeting.
  std::vector<model::MeetingKind> meetings{};
  std::optional<model::MeetingMode> mode{};
  std::optional<model::DossierKind> dossier{};
  // About a member's discipline.
  bool discipline = false;
  // Minutes of counting the ballots of an election (biên bản kiểm phiếu).
  bool election = false;

  // paper is nullptr for the minutes of a record that lists none; for derived papers it is the one
  // made up by derived_papers.
  bool fits(const model::MeetingRecord& record, const model::Paper* paper) const;
  // Of two templates that fit, the one that says more is meant; what the paper is about counts more
  // than how the meeting was held, and that more than which kind it was.
  int precision() const;
};

// The first minutes that the record lists: those of the meeting itself.
const model::Paper* main_minutes(const model::MeetingRecord& record);

// The papers a derived template writes of a record, as if the record listed them: dated as the
// meeting, signed by the secretary of the cell, about one dossier or one discipline item, with the
// vote on it. None when the record has nothing of the kind.
std::vector<model::Paper> derived_papers(const model::MeetingRecord& record, Per per);

struct Template {
  std::string id;
  // "minutes", "resolution"; of a derived paper "extract".
  std::string kind;
  Selection selection;
  Nodes title;
  Nodes author;
  Nodes copy_mark;
  Nodes body;
  // Slots a frame needs.
  std::size_t slots = 1;
  // 16 hexadecimal digits over all bytes its words come from; set when templates are put together.
  std::string digest;
  // Where the id stands, for what is found when templates are put together.
  SourceSpan at;
};

// wording outlives the template.
findings::Checked<Template> parse_template(const SourceText& source, const Wording& wording);

}  // namespace vanthu::compose
