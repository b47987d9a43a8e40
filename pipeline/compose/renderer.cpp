#include "compose/renderer.h"

#include <algorithm>
#include <string>
#include <utility>

namespace vanthu::compose {
namespace {

using document::MarkerStyle;

constexpr int kDeepestHeading = 3;

MarkerStyle usual_marker(int level) {
  if (level == 1) return MarkerStyle::Roman;
  return level == 2 ? MarkerStyle::Decimal : MarkerStyle::Letter;
}

// "- Đảng ủy xã (để báo cáo);" whatever signs the words came with.
text::NfcString recipient_line(std::string_view words, bool last) {
  constexpr std::string_view kSigns = " .;,-";
  while (!words.empty() && kSigns.find(words.back()) != std::string_view::npos) {
    words.remove_suffix(1);
  }
  while (!words.empty() && (words.front() == '-' || words.front() == ' ')) words.remove_prefix(1);
  return text::nfc("- " + std::string(words) + (last ? "." : ";"));
}

}  // namespace

Renderer::Renderer(const Wording& wording, const View& view, const ingest::TextPlaces* places,
                   std::size_t slots)
    : wording_(wording),
      places_(places),
      frame_{.view = view, .vocabulary = wording.vocabulary, .slots = Values(slots)} {
  frame_.slots[0] = Value{Object{.type = &root_type, .place = &view}};
}

template <typename Leaf>
void Renderer::walk(const Nodes& nodes, const Leaf& leaf) {
  for (const Node& node : nodes) {
    if (const auto* choice = std::get_if<Choice>(&node.content)) {
      const auto branch =
          std::find_if(choice->branches.begin(), choice->branches.end(),
                       [&](const Choice::Branch& one) { return holds(one.test, frame_); });
      walk(branch == choice->branches.end() ? choice->otherwise : branch->content, leaf);
    } else if (const auto* loop = std::get_if<Loop>(&node.content)) {
      walk_loop(*loop, leaf);
    } else if (const auto* use = std::get_if<Use>(&node.content)) {
      const Block& block = wording_.blocks[use->block];
      Values slots(block.slots);
      slots[0] = frame_.slots[0];
      for (std::size_t i = 0; i < use->arguments.size(); ++i) {
        slots[i + 1] = evaluate(use->arguments[i], frame_);
      }
      std::swap(slots, frame_.slots);
      walk(block.content, leaf);
      std::swap(slots, frame_.slots);
    } else {
      leaf(node);
    }
  }
}

template <typename Leaf>
void Renderer::walk_loop(const Loop& loop, const Leaf& leaf) {
  Value list = evaluate(loop.list, frame_);
  if (list.is_absent()) return;
  Values items = std::get<Values>(std::move(list.content));
  if (loop.where) {
    std::erase_if(items, [&](const Value& item) {
      frame_.slots[loop.item_slot] = item;
      return !holds(*loop.where, frame_);
    });
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) walk(i + 1 == items.size() ? loop.last_separator : loop.separator, leaf);
    frame_.slots[loop.item_slot] = items[i];
    if (loop.number_slot) {
      frame_.slots[*loop.number_slot] = Value{static_cast<std::int64_t>(i + 1)};
    }
    walk(loop.content, leaf);
  }
}

document::Inlines Renderer::inlines(const Nodes& nodes) {
  InlineWriter out;
  write(nodes, Look{}, out);
  return out.finish();
}

text::NfcString Renderer::words(const Nodes& nodes) {
  text::NfcString all;
  for (const document::Run& run : inlines(nodes)) all.append(run.text);
  return all;
}

void Renderer::write(const Nodes& nodes, const Look& look, InlineWriter& out) {
  walk(nodes, [&](const Node& node) {
    if (const auto* literal = std::get_if<Literal>(&node.content)) {
      out.literal(*literal, look);
    } else if (const auto* print = std::get_if<Print>(&node.content)) {
      const Value value = evaluate(print->value, frame_);
      if (const auto* number = std::get_if<std::int64_t>(&value.content)) {
        out.value(text::nfc(std::to_string(*number)), look, {});
      } else {
        out.value(value.as_text(), look, place_of(value));
      }
    } else if (const auto* styled = std::get_if<Styled>(&node.content)) {
      write(styled->content,
            Look{.bold = look.bold || styled->bold,
                 .italic = look.italic || styled->italic,
                 .underline = look.underline || styled->underline},
            out);
    }
  });
}

// Only text that nothing has changed on its way still has its address in the record.
std::string Renderer::place_of(const Value& value) const {
  const auto* own = std::get_if<const text::NfcString*>(&value.content);
  return places_ != nullptr && own != nullptr ? places_->find(**own) : std::string();
}

document::Signatory Renderer::signatory(const SignatoryNode& node) {
  document::Signatory out{
      .authority = words(node.authority), .position = words(node.position), .name = {}};
  const document::Inlines name = inlines(node.name);
  for (const document::Run& run : name) out.name.append(run.text);
  if (name.size() == 1 && name[0].fields.size() == 1 &&
      name[0].fields[0].size == name[0].text.view().size()) {
    out.name_place = name[0].fields[0].place;
  }
  return out;
}

