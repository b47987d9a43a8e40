#include "xml/strict_gate.h"

#include <expat.h>

#include <climits>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/check.h"
#include "xml/encoding_gate.h"
#include "xml/malformed.h"
#include "xml/start_tag.h"

namespace vanthu::xml {
namespace {

struct ParserDeleter {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using ParserHandle = std::unique_ptr<XML_ParserStruct, ParserDeleter>;

enum class Refusal { None, Doctype, Depth, Nodes, Encoding, Version };

// What the callbacks share. They run inside C code: nothing here may throw, so room is reserved.
struct Walk {
  XML_Parser parser = nullptr;
  const Limits* limits = nullptr;
  std::vector<Extent> extents;
  // Indices into extents.
  std::vector<std::size_t> open;
  std::size_t nodes = 0;
  Refusal refusal = Refusal::None;
  std::size_t refused_at = 0;

  std::size_t offset() const { return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser)); }
  void refuse(Refusal why) {
    if (refusal != Refusal::None) return;
    refusal = why;
    refused_at = offset();
    XML_StopParser(parser, XML_FALSE);
  }
};

void on_start(void* user, const XML_Char*, const XML_Char** attributes) {
  Walk& walk = *static_cast<Walk*>(user);
  if (walk.refusal != Refusal::None) return;
  if (walk.open.size() >= walk.limits->depth) return walk.refuse(Refusal::Depth);
  for (const XML_Char** a = attributes; *a != nullptr; a += 2) ++walk.nodes;
  if (++walk.nodes > walk.limits->nodes) return walk.refuse(Refusal::Nodes);
  const std::size_t begin = walk.offset();
  const std::size_t end = begin + static_cast<std::size_t>(XML_GetCurrentByteCount(walk.parser));
  walk.open.push_back(walk.extents.size());
  walk.extents.push_back({.name_begin = begin + 1, .content_begin = end, .content_end = end});
}

void on_end(void* user, const XML_Char*) {
  Walk& walk = *static_cast<Walk*>(user);
  if (walk.refusal != Refusal::None) return;
  Extent& extent = walk.extents[walk.open.back()];
  walk.open.pop_back();
  // The end of an empty-element tag is reported at its own start.
  extent.content_end = std::max(extent.content_begin, walk.offset());
}

void on_text(void* user, const XML_Char*, int) {
  Walk& walk = *static_cast<Walk*>(user);
  if (++walk.nodes > walk.limits->nodes) walk.refuse(Refusal::Nodes);
}

void on_comment(void* user, const XML_Char*) {
  on_text(user, nullptr, 0);
}
void on_instruction(void* user, const XML_Char*, const XML_Char*) {
  on_text(user, nullptr, 0);
}

void on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  static_cast<Walk*>(user)->refuse(Refusal::Doctype);
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

void on_declaration(void* user, const XML_Char* version, const XML_Char* encoding, int) {
  Walk& walk = *static_cast<Walk*>(user);
  if (version != nullptr && std::string_view(version) != "1.0") walk.refuse(Refusal::Version);
  if (encoding != nullptr && !same_ignoring_case(encoding, "UTF-8")) walk.refuse(Refusal::Encoding);
}

SourceSpan declared_value(std::string_view bytes, std::size_t declaration, std::string_view name) {
  for (const auto& place : attribute_places(bytes, declaration + 2)) {
    if (bytes.substr(place.name.begin, place.name.end - place.name.begin) == name)
      return place.value;
  }
  return {.begin = declaration, .end = declaration + 5};
}

findings::Finding too_big(const Limits& limits) {
  const std::string megabytes = std::to_string(limits.bytes >> 20U);
  return {.id = "XML-01",
          .message = {"tệp lớn hơn " + megabytes + " MB, quá lớn đối với một hồ sơ kỳ họp",
                      "the file is larger than " + megabytes + " MB, too large for a record"},
          .at = {},
          .label = {},
          .hint = {"kiểm tra xem có đưa nhầm tệp không; ảnh và bản quét để thành tệp riêng",
                   "check that this is the right file; keep pictures and scans in files of their "
                   "own"}};
}

findings::Finding explain_refusal(const SourceText& source, const Walk& walk) {
  const std::string_view bytes = source.bytes();
  const std::size_t at = walk.refused_at;
  const SourceSpan name = {.begin = at + 1, .end = at + 1 + name_at(bytes, at + 1).size()};
  switch (walk.refusal) {
    case Refusal::Doctype: {
      const std::size_t begin = std::min(bytes.rfind("<!DOCTYPE", at), at);
      return {.id = "XML-04",
              .message = {"tệp có khai báo DOCTYPE, vanthu không nhận",
                          "the file has a DOCTYPE declaration, which vanthu does not accept"},
              .at = {.begin = begin, .end = begin + 9},
              .label = {"xóa khai báo này", "delete this declaration"},
              .hint = {"khai báo này cho phép kéo nội dung từ nơi khác vào hồ sơ; hồ sơ phải tự đủ",
                       "it lets content be pulled in from elsewhere; a record must stand alone"}};
    }
    case Refusal::Depth:
      return {.id = "XML-05",
              .message = {"các thẻ lồng nhau quá " + std::to_string(walk.limits->depth) + " tầng",
                          "elements are nested more than " + std::to_string(walk.limits->depth) +
                              " levels deep"},
              .at = name,
              .label = {},
              .hint = {"kiểm tra các thẻ chưa đóng ở phía trên", "check for unclosed tags above"}};
    case Refusal::Nodes:
      return {.id = "XML-06",
              .message = {"tệp có hơn " + std::to_string(walk.limits->nodes) +
                              " thẻ, thuộc tính và đoạn chữ",
                          "the file has more than " + std::to_string(walk.limits->nodes) +
                              " elements, attributes and pieces of text"},
              .at = {.begin = at, .end = at + 1},
              .label = {},
              .hint = {"tách thành nhiều hồ sơ", "split it into several records"}};
    case Refusal::Encoding:
      return {.id = "XML-03",
              .message = {"dòng đầu khai báo bảng mã khác UTF-8",
                          "the first line declares an encoding other than UTF-8"},
              .at = declared_value(bytes, at, "encoding"),
              .label = {"sửa thành UTF-8", "change it to UTF-8"},
              .hint = {"lưu tệp bằng UTF-8 rồi viết encoding=\"UTF-8\"",
                       "save the file as UTF-8 and write encoding=\"UTF-8\""}};
    case Refusal::Version:
      return {.id = "XML-03",
              .message = {"chỉ nhận XML phiên bản 1.0", "only XML version 1.0 is accepted"},
              .at = declared_value(bytes, at, "version"),
              .label = {"sửa thành 1.0", "change it to 1.0"},
              .hint = {}};
    case Refusal::None:
      break;
  }
  VANTHU_CHECK(false, "a refusal is explained only where there is one");
  return {};
}

ParserHandle make_parser(Walk& walk) {
  // The encoding is fixed, so that a declaration cannot change how the bytes are read. Names come
  // as URI, line feed, local name; only their well-formedness matters here.
  ParserHandle parser(XML_ParserCreateNS("UTF-8", '\n'));
  VANTHU_CHECK(parser != nullptr, "expat has memory for a parser");
  walk.parser = parser.get();
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetCommentHandler(parser.get(), on_comment);
  XML_SetProcessingInstructionHandler(parser.get(), on_instruction);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  XML_SetXmlDeclHandler(parser.get(), on_declaration);
  return parser;
}

}  // namespace

std::variant<std::vector<Extent>, findings::Finding> pass_gate(const SourceText& source,
                                                               const Limits& limits) {
  const std::string& bytes = source.bytes();
  VANTHU_CHECK(limits.bytes <= INT_MAX, "expat counts in int");
  if (bytes.size() > limits.bytes) return too_big(limits);
  if (auto fault = find_encoding_fault(source)) return *std::move(fault);

  Walk walk;
  walk.limits = &limits;
  walk.open.reserve(limits.depth);
  // An element takes at least four bytes ("<a/>").
  walk.extents.reserve(std::min(limits.nodes, bytes.size() / 4 + 1));
  const ParserHandle parser = make_parser(walk);
  const XML_Status status =
      XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
  if (walk.refusal != Refusal::None) return explain_refusal(source, walk);
  if (status != XML_STATUS_OK) {
    ParseFailure failure{.code = static_cast<int>(XML_GetErrorCode(parser.get())),
                         .offset = std::min(walk.offset(), bytes.size()),
                         .open = {}};
    for (const std::size_t index : walk.open)
      failure.open.push_back({.name_begin = walk.extents[index].name_begin});
    return explain_failure(source, failure);
  }
  return std::move(walk.extents);
}

}  // namespace vanthu::xml
