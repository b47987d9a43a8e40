#include <utility>

#include "text/text_problems.h"
#include "xml/reader.h"
#include "xml/start_tag.h"
#include "xml/wording.h"

namespace vanthu::xml {
namespace {

// Words joined by one space; with paragraphs, a blank line becomes one line feed.
std::string collapsed(std::string_view text, bool paragraphs) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t line_feeds = 0;
    while (i < text.size() && is_space(text[i])) {
      line_feeds += text[i] == '\n' ? 1U : 0U;
      ++i;
    }
    if (i == text.size()) {
      break;
    }
    if (!out.empty()) {
      out += paragraphs && line_feeds > 1 ? '\n' : ' ';
    }
    const std::size_t begin = i;
    while (i < text.size() && !is_space(text[i])) {
      ++i;
    }
    out.append(text.substr(begin, i - begin));
  }
  return out;
}

// Nothing to be done: single spaces between words.
bool is_collapsed(std::string_view text) {
  if (text.empty()) return true;
  if (is_space(text.front()) || is_space(text.back())) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_space(text[i]) && (text[i] != ' ' || text[i + 1] == ' ')) return false;
  }
  return true;
}

std::string id_of(text::TextProblemKind kind) {
  switch (kind) {
    case text::TextProblemKind::IllFormed:
      return "TXT-01";
    case text::TextProblemKind::Control:
      return "TXT-02";
    case text::TextProblemKind::Direction:
      return "TXT-03";
    case text::TextProblemKind::Lost:
      return "TXT-04";
    case text::TextProblemKind::StackedMarks:
      return "TXT-05";
    case text::TextProblemKind::LookAlike:
      return "TXT-06";
    case text::TextProblemKind::ForeignLetter:
      return "TXT-07";
    case text::TextProblemKind::Unexpected:
      return "TXT-08";
  }
  VANTHU_CHECK(false, "every kind of text problem has an id");
  return {};
}

findings::Severity severity_of(text::TextProblemWeight weight) {
  return weight == text::TextProblemWeight::Error ? findings::Severity::Violation
                                                  : findings::Severity::Warning;
}

}  // namespace

// True when no violation was found. Letters are looked at in the source, where their place is;
// those written as &#…; are seen in the value only.
bool Reader::inspect_text(std::string_view value, std::span<const SourceSpan> places) {
  bool good = true;
  const auto tell = [&](const text::TextProblem& problem, const SourceSpan& at) {
    add(id_of(problem.kind), at, problem.message, problem.hint, severity_of(problem.weight));
    good = good && problem.weight != text::TextProblemWeight::Error;
  };
  bool references = false;
  for (const SourceSpan& place : places) {
    const std::string_view raw = element_.source(place);
    references = references || raw.find("&#") != std::string_view::npos;
    for (const auto& problem : text::inspect(raw)) {
      const std::size_t begin = place.begin + problem.offset;
      tell(problem, {.begin = begin, .end = begin + problem.length});
    }
  }
  if (references && good) {
    for (const auto& problem : text::inspect(value)) {
      tell(problem, places.front());
    }
  }
  return good;
}

std::optional<text::NfcString> Reader::read_text(std::string_view value,
                                                 std::span<const SourceSpan> places,
                                                 bool paragraphs) {
  // A page holds three thousand characters: no paragraph is this long.
  constexpr std::size_t kLongestText = 65536;
  if (places.empty()) {
    return text::NfcString{};
  }
  if (value.size() > kLongestText) {
    add("XML-33", places.front(), {"đoạn chữ dài hơn 64 KB", "this text is longer than 64 KB"},
        {"tách thành nhiều đoạn", "split it into several paragraphs"});
    return std::nullopt;
  }
  if (!has_room() || !inspect_text(value, places)) {
    return std::nullopt;
  }
  auto normal = text::normalize(value);
  VANTHU_CHECK(normal.ok(), "text without a wrong letter has a normal form");
  if (is_collapsed(normal.value().view())) return std::move(normal).value();
  return text::nfc(collapsed(normal.value().view(), paragraphs));
}

text::NfcString Reader::text(std::string_view attribute) {
  const Attribute* found = look_up(attribute, true);
  if (found == nullptr) {
    return {};
  }
  auto value = read_text(found->value, std::span(&found->span, 1), false);
  if (value && value->empty()) {
    add("XML-32", found->name_span,
        {"thuộc tính " + quoted(attribute) + " để trống",
         "the attribute " + quoted(attribute) + " is empty"},
        {"ghi nội dung vào giữa hai dấu nháy", "write its content between the quotes"});
  }
  return std::move(value).value_or(text::NfcString{});
}

std::optional<text::NfcString> Reader::optional_text(std::string_view attribute) {
  if (!has(attribute)) {
    known_attributes_.emplace_back(attribute);
    return std::nullopt;
  }
  return text(attribute);
}

text::NfcString Reader::optional_content() {
  content_read_ = true;
  return read_text(element_.text(), element_.text_pieces(), true).value_or(text::NfcString{});
}

text::NfcString Reader::content() {
  const std::size_t before = findings_.size();
  text::NfcString value = optional_content();
  if (value.empty() && findings_.size() == before) {
    add("XML-32", element_.span(),
        {"thẻ " + tag_word(element_.name()) + " để trống nội dung",
         "the element " + tag_word(element_.name()) + " has no content"},
        {"ghi nội dung vào giữa thẻ mở và thẻ đóng",
         "write its content between the opening and the closing tag"});
  }
  return value;
}

}  // namespace vanthu::xml