std::vector<document::Block> Renderer::blocks(const Nodes& nodes) {
  std::vector<document::Block> out;
  blocks(nodes, out);
  return out;
}

void Renderer::blocks(const Nodes& nodes, std::vector<document::Block>& out) {
  walk(nodes, [&](const Node& node) {
    std::visit(
        [&](const auto& one) {
          // Items, rows and running text stand inside a block and are written by it.
          if constexpr (requires { put(one, out); }) put(one, out);
        },
        node.content);
  });
}

void Renderer::put(const ParagraphNode& node, std::vector<document::Block>& out) {
  document::Paragraph paragraph{.role = node.role, .text = inlines(node.text)};
  if (!paragraph.text.empty()) out.emplace_back(std::move(paragraph));
}

void Renderer::put(const ListNode& node, std::vector<document::Block>& out) {
  document::List list;
  items(node, 1, list);
  if (!list.items.empty()) out.emplace_back(std::move(list));
}

void Renderer::put(const TableNode& node, std::vector<document::Block>& out) {
  document::Table filled = table(node);
  if (!filled.rows.empty()) out.emplace_back(std::move(filled));
}

void Renderer::put(const TitleNode& node, std::vector<document::Block>& out) {
  out.emplace_back(document::Title{
      .type_name = words(node.type_name), .subject = words(node.subject), .hyphens = node.hyphens});
}

void Renderer::put(const SectionNode& node, std::vector<document::Block>& out) {
  const int level = std::min(depth_ + 1, kDeepestHeading);
  const auto depth = static_cast<std::size_t>(depth_);
  numbered_.resize(depth + 1);
  // The heading keeps its place until it is known whether anything follows.
  const std::size_t heading = out.size();
  out.emplace_back(document::Heading{});
  ++depth_;
  blocks(node.content, out);
  --depth_;
  // What was numbered inside starts anew in the next section.
  numbered_.resize(depth + 1);
  if (out.size() == heading + 1) {
    document::Paragraph nothing{.role = {}, .text = inlines(node.empty)};
    if (nothing.text.empty()) {
      out.pop_back();
      return;
    }
    out.emplace_back(std::move(nothing));
  }
  const MarkerStyle style = node.marker.value_or(usual_marker(level));
  const int ordinal = style == MarkerStyle::None ? 1 : ++numbered_[depth];
  out[heading] = document::Heading{
      .level = level, .marker = {.style = style, .ordinal = ordinal}, .text = inlines(node.title)};
}

void Renderer::items(const ListNode& node, int depth, document::List& out) {
  int ordinal = 0;
  walk(node.items, [&](const Node& item) {
    if (const auto* nested = std::get_if<ListNode>(&item.content)) {
      items(*nested, depth + 1, out);
      return;
    }
    document::Inlines text = inlines(std::get<ItemNode>(item.content).text);
    if (text.empty()) return;
    out.items.push_back({.marker = {.style = node.marker, .ordinal = ++ordinal},
                         .depth = depth,
                         .text = std::move(text)});
  });
}

document::Table Renderer::table(const TableNode& node) {
  document::Table out;
  out.summary = words(node.summary);
  for (const ColumnNode& column : node.columns) {
    out.columns.push_back(column.column);
    out.header.push_back(inlines(column.header));
  }
  walk(node.rows, [&](const Node& row) {
    document::TableRow cells;
    for (const Nodes& cell : std::get<RowNode>(row.content).cells) cells.push_back(inlines(cell));
    out.rows.push_back(std::move(cells));
  });
  return out;
}

void Renderer::put(const LetterheadNode& node, std::vector<document::Block>& out) {
  document::Letterhead letterhead{.superior = words(node.superior),
                                  .issuer = words(node.issuer),
                                  .heading = words(node.heading),
                                  .number = {},
                                  .place_date = {}};
  if (auto number = words(node.number); !number.empty()) letterhead.number = std::move(number);
  if (auto place = words(node.place_date); !place.empty()) {
    letterhead.place_date = std::move(place);
  }
  out.emplace_back(std::move(letterhead));
}

void Renderer::put(const SignaturesNode& node, std::vector<document::Block>& out) {
  document::SignatureBlock signatures;
  std::vector<text::NfcString> recipients;
  walk(node.recipients, [&](const Node& one) {
    auto line = words(std::get<RecipientNode>(one.content).text);
    if (!line.empty()) recipients.push_back(std::move(line));
  });
  if (!recipients.empty()) {
    document::Recipients list{.label = words(node.label), .lines = {}};
    for (std::size_t i = 0; i < recipients.size(); ++i) {
      list.lines.push_back(recipient_line(recipients[i].view(), i + 1 == recipients.size()));
    }
    signatures.recipients = std::move(list);
  }
  for (const SignatoryNode& one : node.signatories) {
    signatures.signatories.push_back(signatory(one));
  }
  out.emplace_back(std::move(signatures));
}

}  // namespace vanthu::compose
