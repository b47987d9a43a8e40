#include "docx/paragraph.h"

#include <cmath>

#include "docx/word_xml.h"
#include "text/breaking.h"

namespace vanthu::docx {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

void add_numbering(pugi::xml_node properties, const NumberingPlace& place) {
  pugi::xml_node numbering = properties.append_child("w:numPr");
  add_value(numbering, "w:ilvl", static_cast<long>(place.level));
  add_value(numbering, "w:numId", static_cast<long>(place.num_id));
}

void add_top_border(pugi::xml_node properties, layout::Length thickness) {
  pugi::xml_node top = add_value(properties.append_child("w:pBdr"), "w:top", "single");
  top.append_attribute("w:sz") = std::lround(thickness.pt() * 8);
  top.append_attribute("w:space") = 0;
  top.append_attribute("w:color") = "auto";
}

void set(pugi::xml_node node, const char* name, const std::optional<layout::Length>& length) {
  if (length) node.append_attribute(name) = length->twips();
}

void add_spacing(pugi::xml_node properties, const ParagraphProperties& wanted) {
  if (!wanted.before && !wanted.after && !wanted.pitch) return;
  pugi::xml_node spacing = properties.append_child("w:spacing");
  set(spacing, "w:before", wanted.before);
  set(spacing, "w:after", wanted.after);
  set(spacing, "w:line", wanted.pitch);
  if (wanted.pitch) spacing.append_attribute("w:lineRule") = "exact";
}

void add_indent(pugi::xml_node properties, const ParagraphProperties& wanted) {
  if (!wanted.left && !wanted.right && !wanted.first_line) return;
  pugi::xml_node indent = properties.append_child("w:ind");
  set(indent, "w:left", wanted.left);
  set(indent, "w:right", wanted.right);
  set(indent, "w:firstLine", wanted.first_line);
}

void add_run_properties(pugi::xml_node run, const document::Run& look) {
  if (!look.bold && !look.italic && !look.underline) return;
  pugi::xml_node properties = run.append_child("w:rPr");
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

void add_letters(pugi::xml_node run, const std::string& letters) {
  pugi::xml_node text = run.append_child("w:t");
  text.append_attribute("xml:space") = "preserve";
  text.append_child(pugi::node_pcdata).set_value(letters.c_str());
}

// A hyphen inside a word: 05-NQ/CB. Lines end at spaces only, as in the PDF.
bool holds_word(std::string_view text, std::size_t at) {
  constexpr std::string_view kNotInside = " \n-";
  return text[at] == '-' && at > 0 && at + 1 < text.size() &&
         kNotInside.find(text[at - 1]) == std::string_view::npos &&
         kNotInside.find(text[at + 1]) == std::string_view::npos;
}

// One run of one look, from the text of the whole paragraph: a word may begin in one run and end in
// the next.
void add_run(pugi::xml_node paragraph, const document::Run& look, std::string_view text,
             std::size_t begin, std::size_t end) {
  pugi::xml_node run = paragraph.append_child("w:r");
  add_run_properties(run, look);
  std::size_t from = begin;
  const auto add_letters_before = [&](std::size_t at) {
    if (at > from) add_letters(run, std::string(text.substr(from, at - from)));
    from = at + 1;
  };
  for (std::size_t at = begin; at < end; ++at) {
    if (text[at] == '\n') {
      add_letters_before(at);
      run.append_child("w:br");
    } else if (holds_word(text, at)) {
      add_letters_before(at);
      run.append_child("w:noBreakHyphen");
    }
  }
  add_letters_before(end);
}

// Word puts plain words into a control whatever we write: so do we.
void add_plain_run(pugi::xml_node content, const document::Run& look, const std::string& words) {
  pugi::xml_node run = content.append_child("w:r");
  add_run_properties(run, look);
  add_letters(run, words);
}

}  // namespace

pugi::xml_node add_paragraph(pugi::xml_node parent, const ParagraphProperties& wanted) {
  pugi::xml_node paragraph = parent.append_child("w:p");
  pugi::xml_node properties = paragraph.append_child("w:pPr");
  add_value(properties, "w:pStyle", wanted.style.c_str());
  if (wanted.keep_next) properties.append_child("w:keepNext");
  if (wanted.keep_lines) properties.append_child("w:keepLines");
  if (wanted.numbering) add_numbering(properties, *wanted.numbering);
  if (wanted.top_border) add_top_border(properties, *wanted.top_border);
  add_spacing(properties, wanted);
  add_indent(properties, wanted);
  if (wanted.justification != nullptr) add_value(properties, "w:jc", wanted.justification);
  return paragraph;
}

void add_inlines(pugi::xml_node paragraph, const document::Inlines& inlines, BoundFields& bound) {
  std::string joined;
  for (const document::Run& run : inlines) joined += run.text.view();
  const text::NfcString glued = text::with_no_break_spaces(text::nfc(joined));
  // Glueing only lengthens spaces: both texts are walked together to find where pieces end.
  std::size_t at = 0;
  std::size_t at_joined = 0;
  const auto walk_to = [&](std::size_t stop) {
    for (; at_joined < stop; ++at_joined) {
      const bool lengthened = joined[at_joined] == ' ' && glued.view()[at] != ' ';
      at += lengthened ? kNoBreakSpace.size() : 1;
    }
    return at;
  };
  for (const document::Run& run : inlines) {
    const std::size_t run_begin = at_joined;
    const auto add_glued_to = [&](std::size_t end_in_run) {
      const std::size_t begin = at;
      const std::size_t end = walk_to(run_begin + end_in_run);
      if (end > begin) add_run(paragraph, run, glued.view(), begin, end);
    };
    if (bound.active()) {
      for (const document::Field& field : run.fields) {
        add_glued_to(field.begin);
        const std::string words = run.text.str().substr(field.begin, field.size);
        add_plain_run(bound.add_control(paragraph, field.place, words), run, words);
        walk_to(run_begin + field.begin + field.size);
      }
    }
    add_glued_to(run.text.view().size());
  }
}

void add_inlines(pugi::xml_node paragraph, const document::Inlines& inlines) {
  BoundFields none{{}};
  add_inlines(paragraph, inlines, none);
}

void add_text(pugi::xml_node paragraph, const text::NfcString& text) {
  add_inlines(paragraph, {document::Run{.text = text}});
}

void add_fitting_line(pugi::xml_node paragraph, const text::NfcString& text) {
  if (text.empty()) return;
  add_letters(paragraph.append_child("w:r"), text.str());
}

}  // namespace vanthu::docx
