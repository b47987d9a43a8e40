#include "compose/inline_writer.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace vanthu::compose {
namespace {

constexpr std::array<std::string_view, 9> kClosing = {",", ".", ";", ":", "?", "!", ")", "%", "”"};
constexpr std::array<std::string_view, 2> kOpening = {"(", "“"};

bool closes(std::string_view words) {
  return std::any_of(kClosing.begin(), kClosing.end(),
                     [&](std::string_view sign) { return words.starts_with(sign); });
}

bool opens(std::string_view words) {
  return std::any_of(kOpening.begin(), kOpening.end(),
                     [&](std::string_view sign) { return words.ends_with(sign); });
}

}  // namespace

void InlineWriter::literal(std::string_view words, const Look& look) {
  if (words.starts_with(' ')) {
    if (!pieces_.empty()) space_ = look;
    words.remove_prefix(1);
  }
  if (words.empty()) return;
  const bool space_after = words.ends_with(' ');
  if (space_after) words.remove_suffix(1);
  if (closes(words)) space_.reset();
  append(words, look);
  if (space_after) space_ = look;
}

void InlineWriter::value(std::string_view words, const Look& look) {
  if (words.empty()) return;
  if (words.find('\n') == std::string_view::npos) return append(words, look);
  std::string one_line(words);
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  append(one_line, look);
}

void InlineWriter::append(std::string_view words, const Look& look) {
  if (space_ && !pieces_.empty() && !opens(pieces_.back().text)) put(" ", *space_);
  space_.reset();
  put(words, look);
}

void InlineWriter::put(std::string_view words, const Look& look) {
  if (pieces_.empty() || pieces_.back().look != look) pieces_.push_back({.text = {}, .look = look});
  pieces_.back().text += words;
}

document::Inlines InlineWriter::finish() {
  document::Inlines out;
  out.reserve(pieces_.size());
  for (const Piece& piece : pieces_) {
    out.push_back({.text = text::nfc(piece.text),
                   .bold = piece.look.bold,
                   .italic = piece.look.italic,
                   .underline = piece.look.underline});
  }
  pieces_.clear();
  space_.reset();
  return out;
}

}  // namespace vanthu::compose
