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

// "Đảng ủy xã (để báo cáo)", whatever signs the words came with.
std::string_view recipient_name(std::string_view words) {
  constexpr std::string_view kSigns = " .;,-";
  while (!words.empty() && kSigns.find(words.back()) != std::string_view::npos) {
    words.remove_suffix(1);
  }
  while (!words.empty() && (words.front() == '-' || words.front() == ' ')) words.remove_prefix(1);
  return words;
}

// The text that ends the block: of a paragraph, of a list's last item; null for others.
document::Inlines* last_words(document::Block& block) {
  if (auto* paragraph = std::get_if<document::Paragraph>(&block)) return &paragraph->text;
  auto* list = std::get_if<document::List>(&block);
  return list != nullptr ? &list->items.back().text : nullptr;
}

// "…kết thúc." ends as "…kết thúc./."; what has another end, or this one already, keeps it.
// Appended, because the stop may be the record's own.
void end_with(std::vector<document::Block>& blocks, const text::NfcString& ending) {
  constexpr std::string_view kStop = ".";
  if (!ending.view().starts_with(kStop) || ending.view() == kStop || blocks.empty()) return;
  document::Inlines* words = last_words(blocks.back());
  if (words == nullptr || words->empty()) return;
  text::NfcString& last = words->back().text;
  if (!last.view().ends_with(kStop) || last.view().ends_with(ending.view())) return;
  last.append(text::nfc(ending.view().substr(kStop.size())));
}

// Several appendices are numbered, a single one is not.
void number_appendices(std::vector<document::Block>& blocks) {
  std::vector<document::Appendix*> found;
  for (document::Block& block : blocks) {
    if (auto* appendix = std::get_if<document::Appendix>(&block)) found.push_back(appendix);
  }
  if (found.size() < 2) return;
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i]->label.append(text::nfc(" " + std::to_string(i + 1)));
  }
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

std::optional<text::NfcString> Renderer::words_if_any(const Nodes& nodes) {
  auto all = words(nodes);
  return all.empty() ? std::nullopt : std::optional(std::move(all));
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

// "- Đảng ủy xã (để báo cáo);"
std::vector<text::NfcString> Renderer::recipient_lines(
    const std::vector<text::NfcString>& names) const {
  const std::string& separator = frame_.view.settings().recipient_separator.str();
  std::vector<text::NfcString> lines;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    lines.push_back(
        text::nfc("- " + std::string(recipient_name(names[i].view())) + (last ? "." : separator)));
  }
  return lines;
}

document::Marker Renderer::marker(MarkerStyle style, int ordinal) const {
  return {.style = style, .ordinal = ordinal, .end = frame_.view.settings().marker_end};
}

std::vector<document::Block> Renderer::blocks(const Nodes& nodes) {
  std::vector<document::Block> out;
  blocks(nodes, out);
  number_appendices(out);
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
  const bool hyphens = node.hyphens_if ? holds(*node.hyphens_if, frame_) : node.hyphens;
  out.emplace_back(document::Title{
      .type_name = words(node.type_name), .subject = words(node.subject), .hyphens = hyphens});
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
      .level = level, .marker = marker(style, ordinal), .text = inlines(node.title)};
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
    out.items.push_back(
        {.marker = marker(node.marker, ++ordinal), .depth = depth, .text = std::move(text)});
  });
}

document::Table Renderer::table(const TableNode& node) {
  document::Table out;
  out.summary = words(node.summary);
  out.row_height = node.row_height;
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
                                  .number = words_if_any(node.number),
                                  .place_date = words_if_any(node.place_date),
                                  .letter_subject = words_if_any(node.letter_subject),
                                  .draft = words_if_any(node.draft),
                                  .contact = words_if_any(node.contact)};
  for (const StampNode& stamp : node.stamps) {
    if (auto text = words_if_any(stamp.text)) {
      letterhead.stamps.push_back({.kind = stamp.kind, .text = *std::move(text)});
    }
  }
  out.emplace_back(std::move(letterhead));
}

void Renderer::put(const AddresseesNode& node, std::vector<document::Block>& out) {
  auto names = recipients(node.names);
  if (names.empty()) return;
  if (names.size() == 1) {
    names[0] = text::nfc(recipient_name(names[0].view()));
  } else {
    names = recipient_lines(names);
  }
  out.emplace_back(document::Addressees{.label = words(node.label), .names = std::move(names)});
}

void Renderer::put(const DivisionNode& node, std::vector<document::Block>& out) {
  out.emplace_back(document::Division{.label = words(node.label), .title = words(node.title)});
}

void Renderer::put(const AppendixNode& node, std::vector<document::Block>& out) {
  const std::size_t start = out.size();
  out.emplace_back(document::Appendix{.label = words(node.label), .title = words(node.title)});
  // Its sections are numbered on their own.
  const auto around = std::exchange(numbered_, {});
  const int depth = std::exchange(depth_, 0);
  blocks(node.content, out);
  numbered_ = around;
  depth_ = depth;
  if (out.size() == start + 1) out.pop_back();
}

void Renderer::put(const BlankLinesNode& node, std::vector<document::Block>& out) {
  out.emplace_back(document::BlankLines{.count = node.count});
}

std::vector<text::NfcString> Renderer::recipients(const Nodes& nodes) {
  std::vector<text::NfcString> out;
  walk(nodes, [&](const Node& one) {
    auto name = words(std::get<RecipientNode>(one.content).text);
    if (!name.empty()) out.push_back(std::move(name));
  });
  return out;
}

void Renderer::put(const SignaturesNode& node, std::vector<document::Block>& out) {
  end_with(out, words(node.ending));
  document::SignatureBlock signatures;
  if (const auto names = recipients(node.recipients); !names.empty()) {
    signatures.recipients = document::Recipients{.label = words(node.label),
                                                 .lines = recipient_lines(names),
                                                 .typist = words_if_any(node.typist)};
  }
  for (const SignatoryNode& one : node.signatories) {
    signatures.signatories.push_back(signatory(one));
  }
  out.emplace_back(std::move(signatures));
}

}  // namespace vanthu::compose
