#include "compose/inline_writer.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

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

bool looks(const document::Run& run, const Look& look) {
  return run.bold == look.bold && run.italic == look.italic && run.underline == look.underline;
}

text::NfcString one_line_of(const text::NfcString& words) {
  std::string line = words.str();
  std::replace(line.begin(), line.end(), '\n', ' ');
  return text::nfc(line);
}

}  // namespace

void InlineWriter::literal(const Literal& literal, const Look& look) {
  if (literal.space_before && !runs_.empty()) space_ = look;
  if (!literal.words.empty()) {
    if (closes(literal.words.view())) space_.reset();
    append(literal.words, look);
  }
  if (literal.space_after) space_ = look;
}

void InlineWriter::value(const text::NfcString& words, const Look& look, const std::string& place) {
  if (words.empty()) return;
  if (words.view().find('\n') == std::string_view::npos) {
    append(words, look);
    if (place.empty()) return;
    document::Run& run = runs_.back();
    const std::size_t size = words.view().size();
    run.fields.push_back({.begin = run.text.view().size() - size, .size = size, .place = place});
  } else {
    append(one_line_of(words), look);
  }
}

void InlineWriter::append(const text::NfcString& words, const Look& look) {
  static const text::NfcString kSpace = text::nfc(" ");
  if (space_ && !runs_.empty() && !opens(runs_.back().text.view())) put(kSpace, *space_);
  space_.reset();
  put(words, look);
}

void InlineWriter::put(const text::NfcString& words, const Look& look) {
  if (!runs_.empty() && looks(runs_.back(), look)) {
    runs_.back().text.append(words);
    return;
  }
  runs_.push_back({.text = words,
                   .bold = look.bold,
                   .italic = look.italic,
                   .underline = look.underline,
                   .fields = {}});
}

document::Inlines InlineWriter::finish() {
  space_.reset();
  return std::exchange(runs_, {});
}

}  // namespace vanthu::compose
