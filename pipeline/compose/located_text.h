// Text of a template together with the place of every byte in the file, so that a problem inside
// an attribute or between two tags is shown exactly where it stands, entities notwithstanding.
// Private to this module.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"

namespace vanthu::compose {

class LocatedText {
 public:
  // raw is the span of character data or of an attribute's value in a file that xml::parse_strict
  // has accepted: entities are resolved, comments skipped, CDATA sections opened.
  LocatedText(const SourceText& source, SourceSpan raw);

  std::string_view text() const { return text_; }
  // Of the bytes [begin, end) of text().
  SourceSpan span(std::size_t begin, std::size_t end) const;
  SourceSpan span() const { return span(0, text_.size()); }

 private:
  std::string text_;
  // Where each byte of text_ starts in the file, and the end of the last one.
  std::vector<std::size_t> offsets_;
};

// Byte ranges of a LocatedText: what a parser hands on.
struct Piece {
  const LocatedText* whole = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;

  std::string_view text() const { return whole->text().substr(begin, end - begin); }
  SourceSpan span() const { return whole->span(begin, end); }
  // from and to count from the piece's own start.
  Piece part(std::size_t from, std::size_t to) const;
  Piece trimmed() const;
};

inline Piece whole(const LocatedText& text) {
  return Piece{.whole = &text, .begin = 0, .end = text.text().size()};
}

bool is_white(char c);
// Names may be wrapped over lines: each run of white space as one space.
std::string one_line(std::string_view words);

}  // namespace vanthu::compose
