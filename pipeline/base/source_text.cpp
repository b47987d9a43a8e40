#include "base/source_text.h"

#include <algorithm>
#include <utility>

namespace vanthu {

SourceText::SourceText(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  line_starts_.push_back(0);
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos;
       at = bytes_.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

LineColumn SourceText::position(std::size_t offset) const {
  if (line_starts_.empty()) return {};
  offset = std::min(offset, bytes_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto index = static_cast<std::size_t>(after - line_starts_.begin()) - 1;
  std::size_t column = 1;
  for (std::size_t i = line_starts_[index]; i < offset; ++i) {
    const auto byte = static_cast<unsigned char>(bytes_[i]);
    const bool starts_code_point = (byte & 0xC0U) != 0x80U;
    if (starts_code_point) ++column;
  }
  return {.line = index + 1, .column = column};
}

std::string_view SourceText::line(std::size_t line) const {
  if (line == 0 || line > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[line - 1];
  std::size_t end = line < line_starts_.size() ? line_starts_[line] - 1 : bytes_.size();
  if (end > begin && bytes_[end - 1] == '\r') --end;
  return std::string_view(bytes_).substr(begin, end - begin);
}

std::string SourceText::locate(const SourceSpan& span) const {
  const auto at = position(span.begin);
  return name_ + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace vanthu
