// What scripts/instrument-rules puts into a copy of the predicates: every comparison, counted base
// and number asks here which way to go. One switch at a time is thrown: by mutate_rules in a child
// process, or for a whole test program by the environment (VANTHU_MUTANT=number:variant).
#pragma once

#include <cstdint>

#include "rules/bases.h"

namespace mutation {

enum class Op { Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual };

// Number of the switch that is thrown, 0 for none, and which of its variants.
struct Thrown {
  int number = 0;
  int variant = 0;
};
extern Thrown thrown;

// Remembers that the switch was passed; says whether it is the thrown one.
bool pass(int number);
// The operator to use at a switch.
Op chosen(int number, Op written);
// Number of variants of a switch, by the kind that sites.txt names.
int variants_of(const char* kind);

template <typename T, typename U>
bool compare(const T& left, Op op, const U& right) {
  if constexpr (requires { left < right; }) {
    switch (op) {
      case Op::Less:
        return left < right;
      case Op::LessEqual:
        return left <= right;
      case Op::Greater:
        return left > right;
      case Op::GreaterEqual:
        return left >= right;
      case Op::Equal:
      case Op::NotEqual:
        break;
    }
  }
  if constexpr (requires { left == right; }) return (left == right) == (op == Op::Equal);
  return false;
}

struct Relation {
  Relation(int n, Op w) : number(n), written(w) {}
  int number;
  Op written;
};
template <typename T>
struct Bound {
  const T& left;
  Relation at;
};
template <typename T>
Bound<T> operator<<(const T& left, Relation at) {
  return {left, at};
}
template <typename T, typename U>
bool operator>>(Bound<T> bound, const U& right) {
  return compare(bound.left, chosen(bound.at.number, bound.at.written), right);
}

template <typename T>
T number(int at, T value) {
  return pass(at) ? value + (thrown.variant == 0 ? 1 : -1) : value;
}

// A base that is one too large, or another of the three.
template <int Number>
struct base_of {
  using At = std::optional<vanthu::CivilTime>;
  using Base = vanthu::rules::Base;
  using View = vanthu::rules::RecordView;

  static Base voting_base(const View& view, const At& at = {}) {
    return changed(view, at, vanthu::rules::voting_base(view, at), vanthu::rules::meeting_base);
  }
  static Base meeting_base(const View& view, const At& at = {}) {
    return changed(view, at, vanthu::rules::meeting_base(view, at), vanthu::rules::congress_base);
  }
  static Base congress_base(const View& view, const At& at = {}) {
    return changed(view, at, vanthu::rules::congress_base(view, at), vanthu::rules::meeting_base);
  }
  static Base committee_base(const View& view) {
    return changed(view, {}, vanthu::rules::committee_base(view), vanthu::rules::meeting_base);
  }

 private:
  static Base changed(const View& view, const At& at, Base base,
                      Base (*other)(const View&, const At&)) {
    if (!pass(Number)) return base;
    if (thrown.variant == 1) return other(view, at);
    ++base.count;
    ++base.whole;
    return base;
  }
};

// A count that is one too large, or one too small.
template <int Number>
struct count_of {
  template <typename... Arguments>
  static std::int64_t eligible_present(const Arguments&... arguments) {
    return number(Number, vanthu::rules::eligible_present(arguments...));
  }
  template <typename... Arguments>
  static std::int64_t attendance_base(const Arguments&... arguments) {
    return number(Number, vanthu::rules::attendance_base(arguments...));
  }
  template <typename... Arguments>
  static std::int64_t attendance_present(const Arguments&... arguments) {
    return number(Number, vanthu::rules::attendance_present(arguments...));
  }
  template <typename... Arguments>
  static std::int64_t unexcused_absences(const Arguments&... arguments) {
    return number(Number, vanthu::rules::unexcused_absences(arguments...));
  }
  template <typename... Arguments>
  static std::int64_t members_on_books(const Arguments&... arguments) {
    return number(Number, vanthu::rules::members_on_books(arguments...));
  }
};

}  // namespace mutation
