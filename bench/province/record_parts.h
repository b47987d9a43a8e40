// The parts of a record, in the order of the format.
#pragma once

#include "province/draft.h"
#include "province/xml_text.h"

namespace vanthu::province {

std::string clock_time(int minute);

void write_people(XmlText& xml, const Cell& cell, const Draft& draft);
void write_meeting(XmlText& xml, const Cell& cell, const Draft& draft);
void write_attendance(XmlText& xml, const Draft& draft);
void write_content(XmlText& xml, const Cell& cell, const Draft& draft, Seeded& seeded);
void write_votes(XmlText& xml, const Draft& draft);
void write_dossier(XmlText& xml, const Cell& cell, const Draft& draft);
void write_fees(XmlText& xml, const Draft& draft);
void write_papers(XmlText& xml, const Cell& cell, const Draft& draft);

}  // namespace vanthu::province
