// Every finding that reading a record, a waiver or a baseline can make, with what `vanthu explain
// ID` tells about it. Rules have their own book (templates/rulebook); these are about the file
// itself.
#pragma once

#include <span>
#include <string_view>

#include "base/bilingual.h"

namespace vanthu::ingest {

struct FindingKind {
  // "XML-07"
  std::string_view id;
  // What is wrong, as a heading: "Thẻ chưa đóng".
  Bilingual title;
  // Why it matters and how to mend it, one paragraph.
  Bilingual explanation;
};

// In the order of their ids within XML, TXT, REC, WVR and BSL.
std::span<const FindingKind> finding_kinds();

// Null when no finding has this id.
const FindingKind* find_finding_kind(std::string_view id);

}  // namespace vanthu::ingest
