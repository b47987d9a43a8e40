#include "compose/expression.h"

#include <algorithm>

namespace vanthu::compose {
namespace {

bool compare(std::int64_t left, Comparison comparison, std::int64_t right) {
  switch (comparison) {
    case Comparison::Equal:
      return left == right;
    case Comparison::NotEqual:
      return left != right;
    case Comparison::Greater:
      return left > right;
    case Comparison::GreaterOrEqual:
      return left >= right;
    case Comparison::Less:
      return left < right;
    case Comparison::LessOrEqual:
      return left <= right;
  }
  return false;
}

bool test(const Holds& part, const Frame& frame) {
  return evaluate(part.value, frame).holds_something();
}

bool test(const NumberComparison& part, const Frame& frame) {
  const Value left = evaluate(part.left, frame);
  if (left.is_absent()) return false;
  std::int64_t right = part.number;
  if (!part.right.empty()) {
    const Value other = evaluate(part.right.front(), frame);
    if (other.is_absent()) return false;
    right = other.as<std::int64_t>();
  }
  return compare(left.as<std::int64_t>(), part.comparison, right);
}

bool test(const WordComparison& part, const Frame& frame) {
  const Value left = evaluate(part.left, frame);
  if (left.is_absent()) return false;
  return (left.as<Word>().word == part.word) == part.equal;
}

bool test(const AllOf& all, const Frame& frame) {
  return std::all_of(all.parts.begin(), all.parts.end(),
                     [&](const Condition& part) { return holds(part, frame); });
}

bool test(const AnyOf& any, const Frame& frame) {
  return std::any_of(any.parts.begin(), any.parts.end(),
                     [&](const Condition& part) { return holds(part, frame); });
}

bool test(const Not& negated, const Frame& frame) {
  return !holds(negated.part.front(), frame);
}

}  // namespace

Value evaluate(const Expression& expression, const Frame& frame) {
  const Value& start = frame.slots[expression.slot];
  Value value;
  if (expression.path.empty()) {
    value = start;
  } else if (!start.is_absent()) {
    const void* place = start.as<Object>().place;
    for (const Field* field : expression.path) {
      value = field->read(frame.view, place);
      if (value.is_absent()) break;
      // Only the last one may be something without fields inside.
      if (const auto* object = std::get_if<Object>(&value.content)) place = object->place;
    }
  }
  for (const auto& call : expression.calls) {
    if (call.base.empty()) {
      value = apply(call.format, value, frame.vocabulary, frame.view);
      continue;
    }
    const Value base = evaluate(call.base.front(), frame);
    if (base.is_absent()) return Value{};
    FormatCall with_base = call.format;
    with_base.base = base.as<std::int64_t>();
    value = apply(with_base, value, frame.vocabulary, frame.view);
  }
  return value;
}

bool holds(const Condition& condition, const Frame& frame) {
  return std::visit([&](const auto& part) { return test(part, frame); }, condition.test);
}

}  // namespace vanthu::compose
