// A compiled name with its formatters, {attendance.excused|theo tên|và}, and the conditions built
// of such names. Private to this module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "compose/formatter.h"
#include "compose/object_types.h"
#include "compose/value.h"
#include "compose/view.h"
#include "compose/vocabulary.h"

namespace vanthu::compose {

struct Expression {
  struct Call {
    FormatCall format;
    // The number that Ratio and Percent divide by; one or none.
    std::vector<Expression> base;
  };

  // 0 is the record; the others are loop items and parameters of blocks.
  std::size_t slot = 0;
  // Fields of static tables.
  std::vector<const Field*> path;
  std::vector<Call> calls;
  Type type;
  bool optional = false;
};

enum class Comparison { Equal, NotEqual, Greater, GreaterOrEqual, Less, LessOrEqual };

struct Condition;
using Conditions = std::vector<Condition>;

// Stated, not empty, true.
struct Holds {
  Expression value;
};
struct NumberComparison {
  Expression left;
  Comparison comparison = Comparison::Equal;
  // A number, or another name: one or none.
  std::int64_t number = 0;
  std::vector<Expression> right;
};
struct WordComparison {
  Expression left;
  bool equal = true;
  std::size_t word = 0;
};
struct AllOf {
  Conditions parts;
};
struct AnyOf {
  Conditions parts;
};
struct Not {
  Conditions part;
};

struct Condition {
  std::variant<Holds, NumberComparison, WordComparison, AllOf, AnyOf, Not> test;
};

// What names stand for while a document is written.
struct Frame {
  const View& view;
  const Vocabulary& vocabulary;
  // slots[0] is the record.
  std::vector<Value> slots;
};

Value evaluate(const Expression& expression, const Frame& frame);
// A comparison with something absent does not hold.
bool holds(const Condition& condition, const Frame& frame);

}  // namespace vanthu::compose
