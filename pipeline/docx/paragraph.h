// Internal to docx/*.cpp: one paragraph of WordprocessingML from human text, its
// properties in the order that the schema wants.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"
#include "docx/bound_fields.h"
#include "docx/numbering.h"
#include "docx/xml_part.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

// The least height that Word can show, for paragraphs that are there only because they must be.
inline constexpr layout::Length kHairline = layout::Length::from_pt(1);

// What a paragraph has beside its style; empty members are left to the style.
struct ParagraphProperties {
  std::string style;
  bool keep_next = false;
  bool keep_lines = false;
  // num_id 0 takes the style's numbering away.
  std::optional<NumberingPlace> numbering = std::nullopt;
  // A rule above the paragraph as wide as its lines.
  std::optional<layout::Length> top_border = std::nullopt;
  std::optional<layout::Length> before = std::nullopt;
  std::optional<layout::Length> after = std::nullopt;
  std::optional<layout::Length> pitch = std::nullopt;
  std::optional<layout::Length> left = std::nullopt;
  std::optional<layout::Length> right = std::nullopt;
  std::optional<layout::Length> first_line = std::nullopt;
  const char* justification = nullptr;
};

// <w:p> with its properties and no text yet.
XmlNode add_paragraph(XmlNode parent, const ParagraphProperties& properties);
// Only the w:pPr of a paragraph that is empty so far, for what else belongs there.
XmlNode add_properties(XmlNode paragraph, const ParagraphProperties& properties);

// Runs of text at the end of a paragraph. Spaces and hyphens where a line must not end become
// no-break ones, a line feed becomes a line break in the paragraph.
void add_inlines(XmlNode paragraph, const document::Inlines& inlines);
// Fields become content controls where `bound` is active; their words stay as the record has them.
void add_inlines(XmlNode paragraph, const document::Inlines& inlines, BoundFields& bound);
void add_text(XmlNode paragraph, const text::NfcString& text);
// The same for a line that is known to fit. Its spaces stay plain: LibreOffice sets no-break spaces
// wider in italics, and who looks for "Số 05-NQ/CB" in Word should find it.
void add_fitting_line(XmlNode paragraph, const text::NfcString& text);

}  // namespace vanthu::docx
