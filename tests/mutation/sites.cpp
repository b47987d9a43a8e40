#include "mutation/sites.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "mutation/passed.h"

namespace mutation {
namespace {

Thrown from_environment() {
  Thrown wanted;
  const char* text = std::getenv("VANTHU_MUTANT");
  if (text != nullptr) std::sscanf(text, "%d:%d", &wanted.number, &wanted.variant);
  return wanted;
}

}  // namespace

Thrown thrown = from_environment();

std::vector<bool>& passed_switches() {
  static std::vector<bool> passed;
  return passed;
}

bool pass(int number) {
  auto& passed = passed_switches();
  const auto index = static_cast<std::size_t>(number);
  if (index < passed.size()) passed[index] = true;
  return number == thrown.number;
}

Op chosen(int number, Op written) {
  if (!pass(number)) return written;
  const bool first = thrown.variant == 0;
  switch (written) {
    case Op::Less:
      return first ? Op::LessEqual : Op::GreaterEqual;
    case Op::LessEqual:
      return first ? Op::Less : Op::Greater;
    case Op::Greater:
      return first ? Op::GreaterEqual : Op::LessEqual;
    case Op::GreaterEqual:
      return first ? Op::Greater : Op::Less;
    case Op::Equal:
      return Op::NotEqual;
    case Op::NotEqual:
      return Op::Equal;
  }
  return written;
}

int variants_of(const char* kind) {
  const std::string_view name = kind;
  return name == "==" || name == "!=" ? 1 : 2;
}

}  // namespace mutation
