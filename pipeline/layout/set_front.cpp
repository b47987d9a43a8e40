#include <algorithm>
#include <utility>
#include <vector>

#include "base/check.h"
#include "layout/typesetter.h"

namespace vanthu::layout {

Result<Done> Typesetter::set_block(const document::Title& block) {
  // A form in an appendix has its title below the appendix's own.
  part_level_ = in_appendix_ ? 2 : 1;
  const bool has_subject = !block.subject.empty();
  // The space parts the two for whoever takes the heading's text out of the file.
  const text::NfcString type_name =
      has_subject ? text::nfc(block.type_name.str() + " ") : block.type_name;
  const std::uint32_t node =
      heading_node(part_level_, text::nfc(type_name.str() + block.subject.str()));
  std::vector<SetText> parts;
  struct Line {
    text::NfcString text;
    Role role;
    std::uint32_t node;
  };
  std::vector<Line> wanted{{type_name, Role::TypeName, node}};
  if (has_subject) wanted.push_back({block.subject, Role::Subject, node});
  if (block.hyphens) wanted.push_back({text::nfc("-----"), Role::SubjectMark, kArtifact});
  for (const Line& line : wanted) {
    const Style& style = profile_.style(line.role);
    auto measured = measurer_.measure(line.text, style, line.node);
    if (!measured.ok()) return measured.error();
    auto set = fill_column(std::move(measured).value(), style, text_width());
    if (!set.ok()) return set.error();
    parts.push_back(std::move(set).value());
  }
  galley_.begin_box(BoxKind::Front, parts.front().style->before.pt());
  double y = 0;
  for (const SetText& part : parts) {
    y = place(part, 0, y + (&part == &parts.front() ? 0 : part.style->before.pt()));
  }
  galley_.end_box(y);
  galley_.add_space(parts.back().style->after.pt());
  return Done{};
}

// One name beside the label; several below it, their hyphens one below the other, the block of
// them centred.
Result<Done> Typesetter::set_block(const document::Addressees& block) {
  const Style& label_style = profile_.style(Role::AddresseesLabel);
  const Style& name_style = profile_.style(Role::Addressee);
  const std::uint32_t label_node = galley_.add_node(Tag::P, root_);
  const bool beside = block.names.size() == 1;
  const text::NfcString label = beside ? text::nfc(block.label.str() + " ") : block.label;
  auto measured = measurer_.measure(label, label_style, label_node);
  if (!measured.ok()) return measured.error();
  if (beside) {
    auto name = measurer_.measure(block.names.front(), name_style, label_node);
    if (!name.ok()) return name.error();
    append(measured.value(), std::move(name).value());
  }
  auto top = fill_column(std::move(measured).value(), label_style, text_width());
  if (!top.ok()) return top.error();

  std::vector<SetText> names;
  double widest = 0;
  if (block.names.size() > 1) {
    const std::uint32_t list = galley_.add_node(Tag::L, root_, "None");
    for (const text::NfcString& name : block.names) {
      const std::uint32_t item = galley_.add_node(Tag::LI, list);
      auto text = measurer_.measure(name, name_style, galley_.add_node(Tag::LBody, item));
      if (!text.ok()) return text.error();
      auto set = fill_column(std::move(text).value(), name_style, text_width());
      if (!set.ok()) return set.error();
      for (const SetLine& line : set.value().lines) widest = std::max(widest, line.width);
      names.push_back(std::move(set).value());
    }
  }

  galley_.begin_box(BoxKind::Front, label_style.before.pt());
  double y = place(top.value(), 0, 0);
  for (const SetText& name : names) {
    y = place(name, (text_width() - widest) / 2, y + name_style.before.pt());
  }
  galley_.end_box(y);
  galley_.add_space(names.empty() ? label_style.after.pt() : name_style.after.pt());
  return Done{};
}

Result<Done> Typesetter::set_label_and_title(const text::NfcString& label, Role label_role,
                                             const text::NfcString& title, Role title_role,
                                             int level) {
  if (label.empty() && title.empty()) return Done{};
  const bool both = !label.empty() && !title.empty();
  // The space parts the two for whoever takes the heading's text out of the file.
  const text::NfcString first = both ? text::nfc(label.str() + " ") : label;
  const std::uint32_t node = heading_node(level, text::nfc(first.str() + title.str()));
  for (const auto& [text, role] : {std::pair{&first, label_role}, std::pair{&title, title_role}}) {
    if (text->empty()) continue;
    const Style& style = profile_.style(role);
    auto measured = measurer_.measure(*text, style, node);
    if (!measured.ok()) return measured.error();
    auto set = fill_column(std::move(measured).value(), style, text_width());
    if (!set.ok()) return set.error();
    place_as_boxes(set.value(), BoxKind::Heading, style.first_line.pt(), style.left_indent.pt());
  }
  return Done{};
}

Result<Done> Typesetter::set_block(const document::Division& block) {
  part_level_ = 2;
  return set_label_and_title(block.label, Role::DivisionLabel, block.title, Role::DivisionTitle,
                             part_level_);
}

Result<Done> Typesetter::set_block(const document::Appendix& block) {
  part_level_ = 1;
  in_appendix_ = true;
  const std::uint32_t first_box = galley_.box_count();
  auto done = set_label_and_title(block.label, Role::AppendixLabel, block.title,
                                  Role::AppendixTitle, part_level_);
  if (!done.ok()) return done;
  VANTHU_CHECK(galley_.box_count() > first_box, "an appendix has a label or a title");
  galley_.boxes[first_box].starts_numbering = true;
  return done;
}

}  // namespace vanthu::layout
