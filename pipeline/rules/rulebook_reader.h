// Internal to rules/*.cpp: reading the XML of the rulebook into values. What only shows when all
// files are together is looked for in rulebook_load.cpp.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "findings/finding.h"
#include "rules/rulebook.h"
#include "xml/element.h"
#include "xml/reader.h"

namespace vanthu::rules {

// Where in which file something of the book stands.
template <typename T>
struct Placed {
  T value;
  std::string file;
  SourceSpan at;
};

Window read_window(xml::Reader& reader);
Bilingual read_bilingual(xml::Reader& reader);
findings::Grade read_grade(xml::Reader& reader);
Threshold read_threshold_attributes(xml::Reader& reader);
Threshold read_threshold(const xml::Element& element, findings::Findings& findings);
Saying read_saying(const xml::Element& element, findings::Findings& findings);
Rule read_rule(const xml::Element& element, findings::Findings& findings);

ScoreFrame read_frame(const xml::Element& element, findings::Findings& findings);
Profile read_profile(const xml::Element& element, findings::Findings& findings);
// One year of holidays.xml, added to the days.
void read_year(const xml::Element& element, WorkingDays& days, findings::Findings& findings);

void report(findings::Findings& findings, std::string id, SourceSpan at, Bilingual message,
            Bilingual hint = {});

// What a rule says against what its predicate can say, and its cases: RUL-02 … RUL-06, RUL-11,
// RUL-12, RUL-15.
void check_rule(const Rule& rule, const std::vector<Saying>& shared, SourceSpan at,
                findings::Findings& findings);

}  // namespace vanthu::rules
