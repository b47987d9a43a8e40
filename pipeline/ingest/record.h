// A record comes in and goes out here. In: bytes → Checked<MeetingRecord>, every problem of the
// file in one run with line, column and remedy; no value when there is a violation. Out: one
// canonical XML, and a dump for goldens and for comparing.
//   auto record = ingest::parse_record(source);
//   for (const auto& f : record.findings()) std::cerr << ingest::render_diagnostic(source, f, …);
// Findings are those of xml (XML-…, TXT-…) and of the record format:
//   REC-01 not a record of this format   REC-02 a word of the wrong form   REC-03 id used twice
//   REC-04 reference to nothing          REC-05 number out of range        REC-06 listed twice
//   REC-07 nobody named
#pragma once

#include <string>
#include <string_view>

#include "base/source_text.h"
#include "findings/checked.h"
#include "model/meeting_record.h"

namespace vanthu::ingest {

// Ids in the value are unique and its references resolve; its places are those of `source`.
findings::Checked<model::MeetingRecord> parse_record(const SourceText& source);

// Indented UTF-8 with a final line feed; what equals its default is left out. For every record that
// parse_record gave: parse_record(write_record(r)) == r.
std::string write_record(const model::MeetingRecord& record);
// The same without breaking lines inside texts and tags, for readers that take a text as it stands
// there and not as parse_record does (Word's content controls).
std::string write_record_unwrapped(const model::MeetingRecord& record);

// What a draft leaves for a person to write: the value of this attribute of this element.
using IsBlank = bool (*)(std::string_view element, std::string_view attribute,
                         std::string_view value);
// A record that is still to be filled in: values that are blank are written as "". parse_record
// refuses each of them, and each empty text, at its place.
std::string write_draft(const model::MeetingRecord& record, IsBlank is_blank);

// One line a value, "vote[2].base = 17", in the order of the format; places are left out.
std::string dump(const model::MeetingRecord& record);

}  // namespace vanthu::ingest
