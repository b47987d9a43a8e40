#include "docx/paragraph.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "docx/word_xml.h"
#include "text/breaking.h"

namespace vanthu::docx {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

void add_numbering(XmlNode properties, const NumberingPlace& place) {
  XmlNode numbering = properties.append_child("w:numPr");
  add_value(numbering, "w:ilvl", static_cast<long>(place.level));
  add_value(numbering, "w:numId", static_cast<long>(place.num_id));
}

void add_top_border(XmlNode properties, layout::Length thickness) {
  XmlNode top = add_value(properties.append_child("w:pBdr"), "w:top", "single");
  top.set("w:sz", std::lround(thickness.pt() * 8));
  top.set("w:space", 0);
  top.set("w:color", "auto");
}

void set(XmlNode node, const char* name, const std::optional<layout::Length>& length) {
  if (length) node.set(name, length->twips());
}

void add_spacing(XmlNode properties, const ParagraphProperties& wanted) {
  if (!wanted.before && !wanted.after && !wanted.pitch) return;
  XmlNode spacing = properties.append_child("w:spacing");
  set(spacing, "w:before", wanted.before);
  set(spacing, "w:after", wanted.after);
  set(spacing, "w:line", wanted.pitch);
  if (wanted.pitch) spacing.set("w:lineRule", "exact");
}

void add_indent(XmlNode properties, const ParagraphProperties& wanted) {
  if (!wanted.left && !wanted.right && !wanted.first_line) return;
  XmlNode indent = properties.append_child("w:ind");
  set(indent, "w:left", wanted.left);
  set(indent, "w:right", wanted.right);
  set(indent, "w:firstLine", wanted.first_line);
}

void add_run_properties(XmlNode run, const document::Run& look) {
  if (!look.bold && !look.italic && !look.underline) return;
  XmlNode properties = run.append_child("w:rPr");
  if (look.bold) {
    properties.append_child("w:b");
    properties.append_child("w:bCs");
  }
  if (look.italic) {
    properties.append_child("w:i");
    properties.append_child("w:iCs");
  }
  if (look.underline) add_value(properties, "w:u", "single");
}

void add_letters(XmlNode run, std::string_view letters) {
  XmlNode text = run.append_child("w:t");
  text.set("xml:space", "preserve");
  text.append_text(letters);
}

// A hyphen inside a word: 05-NQ/CB. Lines end at spaces only, as in the PDF.
bool holds_word(std::string_view text, std::size_t at) {
  constexpr std::string_view kNotInside = " \n-";
  return text[at] == '-' && at > 0 && at + 1 < text.size() &&
         kNotInside.find(text[at - 1]) == std::string_view::npos &&
         kNotInside.find(text[at + 1]) == std::string_view::npos;
}

// The text of a whole paragraph, since a word may begin in one run and end in the next, and the
// places in it where Word must not end a line.
struct ParagraphText {
  std::string_view letters;
  std::vector<std::uint32_t> held_spaces;
};

// One run of one look: the letters from begin to end.
void add_run(XmlNode paragraph, const document::Run& look, const ParagraphText& text,
             std::size_t begin, std::size_t end) {
  XmlNode run = paragraph.append_child("w:r");
  add_run_properties(run, look);
  auto held = std::lower_bound(text.held_spaces.begin(), text.held_spaces.end(), begin);
  std::string letters;
  std::size_t from = begin;
  const auto add_letters_before = [&](std::size_t at) {
    letters += text.letters.substr(from, at - from);
    if (!letters.empty()) add_letters(run, letters);
    letters.clear();
    from = at + 1;
  };
  for (std::size_t at = begin; at < end; ++at) {
    const char c = text.letters[at];
    if (c == ' ' && held != text.held_spaces.end() && *held == at) {
      letters += text.letters.substr(from, at - from);
      letters += kNoBreakSpace;
      from = at + 1;
      ++held;
    } else if (c == '\n') {
      add_letters_before(at);
      run.append_child("w:br");
    } else if (c == '-' && holds_word(text.letters, at)) {
      add_letters_before(at);
      run.append_child("w:noBreakHyphen");
    }
  }
  add_letters_before(end);
}

// Word puts plain words into a control whatever we write: so do we.
void add_plain_run(XmlNode content, const document::Run& look, const std::string& words) {
  XmlNode run = content.append_child("w:r");
  add_run_properties(run, look);
  add_letters(run, words);
}

}  // namespace

XmlNode add_properties(XmlNode paragraph, const ParagraphProperties& wanted) {
  XmlNode properties = paragraph.append_child("w:pPr");
  add_value(properties, "w:pStyle", wanted.style);
  if (wanted.keep_next) properties.append_child("w:keepNext");
  if (wanted.keep_lines) properties.append_child("w:keepLines");
  if (wanted.numbering) add_numbering(properties, *wanted.numbering);
  if (wanted.top_border) add_top_border(properties, *wanted.top_border);
  add_spacing(properties, wanted);
  add_indent(properties, wanted);
  if (wanted.justification != nullptr) add_value(properties, "w:jc", wanted.justification);
  return properties;
}

XmlNode add_paragraph(XmlNode parent, const ParagraphProperties& wanted) {
  XmlNode paragraph = parent.append_child("w:p");
  add_properties(paragraph, wanted);
  return paragraph;
}

void add_inlines(XmlNode paragraph, const document::Inlines& inlines, BoundFields& bound) {
  std::string joined;
  ParagraphText text;
  if (inlines.size() == 1) {
    text.letters = inlines.front().text.view();
  } else {
    for (const document::Run& run : inlines) joined += run.text.view();
    text.letters = joined;
  }
  text.held_spaces = text::held_spaces(text.letters);
  std::size_t at = 0;
  for (const document::Run& run : inlines) {
    const std::size_t run_begin = at;
    const auto add_up_to = [&](std::size_t end) {
      if (end > at) add_run(paragraph, run, text, at, end);
      at = end;
    };
    if (bound.active()) {
      for (const document::Field& field : run.fields) {
        add_up_to(run_begin + field.begin);
        const std::string words = run.text.str().substr(field.begin, field.size);
        add_plain_run(bound.add_control(paragraph, field.place, words), run, words);
        at += field.size;
      }
    }
    add_up_to(run_begin + run.text.view().size());
  }
}

void add_inlines(XmlNode paragraph, const document::Inlines& inlines) {
  BoundFields none{{}};
  add_inlines(paragraph, inlines, none);
}

void add_text(XmlNode paragraph, const text::NfcString& text) {
  add_inlines(paragraph, {document::Run{.text = text}});
}

void add_fitting_line(XmlNode paragraph, const text::NfcString& text) {
  if (text.empty()) return;
  add_letters(paragraph.append_child("w:r"), text.str());
}

}  // namespace vanthu::docx
