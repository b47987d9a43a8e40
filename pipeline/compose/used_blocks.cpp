#include "compose/nodes.h"

namespace vanthu::compose {
namespace {

using Visit = std::function<void(const Nodes&)>;

void inside(const Literal&, const Visit&) {}
void inside(const Print&, const Visit&) {}
void inside(const Use&, const Visit&) {}
void inside(const BlankLinesNode&, const Visit&) {}
void inside(const Styled& node, const Visit& visit) {
  visit(node.content);
}
void inside(const Choice& node, const Visit& visit) {
  for (const auto& branch : node.branches) visit(branch.content);
  visit(node.otherwise);
}
void inside(const Loop& node, const Visit& visit) {
  visit(node.content);
  visit(node.separator);
  visit(node.last_separator);
}
void inside(const ParagraphNode& node, const Visit& visit) {
  visit(node.text);
}
void inside(const SectionNode& node, const Visit& visit) {
  visit(node.title);
  visit(node.content);
  visit(node.empty);
}
void inside(const ListNode& node, const Visit& visit) {
  visit(node.items);
}
void inside(const ItemNode& node, const Visit& visit) {
  visit(node.text);
}
void inside(const TableNode& node, const Visit& visit) {
  visit(node.summary);
  for (const auto& column : node.columns) visit(column.header);
  visit(node.rows);
}
void inside(const RowNode& node, const Visit& visit) {
  for (const auto& cell : node.cells) visit(cell);
}
void inside(const LetterheadNode& node, const Visit& visit) {
  for (const Nodes* part : {&node.superior, &node.issuer, &node.heading, &node.number,
                            &node.place_date, &node.letter_subject, &node.draft, &node.contact}) {
    visit(*part);
  }
  for (const auto& stamp : node.stamps) visit(stamp.text);
}
void inside(const TitleNode& node, const Visit& visit) {
  visit(node.type_name);
  visit(node.subject);
}
void inside(const AddresseesNode& node, const Visit& visit) {
  visit(node.label);
  visit(node.names);
}
void inside(const DivisionNode& node, const Visit& visit) {
  visit(node.label);
  visit(node.title);
}
void inside(const AppendixNode& node, const Visit& visit) {
  visit(node.label);
  visit(node.title);
  visit(node.content);
}
void inside(const SignaturesNode& node, const Visit& visit) {
  visit(node.ending);
  visit(node.label);
  visit(node.typist);
  visit(node.recipients);
  for (const auto& one : node.signatories) {
    visit(one.authority);
    visit(one.position);
    visit(one.name);
  }
}
void inside(const RecipientNode& node, const Visit& visit) {
  visit(node.text);
}

}  // namespace

void visit_inside(const Node& node, const Visit& visit) {
  std::visit([&](const auto& one) { inside(one, visit); }, node.content);
}

std::vector<std::size_t> used_blocks(const Nodes& nodes) {
  std::vector<std::size_t> found;
  const Visit collect = [&](const Nodes& list) {
    for (const Node& node : list) {
      if (const auto* use = std::get_if<Use>(&node.content)) found.push_back(use->block);
      visit_inside(node, collect);
    }
  };
  collect(nodes);
  return found;
}

}  // namespace vanthu::compose
