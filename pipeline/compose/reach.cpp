#include "compose/reach.h"

#include <algorithm>
#include <vector>

namespace vanthu::compose {
namespace {

// Follows names through loops and into blocks; names_[slot] is what the slot stands for.
class PrintedFields {
 public:
  explicit PrintedFields(const Wording& wording) : wording_(wording) {}

  void all(const Nodes& nodes, std::vector<std::string> names) {
    for (const Node& node : nodes) one(node, names);
  }

  std::set<std::string> take() { return std::move(found_); }

 private:
  static std::string path_of(const Expression& expression, const std::vector<std::string>& names) {
    std::string path = expression.slot < names.size() ? names[expression.slot] : "";
    for (const Field* field : expression.path) {
      path += (path.empty() ? "" : ".") + std::string(field->name);
    }
    return path;
  }

  void one(const Node& node, std::vector<std::string>& names) {
    if (const auto* print = std::get_if<Print>(&node.content)) {
      found_.insert(path_of(print->value, names));
      for (const auto& call : print->value.calls) {
        for (const Expression& base : call.base) found_.insert(path_of(base, names));
      }
    } else if (const auto* loop = std::get_if<Loop>(&node.content)) {
      auto inside = names;
      inside.resize(std::max(inside.size(), loop->item_slot + 1));
      inside[loop->item_slot] = path_of(loop->list, names);
      visit_inside(node, [&](const Nodes& nodes) { all(nodes, inside); });
    } else if (const auto* use = std::get_if<Use>(&node.content)) {
      std::vector<std::string> given{""};
      for (const Expression& argument : use->arguments) given.push_back(path_of(argument, names));
      all(wording_.blocks[use->block].content, given);
    } else {
      visit_inside(node, [&](const Nodes& nodes) { all(nodes, names); });
    }
  }

  const Wording& wording_;
  std::set<std::string> found_;
};

bool reads(const Expression& expression, std::size_t slot) {
  return expression.slot == slot ||
         std::any_of(expression.calls.begin(), expression.calls.end(), [&](const auto& call) {
           return std::any_of(call.base.begin(), call.base.end(),
                              [&](const Expression& base) { return reads(base, slot); });
         });
}

bool reads(const Condition& condition, std::size_t slot);

bool any_reads(const Conditions& conditions, std::size_t slot) {
  return std::any_of(conditions.begin(), conditions.end(),
                     [&](const Condition& one) { return reads(one, slot); });
}

bool reads(const Condition& condition, std::size_t slot) {
  if (const auto* test = std::get_if<Holds>(&condition.test)) return reads(test->value, slot);
  if (const auto* test = std::get_if<NumberComparison>(&condition.test)) {
    return reads(test->left, slot) ||
           std::any_of(test->right.begin(), test->right.end(),
                       [&](const Expression& right) { return reads(right, slot); });
  }
  if (const auto* test = std::get_if<WordComparison>(&condition.test)) {
    return reads(test->left, slot);
  }
  if (const auto* test = std::get_if<AllOf>(&condition.test)) return any_reads(test->parts, slot);
  if (const auto* test = std::get_if<AnyOf>(&condition.test)) return any_reads(test->parts, slot);
  return any_reads(std::get<Not>(condition.test).part, slot);
}

bool node_reads(const Node& node, std::size_t slot) {
  if (const auto* print = std::get_if<Print>(&node.content)) return reads(print->value, slot);
  if (const auto* use = std::get_if<Use>(&node.content)) {
    return std::any_of(use->arguments.begin(), use->arguments.end(),
                       [&](const Expression& argument) { return reads(argument, slot); });
  }
  if (const auto* loop = std::get_if<Loop>(&node.content)) {
    if (reads(loop->list, slot) || (loop->where && reads(*loop->where, slot))) return true;
  }
  if (const auto* choice = std::get_if<Choice>(&node.content)) {
    for (const auto& branch : choice->branches) {
      if (reads(branch.test, slot)) return true;
    }
  }
  if (const auto* title = std::get_if<TitleNode>(&node.content)) {
    if (title->hyphens_if && reads(*title->hyphens_if, slot)) return true;
  }
  bool found = false;
  visit_inside(node, [&](const Nodes& nodes) { found = found || reads_slot(nodes, slot); });
  return found;
}

}  // namespace

std::set<std::string> printed_fields(const Nodes& nodes, const Wording& wording) {
  PrintedFields fields(wording);
  fields.all(nodes, {""});
  return fields.take();
}

bool reads_slot(const Nodes& nodes, std::size_t slot) {
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](const Node& node) { return node_reads(node, slot); });
}

}  // namespace vanthu::compose
