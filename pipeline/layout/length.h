// A length on paper: written in millimetres or points, kept in points.
#pragma once

#include <cmath>
#include <compare>

namespace vanthu::layout {

class Length {
 public:
  constexpr Length() = default;
  static constexpr Length from_pt(double pt) { return Length(pt); }
  static constexpr Length from_mm(double mm) { return Length(mm * 72.0 / 25.4); }

  constexpr double pt() const { return pt_; }
  constexpr double mm() const { return pt_ * 25.4 / 72.0; }
  // Twentieths of a point, rounded to nearest: WordprocessingML's unit.
  long twips() const { return std::lround(pt_ * 20.0); }

  auto operator<=>(const Length&) const = default;

 private:
  explicit constexpr Length(double pt) : pt_(pt) {}
  double pt_ = 0;
};

}  // namespace vanthu::layout
