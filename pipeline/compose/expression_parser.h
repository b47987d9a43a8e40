// From the text of names and conditions to their compiled forms, with every problem reported where
// it stands. Private to this module.
#pragma once

#include <optional>
#include <string>

#include "compose/expression.h"
#include "compose/located_text.h"
#include "compose/scope.h"
#include "compose/wording.h"
#include "findings/finding.h"

namespace vanthu::compose {

// Where an expression stands: what its names mean and who is told about problems.
struct Surroundings {
  const Scope& scope;
  const Wording& wording;
  findings::Findings& findings;
};

// "vote.for|tỷ lệ: vote.base", without braces. Nothing after a reported problem.
std::optional<Expression> parse_expression(const Piece& piece, const Surroundings& around);

// The same where something is printed: text comes out, and it is known to be there. A block used as
// the last formatter is answered beside its argument.
struct Printable {
  Expression value;
  const Block* block = nullptr;
};
std::optional<Printable> parse_printable(const Piece& piece, const Surroundings& around);

// "a.b > 0 and (not c.d or e = word)"; also và, hoặc, không.
struct ParsedCondition {
  Condition condition;
  // What is known to be there when it holds, and when it does not.
  Facts if_true;
  Facts if_false;
};
std::optional<ParsedCondition> parse_condition(const Piece& piece, const Surroundings& around);

}  // namespace vanthu::compose
