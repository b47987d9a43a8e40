#include <string>
#include <string_view>

#include "xml/malformed.h"
#include "xml/start_tag.h"

namespace vanthu::xml {
namespace {

using findings::Finding;

constexpr std::string_view kOpeningCurly = "\xE2\x80\x9C";
constexpr std::string_view kClosingCurly = "\xE2\x80\x9D";

std::string quoted(std::string_view bytes, const SourceSpan& span) {
  return "“" + std::string(bytes.substr(span.begin, span.end - span.begin)) + "”";
}

Finding less_than_in_text(std::size_t at) {
  return {.id = "XML-10",
          .message = {"dấu < trong lời văn phải viết là &lt;",
                      "the character < in text has to be written &lt;"},
          .at = {.begin = at, .end = at + 1},
          .label = {"viết &lt; ở đây", "write &lt; here"},
          .hint = {}};
}

Finding bad_comment(std::size_t begin, std::size_t offset, bool cut) {
  if (cut) {
    return {.id = "XML-11",
            .message = {"ghi chú <!-- … chưa được đóng bằng -->",
                        "a comment <!-- … is never closed with -->"},
            .at = {.begin = begin, .end = begin + 4},
            .label = {"mở ở đây", "opened here"},
            .hint = {}};
  }
  return {.id = "XML-11",
          .message = {"trong ghi chú <!-- … --> không được có hai dấu gạch nối liền nhau",
                      "two hyphens in a row are not allowed inside a comment <!-- … -->"},
          .at = {.begin = offset >= 2 ? offset - 2 : 0, .end = offset},
          .label = {"viết một dấu gạch hoặc dấu –", "write one hyphen or a dash –"},
          .hint = {}};
}

Finding unterminated_tag(std::string_view bytes, const SourceSpan& name) {
  const std::string tag = "<" + std::string(bytes.substr(name.begin, name.end - name.begin));
  return {
      .id = "XML-11",
      .message = {"thẻ " + tag + " thiếu dấu > ở cuối", "the tag " + tag + " lacks its final >"},
      .at = name,
      .label = {},
      .hint = {"kết thúc thẻ bằng >, hoặc /> nếu thẻ không có nội dung",
               "end the tag with >, or with /> when it has no content"}};
}

Finding unterminated_value(const SourceText& source, const SourceSpan& name, std::size_t quote) {
  const std::string_view bytes = source.bytes();
  const std::string line = line_number(source, quote);
  return {.id = "XML-11",
          .message = {"giá trị của thuộc tính " + quoted(bytes, name) + " mở dấu nháy ở dòng " +
                          line + " mà chưa đóng",
                      "the value of " + quoted(bytes, name) +
                          " has no closing quote; it opens "
                          "on line " +
                          line},
          .at = {.begin = quote, .end = quote + 1},
          .label = {"dấu nháy mở ở đây", "the quote opens here"},
          .hint = {"thêm dấu \" vào cuối giá trị; nếu có dấu < trong giá trị thì viết là &lt;",
                   "add \" at the end of the value; a < inside a value is written &lt;"}};
}

Finding unquoted_value(std::string_view bytes, const SourceSpan& name, std::size_t at) {
  const std::string_view start = bytes.substr(at, 3);
  if (start == kOpeningCurly || start == kClosingCurly) {
    return {.id = "XML-11",
            .message = {"giá trị của thuộc tính " + quoted(bytes, name) +
                            " đặt trong dấu nháy cong “ ”",
                        "the value of " + quoted(bytes, name) + " is in curly quotes “ ”"},
            .at = {.begin = at, .end = at + 3},
            .label = {"gõ dấu nháy thẳng \"", "type a straight quote \""},
            .hint = {"dấu nháy cong thường do Word tự đổi; hãy soạn hồ sơ bằng trình soạn thảo văn "
                     "bản thuần",
                     "Word turns quotes curly by itself; edit records in a plain text editor"}};
  }
  return {.id = "XML-11",
          .message = {"giá trị của thuộc tính " + quoted(bytes, name) + " phải đặt trong dấu nháy",
                      "the value of " + quoted(bytes, name) + " has to be in quotes"},
          .at = {.begin = at, .end = at + 1},
          .label = {"thêm dấu \" ở hai đầu giá trị", "put \" before and after the value"},
          .hint = {}};
}

Finding missing_equals(std::string_view bytes, const SourceSpan& name) {
  return {.id = "XML-11",
          .message = {"thuộc tính " + quoted(bytes, name) + " thiếu giá trị",
                      "the attribute " + quoted(bytes, name) + " has no value"},
          .at = name,
          .label = {"viết ten=\"giá trị\"", "write name=\"value\""},
          .hint = {}};
}

Finding missing_space(std::size_t at) {
  return {
      .id = "XML-11",
      .message = {"thiếu dấu cách giữa hai thuộc tính", "a space is missing between attributes"},
      .at = {.begin = at, .end = at + 1},
      .label = {"thêm dấu cách trước chỗ này", "put a space before this"},
      .hint = {}};
}

Finding stray_in_tag(std::size_t at) {
  return {.id = "XML-11",
          .message = {"ký tự không được phép trong thẻ", "a character that a tag cannot contain"},
          .at = {.begin = at, .end = at + 1},
          .label = {"xóa hoặc sửa chỗ này", "delete or correct this"},
          .hint = {"trong thẻ chỉ có tên thẻ và các thuộc tính viết dạng ten=\"giá trị\"",
                   "a tag holds its name and attributes written name=\"value\""}};
}

// Walks the attributes of a start tag until `offset`, where expat gave up, and says why.
Finding bad_start_tag(const SourceText& source, const SourceSpan& tag, std::size_t offset) {
  const std::string_view bytes = source.bytes();
  std::size_t i = tag.end;
  // The attribute before, and its opening quote.
  SourceSpan before;
  std::size_t before_quote = 0;
  for (;;) {
    const std::size_t next = skip_space(bytes, i);
    const bool spaced = next > i;
    if (next >= bytes.size() || (next >= offset && offset < bytes.size() && bytes[offset] == '<'))
      return unterminated_tag(bytes, tag);
    if (!spaced && next == offset && i > tag.end) {
      // a="x b="y": the value of a seems to end behind b=, so its own quote was left open.
      const bool left_open = i >= tag.end + 2 && bytes[i - 2] == '=';
      return left_open ? unterminated_value(source, before, before_quote) : missing_space(next);
    }
    const std::string_view name = name_at(bytes, next);
    if (name.empty()) return stray_in_tag(offset < bytes.size() ? offset : next);
    const SourceSpan name_span = {.begin = next, .end = next + name.size()};
    if (offset < bytes.size() && offset < name_span.end) return stray_in_tag(offset);
    const std::size_t equals = skip_space(bytes, name_span.end);
    if (equals >= bytes.size() || bytes[equals] != '=') return missing_equals(bytes, name_span);
    const std::size_t quote = skip_space(bytes, equals + 1);
    if (quote >= bytes.size()) return unterminated_tag(bytes, tag);
    if (bytes[quote] != '"' && bytes[quote] != '\'') return unquoted_value(bytes, name_span, quote);
    const std::size_t close = bytes.find(bytes[quote], quote + 1);
    if (close == std::string_view::npos || close >= offset) {
      const bool same_line =
          offset < bytes.size() && source.position(quote).line == source.position(offset).line;
      if (same_line && bytes[offset] == '<' && close != std::string_view::npos) {
        Finding finding = less_than_in_text(offset);
        finding.message = {
            "dấu < trong giá trị của thuộc tính " + quoted(bytes, name_span) + " phải viết là &lt;",
            "the character < in the value of " + quoted(bytes, name_span) +
                " has to be written &lt;"};
        return finding;
      }
      return unterminated_value(source, name_span, quote);
    }
    i = close + 1;
    before = name_span;
    before_quote = quote;
  }
}

}  // namespace

Finding explain_tag_fault(const SourceText& source, std::size_t begin, std::size_t offset) {
  const std::string_view bytes = source.bytes();
  if (bytes.substr(begin, 4) == "<!--") return bad_comment(begin, offset, offset >= bytes.size());
  const bool closes = begin + 1 < bytes.size() && bytes[begin + 1] == '/';
  const std::size_t name_begin = begin + (closes ? 2U : 1U);
  const SourceSpan name = {.begin = name_begin,
                           .end = name_begin + name_at(bytes, name_begin).size()};
  if (closes && offset == begin + 1) {
    return {.id = "XML-08",
            .message = {"có thẻ đóng mà không có thẻ mở", "a closing tag without an opening one"},
            .at = name,
            .label = {"xóa thẻ này", "delete this tag"},
            .hint = {}};
  }
  if (offset <= begin + 1) return less_than_in_text(begin);
  if (closes) return unterminated_tag(bytes, {.begin = begin + 1, .end = name.end});
  return bad_start_tag(source, name, offset);
}

}  // namespace vanthu::xml
