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

// One line a value, "vote[2].base = 17", in the order of the format; places are left out.
std::string dump(const model::MeetingRecord& record);

}  // namespace vanthu::ingest
