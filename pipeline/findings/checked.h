// Checked<T>: a value when one could be made, and everything there is to say about the input,
// sorted by place. No value means at least one violation; a value may come with warnings.
#pragma once

#include <optional>
#include <utility>

#include "base/check.h"
#include "findings/finding.h"

namespace vanthu::findings {

template <typename T>
class [[nodiscard]] Checked {
 public:
  Checked(T value, Findings findings) : value_(std::move(value)), findings_(std::move(findings)) {
    sort_by_place(findings_);
  }
  explicit Checked(Findings findings) : findings_(std::move(findings)) {
    VANTHU_CHECK(has_violation(findings_), "a Checked without value says why");
    sort_by_place(findings_);
  }

  bool ok() const { return value_.has_value(); }
  const T& value() const& {
    VANTHU_CHECK(ok(), "value() of a Checked without value");
    return *value_;
  }
  T value() && {
    VANTHU_CHECK(ok(), "value() of a Checked without value");
    return std::move(*value_);
  }
  const Findings& findings() const& { return findings_; }
  // By value, so that a loop over parse(…).findings() does not outlive them.
  Findings findings() && { return std::move(findings_); }

 private:
  std::optional<T> value_;
  Findings findings_;
};

}  // namespace vanthu::findings
