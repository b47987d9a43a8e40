// Walks compiled nodes and writes blocks. Private to this module.
#pragma once

#include <optional>
#include <vector>

#include "compose/expression.h"
#include "compose/inline_writer.h"
#include "compose/nodes.h"
#include "compose/wording.h"
#include "document/document.h"
#include "ingest/text_places.h"

namespace vanthu::compose {

class Renderer {
 public:
  // All must outlive the renderer; places may be null.
  Renderer(const Wording& wording, const View& view, const ingest::TextPlaces* places,
           std::size_t slots);

  std::vector<document::Block> blocks(const Nodes& nodes);
  // Without looks.
  text::NfcString words(const Nodes& nodes);
  // Absent when they are empty.
  std::optional<text::NfcString> words_if_any(const Nodes& nodes);

 private:
  // Calls leaf for everything that is not a choice, a loop or a use.
  template <typename Leaf>
  void walk(const Nodes& nodes, const Leaf& leaf);
  template <typename Leaf>
  void walk_loop(const Loop& loop, const Leaf& leaf);

  void blocks(const Nodes& nodes, std::vector<document::Block>& out);
  document::Inlines inlines(const Nodes& nodes);
  void write(const Nodes& nodes, const Look& look, InlineWriter& out);
  std::string place_of(const Value& value) const;
  document::Signatory signatory(const SignatoryNode& node);

  void put(const ParagraphNode& node, std::vector<document::Block>& out);
  void put(const SectionNode& node, std::vector<document::Block>& out);
  void put(const ListNode& node, std::vector<document::Block>& out);
  void put(const TableNode& node, std::vector<document::Block>& out);
  void put(const LetterheadNode& node, std::vector<document::Block>& out);
  void put(const TitleNode& node, std::vector<document::Block>& out);
  void put(const AddresseesNode& node, std::vector<document::Block>& out);
  void put(const DivisionNode& node, std::vector<document::Block>& out);
  void put(const AppendixNode& node, std::vector<document::Block>& out);
  void put(const BlankLinesNode& node, std::vector<document::Block>& out);
  void put(const SignaturesNode& node, std::vector<document::Block>& out);
  std::vector<text::NfcString> recipients(const Nodes& nodes);
  std::vector<text::NfcString> recipient_lines(const std::vector<text::NfcString>& names) const;
  document::Marker marker(document::MarkerStyle style, int ordinal) const;
  void items(const ListNode& node, int depth, document::List& out);
  document::Table table(const TableNode& node);

  const Wording& wording_;
  const ingest::TextPlaces* places_;
  Frame frame_;
  // Sections around the one being written, and how many of each depth have been numbered.
  int depth_ = 0;
  std::vector<int> numbered_;
};

}  // namespace vanthu::compose
