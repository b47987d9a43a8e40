#include "xml/malformed.h"

#include <expat.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "xml/start_tag.h"

namespace vanthu::xml {
namespace {

using findings::Finding;

SourceSpan name_span(std::string_view bytes, std::size_t begin) {
  return {.begin = begin, .end = begin + name_at(bytes, begin).size()};
}

std::string tag(std::string_view name) {
  return "<" + std::string(name) + ">";
}
std::string closing(std::string_view name) {
  return "</" + std::string(name) + ">";
}

Finding unclosed(const SourceText& source, const std::vector<OpenTag>& open, std::size_t first,
                 std::optional<std::size_t> closing_at) {
  const std::string_view bytes = source.bytes();
  const std::size_t begin = open[first].name_begin;
  const std::string name(name_at(bytes, begin));
  const std::string line = line_number(source, begin);
  Finding finding{
      .id = "XML-07",
      .message = {"thẻ " + tag(name) + " mở ở dòng " + line + " chưa được đóng",
                  "the element " + tag(name) + " opened on line " + line + " is never closed"},
      .at = name_span(bytes, begin),
      .label = {"mở ở đây", "opened here"},
      .hint = {}};
  if (closing_at) {
    const std::string outer(name_at(bytes, *closing_at));
    const std::string outer_line = line_number(source, *closing_at);
    finding.hint = {"thêm " + closing(name) + " trước " + closing(outer) + " ở dòng " + outer_line +
                        "; thẻ không có nội dung thì kết thúc bằng />",
                    "add " + closing(name) + " before " + closing(outer) + " on line " +
                        outer_line + "; an element without content ends with />"};
  } else {
    finding.hint = {"thêm " + closing(name) + "; nếu tệp bị cắt mất phần cuối thì lấy lại bản đủ",
                    "add " + closing(name) + "; if the end of the file was lost, get a whole copy"};
  }
  return finding;
}

Finding mismatched(const SourceText& source, const ParseFailure& failure) {
  const std::string_view bytes = source.bytes();
  const std::string_view name = name_at(bytes, failure.offset);
  for (std::size_t i = failure.open.size(); i-- > 0;) {
    if (name_at(bytes, failure.open[i].name_begin) == name && i + 1 < failure.open.size())
      return unclosed(source, failure.open, i + 1, failure.offset);
  }
  const std::size_t open_begin = failure.open.back().name_begin;
  const std::string expected(name_at(bytes, open_begin));
  const std::string line = line_number(source, open_begin);
  return {.id = "XML-08",
          .message = {"thẻ đóng " + closing(name) + " không khớp với thẻ " + tag(expected) +
                          " mở ở dòng " + line,
                      "the closing tag " + closing(name) + " does not match " + tag(expected) +
                          " opened on line " + line},
          .at = name_span(bytes, failure.offset),
          .label = {"ở đây phải là " + closing(expected), "this should be " + closing(expected)},
          .hint = {"sửa tên thẻ đóng, hoặc xóa nó nếu thừa",
                   "correct the closing tag, or delete it if there is one too many"}};
}

Finding duplicate_attribute(const SourceText& source, std::size_t offset) {
  const std::string_view bytes = source.bytes();
  // With two prefixes for one namespace expat points at the tag instead of the attribute.
  const std::size_t begin = offset + (offset < bytes.size() && bytes[offset] == '<' ? 1U : 0U);
  const std::string name(name_at(bytes, begin));
  return {.id = "XML-09",
          .message = {"thuộc tính “" + name + "” bị lặp lại",
                      "the attribute “" + name + "” appears twice"},
          .at = name_span(bytes, begin),
          .label = {"lần thứ hai trong cùng một thẻ", "the second time in one tag"},
          .hint = {"giữ lại một giá trị đúng, xóa thuộc tính kia",
                   "keep the one correct value and delete the other"}};
}

Finding unknown_entity(const SourceText& source, std::size_t offset) {
  const std::string_view bytes = source.bytes();
  const std::string name(name_at(bytes, offset + 1));
  return {.id = "XML-10",
          .message = {"ký hiệu &" + name + "; không có trong XML",
                      "&" + name + "; is not known in XML"},
          .at = {.begin = offset, .end = offset + name.size() + 2},
          .label = {},
          .hint = {"gõ thẳng chữ cần viết; riêng dấu & viết là &amp;, dấu < viết là &lt;",
                   "type the character itself; only & is written &amp; and < is written &lt;"}};
}

Finding bare_ampersand(std::size_t begin, std::size_t end) {
  return {.id = "XML-10",
          .message = {"ký tự & phải viết là &amp;", "the character & has to be written &amp;"},
          .at = {.begin = begin, .end = std::max(end, begin + 1)},
          .label = {"viết &amp; ở đây", "write &amp; here"},
          .hint = {}};
}

Finding forbidden_character(std::size_t begin, std::size_t end) {
  return {
      .id = "XML-12",
      .message = {"có ký tự điều khiển không được phép trong XML",
                  "a control character that XML does not allow"},
      .at = {.begin = begin, .end = end},
      .label = {"xóa ký tự này", "delete this character"},
      .hint = {"ký tự này không nhìn thấy được, thường lẫn vào khi sao chép từ chương trình khác",
               "it cannot be seen and usually comes along when copying from another program"}};
}

Finding outside_root(const SourceText& source, std::size_t offset) {
  const std::string_view bytes = source.bytes();
  const bool element = offset < bytes.size() && bytes[offset] == '<';
  const std::string name(element ? name_at(bytes, offset + 1) : std::string_view{});
  const Bilingual hint = {
      "một tệp chỉ có một thẻ ngoài cùng; phần này phải nằm trong thẻ đó, ở tệp "
      "khác hoặc bị xóa",
      "a file has one outermost element; this belongs inside it, in another "
      "file, or nowhere"};
  if (!name.empty()) {
    return {.id = "XML-13",
            .message = {"tệp có thêm thẻ ngoài cùng thứ hai: " + tag(name),
                        "the file has a second outermost element: " + tag(name)},
            .at = name_span(bytes, offset + 1),
            .label = {},
            .hint = hint};
  }
  return {
      .id = "XML-13",
      .message = {"có chữ nằm ngoài thẻ ngoài cùng", "there is text outside the outermost element"},
      .at = {.begin = offset, .end = offset + 1},
      .label = {},
      .hint = hint};
}

Finding undeclared_prefix(const SourceText& source, std::size_t offset) {
  const std::string_view bytes = source.bytes();
  SourceSpan at = name_span(bytes, offset + 1);
  if (name_at(bytes, at.begin).find(':') == std::string_view::npos) {
    for (const auto& place : attribute_places(bytes, at.begin)) {
      const std::string_view name = name_at(bytes, place.name.begin);
      if (name.find(':') != std::string_view::npos && name.substr(0, 6) != "xmlns:") {
        at = place.name;
        break;
      }
    }
  }
  const std::string name(bytes.substr(at.begin, at.end - at.begin));
  const std::string prefix = name.substr(0, name.find(':'));
  return {.id = "XML-15",
          .message = {"tiền tố “" + prefix + ":” trong “" + name + "” chưa được khai báo",
                      "the prefix “" + prefix + ":” in “" + name + "” is not declared"},
          .at = at,
          .label = {},
          .hint = {"bỏ tiền tố, hoặc khai báo xmlns:" + prefix + " ở thẻ ngoài cùng",
                   "drop the prefix, or declare xmlns:" + prefix + " on the outermost element"}};
}

Finding nothing_inside(const SourceText& source) {
  return {.id = "XML-14",
          .message = {"tệp rỗng, không có thẻ nào", "the file is empty: there is no element in it"},
          .at = {.begin = 0, .end = std::min<std::size_t>(source.bytes().size(), 1)},
          .label = {},
          .hint = {"kiểm tra xem tệp có bị hỏng khi sao chép không",
                   "check whether the file was damaged in copying"}};
}

Finding not_well_formed(std::size_t offset, int code) {
  const auto* reason = XML_ErrorString(static_cast<XML_Error>(code));
  return {.id = "XML-16",
          .message = {"chỗ này không đúng cú pháp XML", "this is not well-formed XML"},
          .at = {.begin = offset, .end = offset + 1},
          .label = {},
          .hint = {"mở bằng trình soạn thảo XML để xem quanh chỗ này; expat báo: " +
                       std::string(reason == nullptr ? "?" : reason),
                   "look around this place in an XML editor; expat says: " +
                       std::string(reason == nullptr ? "?" : reason)}};
}

// The '<' of the markup that `offset` stands in; none when it stands in text.
std::optional<std::size_t> markup_around(std::string_view bytes, std::size_t offset) {
  if (offset == 0) return std::nullopt;
  const std::size_t left = bytes.rfind('<', offset - 1);
  if (left == std::string_view::npos) return std::nullopt;
  if (bytes.substr(left, 4) == "<!--") return left;
  // A '>' inside quotes does not end a tag.
  char quote = '\0';
  for (std::size_t i = left; i < offset; ++i) {
    const char c = bytes[i];
    if (quote != '\0') {
      quote = c == quote ? '\0' : quote;
    } else if (c == '>') {
      return std::nullopt;
    } else if (c == '"' || c == '\'') {
      quote = c;
    }
  }
  return left;
}

Finding bad_token(const SourceText& source, const ParseFailure& failure) {
  const std::string_view bytes = source.bytes();
  const std::size_t at = failure.offset;
  if (at >= bytes.size()) return not_well_formed(at, failure.code);
  const auto byte = static_cast<unsigned char>(bytes[at]);
  if (byte < 0x20U && !is_space(bytes[at])) return forbidden_character(at, at + 1);
  const std::string_view here = bytes.substr(at, 3);
  if (here == "\xEF\xBF\xBE" || here == "\xEF\xBF\xBF") return forbidden_character(at, at + 3);

  std::size_t word = at;
  while (word > 0 && !ends_name(bytes[word - 1])) --word;
  if (word > 0 && bytes[word - 1] == '&') return bare_ampersand(word - 1, at);

  if (const auto markup = markup_around(bytes, at)) return explain_tag_fault(source, *markup, at);
  if (failure.open.empty()) return outside_root(source, at == 0 ? 0 : at - 1);
  if (at >= 2 && bytes.substr(at - 2, 3) == "]]>") {
    return {.id = "XML-10",
            .message = {"chuỗi ]]> trong lời văn phải viết là ]]&gt;",
                        "the characters ]]> in text have to be written ]]&gt;"},
            .at = {.begin = at - 2, .end = at + 1},
            .label = {},
            .hint = {}};
  }
  return not_well_formed(at, failure.code);
}

Finding cut_short(const SourceText& source, const ParseFailure& failure) {
  const std::string_view bytes = source.bytes();
  if (failure.offset < bytes.size() && bytes[failure.offset] == '<')
    return explain_tag_fault(source, failure.offset, bytes.size());
  if (failure.open.empty()) return nothing_inside(source);
  return unclosed(source, failure.open, failure.open.size() - 1, std::nullopt);
}

Finding misplaced_declaration(std::size_t offset) {
  return {.id = "XML-16",
          .message = {"dòng khai báo <?xml …?> phải đứng ở ngay đầu tệp",
                      "the declaration <?xml …?> has to be the very beginning of the file"},
          .at = {.begin = offset, .end = offset + 5},
          .label = {"xóa mọi dòng trắng, dấu cách và chữ đứng trước",
                    "delete every blank line, space and letter before it"},
          .hint = {}};
}

}  // namespace

std::string line_number(const SourceText& source, std::size_t offset) {
  return std::to_string(source.position(offset).line);
}

Finding explain_failure(const SourceText& source, const ParseFailure& failure) {
  const std::size_t at = failure.offset;
  // An if-chain: expat's enum grows with its versions, and a switch would have to name them all.
  const int code = failure.code;
  if (code == XML_ERROR_TAG_MISMATCH) return mismatched(source, failure);
  if (code == XML_ERROR_DUPLICATE_ATTRIBUTE) return duplicate_attribute(source, at);
  if (code == XML_ERROR_UNDEFINED_ENTITY) return unknown_entity(source, at);
  if (code == XML_ERROR_BAD_CHAR_REF) {
    const std::size_t end = source.bytes().find(';', at);
    return forbidden_character(at, end == std::string::npos ? at + 1 : end + 1);
  }
  if (code == XML_ERROR_JUNK_AFTER_DOC_ELEMENT) return outside_root(source, at);
  if (code == XML_ERROR_UNBOUND_PREFIX) return undeclared_prefix(source, at);
  if (code == XML_ERROR_MISPLACED_XML_PI) return misplaced_declaration(at);
  if (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
      code == XML_ERROR_UNCLOSED_CDATA_SECTION || code == XML_ERROR_PARTIAL_CHAR)
    return cut_short(source, failure);
  if (code == XML_ERROR_INVALID_TOKEN || code == XML_ERROR_SYNTAX)
    return bad_token(source, failure);
  return not_well_formed(at, code);
}

}  // namespace vanthu::xml
