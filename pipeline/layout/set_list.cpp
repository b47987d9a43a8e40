#include <string>
#include <utility>
#include <vector>

#include "layout/typesetter.h"

namespace vanthu::layout {
namespace {

// ListNumbering of ISO 32000-1, table 347.
std::string numbering_name(document::MarkerStyle style) {
  switch (style) {
    case document::MarkerStyle::Roman:
      return "UpperRoman";
    case document::MarkerStyle::Decimal:
    case document::MarkerStyle::Article:
      return "Decimal";
    case document::MarkerStyle::Letter:
      return "LowerAlpha";
    case document::MarkerStyle::None:
    case document::MarkerStyle::Dash:
    case document::MarkerStyle::Plus:
    case document::MarkerStyle::Box:
      return "None";
  }
  return "None";
}

// A list that is open at some depth: its L, and the LBody of its last item, where a deeper list
// goes.
struct OpenList {
  std::uint32_t list = 0;
  std::uint32_t last_body = 0;
};

}  // namespace

Result<Done> Typesetter::set_item(const document::ListItem& item, std::uint32_t label,
                                  std::uint32_t body) {
  const Style& style = profile_.style(Role::ListItem);
  const text::NfcString marker = document::marker_text(item.marker);
  auto measured = measurer_.measure_marked(marker, label, item.text, style, body);
  if (!measured.ok()) return measured.error();
  const double indent =
      style.first_line.pt() + profile_.flow.list_step.pt() * (item.depth > 1 ? item.depth - 1 : 0);
  const double width = text_width() - style.left_indent.pt();
  auto set =
      fill_column(std::move(measured).value(), style, style.alignment, width - indent, width);
  if (!set.ok()) return set.error();
  place_as_boxes(set.value(), BoxKind::Text, indent, style.left_indent.pt());
  return Done{};
}

Result<Done> Typesetter::set_block(const document::List& block) {
  std::vector<OpenList> open;
  for (const document::ListItem& item : block.items) {
    const std::size_t depth = item.depth > 1 ? static_cast<std::size_t>(item.depth) : 1;
    if (open.size() > depth) open.resize(depth);
    if (open.size() < depth) {
      const std::uint32_t parent = open.empty() ? root_ : open.back().last_body;
      open.push_back({.list = galley_.add_node(Tag::L, parent, numbering_name(item.marker.style))});
    }
    const std::uint32_t entry = galley_.add_node(Tag::LI, open.back().list);
    const bool marked = item.marker.style != document::MarkerStyle::None;
    const std::uint32_t label = marked ? galley_.add_node(Tag::Lbl, entry) : entry;
    const std::uint32_t body = galley_.add_node(Tag::LBody, entry);
    open.back().last_body = body;
    if (auto done = set_item(item, label, body); !done.ok()) return done.error();
  }
  return Done{};
}

}  // namespace vanthu::layout
