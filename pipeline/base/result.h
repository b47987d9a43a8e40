// Result<T>: a value or an Error; what std::expected will be once our compilers have it.
//   Result<Bytes> read(…);  if (!bytes.ok()) return bytes.error();  use(bytes.value());
// Reading the wrong side is a bug and throws (VANTHU_CHECK).
#pragma once

#include <utility>
#include <variant>

#include "base/check.h"
#include "base/error.h"

namespace vanthu {

template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose: `return value;` and `return error;` are how stages answer.
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }

  const T& value() const& {
    VANTHU_CHECK(ok(), "value() of a failed Result");
    return *std::get_if<0>(&state_);
  }
  T& value() & {
    VANTHU_CHECK(ok(), "value() of a failed Result");
    return *std::get_if<0>(&state_);
  }
  // By value, so that `for (x : make().value())` does not dangle.
  T value() && {
    VANTHU_CHECK(ok(), "value() of a failed Result");
    return std::move(*std::get_if<0>(&state_));
  }
  const Error& error() const {
    VANTHU_CHECK(!ok(), "error() of a successful Result");
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

// Done or an Error: `return Done{};`
struct Done {
  bool operator==(const Done&) const = default;
};

}  // namespace vanthu
