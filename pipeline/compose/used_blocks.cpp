#include "compose/nodes.h"

namespace vanthu::compose {
namespace {

// Collects the blocks that nodes use, whatever they are nested in.
class Collector {
 public:
  std::vector<std::size_t> found;

  void all(const Nodes& nodes) {
    for (const Node& node : nodes) {
      std::visit([this](const auto& one) { in(one); }, node.content);
    }
  }

 private:
  void in(const Literal&) {}
  void in(const Print&) {}
  void in(const Styled& node) { all(node.content); }
  void in(const Choice& node) {
    for (const auto& branch : node.branches) all(branch.content);
    all(node.otherwise);
  }
  void in(const Loop& node) {
    all(node.content);
    all(node.separator);
    all(node.last_separator);
  }
  void in(const Use& node) { found.push_back(node.block); }
  void in(const ParagraphNode& node) { all(node.text); }
  void in(const SectionNode& node) {
    all(node.title);
    all(node.content);
    all(node.empty);
  }
  void in(const ListNode& node) { all(node.items); }
  void in(const ItemNode& node) { all(node.text); }
  void in(const TableNode& node) {
    all(node.summary);
    for (const auto& column : node.columns) all(column.header);
    all(node.rows);
  }
  void in(const RowNode& node) {
    for (const auto& cell : node.cells) all(cell);
  }
  void in(const LetterheadNode& node) {
    for (const Nodes* part :
         {&node.superior, &node.issuer, &node.heading, &node.number, &node.place_date,
          &node.letter_subject, &node.draft, &node.contact}) {
      all(*part);
    }
    for (const auto& stamp : node.stamps) all(stamp.text);
  }
  void in(const AddresseesNode& node) {
    all(node.label);
    all(node.names);
  }
  void in(const DivisionNode& node) {
    all(node.label);
    all(node.title);
  }
  void in(const AppendixNode& node) {
    all(node.label);
    all(node.title);
    all(node.content);
  }
  void in(const BlankLinesNode&) {}
  void in(const TitleNode& node) {
    all(node.type_name);
    all(node.subject);
  }
  void in(const SignaturesNode& node) {
    all(node.label);
    all(node.typist);
    all(node.recipients);
    for (const auto& one : node.signatories) {
      all(one.authority);
      all(one.position);
      all(one.name);
    }
  }
  void in(const RecipientNode& node) { all(node.text); }
};

}  // namespace

std::vector<std::size_t> used_blocks(const Nodes& nodes) {
  Collector collector;
  collector.all(nodes);
  return collector.found;
}

}  // namespace vanthu::compose
