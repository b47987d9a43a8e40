// Where something stands in a file the user gave us, and how to show it.
// Spans are byte offsets into the original bytes (a BOM counts); lines and columns are for people:
// from 1, columns in code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

// Half-open byte range. Not part of a value: all spans compare equal, so that two records read from
// differently indented files are equal when they say the same.
struct SourceSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const SourceSpan&) const { return true; }
};

struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;

  bool operator==(const LineColumn&) const = default;
};

class SourceText {
 public:
  SourceText() = default;
  // name is what the user typed or the path relative to the workspace, for messages.
  SourceText(std::string name, std::string bytes);

  const std::string& name() const { return name_; }
  const std::string& bytes() const { return bytes_; }

  LineColumn position(std::size_t offset) const;
  // The line's bytes without its terminator; line counts from 1.
  std::string_view line(std::size_t line) const;
  // "name:line:column"
  std::string locate(const SourceSpan& span) const;

 private:
  std::string name_;
  std::string bytes_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace vanthu
