// Internal to pdf/*.cpp: the XMP packet of a paper, that it is PDF/A-2a or -3a and PDF/UA-1, what
// it is called, who made it. There is no Info dictionary beside it that could disagree.
#pragma once

#include <string>
#include <string_view>

#include "layout/paged_document.h"

namespace vanthu::pdf {

struct XmpFacts {
  // The program's name and version.
  std::string_view producer;
  // Of PDF/A.
  int part = 2;
  // What it was made from, "CB12-2026-05 sha256:…"; may be empty.
  std::string source = {};
};

std::string xmp_packet(const layout::PagedDocument& document, const XmpFacts& facts);

}  // namespace vanthu::pdf
