// Internal to pdf/*.cpp: the few words that a paper has outside its layout, in signature
// appearances and beside the record code: measured, broken and shown in the embedded faces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "layout/font_metrics.h"

namespace vanthu::pdf {

class SmallText {
 public:
  // metrics must outlive it.
  explicit SmallText(const layout::FontMetrics& metrics) : metrics_(metrics) {}

  // Error: the face lacks a letter.
  Result<Done> check(std::string_view text, layout::Face face) const;
  // In points, of text that check() has passed, as in all that follows.
  double width(std::string_view text, layout::Face face, double size) const;
  // Broken at spaces so that lines are no wider; a single word may be.
  std::vector<std::string_view> broken(std::string_view text, layout::Face face, double size,
                                       double width) const;
  // A text object at a point from the left and lower edges.
  void show(std::string& out, std::string_view text, layout::Face face, double size, double x,
            double y) const;

 private:
  const layout::FontMetrics& metrics_;
};

}  // namespace vanthu::pdf
