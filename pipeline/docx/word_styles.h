// Which paragraph style of Word each role has. Styles that Word knows keep Word's own name, so that
// its navigation pane, its table of contents and its style gallery work; the components of a Party
// document that Word has no style for carry the Vietnamese name that a clerk would look for.
#pragma once

#include <string>

#include "layout/format_profile.h"

namespace vanthu::docx {

// List items deeper than this keep the deepest style.
inline constexpr int kListStyles = 5;

// Id of the paragraph style: "Heading1", "CoQuanBanHanh".
const char* style_id(layout::Role role);
// "List", "List2" … "List5"; depth from 1.
std::string list_style_id(int depth);
// First-line indent of a list item of this depth.
layout::Length list_indent(const layout::FormatProfile& profile, int depth);

// "both", "center": the value of w:jc.
const char* justification(document::Alignment alignment);

// word/styles.xml: document defaults, the paragraph styles of all roles, two table styles.
std::string styles_part(const layout::FormatProfile& profile);

inline constexpr const char* kBorderedTable = "TableGrid";
inline constexpr const char* kPlainTable = "TableNormal";

}  // namespace vanthu::docx
